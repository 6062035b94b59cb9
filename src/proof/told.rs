//! What was found, as lines of text and for machines.

use jiff::tz::TimeZone;
use serde_json::{Value as Json, json};

use super::{Check, Examined, Proof, Verdict};
use crate::decision::Outcome;
use crate::locale::{Locale, Message, Surface, Value, Words};

impl Verdict {
    fn sign(self) -> &'static str {
        match self {
            Self::Holds => Outcome::Go.sign(),
            Self::Unknown => Outcome::Unknown.sign(),
            Self::Broken => Outcome::NoGo.sign(),
        }
    }
}

/// The answer in one line, then each record with what was checked.
pub(crate) fn lines(proof: &Proof, words: &Words) -> String {
    let mut text = headline(proof, words);
    for examined in &proof.papers {
        text.push_str(&format!("\n{}\n", heading(examined, words)));
        for check in &examined.checks {
            text.push_str(&line("  ", check, words));
        }
    }
    if !proof.checks.is_empty() {
        text.push('\n');
    }
    for check in &proof.checks {
        text.push_str(&line("", check, words));
    }
    text
}

fn headline(proof: &Proof, words: &Words) -> String {
    let verdict = proof.verdict();
    let message = Message::new("proof-verdict")
        .with("verdict", Value::Word(verdict.word()))
        .with("count", proof.papers.len());
    format!("{} {}\n", verdict.sign(), words.plain(&message))
}

/// What was judged, how it was decided and when, and in which file that stands.
fn heading(examined: &Examined, words: &Words) -> String {
    let sign = examined.verdict().sign();
    let file = Value::code(&*examined.paper.name);
    let Some(content) = &examined.paper.content else {
        return format!("{sign} {}", words.value(&file, Surface::Plain));
    };
    let inputs = &content.evidence.inputs;
    let message = Message::new("proof-record")
        .with("subject", content.called())
        .with("commit", &inputs.subject.sha)
        .with("environment", Value::code(inputs.environment.as_str()))
        .with(
            "decision",
            outcome(content.evidence.decision.decision().as_deref()),
        )
        .with("at", inputs.decided_at.to_zoned(TimeZone::UTC))
        .with("file", file);
    format!("{sign} {}", words.plain(&message))
}

fn outcome(word: Option<&str>) -> Message {
    let mut known = [Outcome::Go, Outcome::Hold, Outcome::NoGo].into_iter();
    let known = known.find(|outcome| Some(outcome.word()) == word);
    Message::new("render-outcome").with("outcome", known.unwrap_or(Outcome::Unknown).word())
}

fn line(indent: &str, check: &Check, words: &Words) -> String {
    let message = words.plain(&check.message);
    if check.verdict == Verdict::Holds {
        return format!("{indent}{message}\n");
    }
    let (sign, code) = (check.verdict.sign(), check.code);
    let lift = words.plain(&check.message.attribute("lift"));
    format!("{indent}{sign} {message}  [{code}]\n{indent}   → {lift}\n")
}

/// For machines: snake_case keys, English sentences in every language.
pub(crate) fn document(proof: &Proof) -> Json {
    let words = Words::new(Locale::English);
    let checks = |checks: &[Check]| -> Json {
        let told = checks.iter().map(|check| {
            let lift = check.message.attribute("lift");
            json!({
                "code": check.code,
                "verdict": check.verdict.word(),
                "message": words.plain(&check.message),
                "lift": (check.verdict != Verdict::Holds).then(|| words.plain(&lift)),
                "arguments": check.message.arguments().to_json(),
            })
        });
        told.collect()
    };
    let records = proof.papers.iter().map(|examined| {
        let content = examined.paper.content.as_ref();
        let evidence = content.map(|content| &content.evidence);
        let subject = evidence.map(|evidence| &evidence.inputs.subject);
        json!({
            "file": examined.paper.name,
            "file_digest": examined.paper.file,
            "digest": content.map(|content| &content.digest),
            "verdict": examined.verdict().word(),
            "repository": subject.map(|subject| &subject.repository),
            "environment": evidence.map(|evidence| &evidence.inputs.environment),
            "sha": subject.map(|subject| &subject.sha),
            "tag": subject.and_then(|subject| subject.tag()),
            "pull_request": subject.and_then(|it| it.pull_request()).map(|it| it.number),
            "decision": evidence.map(|evidence| evidence.decision.decision()),
            "decided_at": evidence.map(|evidence| evidence.inputs.decided_at),
            "gonogo": evidence.map(|evidence| &evidence.gonogo),
            "previous": evidence.and_then(|evidence| evidence.previous.as_ref()),
            "checks": checks(&examined.checks),
        })
    });
    json!({
        "verdict": proof.verdict().word(),
        "records": records.collect::<Json>(),
        "checks": checks(&proof.checks),
    })
}
