//! YAML to a tree with places, within limits.
//!
//! Only the plain part of YAML 1.2 is read: maps, lists and scalars, of one document where a policy
//! is read. Anchors, aliases, tags and merge keys make a file hard to review and are the stuff of
//! "YAML bombs"; each is a fault, and reading goes on behind it.

use std::collections::HashMap;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError, StrInput};

use super::fault::{Fault, FaultKind, Faults, SyntaxFault};
use super::node::{Entry, Key, Node, Scalar, Value};
use super::readable::{is_forbidden, is_readable};
use super::source::{Source, Span};

/// How deep maps and lists may be nested.
pub(crate) const MAX_DEPTH: usize = 32;
/// How many values and keys a file may have.
pub(crate) const MAX_NODES: usize = 20_000;

/// Reading cannot go on; the fault that says so is recorded.
struct Stop;

/// Reads a file as a tree. None when it cannot be read as one at all; else the tree may have holes
/// where faults were recorded.
pub(crate) fn parse(source: &Source, faults: &mut Faults) -> Option<Node> {
    Builder::new(source, faults)?.document().ok()
}

/// Reads a file of several documents as a tree for each that holds something. The limits are for
/// all of them together. None when it cannot be read at all; else there may be holes as with
/// [`parse`].
pub(crate) fn parse_all(source: &Source, faults: &mut Faults) -> Option<Vec<Node>> {
    Builder::new(source, faults)?.documents().ok()
}

struct Builder<'a, 'f> {
    source: &'a Source,
    parser: Parser<'a, StrInput<'a>>,
    /// Byte position of each character: the parser counts characters.
    bytes: Vec<usize>,
    nodes: usize,
    /// The brackets that are open, outermost first.
    brackets: Vec<Span>,
    faults: &'f mut Faults,
}

type Spanned<'a> = (Event<'a>, Span);

impl<'a, 'f> Builder<'a, 'f> {
    fn new(source: &'a Source, faults: &'f mut Faults) -> Option<Self> {
        if !is_readable(source, faults) {
            return None;
        }
        let text = source.text();
        let ends = std::iter::once(text.len());
        Some(Self {
            source,
            parser: Parser::new_from_str(text),
            bytes: text.char_indices().map(|(at, _)| at).chain(ends).collect(),
            nodes: 0,
            brackets: Vec::new(),
            faults,
        })
    }

    fn documents(&mut self) -> Result<Vec<Node>, Stop> {
        let mut roots = Vec::new();
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::StreamStart | Event::DocumentStart(_) | Event::DocumentEnd => {}
                Event::StreamEnd => return Ok(roots),
                _ => {
                    let root = self.node((event, span), 1)?;
                    if !matches!(root.value, Value::Null) {
                        roots.push(root);
                    }
                }
            }
        }
    }

    fn document(&mut self) -> Result<Node, Stop> {
        let root = loop {
            let (event, span) = self.next()?;
            match event {
                Event::StreamStart | Event::DocumentStart(_) => {}
                Event::StreamEnd => return self.stop(FaultKind::Empty, span),
                _ => break self.node((event, span), 1)?,
            }
        };
        if matches!(root.value, Value::Null) {
            return self.stop(FaultKind::Empty, root.span);
        }
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::StreamEnd => return Ok(root),
                Event::DocumentStart(_) => return self.stop(FaultKind::SecondDocument, span),
                _ => {}
            }
        }
    }

    fn next(&mut self) -> Result<Spanned<'a>, Stop> {
        match self.parser.next_event() {
            Some(Ok((event, span))) => {
                let span = self.span(span.start, span.end);
                Ok((event, span))
            }
            Some(Err(error)) => {
                self.report_syntax(&error);
                Err(Stop)
            }
            // The parser ends with an event of its own; without it the text cannot be trusted.
            None => {
                let end = self.source.text().len();
                self.stop(
                    FaultKind::Syntax(SyntaxFault::Other),
                    self.source.span(end, end),
                )
            }
        }
    }

    fn stop<T>(&mut self, kind: FaultKind, span: Span) -> Result<T, Stop> {
        self.faults.push(Fault::new(kind, span));
        Err(Stop)
    }

    fn byte(&self, marker: Marker) -> usize {
        let end = self.source.text().len();
        self.bytes.get(marker.index()).copied().unwrap_or(end)
    }

    /// A place without the blanks and line ends behind it.
    fn span(&self, start: Marker, end: Marker) -> Span {
        let (start, end) = (self.byte(start), self.byte(end));
        let text = self.source.text().get(start..end).unwrap_or_default();
        self.source.span(start, start + text.trim_end().len())
    }

    fn node(&mut self, (event, span): Spanned<'a>, depth: usize) -> Result<Node, Stop> {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            return self.stop(FaultKind::TooMany { limit: MAX_NODES }, span);
        }
        let (anchor, tagged) = match &event {
            Event::Scalar(_, _, anchor, tag)
            | Event::SequenceStart(anchor, tag)
            | Event::MappingStart(anchor, tag) => (*anchor != 0, tag.is_some()),
            _ => (false, false),
        };
        if anchor {
            self.faults.push(Fault::new(FaultKind::Anchor, span));
        }
        if tagged {
            self.faults.push(Fault::new(FaultKind::Tag, span));
        }
        let deep = matches!(event, Event::SequenceStart(..) | Event::MappingStart(..));
        if deep && depth > MAX_DEPTH {
            return self.stop(FaultKind::TooDeep { limit: MAX_DEPTH }, span);
        }
        let bracket = deep && self.starts_with_bracket(span);
        if bracket {
            self.brackets.push(span);
        }
        let (value, span) = match event {
            Event::Scalar(text, style, ..) => (self.scalar(&text, style, span), span),
            Event::SequenceStart(..) => self.sequence(span, depth)?,
            Event::MappingStart(..) => self.mapping(span, depth)?,
            Event::Alias(_) => {
                self.faults.push(Fault::new(FaultKind::Alias, span));
                (Value::Broken, span)
            }
            _ => return self.stop(FaultKind::Syntax(SyntaxFault::Other), span),
        };
        if bracket {
            self.brackets.pop();
        }
        let name = None;
        Ok(Node { value, span, name })
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, span: Span) -> Value {
        let plain = style == ScalarStyle::Plain;
        if plain && matches!(text, "" | "~" | "null" | "Null" | "NULL") {
            return Value::Null;
        }
        // An escaped CR LF, as JSON writes it, is a line end like one in the file.
        let text = text.replace("\r\n", "\n");
        // Escapes inside double quotes could bring back what the file itself may not hold.
        if let Some(letter) = text.chars().find(|&letter| is_forbidden(letter)) {
            self.faults
                .push(Fault::new(FaultKind::Invisible { letter }, span));
            return Value::Broken;
        }
        Value::Scalar(Scalar { text, plain })
    }

    fn sequence(&mut self, start: Span, depth: usize) -> Result<(Value, Span), Stop> {
        let mut items = Vec::new();
        let mut end = start.end;
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::SequenceEnd) {
                return Ok((Value::Sequence(items), self.whole(start, end, span)));
            }
            let item = self.node((event, span), depth + 1)?;
            end = end.max(item.span.end);
            items.push(item);
        }
    }

    fn mapping(&mut self, start: Span, depth: usize) -> Result<(Value, Span), Stop> {
        let mut entries: Vec<Entry> = Vec::new();
        let mut first_uses: HashMap<String, Span> = HashMap::new();
        let (mut begin, mut end) = (start, start.end);
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::MappingEnd) {
                return Ok((Value::Mapping(entries), self.whole(begin, end, span)));
            }
            let key = self.key((event, span), depth)?;
            let next = self.next()?;
            let mut value = self.node(next, depth + 1)?;
            if span.start < begin.start {
                begin = span;
            }
            end = end.max(span.end).max(value.span.end);
            let Some(key) = key else { continue };
            if let Some(first) = first_uses.insert(key.text.clone(), key.span) {
                let kind = FaultKind::DuplicateKey {
                    key: key.text.clone(),
                };
                self.faults.push(Fault::new(kind, key.span).related(first));
                first_uses.insert(key.text, first);
                continue;
            }
            value.name = Some(key.span);
            entries.push(Entry { key, value });
        }
    }

    /// A key, or none after saying what is wrong with it.
    fn key(&mut self, (event, span): Spanned<'a>, depth: usize) -> Result<Option<Key>, Stop> {
        if let Event::Scalar(text, ScalarStyle::Plain, ..) = &event {
            let kind = match &**text {
                "" => Some(FaultKind::EmptyKey),
                "<<" => Some(FaultKind::MergeKey),
                _ => None,
            };
            if let Some(kind) = kind {
                self.faults.push(Fault::new(kind, span));
                return Ok(None);
            }
        }
        let text = match &event {
            Event::Scalar(text, ..) => Some(text.to_string()),
            Event::Alias(_) => None,
            _ => {
                self.faults.push(Fault::new(FaultKind::ComplexKey, span));
                None
            }
        };
        let node = self.node((event, span), depth + 1)?;
        let usable = !matches!(node.value, Value::Broken);
        Ok(text.filter(|_| usable).map(|text| Key { text, span }))
    }

    /// From the first character to the closing bracket, or to the last value where there is none.
    fn whole(&self, start: Span, last: usize, closing: Span) -> Span {
        let bracket = closing.end > closing.start;
        let end = if bracket { closing.end } else { last };
        self.source.span(start.start, end.max(start.end))
    }

    fn starts_with_bracket(&self, span: Span) -> bool {
        let from = self.source.text().get(span.start..).unwrap_or_default();
        from.starts_with(['[', '{'])
    }

    fn report_syntax(&mut self, error: &ScanError) {
        let at = self.byte(*error.marker());
        let fault = super::syntax::fault(self.source, error.info(), at, self.brackets.last());
        self.faults.push(fault);
    }
}
