//! One reader per kind of value, shared by flags, inputs and variables.

use std::fmt;
use std::path::PathBuf;

use jiff::Timestamp;
use url::{Host, Url};

use super::invocation::{AllowedHost, Days, ExitCode, RoleWord};
use crate::evidence::Digest;
use crate::ids::{Environment, Login, PrNumber, RefName, RepoPath, RepoSlug, Sha};
use crate::locale::{Message, Value};
use crate::policy::read::{PolicyDuration, PolicyZone};
use crate::setup::Action;
use crate::versioning::TagPrefix;

/// What a value should have been.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Expected {
    /// One of a few words.
    OneOf(Vec<&'static str>),
    /// Something that the words file describes: `cli-expected-…`.
    Like(&'static str),
    /// A time zone, of which there are too many to list.
    Zone,
}

impl Expected {
    /// The description, for the end of a sentence.
    pub(crate) fn message(&self) -> Message {
        match self {
            Self::OneOf(words) => {
                let words = words
                    .iter()
                    .map(|word| Value::Word(word))
                    .collect::<Vec<_>>();
                Message::new("cli-expected-one-of").with("words", words)
            }
            Self::Like(id) => Message::new(id),
            Self::Zone => Message::new("cli-expected-timezone"),
        }
    }
}

/// clap wants an error that can be shown; it is never shown as this.
impl fmt::Display for Expected {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{self:?}")
    }
}

impl std::error::Error for Expected {}

/// A value that people write.
pub(super) trait Readable: Sized {
    /// Reads it, or says what it should have been.
    fn read(text: &str) -> Result<Self, Expected>;
}

/// Reads a value: what clap is given for every flag, so that flags and inputs agree.
pub(super) fn read<T: Readable>(text: &str) -> Result<T, Expected> {
    T::read(text)
}

macro_rules! ids {
    ($($id:ty => $expected:literal),* $(,)?) => {$(
        impl Readable for $id {
            fn read(text: &str) -> Result<Self, Expected> {
                text.parse().map_err(|_| Expected::Like($expected))
            }
        }
    )*};
}

ids! {
    Action => "cli-expected-action",
    Digest => "cli-expected-digest",
    Environment => "cli-expected-environment",
    Login => "cli-expected-login",
    PolicyDuration => "cli-expected-duration",
    PrNumber => "cli-expected-number",
    TagPrefix => "cli-expected-prefix",
    RefName => "cli-expected-ref",
    RepoSlug => "cli-expected-repository",
    Sha => "cli-expected-sha",
}

impl Readable for RoleWord {
    /// As a command of the conversation has it: one word, so that nothing else gets into the line.
    fn read(text: &str) -> Result<Self, Expected> {
        let is_word = |letter: char| letter.is_alphanumeric() || "-_.,".contains(letter);
        match !text.is_empty() && text.len() <= 200 && text.chars().all(is_word) {
            true => Ok(Self(text.to_owned())),
            false => Err(Expected::Like("cli-expected-role")),
        }
    }
}

impl Readable for PolicyZone {
    fn read(text: &str) -> Result<Self, Expected> {
        Self::named(text).ok_or(Expected::Zone)
    }
}

/// As the YAML 1.2 core schema writes it, which is what workflows use.
impl Readable for bool {
    fn read(text: &str) -> Result<Self, Expected> {
        match text {
            "true" | "True" | "TRUE" => Ok(true),
            "false" | "False" | "FALSE" => Ok(false),
            _ => Err(Expected::OneOf(vec!["true", "false"])),
        }
    }
}

/// RFC 3339 with offset; the seconds may be left out. A zone in brackets is refused: it could
/// contradict the offset.
impl Readable for Timestamp {
    fn read(text: &str) -> Result<Self, Expected> {
        let expected = Expected::Like("cli-expected-instant");
        let date = text.get(..10).is_some_and(|date| {
            let mut parts = date.split('-').map(str::len);
            [parts.next(), parts.next(), parts.next()] == [Some(4), Some(2), Some(2)]
        });
        let time = matches!(text.as_bytes().get(10), Some(b'T' | b't' | b' '));
        if !date || !time || text.len() > 40 || text.contains('[') {
            return Err(expected);
        }
        // No clock is a day ahead of another one; jiff would read `+25:00`.
        let offset = text.get(11..).and_then(|rest| rest.split_once(['+', '-']));
        let hours = offset.and_then(|(_, offset)| offset.get(..2));
        if hours.is_some_and(|hours| hours.parse::<u8>().is_ok_and(|hours| hours > 23)) {
            return Err(expected);
        }
        text.parse().map_err(|_| expected)
    }
}

impl Readable for Days {
    fn read(text: &str) -> Result<Self, Expected> {
        text.parse::<u16>()
            .ok()
            .filter(|days| (1..=Days::MOST).contains(days))
            .map(Days)
            .ok_or(Expected::Like("cli-expected-days"))
    }
}

impl Readable for ExitCode {
    fn read(text: &str) -> Result<Self, Expected> {
        text.parse()
            .map(Self)
            .map_err(|_| Expected::Like("cli-expected-exit-code"))
    }
}

/// A path inside the repository or the workspace; a leading `./` is a habit and does no harm.
impl Readable for RepoPath {
    fn read(text: &str) -> Result<Self, Expected> {
        text.strip_prefix("./")
            .unwrap_or(text)
            .parse()
            .map_err(|_| Expected::Like("cli-expected-repository-path"))
    }
}

impl Readable for PathBuf {
    fn read(text: &str) -> Result<Self, Expected> {
        if text.is_empty() || text.contains('\0') {
            return Err(Expected::Like("cli-expected-path"));
        }
        Ok(Self::from(text))
    }
}

/// A base address: http or https (a GitHub Enterprise Server may have no certificate), without
/// user, query or fragment.
impl Readable for Url {
    fn read(text: &str) -> Result<Self, Expected> {
        let fine = |url: &Self| {
            matches!(url.scheme(), "http" | "https")
                && url.has_host()
                && url.username().is_empty()
                && url.password().is_none()
                && url.query().is_none()
                && url.fragment().is_none()
        };
        Self::parse(text)
            .ok()
            .filter(fine)
            .ok_or(Expected::Like("cli-expected-address"))
    }
}

impl Readable for AllowedHost {
    fn read(text: &str) -> Result<Self, Expected> {
        let expected = Expected::Like("cli-expected-host");
        let host = match text.rsplit_once(':') {
            // The last colon stands inside the brackets of an IPv6 address without a port.
            Some((_, port)) if port.ends_with(']') => text,
            Some((host, port)) => {
                let digits = port.bytes().all(|byte| byte.is_ascii_digit());
                match port.parse::<u16>() {
                    Ok(number) if digits && number != 0 => host,
                    _ => return Err(expected),
                }
            }
            None => text,
        };
        // A wildcard would parse as a name and never match.
        let fine = host.len() <= 253 && !host.contains('*') && Host::parse(host).is_ok();
        if fine {
            Ok(Self(text.to_owned()))
        } else {
            Err(expected)
        }
    }
}

/// The nearest of some words, if it is near enough to be meant.
pub(super) fn nearest<'a>(given: &str, words: &[&'a str]) -> Option<&'a str> {
    if given.len() > 40 {
        return None;
    }
    let given = given.to_lowercase().replace('_', "-");
    let (distance, word) = words
        .iter()
        .map(|word| (strsim::osa_distance(&given, word), *word))
        .min()?;
    (distance <= word.len() / 3).then_some(word)
}
