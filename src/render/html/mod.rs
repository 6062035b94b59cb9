//! The report as one HTML page that can be kept: no script, and nothing read from elsewhere.
//!
//! Every word goes through [`Surface::Html`]; the markup is written here only.

mod blocks;
mod board;
mod calendar;
mod gauges;
mod groups;
mod provenance;
mod reasons;
mod timeline;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::{Run, rows};
use crate::drawing;
use crate::locale::{Message, Surface, Value, Words};
use crate::subject::SubjectKind;
use crate::text::Html;

/// Sections that would make the page longer than this, in bytes, are left out; each is bounded too.
const BUDGET: usize = 1024 * 1024;

/// The most rows of a table, items of a list, or reasons.
const MOST_ROWS: usize = 500;

/// The looks: light, dark, narrow and printed.
const STYLE: &str = include_str!("style.css");

/// Neither script nor address from elsewhere, whatever stands in the page; and no looks but these,
/// by their digest (Content Security Policy Level 3, "hash-source").
fn security_policy(style: &str) -> String {
    let digest = STANDARD.encode(Sha256::digest(style));
    format!("default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'")
}

/// The whole page.
pub(crate) fn page(run: &Run, words: &Words) -> Html {
    let writer = Writer { run, words };
    let mut body = writer.header();
    for section in [
        writer.reasons(),
        writer.differing_policy(),
        writer.remarks(),
        writer.going(),
        writer.not_applicable(),
        writer.details(),
        writer.timeline(),
    ] {
        if body.len() + section.len() > BUDGET {
            body.push_str(&format!(
                "<p class=\"cut\">{}</p>\n",
                writer.own("html-cut")
            ));
            break;
        }
        body.push_str(&section);
    }
    let style = format!("\n{}\n{STYLE}", drawing::STYLE);
    Html::trusted(format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{}</title>\n<style>{style}</style>\n</head>\n\
         <body>\n{}<main class=\"{}\">\n{body}</main>\n{}</body>\n</html>\n",
        words.locale().tag(),
        security_policy(&style),
        writer.title(),
        writer.ground(),
        run.decision.outcome().word(),
        writer.provenance(),
    ))
}

/// What all sections need.
struct Writer<'a> {
    run: &'a Run,
    words: &'a Words,
}

impl Writer<'_> {
    /// A sentence.
    fn say(&self, message: &Message) -> String {
        self.words.say(message, Surface::Html)
    }

    /// A sentence without arguments.
    fn own(&self, id: &'static str) -> String {
        self.say(&Message::new(id))
    }

    /// A value.
    fn value(&self, value: &Value) -> String {
        self.words.value(value, Surface::Html)
    }

    /// The name of the page: plain text, since no element can stand in it.
    fn title(&self) -> String {
        let run = self.run;
        let message = Message::new("html-title")
            .with("outcome", outcome(run.decision.outcome()))
            .with("environment", Value::code(run.environment.as_str()))
            .with("sha", &run.subject.sha)
            .with("simulated", yes(run.decision.simulated));
        crate::text::html_escaped(&self.words.plain(&message))
    }

    /// What was decided, about what, and when it may be possible.
    fn header(&self) -> String {
        let run = self.run;
        let sentences: Vec<String> = rows::opening(run)
            .iter()
            .map(|message| self.say(message))
            .collect();
        let simulated = if run.decision.simulated {
            let words = self.own("html-simulated");
            format!("<p class=\"simulated\" role=\"note\"><strong>{words}</strong></p>\n")
        } else {
            String::new()
        };
        format!(
            "{simulated}<header>\n<p class=\"about\">{} · {}</p>\n\
             <h1>{} <span class=\"commit\">{}</span></h1>\n<p class=\"lead\">{}</p>\n{}</header>\n",
            self.value(&Value::text(run.subject.repository.to_string())),
            self.say(&subject(&run.subject.kind)),
            self.say(&rows::headline_without_sign(run)).trim(),
            self.value(&Value::from(&run.subject.sha)),
            sentences.join(" "),
            self.board(),
        )
    }

    /// Says that the subject brings another policy, which is not the one it is judged by.
    fn differing_policy(&self) -> String {
        rows::differing_policy(self.run).map_or_else(String::new, |message| {
            format!(
                "<p class=\"note\" role=\"note\">{}</p>\n",
                self.say(&message)
            )
        })
    }
}

/// What is judged, in a sentence.
fn subject(kind: &SubjectKind) -> Message {
    match kind {
        SubjectKind::PullRequest(facts) => Message::new("html-pull-request")
            .with("number", Value::Own(facts.number.to_string()))
            .with("title", facts.title.clone()),
        SubjectKind::MergeGroup {
            base,
            pull_request: None,
        } => Message::new("html-merge-group").with("branch", Value::code(base.as_str())),
        SubjectKind::MergeGroup {
            base,
            pull_request: Some(facts),
        } => Message::new("html-merge-group-of")
            .with("branch", Value::code(base.as_str()))
            .with("number", Value::Own(facts.number.to_string()))
            .with("title", facts.title.clone()),
        SubjectKind::Tag { name } => {
            Message::new("html-tag").with("tag", Value::code(name.as_str()))
        }
        SubjectKind::Commit => Message::new("html-commit"),
    }
}

/// An outcome's name for people.
fn outcome(outcome: crate::decision::Outcome) -> Message {
    Message::new("render-outcome").with("outcome", outcome.word())
}

fn yes(condition: bool) -> &'static str {
    if condition { "yes" } else { "no" }
}

#[cfg(test)]
mod tests;
