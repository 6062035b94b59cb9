//! The command `demo`: the main job on an embedded example. No network, no configuration; the same
//! judgement, documents and evidence as in a real run.

mod answers;
mod example;

use std::path::Path;

use super::deliver::not_written;
use super::outside::Outside;
use super::{Problem, brief, remark};
use crate::cli::{Format, Options, Scenario, Verbosity};
use crate::evidence::Evidence;
use crate::exit::{Exit, FailOn, Surroundings, for_outcome};
use crate::judge;
use crate::locale::{Message, Value};
use crate::render::{comment, html, json, summary, terminal};

/// Decides about the example and writes comment, summary, evidence and decision to a folder.
pub(super) fn run(
    outside: &Outside,
    options: &Options,
    scenario: Scenario,
    folder: &Path,
) -> Result<Exit, Problem> {
    let inputs = example::inputs(&options.environment, scenario);
    let mut judged = judge::judge(&inputs);
    let document = json::decision(&judged.run);
    let sealed = Evidence::new(inputs, document.clone()).seal();
    judged.run.evidence = Some(sealed.digest.clone());
    let run = &judged.run;
    let words = run.words(options.locale.unwrap_or(options.language));
    let files = [
        (
            "comment.md",
            comment::comment(run, &words).as_str().to_owned(),
        ),
        (
            "summary.md",
            summary::summary(run, &words).as_str().to_owned(),
        ),
        ("report.html", html::page(run, &words).as_str().to_owned()),
        ("evidence.json", sealed.text),
        (
            "decision.json",
            serde_json::to_string_pretty(&document).unwrap_or_default() + "\n",
        ),
    ];
    for (name, text) in &files {
        let path = folder.join(name);
        outside
            .files
            .write(&path, text.as_bytes())
            .map_err(|error| {
                let message = not_written(&path.display().to_string(), &error);
                Problem::Said(message, Exit::NotPublished)
            })?;
    }
    if options.format == Format::Json {
        outside.console.json(&document)?;
    } else {
        let long = options.verbosity == Verbosity::Verbose;
        let text = terminal::terminal(run, &words, long);
        outside.console.result(brief(options, &text))?;
    }
    let names: Vec<Value> = files.iter().map(|(name, _)| Value::code(*name)).collect();
    let written = Message::new("app-demo-written")
        .with("folder", Value::code(folder.display().to_string()))
        .with("files", names);
    remark(outside, options, &words.plain(&written));
    let outcome = run.decision.outcome();
    Ok(for_outcome(
        outcome,
        FailOn::Auto,
        Surroundings::CommandLine,
    ))
}

#[cfg(test)]
mod tests;
