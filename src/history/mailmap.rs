//! `.mailmap`: by which name and address people want to be known (gitmailmap(5)).

use gix::actor::SignatureRef;
use gix::bstr::ByteSlice;

use super::{Clone, CommitId, Fault, Person};
use crate::text::Untrusted;

/// What `.mailmap` says.
#[derive(Default)]
pub(crate) struct Mailmap(gix_mailmap::Snapshot);

impl Mailmap {
    /// Reads the text of such a file; lines that are none are passed over, as git does.
    pub(crate) fn parse(bytes: &[u8]) -> Self {
        Self(gix_mailmap::Snapshot::from_bytes(bytes))
    }

    /// A person by the name and the address that they want to be known by.
    pub(crate) fn resolved(&self, person: &Person) -> Person {
        let signature = SignatureRef {
            name: person.name.for_parsing().as_bytes().as_bstr(),
            email: person.email.for_parsing().as_bytes().as_bstr(),
            time: "",
        };
        let resolved = self.0.resolve_cow(signature);
        Person {
            name: Untrusted::new(resolved.name.to_str_lossy()),
            email: Untrusted::new(resolved.email.to_str_lossy()),
        }
    }
}

impl Clone {
    /// The `.mailmap` of a commit: that of the working tree would make the output depend on it.
    ///
    /// # Errors
    /// Where the commit cannot be read.
    pub(crate) fn mailmap(&self, commit: CommitId) -> Result<Mailmap, Fault> {
        let file = self.file(commit, ".mailmap")?;
        Ok(file.map_or_else(Mailmap::default, |bytes| Mailmap::parse(&bytes)))
    }
}
