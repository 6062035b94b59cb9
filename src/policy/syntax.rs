//! What the YAML parser objects to, in terms of what people do wrong.

use super::fault::{Fault, FaultKind, SyntaxFault};
use super::source::{Source, Span};
use super::yaml::MAX_DEPTH;

/// The fault for the parser's sentence `info` at byte `at`. `bracket` is the innermost one that is
/// open there. Points at the probable cause where the parser only says where it noticed.
pub(super) fn fault(source: &Source, info: &str, at: usize, bracket: Option<&Span>) -> Fault {
    let here = source.span(at, at + 1);
    let (kind, span) = match kind_of(info) {
        FaultKind::Alias => (FaultKind::Alias, alias_at(source, at)),
        FaultKind::Syntax(syntax) => {
            let (syntax, span) = likelier(source, syntax, here, bracket);
            (FaultKind::Syntax(syntax), span)
        }
        other => (other, here),
    };
    Fault::new(kind, span)
}

/// The parser gives English sentences only; these are what they come to.
fn kind_of(info: &str) -> FaultKind {
    let has = |words: &[&str]| words.iter().any(|word| info.contains(word));
    let syntax = if has(&["unknown anchor", "anchor or alias"]) {
        return FaultKind::Alias;
    } else if has(&["anchor"]) {
        return FaultKind::Anchor;
    } else if has(&["recursion"]) {
        return FaultKind::TooDeep { limit: MAX_DEPTH };
    } else if has(&["found a tab", "a tab", "tabs ", "tab cannot"]) {
        SyntaxFault::Tab
    } else if has(&["end of stream", "double-quoted", "in quoted scalar"]) {
        SyntaxFault::UnclosedQuote
    } else if has(&["escape", "hexadecimal"]) && !has(&["tag"]) {
        SyntaxFault::Escape
    } else if has(&["directive", "document", "TAG"]) {
        SyntaxFault::Directive
    } else if has(&[" tag", "handle"]) {
        return FaultKind::Tag;
    } else if has(&["flow sequence", "flow mapping", "bracket", "flow construct"]) {
        SyntaxFault::UnclosedBracket
    } else if has(&["simple key"]) {
        SyntaxFault::NoKey
    } else if has(&["mapping values", "illegal placement", "mapping keys"]) {
        SyntaxFault::Colon
    } else if has(&["'-'", "sequence entries"]) {
        SyntaxFault::Dash
    } else if has(&["unexpected character", "block scalar, did not"]) {
        SyntaxFault::Indicator
    } else if has(&["indent", "expected key"]) {
        SyntaxFault::Indentation
    } else {
        SyntaxFault::Other
    };
    FaultKind::Syntax(syntax)
}

/// A tab at the beginning of the line, a bracket opened on an earlier line, a dash among keys, or a
/// line without a key is the likelier cause of whatever comes after it.
fn likelier(
    source: &Source,
    syntax: SyntaxFault,
    here: Span,
    bracket: Option<&Span>,
) -> (SyntaxFault, Span) {
    let blanks = source.line(here.line).chars();
    let blanks = blanks.take_while(|letter| *letter == ' ').count();
    let first = source.line_start(here.line) + blanks;
    let first = source.span(first, first + 1);
    let from = source.text().get(first.start..).unwrap_or_default();
    if from.starts_with('\t') {
        return (SyntaxFault::Tab, first);
    }
    let quoted = matches!(syntax, SyntaxFault::UnclosedQuote | SyntaxFault::Escape);
    match bracket {
        Some(bracket) if bracket.line < here.line && !quoted => {
            let bracket = source.span(bracket.start, bracket.start + 1);
            (SyntaxFault::UnclosedBracket, bracket)
        }
        _ if syntax == SyntaxFault::NoKey => (syntax, last_words(source, here.start)),
        _ if syntax == SyntaxFault::Indentation && from.starts_with("- ") => {
            (SyntaxFault::Dash, first)
        }
        _ => (syntax, here),
    }
}

/// What stands on the last line that is not empty before byte `at`: the parser notices only behind
/// it that it was no key.
fn last_words(source: &Source, at: usize) -> Span {
    let before = source.text().get(..at).unwrap_or_default().trim_end();
    let line = before.rsplit('\n').next().unwrap_or_default();
    let start = before.len() - line.trim_start().len();
    source.span(start, before.len())
}

/// The whole of `*name`; the parser points somewhere in it or behind it.
fn alias_at(source: &Source, at: usize) -> Span {
    let text = source.text();
    let star = match text.get(at..) {
        Some(rest) if rest.starts_with('*') => at,
        _ => text
            .get(..at)
            .and_then(|before| before.rfind('*'))
            .unwrap_or(at),
    };
    let rest = text.get(star..).unwrap_or_default();
    let name = rest.split([' ', '\n', ',', ']', '}']).next();
    source.span(star, star + name.unwrap_or_default().len())
}
