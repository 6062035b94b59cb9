//! What a commit is to us.

use std::fmt;
use std::sync::Arc;

use gix::ObjectId;

use crate::ids::Sha;
use crate::text::Untrusted;

/// A commit's object name, small and quick to compare.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct CommitId(pub(super) ObjectId);

impl CommitId {
    /// Its forty digits.
    pub(crate) fn sha(self) -> Sha {
        let text = self.0.to_string();
        text.parse().expect("an object name has forty digits")
    }

    /// Whether its name begins with these digits, in small letters.
    pub(crate) fn begins_with(self, digits: &str) -> bool {
        self.with_digits(|name| name.starts_with(digits.as_bytes()))
    }

    /// Whether its name comes before all that begin with these digits.
    pub(crate) fn is_before(self, digits: &str) -> bool {
        self.with_digits(|name| name < digits.as_bytes())
    }

    fn with_digits<T>(self, look: impl FnOnce(&[u8]) -> T) -> T {
        let mut name = [0; 40];
        let name = self.0.hex_to_buf(&mut name).as_bytes();
        look(name)
    }
}

impl From<&Sha> for CommitId {
    fn from(sha: &Sha) -> Self {
        let id = ObjectId::from_hex(sha.as_str().as_bytes());
        Self(id.expect("forty digits are an object name"))
    }
}

impl fmt::Debug for CommitId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0.to_hex_with_len(7))
    }
}

/// Who made a commit, as it says itself: nobody has checked it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Person {
    /// The name.
    pub(crate) name: Untrusted,
    /// The address for e-mail.
    pub(crate) email: Untrusted,
}

/// What somebody makes of a message.
pub(crate) type Reader<T> = Box<dyn Fn(&str) -> T + Send>;

/// A commit, with what somebody wanted of its message.
#[derive(Clone, Debug)]
pub(crate) struct Commit<T> {
    /// Its object name.
    pub(crate) id: CommitId,
    /// What it stands on; a merge has several.
    pub(crate) parents: Box<[CommitId]>,
    /// Who wrote the change.
    pub(crate) author: Arc<Person>,
    /// When it was made, in seconds since 1970, as its committer's clock said.
    pub(crate) time: i64,
    /// What its message says.
    pub(crate) said: T,
}

impl<T> Commit<T> {
    /// Whether it brings branches together.
    pub(crate) fn is_merge(&self) -> bool {
        self.parents.len() > 1
    }
}
