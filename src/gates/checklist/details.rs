//! The long report on a list: every item, the sections, and the numbers for machines.

use serde_json::json;

use super::judge::{ItemRef, JudgedItem, OpenWhy, Reason, Status, Tally, Verdict, Warning};
use super::report::Setting;
use crate::decision::{Block, Table};
use crate::locale::{Message, Value};

/// How many items the table lists.
const LISTED: usize = 200;

fn heading<'a>(setting: &Setting<'a>, document: usize, heading: Option<usize>) -> &'a str {
    setting
        .documents
        .get(document)
        .and_then(|source| source.document.headings.get(heading?))
        .map_or("", |heading| &heading.text)
}

/// The table of items, the list's age, and the sections in numbers.
pub(super) fn blocks(verdict: &Verdict, setting: &Setting<'_>) -> Vec<Block> {
    let head = [
        "checklist-column-item",
        "checklist-column-state",
        "checklist-column-where",
    ]
    .map(Message::new)
    .to_vec();
    let rows: Vec<Vec<Value>> = verdict
        .items
        .iter()
        .take(LISTED)
        .filter_map(|judged| row(judged, setting))
        .collect();
    let mut blocks = vec![Block::Table(Table { head, rows })];
    // Not in a finding: the comment would change with every run.
    if let Some(age) = setting.open_for {
        let age = Message::new("checklist-age").with("age", Value::Seconds(age));
        blocks.push(Block::Paragraph(age));
    }
    if verdict.items.len() > LISTED {
        let more = verdict.items.len() - LISTED;
        blocks.push(Block::Paragraph(
            Message::new("checklist-more-items").with("count", more),
        ));
    }
    let sections: Vec<Message> = verdict
        .by_section(setting.documents)
        .into_iter()
        .map(|(document, section, tally)| {
            Message::new("checklist-section-tally")
                .with("section", Value::text(heading(setting, document, section)))
                .with("has-section", if section.is_some() { "yes" } else { "no" })
                .with("done", tally.done)
                .with("total", tally.total)
        })
        .collect();
    blocks.push(Block::List(sections));
    blocks
}

fn row(judged: &JudgedItem, setting: &Setting<'_>) -> Option<Vec<Value>> {
    let item = judged.item.find(setting.documents)?;
    let source = setting.documents.get(judged.item.document)?;
    let state = Message::new("checklist-state").with("state", Value::Word(state(&judged.status)));
    let place = format!("{}:{}", source.name, item.line);
    Some(vec![
        Value::text(&item.text),
        Value::from(state),
        Value::code(place),
    ])
}

fn state(status: &Status) -> &'static str {
    match status {
        Status::Ticked => "ticked",
        Status::Proved(_) => "proved",
        Status::Open(OpenWhy::NaWithoutReason) => "na-without-reason",
        Status::Open(OpenWhy::NoEvidence) => "no-evidence",
        Status::Open(OpenWhy::ProofNotGo(_)) => "proof-not-go",
        Status::Open(OpenWhy::Crossed) => "crossed",
        Status::Open(OpenWhy::Unticked) => "open",
        Status::NotApplicable(_) => "not-applicable",
        Status::Unknown(_) => "unknown",
        Status::PostDeploy { checked: true } => "later-done",
        Status::PostDeploy { checked: false } => "later",
        Status::Outside { .. } => "outside",
    }
}

/// The numbers for machines.
pub(super) fn data(
    verdict: &Verdict,
    setting: &Setting<'_>,
    tally: Tally,
    proved: usize,
) -> serde_json::Value {
    let text = |item: ItemRef| item.find(setting.documents).map(|item| item.text.clone());
    json!({
        "done": tally.done,
        "total": tally.total,
        "na": tally.not_applicable,
        "proved": proved,
        "open": verdict.open().filter_map(|judged| text(judged.item)).collect::<Vec<_>>(),
        "reasons": verdict.reasons.iter().map(Reason::code).collect::<Vec<_>>(),
        "warnings": verdict.warnings.iter().map(Warning::code).collect::<Vec<_>>(),
        "open_for_seconds": setting.open_for,
        "sections": verdict
            .by_section(setting.documents)
            .into_iter()
            .map(|(document, section, tally)| json!({
                "section": section.map(|_| heading(setting, document, section)),
                "done": tally.done,
                "total": tally.total,
            }))
            .collect::<Vec<_>>(),
    })
}
