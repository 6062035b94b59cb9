//! Pull requests.

use serde_json::{Value, json};

use super::super::model::State;
use super::super::model::objects::object_name;
use super::super::model::threads::{Pull, Thread};
use super::super::wire::answer::{Answer, Outcome};
use super::super::wire::call::Call;
use super::super::wire::paging;
use super::{commit_named, repository, view};

/// GitHub lists so many files of a pull request, without a word about the others.
const FILES_LIMIT: usize = 3000;
/// The same for commits.
const COMMITS_LIMIT: usize = 250;

pub(super) fn list(call: &Call, state: &mut State) -> Answer {
    let mut threads: Vec<Thread> = repository(call, state).threads.values().cloned().collect();
    threads.retain(|thread| {
        thread
            .pull
            .as_ref()
            .is_some_and(|pull| wanted(call, thread, pull))
    });
    match call.query("sort") {
        Some("updated") => threads.sort_by_key(|thread| thread.updated),
        _ => threads.sort_by_key(|thread| thread.created),
    }
    // GitHub's default depends on the order: newest first if it is by creation.
    let by_creation = matches!(call.query("sort"), None | Some("created"));
    let default = if by_creation { "desc" } else { "asc" };
    if call.query("direction").unwrap_or(default) == "desc" {
        threads.reverse();
    }
    paging::list_of(call, threads, |thread| summary(call, state, thread))
}

fn wanted(call: &Call, thread: &Thread, pull: &Pull) -> bool {
    let state = match call.query("state").unwrap_or("open") {
        "all" => true,
        state => thread.open == (state == "open"),
    };
    let base = call
        .query("base")
        .is_none_or(|base| base == pull.base_branch);
    let head = call.query("head").is_none_or(|head| head == label(pull));
    state && base && head
}

/// `owner:branch`, as GitHub labels heads.
fn label(pull: &Pull) -> String {
    let owner = pull
        .head_repository
        .as_ref()
        .and_then(|name| name.split_once('/'));
    format!(
        "{}:{}",
        owner.map_or("unknown repository", |(owner, _)| owner),
        pull.head_branch
    )
}

pub(super) fn get(call: &Call, state: &mut State) -> Outcome {
    let thread = pull_request(call, state)?;
    let mut full = summary(call, state, &thread);
    let pull = thread.pull.as_ref();
    let commits = pull.map_or_else(Vec::new, |pull| own_commits(call, state, pull));
    let comments = repository(call, state).comment_ids(thread.number).count();
    let merge = pull.and_then(|pull| pull.merge.clone());
    let more = json!({
        "merged": merge.is_some(),
        "merged_by": merge.map_or(Value::Null, |merge| view::user(state, &merge.by)),
        "mergeable": if thread.open { json!(true) } else { Value::Null },
        "mergeable_state": if thread.open { "clean" } else { "unknown" },
        "comments": comments,
        "commits": commits.len(),
        "changed_files": changed_files(call, state, &thread).len(),
    });
    for (name, value) in more.as_object().into_iter().flatten() {
        full[name] = value.clone();
    }
    Ok(Answer::ok(full))
}

pub(super) fn files(call: &Call, state: &mut State) -> Outcome {
    let thread = pull_request(call, state)?;
    let mut files = changed_files(call, state, &thread);
    files.truncate(FILES_LIMIT);
    Ok(paging::list(call, files))
}

pub(super) fn commits(call: &Call, state: &mut State) -> Outcome {
    let pull = pull_request(call, state)?
        .pull
        .ok_or_else(Answer::not_found)?;
    let mut commits = own_commits(call, state, &pull);
    commits.truncate(COMMITS_LIMIT);
    Ok(paging::list_of(call, commits, |sha| {
        let commit = repository(call, state).git.commits[sha].clone();
        view::commit(call, state, &commit)
    }))
}

/// The open and merged pull requests that bring a commit, or that became it when they were merged.
pub(super) fn of_commit(call: &Call, state: &mut State) -> Outcome {
    let name = call.param("commit_sha");
    let sha = commit_named(call, state, name)
        .ok_or_else(|| Answer::error(422, &format!("No commit found for SHA: {name}")))?;
    let mut threads: Vec<Thread> = repository(call, state).threads.values().cloned().collect();
    threads.retain(|thread| {
        let Some(pull) = &thread.pull else {
            return false;
        };
        let became = pull
            .merge
            .as_ref()
            .is_some_and(|merge| merge.commit_sha == sha);
        let concerned = thread.open || pull.merge.is_some();
        let mut brings = || pull.head_sha == sha || own_commits(call, state, pull).contains(&sha);
        became || (concerned && brings())
    });
    Ok(paging::list_of(call, threads, |thread| {
        summary(call, state, thread)
    }))
}

/// What a pull request has that its base has not, or had not when it was merged; oldest first.
pub(super) fn own_commits(call: &Call, state: &mut State, pull: &Pull) -> Vec<String> {
    let Some(base) = base_of(call, state, pull) else {
        return Vec::new();
    };
    let commits = repository(call, state).git.only_in(&pull.head_sha, &base);
    commits.iter().map(|commit| commit.sha.clone()).collect()
}

/// The tip of the base branch, or what it was before the merge.
fn base_of(call: &Call, state: &mut State, pull: &Pull) -> Option<String> {
    match &pull.merge {
        Some(merge) => Some(merge.base_sha.clone()),
        None => commit_named(call, state, &pull.base_branch),
    }
}

/// What differs between the head and where it left the base.
fn changed_files(call: &Call, state: &mut State, thread: &Thread) -> Vec<Value> {
    let Some(pull) = &thread.pull else {
        return Vec::new();
    };
    let Some(base) = base_of(call, state, pull) else {
        return Vec::new();
    };
    let repository = repository(call, state);
    let fork_point = repository.git.merge_base(&base, &pull.head_sha);
    let fork_point = fork_point.map_or(base, |commit| commit.sha.clone());
    view::files(call, repository, &fork_point, &pull.head_sha)
}

pub(super) fn pull_request(call: &Call, state: &mut State) -> Result<Thread, Box<Answer>> {
    let thread = repository(call, state)
        .threads
        .get(&call.number("pull_number"));
    let found = thread.filter(|thread| thread.pull.is_some()).cloned();
    found.ok_or_else(|| Answer::not_found().into())
}

/// The object of a list; the single answer adds to it.
fn summary(call: &Call, state: &mut State, thread: &Thread) -> Value {
    let pull = thread.pull.clone().expect("only pull requests get here");
    let number = thread.number;
    let base_sha = base_of(call, state, &pull).unwrap_or_default();
    let merge_commit_sha = match &pull.merge {
        Some(merge) => Some(merge.commit_sha.clone()),
        None => thread.open.then(|| test_merge(&base_sha, &pull.head_sha)),
    };
    let base_repository = view::repository(call, state);
    let base_owner = base_repository["owner"].clone();
    let head_repository = match &pull.head_repository {
        Some(name) if *name == base_repository["full_name"] => base_repository.clone(),
        Some(name) => fork(state, name),
        None => Value::Null,
    };
    let ghost = view::user(state, "ghost");
    let head_owner = head_repository.get("owner").cloned().unwrap_or(ghost);
    json!({
        "id": thread.id,
        "number": number,
        "url": call.api(&format!("pulls/{number}")),
        "html_url": call.html(&format!("pull/{number}")),
        "title": thread.title,
        "body": thread.body,
        "state": if thread.open { "open" } else { "closed" },
        "draft": pull.draft,
        "locked": false,
        "user": view::user_or_ghost(state, &thread.author),
        "labels": labels(thread),
        "created_at": thread.created.to_string(),
        "updated_at": thread.updated.to_string(),
        "closed_at": thread.closed.map(|at| at.to_string()),
        "merged_at": thread.closed.filter(|_| pull.merge.is_some()).map(|at| at.to_string()),
        "merge_commit_sha": merge_commit_sha,
        "author_association": "CONTRIBUTOR",
        "head": {
            "label": label(&pull),
            "ref": pull.head_branch,
            "sha": pull.head_sha,
            "user": head_owner,
            "repo": head_repository,
        },
        "base": {
            "label": format!("{}:{}", base_owner["login"].as_str().unwrap_or_default(), pull.base_branch),
            "ref": pull.base_branch,
            "sha": base_sha,
            "user": base_owner,
            "repo": base_repository,
        },
    })
}

/// The commit that GitHub makes to try the merge of an open pull request; no branch has it.
fn test_merge(base: &str, head: &str) -> String {
    object_name(
        "commit",
        format!("parent {base}\nparent {head}\n").as_bytes(),
    )
}

/// A fork exists as the home of a head only.
fn fork(state: &mut State, full_name: &str) -> Value {
    let (owner, name) = full_name.split_once('/').unwrap_or((full_name, ""));
    let owner = view::user(state, owner);
    let id = owner["id"].as_u64().map(|id| id + 1_000_000);
    json!({
        "id": id,
        "name": name,
        "full_name": full_name,
        "owner": owner,
        "fork": true,
        "private": false,
        "default_branch": "main",
    })
}

/// The labels of an issue or pull request.
pub(super) fn labels(thread: &Thread) -> Value {
    let label = |name: &String| json!({ "id": name.len(), "name": name, "color": "ededed", "default": false });
    thread.labels.iter().map(label).collect()
}
