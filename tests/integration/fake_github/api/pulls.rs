//! Pull requests.

use serde_json::{Value, json};

use super::super::model::State;
use super::super::model::threads::{Pull, Thread};
use super::super::wire::answer::{Answer, Outcome};
use super::super::wire::call::Call;
use super::super::wire::paging;
use super::{commit_named, repository, view};

/// GitHub lists so many files of a pull request, without a word about the others.
const FILES_LIMIT: usize = 3000;

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
    let views = threads
        .iter()
        .map(|thread| summary(call, state, thread))
        .collect();
    paging::list(call, views)
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
    let (base, head) = (full["base"]["sha"].clone(), full["head"]["sha"].clone());
    let git = &repository(call, state).git;
    let names = base.as_str().zip(head.as_str());
    let commits = names.map_or(0, |(base, head)| git.only_in(head, base).len());
    let comments = repository(call, state).comments.values();
    let comments = comments
        .filter(|comment| comment.thread == thread.number)
        .count();
    let merged = thread.pull.as_ref().is_some_and(|pull| pull.merged);
    let more = json!({
        "merged": merged,
        "merged_by": if merged { view::user(state, &thread.author) } else { Value::Null },
        "mergeable": if thread.open { json!(true) } else { Value::Null },
        "mergeable_state": if thread.open { "clean" } else { "unknown" },
        "comments": comments,
        "commits": commits,
        "changed_files": changed_files(call, state, &thread).len(),
    });
    for (name, value) in more.as_object().into_iter().flatten() {
        full[name] = value.clone();
    }
    Ok(Answer::ok(full))
}

pub(super) fn files(call: &Call, state: &mut State) -> Outcome {
    let thread = pull_request(call, state)?;
    Ok(paging::list(call, changed_files(call, state, &thread)))
}

/// What differs between the head and where it left the base.
fn changed_files(call: &Call, state: &mut State, thread: &Thread) -> Vec<Value> {
    let Some(pull) = &thread.pull else {
        return Vec::new();
    };
    let Some(base) = commit_named(call, state, &pull.base_branch) else {
        return Vec::new();
    };
    let repository = repository(call, state);
    let fork_point = repository.git.merge_base(&base, &pull.head_sha);
    let fork_point = fork_point.map_or(base, |commit| commit.sha.clone());
    let mut files = view::files(call, repository, &fork_point, &pull.head_sha);
    files.truncate(FILES_LIMIT);
    files
}

fn pull_request(call: &Call, state: &mut State) -> Result<Thread, Box<Answer>> {
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
    let base_sha = commit_named(call, state, &pull.base_branch).unwrap_or_default();
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
        "user": view::user(state, &thread.author),
        "labels": labels(thread),
        "created_at": thread.created.to_string(),
        "updated_at": thread.updated.to_string(),
        "closed_at": thread.closed.map(|at| at.to_string()),
        "merged_at": thread.closed.filter(|_| pull.merged).map(|at| at.to_string()),
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
