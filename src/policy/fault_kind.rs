//! The kinds of faults that every part of a policy file can have.

use super::argument::Arguments;

/// The shape of a value, as found or as expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Shape {
    /// A text.
    Text,
    /// A number.
    Number,
    /// `true` or `false`.
    Truth,
    /// No value.
    Nothing,
    /// A list.
    List,
    /// A map: keys with values.
    Map,
}

impl Shape {
    /// The word by which the Fluent files select their own.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::Truth => "truth",
            Self::Nothing => "nothing",
            Self::List => "list",
            Self::Map => "map",
        }
    }
}

/// Why a text is not YAML.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum SyntaxFault {
    /// A tab where YAML wants spaces.
    Tab,
    /// A line that is not under the one it belongs to.
    Indentation,
    /// A quote that is opened and never closed.
    UnclosedQuote,
    /// `[` or `{` without its end, or a comma missing between.
    UnclosedBracket,
    /// A second `: ` in one line, or one in an unquoted text.
    Colon,
    /// A line that is no `key: value`.
    NoKey,
    /// A list entry without `- `, or a dash where none belongs.
    Dash,
    /// A text that begins with a character that means something else in YAML.
    Indicator,
    /// An unknown `\` sequence inside double quotes.
    Escape,
    /// A `%` directive that is wrong.
    Directive,
    /// Anything else.
    Other,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum FaultKind {
    /// The file is larger than so many KiB.
    TooLarge { limit: usize },
    /// The file is not UTF-8 text.
    NotUtf8,
    /// A character that cannot be seen or that moves the others (control, bidirectional).
    Invisible { letter: char },
    /// There is nothing in the file.
    Empty,
    /// A second document after `---`.
    SecondDocument,
    /// Nested deeper than so many levels.
    TooDeep { limit: usize },
    /// More than so many values.
    TooMany { limit: usize },
    /// An anchor (`&name`).
    Anchor,
    /// An alias (`*name`).
    Alias,
    /// A tag (`!name`).
    Tag,
    /// A merge key (`<<`).
    MergeKey,
    /// A list or map used as a key.
    ComplexKey,
    /// A value with no key before it.
    EmptyKey,
    /// Not YAML at all.
    Syntax(SyntaxFault),
    /// The same key twice in one map.
    DuplicateKey { key: String },
    /// A key that means nothing here.
    UnknownKey { key: String },
    /// A key that has to be here.
    MissingKey { key: &'static str },
    /// Another shape than expected.
    WrongType { expected: Shape, found: Shape },
    /// A number with a fraction, or with too many digits, where a whole one is needed.
    NotWhole,
    /// A number outside of its range.
    OutOfRange { least: u64, most: u64 },
    /// A word that is none of those allowed.
    UnknownWord { word: String, allowed: String },
    /// A text with nothing in it.
    EmptyText,
    /// A text of more than so many characters.
    TooLong { limit: usize },
    /// A list with nothing in it.
    EmptyList,
    /// None of these keys is here, and one of them has to be.
    NoneOf { keys: String },
    /// This key cannot stand beside that other one.
    Conflict { key: String, other: String },
    /// `version` is not the one that this program reads.
    UnsupportedVersion { found: String },
    /// A gate's own fault.
    Own {
        /// The message's id.
        code: &'static str,
        /// Its arguments.
        arguments: Arguments,
    },
}

impl FaultKind {
    /// The message's id in the Fluent files.
    pub(crate) fn message_id(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "policy-too-large",
            Self::NotUtf8 => "policy-not-utf8",
            Self::Invisible { .. } => "policy-invisible-character",
            Self::Empty => "policy-empty",
            Self::SecondDocument => "policy-second-document",
            Self::TooDeep { .. } => "policy-too-deep",
            Self::TooMany { .. } => "policy-too-many-values",
            Self::Anchor => "policy-anchor",
            Self::Alias => "policy-alias",
            Self::Tag => "policy-tag",
            Self::MergeKey => "policy-merge-key",
            Self::ComplexKey => "policy-complex-key",
            Self::EmptyKey => "policy-empty-key",
            Self::Syntax(fault) => fault.message_id(),
            Self::DuplicateKey { .. } => "policy-duplicate-key",
            Self::UnknownKey { .. } => "policy-unknown-key",
            Self::MissingKey { .. } => "policy-missing-key",
            Self::WrongType { .. } => "policy-wrong-type",
            Self::NotWhole => "policy-not-whole",
            Self::OutOfRange { .. } => "policy-out-of-range",
            Self::UnknownWord { .. } => "policy-unknown-word",
            Self::EmptyText => "policy-empty-text",
            Self::TooLong { .. } => "policy-too-long",
            Self::EmptyList => "policy-empty-list",
            Self::NoneOf { .. } => "policy-none-of",
            Self::Conflict { .. } => "policy-conflict",
            Self::UnsupportedVersion { .. } => "policy-unsupported-version",
            Self::Own { code, .. } => code,
        }
    }

    /// The message's arguments.
    pub(crate) fn arguments(&self) -> Arguments {
        match self {
            Self::TooLarge { limit }
            | Self::TooDeep { limit }
            | Self::TooMany { limit }
            | Self::TooLong { limit } => vec![("limit", (*limit).into())],
            Self::Invisible { letter } => {
                vec![("code", format!("U+{:04X}", u32::from(*letter)).into())]
            }
            Self::DuplicateKey { key } | Self::UnknownKey { key } => vec![("key", key.into())],
            Self::MissingKey { key } => vec![("key", (*key).into())],
            Self::WrongType { expected, found } => vec![
                ("expected", expected.code().into()),
                ("found", found.code().into()),
            ],
            Self::OutOfRange { least, most } => {
                vec![("least", (*least).into()), ("most", (*most).into())]
            }
            Self::UnknownWord { word, allowed } => {
                vec![("word", word.into()), ("allowed", allowed.into())]
            }
            Self::NoneOf { keys } => vec![("keys", keys.into())],
            Self::Conflict { key, other } => vec![("key", key.into()), ("other", other.into())],
            Self::UnsupportedVersion { found } => vec![("found", found.into())],
            Self::Own { arguments, .. } => arguments.clone(),
            _ => Vec::new(),
        }
    }
}

impl SyntaxFault {
    /// The message's id in the Fluent files.
    pub(crate) fn message_id(self) -> &'static str {
        match self {
            Self::Tab => "policy-yaml-tab",
            Self::Indentation => "policy-yaml-indentation",
            Self::UnclosedQuote => "policy-yaml-unclosed-quote",
            Self::UnclosedBracket => "policy-yaml-unclosed-bracket",
            Self::Colon => "policy-yaml-colon",
            Self::NoKey => "policy-yaml-no-key",
            Self::Dash => "policy-yaml-dash",
            Self::Indicator => "policy-yaml-indicator",
            Self::Escape => "policy-yaml-escape",
            Self::Directive => "policy-yaml-directive",
            Self::Other => "policy-yaml-other",
        }
    }
}
