//! The command `checklist`: parses and judges one Markdown file.

use std::path::{Path, PathBuf};

use super::Problem;
use super::lint::{policy_file, unreadable};
use super::outside::Outside;
use crate::cli::{Format, Options, Source, Verbosity};
use crate::decision::{Finding, Level};
use crate::exit::Exit;
use crate::gates::checklist::document::{Document, ParseOptions};
use crate::gates::checklist::judge::{self, Outcome, ProofState, SourceDocument, Verdict};
use crate::gates::checklist::{Checklist, Config, findings, parse, plain};
use crate::gates::policy;
use crate::locale::{Message, Value, Words};
use crate::text::{Untrusted, one_line};

/// The largest checklist that is read, in bytes.
const LARGEST: u64 = 1024 * 1024;

/// Prints what is in the list and, with a policy, the verdict.
pub(super) fn run(outside: &Outside, options: &Options, source: &Source) -> Result<Exit, Problem> {
    let (name, text) = read(outside, options, source)?;
    let config = match &options.policy {
        Some(path) => Some(config(outside, options, path)?),
        None => None,
    };
    let glyphs = config.as_ref().is_some_and(|config| config.glyphs);
    let document = parsed(&name, text.for_parsing(), glyphs)?;
    let documents = [SourceDocument {
        name: &name,
        document: &document,
    }];
    let Some(config) = config else {
        print_parsed(outside, options, &document, &documents)?;
        if Verdict::of_lints(&document).outcome() == Outcome::Unknown {
            return Ok(Exit::Unknown);
        }
        return Ok(unjudged(outside, options, &name, &document));
    };
    let template = match &config.template {
        Some(path) => {
            let path = Path::new(path.as_str());
            let bytes = outside
                .files
                .read_beneath(path, LARGEST)
                .map_err(|error| unreadable(path, &error))?;
            let text = String::from_utf8(bytes)
                .map_err(|_| unreadable(path, &crate::world::FileError::NotText))?;
            Some(parsed(&path.display().to_string(), &text, glyphs)?)
        }
        None => None,
    };
    // No gate is asked here, so nothing is proved.
    let unknown = |_: &str| ProofState::Unknown;
    let verdict = judge::judge(&documents, &config.rules, template.as_ref(), &unknown);
    let path = config.template.as_ref().map(|path| path.as_str());
    print_verdict(outside, options, &document, &documents, &verdict, path)?;
    Ok(match verdict.outcome() {
        Outcome::Pass => Exit::Go,
        Outcome::Fail => Exit::NoGo,
        Outcome::Unknown => Exit::Unknown,
    })
}

/// How a list is that no policy judges: what is open is awaited, and of a list without any item
/// nothing is known, so that neither is GO.
fn unjudged(outside: &Outside, options: &Options, name: &str, document: &Document) -> Exit {
    let total = document.items.len();
    if total == 0 {
        let message = Message::new("app-checklist-empty").with("path", Value::code(name));
        let words = Words::new(options.language);
        let (what, remedy) = (
            words.plain(&message),
            words.plain(&message.attribute("remedy")),
        );
        outside.console.log(&format!("{what}\n{remedy}\n"));
        return Exit::Unknown;
    }
    match document.checked() == total {
        true => Exit::Go,
        false => Exit::Hold,
    }
}

fn read(
    outside: &Outside,
    options: &Options,
    source: &Source,
) -> Result<(String, Untrusted), Problem> {
    let (name, bytes) = match source {
        Source::StandardInput => {
            let read = outside.standard_input(LARGEST);
            (
                Words::new(options.language).plain(&Message::new("checklist-standard-input")),
                read.map_err(|failure| Problem::Failed(failure, Exit::Unreadable))?,
            )
        }
        Source::File(path) => {
            let read = outside.files.read(path, LARGEST);
            (
                path.display().to_string(),
                read.map_err(|error| unreadable(path, &error))?,
            )
        }
    };
    let text = String::from_utf8(bytes)
        .map_err(|_| unreadable(&PathBuf::from(&name), &crate::world::FileError::NotText))?;
    Ok((name, Untrusted::new(text)))
}

fn parsed(name: &str, text: &str, glyphs: bool) -> Result<Document, Problem> {
    let options = ParseOptions {
        glyphs,
        ..ParseOptions::default()
    };
    parse::parse(text, &options).map_err(|_| {
        let message = Message::new("app-checklist-unreadable").with("path", Value::code(name));
        Problem::Said(message, Exit::Unreadable)
    })
}

/// The gate's section: of a whole policy for the environment, or the file's only content.
fn config(outside: &Outside, options: &Options, path: &Path) -> Result<Config, Problem> {
    let file = policy_file(outside, Some(path))?;
    let loaded = policy::load_section::<Checklist>(&file.bytes, &options.environment, |gates| {
        gates.checklist
    });
    loaded.value.ok_or_else(|| {
        super::lint::told_faults(outside, options, &file, &loaded.faults, "checklist")
    })
}

fn print_parsed(
    outside: &Outside,
    options: &Options,
    document: &Document,
    documents: &[SourceDocument<'_>],
) -> Result<(), Problem> {
    if options.format == Format::Json {
        outside.console.json(&plain::parsed(document))?;
        return Ok(());
    }
    let words = Words::new(options.language);
    let warnings = told(&Verdict::of_lints(document), documents, None, &words);
    let text = match options.verbosity {
        Verbosity::Quiet => counted(document, &words),
        _ => listed(document) + &counted(document, &words) + &warnings,
    };
    outside.console.result(&text)?;
    Ok(())
}

fn print_verdict(
    outside: &Outside,
    options: &Options,
    document: &Document,
    documents: &[SourceDocument<'_>],
    verdict: &Verdict,
    template: Option<&str>,
) -> Result<(), Problem> {
    if options.format == Format::Json {
        let judged = plain::judged(document, verdict, documents);
        outside.console.json(&judged)?;
        return Ok(());
    }
    let words = Words::new(options.language);
    let line = match verdict.outcome() {
        Outcome::Pass => Message::new("checklist-passes"),
        Outcome::Fail => Message::new("checklist-fails"),
        Outcome::Unknown => Message::new("checklist-is-unknown"),
    };
    let line = line
        .with("done", verdict.done())
        .with("na", verdict.not_applicable());
    let line = format!("{}\n", words.plain(&line));
    let text = match options.verbosity {
        Verbosity::Quiet => line,
        _ => {
            let list = listed(document) + &counted(document, &words);
            list + &line + &told(verdict, documents, template, &words)
        }
    };
    outside.console.result(&text)?;
    Ok(())
}

/// Every reason and warning in the gate's sentences, each with what lifts it.
fn told(
    verdict: &Verdict,
    documents: &[SourceDocument<'_>],
    template: Option<&str>,
    words: &Words,
) -> String {
    let sentences = |finding: &Finding| {
        let sign = match finding.level {
            Level::Warning => "⚠️",
            _ => finding.outcome().sign(),
        };
        let (what, lift) = (finding.message(), finding.lift());
        format!(
            "\n{sign} {}\n   → {}\n",
            words.plain(&what),
            words.plain(&lift)
        )
    };
    findings(verdict, documents, template)
        .iter()
        .map(sentences)
        .collect()
}

fn listed(document: &Document) -> String {
    let mut text = String::new();
    let mut section = None;
    for item in &document.items {
        if item.section != section {
            section = item.section;
            let heading = document.section_of(item).unwrap_or_default();
            text.push_str(&format!("{}\n", one_line(heading, 300)));
        }
        let mark = if item.is_checked() { "[x]" } else { "[ ]" };
        let indent = "  ".repeat(item.depth.min(10) + 1);
        text.push_str(&format!("{indent}{mark} {}\n", one_line(&item.text, 300)));
    }
    text
}

fn counted(document: &Document, words: &Words) -> String {
    let message = Message::new("checklist-counted")
        .with("checked", document.checked())
        .with("total", document.items.len());
    format!("{}\n", words.plain(&message))
}
