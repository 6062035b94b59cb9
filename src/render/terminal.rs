//! The report for a terminal or a log: plain text, words beside every sign.

use super::{Run, rows};
use crate::decision::{Block, Finding, Plain, Report, Table};
use crate::locale::{Surface, Value, Words};

/// The whole report as lines of text.
pub(crate) fn terminal(run: &Run, words: &Words, long: bool) -> String {
    let mut text = format!(
        "{} · {}\n",
        words.plain(&rows::headline(run)),
        words.value(&Value::from(&run.subject.sha), Surface::Plain)
    );
    let opening: Vec<String> = rows::opening(run)
        .iter()
        .map(|message| words.plain(message))
        .collect();
    text.push_str(&opening.join(" "));
    text.push('\n');
    for (report, finding) in run.decision.blocking() {
        text.push_str(&reason(report, finding, finding.outcome().sign(), words));
    }
    for (report, finding) in rows::remarks(run) {
        text.push_str(&reason(report, finding, "⚠️", words));
    }
    let (going, not_applicable) = (rows::going(run), rows::not_applicable(run));
    if !(going.is_empty() && not_applicable.is_empty()) {
        text.push('\n');
    }
    for (report, findings) in going {
        for finding in findings {
            let told = rows::told(report, words.plain(&finding.message()), words);
            text.push_str(&format!("🟢 {told}\n"));
        }
    }
    for (report, finding) in not_applicable {
        let told = rows::told(report, words.plain(&finding.message()), words);
        text.push_str(&format!("⚪ {told}\n"));
    }
    if long {
        text.push_str(&blocks(run, words));
    }
    text.push('\n');
    for message in rows::provenance(run) {
        text.push_str(&words.plain(&message));
        text.push('\n');
    }
    text
}

pub(super) fn reason(report: &Report, finding: &Finding, sign: &str, words: &Words) -> String {
    format!(
        "\n{sign} {}  [{}]\n   → {}\n",
        rows::told(report, words.plain(&finding.message()), words),
        finding.code,
        words.plain(&finding.lift())
    )
}

fn blocks(run: &Run, words: &Words) -> String {
    let reports = run.decision.reports.iter();
    reports.map(|report| block_lines(report, words)).collect()
}

/// A gate's long report as lines of text.
pub(super) fn block_lines(report: &Report, words: &Words) -> String {
    let mut text = String::new();
    let mut titled = false;
    for block in report.blocks.iter().flat_map(Block::plain) {
        // A table stands right below the sentence that is its title.
        let follows = titled && matches!(block, Plain::Table(_));
        if !follows {
            text.push('\n');
        }
        titled = matches!(block, Plain::Paragraph(_));
        match block {
            Plain::Paragraph(message) => text.push_str(&(words.plain(message) + "\n")),
            Plain::List(messages) => {
                for message in messages {
                    text.push_str(&format!("  - {}\n", words.plain(message)));
                }
            }
            Plain::Table(table) => text.push_str(&rows_of(&table, words)),
        }
    }
    text
}

fn rows_of(table: &Table, words: &Words) -> String {
    let mut text = String::new();
    for row in &table.rows {
        let cells: Vec<String> = row
            .iter()
            .map(|value| words.value(value, Surface::Plain))
            .collect();
        text.push_str(&format!("  {}\n", cells.join("  ")));
    }
    text
}

/// The answer to one comment, line by line; the decision where there is none.
pub(crate) fn answer(run: &Run, words: &Words, remark: u64) -> String {
    let reports = run.decision.reports.iter();
    let mut replies = reports.flat_map(|report| &report.conversation.replies);
    let lines: Vec<String> = replies
        .find(|reply| reply.remark == remark)
        .map(|reply| reply.answer.iter().map(|line| words.plain(line)).collect())
        .unwrap_or_default();
    if lines.is_empty() {
        return terminal(run, words, false);
    }
    lines.join("\n") + "\n"
}
