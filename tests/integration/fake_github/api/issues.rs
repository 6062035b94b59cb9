//! Issues; in lists pull requests are issues too.

use serde_json::{Value, json};

use super::super::model::State;
use super::super::model::threads::Thread;
use super::super::wire::answer::{Answer, Outcome};
use super::super::wire::call::Call;
use super::super::wire::paging;
use super::{pulls, repository, view};

/// Filters that the fake does not apply: better no answer than a wrong one.
const NOT_APPLIED: [&str; 5] = [
    "milestone",
    "assignee",
    "type",
    "mentioned",
    "issue_field_values",
];

pub(super) fn list(call: &Call, state: &mut State) -> Answer {
    if let Some(filter) = NOT_APPLIED
        .iter()
        .find(|filter| call.query(filter).is_some())
    {
        return Answer::error(501, &format!("the fake does not filter issues by {filter}"));
    }
    let mut threads: Vec<Thread> = repository(call, state).threads.values().cloned().collect();
    threads.retain(|thread| wanted(call, thread));
    match call.query("sort") {
        Some("updated") => threads.sort_by_key(|thread| thread.updated),
        _ => threads.sort_by_key(|thread| thread.created),
    }
    if call.query("direction") != Some("asc") {
        threads.reverse();
    }
    let views = threads
        .iter()
        .map(|thread| issue(call, state, thread))
        .collect();
    paging::list(call, views)
}

fn wanted(call: &Call, thread: &Thread) -> bool {
    let state = match call.query("state").unwrap_or("open") {
        "all" => true,
        state => thread.open == (state == "open"),
    };
    let labels = call.query("labels").is_none_or(|labels| {
        labels.split(',').all(|wanted| {
            thread
                .labels
                .iter()
                .any(|label| label.eq_ignore_ascii_case(wanted.trim()))
        })
    });
    let since = call.query("since").and_then(|since| since.parse().ok());
    let creator = call.query("creator");
    state
        && labels
        && since.is_none_or(|since| thread.updated >= since)
        && creator.is_none_or(|creator| thread.author.eq_ignore_ascii_case(creator))
}

pub(super) fn get(call: &Call, state: &mut State) -> Outcome {
    let thread = repository(call, state)
        .threads
        .get(&call.number("issue_number"))
        .cloned();
    let thread = thread.ok_or_else(Answer::not_found)?;
    Ok(Answer::ok(issue(call, state, &thread)))
}

fn issue(call: &Call, state: &mut State, thread: &Thread) -> Value {
    let number = thread.number;
    let comments = repository(call, state).comments.values();
    let comments = comments.filter(|comment| comment.thread == number).count();
    let kind = if thread.pull.is_some() {
        "pull"
    } else {
        "issues"
    };
    let mut view = json!({
        "id": thread.id,
        "number": number,
        "url": call.api(&format!("issues/{number}")),
        "html_url": call.html(&format!("{kind}/{number}")),
        "title": thread.title,
        "body": thread.body,
        "state": if thread.open { "open" } else { "closed" },
        "user": view::user(state, &thread.author),
        "labels": pulls::labels(thread),
        "comments": comments,
        "created_at": thread.created.to_string(),
        "updated_at": thread.updated.to_string(),
        "closed_at": thread.closed.map(|at| at.to_string()),
        "author_association": "CONTRIBUTOR",
    });
    if thread.pull.is_some() {
        view["pull_request"] = json!({
            "url": call.api(&format!("pulls/{number}")),
            "html_url": call.html(&format!("pull/{number}")),
        });
    }
    view
}
