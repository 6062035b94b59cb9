//! The commit status: one word and one line.

use super::{Run, rows};
use crate::decision::Outcome;
use crate::evidence::Digest;
use crate::facts::BETWEEN;
use crate::locale::{Message, Value, Words};

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

/// The status line of a run whose record is kept. A tag's GO names the record: there the record of
/// the next release finds it again, by [`record_in`].
pub(crate) fn status_line_with_record(run: &Run, words: &Words) -> StatusLine {
    let named = run.decision.outcome() == Outcome::Go && run.subject.tag().is_some();
    match run.evidence.as_ref().filter(|_| named) {
        None => status_line(run, words),
        Some(digest) => {
            let record = Message::new("render-evidence").with("digest", Value::Own(digest.clone()));
            StatusLine::of(&line(run, words), &format!(" · {}", words.plain(&record)))
        }
    }
}

/// The digest of the record that the status line of a GO names.
pub(crate) fn record_in(description: &str) -> Option<Digest> {
    description.split_whitespace().next_back()?.parse().ok()
}

/// The status line of a run.
pub(crate) fn status_line(run: &Run, words: &Words) -> StatusLine {
    StatusLine(crate::text::one_line(&line(run, words), LONGEST - 1))
}

fn line(run: &Run, words: &Words) -> String {
    let mut line = words.plain(
        &Message::new("render-outcome").with("outcome", Value::Word(run.decision.outcome().word())),
    );
    // A status stands on the commit, which may have several tags: it says which one it is about.
    if let Some(tag) = run.subject.tag() {
        line.push_str(BETWEEN);
        line.push_str(&crate::text::one_line(tag.as_str(), LONGEST));
    }
    let blocking = run.decision.blocking();
    // Every reason has at least one character, so no more than these can be seen.
    let mut parts: Vec<String> = blocking
        .iter()
        .take(LONGEST)
        .map(|(report, finding)| rows::told(report, words.plain(&finding.message()), words))
        .collect();
    if parts.is_empty() {
        parts = rows::opening(run)
            .iter()
            .map(|message| words.plain(message))
            .collect();
    }
    let between = words.text("render-between");
    for (index, part) in parts.iter().enumerate() {
        line.push_str(if index == 0 { BETWEEN } else { &between });
        line.push_str(part);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_record_is_found_again_behind_whatever_stands_before_it() {
        let digest = Digest::of(b"record");
        for sentence in [
            "GO",
            "GO · Tous les contrôles sont bons.",
            &"long ".repeat(60),
        ] {
            for word in ["evidence", "preuve"] {
                let line = StatusLine::of(sentence, &format!(" · {word} {digest}"));
                assert!(line.as_str().chars().count() <= LONGEST, "{line:?}");
                assert_eq!(record_in(line.as_str()), Some(digest.clone()));
            }
        }
    }

    #[test]
    fn what_is_no_whole_digest_at_the_end_names_no_record() {
        let digest = Digest::of(b"record");
        for line in [
            "",
            "GO · all gates are go",
            digest.short(),
            &format!("{digest} and more"),
            &format!("evidence {}", digest.digits()),
            &format!("evidence {}", digest.as_str().to_uppercase()),
        ] {
            assert_eq!(record_in(line), None, "{line}");
        }
    }
}
