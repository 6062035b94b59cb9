//! One field of a payload: absent, of the wrong type, or there.
//!
//! A derived structure would fail as a whole at the first wrong type, and could not say which field
//! of which event it was. A [`Field`] takes anything in and complains only when it is asked for, so
//! a field that this event does not need can be as odd as it likes.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::ActionWord;
use super::error::{EventError, EventErrorKind, Expected};
use crate::ids::{Login, PrNumber, RefName, RepoSlug, Sha};

/// A field of a payload, not yet judged. `null` counts as absent: GitHub uses both alike.
#[derive(Debug, Default)]
pub(super) enum Field<T> {
    /// Not there, or null.
    #[default]
    Absent,
    /// There, with another type.
    Wrong,
    /// There.
    Present(T),
}

impl<T: Shape> Field<T> {
    /// The field, if it is there.
    pub(super) fn optional(&self, path: &'static str) -> Result<Option<&T>, EventError> {
        let expected = T::EXPECTED;
        match self {
            Self::Absent => Ok(None),
            Self::Wrong => Err(EventError::field(
                path,
                EventErrorKind::WrongType { expected },
            )),
            Self::Present(value) => Ok(Some(value)),
        }
    }

    /// The field, which the event always has.
    pub(super) fn required(&self, path: &'static str) -> Result<&T, EventError> {
        self.optional(path)?
            .ok_or(EventError::field(path, EventErrorKind::MissingField))
    }
}

impl Field<String> {
    /// The text as an id of ours, if it is there.
    pub(super) fn optional_id<I: Id>(&self, path: &'static str) -> Result<Option<I>, EventError> {
        self.optional(path)?.map(|text| id(text, path)).transpose()
    }

    /// The text as an id of ours, which the event always has.
    pub(super) fn required_id<I: Id>(&self, path: &'static str) -> Result<I, EventError> {
        id(self.required(path)?, path)
    }
}

impl Field<u64> {
    /// The number of a pull request or issue, which the event always has.
    pub(super) fn required_number(&self, path: &'static str) -> Result<PrNumber, EventError> {
        PrNumber::try_from(*self.required(path)?).map_err(|_| invalid(path, PrNumber::EXPECTED))
    }
}

/// The text as an id of ours.
pub(super) fn id<I: Id>(text: &str, path: &'static str) -> Result<I, EventError> {
    text.parse().map_err(|_| invalid(path, I::EXPECTED))
}

/// A value that cannot be.
pub(super) fn invalid(path: &'static str, expected: Expected) -> EventError {
    EventError::field(path, EventErrorKind::InvalidValue { expected })
}

/// An id that checks itself, and the word for what it should have been.
pub(super) trait Id: FromStr {
    /// What a text that is refused should have been.
    const EXPECTED: Expected;
}

macro_rules! ids {
    ($($id:ident => $expected:ident),+ $(,)?) => {
        $(impl Id for $id { const EXPECTED: Expected = Expected::$expected; })+
    };
}
ids! {
    Sha => Sha,
    RepoSlug => Repository,
    Login => Login,
    RefName => RefName,
    PrNumber => PullRequestNumber,
    ActionWord => Action,
}

/// A JSON type that a field may have. Every method refuses unless the type overrides it.
pub(super) trait Shape: Sized {
    /// The type in the words of a message.
    const EXPECTED: Expected;
    /// From a JSON string.
    fn from_text(_text: &str) -> Option<Self> {
        None
    }
    /// From a JSON number that is whole and not negative.
    fn from_number(_number: u64) -> Option<Self> {
        None
    }
    /// From `true` or `false`.
    fn from_flag(_flag: bool) -> Option<Self> {
        None
    }
    /// From a JSON object, which is read to its end in any case.
    fn from_object<'de, A: MapAccess<'de>>(object: A) -> Result<Option<Self>, A::Error> {
        IgnoredAny.visit_map(object).map(|_| None)
    }
}

impl Shape for String {
    const EXPECTED: Expected = Expected::Text;
    fn from_text(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }
}

impl Shape for u64 {
    const EXPECTED: Expected = Expected::Number;
    fn from_number(number: u64) -> Option<Self> {
        Some(number)
    }
}

impl Shape for bool {
    const EXPECTED: Expected = Expected::Flag;
    fn from_flag(flag: bool) -> Option<Self> {
        Some(flag)
    }
}

impl<'de, T: Shape> Deserialize<'de> for Field<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyType(PhantomData))
    }
}

/// Reads a value of whatever type and remembers whether it was the right one.
struct AnyType<T>(PhantomData<T>);

impl<T> AnyType<T> {
    fn keep<E>(value: Option<T>) -> Result<Field<T>, E> {
        Ok(value.map_or(Field::Wrong, Field::Present))
    }
}

impl<'de, T: Shape> Visitor<'de> for AnyType<T> {
    type Value = Field<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any JSON value")
    }
    fn visit_unit<E>(self) -> Result<Field<T>, E> {
        Ok(Field::Absent)
    }
    fn visit_str<E>(self, text: &str) -> Result<Field<T>, E> {
        Self::keep(T::from_text(text))
    }
    fn visit_u64<E>(self, number: u64) -> Result<Field<T>, E> {
        Self::keep(T::from_number(number))
    }
    fn visit_i64<E>(self, _negative: i64) -> Result<Field<T>, E> {
        Ok(Field::Wrong)
    }
    fn visit_f64<E>(self, _fraction: f64) -> Result<Field<T>, E> {
        Ok(Field::Wrong)
    }
    fn visit_bool<E>(self, flag: bool) -> Result<Field<T>, E> {
        Self::keep(T::from_flag(flag))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Field<T>, A::Error> {
        IgnoredAny.visit_seq(list).map(|_| Field::Wrong)
    }
    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<Field<T>, A::Error> {
        Self::keep(T::from_object(object)?)
    }
}
