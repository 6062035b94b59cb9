//! The registry's answer to the question which advisories concern some versions of some packages.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::error::Category;
use serde_json::{Map, Value};
use thiserror::Error;

use super::weakness::weaknesses;
use super::{Advisory, Ghsa, Identity, Severity};
use crate::text::Untrusted;

/// The advisories of each package, by name as the registry gave it, in the registry's order.
pub(crate) type Advisories = BTreeMap<String, Vec<Advisory>>;

/// Why an answer is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub(crate) enum BulkFault {
    /// Not JSON.
    #[error("the answer is not JSON")]
    NotJson,
    /// JSON, but no object of lists of advisories.
    #[error("the answer is no list of advisories by package")]
    OtherShape,
}

/// So many advisories of one package are read.
const MOST_OF_ONE: usize = 2_000;

/// So many advisories are read in all; npm's registry knows of less than 30,000.
const MOST: usize = 50_000;

/// Reads an answer. Its form must be right, since "nothing found" looks almost like an error; of the fields of an
/// advisory everything may be missing.
pub(crate) fn bulk_answer(bytes: &[u8]) -> Result<Advisories, BulkFault> {
    let read: Result<Whole, _> = serde_json::from_slice(bytes);
    read.map(|whole| whole.0)
        .map_err(|error| match error.classify() {
            Category::Data => BulkFault::OtherShape,
            Category::Io | Category::Syntax | Category::Eof => BulkFault::NotJson,
        })
}

/// A whole answer, no name of which stands in it twice: one of the two would be lost.
struct Whole(Advisories);

impl<'de> Deserialize<'de> for Whole {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(WholeVisitor)
    }
}

struct WholeVisitor;

impl<'de> Visitor<'de> for WholeVisitor {
    type Value = Whole;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("lists of advisories by package")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Whole, A::Error> {
        let mut advisories = Advisories::new();
        let mut count = 0;
        while let Some(name) = map.next_key::<String>()? {
            let OfOne(list) = map.next_value()?;
            count += list.len();
            if count > MOST || advisories.insert(name, list).is_some() {
                return Err(A::Error::custom("too many advisories, or a name twice"));
            }
        }
        Ok(Whole(advisories))
    }
}

/// The advisories of one package.
struct OfOne(Vec<Advisory>);

impl<'de> Deserialize<'de> for OfOne {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(OfOneVisitor)
    }
}

struct OfOneVisitor;

impl<'de> Visitor<'de> for OfOneVisitor {
    type Value = OfOne;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list of advisories")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<OfOne, A::Error> {
        let mut advisories = Vec::new();
        while let Some(told) = list.next_element::<Value>()? {
            let advisory = Advisory::from_bulk(&told).ok_or(A::Error::custom("no advisory"))?;
            advisories.push(advisory);
            if advisories.len() > MOST_OF_ONE {
                return Err(A::Error::custom("too many advisories of one package"));
            }
        }
        Ok(OfOne(advisories))
    }
}

impl Advisory {
    /// Reads one advisory of an answer; none if it is no object.
    pub(crate) fn from_bulk(value: &Value) -> Option<Self> {
        let fields = value.as_object()?;
        let score = fields.get("cvss").and_then(Value::as_object);
        let (url, source) = (text(fields, "url"), fields.get("id"));
        let identity = match Ghsa::within(&url) {
            Some(ghsa) => Identity::Ghsa(ghsa),
            None if !url.is_empty() => Identity::Url(Untrusted::new(url.as_str())),
            None => Identity::Number(Untrusted::new(
                source.map(Value::to_string).unwrap_or_default(),
            )),
        };
        // What is not said counts as all versions, as it does for npm.
        let range = match text(fields, "vulnerable_versions") {
            range if range.is_empty() => "*".to_owned(),
            range => range,
        };
        Some(Self {
            identity,
            source: source.and_then(Value::as_u64),
            title: Untrusted::new(text(fields, "title")),
            url: Untrusted::new(url),
            // npm takes one that is not said for high. Nobody knows, so it is the worst.
            severity: Severity::reported(&text(fields, "severity")),
            vulnerable_versions: Untrusted::new(range),
            cwe: weaknesses(fields.get("cwe")),
            cves: texts(fields, "cves"),
            score: score
                .and_then(|score| score.get("score")?.as_f64())
                .unwrap_or_default(),
            vector: score
                .and_then(|score| score.get("vectorString")?.as_str())
                .map(Untrusted::from),
        })
    }
}

fn text(fields: &Map<String, Value>, key: &str) -> String {
    fields
        .get(key)
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned()
}

fn texts(fields: &Map<String, Value>, key: &str) -> Vec<Untrusted> {
    let list = fields
        .get(key)
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    list.filter_map(Value::as_str)
        .map(Untrusted::from)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_an_object_of_lists() {
        for (answer, expected) in [
            ("{}", Ok(0)),
            ("{\"a\":[]}", Ok(1)),
            ("{\"a\":[{}]}", Ok(1)),
            ("", Err(BulkFault::NotJson)),
            ("<html>", Err(BulkFault::NotJson)),
            ("[]", Err(BulkFault::OtherShape)),
            ("null", Err(BulkFault::OtherShape)),
            ("{\"error\":\"x\"}", Err(BulkFault::OtherShape)),
            ("{\"a\":{}}", Err(BulkFault::OtherShape)),
            ("{\"a\":[1]}", Err(BulkFault::OtherShape)),
            ("{\"a\":[{}],\"a\":[]}", Err(BulkFault::OtherShape)),
        ] {
            assert_eq!(
                bulk_answer(answer.as_bytes()).map(|all| all.len()),
                expected,
                "{answer}"
            );
        }
    }

    #[test]
    fn a_flood_of_advisories_is_no_answer() {
        let flood = |count: usize| format!("{{\"a\":[{}]}}", vec!["{}"; count].join(","));
        assert_eq!(
            bulk_answer(flood(2_000).as_bytes()).map(|all| all.len()),
            Ok(1)
        );
        assert_eq!(
            bulk_answer(flood(2_001).as_bytes()),
            Err(BulkFault::OtherShape)
        );
    }

    #[test]
    fn of_an_advisory_everything_may_be_missing() {
        let read = |text: &str| Advisory::from_bulk(&serde_json::from_str(text).unwrap()).unwrap();
        let full = read(
            "{\"id\":7,\"url\":\"https://github.com/advisories/ghsa-xvch-5gv4-984h\",\"title\":\"T\",\
             \"severity\":\"low\",\"vulnerable_versions\":\"<1\",\"cwe\":[\"CWE-1\",null],\
             \"cvss\":{\"score\":9.8,\"vectorString\":\"CVSS:3.1\"},\"new\":[]}",
        );
        assert_eq!(
            full.identity,
            Identity::Ghsa("GHSA-xvch-5gv4-984h".parse().unwrap())
        );
        assert_eq!(
            (full.source, full.severity, full.cwe.len()),
            (Some(7), Severity::Low, 1)
        );
        assert_eq!((full.score, full.vector.is_some()), (9.8, true));
        let empty = read("{\"cvss\":null,\"id\":\"x\"}");
        assert_eq!(empty.identity, Identity::Number("\"x\"".into()));
        assert_eq!((empty.severity, empty.source), (Severity::Critical, None));
        assert!(empty.test().concerns("1.0.0"));
    }
}
