//! What a gate that listens to people has to say to them, besides its findings.

use jiff::Zoned;

use super::Outcome;
use crate::facts::VetoTrace;
use crate::ids::{Login, PrNumber, UserId};
use crate::locale::Message;
use crate::text::Untrusted;

/// Everything there is to say to people. Empty for gates that listen to nobody.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Conversation {
    /// How each comment with a command is acknowledged, and answered where it needs to be.
    pub(crate) replies: Vec<Reply>,
    /// Statuses of parts, besides the decision's own.
    pub(crate) statuses: Vec<PartStatus>,
    /// Vetoes that stand: they are written into what we publish, so that deleting the comment does
    /// not lift them.
    pub(crate) vetoes: Vec<VetoTrace>,
    /// Sign-offs that were taken back: they are kept in the same way.
    pub(crate) withdrawals: Vec<VetoTrace>,
    /// Whether everything that was said and published before is known. Otherwise what our comment
    /// keeps stays in it.
    pub(crate) heard: bool,
    /// The emergency that was declared, if one holds.
    pub(crate) emergency: Option<Emergency>,
}

/// A reaction to one comment, with or without an answer.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Reply {
    /// Under which issue or pull request.
    pub(crate) number: PrNumber,
    /// The comment or review.
    pub(crate) remark: u64,
    /// Whether it is a review: those cannot be reacted to.
    pub(crate) is_review: bool,
    /// Who wrote it.
    pub(crate) to: Login,
    /// Their number.
    pub(crate) id: UserId,
    /// The sign; `None` where it was given before.
    pub(crate) sign: Option<Sign>,
    /// What to answer, sentence by sentence; empty for nothing.
    pub(crate) answer: Vec<Message>,
    /// Whether it was asked for; otherwise something was wrong with what was written.
    pub(crate) asked: bool,
    /// Whether it was not understood: an answer that does not depend on what came after.
    pub(crate) slipped: bool,
}

impl Reply {
    /// Whether the answer is only that they have no say here.
    pub(crate) fn without_a_say(&self) -> bool {
        !self.answer.is_empty() && self.answer.iter().all(|message| message.id() == NO_SAY)
    }
}

/// The answer to somebody who has no say.
const NO_SAY: &str = "sign-off-answer-no-role";

/// How a comment is acknowledged. Never a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    /// 👀 seen.
    Seen,
    /// 👍 counted.
    Counted,
    /// 😕 not counted.
    NotCounted,
}

/// The status of a part of a gate, such as a role.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PartStatus {
    /// The part's name.
    pub(crate) part: String,
    /// What it came to.
    pub(crate) outcome: Outcome,
    /// Why, in one sentence.
    pub(crate) line: Message,
    /// Whether it is set even where no such status stands yet; otherwise only to renew one.
    pub(crate) wanted: bool,
    /// The vetoes whose traces it keeps.
    pub(crate) vetoes: Vec<VetoTrace>,
}

/// An emergency in which people overrule gates.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Emergency {
    /// The incident's name.
    pub(crate) incident: Untrusted,
    /// Why, in the words of the first who declared it.
    pub(crate) reason: Untrusted,
    /// Who declared it.
    pub(crate) by: Vec<Login>,
    /// Until when it holds.
    pub(crate) until: Zoned,
    /// The gates that it overrules.
    pub(crate) overrides: Vec<String>,
    /// By when it must be followed up.
    pub(crate) due: Zoned,
    /// The follow-up issue, if it is there already.
    pub(crate) follow_up: Option<PrNumber>,
}
