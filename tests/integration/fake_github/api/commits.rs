//! Commits, history, comparison.

use serde_json::{Value, json};

use super::super::model::State;
use super::super::model::git::Commit;
use super::super::wire::answer::{Answer, Outcome};
use super::super::wire::call::Call;
use super::super::wire::paging::{self, Page};
use super::{commit_named, repository, view};

/// Filters that the fake does not apply: better no answer than a wrong one.
const NOT_APPLIED: [&str; 4] = ["author", "committer", "since", "until"];

/// GitHub shows so many files of a comparison, on its first page only.
const COMPARED_FILES_LIMIT: usize = 300;

pub(super) fn get(call: &Call, state: &mut State) -> Outcome {
    let name = call.param("ref").to_owned();
    let Some(sha) = commit_named(call, state, &name) else {
        return Err(Answer::error(422, &format!("No commit found for SHA: {name}")).into());
    };
    let commit = repository(call, state).git.commits[&sha].clone();
    let repository = repository(call, state);
    let files = match commit.parents.first() {
        Some(parent) => view::files(call, repository, parent, &sha),
        None => Vec::new(),
    };
    let view = view::commit(call, state, &commit);
    Ok(Answer::ok(view::with(view, "files", Value::Array(files))))
}

pub(super) fn list(call: &Call, state: &mut State) -> Outcome {
    if let Some(filter) = NOT_APPLIED
        .iter()
        .find(|filter| call.query(filter).is_some())
    {
        let message = format!("the fake does not filter commits by {filter}");
        return Err(Answer::error(501, &message).into());
    }
    let start = call.query("sha").unwrap_or("HEAD");
    let sha = commit_named(call, state, start).ok_or_else(Answer::not_found)?;
    let git = &repository(call, state).git;
    let mut commits: Vec<Commit> = git.log(&sha).into_iter().cloned().collect();
    if let Some(path) = call.query("path") {
        commits.retain(|commit| git.touches(commit, path));
    }
    let views = commits
        .iter()
        .map(|commit| view::commit(call, state, commit))
        .collect();
    Ok(paging::list(call, views))
}

/// `BASE...HEAD`; a side may carry an owner, as in `mallory:branch`.
pub(super) fn compare(call: &Call, state: &mut State) -> Outcome {
    let (base, head) = call
        .param("basehead")
        .split_once("...")
        .ok_or_else(Answer::not_found)?;
    let base = side(call, state, base).ok_or_else(Answer::not_found)?;
    let head = side(call, state, head).ok_or_else(Answer::not_found)?;
    let git = &repository(call, state).git;
    let ahead: Vec<Commit> = git.only_in(&head, &base).into_iter().cloned().collect();
    let behind = git.only_in(&base, &head).len();
    let fork_point = git.merge_base(&base, &head).cloned().ok_or_else(|| {
        Answer::error(
            404,
            &format!("No common ancestor between {base} and {head}."),
        )
    })?;
    let base_commit = git.commits[&base].clone();
    let mut files = view::files(call, repository(call, state), &fork_point.sha, &head);
    let first_page = call.query("page").is_none_or(|page| page == "1");
    files.truncate(if first_page { COMPARED_FILES_LIMIT } else { 0 });
    let status = match (ahead.len(), behind) {
        (0, 0) => "identical",
        (_, 0) => "ahead",
        (0, _) => "behind",
        _ => "diverged",
    };
    let total = ahead.len();
    let mut page = Page::of(call, ahead);
    let commits = std::mem::take(&mut page.items);
    let commits: Vec<Value> = commits
        .iter()
        .map(|commit| view::commit(call, state, commit))
        .collect();
    let name = call.param("basehead");
    Ok(page.linked(Answer::ok(json!({
        "url": call.api(&format!("compare/{name}")),
        "html_url": call.html(&format!("compare/{name}")),
        "status": status,
        "ahead_by": total,
        "behind_by": behind,
        "total_commits": total,
        "base_commit": view::commit(call, state, &base_commit),
        "merge_base_commit": view::commit(call, state, &fork_point),
        "commits": commits,
        "files": files,
    }))))
}

/// A branch of a fork is known as the head of its pull request.
fn side(call: &Call, state: &mut State, name: &str) -> Option<String> {
    let Some((owner, branch)) = name.split_once(':') else {
        // As in git, a tag goes before a branch of its name.
        let tag = commit_named(call, state, &format!("refs/tags/{name}"));
        return tag.or_else(|| commit_named(call, state, name));
    };
    let repository = repository(call, state);
    if repository.owner.eq_ignore_ascii_case(owner) {
        return commit_named(call, state, branch);
    }
    let pulls = repository
        .threads
        .values()
        .filter_map(|thread| thread.pull.as_ref());
    let mut from_there = pulls.filter(|pull| {
        let home = pull
            .head_repository
            .as_ref()
            .and_then(|name| name.split_once('/'));
        pull.head_branch == branch && home.is_some_and(|(home, _)| home == owner)
    });
    from_there.next_back().map(|pull| pull.head_sha.clone())
}
