//! Writes: sent once, and honest about what became of them.

use serde_json::{Value, json};

use super::write_operations::{write, writes};
use super::{github, github_before, sha};
use crate::github::GitHubErrorKind;
use crate::github::error::Found;
use crate::http::scripted::{Answer, Server};

fn good(name: &str, answer: &Value) -> Answer {
    match name {
        "delete_comment" => Answer::status(204),
        "create_comment" | "create_status" | "create_check_run" | "create_issue"
        | "add_reaction" | "create_release" => Answer::with(201, &[], &answer.to_string()),
        _ => Answer::json(answer.to_string()),
    }
}

#[tokio::test]
async fn every_write_is_one_request() {
    for (name, endpoint, answer) in writes() {
        let server = Server::answering([good(name, &answer)]).await;
        write(&github(&server), name).await.expect(name);
        assert_eq!(server.lines(), [endpoint], "{name}");
    }
}

#[tokio::test]
async fn bodies_say_what_is_meant_and_no_more() {
    let output = json!({"title": "NO-GO", "summary": "closed"});
    let check_run = json!({
        "name": "gonogo/production", "status": "completed", "conclusion": "failure",
        "output": output
    });
    let mut new_check_run = check_run.clone();
    new_check_run["head_sha"] = json!(sha('a'));
    let status = json!({
        "state": "success", "context": "gonogo/production", "description": "GO",
        "target_url": "https://github.com/acme/shop/pull/7#issuecomment-1"
    });
    let issue = json!({
        "title": "Release v1.4.0", "body": "**GO**", "labels": ["release", "a, b"]
    });
    let release = json!({
        "tag_name": "pkg/v1.4.0", "target_commitish": sha('a'), "name": "pkg/v1.4.0",
        "body": "**GO**", "draft": true, "prerelease": false
    });
    for (name, body) in [
        ("create_comment", json!({"body": "**GO**"})),
        ("update_comment", json!({"body": "**GO**"})),
        ("create_status", status),
        ("create_check_run", new_check_run),
        ("update_check_run", check_run),
        ("create_issue", issue),
        ("add_reaction", json!({"content": "+1"})),
        ("create_release", release),
        ("update_release_body", json!({"body": "**GO**"})),
    ] {
        let server = Server::answering([Answer::status(500)]).await;
        write(&github(&server), name).await.unwrap_err();
        let received = server.received().remove(0);
        let sent: Value = serde_json::from_slice(&received.body).unwrap();
        assert_eq!(sent, body, "{name}");
        assert_eq!(received.header("content-type"), Some("application/json"));
    }
}

#[tokio::test]
async fn a_write_whose_answer_was_lost_may_have_arrived_and_is_not_repeated() {
    for (name, endpoint, answer) in writes() {
        let mut lost = vec![
            Answer::Reset,
            Answer::Close,
            Answer::Hang,
            Answer::Stall,
            Answer::truncated(),
            Answer::status(500),
            Answer::status(502),
            Answer::status(503),
            Answer::status(504),
        ];
        if answer.is_object() {
            lost.extend(["", "{}", "[]", "<html>", "{\"id\":"].map(Answer::json));
        }
        for fault in lost {
            let case = format!("{name}: {fault:?}");
            let server = Server::answering([fault.clone(), good(name, &answer)]).await;
            let github = github_before(&server, &fault);
            let error = write(&github, name).await.expect_err(&case);
            assert!(
                matches!(error.kind, GitHubErrorKind::MayHaveArrived(_)),
                "{case}: {error}"
            );
            assert_eq!(error.endpoint, endpoint, "{case}");
            assert_eq!(server.lines().len(), 1, "{case}");
        }
    }
}

#[tokio::test]
async fn why_the_answer_was_lost_is_kept() {
    for (fault, why) in [
        (Answer::status(502), GitHubErrorKind::Server(502)),
        (
            Answer::json("{}"),
            GitHubErrorKind::Unreadable {
                expected: "issue-comment",
                found: Found::OtherShape,
            },
        ),
        (Answer::Stall, GitHubErrorKind::TimedOut),
    ] {
        let server = Server::answering([fault.clone()]).await;
        let github = github_before(&server, &fault);
        let error = write(&github, "create_comment").await.unwrap_err();
        assert_eq!(error.kind, GitHubErrorKind::MayHaveArrived(Box::new(why)));
    }
}

#[tokio::test]
async fn a_write_that_was_refused_has_not_arrived_and_is_not_repeated() {
    let needed = (
        "x-accepted-github-permissions",
        "issues=write; pull_requests=write",
    );
    let forbidden = GitHubErrorKind::Forbidden {
        needed: Some(needed.1.to_owned()),
    };
    let validation = GitHubErrorKind::Validation {
        message: "Body is too long".into(),
    };
    for (name, ..) in writes() {
        for (answer, kind) in [
            (Answer::status(401), GitHubErrorKind::Unauthorized),
            (Answer::with(403, &[needed], "{}"), forbidden.clone()),
            (
                Answer::with(403, &[("retry-after", "5")], "{}"),
                GitHubErrorKind::RateLimited { until: None },
            ),
            (
                Answer::with(
                    403,
                    &[],
                    r#"{"message":"You have exceeded a secondary rate limit"}"#,
                ),
                GitHubErrorKind::RateLimited { until: None },
            ),
            (
                Answer::status(404),
                GitHubErrorKind::NotFound { needed: None },
            ),
            (Answer::status(409), GitHubErrorKind::Conflict),
            (
                Answer::with(422, &[], r#"{"message":"Body is too long"}"#),
                validation.clone(),
            ),
            (
                Answer::status(429),
                GitHubErrorKind::RateLimited { until: None },
            ),
            (
                Answer::with(301, &[("location", "/x")], ""),
                GitHubErrorKind::Moved,
            ),
            (
                Answer::with(307, &[("location", "/x")], ""),
                GitHubErrorKind::Moved,
            ),
        ] {
            let server = Server::answering([answer]).await;
            let error = write(&github(&server), name).await.expect_err(name);
            assert_eq!(error.kind, kind, "{name}");
            assert_eq!(server.lines().len(), 1, "{name}");
        }
    }
}
