//! A message before it is words.

use jiff::{Zoned, civil::Date};
use url::Url;

use crate::ids::Sha;
use crate::text::Untrusted;

/// How a page shows what something comes to. It never stands without words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    /// As it should be.
    Good,
    /// Somebody or something is awaited.
    Waiting,
    /// Nobody knows.
    Unknown,
    /// As it should not be.
    Bad,
    /// It does not matter here.
    Idle,
}

impl Tone {
    /// Its class in the page's style.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Good => "go",
            Self::Waiting => "hold",
            Self::Unknown => "unknown",
            Self::Bad => "no-go",
            Self::Idle => "not-applicable",
        }
    }
}

/// One value in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    /// A count; Fluent picks the plural.
    Number(i64),
    /// A word of our own that the words file selects on, never shown as it is to people unless it
    /// is a fixed name such as a gate's.
    Word(&'static str),
    /// A number with a point, shown with the language's own sign for it.
    Decimal(String),
    /// A length or a period of time as policies write it (`30d`, `36h`, `month`), shown as people of
    /// the language say it.
    Span(String),
    /// A text that this program put together from its own words and numbers.
    Own(String),
    /// Foreign words.
    Text(Untrusted),
    /// Foreign or own text shown as code: names, paths, commands.
    Code(Untrusted),
    /// Own words that lead to a page; where nothing can be followed, the words alone.
    Link {
        /// The words.
        words: String,
        /// The page's address.
        to: Url,
    },
    /// An instant, shown on its zone's clock.
    Instant(Zoned),
    /// A calendar day.
    Date(Date),
    /// A length of time.
    Seconds(i64),
    /// A sentence within the sentence.
    Message(Box<Message>),
    /// A sentence that has signs of its own, such as quotation marks: spoken plainly, then escaped
    /// as a whole.
    Quoted(Box<Message>),
    /// Several values, with commas.
    List(Vec<Value>),
    /// What something comes to, in words: behind a sign, or on a page in its tone.
    Marked {
        /// The sign; empty for none.
        sign: &'static str,
        /// The tone.
        tone: Tone,
        /// The words.
        words: Box<Message>,
    },
}

impl Value {
    /// Foreign words.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Text(Untrusted::new(text.into()))
    }

    /// Text shown as code.
    pub(crate) fn code(text: impl Into<String>) -> Self {
        Self::Code(Untrusted::new(text.into()))
    }

    /// What something comes to, in words.
    pub(crate) fn marked(sign: &'static str, tone: Tone, words: Message) -> Self {
        Self::Marked {
            sign,
            tone,
            words: Box::new(words),
        }
    }

    /// A count of things; more than `i64` holds is shown as its greatest.
    pub(crate) fn count(count: usize) -> Self {
        Self::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// The value for JSON, the same in every language.
    pub(crate) fn to_json(&self) -> serde_json::Value {
        use serde_json::Value as Json;
        match self {
            Self::Number(number) | Self::Seconds(number) => Json::from(*number),
            Self::Word(word) => Json::from(*word),
            Self::Own(text)
            | Self::Decimal(text)
            | Self::Span(text)
            | Self::Link { words: text, .. } => Json::from(text.as_str()),
            Self::Text(text) | Self::Code(text) => Json::from(text.for_parsing()),
            Self::Instant(instant) => Json::from(crate::locale::dates::rfc3339(instant)),
            Self::Date(date) => Json::from(date.to_string()),
            Self::Message(message)
            | Self::Quoted(message)
            | Self::Marked { words: message, .. } => message.to_json(),
            Self::List(values) => Json::Array(values.iter().map(Self::to_json).collect()),
        }
    }
}

impl From<Untrusted> for Value {
    fn from(text: Untrusted) -> Self {
        Self::Text(text)
    }
}
impl From<&Sha> for Value {
    fn from(sha: &Sha) -> Self {
        Self::code(sha.short())
    }
}
impl From<&'static str> for Value {
    fn from(word: &'static str) -> Self {
        Self::Word(word)
    }
}
impl From<Zoned> for Value {
    fn from(instant: Zoned) -> Self {
        Self::Instant(instant)
    }
}
impl From<Date> for Value {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}
impl From<usize> for Value {
    fn from(count: usize) -> Self {
        Self::count(count)
    }
}
impl From<Message> for Value {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}
impl From<Vec<Value>> for Value {
    fn from(values: Vec<Value>) -> Self {
        Self::List(values)
    }
}

/// Named values, in the order they were given.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Arguments(Vec<(&'static str, Value)>);

impl Arguments {
    /// Adds one.
    pub(crate) fn push(&mut self, name: &'static str, value: impl Into<Value>) {
        self.0.push((name, value.into()));
    }

    /// All of them.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &(&'static str, Value)> {
        self.0.iter()
    }

    /// As a JSON object.
    pub(crate) fn to_json(&self) -> serde_json::Value {
        self.0
            .iter()
            .map(|(name, value)| ((*name).replace('-', "_"), value.to_json()))
            .collect()
    }
}

/// A sentence by name: `id` or `id.attribute` of the words files, with arguments.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Message {
    id: String,
    arguments: Arguments,
}

impl Message {
    /// A message without arguments yet.
    pub(crate) fn new(id: &'static str) -> Self {
        Self {
            id: id.to_owned(),
            arguments: Arguments::default(),
        }
    }

    /// A message whose name is put together, such as a finding's.
    pub(crate) fn named(id: String, arguments: Arguments) -> Self {
        Self { id, arguments }
    }

    /// Adds an argument.
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.arguments.push(name, value);
        self
    }

    /// The message's attribute, with the same arguments.
    pub(crate) fn attribute(&self, name: &str) -> Self {
        Self {
            id: format!("{}.{name}", self.id),
            arguments: self.arguments.clone(),
        }
    }

    /// The name in the words files.
    pub(crate) fn id(&self) -> &str {
        &self.id
    }

    /// The arguments.
    pub(crate) fn arguments(&self) -> &Arguments {
        &self.arguments
    }

    fn to_json(&self) -> serde_json::Value {
        serde_json::json!({ "message": self.id, "arguments": self.arguments.to_json() })
    }
}
