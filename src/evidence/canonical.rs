//! Canonical JSON: one document, one sequence of bytes.
//!
//! As RFC 8785 for what we write (no floating-point numbers, keys sorted, no white space); keys
//! are sorted by code point, which is the same order for the keys that are used.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::de::Error as _;
use serde_json::Value;
use serde_json::value::RawValue;

/// How deep a document may be nested; as deep as serde_json itself goes.
const DEEPEST: usize = 128;

/// The document as canonical bytes, without a line end.
pub(crate) fn canonical(document: &Value) -> String {
    let mut text = String::new();
    write(document, &mut text);
    text
}

fn write(value: &Value, text: &mut String) {
    match value {
        Value::Object(entries) => {
            let mut keys: Vec<_> = entries.iter().collect();
            keys.sort_by_key(|(key, _)| *key);
            text.push('{');
            for (index, (key, value)) in keys.into_iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                text.push_str(&Value::from(key.as_str()).to_string());
                text.push(':');
                write(value, text);
            }
            text.push('}');
        }
        Value::Array(values) => {
            text.push('[');
            for (index, value) in values.iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                write(value, text);
            }
            text.push(']');
        }
        scalar => text.push_str(&scalar.to_string()),
    }
}

/// The entries of a JSON object, each as it was written.
pub(super) type Entries<'a> = BTreeMap<Cow<'a, str>, &'a RawValue>;

/// The same of a text, without making values of it: of a large document only the two texts are in
/// memory.
///
/// # Errors
/// Where it is no JSON, or nested too deeply.
pub(crate) fn canonical_text(document: &str) -> serde_json::Result<String> {
    let mut text = String::with_capacity(document.len());
    let raw: &RawValue = serde_json::from_str(document)?;
    write_raw(raw.get(), &mut text, 0)?;
    Ok(text)
}

/// The same of an object whose entries were read already.
pub(super) fn canonical_entries(entries: &Entries<'_>) -> serde_json::Result<String> {
    let mut text = String::new();
    write_entries(entries, &mut text, 1)?;
    Ok(text)
}

fn write_entries(entries: &Entries<'_>, text: &mut String, depth: usize) -> serde_json::Result<()> {
    text.push('{');
    for (index, (key, value)) in entries.iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        text.push_str(&serde_json::to_string(key)?);
        text.push(':');
        write_raw(value.get(), text, depth)?;
    }
    text.push('}');
    Ok(())
}

fn write_raw(raw: &str, text: &mut String, depth: usize) -> serde_json::Result<()> {
    if depth > DEEPEST {
        return Err(serde_json::Error::custom("nested too deeply"));
    }
    match raw.as_bytes().first() {
        Some(b'{') => write_entries(&serde_json::from_str(raw)?, text, depth + 1)?,
        Some(b'[') => {
            let values: Vec<&RawValue> = serde_json::from_str(raw)?;
            text.push('[');
            for (index, value) in values.into_iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                write_raw(value.get(), text, depth + 1)?;
            }
            text.push(']');
        }
        Some(b'-' | b'0'..=b'9') => text.push_str(&number(raw)?),
        _ => {
            let scalar: Value = serde_json::from_str(raw)?;
            text.push_str(&scalar.to_string());
        }
    }
    Ok(())
}

/// A number as we write it. serde_json reads fractions fast and not exactly; the standard library does.
fn number(raw: &str) -> serde_json::Result<String> {
    let is_whole = raw.parse::<u64>().is_ok() || raw.parse::<i64>().is_ok_and(|it| it != 0);
    if is_whole {
        return Ok(raw.to_owned());
    }
    let exact: f64 = raw.parse().map_err(serde_json::Error::custom)?;
    match exact.is_finite() {
        true => Ok(Value::from(exact).to_string()),
        false => Err(serde_json::Error::custom("number out of range")),
    }
}

/// The SHA-256 of a text as `sha256:` and 64 digits.
pub(crate) fn digest(text: &str) -> String {
    digest_of(text.as_bytes())
}

/// The same of bytes.
pub(crate) fn digest_of(bytes: &[u8]) -> String {
    use sha2::Digest;
    let hash = sha2::Sha256::digest(bytes);
    let digits: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{digits}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_keys_does_not_matter() {
        let one: Value =
            serde_json::from_str(r#"{"b":[1,{"d":null,"c":"é\n"}],"a":true}"#).unwrap();
        assert_eq!(
            canonical(&one),
            r#"{"a":true,"b":[1,{"c":"é\n","d":null}]}"#
        );
    }

    #[test]
    fn a_text_becomes_the_same_as_its_value() {
        for text in [
            r#"{"b":[1,{"d":null,"c":"\u00e9\n\/"}],"a":true}"#,
            " [ ] ",
            "{ }",
            "-5",
            "0",
            "18446744073709551615",
            "-9223372036854775808",
            "[1.50, 1e3, -0, -0.0, 1E-7, 18446744073709551616]",
            r#""\u20ac""#,
        ] {
            let value: Value = serde_json::from_str(text).unwrap();
            assert_eq!(canonical_text(text).unwrap(), canonical(&value), "{text}");
        }
        for text in ["", "{", "[1,]", "{\"a\"}", "1 2", "1e999"] {
            assert!(canonical_text(text).is_err(), "{text}");
        }
        let deep = "[".repeat(5_000) + &"]".repeat(5_000);
        assert!(canonical_text(&deep).is_err());
    }

    #[test]
    fn a_fraction_is_the_same_however_often_it_is_read() {
        for number in [517_019.021_052_631_55, 3_998_100.395_588_673_7, 0.1, 1e-7] {
            let text = Value::from(number).to_string();
            assert_eq!(canonical_text(&text).unwrap(), text);
        }
    }

    #[test]
    fn the_digest_is_that_of_sha256sum() {
        let empty = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(digest(""), empty);
    }
}
