//! As npm counts: with every package that only depends on something vulnerable. That needs the
//! descriptions of all of them, which are asked for in rounds until none is missing.

use std::collections::BTreeSet;
use std::path::Path;

use futures_util::StreamExt;
use futures_util::stream;

use super::Run;
use super::files::{Lockfile, lockfile};
use crate::app::{Problem, brief, remark};
use crate::cli::{AuditWhat, Format};
use crate::exit::Exit;
use crate::facts::packages::advisories;
use crate::locale::{Message, Value, Words};
use crate::npm::{
    Metavulnerabilities, PackageName, Packument, Packuments, Question, Registries, Severity, Step,
    asked_by_npm, judge, npm_report,
};
use crate::registry::Registry;

/// How many descriptions are asked for at the same time.
const AT_ONCE: usize = 16;

/// How many rounds of asking there are at most; real projects take about ten.
const ROUNDS: usize = 200;

/// Asks, works out, and prints npm's own report.
pub(super) async fn run(run: &Run<'_>) -> Result<Exit, Problem> {
    let AuditWhat::Lockfile { path, .. } = &run.audit.what else {
        return Ok(Exit::Usage);
    };
    // npm's report is about one project.
    let found = lockfile(run, path.as_deref().unwrap_or(Path::new(".")))?;
    let registries = run.registries(&found)?;
    let omit = run.rules.config.omit;
    let asked = asked_by_npm(&found.tree, omit);
    let doubtful = Question::of(&found.tree, omit, &registries).is_doubtful();
    let words = Words::new(run.options.language);
    for (is_said, message) in [
        (run.rules.path.is_some(), "app-audit-no-allow"),
        (doubtful, "app-audit-doubtful"),
    ] {
        if is_said {
            remark(run.outside, run.options, &words.text(message));
        }
    }
    let told = advisories(run.http, &registries, &asked)
        .await
        .map_err(super::failed)?;
    let mut packuments = Packuments::new();
    let mut missing = 0;
    for _ in 0..ROUNDS {
        let needed = match judge(&found.tree, omit, &told, &packuments) {
            Step::Done(judged) => {
                said_missing(run, missing);
                let exit = tell(run, &found, &judged)?;
                // What npm counts is of a lockfile that may not be what is installed.
                let unsure = doubtful && exit == Exit::Go;
                return Ok(if unsure { Exit::Unknown } else { exit });
            }
            Step::Needs(needed) => needed,
        };
        missing += describe(run, &registries, needed, &mut packuments).await;
    }
    Ok(Exit::Unknown)
}

/// Asks for descriptions of packages. One that cannot be had makes everything vulnerable that it
/// could be about, as npm has it; how many of them failed and were not just absent is returned.
async fn describe(
    run: &Run<'_>,
    registries: &Registries,
    names: BTreeSet<PackageName>,
    packuments: &mut Packuments,
) -> usize {
    let mut failures = 0;
    let asking = stream::iter(names).map(async |name| {
        let answer = match Registry::of(run.http, registries, &name) {
            Ok(registry) => registry.packument(&name).await,
            Err(failure) => Err(failure),
        };
        (name, answer)
    });
    let mut answers = asking.buffer_unordered(AT_ONCE);
    while let Some((name, answer)) = answers.next().await {
        let read = match answer {
            Ok(Some(bytes)) => Packument::read(&bytes),
            Ok(None) => None,
            Err(_) => {
                failures += 1;
                None
            }
        };
        packuments.insert(name.as_str().to_owned(), read);
    }
    failures
}

fn said_missing(run: &Run<'_>, missing: usize) {
    if missing > 0 {
        let message = Message::new("app-audit-undescribed").with("count", missing);
        let words = Words::new(run.options.language);
        remark(run.outside, run.options, &words.plain(&message));
    }
}

fn tell(
    run: &Run<'_>,
    found: &Lockfile,
    judged: &Metavulnerabilities<'_>,
) -> Result<Exit, Problem> {
    let level = run.rules.config.thresholds.prod;
    let grave = judged
        .entries
        .values()
        .filter(|entry| entry.severity >= level)
        .count();
    match run.options.format {
        Format::Text | Format::Markdown | Format::Sarif | Format::Svg | Format::Ics => {
            let words = Words::new(run.options.language);
            let text = text(found, judged, grave, &words);
            run.outside.console.result(brief(run.options, &text))?;
        }
        Format::Json | Format::Npm => {
            run.outside.console.json(&npm_report(&found.tree, judged))?;
        }
    }
    Ok(match (judged.is_complete, grave) {
        (false, _) => Exit::Unknown,
        (true, 0) => Exit::Go,
        (true, _) => Exit::NoGo,
    })
}

/// Counts and packages, the worst first.
fn text(found: &Lockfile, judged: &Metavulnerabilities<'_>, grave: usize, words: &Words) -> String {
    let count = |severity: Severity| {
        judged
            .entries
            .values()
            .filter(|entry| entry.severity == severity)
            .count()
    };
    let outcome = match (judged.is_complete, grave) {
        (false, _) => "unknown",
        (true, 0) => "go",
        (true, _) => "no-go",
    };
    let mut headline = Message::new("app-audit-npm")
        .with("outcome", outcome)
        .with("path", Value::code(found.shown.as_str()))
        .with("total", judged.entries.len());
    for severity in Severity::ALL {
        headline = headline.with(severity.word(), count(severity));
    }
    let mut text = words.plain(&headline) + "\n";
    let mut entries: Vec<_> = judged.entries.values().collect();
    entries.sort_by_key(|entry| (std::cmp::Reverse(entry.severity), entry.name));
    for entry in entries {
        let line = Message::new("app-audit-npm-entry")
            .with("severity", Value::Word(entry.severity.word()))
            .with("name", Value::code(entry.name))
            .with("range", Value::text(entry.range.as_str()))
            .with("own", if entry.is_reported() { "yes" } else { "no" })
            .with(
                "via",
                entry
                    .dependencies()
                    .into_iter()
                    .map(Value::code)
                    .collect::<Vec<_>>(),
            );
        text.push_str(&format!("  {}\n", words.plain(&line)));
    }
    text
}
