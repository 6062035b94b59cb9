//! Finding the JSON document among what else a console shows.

use serde_json::Value;
use serde_json::error::Category;

use super::fault::beginning;
use super::noise::{harmless, tells_of_failure};
use super::strict::Strict;
use super::{Object, ReportFault};
use crate::text::Untrusted;

/// The most values that are read: they take more room in memory than in the file.
const MAX_VALUES: usize = 4_000_000;

/// The first document of a text.
#[derive(Debug)]
pub(super) struct Document<'text> {
    /// What stands before it.
    before: &'text str,
    /// The text from its first character on.
    text: &'text str,
    /// What stands after it.
    after: &'text str,
    /// The document.
    pub(super) object: Object,
}

impl<'text> Document<'text> {
    /// Reads the first document. Warnings and echoes of commands may stand before it, on lines of
    /// their own.
    pub(super) fn first(text: &'text str) -> Result<Self, ReportFault> {
        if text.trim_start().starts_with('<') {
            return Err(ReportFault::Html);
        }
        let signs = text.bytes().filter(|byte| b",:[{".contains(byte));
        if signs.count() > MAX_VALUES {
            return Err(ReportFault::TooLarge);
        }
        let start = start(text).ok_or_else(|| ReportFault::not_json(text))?;
        let (before, text) = text.split_at(start);
        let (object, length) = object(text)?;
        let (_, after) = text.split_at(length);
        Ok(Self {
            before,
            text,
            after,
            object,
        })
    }

    /// Nothing but known noise may follow: a second document could say the opposite. What stands before may be anything
    /// that does not tell of a failure.
    pub(super) fn must_be_alone(&self) -> Result<(), ReportFault> {
        match self.before.lines().find(|line| tells_of_failure(line)) {
            Some(line) => Err(ReportFault::beside(line)),
            None => harmless(self.after),
        }
    }

    /// Whether it is written without line ends.
    pub(super) fn is_compact(&self) -> bool {
        let length = self.text.len() - self.after.len();
        !self.text.bytes().take(length).any(|byte| byte == b'\n')
    }

    /// The documents of a text that has one a line. Where that is so, a line more or less goes
    /// unnoticed, so that everything else must be known.
    pub(super) fn lines(&self) -> impl Iterator<Item = Result<Object, ReportFault>> {
        let before = std::iter::once(harmless(self.before)).filter_map(Result::err);
        let lines = self.text.lines().filter_map(|line| {
            let line = line.trim();
            if line.starts_with('{') {
                Some(only_object(line))
            } else {
                harmless(line).err().map(Err)
            }
        });
        before.map(Err).chain(lines)
    }
}

/// Where the first document begins: at the first line that begins like one.
fn start(text: &str) -> Option<usize> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let indent =
            line.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}');
        if indent.starts_with('{') {
            return Some(at + line.len() - indent.len());
        }
        at += line.len();
    }
    text.find('{')
}

/// The object at the beginning of a text, and its length in bytes.
fn object(text: &str) -> Result<(Object, usize), ReportFault> {
    let mut documents = serde_json::Deserializer::from_str(text).into_iter::<Strict>();
    match documents.next() {
        Some(Ok(Strict(Value::Object(object)))) => Ok((object, documents.byte_offset())),
        Some(Err(error)) => Err(match error.classify() {
            Category::Eof => ReportFault::CutOff,
            Category::Data => ReportFault::Duplicate,
            _ if error.to_string().starts_with("recursion limit") => ReportFault::TooDeep,
            _ => ReportFault::not_json(text),
        }),
        _ => Err(ReportFault::not_json(text)),
    }
}

/// A line that is an object and nothing else.
fn only_object(line: &str) -> Result<Object, ReportFault> {
    let (object, length) = object(line)?;
    if length == line.len() {
        Ok(object)
    } else {
        Err(ReportFault::not_json(line))
    }
}

/// Names at the top of a document under which tools, registries and gateways tell of a failure.
const TELLING: [&str; 10] = [
    "error",
    "errors",
    "err",
    "message",
    "code",
    "errno",
    "statusCode",
    "status",
    "failed",
    "failure",
];

/// What a document says that is about a failure.
pub(super) fn error(object: &Object) -> Option<Untrusted> {
    let is_list = |key: &str| object.get(key).is_some_and(Value::is_array);
    let is_report = ["auditReportVersion", "advisories"]
        .iter()
        .any(|key| object.contains_key(*key) && !is_list(key));
    let told = TELLING.iter().filter_map(|key| {
        let value = object.get(*key)?;
        // Where everything is a list, a package may be called so.
        let speaks = speaks(key, value) && (is_report || !value.is_array());
        speaks.then_some(value)
    });
    let mut told = told.peekable();
    let failed = object.get("success") == Some(&Value::Bool(false));
    if told.peek().is_none() && !failed {
        return None;
    }
    let said = told.filter_map(words).find(|said| !said.trim().is_empty());
    Some(beginning(said.unwrap_or_default()))
}

/// Whether what stands under such a name is about a failure.
fn speaks(key: &str, value: &Value) -> bool {
    match (key, value) {
        (_, Value::Null | Value::Bool(false)) => false,
        (_, Value::Array(values)) => !values.is_empty(),
        ("error", _) => true,
        (_, Value::Object(fields)) => !fields.is_empty(),
        ("status" | "statusCode", Value::Number(number)) => !number
            .as_u64()
            .is_some_and(|number| (200..300).contains(&number)),
        ("errno" | "code", Value::Number(number)) => number.as_u64() != Some(0),
        (_, Value::String(text)) => {
            let text = text.trim();
            let is_fine = key == "status" && matches!(text, "ok" | "success");
            !is_fine && !text.is_empty()
        }
        (_, Value::Bool(true) | Value::Number(_)) => true,
    }
}

/// What is said about a failure, in its words.
fn words(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text),
        Value::Array(values) => values.first().and_then(words),
        Value::Object(fields) => ["summary", "message", "detail", "code"]
            .iter()
            .filter_map(|part| fields.get(*part)?.as_str())
            .find(|text| !text.trim().is_empty()),
        _ => None,
    }
}
