//! Where the lists stand, and what could be read of them.

use jiff::Timestamp;

use super::Config;
use super::document::{Document, ParseOptions};
use super::parse::parse;
use super::section::Source;
use crate::decision::{Finding, Level};
use crate::facts::{Answer, Facts, Need, Revision};
use crate::locale::{Message, Value};
use crate::markdown::MarkdownError;
use crate::subject::Context;

/// What was read: documents by name, when the oldest list was opened, and what is to be said about
/// lists that could not be read.
pub(super) struct Read {
    pub(super) documents: Vec<(String, Document)>,
    pub(super) opened: Option<Timestamp>,
    pub(super) findings: Vec<Finding>,
}

/// What must be read from outside; the pull request's description comes with the subject.
pub(super) fn needs(config: &Config, context: &Context) -> Vec<Need> {
    config
        .sources
        .iter()
        .filter_map(|source| match source {
            Source::PullRequest => None,
            Source::ReleaseIssue => context.subject.tag().map(|_| Need::ReleaseIssue),
            Source::File(path) => Some(Need::File {
                at: Revision::Subject,
                path: path.clone(),
            }),
        })
        .collect()
}

/// Reads every list that fits the subject. None that fits is unknown: a list that nobody looked at
/// is not done.
pub(super) fn read(config: &Config, context: &Context, facts: &Facts) -> Read {
    let mut read = Read {
        documents: Vec::new(),
        opened: None,
        findings: Vec::new(),
    };
    let mut fitting = false;
    for source in &config.sources {
        match source {
            Source::PullRequest => {
                if let Some(pull_request) = context.subject.pull_request() {
                    fitting = true;
                    read.opened = read.opened.or(Some(pull_request.opened));
                    let name = format!("#{}", pull_request.number);
                    read.take(config, name, pull_request.body.for_parsing());
                }
            }
            Source::ReleaseIssue => {
                if context.subject.tag().is_some() {
                    fitting = true;
                    read.issue(config, context, facts);
                }
            }
            Source::File(path) => {
                fitting = true;
                let need = Need::File {
                    at: Revision::Subject,
                    path: path.clone(),
                };
                match facts.text(&need) {
                    Ok(Some(text)) => {
                        read.take(config, path.to_string(), text.for_parsing());
                    }
                    Ok(None) => read.findings.push(
                        Finding::new("checklist/source-missing", Level::NoGo)
                            .with("path", Value::code(path.as_str()))
                            .with("sha", &context.subject.sha),
                    ),
                    Err(failure) => read.unknown(failure.message(), failure.remedy()),
                }
            }
        }
    }
    if !fitting {
        read.findings
            .push(Finding::new("checklist/no-source", Level::Unknown));
    }
    read
}

impl Read {
    fn issue(&mut self, config: &Config, context: &Context, facts: &Facts) {
        match facts.get(&Need::ReleaseIssue) {
            Ok(Answer::Issue { issue }) => {
                self.opened = self.opened.or(Some(issue.opened));
                self.take(
                    config,
                    format!("#{}", issue.number),
                    issue.body.for_parsing(),
                );
            }
            Ok(_) => {
                let tag = context.subject.tag().map_or("", |tag| tag.as_str());
                self.findings.push(
                    Finding::new("checklist/no-release-issue", Level::NoGo)
                        .with("tag", Value::code(tag)),
                );
            }
            Err(failure) => self.unknown(failure.message(), failure.remedy()),
        }
    }

    fn take(&mut self, config: &Config, name: String, text: &str) {
        match parse(text, &options(config)) {
            Ok(document) => self.documents.push((name, document)),
            Err(error) => self.findings.push(
                Finding::new("checklist/unreadable", Level::Unknown)
                    .with("source", Value::code(name))
                    .with("error", Value::Word(too(&error))),
            ),
        }
    }

    fn unknown(&mut self, reason: Message, remedy: Message) {
        self.findings.push(
            Finding::new("checklist/source-unknown", Level::Unknown)
                .with("reason", reason)
                .with("remedy", remedy),
        );
    }
}

/// The template, parsed; a template that cannot be had is unknown, since its items would not be
/// asked for.
pub(super) fn template(config: &Config, facts: &Facts) -> Result<Option<Document>, Box<Finding>> {
    let Some(path) = &config.template else {
        return Ok(None);
    };
    let need = Need::File {
        at: Revision::Policy,
        path: path.clone(),
    };
    let shown = Value::code(path.as_str());
    let text = match facts.text(&need) {
        Ok(Some(text)) => text,
        Ok(None) => {
            return Err(Box::new(
                Finding::new("checklist/template-missing", Level::Unknown).with("path", shown),
            ));
        }
        Err(failure) => {
            return Err(Box::new(
                Finding::new("checklist/source-unknown", Level::Unknown)
                    .with("reason", failure.message())
                    .with("remedy", failure.remedy()),
            ));
        }
    };
    let document = parse(text.for_parsing(), &options(config)).map_err(|error| {
        Box::new(
            Finding::new("checklist/unreadable", Level::Unknown)
                .with("source", shown)
                .with("error", Value::Word(too(&error))),
        )
    })?;
    Ok(Some(document))
}

/// What is the matter, as the sentences select on it.
fn too(error: &MarkdownError) -> &'static str {
    match error {
        MarkdownError::TooLarge { .. } => "large",
        MarkdownError::TooDeep { .. } => "deep",
    }
}

/// How this policy has lists read.
pub(super) fn options(config: &Config) -> ParseOptions {
    ParseOptions {
        glyphs: config.glyphs,
        ..ParseOptions::default()
    }
}
