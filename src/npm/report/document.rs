//! Finding the JSON document among what else a console shows.

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::error::Category;
use serde_json::{Map, Value};

use super::fault::beginning;
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

    /// Nothing but known noise may follow: a second document could say the opposite.
    pub(super) fn must_be_alone(&self) -> Result<(), ReportFault> {
        harmless(self.after)
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

/// What package managers, shells and runners write around an output, by how the line begins.
const NOISE: [&str; 22] = [
    "npm warn",
    "npm notice",
    "npm err!",
    "npm error",
    "npm info",
    "npm http",
    "npm verb",
    "npm sill",
    "npm timing",
    "> ",
    "$ ",
    "yarn run v",
    "yarn audit v",
    "done in ",
    "warning ",
    "info visit https://yarnpkg.com/",
    "error command failed with exit code",
    "error: process completed with exit code",
    "elifecycle",
    "err_pnpm_recursive_run_first_fail",
    "##[error]process completed with exit code",
    "(node:",
];

/// Every line must be blank or known noise.
fn harmless(text: &str) -> Result<(), ReportFault> {
    let strange = text.lines().map(str::trim).find(|line| {
        let head: String = line.chars().take(60).collect();
        let head = head.to_ascii_lowercase();
        !line.is_empty() && !NOISE.iter().any(|noise| head.starts_with(noise))
    });
    match strange {
        None => Ok(()),
        Some(line) => Err(ReportFault::beside(line)),
    }
}

/// What a document says that is about a failure: `error`, or `message` where a report's own parts
/// are missing.
pub(super) fn error(object: &Object) -> Option<Untrusted> {
    let message = object.get("message").and_then(Value::as_str);
    let error = object.get("error").filter(|error| {
        // A package may be called so; `null` and `false` are no errors.
        !matches!(error, Value::Null | Value::Bool(false) | Value::Array(_))
    });
    let report = ["auditReportVersion", "advisories"];
    let is_report = report.iter().any(|key| object.contains_key(*key));
    let failed = message.is_some() && (object.contains_key("statusCode") || !is_report);
    if error.is_none() && !failed {
        return None;
    }
    let parts = ["summary", "message", "detail", "code"];
    let inner = parts.into_iter().filter_map(|part| {
        let part = error?.get(part)?;
        part.as_str().filter(|text| !text.trim().is_empty())
    });
    let said = error.and_then(Value::as_str).into_iter().chain(inner);
    Some(beginning(said.chain(message).next().unwrap_or_default()))
}

/// A value in which no object has a name twice. `serde_json` keeps the last one; a finding must
/// not be lost that way.
struct Strict(Value);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(StrictVisitor).map(Self)
    }
}

struct StrictVisitor;

impl<'de> Visitor<'de> for StrictVisitor {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(Strict(value)) = access.next_element()? {
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some((key, Strict(value))) = access.next_entry::<String, Strict>()? {
            if object.insert(key, value).is_some() {
                return Err(de::Error::custom("a name twice"));
            }
        }
        Ok(Value::Object(object))
    }
}
