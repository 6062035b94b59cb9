//! The decision as it travels with a release: folded, below the notes.

use super::{Run, comment, rows};
use crate::decision::{Finding, Level, Outcome, Report};
use crate::locale::{Message, Surface, Value, Words};
use crate::text::Markdown;

/// Room for the tables, in bytes: the notes are what people come for.
const BUDGET: usize = 20_000;

/// The most reasons that are told of one gate; what is over is counted.
const MOST_REASONS: usize = 3;

/// How the line begins that changes with every run, and how it ends.
const FOOTER: (&str, &str) = ("<sub>", "</sub>");

/// What was decided about the release, why and by whom: one folded block.
pub(crate) fn release(run: &Run, words: &Words) -> Markdown {
    let title = Message::new("render-release")
        .with("headline", rows::headline(run))
        .with("sha", &run.subject.sha);
    // GitHub reads no Markdown in the line of a summary.
    let title = words.say(&title, Surface::Html);
    let mut text = format!("<details><summary>{title}</summary>\n");
    for finding in foremost(run) {
        text.push_str(&format!(
            "\n{}\n",
            words.say(&finding.message(), Surface::Markdown)
        ));
    }
    let gates: Vec<String> = run
        .decision
        .reports
        .iter()
        .filter(|report| report.is_gate() || report.outcome() > Outcome::Go)
        .map(|report| line(report, words))
        .collect();
    if !gates.is_empty() {
        text.push_str(&format!("\n{}\n", gates.join("\n")));
    }
    let tables = comment::tables(run, words);
    match tables.len() {
        0 => {}
        length if text.len() + length > BUDGET => {
            text.push_str(&format!("\n{}\n", words.text("render-cut")));
        }
        _ => text.push_str(&format!("\n{tables}\n")),
    }
    let (begin, end) = FOOTER;
    text.push_str(&format!(
        "\n{begin}{}{end}\n\n</details>",
        footer(run, words)
    ));
    Markdown::trusted(text)
}

/// A text without what changes from run to run: two with the same rest say the same.
pub(crate) fn compared(text: &str) -> Vec<&str> {
    let (begin, end) = FOOTER;
    text.lines()
        .map(str::trim_end)
        .filter(|line| !(line.starts_with(begin) && line.ends_with(end)))
        .collect()
}

/// What everybody must read first, such as an emergency.
fn foremost(run: &Run) -> impl Iterator<Item = &Finding> {
    let findings = run.decision.reports.iter().flat_map(|it| &it.findings);
    findings.filter(|finding| finding.foremost)
}

/// A gate in one line: what it came to, and why.
fn line(report: &Report, words: &Words) -> String {
    let outcome = report.outcome();
    let telling: Vec<&Finding> = report
        .findings
        .iter()
        .filter(|finding| finding.outcome() == outcome && finding.level != Level::Warning)
        .collect();
    let mut reasons: Vec<String> = telling
        .iter()
        .take(MOST_REASONS)
        .map(|finding| words.say(&finding.message(), Surface::Markdown))
        .collect();
    if let Some(more @ 1..) = telling.len().checked_sub(MOST_REASONS) {
        let more = Message::new("render-release-more").with("count", more);
        reasons.push(words.say(&more, Surface::Markdown));
    }
    let told = match reasons.is_empty() {
        true => report.area.name().to_owned(),
        false => rows::told(report, reasons.join(", "), words),
    };
    let mut line = format!("- {} {told}", outcome.sign());
    if report.counted_outcome() != outcome {
        let why = if report.overruled {
            "emergency"
        } else {
            "warn"
        };
        let message = Message::new("render-release-counts").with("why", Value::Word(why));
        line.push_str(&format!(" ({})", words.say(&message, Surface::Markdown)));
    }
    line
}

/// Where the policy came from, when it was decided, and the whole digest of the evidence.
fn footer(run: &Run, words: &Words) -> String {
    let mut parts = rows::provenance(run);
    if let Some(digest) = &run.evidence {
        parts.push(Message::new("render-evidence").with("digest", Value::code(digest.as_str())));
    }
    let parts = parts.iter();
    let parts: Vec<String> = parts
        .map(|message| words.say(message, Surface::Markdown))
        .collect();
    parts.join(" · ")
}

#[cfg(test)]
#[path = "release_tests.rs"]
mod tests;
