//! Weaknesses of an advisory: numbers such as `CWE-400`, in whatever shape a registry or a tool writes them.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::text::Untrusted;

/// "Embedded malicious code".
const MALICIOUS: &str = "CWE-506";

/// How deep JSON in a text in JSON is looked into.
const DEEPEST: usize = 3;

/// Reads weaknesses: a list, a text of several, JSON in a text, numbers alone. What has no number is kept as it is, since
/// it could be any.
pub(super) fn weaknesses(value: Option<&Value>) -> Vec<Untrusted> {
    let mut found = BTreeSet::new();
    if let Some(value) = value {
        gather(value, DEEPEST, &mut found);
    }
    found.into_iter().map(Untrusted::new).collect()
}

/// Whether a weakness is that of malware, or is none that can be read and could be it.
pub(super) fn may_be_malicious(weakness: &Untrusted) -> bool {
    let text = weakness.for_parsing().trim();
    let numbers = numbers(text);
    // How the National Vulnerability Database says that there is none.
    let is_none = text.is_empty() || text.to_ascii_uppercase().starts_with("NVD-CWE-");
    numbers.iter().any(|number| number == MALICIOUS) || numbers.is_empty() && !is_none
}

fn gather(value: &Value, depth: usize, found: &mut BTreeSet<String>) {
    match value {
        Value::Null => {}
        Value::Array(values) => values.iter().for_each(|value| gather(value, depth, found)),
        Value::Object(fields) => fields
            .values()
            .for_each(|value| gather(value, depth, found)),
        Value::Number(_) | Value::Bool(_) => add(&value.to_string(), found),
        Value::String(text) => {
            let inner = text.trim().starts_with(['[', '{', '"']) && depth > 0;
            let inner = inner.then(|| serde_json::from_str::<Value>(text).ok());
            match inner.flatten() {
                Some(inner) => gather(&inner, depth - 1, found),
                None => add(text, found),
            }
        }
    }
}

fn add(text: &str, found: &mut BTreeSet<String>) {
    let numbers = numbers(text);
    if numbers.is_empty() && !text.trim().is_empty() {
        found.insert(text.trim().to_owned());
    }
    found.extend(numbers);
}

/// The numbers in a text, each as `CWE-1`: alone, or behind the three letters.
fn numbers(text: &str) -> Vec<String> {
    let parts = text.split(|letter: char| !letter.is_alphanumeric());
    let number = |part: &str| {
        let upper = part.to_ascii_uppercase();
        let digits = upper.strip_prefix("CWE").unwrap_or(&upper);
        let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| format!("CWE-{}", digits.trim_start_matches('0')))
    };
    parts.filter_map(number).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn is_malware(value: &Value) -> bool {
        weaknesses(Some(value)).iter().any(may_be_malicious)
    }

    #[test]
    fn malware_is_found_in_every_shape() {
        for value in [
            json!(["CWE-506"]),
            json!(["CWE-79", "cwe-506"]),
            json!("CWE-506"),
            json!("cwe-506"),
            json!(" CWE-506 "),
            json!("CWE-79, CWE-506"),
            json!("CWE-79;CWE-506"),
            json!("CWE-79 CWE-506"),
            json!("[\"CWE-506\"]"),
            json!("[\"cwe-79\",\"cwe-506\"]"),
            json!("\"[\\\"CWE-506\\\"]\""),
            json!(["[\"CWE-506\"]"]),
            json!("[CWE-506"),
            json!("CWE 506"),
            json!("CWE_506"),
            json!("CWE506"),
            json!("CWE-0506"),
            json!("506"),
            json!(506),
            json!([506]),
            json!({ "id": "CWE-506" }),
            json!([{ "cwe_id": "CWE-506", "name": "Embedded Malicious Code" }]),
            json!("https://cwe.mitre.org/data/definitions/506.html"),
        ] {
            assert!(is_malware(&value), "{value}");
        }
    }

    #[test]
    fn what_cannot_be_read_may_be_malware() {
        for value in [
            json!("Embedded Malicious Code"),
            json!(["CWE-79", "?"]),
            json!(true),
            json!("CWE-\u{ff15}\u{ff10}\u{ff16}"),
        ] {
            assert!(is_malware(&value), "{value}");
        }
    }

    #[test]
    fn other_weaknesses_are_no_malware() {
        for value in [
            json!(null),
            json!([]),
            json!(""),
            json!("[]"),
            json!(["CWE-79"]),
            json!("CWE-5060, CWE-1506"),
            json!("CWE-79: Cross-site Scripting"),
            json!(["NVD-CWE-noinfo", "NVD-CWE-Other"]),
        ] {
            assert!(!is_malware(&value), "{value}");
        }
        assert!(weaknesses(None).is_empty());
        let read = weaknesses(Some(&json!("CWE-79, cwe-400")));
        assert_eq!(read, ["CWE-400".into(), "CWE-79".into()]);
    }
}
