//! What the reads of people, reviews and their surroundings make of good answers.

use serde_json::{Value, json};

use super::operations::{number, read};
use super::write_operations::write;
use super::{github, samples, sha, shop};
use crate::github::{
    AccountKind, Comment, GitHubErrorKind, Membership, PullRequestCommit, Review, ReviewState,
};
use crate::http::scripted::{Answer, Server};
use crate::ids::UserId;

async fn answering(answer: Value) -> Server {
    Server::answering([Answer::json(answer.to_string())]).await
}

async fn review(raw: Value) -> Review {
    let server = answering(json!([raw])).await;
    let reviews = github(&server).reviews(&shop(), number(7)).await;
    reviews.unwrap().remove(0)
}

#[tokio::test]
async fn a_review_is_what_its_word_says_and_an_unknown_word_is_no_approval() {
    for (word, state) in [
        ("APPROVED", ReviewState::Approved),
        ("CHANGES_REQUESTED", ReviewState::ChangesRequested),
        ("COMMENTED", ReviewState::Commented),
        ("DISMISSED", ReviewState::Dismissed),
        ("PENDING", ReviewState::Pending),
        ("approved", ReviewState::Other),
        ("APPROVED_BY_MAGIC", ReviewState::Other),
    ] {
        let mut raw = samples::review(3);
        raw["state"] = json!(word);
        assert_eq!(review(raw).await.state, state, "{word}");
    }
}

#[tokio::test]
async fn a_review_without_author_commit_and_date_is_still_one() {
    let mut raw = samples::review(3);
    for field in ["user", "commit_id", "body"] {
        raw[field] = json!(null);
    }
    raw.as_object_mut().unwrap().remove("submitted_at");
    let review = review(raw).await;
    assert_eq!((review.id.0, review.author), (3, None));
    assert_eq!((review.commit, review.submitted_at), (None, None));
    assert_eq!(review.body.for_parsing(), "");
}

async fn commit(raw: Value) -> Result<PullRequestCommit, GitHubErrorKind> {
    let server = answering(json!([raw])).await;
    let github = github(&server);
    let commits = github.pull_request_commits(&shop(), number(7)).await;
    commits
        .map(|mut commits| commits.remove(0))
        .map_err(|error| error.kind)
}

#[tokio::test]
async fn a_commit_has_the_people_that_github_knows() {
    let mut raw = samples::commit();
    raw["commit"]["verification"]["verified"] = json!(true);
    let known = commit(raw).await.unwrap();
    assert_eq!(known.author.unwrap().id, UserId(7));
    assert_eq!((known.committer, known.verified), (None, true));
    assert_eq!(known.author_name, "Alice".into());
    assert_eq!(known.committer_name, "GitHub".into());
    assert_eq!(known.parents, [sha('a')]);
    let bare = json!({
        "sha": sha('c'), "parents": [], "author": null, "committer": null,
        "commit": {"author": null, "committer": {}, "message": ""}
    });
    let bare = commit(bare).await.unwrap();
    assert_eq!(
        (bare.author, bare.committer, bare.verified),
        (None, None, false)
    );
    assert_eq!(
        (bare.author_name, bare.committer_name),
        ("".into(), "".into())
    );
}

#[tokio::test]
async fn an_account_that_cannot_be_read_is_not_nobody() {
    for broken in [
        json!({"login": "alice"}),
        json!({"id": "7"}),
        json!("alice"),
    ] {
        let mut raw = samples::commit();
        raw["author"] = broken;
        let kind = commit(raw).await.unwrap_err();
        assert!(
            matches!(kind, GitHubErrorKind::Unreadable { .. }),
            "{kind:?}"
        );
    }
}

#[tokio::test]
async fn of_a_timeline_only_what_matters_is_kept_whatever_else_is_in_it() {
    let mut gone = samples::event("comment_deleted");
    gone["actor"] = json!(null);
    let mut undated = samples::event("base_ref_changed");
    undated.as_object_mut().unwrap().remove("created_at");
    let server = answering(json!([
        {"event": "committed", "sha": sha('a'), "node_id": "C_1", "author": {"name": "x"}},
        {"node_id": "C_2", "sha": sha('b')},
        {"comments": []},
        {"event": "reviewed", "user": samples::user(), "submitted_at": "2026-11-20T12:00:00Z"},
        samples::event("labeled"),
        samples::event("automatic_base_change_succeeded"),
        samples::event("BASE_REF_CHANGED"),
        gone,
        undated,
    ]))
    .await;
    let events = github(&server).timeline(&shop(), number(7)).await.unwrap();
    let kept: Vec<(&str, bool, bool)> = events
        .iter()
        .map(|it| {
            (
                it.event.for_parsing(),
                it.created_at.is_some(),
                it.actor.is_some(),
            )
        })
        .collect();
    let expected = [
        ("automatic_base_change_succeeded", true, true),
        ("comment_deleted", true, false),
        ("base_ref_changed", false, true),
    ];
    assert_eq!(kept, expected);
}

#[tokio::test]
async fn a_branch_that_was_made_moved_from_nothing_and_its_name_is_escaped() {
    let server = answering(json!([samples::activity(5)])).await;
    let branch = "a b/#1&per_page=1".into();
    let list = github(&server).activity(&shop(), &branch).await;
    let activity = list.unwrap().remove(0);
    assert_eq!((activity.before, activity.after), (sha('0'), sha('a')));
    assert_eq!(activity.kind, "branch_creation".into());
    let expected = "GET /repos/acme/shop/activity?ref=refs%2Fheads%2Fa%20b%2F%231%26per_page%3D1\
        &per_page=100";
    assert_eq!(server.lines(), [expected]);
}

#[tokio::test]
async fn an_account_is_found_whatever_the_case_of_its_login() {
    let server = answering(samples::named("ALICE")).await;
    let account = github(&server).account(&"alice".parse().unwrap()).await;
    let account = account.unwrap().unwrap();
    assert_eq!((account.id, account.kind), (UserId(7), AccountKind::User));
    let server = answering(samples::named("dependabot[bot]")).await;
    let bot = "dependabot[bot]".parse().unwrap();
    let bot = github(&server).account(&bot).await;
    assert!(bot.unwrap().is_some());
    assert_eq!(server.lines(), ["GET /users/dependabot%5Bbot%5D"]);
}

#[tokio::test]
async fn somebody_is_a_member_invited_or_neither_and_never_something_unknown() {
    let alice = "alice".parse().unwrap();
    for (word, expected) in [
        ("active", Some(Membership::Active)),
        ("pending", Some(Membership::Pending)),
        ("ACTIVE", None),
        ("emeritus", None),
    ] {
        let server = answering(json!({"state": word, "role": "member"})).await;
        let github = github(&server);
        let membership = github.team_membership("acme", "qa", &alice).await;
        assert_eq!(membership.ok(), expected.map(Some), "{word}");
    }
}

#[tokio::test]
async fn a_team_whose_name_leads_elsewhere_is_not_asked_for() {
    let server = answering(samples::team()).await;
    let (github, alice) = (github(&server), "alice".parse().unwrap());
    let nowhere = GitHubErrorKind::NotFound { needed: None };
    for (organization, slug) in [("acme", ".."), ("acme", "."), ("acme", ""), ("..", "x")] {
        let team = github.team(organization, slug).await;
        assert_eq!(team.unwrap_err().kind, nowhere);
        let membership = github.team_membership(organization, slug, &alice).await;
        assert_eq!(membership.unwrap_err().kind, nowhere);
    }
    assert!(server.lines().is_empty());
    let team = github.team("acme/x", "../Release?").await;
    assert!(team.is_err(), "another team's answer is none");
    assert_eq!(server.lines(), ["GET /orgs/acme%2Fx/teams/..%2FRelease%3F"]);
    let team = github.team("acme", "Release-Managers").await.unwrap();
    assert_eq!(team.members_count, 3);
}

#[tokio::test]
async fn a_permission_names_the_role_and_whose_it_is() {
    for (user, expected) in [(samples::user(), Some(UserId(7))), (json!(null), None)] {
        let mut raw = samples::permission();
        raw["user"] = user;
        let server = answering(raw).await;
        let alice = "alice".parse().unwrap();
        let permission = github(&server).permission(&shop(), &alice).await.unwrap();
        assert_eq!(permission.role_name, "maintain".into());
        assert_eq!(permission.permission, "write".into());
        assert_eq!(permission.user, expected);
    }
}

async fn comment(reactions: Option<Value>) -> Comment {
    let mut raw = samples::comment(1);
    if let Some(reactions) = reactions {
        raw["reactions"] = reactions;
    }
    let server = answering(json!([raw])).await;
    let comments = github(&server).comments(&shop(), number(7)).await;
    comments.unwrap().remove(0)
}

#[tokio::test]
async fn a_comment_is_acknowledged_by_a_reaction_that_says_so() {
    for (reactions, expected) in [
        (None, false),
        (Some(json!(null)), false),
        (Some(json!({})), false),
        (
            Some(json!({"eyes": 0, "+1": 0, "confused": 0, "heart": 3})),
            false,
        ),
        (Some(json!({"eyes": 1})), true),
        (Some(json!({"+1": 2})), true),
        (Some(json!({"confused": 1})), true),
        (Some(json!({"-1": 1, "total_count": 1})), false),
    ] {
        let shown = format!("{reactions:?}");
        assert_eq!(comment(reactions).await.acknowledged, expected, "{shown}");
    }
}

#[tokio::test]
async fn a_reaction_that_is_there_already_is_as_good_as_a_new_one_and_another_is_none() {
    let reaction = |content: &str| json!({"id": 1, "content": content}).to_string();
    for status in [200, 201] {
        let server = Server::answering([Answer::with(status, &[], &reaction("+1"))]).await;
        write(&github(&server), "add_reaction").await.unwrap();
    }
    for content in ["eyes", "-1"] {
        let server = Server::answering([Answer::json(reaction(content))]).await;
        let error = write(&github(&server), "add_reaction").await.unwrap_err();
        assert!(matches!(error.kind, GitHubErrorKind::MayHaveArrived(_)));
    }
}

#[tokio::test]
async fn comments_are_asked_for_since_a_whole_second() {
    let server = answering(json!([])).await;
    read(&github(&server), "comments_since").await.unwrap();
    let since = "since=2026-11-20T12%3A00%3A00Z";
    let expected = format!("GET /repos/acme/shop/issues/7/comments?{since}&per_page=100");
    assert_eq!(server.lines(), [expected]);
}

#[tokio::test]
async fn a_merged_pull_request_says_when_and_as_what() {
    let mut raw = samples::pull_request(7);
    raw["merged_at"] = json!("2026-11-20T12:00:00Z");
    let server = answering(json!([raw])).await;
    let list = github(&server)
        .pull_requests_with_commit(&shop(), &sha('a'))
        .await;
    let merged = list.unwrap().remove(0);
    assert_eq!(merged.merged_at, "2026-11-20T12:00:00Z".parse().ok());
    assert_eq!((merged.merged, merged.merge_commit), (true, Some(sha('d'))));
    assert_eq!(merged.commits, Some(2));
    for field in ["merge_commit_sha", "commits"] {
        raw = samples::pull_request(7);
        raw[field] = json!(null);
        let server = answering(raw).await;
        read(&github(&server), "pull_request").await.unwrap();
    }
}
