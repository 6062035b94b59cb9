//! Every operation by name, for the tables of the other tests.

use serde_json::{Value, json};

use super::{samples, sha, shop};
use crate::github::{
    CheckConclusion, CheckOutput, CheckRunDraft, CheckRunId, CheckStatus, CommentId, GitHub,
    GitHubError, IssueState, Revision, StatusDraft, StatusState,
};
use crate::ids::PrNumber;
use crate::text::Markdown;

/// Every read: its name, its first endpoint, and a good answer to it.
pub(super) fn reads() -> Vec<(&'static str, String, Value)> {
    let a = sha('a');
    let repository = json!({"full_name": "acme/shop", "default_branch": "main", "private": true});
    vec![
        ("repository", String::new(), repository),
        ("pull_request", "/pulls/7".into(), samples::pull_request(7)),
        (
            "open_pull_requests",
            "/pulls".into(),
            json!([samples::pull_request(7)]),
        ),
        (
            "branch_head",
            "/git/ref/heads/release/1.4".into(),
            samples::reference("refs/heads/release/1.4", "commit", 'a'),
        ),
        (
            "tag_commit",
            "/git/ref/tags/v1".into(),
            samples::reference("refs/tags/v1", "commit", 'a'),
        ),
        (
            "commit",
            format!("/git/commits/{a}"),
            samples::git_commit('a'),
        ),
        (
            "file_at",
            "/contents/.github/gonogo.yml".into(),
            samples::file(),
        ),
        (
            "file_commits",
            "/commits".into(),
            json!([samples::commit()]),
        ),
        (
            "comments",
            "/issues/7/comments".into(),
            json!([samples::comment(1)]),
        ),
        (
            "statuses",
            format!("/commits/{a}/statuses"),
            json!([samples::status()]),
        ),
        (
            "check_runs",
            format!("/commits/{a}/check-runs"),
            json!({"total_count": 1, "check_runs": [samples::check_run()]}),
        ),
        (
            "issues_with_label",
            "/issues".into(),
            json!([samples::issue(8)]),
        ),
        ("authenticated_user", "/user".into(), samples::user()),
    ]
    .into_iter()
    .map(|(name, path, answer)| match name {
        "authenticated_user" => (name, format!("GET {path}"), answer),
        _ => (name, format!("GET /repos/acme/shop{path}"), answer),
    })
    .collect()
}

/// Does a read, and shows what came of it.
pub(super) async fn read(github: &GitHub, name: &str) -> Result<String, GitHubError> {
    fn shown(value: impl std::fmt::Debug) -> String {
        format!("{value:?}")
    }
    let (repo, seven) = (shop(), number(7));
    let main = Revision::Branch("main".parse().unwrap());
    let path = ".github/gonogo.yml".parse().unwrap();
    Ok(match name {
        "repository" => shown(github.repository(&repo).await?),
        "pull_request" => shown(github.pull_request(&repo, seven).await?),
        "open_pull_requests" => shown(github.open_pull_requests(&repo).await?),
        "branch_head" => shown(
            github
                .branch_head(&repo, &"release/1.4".parse().unwrap())
                .await?,
        ),
        "tag_commit" => shown(github.tag_commit(&repo, &"v1".parse().unwrap()).await?),
        "commit" => shown(github.commit(&repo, &sha('a')).await?),
        "file_at" => shown(github.file_at(&repo, &path, &main, 1000).await?),
        "file_commits" => shown(github.file_commits(&repo, &path, &main).await?),
        "comments" => shown(github.comments(&repo, seven).await?),
        "statuses" => shown(github.statuses(&repo, &sha('a')).await?),
        "check_runs" => shown(
            github
                .check_runs(&repo, &sha('a'), Some("build & test"))
                .await?,
        ),
        "issues_with_label" => {
            let open = IssueState::Open;
            shown(github.issues_with_label(&repo, "sev 1", open).await?)
        }
        "authenticated_user" => shown(github.authenticated_user().await?),
        other => unreachable!("{other} is no read"),
    })
}

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
        other => unreachable!("{other} is no write"),
    }
}

fn number(number: u64) -> PrNumber {
    number.try_into().unwrap()
}
