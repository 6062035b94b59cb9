//! Issues; in lists pull requests are issues too.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::super::model::State;
use super::super::model::threads::{Event, Thread};
use super::super::wire::answer::{Answer, Outcome};
use super::super::wire::call::Call;
use super::super::wire::paging;
use super::{comments, pulls, repository, view};

/// GitHub's limit for the title, in characters.
const TITLE_LIMIT: usize = 256;

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
    paging::list_of(call, threads, |thread| issue(call, state, thread))
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

pub(super) fn create(call: &Call, state: &mut State) -> Outcome {
    let title = title(call)?.unwrap_or_default();
    let (id, at) = (state.fresh_id(), state.tick());
    let threads = &mut repository(call, state).threads;
    let number = threads.last_key_value().map_or(0, |(number, _)| *number) + 1;
    let thread = Thread {
        id,
        number,
        title,
        body: call.text("body").map(str::to_owned),
        author: call.login(),
        open: true,
        labels: labels(call),
        created: at,
        updated: at,
        closed: None,
        state_reason: None,
        pull: None,
    };
    threads.insert(number, thread.clone());
    Ok(Answer::created(issue(call, state, &thread)))
}

pub(super) fn update(call: &Call, state: &mut State) -> Outcome {
    let number = comments::existing_thread(call, state)?;
    let title = title(call)?;
    let (id, at) = (state.fresh_id(), state.tick());
    let repository = repository(call, state);
    let thread = repository.threads.get_mut(&number);
    let thread = thread.ok_or_else(Answer::not_found)?;
    thread.updated = at;
    thread.title = title.unwrap_or_else(|| thread.title.clone());
    if let Some(body) = call.text("body") {
        thread.body = Some(body.to_owned());
    }
    if call.body["labels"].is_array() {
        thread.labels = labels(call);
    }
    let open = call
        .text("state")
        .map_or(thread.open, |state| state == "open");
    if open != thread.open {
        let reason = call.text("state_reason");
        let usual = if open { "reopened" } else { "completed" };
        thread.open = open;
        thread.closed = (!open).then_some(at);
        thread.state_reason = Some(reason.unwrap_or(usual).to_owned());
        repository.events.push(Event {
            id,
            thread: number,
            at,
            actor: call.login(),
            kind: if open { "reopened" } else { "closed" },
            commit: None,
            more: json!({ "state_reason": null }),
        });
    }
    let thread = repository.threads[&number].clone();
    Ok(Answer::ok(issue(call, state, &thread)))
}

/// The title that the body gives, if it gives one.
fn title(call: &Call) -> Result<Option<String>, Box<Answer>> {
    let title = match &call.body["title"] {
        Value::Null if call.operation == "issues/update" => return Ok(None),
        Value::Number(number) => number.to_string(),
        title => title.as_str().unwrap_or_default().to_owned(),
    };
    if title.trim().is_empty() {
        return Err(Answer::invalid("Issue", "title", "title can't be blank").into());
    }
    if title.chars().count() > TITLE_LIMIT {
        let message = "title is too long (maximum is 256 characters)";
        return Err(Answer::invalid("Issue", "title", message).into());
    }
    Ok(Some(title))
}

/// Labels are given by name, bare or in an object.
fn labels(call: &Call) -> BTreeSet<String> {
    let given = call.body["labels"].as_array().into_iter().flatten();
    given
        .filter_map(|label| label.as_str().or_else(|| label["name"].as_str()))
        .map(str::to_owned)
        .collect()
}

fn issue(call: &Call, state: &mut State, thread: &Thread) -> Value {
    let number = thread.number;
    let comments = repository(call, state).comment_ids(number).count();
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
        "state_reason": thread.state_reason,
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
