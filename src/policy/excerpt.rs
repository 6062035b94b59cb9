//! Faults as people see them: an excerpt that points at the value, or the same as data.

use annotate_snippets::renderer::Renderer;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level as Title, Origin, Snippet};
use serde::Serialize;

use super::argument::{Argument, Arguments};
use super::fault::{Fault, FaultList, Level};
use super::source::{Source, Span};
use crate::text::{one_line, visible};

/// More faults than this are counted, not shown.
const SHOWN: usize = 50;
/// The longest stretch of a line that is shown, in characters, and how much of it may stand before
/// the place.
const WIDTH: usize = 100;
const BEFORE: usize = 40;
/// The longest message, in characters.
const LONGEST_MESSAGE: usize = 1_000;

/// Whoever has the words: the locale layer.
pub(crate) trait Wording {
    /// The sentence of a message in the reader's language, with its arguments put in.
    fn message(&self, id: &str, arguments: &[(&'static str, Argument)]) -> String;
}

/// One fault as data, for JSON output and annotations.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct FaultData {
    /// `error` or `warning`.
    pub(crate) level: &'static str,
    /// The stable id of the message.
    pub(crate) code: &'static str,
    /// Such as `gates.window.deny[2]`.
    pub(crate) path: String,
    /// From 1.
    pub(crate) line: usize,
    /// From 1, in characters.
    pub(crate) column: usize,
    /// The sentence.
    pub(crate) message: String,
    /// How to mend it.
    pub(crate) help: Option<String>,
    /// The line it is about, or as much of it as matters.
    pub(crate) excerpt: String,
}

/// A fault as data.
pub(crate) fn data(source: &Source, fault: &Fault, words: &dyn Wording) -> FaultData {
    FaultData {
        level: match fault.level {
            Level::Error => "error",
            Level::Warning => "warning",
        },
        code: fault.message_id(),
        path: fault.path.clone(),
        line: fault.span.line,
        column: fault.span.column,
        message: message(words, fault.message_id(), fault.arguments()),
        help: help(fault, words),
        excerpt: Excerpt::of(source, fault.span).text,
    }
}

/// All faults of one file for a terminal, in the order of their places. `file` is its name.
pub(crate) fn render(
    source: &Source,
    file: &str,
    list: &FaultList,
    words: &dyn Wording,
    coloured: bool,
) -> String {
    let renderer = if coloured {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let file = one_line(file, 200);
    let mut shown = String::new();
    for fault in list.faults.iter().take(SHOWN) {
        let report = report(source, &file, fault, words);
        shown.push_str(&renderer.render(&[report]));
        shown.push_str("\n\n");
    }
    let more = list.faults.len().saturating_sub(SHOWN) + list.more;
    if more > 0 {
        let arguments = vec![("count", more.into())];
        shown.push_str(&message(words, "policy-more-faults", arguments));
        shown.push('\n');
    }
    shown
}

fn report<'a>(source: &Source, file: &str, fault: &Fault, words: &dyn Wording) -> Group<'a> {
    let named = |level: Title<'a>, id: &str| level.with_name(words.message(id, &[]));
    let title = match fault.level {
        Level::Error => named(Title::ERROR, "policy-level-error"),
        Level::Warning => named(Title::WARNING, "policy-level-warning"),
    };
    let title = title.primary_title(message(words, fault.message_id(), fault.arguments()));
    let excerpt = Excerpt::of(source, fault.span);
    let related = fault.related.map(|span| {
        let id = format!("{}-related", fault.message_id());
        let label = message(words, &id, fault.arguments());
        (Excerpt::of(source, span), label)
    });
    let mut snippet = excerpt.snippet(file);
    snippet = snippet.annotation(AnnotationKind::Primary.span(excerpt.range()));
    let mut second = None;
    if let Some((related, label)) = related {
        let annotation = AnnotationKind::Context.span(related.range()).label(label);
        if related.line == excerpt.line && excerpt.exact {
            snippet = snippet.annotation(annotation);
        } else {
            second = Some(related.snippet(file).annotation(annotation));
        }
    }
    let mut group = if excerpt.exact {
        title.element(snippet)
    } else {
        // The column cannot be counted from an excerpt that is cut or escaped.
        let origin = Origin::path(file.to_owned())
            .line(fault.span.line)
            .char_column(fault.span.column);
        title.element(origin).element(snippet)
    };
    group = group.elements(second);
    if let Some(help) = help(fault, words) {
        group = group.element(named(Title::HELP, "policy-level-help").message(help));
    }
    group
}

fn help(fault: &Fault, words: &dyn Wording) -> Option<String> {
    let suggestion = fault.suggestion.as_ref()?;
    Some(message(
        words,
        suggestion.code,
        suggestion.arguments.clone(),
    ))
}

/// A sentence in one line with nothing in it that moves a cursor or hides a character.
fn message(words: &dyn Wording, id: &str, arguments: Arguments) -> String {
    let harmless = |argument: Argument| match argument {
        Argument::Text(_) => Argument::from(argument.one_line()),
        number => number,
    };
    let arguments: Arguments = arguments
        .into_iter()
        .map(|(name, argument)| (name, harmless(argument)))
        .collect();
    one_line(&words.message(id, &arguments), LONGEST_MESSAGE)
}

/// The stretch of a line around a place, with everything invisible made visible.
struct Excerpt {
    line: usize,
    text: String,
    start: usize,
    end: usize,
    /// Nothing before the place is cut or escaped, so its column is that of the file.
    exact: bool,
}

impl Excerpt {
    fn of(source: &Source, span: Span) -> Self {
        let line: Vec<char> = source.line(span.line).chars().collect();
        let spanned = source.text().get(span.start..span.end).unwrap_or_default();
        let first_line = spanned.split('\n').next().unwrap_or_default();
        let start = (span.column - 1).min(line.len());
        let end = (start + first_line.chars().count()).min(line.len());
        let from = if line.len() > WIDTH {
            start.saturating_sub(BEFORE)
        } else {
            0
        };
        let to = (from + WIDTH).min(line.len());
        let part = |from: usize, to: usize| {
            let letters: String = line.get(from..to).unwrap_or_default().iter().collect();
            visible(&letters).replace('\t', " ")
        };
        let before = if from > 0 { "…" } else { "" }.to_owned() + &part(from, start);
        let middle = part(start, end.min(to));
        let behind = part(end.min(to), to) + if to < line.len() { "…" } else { "" };
        let (start, end) = (before.len(), before.len() + middle.len());
        let exact = from == 0 && before.chars().count() == span.column - 1;
        let text = before + &middle + &behind;
        Self {
            line: span.line,
            start,
            end,
            exact,
            text,
        }
    }

    fn range(&self) -> std::ops::Range<usize> {
        self.start..self.end
    }

    fn snippet<'a>(&self, file: &str) -> Snippet<'a, Annotation<'a>> {
        let file = self.exact.then(|| file.to_owned());
        Snippet::source(self.text.clone())
            .line_start(self.line)
            .fold(false)
            .path(file)
    }
}
