//! The operations: each handler states what matters, the contract fills in the rest.

mod activities;
mod advisories;
mod checks;
mod comments;
mod commits;
mod contents;
mod general;
mod git;
pub(crate) mod graphql;
mod graphql_files;
mod graphql_pulls;
mod issues;
mod people;
mod pulls;
mod reactions;
mod releases;
mod reviews;
mod rules;
mod statuses;
mod teams;
mod timeline;
pub(crate) mod view;

use super::model::{Repository, State};
use super::wire::answer::{Answer, Outcome};
use super::wire::call::Call;

/// Does what the call asks for. The caller has made sure that the repository is there and visible.
pub(crate) fn dispatch(call: &Call, state: &mut State) -> Outcome {
    match call.operation.as_str() {
        "rate-limit/get" => Ok(general::rate_limit(state)),
        "users/get-authenticated" => general::authenticated_user(call, state),
        "repos/get" => Ok(general::repository(call, state)),
        "pulls/list" => Ok(pulls::list(call, state)),
        "pulls/get" => pulls::get(call, state),
        "pulls/list-files" => pulls::files(call, state),
        "pulls/list-commits" => pulls::commits(call, state),
        "pulls/list-reviews" => reviews::list(call, state),
        "repos/list-pull-requests-associated-with-commit" => pulls::of_commit(call, state),
        "repos/list-activities" => activities::list(call, state),
        "repos/get-collaborator-permission-level" => people::permission(call, state),
        "users/get-by-username" => people::by_login(call, state),
        "teams/get-by-name" => teams::by_name(call, state),
        "teams/list-members-in-org" => teams::members(call, state),
        "teams/get-membership-for-user-in-org" => teams::membership(call, state),
        "issues/list-for-repo" => Ok(issues::list(call, state)),
        "issues/get" => issues::get(call, state),
        "issues/create" => issues::create(call, state),
        "issues/update" => issues::update(call, state),
        "issues/list-events-for-timeline" => timeline::list(call, state),
        "issues/list-comments" => comments::list(call, state),
        "issues/create-comment" => comments::create(call, state),
        "issues/get-comment" => comments::get(call, state),
        "issues/update-comment" => comments::update(call, state),
        "issues/delete-comment" => comments::delete(call, state),
        "reactions/create-for-issue-comment" => reactions::create(call, state),
        "reactions/list-for-issue-comment" => reactions::list(call, state),
        "repos/get-content" => contents::get(call, state),
        "security-advisories/get-global-advisory" => advisories::get(call, state),
        "git/get-ref" => git::reference(call, state),
        "git/get-tag" => git::tag(call, state),
        "repos/list-tags" => Ok(git::tags(call, state)),
        "git/get-commit" => git::commit(call, state),
        "git/get-tree" => git::tree(call, state),
        "repos/get-commit" => commits::get(call, state),
        "repos/list-commits" => commits::list(call, state),
        "repos/compare-commits-with-basehead" => commits::compare(call, state),
        "repos/create-commit-status" => statuses::create(call, state),
        "repos/list-commit-statuses-for-ref" => statuses::list(call, state),
        "repos/get-combined-status-for-ref" => statuses::combined(call, state),
        "checks/create" => checks::create(call, state),
        "checks/update" => checks::update(call, state),
        "checks/get" => checks::get(call, state),
        "checks/list-for-ref" => checks::list(call, state),
        "repos/get-branch-rules" => Ok(rules::of_branch(call, state)),
        "repos/get-branch" => rules::branch(call, state),
        "repos/get-branch-protection" => rules::protection(call, state),
        "repos/list-releases" => Ok(releases::list(call, state)),
        "repos/get-release" => releases::get(call, state),
        "repos/get-release-by-tag" => releases::by_tag(call, state),
        "repos/get-latest-release" => releases::latest(call, state),
        "repos/create-release" => releases::create(call, state),
        "repos/update-release" => releases::update(call, state),
        other => Err(Answer::error(501, &format!("{other} is not part of the fake")).into()),
    }
}

/// The repository of the call.
fn repository<'a>(call: &Call, state: &'a mut State) -> &'a mut Repository {
    state.repository(&call.repository)
}

/// The commit that a name means in the repository of the call.
fn commit_named(call: &Call, state: &mut State, name: &str) -> Option<String> {
    let repository = repository(call, state);
    let commit = repository.git.resolve(name, &repository.default_branch)?;
    Some(commit.sha.clone())
}
