//! An advisory in the words of a tool.

use serde_json::Value;

use super::Object;
use crate::npm::weakness::weaknesses;
use crate::npm::{Advisory, Ghsa, Identity, Severity};
use crate::text::Untrusted;

/// How a tool calls the parts of an advisory.
pub(super) struct Words {
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    pub(super) url: &'static str,
    pub(super) severity: &'static str,
    pub(super) range: &'static str,
}

/// The registry's words, which bun, pnpm, npm 6 and yarn 1 to 3 leave as they are.
pub(super) const REGISTRY: Words = Words {
    id: "id",
    title: "title",
    url: "url",
    severity: "severity",
    range: "vulnerable_versions",
};

/// npm's words since version 7.
pub(super) const NPM: Words = Words {
    id: "source",
    range: "range",
    ..REGISTRY
};

/// yarn's words since version 4.
pub(super) const YARN: Words = Words {
    id: "ID",
    title: "Issue",
    url: "URL",
    severity: "Severity",
    range: "Vulnerable Versions",
};

/// What is taken for a part that an advisory lacks.
pub(super) struct Otherwise<'report> {
    pub(super) id: &'report str,
    pub(super) severity: Severity,
    pub(super) range: &'report str,
}

/// Nothing is known beside it: the worst, for every version.
pub(super) const UNKNOWN: Otherwise<'static> = Otherwise {
    id: "",
    severity: Severity::Critical,
    range: "",
};

/// Reads an advisory. It never fails: one that lacks its essentials is still one, with the worst
/// of what it could mean.
pub(super) fn read(object: &Object, words: &Words, otherwise: &Otherwise<'_>) -> Advisory {
    let id = match object.get(words.id) {
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::String(id)) => id.clone(),
        _ => otherwise.id.to_owned(),
    };
    let url = text(object, words.url).unwrap_or_default();
    let cvss = object.get("cvss");
    let score = cvss.and_then(|cvss| cvss.get("score"));
    let vector = cvss.and_then(|cvss| cvss.get("vectorString"));
    let range = text(object, words.range).unwrap_or(otherwise.range);
    Advisory {
        identity: identity(object, url, &id),
        source: id.parse().ok(),
        title: text(object, words.title).unwrap_or_default().into(),
        url: url.into(),
        severity: severity(object, words.severity, otherwise.severity),
        vulnerable_versions: range.into(),
        cwe: weaknesses(object.get("cwe")),
        cves: texts(object.get("cves")),
        score: score.and_then(Value::as_f64).unwrap_or(0.0),
        vector: vector.and_then(Value::as_str).map(Untrusted::from),
    }
}

fn identity(object: &Object, url: &str, id: &str) -> Identity {
    let named = text(object, "github_advisory_id").and_then(|name| name.trim().parse().ok());
    let url = url.trim();
    match named.or_else(|| Ghsa::within(url)) {
        Some(ghsa) => Identity::Ghsa(ghsa),
        None if url.starts_with("https://") || url.starts_with("http://") => {
            Identity::Url(url.into())
        }
        None => Identity::Number(id.into()),
    }
}

/// A severity; something that is no word weighs as much as an unknown word.
pub(super) fn severity(object: &Object, key: &str, otherwise: Severity) -> Severity {
    match object.get(key) {
        None | Some(Value::Null) => otherwise,
        Some(Value::String(word)) => Severity::reported(word),
        Some(_) => Severity::reported(""),
    }
}

/// A part that is a text.
pub(super) fn text<'report>(object: &'report Object, key: &str) -> Option<&'report str> {
    object.get(key).and_then(Value::as_str)
}

/// A list of texts, or one text of several parts.
pub(super) fn texts(value: Option<&Value>) -> Vec<Untrusted> {
    match value {
        Some(Value::Array(values)) => values
            .iter()
            .filter_map(Value::as_str)
            .map(Untrusted::from)
            .collect(),
        Some(Value::String(text)) => text
            .split([',', ' '])
            .filter(|part| !part.is_empty())
            .map(Untrusted::from)
            .collect(),
        _ => Vec::new(),
    }
}
