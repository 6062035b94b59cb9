//! A digest as it stands in records, statuses and statements.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::canonical::digest_of;
use crate::ids::InvalidId;

/// How a digest begins: the name of the algorithm, as OCI and GitHub write it.
const ALGORITHM: &str = "sha256:";

/// A SHA-256 as `sha256:` and 64 small hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(crate) struct Digest(String);

impl Digest {
    /// That of some bytes.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        Self(digest_of(bytes))
    }

    /// The whole digest.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The 64 digits alone.
    pub(crate) fn digits(&self) -> &str {
        self.0.get(ALGORITHM.len()..).unwrap_or_default()
    }

    /// The algorithm and the first twelve digits, for people. Never compared.
    pub(crate) fn short(&self) -> &str {
        self.0.get(..ALGORITHM.len() + 12).unwrap_or(&self.0)
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl FromStr for Digest {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let digits = text.strip_prefix(ALGORITHM).unwrap_or_default();
        let small = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'a'..=b'f');
        if digits.len() == 64 && digits.bytes().all(small) {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidId {
                what: "digest",
                expected: "sha256: and 64 small hexadecimal digits",
            })
        }
    }
}

impl TryFrom<String> for Digest {
    type Error = InvalidId;
    fn try_from(text: String) -> Result<Self, InvalidId> {
        text.parse()
    }
}

impl From<Digest> for String {
    fn from(digest: Digest) -> Self {
        digest.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_written_in_one_way_only() {
        let digits = "ab".repeat(32);
        let digest: Digest = format!("sha256:{digits}").parse().unwrap();
        assert_eq!(digest.digits(), digits);
        assert_eq!(digest.short(), "sha256:abababababab");
        for other in [
            digits.clone(),
            format!("sha256:{}", digits.to_uppercase()),
            format!("sha256:{digits}a"),
            format!("sha512:{digits}"),
            "sha256:".to_owned(),
            String::new(),
        ] {
            assert!(other.parse::<Digest>().is_err(), "{other}");
        }
        assert_eq!(Digest::of(b"").short(), "sha256:e3b0c44298fc");
    }
}
