//! The open items as findings.

use super::document::Item;
use super::judge::{OpenWhy, Status, Verdict};
use super::report::{Setting, sources};
use crate::decision::Finding;
use crate::locale::Value;

/// How many open items a sentence names.
const NAMED: usize = 5;

/// What people have to do, in one finding, and what waits for a gate, each in its own: ticking it
/// would do nothing.
pub(super) fn open_items(verdict: &Verdict, setting: &Setting<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut items = Vec::new();
    for judged in verdict.open() {
        let Some(item) = judged.item.find(setting.documents) else {
            continue;
        };
        match &judged.status {
            Status::Open(OpenWhy::ProofNotGo(reference)) => findings.push(
                Finding::new("checklist/proof-not-go", setting.open_level())
                    .with("item", Value::text(&item.text))
                    .with("reference", Value::code(reference)),
            ),
            // Told on its own, with what is missing.
            Status::Open(OpenWhy::NoEvidence) => {}
            _ => items.push(item),
        }
    }
    if !items.is_empty() {
        findings.insert(0, by_people(&items, verdict, setting));
    }
    findings
}

fn by_people(items: &[&Item], verdict: &Verdict, setting: &Setting<'_>) -> Finding {
    let tally = verdict.tally();
    let mut owners: Vec<&str> = items
        .iter()
        .flat_map(|item| &item.references.mentions)
        .map(String::as_str)
        .collect();
    owners.sort_unstable();
    owners.dedup();
    let named: Vec<Value> = items
        .iter()
        .take(NAMED)
        .map(|item| Value::text(&item.text))
        .collect();
    let people: Vec<Value> = owners
        .iter()
        .take(NAMED)
        .map(|who| Value::text(*who))
        .collect();
    Finding::new("checklist/open-items", setting.open_level())
        .with("count", items.len())
        .with("done", tally.done)
        .with("total", tally.total)
        .with("items", named)
        .with("more", items.len().saturating_sub(NAMED))
        .with("has-owners", if owners.is_empty() { "no" } else { "yes" })
        .with("owners", people)
        .with(
            "has-age",
            if setting.open_for.is_some() {
                "yes"
            } else {
                "no"
            },
        )
        .with("age", Value::Seconds(setting.open_for.unwrap_or_default()))
        .with("sources", sources(setting))
}
