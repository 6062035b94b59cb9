//! Comments on issues and pull requests.

use serde_json::{Value, json};

use super::super::model::State;
use super::super::model::threads::Comment;
use super::super::wire::answer::{Answer, Outcome};
use super::super::wire::call::Call;
use super::super::wire::paging;
use super::{repository, view};

/// GitHub's limit for the body of a comment, in characters.
const BODY_LIMIT: usize = 65_536;

pub(super) fn list(call: &Call, state: &mut State) -> Outcome {
    let number = existing_thread(call, state)?;
    let since = call.query("since").and_then(|since| since.parse().ok());
    let comments = repository(call, state).comments.values();
    let comments = comments.filter(|comment| {
        comment.thread == number && since.is_none_or(|since| comment.updated >= since)
    });
    let comments: Vec<Comment> = comments.cloned().collect();
    let views = comments
        .iter()
        .map(|comment| view_of(call, state, comment))
        .collect();
    Ok(paging::list(call, views))
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
    };
    repository(call, state).comments.insert(id, comment.clone());
    Ok(Answer::created(view_of(call, state, &comment)))
}

pub(super) fn get(call: &Call, state: &mut State) -> Outcome {
    let comment = existing(call, state)?;
    Ok(Answer::ok(view_of(call, state, &comment)))
}

pub(super) fn update(call: &Call, state: &mut State) -> Outcome {
    let mut comment = existing(call, state)?;
    comment.body = valid_body(call)?;
    comment.updated = state.tick();
    repository(call, state)
        .comments
        .insert(comment.id, comment.clone());
    Ok(Answer::ok(view_of(call, state, &comment)))
}

pub(super) fn delete(call: &Call, state: &mut State) -> Outcome {
    let comment = existing(call, state)?;
    repository(call, state).comments.remove(&comment.id);
    Ok(Answer::new(204, super::super::wire::answer::Payload::Empty))
}

fn existing_thread(call: &Call, state: &mut State) -> Result<u64, Box<Answer>> {
    let number = call.number("issue_number");
    let known = repository(call, state).threads.contains_key(&number);
    known
        .then_some(number)
        .ok_or_else(|| Answer::not_found().into())
}

fn existing(call: &Call, state: &mut State) -> Result<Comment, Box<Answer>> {
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

fn view_of(call: &Call, state: &mut State, comment: &Comment) -> Value {
    let (id, number) = (comment.id, comment.thread);
    let thread = repository(call, state).threads.get(&number);
    let kind = if thread.is_some_and(|thread| thread.pull.is_some()) {
        "pull"
    } else {
        "issues"
    };
    json!({
        "id": id,
        "url": call.api(&format!("issues/comments/{id}")),
        "html_url": call.html(&format!("{kind}/{number}#issuecomment-{id}")),
        "issue_url": call.api(&format!("issues/{number}")),
        "body": comment.body,
        "user": view::user(state, &comment.author),
        "performed_via_github_app": view::app(state, comment.app.as_deref()),
        "author_association": "CONTRIBUTOR",
        "created_at": comment.created.to_string(),
        "updated_at": comment.updated.to_string(),
    })
}
