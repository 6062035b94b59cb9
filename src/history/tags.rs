//! The tags of a clone.

use std::collections::HashSet;

use gix::bstr::{BString, ByteSlice};

use super::files::packed_tells_all;
use super::{Clone, CommitId, Fault};

/// A tag and what it points to in the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tag {
    /// Its name, without `refs/tags/`.
    pub(crate) name: String,
    /// The object behind it: nearly always a commit.
    pub(crate) commit: CommitId,
}

impl Clone {
    /// All tags; those whose name is no UTF-8 are left out, as no version is among them.
    ///
    /// Of packed tags the list itself says what is behind them, so that ten thousand cost one file.
    ///
    /// # Errors
    /// Where the list or a tag cannot be read.
    pub(crate) fn tags(&self) -> Result<Vec<Tag>, Fault> {
        let broken = |error: gix::Error| Fault::broken(&error);
        let references = self.repository.references().map_err(broken)?;
        let told = packed_tells_all(self.repository.common_dir());
        let loose = self.loose_tags()?;
        let mut tags = Vec::new();
        for reference in references.tags().map_err(broken)? {
            let reference = reference.map_err(broken)?.inner;
            let name = reference.name.as_bstr();
            let target = reference.target.try_id().map(ToOwned::to_owned);
            let is_told = told && !loose.contains(name);
            let commit = match (reference.peeled, target) {
                (Some(object), _) => Some(CommitId(object)),
                (None, Some(target)) if is_told => Some(CommitId(target)),
                (None, Some(target)) => self.peeled(target)?,
                (None, None) => None,
            };
            let name = name
                .strip_prefix(b"refs/tags/")
                .and_then(|name| name.to_str().ok());
            if let (Some(name), Some(commit)) = (name, commit) {
                tags.push(Tag {
                    name: name.to_owned(),
                    commit,
                });
            }
        }
        Ok(tags)
    }

    fn loose_tags(&self) -> Result<HashSet<BString>, Fault> {
        let loose = self
            .repository
            .refs
            .loose_iter_prefixed(b"refs/tags/".try_into().expect("a prefix"));
        let loose = loose.map_err(|error| Fault::broken(&error))?;
        let names = loose.filter_map(|reference| Some(reference.ok()?.name.as_bstr().to_owned()));
        Ok(names.collect())
    }
}
