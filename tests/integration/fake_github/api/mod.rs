//! The operations: each handler states what matters, the contract fills in the rest.

mod checks;
mod comments;
mod commits;
mod contents;
mod general;
mod git;
mod issues;
mod pulls;
mod releases;
mod statuses;
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
        "issues/list-for-repo" => Ok(issues::list(call, state)),
        "issues/get" => issues::get(call, state),
        "issues/list-comments" => comments::list(call, state),
        "issues/create-comment" => comments::create(call, state),
        "issues/get-comment" => comments::get(call, state),
        "issues/update-comment" => comments::update(call, state),
        "issues/delete-comment" => comments::delete(call, state),
        "repos/get-content" => contents::get(call, state),
        "git/get-ref" => git::reference(call, state),
        "git/get-tag" => git::tag(call, state),
        "git/get-commit" => git::commit(call, state),
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
        "repos/get-release-by-tag" => releases::by_tag(call, state),
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
