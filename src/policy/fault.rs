//! Faults of a policy file: typed, each with its place, collected and never returned at the first.
//!
//! No words here: a fault has a message id and arguments, and the sentences stand in the Fluent
//! files of each language.

use super::argument::{Argument, Arguments};
use super::node::Node;
use super::source::Span;

pub(crate) use super::fault_kind::{FaultKind, Shape, SyntaxFault};

/// How grave a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Level {
    /// The policy is used all the same.
    Warning,
    /// The policy cannot be used.
    Error,
}

/// One thing wrong with a policy file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Fault {
    /// What it is.
    pub(crate) kind: FaultKind,
    /// How grave it is.
    pub(crate) level: Level,
    /// Where it is.
    pub(crate) span: Span,
    /// Another place that has to do with it, such as a key's first use.
    pub(crate) related: Option<Span>,
    /// How to mend it.
    pub(crate) suggestion: Option<Suggestion>,
    /// The way to it, such as `gates.window.deny[2].weekly.days`; known once [`Faults::finish`]
    /// has run.
    pub(crate) path: String,
}

impl Fault {
    /// An error of the common kinds.
    pub(crate) fn new(kind: FaultKind, span: Span) -> Self {
        Self {
            kind,
            level: Level::Error,
            span,
            related: None,
            suggestion: None,
            path: String::new(),
        }
    }

    /// A gate's own error. `code` is the message's id in the Fluent files, such as
    /// `policy-window-unknown-zone`.
    pub(crate) fn own(code: &'static str, span: Span) -> Self {
        let arguments = Vec::new();
        Self::new(FaultKind::Own { code, arguments }, span)
    }

    /// Adds an argument to a gate's own fault; the common kinds bring their own.
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        if let FaultKind::Own { arguments, .. } = &mut self.kind {
            arguments.push((name, value.into()));
        }
        self
    }

    /// The same as a warning.
    pub(crate) fn warning(mut self) -> Self {
        self.level = Level::Warning;
        self
    }

    /// Points at a second place, too. Its label is the message `<id>.related` of the Fluent files.
    pub(crate) fn related(mut self, span: Span) -> Self {
        self.related = Some(span);
        self
    }

    /// Says how to mend it.
    pub(crate) fn suggest(mut self, suggestion: impl Into<Option<Suggestion>>) -> Self {
        self.suggestion = suggestion.into();
        self
    }

    /// The message's id in the Fluent files.
    pub(crate) fn message_id(&self) -> &'static str {
        self.kind.message_id()
    }

    /// The message's arguments. Texts among them are foreign and are escaped where they are shown.
    pub(crate) fn arguments(&self) -> Arguments {
        self.kind.arguments()
    }
}

/// How to mend a fault: a message of its own, shown after the fault's.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Suggestion {
    /// The message's id in the Fluent files.
    pub(crate) code: &'static str,
    /// Its arguments.
    pub(crate) arguments: Arguments,
}

impl Suggestion {
    /// A suggestion in the words of message `code`.
    pub(crate) fn new(code: &'static str) -> Self {
        let arguments = Vec::new();
        Self { code, arguments }
    }

    /// Adds an argument.
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }

    /// "Did you mean …?"
    pub(crate) fn did_you_mean(word: impl Into<Argument>) -> Self {
        Self::new("policy-help-did-you-mean").with("word", word)
    }

    /// "Write …", with the exact text to write.
    pub(crate) fn write(text: impl Into<Argument>) -> Self {
        Self::new("policy-help-write").with("text", text)
    }
}

/// More faults than this are counted, not kept.
const KEPT: usize = 200;

/// Collects the faults of one file.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    kept: Vec<Fault>,
    dropped: usize,
    errors: usize,
}

/// The faults of one file in the order of their places.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct FaultList {
    /// The faults, at most 200.
    pub(crate) faults: Vec<Fault>,
    /// How many more there were.
    pub(crate) more: usize,
    /// How many of all are errors.
    pub(crate) errors: usize,
}

impl FaultList {
    /// Whether the policy cannot be used.
    pub(crate) fn has_errors(&self) -> bool {
        self.errors > 0
    }
}

impl Faults {
    /// An empty collection.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub(crate) fn push(&mut self, fault: Fault) {
        if fault.level == Level::Error {
            self.errors += 1;
        }
        if self.is_full() {
            self.dropped += 1;
        } else {
            self.kept.push(fault);
        }
    }

    /// Whether another fault would only be counted: then looking for a suggestion is wasted.
    pub(crate) fn is_full(&self) -> bool {
        self.kept.len() >= KEPT
    }

    /// Whether there is an error among them.
    pub(crate) fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// All of them, in the order of their places, with the ways to them when the file could be
    /// read as a tree.
    pub(crate) fn finish(mut self, root: Option<&Node>) -> FaultList {
        self.kept
            .sort_by_key(|fault| (fault.span.start, fault.span.end));
        if let Some(root) = root {
            for fault in &mut self.kept {
                // A key's second use is not in the tree, its first is.
                let place = match (&fault.kind, fault.related) {
                    (FaultKind::DuplicateKey { .. }, Some(first)) => first,
                    _ => fault.span,
                };
                fault.path = root.path_to(place);
            }
        }
        FaultList {
            faults: self.kept,
            more: self.dropped,
            errors: self.errors,
        }
    }
}
