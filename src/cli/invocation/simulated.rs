//! What is not so, and would be, for "what if".

use super::Source;
use crate::ids::Login;
use crate::text::Untrusted;

/// What is not so, for "what if".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct WhatIf {
    /// Comments that nobody has written, in this order.
    pub(crate) said: Vec<SimulatedComment>,
    /// Labels that the pull request does not have.
    pub(crate) labels: Vec<Untrusted>,
    /// Labels that it has.
    pub(crate) without_labels: Vec<Untrusted>,
    /// Another title.
    pub(crate) title: Option<Untrusted>,
    /// Where another description stands.
    pub(crate) description: Option<Source>,
    /// Only what is answered to the comment is asked for.
    pub(crate) answer_only: bool,
}

impl WhatIf {
    /// Whether the pull request itself would be another.
    pub(crate) fn changes_pull_request(&self) -> bool {
        let labels = self.labels.len() + self.without_labels.len();
        labels > 0 || self.title.is_some() || self.description.is_some()
    }
}

/// A comment that nobody has written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SimulatedComment {
    /// Who would write it.
    pub(crate) by: Login,
    /// What it would say.
    pub(crate) words: SimulatedWords,
}

/// What somebody would say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SimulatedWords {
    /// This text.
    Text(Untrusted),
    /// GO for a role and the judged commit.
    SignOff(RoleWord),
}

/// The name of a role, or several with commas between them, as a command has it: one word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RoleWord(pub(in crate::cli) String);

impl RoleWord {
    /// The word.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}
