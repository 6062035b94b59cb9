//! Tests of the gate's engine that span several modules.

mod judging;
mod parsing;
mod properties;
mod vectors;

use super::{
    document::{Document, ParseOptions},
    judge::{ProofState, Rules, SourceDocument, Verdict, judge},
    parse::parse,
};

fn read(markdown: &str) -> Document {
    parse(markdown, &ParseOptions::default()).unwrap()
}

fn with_glyphs(markdown: &str) -> Document {
    let options = ParseOptions {
        glyphs: true,
        ..ParseOptions::default()
    };
    parse(markdown, &options).unwrap()
}

/// Judges one text without template or proofs.
fn verdict(markdown: &str, rules: &Rules) -> Verdict {
    let document = read(markdown);
    let source = SourceDocument {
        name: "body",
        document: &document,
    };
    judge(&[source], rules, None, &|_| ProofState::Unknown)
}

/// The reasons in machine words.
fn codes(verdict: &Verdict) -> Vec<String> {
    verdict
        .reasons
        .iter()
        .map(super::judge::Reason::code)
        .collect()
}
