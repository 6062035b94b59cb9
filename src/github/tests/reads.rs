//! What the reads make of good answers.

use serde_json::json;

use super::operations::{read, reads};
use super::{TOKEN, below, github, samples, sha, shop};
use crate::github::{AccountKind, CheckConclusion, CheckStatus, GitHubErrorKind, IssueState};
use crate::http::scripted::{Answer, Received, Server};

#[tokio::test]
async fn every_read_understands_a_good_answer_and_asks_once() {
    for (name, endpoint, good) in reads() {
        let server = Server::answering([Answer::json(good.to_string())]).await;
        let github = github(&server);
        read(&github, name).await.expect(name);
        assert_eq!(github.requests(), 1, "{name}");
        let line = server.lines().remove(0);
        assert_eq!(line.split('?').next().unwrap(), endpoint, "{name}");
    }
}

#[tokio::test]
async fn every_request_says_who_asks_and_for_what_version() {
    let server = Server::answering([Answer::json(samples::user().to_string())]).await;
    github(&server).authenticated_user().await.unwrap();
    let received: Received = server.received().remove(0);
    for (name, value) in [
        ("accept", "application/vnd.github+json"),
        ("x-github-api-version", "2022-11-28"),
        ("authorization", &format!("Bearer {TOKEN}")),
        ("user-agent", concat!("gonogo/", env!("CARGO_PKG_VERSION"))),
    ] {
        assert_eq!(received.header(name), Some(value));
        let count = received
            .headers
            .iter()
            .filter(|(given, _)| given == name)
            .count();
        assert_eq!(count, 1, "{name} once");
    }
}

#[tokio::test]
async fn an_enterprise_server_is_asked_below_its_own_path() {
    for base in ["/api/v3", "/api/v3/"] {
        let server = Server::answering([Answer::json(samples::user().to_string())]).await;
        below(&server, base).authenticated_user().await.unwrap();
        assert_eq!(server.lines(), ["GET /api/v3/user"]);
    }
}

#[tokio::test]
async fn the_latest_server_clock_is_kept() {
    let at = |date| Answer::with(404, &[("date", date)], "");
    let server = Server::answering([
        at("Fri, 20 Nov 2026 14:00:10 GMT"),
        at("Fri, 20 Nov 2026 14:00:05 GMT"),
        at("yesterday"),
    ])
    .await;
    let github = github(&server);
    assert_eq!(github.server_date(), None);
    for _ in 0..3 {
        assert!(github.authenticated_user().await.is_err());
    }
    assert_eq!(
        github.server_date(),
        Some("2026-11-20T14:00:10Z".parse().unwrap())
    );
    assert_eq!(github.requests(), 3);
}

#[tokio::test]
async fn a_pull_request_of_a_vanished_fork_and_author_is_still_one() {
    let mut raw = samples::pull_request(7);
    raw["user"] = json!(null);
    raw["head"]["repo"] = json!(null);
    raw["head"]["ref"] = json!("bad\u{202e}name..");
    raw["merged_at"] = json!("2026-11-20T12:00:00Z");
    raw["state"] = json!("closed");
    let server = Server::answering([Answer::json(raw.to_string())]).await;
    let seven = 7.try_into().unwrap();
    let pull_request = github(&server).pull_request(&shop(), seven).await.unwrap();
    assert_eq!(
        (pull_request.author, pull_request.head.repository),
        (None, None)
    );
    assert_eq!(
        (pull_request.state, pull_request.merged),
        (IssueState::Closed, true)
    );
    assert_eq!(pull_request.body.for_parsing(), "");
    assert_eq!(pull_request.labels, ["release".into()]);
    assert_eq!(pull_request.changed_files, Some(3));
}

#[tokio::test]
async fn an_unknown_word_for_a_state_of_a_check_is_never_a_success() {
    let mut raw = samples::check_run();
    raw["status"] = json!("pondering");
    raw["conclusion"] = json!("splendid");
    let body = json!({"check_runs": [raw]}).to_string();
    let server = Server::answering([Answer::json(body)]).await;
    let runs = github(&server)
        .check_runs(&shop(), &sha('a'), None)
        .await
        .unwrap();
    assert_eq!(runs[0].status, CheckStatus::Other);
    assert_eq!(runs[0].conclusion, Some(CheckConclusion::Other));
}

#[tokio::test]
async fn kinds_of_accounts_are_told_apart() {
    for (word, kind) in [
        ("User", AccountKind::User),
        ("Bot", AccountKind::Bot),
        ("Organization", AccountKind::Organization),
        ("Robot", AccountKind::Other),
    ] {
        let mut raw = samples::user();
        raw["type"] = json!(word);
        let server = Server::answering([Answer::json(raw.to_string())]).await;
        let account = github(&server).authenticated_user().await.unwrap();
        assert_eq!((account.id.0, account.kind), (7, kind));
    }
}

/// The tag's commit when GitHub answers like this.
async fn tag(answers: Vec<serde_json::Value>) -> Result<char, GitHubErrorKind> {
    let server = Server::answering(answers.iter().map(|raw| Answer::json(raw.to_string()))).await;
    let name = "v1".parse().unwrap();
    let commit = github(&server).tag_commit(&shop(), &name).await;
    commit
        .map(|sha| sha.as_str().chars().next().unwrap())
        .map_err(|error| error.kind)
}

#[tokio::test]
async fn a_tag_is_followed_to_its_commit_and_not_for_ever() {
    let reference = |kind, digit| samples::reference("refs/tags/v1", kind, digit);
    assert_eq!(tag(vec![reference("commit", 'a')]).await, Ok('a'));
    let nested = [('1', '2'), ('2', '3'), ('3', '4'), ('4', '5')]
        .map(|(own, target)| samples::tag(own, "tag", target));
    let five = [vec![reference("tag", '1')], nested.to_vec()].concat();
    let end = |kind, target| [five.clone(), vec![samples::tag('5', kind, target)]].concat();
    assert_eq!(tag(end("commit", 'c')).await, Ok('c'));
    for wrong in [
        vec![reference("tree", 'a')],
        vec![reference("blob", 'a')],
        vec![reference("tag", '1'), samples::tag('1', "tree", 'a')],
        end("tag", '6'),
        [end("tag", '6'), vec![samples::tag('6', "commit", 'c')]].concat(),
    ] {
        assert_eq!(tag(wrong).await, Err(GitHubErrorKind::NotACommit));
    }
}

#[tokio::test]
async fn a_branch_points_to_a_commit() {
    let raw = samples::reference("refs/heads/main", "tag", 'a').to_string();
    let server = Server::answering([Answer::json(raw)]).await;
    let branch = "main".parse().unwrap();
    let error = github(&server)
        .branch_head(&shop(), &branch)
        .await
        .unwrap_err();
    assert_eq!(error.kind, GitHubErrorKind::NotACommit);
}

#[tokio::test]
async fn a_label_that_would_ask_for_something_else_is_not_asked_for() {
    let server = Server::answering([Answer::json("[]")]).await;
    for label in ["sev1,sev2", "", " "] {
        let github = github(&server);
        let asked = github
            .issues_with_label(&shop(), label, IssueState::Open)
            .await;
        assert_eq!(asked.unwrap_err().kind, GitHubErrorKind::UnusableLabel);
    }
    assert!(server.lines().is_empty());
}

#[tokio::test]
async fn the_author_of_a_files_last_commit_may_be_nobody() {
    for author in [json!(null), json!({})] {
        let mut raw = samples::commit();
        raw["author"] = author;
        let server = Server::answering([Answer::json(json!([raw]).to_string())]).await;
        let shown = read(&github(&server), "file_commits").await.unwrap();
        assert!(shown.contains("author: None"), "{shown}");
    }
}
