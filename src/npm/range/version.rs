//! Versions of packages.

use std::str::FromStr;

use crate::ids::InvalidId;

/// The version of a package.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Version(pub(super) nodejs_semver::Version);

impl Version {
    /// Major and minor number.
    pub(crate) fn line(&self) -> (u64, u64) {
        (self.0.major(), self.0.minor())
    }

    /// Whether a text is a version just as registries write it: `1.2.3`, with a pre-release and a build's name or not.
    /// Not `v1.2.3`, `01.2.3` or ` 1.2.3`, which npm reads as well.
    pub(crate) fn is_canonical(text: &str) -> bool {
        Self::has_canonical_form(text) && text.parse::<Self>().is_ok()
    }

    /// Whether a text that can be read as a version is written just as registries write it.
    pub(crate) fn has_canonical_form(text: &str) -> bool {
        let (rest, build) = match text.split_once('+') {
            Some((rest, build)) => (rest, Some(build)),
            None => (text, None),
        };
        let (numbers, prerelease) = match rest.split_once('-') {
            Some((numbers, prerelease)) => (numbers, Some(prerelease)),
            None => (rest, None),
        };
        let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let is_number = |part: &str| {
            !part.is_empty() && is_digits(part) && (part == "0" || !part.starts_with('0'))
        };
        let is_word = |part: &str| {
            let letters = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
            !part.is_empty() && part.bytes().all(letters)
        };
        let is_identifier = |part: &str| is_word(part) && (!is_digits(part) || is_number(part));
        numbers.split('.').count() == 3
            && numbers.split('.').all(is_number)
            && prerelease.is_none_or(|text| text.split('.').all(is_identifier))
            && build.is_none_or(|text| text.split('.').all(is_word))
    }

    /// Whether it comes before a release, such as `1.0.0-beta.1`.
    pub(crate) fn is_prerelease(&self) -> bool {
        self.0.is_prerelease()
    }
}

impl FromStr for Version {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let text = text.trim();
        // The reader leaves out what follows a version, such as ` || 1.0.0`.
        let bare = text.trim_start_matches(|letter: char| {
            matches!(letter, 'v' | '=') || letter.is_whitespace()
        });
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'+');
        let whole = bare.bytes().all(fits);
        let version = whole.then(|| nodejs_semver::Version::parse(text).ok());
        version.flatten().map(Self).ok_or(InvalidId {
            what: "version",
            expected: "a version such as 1.2.3",
        })
    }
}
