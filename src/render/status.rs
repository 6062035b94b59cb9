//! The commit status: one word and one line.

use super::{Run, rows};
use crate::decision::Outcome;
use crate::locale::Words;

/// The state of a commit status. Source: GitHub REST, "Create a commit status".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StatusState {
    /// GO.
    Success,
    /// HOLD.
    Pending,
    /// NO-GO.
    Failure,
    /// UNKNOWN.
    Error,
}

impl StatusState {
    /// The state that shows an outcome; only GO is success.
    pub(crate) fn of(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Go => Self::Success,
            Outcome::Hold => Self::Pending,
            Outcome::NoGo => Self::Failure,
            Outcome::Unknown | Outcome::NotApplicable => Self::Error,
        }
    }
}

/// GitHub's limit for a status description, in characters.
pub(crate) const LONGEST: usize = 140;

/// A description of at most 140 characters: the decision, then as many reasons as fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StatusLine(String);

impl StatusLine {
    /// A sentence, cut so that what must stand at its end fits.
    pub(crate) fn of(sentence: &str, end: &str) -> Self {
        let room = (LONGEST - 1).saturating_sub(end.chars().count());
        Self(format!("{}{end}", crate::text::one_line(sentence, room)))
    }

    /// The line.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// The status line of a run.
pub(crate) fn status_line(run: &Run, words: &Words) -> StatusLine {
    let mut line = words.plain(&crate::locale::Message::new("render-outcome").with(
        "outcome",
        crate::locale::Value::Word(run.decision.outcome().word()),
    ));
    let blocking = run.decision.blocking();
    // Every reason has at least one character, so no more than these can be seen.
    let mut parts: Vec<String> = blocking
        .iter()
        .take(LONGEST)
        .map(|(report, finding)| {
            format!(
                "{}: {}",
                report.area.name(),
                words.plain(&finding.message())
            )
        })
        .collect();
    if parts.is_empty() {
        parts = rows::opening(run)
            .iter()
            .map(|message| words.plain(message))
            .collect();
    }
    for (index, part) in parts.iter().enumerate() {
        let separator = if index == 0 { " · " } else { "; " };
        line.push_str(separator);
        line.push_str(part);
    }
    StatusLine(crate::text::one_line(&line, LONGEST - 1))
}
