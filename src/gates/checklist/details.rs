//! The long report on a list: every item, the sections, and the numbers for machines.

use serde_json::json;

use super::judge::{ItemRef, JudgedItem, OpenWhy, Reason, Status, Tally, Verdict, Warning};
use super::report::Setting;
use crate::decision::{Block, Gauge, Gauges, Table};
use crate::locale::{Message, Tone, Value};

/// How many items the table lists.
const LISTED: usize = 200;

fn heading<'a>(setting: &Setting<'a>, document: usize, heading: Option<usize>) -> &'a str {
    setting
        .documents
        .get(document)
        .and_then(|source| source.document.headings.get(heading?))
        .map_or("", |heading| &heading.text)
}

/// How far the list is, its open items, its age, and the other items.
pub(super) fn blocks(verdict: &Verdict, setting: &Setting<'_>) -> Vec<Block> {
    let mut blocks: Vec<Block> = progress(verdict, setting).into_iter().collect();
    let listed = verdict.items.iter().take(LISTED);
    let (open, others): (Vec<_>, Vec<_>) = listed.partition(|it| !is_settled(&it.status));
    let table = |items: &[&JudgedItem]| {
        let head = [
            "checklist-column-item",
            "checklist-column-state",
            "checklist-column-where",
        ];
        Block::Table(Table {
            head: head.map(Message::new).to_vec(),
            rows: items.iter().filter_map(|it| row(it, setting)).collect(),
        })
    };
    if !open.is_empty() {
        blocks.push(table(&open));
    }
    // Not in a finding: the comment would change with every run.
    if let Some(age) = setting.open_for {
        let age = Message::new("checklist-age").with("age", Value::Seconds(age));
        blocks.push(Block::Paragraph(age));
    }
    if !others.is_empty() {
        let title = Message::new("checklist-settled").with("count", others.len());
        blocks.push(Block::Folded(title, vec![table(&others)]));
    }
    if verdict.items.len() > LISTED {
        let more = verdict.items.len() - LISTED;
        blocks.push(Block::Paragraph(
            Message::new("checklist-more-items").with("count", more),
        ));
    }
    blocks
}

/// Each section as a bar; `None` where there is no section.
fn progress(verdict: &Verdict, setting: &Setting<'_>) -> Option<Block> {
    let (mut said, mut gauges) = (Vec::new(), Vec::new());
    for (document, section, tally) in verdict.by_section() {
        let name = Message::new("checklist-section")
            .with("section", Value::text(heading(setting, document, section)))
            .with("has-section", if section.is_some() { "yes" } else { "no" });
        let count = Message::new("checklist-section-count")
            .with("done", tally.done)
            .with("total", tally.total);
        let tally_of = Message::new("checklist-section-tally")
            .with("name", name.clone())
            .with("count", count.clone());
        said.push(tally_of);
        gauges.push(Gauge {
            name: name.into(),
            state: None,
            amount: count.into(),
            filled: Some(share(tally)),
            marks: Vec::new(),
            notes: Vec::new(),
            rates: Vec::new(),
        });
    }
    (!gauges.is_empty()).then(|| {
        Block::Gauges(Gauges {
            said: Box::new(Block::List(said)),
            gauges,
        })
    })
}

/// What is done, in thousandths; a section in which nothing counts is done.
fn share(tally: Tally) -> u16 {
    let share = (tally.done * 1000).checked_div(tally.total).unwrap_or(1000);
    u16::try_from(share.min(1000)).unwrap_or(1000)
}

/// Whether nothing is left to do about an item before the release.
fn is_settled(status: &Status) -> bool {
    match status {
        Status::Ticked
        | Status::Proved(_)
        | Status::NotApplicable(_)
        | Status::PostDeploy { .. }
        | Status::Outside { .. } => true,
        Status::Open(_) | Status::Unknown(_) => false,
    }
}

fn row(judged: &JudgedItem, setting: &Setting<'_>) -> Option<Vec<Value>> {
    let item = judged.item.find(setting.documents)?;
    let source = setting.documents.get(judged.item.document)?;
    let words = Message::new("checklist-state").with("state", Value::Word(state(&judged.status)));
    let (sign, tone) = sign(&judged.status);
    let place = format!("{}:{}", source.name, item.line);
    Some(vec![
        Value::text(&item.text),
        Value::marked(sign, tone, words),
        Value::code(place),
    ])
}

fn state(status: &Status) -> &'static str {
    match status {
        Status::Ticked => "ticked",
        Status::Proved(_) => "proved",
        Status::Open(OpenWhy::NaWithoutReason) => "na-without-reason",
        Status::Open(OpenWhy::NaNotAllowed) => "na-not-allowed",
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

fn sign(status: &Status) -> (&'static str, Tone) {
    match status {
        Status::Ticked | Status::Proved(_) => ("✅", Tone::Good),
        Status::Open(_) => ("⬜", Tone::Waiting),
        Status::Unknown(_) => ("❔", Tone::Unknown),
        Status::PostDeploy { checked: true } => ("✅", Tone::Idle),
        Status::PostDeploy { checked: false } => ("⏳", Tone::Idle),
        Status::NotApplicable(_) | Status::Outside { .. } => ("➖", Tone::Idle),
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
            .by_section()
            .into_iter()
            .map(|(document, section, tally)| json!({
                "section": section.map(|_| heading(setting, document, section)),
                "done": tally.done,
                "total": tally.total,
            }))
            .collect::<Vec<_>>(),
    })
}
