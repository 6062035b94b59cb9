//! Answers to single comments: short, and never a table.

use super::{Run, rows};
use crate::decision::Reply;
use crate::locale::{Message, Surface, Value, Words};
use crate::text::Markdown;

/// What finds an answer again: hidden, with the comment it is for and its author's number.
pub(crate) fn marker(reply: &Reply) -> String {
    format!("<!-- gonogo:reply {} to {} -->", reply.remark, reply.id.0)
}

/// The comment that an answer of ours is for, and its author's number.
pub(crate) fn answered(body: &str) -> Option<(u64, u64)> {
    body.lines().find_map(|line| {
        let inner = line.trim().strip_prefix("<!-- gonogo:reply ")?;
        let (remark, id) = inner.strip_suffix(" -->")?.split_once(" to ")?;
        Some((remark.parse().ok()?, id.parse().ok()?))
    })
}

/// The answer, as a comment of its own; `None` where there is nothing to say.
pub(crate) fn reply(run: &Run, reply: &Reply, words: &Words) -> Option<Markdown> {
    if reply.answer.is_empty() {
        return None;
    }
    let say = |message: &Message| words.say(message, Surface::Markdown);
    let to = Message::new("render-reply-to").with("who", Value::code(reply.to.as_str()));
    let mut text = say(&to);
    for message in &reply.answer {
        text.push_str("\n\n");
        text.push_str(&say(message));
        if message.id() == "sign-off-answer-status" {
            text.push(' ');
            text.push_str(&status(run, words));
        }
    }
    text.push_str(&format!("\n\n{}\n", marker(reply)));
    Some(Markdown::trusted(text))
}

/// The decision in one line, for whoever asks.
fn status(run: &Run, words: &Words) -> String {
    let mut parts = vec![words.say(&rows::headline(run), Surface::Markdown)];
    parts.extend(
        rows::opening(run)
            .iter()
            .map(|message| words.say(message, Surface::Markdown)),
    );
    parts.join(" · ")
}
