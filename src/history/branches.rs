//! Where a clone comes from, and what its branches are called.

use gix::bstr::ByteSlice;

use super::files::remote_address;
use super::{Clone, Fault};
use crate::ids::RefName;
use crate::text::Untrusted;

/// The remote that `git clone` makes.
const ORIGIN: &str = "refs/remotes/origin/";
/// So many branches are looked at.
const MOST_BRANCHES: usize = 2_000;

impl Clone {
    /// Whether there is a working tree that files can be put into.
    pub(crate) fn has_working_tree(&self) -> bool {
        self.repository.workdir().is_some()
    }

    /// The address of the remote `origin`, as the clone's own configuration has it. It may hold a
    /// password: it is for parsing, and never shown.
    pub(crate) fn origin(&self) -> Option<Untrusted> {
        remote_address(self.repository.common_dir(), "origin").map(Untrusted::new)
    }

    /// What `origin` called its default branch when it was last asked; none where nobody asked.
    pub(crate) fn default_branch(&self) -> Option<RefName> {
        let head = format!("{ORIGIN}HEAD");
        let found = self.repository.try_find_reference(head.as_str()).ok()??;
        let name = found.inner.target.try_name()?.as_bstr().to_str().ok()?;
        name.strip_prefix(ORIGIN)?.parse().ok()
    }

    /// The branch that is checked out, also one without any commit yet.
    pub(crate) fn current_branch(&self) -> Option<RefName> {
        let name = self.repository.head_name().ok()??;
        let name = name.as_bstr().to_str().ok()?;
        name.strip_prefix("refs/heads/")?.parse().ok()
    }

    /// The branches of `origin` that were fetched, in order, 2,000 at most. Those whose name is no
    /// UTF-8 are left out.
    ///
    /// # Errors
    /// Where the list cannot be read.
    pub(crate) fn remote_branches(&self) -> Result<Vec<RefName>, Fault> {
        let broken = |error: gix::Error| Fault::broken(&error);
        let references = self.repository.references().map_err(broken)?;
        let mut branches = Vec::new();
        for reference in references.prefixed(ORIGIN).map_err(broken)? {
            let reference = reference.map_err(broken)?.inner;
            let name = reference.name.as_bstr().to_str().ok();
            let name = name.and_then(|name| name.strip_prefix(ORIGIN));
            let name = name.filter(|name| *name != "HEAD");
            branches.extend(name.and_then(|name| name.parse::<RefName>().ok()));
            if branches.len() == MOST_BRANCHES {
                break;
            }
        }
        branches.sort();
        Ok(branches)
    }
}
