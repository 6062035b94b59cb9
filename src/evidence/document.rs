//! A JSON document that is kept as the very text that was written: floating-point numbers do not
//! survive every reader.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;
use serde_json::value::RawValue;

use super::canonical::{canonical, canonical_text};

/// A decision document, canonical.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Document(Box<str>);

/// What is read of a decision by itself.
#[derive(Deserialize)]
struct Word {
    decision: Option<String>,
}

impl Document {
    /// What was decided, in the machine's word; `None` where it says nothing.
    pub(crate) fn decision(&self) -> Option<String> {
        let word: Word = serde_json::from_str(&self.0).ok()?;
        word.decision
    }

    /// Whether it is this document, byte for byte.
    pub(crate) fn is(&self, other: &Value) -> bool {
        *self.0 == *canonical(other)
    }

    /// The document, for looking into it: numbers may differ in their last digit.
    pub(crate) fn value(&self) -> Value {
        serde_json::from_str(&self.0).expect("it is canonical JSON")
    }
}

impl From<Value> for Document {
    fn from(document: Value) -> Self {
        Self(canonical(&document).into())
    }
}

impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let raw: &RawValue = serde_json::from_str(&self.0).expect("it is canonical JSON");
        raw.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        let text = canonical_text(raw.get()).map_err(D::Error::custom)?;
        Ok(Self(text.into()))
    }
}
