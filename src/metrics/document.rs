//! Figures in a JSON document, found by pointers and kept as they are written.
//!
//! A number goes through no binary fraction: `99.95` stays `99.95`, with all its digits.

use std::fmt;

use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::instead;
use crate::facts::figures::pointer_steps;
use crate::facts::{Cause, Failure, FailureKind};

/// A longer text is no figure.
const LONGEST: usize = 1_000;

/// Reads the body of a `200 OK`.
pub(super) fn read(
    body: &[u8],
    pointers: &[String],
    endpoint: &str,
) -> Result<Vec<Option<String>>, Failure> {
    let unreadable = |what: &str| Failure::new(FailureKind::Unreadable, what);
    let whole: &RawValue = serde_json::from_slice(body)
        .map_err(|error| unreadable(endpoint).because(instead(body, &error)))?;
    let read = |pointer: &String| {
        // As RFC 6901, 6 writes a place in a document.
        let place = format!("{endpoint}#{pointer}");
        let fault = |cause: Cause| unreadable(&place).because(cause);
        let steps = pointer_steps(pointer).ok_or_else(|| fault(Cause::Pointer))?;
        let mut value = Some(whole);
        for step in &steps {
            value = match value {
                Some(value) => below(value, step).map_err(|_| fault(Cause::OtherShape))?,
                None => break,
            };
        }
        value.map_or(Ok(None), |value| figure(value).map_err(fault))
    };
    pointers.iter().map(read).collect()
}

/// The text of a number, a string or a truth value; `None` for null.
fn figure(value: &RawValue) -> Result<Option<String>, Cause> {
    let text = value.get();
    let found = match text.as_bytes().first() {
        Some(b'{' | b'[') | None => return Err(Cause::NotAFigure),
        Some(b'n') => return Ok(None),
        Some(b'"') => serde_json::from_str(text).map_err(|_| Cause::OtherShape)?,
        Some(_) => text.to_owned(),
    };
    if found.len() > LONGEST {
        return Err(Cause::NotAFigure);
    }
    Ok(Some(found))
}

/// What lies one step below a value; `None` where nothing does.
fn below<'a>(value: &'a RawValue, step: &str) -> serde_json::Result<Option<&'a RawValue>> {
    if !value.get().starts_with(['{', '[']) {
        return Ok(None);
    }
    let mut reader = serde_json::Deserializer::from_str(value.get());
    reader.deserialize_any(Below(step))
}

/// Looks for one member or element, and passes over everything else.
struct Below<'s>(&'s str);

impl<'de> Visitor<'de> for Below<'_> {
    type Value = Option<&'de RawValue>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object or a list")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut found = None;
        while let Some(name) = map.next_key::<String>()? {
            if name != self.0 {
                map.next_value::<IgnoredAny>()?;
            } else if found.replace(map.next_value()?).is_some() {
                // Which of two is meant nobody can say.
                return Err(serde::de::Error::custom("a name that is there twice"));
            }
        }
        Ok(found)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let wanted = position(self.0);
        let (mut found, mut at) = (None, 0_usize);
        loop {
            if wanted == Some(at) {
                match list.next_element()? {
                    Some(value) => found = Some(value),
                    None => return Ok(found),
                }
            } else if list.next_element::<IgnoredAny>()?.is_none() {
                return Ok(found);
            }
            at += 1;
        }
    }
}

/// The place in a list that a step names: digits without zeros in front.
fn position(step: &str) -> Option<usize> {
    let digits = step.bytes().all(|byte| byte.is_ascii_digit());
    let plain = step == "0" || !step.starts_with('0');
    (digits && plain).then(|| step.parse().ok()).flatten()
}
