//! The command `replay`: decides again from saved evidence.

use std::path::Path;

use jiff::Timestamp;

use super::lint::unreadable;
use super::outside::Outside;
use super::{Problem, brief, remark, simulated};
use crate::cli::{Format, Options, Verbosity, WhatIf};
use crate::decision::Outcome;
use crate::evidence::{self, Evidence, EvidenceError};
use crate::exit::{Exit, FailOn, Surroundings, for_outcome};
use crate::judge;
use crate::locale::{Message, Value};
use crate::render::{comment, json, terminal};

/// Decides again and says whether it is the same decision; with something changed, what it would be.
///
/// The digest tells whether the file is still what was written; the new decision is compared with
/// the saved one byte for byte. Anything else than the same decision is UNKNOWN.
pub(super) fn run(
    outside: &Outside,
    options: &Options,
    file: &Path,
    at: Option<Timestamp>,
    what_if: Option<&WhatIf>,
) -> Result<Exit, Problem> {
    let text = outside
        .files
        .read_text(file, evidence::LARGEST)
        .map_err(|error| unreadable(file, &error))?;
    let (saved, digest) = Evidence::open(&text).map_err(|error| broken(file, &error))?;
    let as_written = Evidence::is_as_written(&text);
    let mut inputs = saved.inputs;
    if let Some(at) = at {
        inputs.decided_at = at;
        inputs.server_date = None;
        inputs.simulated = true;
    }
    if let Some(what_if) = what_if {
        inputs.simulated = true;
        let description = simulated::description(outside, Some(what_if))?;
        if !simulated::change(&mut inputs.subject, what_if, description.as_ref()) {
            let message = Message::new("app-simulate-no-pull-request");
            return Err(Problem::Said(message, Exit::Usage));
        }
        simulated::say_offline(what_if, &mut inputs)?;
    }
    let mut judged = judge::judge(&inputs);
    let document = json::decision(&judged.run);
    let same = saved.decision.is(&document);
    judged.run.evidence = Some(digest);
    let words = judged.run.words(options.locale.unwrap_or(judged.locale));
    let console = &outside.console;
    match options.format {
        Format::Json => console.json(&document)?,
        Format::Markdown => console.result(comment::comment(&judged.run, &words).as_str())?,
        _ => {
            let long = options.verbosity == Verbosity::Verbose;
            let text = terminal::terminal(&judged.run, &words, long);
            console.result(brief(options, &text))?;
        }
    }
    if !as_written {
        let message = Message::new("app-evidence-rewritten");
        let message = message.with("path", Value::code(file.display().to_string()));
        remark(outside, options, &words.plain(&message));
    }
    if what_if.is_some() {
        remark(outside, options, &words.text("app-replay-what-if"));
    } else if at.is_some() {
        remark(outside, options, &words.text("app-replay-simulated"));
    } else if same {
        remark(outside, options, &words.text("app-replay-same"));
    } else {
        let now = env!("CARGO_PKG_VERSION");
        let same_version = if saved.gonogo == now { "yes" } else { "no" };
        let (before, decided) = (
            recorded(saved.decision.decision().as_deref()),
            judged.run.decision.outcome().word(),
        );
        let outcome = |word| Message::new("render-outcome").with("outcome", word);
        let message = Message::new("app-replay-differs")
            .with("recorded", outcome(before))
            .with("decided", outcome(decided))
            .with("same-outcome", if before == decided { "yes" } else { "no" })
            .with("same-version", same_version)
            .with("then", Value::text(saved.gonogo))
            .with("now", Value::text(now));
        console.log(&format!("{}\n", words.plain(&message)));
        return Ok(Exit::Unknown);
    }
    let outcome = judged.run.decision.outcome();
    Ok(match judged.invalid_policy {
        true => Exit::InvalidPolicy,
        false => for_outcome(outcome, FailOn::Auto, Surroundings::CommandLine),
    })
}

/// The word of the recorded decision; what is none of ours is as good as unknown.
fn recorded(word: Option<&str>) -> &'static str {
    [Outcome::Go, Outcome::Hold, Outcome::NoGo]
        .map(Outcome::word)
        .into_iter()
        .find(|known| Some(*known) == word)
        .unwrap_or(Outcome::Unknown.word())
}

/// Evidence that cannot be used.
pub(super) fn broken(file: &Path, error: &EvidenceError) -> Problem {
    let (id, exit) = match error {
        EvidenceError::Altered => ("app-evidence-altered", Exit::Unknown),
        EvidenceError::OtherFormat => ("app-evidence-other-format", Exit::Unreadable),
        EvidenceError::NotJson => ("app-evidence-unreadable", Exit::Unreadable),
    };
    let message = Message::new(id).with("path", Value::code(file.display().to_string()));
    Problem::Said(message, exit)
}
