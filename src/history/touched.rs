//! Whether a commit touches certain files.

use std::collections::{BTreeMap, BTreeSet};

use gix::ObjectId;
use gix::bstr::ByteSlice;
use gix::objs::tree::EntryMode;
use gix::objs::{FindExt, TreeRefIter};

use super::{Clone, Commit, CommitId, Fault};

/// Folders in folders.
const DEEPEST: usize = 200;

impl Clone {
    /// Whether a commit changes a file of which `is_meant` says so by its path. A merge does where
    /// it differs from each of its parents, as `git log` has it.
    ///
    /// # Errors
    /// Where a commit or a folder is not here: a partial clone may lack them.
    pub(crate) fn touches<T>(
        &self,
        commit: &Commit<T>,
        is_meant: &dyn Fn(&str) -> bool,
    ) -> Result<bool, Fault> {
        let new = self.tree_of(commit.id)?;
        if commit.parents.is_empty() {
            return self.differ(None, Some(new), "", is_meant, 0);
        }
        for parent in &commit.parents {
            let old = self.tree_of(*parent)?;
            if !self.differ(Some(old), Some(new), "", is_meant, 0)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The uppermost folder of a commit.
    pub(super) fn tree_of(&self, commit: CommitId) -> Result<ObjectId, Fault> {
        let mut buffer = Vec::new();
        let found = self
            .repository
            .objects
            .find_commit_iter(&commit.0, &mut buffer);
        let mut found = found.map_err(|_| Fault::Missing(commit))?;
        found.tree_id().map_err(|error| Fault::broken(&error))
    }

    fn differ(
        &self,
        old: Option<ObjectId>,
        new: Option<ObjectId>,
        folder: &str,
        is_meant: &dyn Fn(&str) -> bool,
        depth: usize,
    ) -> Result<bool, Fault> {
        if old == new {
            return Ok(false);
        }
        if depth > DEEPEST {
            return Err(Fault::broken(&"folders too deep"));
        }
        let (old, new) = (self.entries(old)?, self.entries(new)?);
        let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        for name in names {
            let sides = [old.get(name), new.get(name)];
            if sides[0] == sides[1] {
                continue;
            }
            let path = format!("{folder}{name}");
            let touches_file = sides.iter().flatten().any(|entry| !entry.is_folder());
            if touches_file && is_meant(&path) {
                return Ok(true);
            }
            let [before, after] = sides.map(|entry| entry.filter(|it| it.is_folder()));
            let [before, after] = [before, after].map(|entry| entry.map(|it| it.object));
            if self.differ(before, after, &format!("{path}/"), is_meant, depth + 1)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// What stands in a folder, by names; nothing in none.
    pub(super) fn entries(&self, tree: Option<ObjectId>) -> Result<BTreeMap<String, Entry>, Fault> {
        let Some(tree) = tree else {
            return Ok(BTreeMap::new());
        };
        let mut buffer = Vec::new();
        let found = self.repository.objects.find(&tree, &mut buffer);
        let found = found.map_err(|_| Fault::Missing(CommitId(tree)))?;
        TreeRefIter::from_bytes(found.data, tree.kind())
            .map(|entry| {
                let entry = entry.map_err(|error| Fault::broken(&error))?;
                let object = Entry {
                    mode: entry.mode,
                    object: entry.oid.to_owned(),
                };
                Ok((entry.filename.to_str_lossy().into_owned(), object))
            })
            .collect()
    }
}

/// What stands in a folder.
#[derive(PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) mode: EntryMode,
    pub(super) object: ObjectId,
}

impl Entry {
    pub(super) fn is_folder(&self) -> bool {
        self.mode.is_tree()
    }
}
