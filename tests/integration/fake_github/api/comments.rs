//! Comments on issues and pull requests.

use serde_json::{Value, json};

use super::super::model::State;
use super::super::model::threads::{Comment, Event};
use super::super::wire::answer::{Answer, Outcome, Payload};
use super::super::wire::call::Call;
use super::super::wire::paging;
use super::{reactions, repository, view};

/// GitHub's limit for the body of a comment, in characters.
const BODY_LIMIT: usize = 65_536;

pub(super) fn list(call: &Call, state: &mut State) -> Outcome {
    let number = existing_thread(call, state)?;
    let since = call.query("since").and_then(|since| since.parse().ok());
    let repository = repository(call, state);
    let comments = repository.comments.values();
    let comments = comments.filter(|comment| {
        comment.thread == number && since.is_none_or(|since| comment.updated >= since)
    });
    let ids: Vec<u64> = comments.map(|comment| comment.id).collect();
    Ok(paging::list_of(call, ids, |id| {
        let comment = super::repository(call, state).comments[id].clone();
        view_of(call, state, &comment)
    }))
}

pub(super) fn create(call: &Call, state: &mut State) -> Outcome {
    let thread = existing_thread(call, state)?;
    let body = valid_body(call)?;
    let (id, at) = (state.fresh_id(), state.tick());
    let (author, app) = (call.login(), call.app());
    let comment = Comment {
        id,
        thread,
        author,
        app,
        body,
        created: at,
        updated: at,
        edited: None,
        reactions: Vec::new(),
    };
    let repository = repository(call, state);
    repository.comments.insert(id, comment.clone());
    if let Some(thread) = repository.threads.get_mut(&thread) {
        thread.updated = at;
    }
    Ok(Answer::created(view_of(call, state, &comment)))
}

pub(super) fn get(call: &Call, state: &mut State) -> Outcome {
    let comment = existing(call, state)?;
    Ok(Answer::ok(view_of(call, state, &comment)))
}

pub(super) fn update(call: &Call, state: &mut State) -> Outcome {
    let id = existing(call, state)?.id;
    let (body, at) = (valid_body(call)?, state.tick());
    repository(call, state).edit_comment(id, &body, (&call.login(), at));
    let comment = existing(call, state)?;
    Ok(Answer::ok(view_of(call, state, &comment)))
}

pub(super) fn delete(call: &Call, state: &mut State) -> Outcome {
    let comment = existing(call, state)?;
    let (id, at) = (state.fresh_id(), state.tick());
    let repository = repository(call, state);
    repository.comments.remove(&comment.id);
    repository.events.push(Event {
        id,
        thread: comment.thread,
        at,
        actor: call.login(),
        kind: "comment_deleted",
        commit: None,
        more: Value::Null,
    });
    Ok(Answer::new(204, Payload::Empty))
}

pub(super) fn existing_thread(call: &Call, state: &mut State) -> Result<u64, Box<Answer>> {
    let number = call.number("issue_number");
    let known = repository(call, state).threads.contains_key(&number);
    known
        .then_some(number)
        .ok_or_else(|| Answer::not_found().into())
}

pub(super) fn existing(call: &Call, state: &mut State) -> Result<Comment, Box<Answer>> {
    let comment = repository(call, state)
        .comments
        .get(&call.number("comment_id"));
    comment.cloned().ok_or_else(|| Answer::not_found().into())
}

fn valid_body(call: &Call) -> Result<String, Box<Answer>> {
    let body = call.text("body").unwrap_or_default();
    if body.trim().is_empty() {
        return Err(Answer::invalid("IssueComment", "body", "Body cannot be blank").into());
    }
    if body.chars().count() > BODY_LIMIT {
        let message = "Body is too long (maximum is 65536 characters)";
        return Err(Answer::invalid("IssueComment", "body", message).into());
    }
    Ok(body.to_owned())
}

pub(super) fn view_of(call: &Call, state: &mut State, comment: &Comment) -> Value {
    let (id, number) = (comment.id, comment.thread);
    let thread = repository(call, state).threads.get(&number);
    let kind = if thread.is_some_and(|thread| thread.pull.is_some()) {
        "pull"
    } else {
        "issues"
    };
    json!({
        "id": id,
        "node_id": view::node_id("IC", id),
        "url": call.api(&format!("issues/comments/{id}")),
        "html_url": call.html(&format!("{kind}/{number}#issuecomment-{id}")),
        "issue_url": call.api(&format!("issues/{number}")),
        "body": comment.body,
        "user": view::user(state, &comment.author),
        "performed_via_github_app": view::app(state, comment.app.as_deref()),
        "author_association": "CONTRIBUTOR",
        "created_at": comment.created.to_string(),
        "updated_at": comment.updated.to_string(),
        "reactions": reactions::rollup(call, comment),
    })
}
