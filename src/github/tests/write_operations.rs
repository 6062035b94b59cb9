//! Every write by name, for the tables of the other tests.

use serde_json::{Value, json};

use super::operations::{number, release_tag};
use super::{samples, sha, shop};
use crate::github::{
    CheckConclusion, CheckOutput, CheckRunDraft, CheckRunId, CheckStatus, CommentId, GitHub,
    GitHubError, NewRelease, Reaction, ReleaseId, StatusDraft, StatusState,
};
use crate::text::Markdown;

/// Every write: its name, its endpoint, and a good answer to it.
pub(super) fn writes() -> Vec<(&'static str, String, Value)> {
    let a = sha('a');
    vec![
        (
            "create_comment",
            "POST /repos/acme/shop/issues/7/comments".into(),
            samples::comment(1),
        ),
        (
            "update_comment",
            "PATCH /repos/acme/shop/issues/comments/1".into(),
            samples::comment(1),
        ),
        (
            "delete_comment",
            "DELETE /repos/acme/shop/issues/comments/1".into(),
            Value::Null,
        ),
        (
            "create_status",
            format!("POST /repos/acme/shop/statuses/{a}"),
            samples::status(),
        ),
        (
            "create_check_run",
            "POST /repos/acme/shop/check-runs".into(),
            samples::check_run(),
        ),
        (
            "update_check_run",
            "PATCH /repos/acme/shop/check-runs/4".into(),
            samples::check_run(),
        ),
        (
            "create_issue",
            "POST /repos/acme/shop/issues".into(),
            samples::issue(8),
        ),
        (
            "add_reaction",
            "POST /repos/acme/shop/issues/comments/1/reactions".into(),
            json!({"id": 1, "content": "+1"}),
        ),
        (
            "create_release",
            "POST /repos/acme/shop/releases".into(),
            samples::release(9, true),
        ),
        (
            "update_release_body",
            "PATCH /repos/acme/shop/releases/9".into(),
            samples::release(9, false),
        ),
    ]
}

/// Does a write.
pub(super) async fn write(github: &GitHub, name: &str) -> Result<(), GitHubError> {
    let (repo, a, text) = (shop(), sha('a'), Markdown::trusted("**GO**"));
    let status = StatusDraft {
        state: StatusState::Success,
        context: "gonogo/production",
        description: "GO",
        target_url: Some("https://github.com/acme/shop/pull/7#issuecomment-1"),
    };
    let check_run = CheckRunDraft {
        name: "gonogo/production",
        status: CheckStatus::Completed,
        conclusion: Some(CheckConclusion::Failure),
        details_url: None,
        output: CheckOutput {
            title: "NO-GO",
            summary: "closed",
        },
    };
    match name {
        "create_comment" => github
            .create_comment(&repo, number(7), &text)
            .await
            .map(drop),
        "update_comment" => github
            .update_comment(&repo, CommentId(1), &text)
            .await
            .map(drop),
        "delete_comment" => github.delete_comment(&repo, CommentId(1)).await,
        "create_status" => github.create_status(&repo, &a, &status).await.map(drop),
        "create_check_run" => github
            .create_check_run(&repo, &a, &check_run)
            .await
            .map(drop),
        "update_check_run" => github
            .update_check_run(&repo, CheckRunId(4), &check_run)
            .await
            .map(drop),
        "create_issue" => github
            .create_issue(&repo, "Release v1.4.0", &text, &["release", "a, b"])
            .await
            .map(drop),
        "add_reaction" => {
            let thumbs_up = Reaction::ThumbsUp;
            github.add_reaction(&repo, CommentId(1), thumbs_up).await
        }
        "create_release" => {
            let release = new_release(text);
            github.create_release(&repo, &release).await.map(drop)
        }
        "update_release_body" => github
            .update_release_body(&repo, ReleaseId(9), &text)
            .await
            .map(drop),
        other => unreachable!("{other} is no write"),
    }
}

fn new_release(body: Markdown) -> NewRelease {
    NewRelease {
        tag: release_tag(),
        target: sha('a'),
        name: "pkg/v1.4.0".to_owned(),
        body,
        draft: true,
        prerelease: false,
        make_latest: None,
    }
}
