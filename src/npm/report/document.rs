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

/// Errors of npm that are about the script around an audit, which ends with 1 where there are findings. npm 6 to 11 write
/// these, each behind `npm ERR!` or `npm error`.
const AROUND: [&str; 16] = [
    "code elifecycle",
    "code 1",
    "errno 1",
    "path ",
    "workspace ",
    "location ",
    "command failed",
    "command sh -c",
    "command bash -c",
    "lifecycle script",
    "exit status 1",
    "failed at the ",
    "this is probably not a problem with npm",
    "a complete log of this run can be found in",
    "in workspace",
    "at location",
];

/// How the lines of tools and runners begin that failed.
const FAILED: [&str; 9] = [
    "error",
    "[error]",
    "##[error]",
    "::error",
    "err_",
    "fatal",
    "internal error",
    "usage error",
    "\u{27a4} yn",
];

/// Whether a line tells that the audit itself failed, whatever the document says.
fn tells_of_failure(line: &str) -> bool {
    let line = line.trim().to_ascii_lowercase();
    // A log may have the time before it.
    let of_npm = ["npm err!", "npm error"].iter().find_map(|start| {
        let at = line.find(start)?;
        line.get(at + start.len()..)
    });
    if let Some(rest) = of_npm {
        return !is_around(rest.trim());
    }
    if let Some(rest) = line.strip_prefix("npm warn audit") {
        let rest = rest.trim();
        return !rest.starts_with("fix ") && !rest.starts_with("no fix");
    }
    let is_noise = NOISE.iter().any(|noise| line.starts_with(noise));
    !is_noise && FAILED.iter().any(|start| line.starts_with(start))
}

/// Whether an error is about the script around an audit: of the script `app@1.0.0 audit` npm 6 repeats the command.
fn is_around(error: &str) -> bool {
    let script = error
        .split_once(": `")
        .is_some_and(|(script, _)| script.contains('@') && !script.contains("://"));
    error.is_empty() || script || AROUND.iter().any(|start| error.starts_with(start))
}

/// Every line must be blank or known noise.
fn harmless(text: &str) -> Result<(), ReportFault> {
    let strange = text.lines().map(str::trim).find(|line| {
        let head: String = line.chars().take(60).collect();
        let head = head.to_ascii_lowercase();
        let is_noise = line.is_empty() || NOISE.iter().any(|noise| head.starts_with(noise));
        !is_noise || tells_of_failure(line)
    });
    match strange {
        None => Ok(()),
        Some(line) => Err(ReportFault::beside(line)),
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
