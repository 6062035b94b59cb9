//! Every read by name, for the tables of the other tests.

use serde_json::{Value, json};

use super::{samples, sha, shop};
use crate::github::{GitHub, GitHubError, IssueState, ReleaseId, Revision};
use crate::ids::{PrNumber, RefName};

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
            "whole_tree",
            format!("/git/trees/{a}"),
            json!({"sha": sha('e'), "url": "https://api.github.com/x", "tree": [], "truncated": false}),
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
        ("issue", "/issues/8".into(), samples::issue(8)),
        (
            "reviews",
            "/pulls/7/reviews".into(),
            json!([samples::review(3)]),
        ),
        (
            "pull_request_commits",
            "/pulls/7/commits".into(),
            json!([samples::commit()]),
        ),
        (
            "commit_people",
            format!("/commits/{}", sha('c')),
            samples::commit(),
        ),
        (
            "timeline",
            "/issues/7/timeline".into(),
            json!([samples::event("base_ref_changed")]),
        ),
        (
            "activity",
            "/activity".into(),
            json!([samples::activity(5)]),
        ),
        (
            "permission",
            "/collaborators/alice/permission".into(),
            samples::permission(),
        ),
        (
            "changed_files",
            "/pulls/7/files".into(),
            json!([samples::changed_file()]),
        ),
        (
            "pull_requests_with_commit",
            format!("/commits/{a}/pulls"),
            json!([samples::pull_request(7)]),
        ),
        (
            "comments_since",
            "/issues/7/comments".into(),
            json!([samples::comment(1)]),
        ),
    ]
    .into_iter()
    .chain(of_releases())
    .chain(of_rules())
    .map(|(name, path, answer)| (name, format!("GET /repos/acme/shop{path}"), answer))
    .chain(elsewhere())
    .collect()
}

/// The reads of what a branch demands.
fn of_rules() -> Vec<(&'static str, String, Value)> {
    let check = json!({"context": "gonogo/production", "integration_id": 15_368});
    let rule = json!({
        "type": "required_status_checks",
        "parameters": {
            "required_status_checks": [check],
            "strict_required_status_checks_policy": true,
        },
    });
    let repository = json!({"default_branch": "main", "private": true});
    vec![
        ("repository_access", String::new(), repository),
        (
            "branch_rules",
            "/rules/branches/release%2F1.4".into(),
            json!([rule]),
        ),
        (
            "branch_protection",
            "/branches/release%2F1.4".into(),
            json!({"protected": false}),
        ),
    ]
}

/// The reads of releases.
fn of_releases() -> Vec<(&'static str, String, Value)> {
    let published = || samples::release(9, false);
    vec![
        (
            "release_of_tag",
            "/releases/tags/pkg%2Fv1.4.0".into(),
            published(),
        ),
        (
            "releases_with_tag",
            "/releases".into(),
            json!([published()]),
        ),
        ("release", "/releases/9".into(), published()),
        ("latest_release", "/releases/latest".into(), published()),
    ]
}

/// The reads of what is no part of a repository.
fn elsewhere() -> Vec<(&'static str, String, Value)> {
    let team = "/orgs/acme/teams/release-managers";
    vec![
        ("authenticated_user", "GET /user".into(), samples::user()),
        ("account", "GET /users/Alice".into(), samples::user()),
        ("team", format!("GET {team}"), samples::team()),
        (
            "team_membership",
            format!("GET {team}/memberships/alice"),
            json!({"url": "https://api.github.com/x", "role": "member", "state": "active"}),
        ),
        (
            "last_edits",
            "POST /graphql".into(),
            json!({"data": {"nodes": [{"id": "PRR_1", "lastEditedAt": null}]}}),
        ),
    ]
}

/// Does a read, and shows what came of it.
pub(super) async fn read(github: &GitHub, name: &str) -> Result<String, GitHubError> {
    let (repo, seven) = (shop(), number(7));
    let main = Revision::Branch("main".parse().unwrap());
    let path = ".github/gonogo.yml".parse().unwrap();
    Ok(match name {
        "repository" => shown(github.repository(&repo).await?),
        "pull_request" => shown(github.pull_request(&repo, seven).await?),
        "open_pull_requests" => shown(github.open_pull_requests(&repo).await?),
        "repository_access" => shown(github.repository_access(&repo).await?),
        "branch_rules" => {
            let branch = "release/1.4".parse().unwrap();
            shown(github.branch_rules(&repo, &branch).await?)
        }
        "branch_protection" => {
            let branch = "release/1.4".parse().unwrap();
            shown(github.branch_protection(&repo, &branch).await?)
        }
        "branch_head" => shown(
            github
                .branch_head(&repo, &"release/1.4".parse().unwrap())
                .await?,
        ),
        "tag_commit" => shown(github.tag_commit(&repo, &"v1".parse().unwrap()).await?),
        "commit" => shown(github.commit(&repo, &sha('a')).await?),
        "whole_tree" => shown(github.whole_tree(&repo, &sha('a')).await?),
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
        "issue" => shown(github.issue(&repo, number(8)).await?),
        "reviews" => shown(github.reviews(&repo, seven).await?),
        "pull_request_commits" => shown(github.pull_request_commits(&repo, seven).await?),
        "commit_people" => shown(github.commit_people(&repo, &sha('c')).await?),
        "timeline" => shown(github.timeline(&repo, seven).await?),
        "activity" => shown(github.activity(&repo, &"feature/a&b".into()).await?),
        "permission" => shown(github.permission(&repo, &"alice".parse().unwrap()).await?),
        "changed_files" => shown(github.changed_files(&repo, seven).await?),
        "pull_requests_with_commit" => {
            shown(github.pull_requests_with_commit(&repo, &sha('a')).await?)
        }
        "comments_since" => {
            let since = "2026-11-20T12:00:00.9Z".parse().unwrap();
            shown(github.comments_since(&repo, seven, since).await?)
        }
        "release_of_tag" => shown(github.release_of_tag(&repo, &release_tag()).await?),
        "releases_with_tag" => shown(github.releases_with_tag(&repo, &release_tag()).await?),
        "release" => shown(github.release(&repo, ReleaseId(9)).await?),
        "latest_release" => shown(github.latest_release(&repo).await?),
        _ => return read_elsewhere(github, name).await,
    })
}

async fn read_elsewhere(github: &GitHub, name: &str) -> Result<String, GitHubError> {
    let (acme, team) = ("acme", "release-managers");
    let alice = "alice".parse().unwrap();
    Ok(match name {
        "authenticated_user" => shown(github.authenticated_user().await?),
        "account" => shown(github.account(&"Alice".parse().unwrap()).await?),
        "team" => shown(github.team(acme, team).await?),
        "team_membership" => shown(github.team_membership(acme, team, &alice).await?),
        "last_edits" => shown(github.last_edits(&["PRR_1".into()]).await?),
        other => unreachable!("{other} is no read"),
    })
}

fn shown(value: impl std::fmt::Debug) -> String {
    format!("{value:?}")
}

/// The tag of the release in the samples.
pub(super) fn release_tag() -> RefName {
    "pkg/v1.4.0".parse().unwrap()
}

pub(super) fn number(number: u64) -> PrNumber {
    number.try_into().unwrap()
}
