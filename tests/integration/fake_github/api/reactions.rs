//! Reactions to comments.

use serde_json::{Value, json};

use super::super::model::State;
use super::super::model::threads::{Comment, Reaction};
use super::super::wire::answer::{Answer, Outcome};
use super::super::wire::call::Call;
use super::super::wire::paging;
use super::{comments, repository, view};

/// All there are.
const CONTENTS: [&str; 8] = [
    "+1", "-1", "laugh", "confused", "heart", "hooray", "rocket", "eyes",
];

/// The same reaction of the same account is not counted twice.
pub(super) fn create(call: &Call, state: &mut State) -> Outcome {
    let comment = comments::existing(call, state)?;
    let (content, login) = (call.text("content").unwrap_or_default(), call.login());
    if !CONTENTS.contains(&content) {
        return Err(Answer::invalid("Reaction", "content", "is not included in the list").into());
    }
    let mut reactions = comment.reactions.iter();
    let known = reactions.find(|known| known.content == content && known.login == login);
    if let Some(known) = known {
        return Ok(Answer::ok(view_of(state, known)));
    }
    let reaction = Reaction {
        id: state.fresh_id(),
        content: content.to_owned(),
        login,
        at: state.tick(),
    };
    let comments = &mut repository(call, state).comments;
    if let Some(comment) = comments.get_mut(&comment.id) {
        comment.reactions.push(reaction.clone());
    }
    Ok(Answer::json(201, view_of(state, &reaction)))
}

pub(super) fn list(call: &Call, state: &mut State) -> Outcome {
    let mut reactions = comments::existing(call, state)?.reactions;
    let content = call.query("content");
    reactions.retain(|reaction| content.is_none_or(|content| content == reaction.content));
    Ok(paging::list_of(call, reactions, |reaction| {
        view_of(state, reaction)
    }))
}

/// How many there are of each kind.
pub(super) fn rollup(call: &Call, comment: &Comment) -> Value {
    let mut rollup = json!({
        "url": call.api(&format!("issues/comments/{}/reactions", comment.id)),
        "total_count": comment.reactions.len(),
    });
    for content in CONTENTS {
        let reactions = comment.reactions.iter();
        let count = reactions.filter(|reaction| reaction.content == content);
        rollup[content] = json!(count.count());
    }
    rollup
}

fn view_of(state: &mut State, reaction: &Reaction) -> Value {
    json!({
        "id": reaction.id,
        "user": view::user(state, &reaction.login),
        "content": reaction.content,
        "created_at": reaction.at.to_string(),
    })
}
