//! The report of one gate by itself: for commands that judge no release.

use serde_json::{Value as Json, json};

use super::terminal::{block_lines, reason};
use crate::decision::{Block, Finding, Level, Plain, Report, Table};
use crate::locale::{Locale, Surface, Value, Words};

/// How the findings are told: what blocks first.
fn told(report: &Report) -> Vec<&Finding> {
    let mut findings: Vec<&Finding> = report.findings.iter().collect();
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.level));
    findings
}

/// The sign of a finding.
fn sign(finding: &Finding) -> &'static str {
    match finding.level {
        Level::Warning => "⚠️",
        _ => finding.outcome().sign(),
    }
}

/// For a terminal: the outcome, then every finding with what lifts it, then the details.
pub(crate) fn text(report: &Report, words: &Words, long: bool) -> String {
    let mut text = headline(report, words);
    for finding in told(report) {
        match finding.level {
            Level::Pass => text.push_str(&format!("\n🟢 {}\n", words.plain(&finding.message()))),
            _ => text.push_str(&reason(report, finding, sign(finding), words)),
        }
    }
    // What was looked at is always told.
    text.push_str(&match long {
        true => block_lines(report, words),
        false => lists(report, words),
    });
    text
}

fn lists(report: &Report, words: &Words) -> String {
    let mut text = String::new();
    for block in report.blocks.iter().flat_map(Block::plain) {
        if let Plain::List(messages) = block {
            for message in messages {
                text.push_str(&format!("\n{}\n", words.plain(message)));
            }
        }
    }
    text
}

fn headline(report: &Report, words: &Words) -> String {
    let outcome = report.outcome();
    let message = crate::locale::Message::new("render-alone")
        .with("sign", Value::Word(outcome.sign()))
        .with("outcome", Value::Word(outcome.word()))
        .with("gate", Value::Word(report.area.name()));
    format!("{}\n", words.plain(&message))
}

/// For a comment or a summary.
pub(crate) fn markdown(report: &Report, words: &Words) -> String {
    let mut text = format!("### {}", headline(report, words));
    for finding in told(report) {
        let what = words.say(&finding.message(), Surface::Markdown);
        text.push_str(&format!("\n- {} {what}", sign(finding)));
        let lift = finding.lift();
        if words.knows(lift.id()) {
            text.push_str(&format!("\n  → {}", words.say(&lift, Surface::Markdown)));
        }
    }
    text.push('\n');
    for block in report.blocks.iter().flat_map(Block::plain) {
        if let Plain::Table(table) = block {
            text.push_str(&format!("\n{}\n", markdown_table(&table, words)));
        }
    }
    text
}

fn markdown_table(table: &Table, words: &Words) -> String {
    let head: Vec<String> = table
        .head
        .iter()
        .map(|it| words.say(it, Surface::Markdown))
        .collect();
    let mut lines = vec![
        format!("| {} |", head.join(" | ")),
        format!("|{}", "---|".repeat(head.len())),
    ];
    for row in &table.rows {
        let cells: Vec<String> = row
            .iter()
            .map(|value| words.value(value, Surface::Markdown))
            .collect();
        lines.push(format!("| {} |", cells.join(" | ")));
    }
    lines.join("\n")
}

/// For machines.
pub(crate) fn json(report: &Report) -> Json {
    let words = Words::new(Locale::English);
    let findings = report
        .findings
        .iter()
        .map(|it| super::json::finding(it, &words));
    let mut document = json!({
        "outcome": report.outcome().word(),
        "findings": findings.collect::<Vec<_>>(),
    });
    if let (Json::Object(document), Json::Object(data)) = (&mut document, &report.data) {
        document.extend(data.clone());
    }
    document
}
