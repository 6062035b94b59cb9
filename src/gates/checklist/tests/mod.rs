//! Tests of the gate's engine that span several modules.

mod asking;
mod declined;
mod judging;
mod lints;
mod parsing;
mod places;
mod proofs;
mod properties;
mod template;
mod vectors;

use super::{
    document::{Document, ParseOptions},
    judge::{
        judge,
        rules::{NaMode, ProofState, Rules, SourceDocument},
        verdict::{Outcome, Reason, Verdict},
    },
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
    verdict.reasons.iter().map(Reason::code).collect()
}

fn sections(names: &[&str]) -> Rules {
    Rules {
        sections: owned(names),
        ..Rules::default()
    }
}

fn required(texts: &[&str]) -> Rules {
    Rules {
        required: owned(texts),
        ..Rules::default()
    }
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn na(mode: NaMode) -> Rules {
    Rules {
        na: mode,
        ..Rules::default()
    }
}

/// Judges one text and compares the reasons.
#[track_caller]
fn check(markdown: &str, rules: &Rules, expected: &[&str]) {
    let verdict = verdict(markdown, rules);
    assert_eq!(codes(&verdict), expected, "{markdown:?}");
    let outcome = if expected.is_empty() {
        Outcome::Pass
    } else {
        Outcome::Fail
    };
    assert_eq!(verdict.outcome(), outcome);
}
