//! What `gonogo checklist` says about one file, with or without a policy.

use serde_json::{Value, json};

use super::document::Document;
use super::judge::{Outcome, Reason, SourceDocument, Verdict, Warning};

/// What was parsed, for JSON: the whole file, whatever the policy makes of it.
pub(crate) fn parsed(document: &Document) -> Value {
    let items: Vec<Value> = document
        .items
        .iter()
        .map(|item| {
            json!({
                "checked": item.is_checked(),
                "text": item.text,
                "section": document.section_of(item),
                "line": item.line,
                "depth": item.depth,
                "blockquote": item.blockquote,
            })
        })
        .collect();
    json!({ "total": items.len(), "checked": document.checked(), "items": items })
}

/// The verdict in the words of the plain command.
pub(crate) fn judged(verdict: &Verdict, documents: &[SourceDocument<'_>]) -> Value {
    let open: Vec<&str> = verdict
        .open()
        .filter_map(|judged| judged.item.find(documents))
        .map(|item| item.text.as_str())
        .collect();
    json!({
        "verdict": match verdict.outcome() {
            Outcome::Pass => "pass",
            Outcome::Fail => "fail",
            Outcome::Unknown => "unknown",
        },
        "done": verdict.done(),
        "open": open,
        "na": verdict.not_applicable(),
        "reasons": verdict.reasons.iter().map(Reason::code).collect::<Vec<_>>(),
        "warnings": verdict.warnings.iter().map(Warning::code).collect::<Vec<_>>(),
    })
}
