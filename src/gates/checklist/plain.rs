//! What `gonogo checklist` says about one file, with or without a policy.

use serde::Serialize;

use super::document::Document;
use super::judge::{Outcome, Reason, SourceDocument, Verdict, Warning};

/// The document that `--format json` prints; its keys in the order of the alphabet, as everywhere.
#[derive(Serialize)]
pub(crate) struct Plain<'a> {
    checked: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    done: Option<usize>,
    items: Vec<PlainItem<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    na: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    open: Option<Vec<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reasons: Option<Vec<String>>,
    total: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    warnings: Option<Vec<String>>,
}

#[derive(Serialize)]
struct PlainItem<'a> {
    blockquote: bool,
    checked: bool,
    depth: usize,
    line: usize,
    section: Option<&'a str>,
    text: &'a str,
}

/// What was parsed: the whole file, whatever the policy makes of it.
pub(crate) fn parsed(document: &Document) -> Plain<'_> {
    let items = document.items.iter().map(|item| PlainItem {
        blockquote: item.blockquote,
        checked: item.is_checked(),
        depth: item.depth,
        line: item.line,
        section: document.section_of(item),
        text: &item.text,
    });
    Plain {
        checked: document.checked(),
        done: None,
        items: items.collect(),
        na: None,
        open: None,
        reasons: None,
        total: document.items.len(),
        verdict: None,
        warnings: None,
    }
}

/// The same with the verdict in the words of the plain command.
pub(crate) fn judged<'a>(
    document: &'a Document,
    verdict: &Verdict,
    documents: &[SourceDocument<'a>],
) -> Plain<'a> {
    let open = verdict
        .open()
        .filter_map(|judged| judged.item.find(documents))
        .map(|item| item.text.as_str());
    Plain {
        done: Some(verdict.done()),
        na: Some(verdict.not_applicable()),
        open: Some(open.collect()),
        reasons: Some(verdict.reasons.iter().map(Reason::code).collect()),
        verdict: Some(match verdict.outcome() {
            Outcome::Pass => "pass",
            Outcome::Fail => "fail",
            Outcome::Unknown => "unknown",
        }),
        warnings: Some(verdict.warnings.iter().map(Warning::code).collect()),
        ..parsed(document)
    }
}
