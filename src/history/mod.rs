//! The history of a clone on the disk, read without a git binary: tags, commits, ranges.
//!
//! The only module that names gix. Nothing but the clone itself is read: no configuration of the
//! user or the machine, no variables, no replacements of objects. A clone that lacks a part of what
//! is asked for is a fault, never a shorter history.

mod branches;
mod commit;
mod committed;
mod decode;
mod fault;
mod files;
mod mailmap;
mod nodes;
mod range;
mod releases;
mod scribe;
mod tags;
mod touched;
mod walk;

use std::cell::OnceCell;
use std::path::Path;

use gix::ObjectId;

use crate::text::Untrusted;

pub(crate) use commit::{Commit, CommitId, Person, Reader};
pub(crate) use fault::Fault;
pub(crate) use mailmap::Mailmap;
pub(crate) use tags::Tag;
pub(crate) use walk::Walk;

/// A clone on the disk.
pub(crate) struct Clone {
    repository: gix::Repository,
    /// Where a shallow clone ends; read once.
    ends: OnceCell<Vec<ObjectId>>,
}

impl Clone {
    /// Opens the clone that a folder lies in, bare or not, also a further working tree of it.
    ///
    /// # Errors
    /// Where there is none, where the folder is not the top of its working tree, or where the clone
    /// is of a kind that is not read or hides a part of its history by grafts.
    pub(crate) fn open(folder: &Path) -> Result<Self, Fault> {
        let (path, _) = gix::discover::upwards(folder).map_err(|_| Fault::NoClone)?;
        let (directory, tree) = path.into_repository_and_work_tree_directories();
        if let Some(top) = tree.and_then(|tree| files::other_top(folder, &tree)) {
            return Err(Fault::Below(Untrusted::new(top.to_string_lossy())));
        }
        if let Some(format) = files::foreign_format(&directory) {
            return Err(Fault::Format(Untrusted::new(format)));
        }
        let options = gix::open::Options::isolated()
            .with(gix::sec::Trust::Reduced)
            .config_overrides(["core.useReplaceRefs=false", "core.multiPackIndex=true"]);
        let mut repository =
            gix::open_opts(directory, options).map_err(|error| Fault::broken(&error))?;
        if files::has_grafts(repository.common_dir()) {
            return Err(Fault::Grafted);
        }
        // Each object is read once, so nothing but the bases of deltas is worth keeping.
        repository.object_cache_size(None);
        repository.objects.set_pack_cache(|| {
            Box::new(gix::odb::pack::cache::lru::MemoryCappedHashmap::new(
                DELTA_BASES,
            ))
        });
        Ok(Self {
            repository,
            ends: OnceCell::new(),
        })
    }

    /// The commit that a revision names: `HEAD`, a tag, a branch, or an object name that is whole
    /// or abbreviated to at least seven digits.
    ///
    /// # Errors
    /// Where it names nothing, several things, or no commit.
    pub(crate) fn commit(&self, revision: &str) -> Result<CommitId, Fault> {
        let unknown = || Fault::unknown(revision);
        let found = match revision {
            "HEAD" => match self.repository.head_id() {
                Ok(id) => id.detach(),
                Err(_) => return Err(self.without_head().unwrap_or_else(unknown)),
            },
            name => match self.by_reference(name) {
                Some(id) => id,
                None => self.by_digits(name).ok_or_else(unknown)?,
            },
        };
        self.peeled(found)?.ok_or_else(unknown)
    }

    fn without_head(&self) -> Option<Fault> {
        let head = self.repository.head().ok()?;
        head.is_unborn().then_some(Fault::Unborn)
    }

    fn by_reference(&self, name: &str) -> Option<ObjectId> {
        // A tag goes first, as everywhere in git.
        let full = ["refs/tags/", "refs/heads/", "refs/remotes/", ""];
        full.iter().find_map(|prefix| {
            let name = format!("{prefix}{name}");
            let reference = self.repository.try_find_reference(name.as_str()).ok()??;
            reference.inner.target.try_id().map(ToOwned::to_owned)
        })
    }

    fn by_digits(&self, digits: &str) -> Option<ObjectId> {
        if digits.len() < SHORTEST {
            return None;
        }
        let prefix = gix::hash::Prefix::from_hex(digits).ok()?;
        let objects = &self.repository.objects;
        objects.lookup_prefix(prefix, None).ok()??.ok()
    }

    /// The commit behind an object: itself, or what an annotated tag points to in the end.
    fn peeled(&self, object: ObjectId) -> Result<Option<CommitId>, Fault> {
        let mut object = object;
        for _ in 0..DEEPEST_TAG {
            let found = self.repository.find_object(object);
            let found = found.map_err(|_| Fault::Missing(CommitId(object)))?;
            match found.kind {
                gix::objs::Kind::Commit => return Ok(Some(CommitId(object))),
                gix::objs::Kind::Tag => {
                    let target = gix::objs::TagRefIter::from_bytes(&found.data, object.kind());
                    object = target.target_id().map_err(|error| Fault::broken(&error))?;
                }
                _ => return Ok(None),
            }
        }
        Ok(None)
    }

    /// Whether a part of the history was left out when it was cloned.
    ///
    /// # Errors
    /// Where that cannot be read.
    pub(crate) fn is_shallow(&self) -> Result<bool, Fault> {
        Ok(!self.ends()?.is_empty())
    }

    /// The commits at which a shallow clone ends.
    fn ends(&self) -> Result<&[ObjectId], Fault> {
        if let Some(ends) = self.ends.get() {
            return Ok(ends);
        }
        let ends = self.repository.shallow_commits();
        let ends = ends.map_err(|error| Fault::broken(&error))?;
        let ends = ends
            .map(|ends| ends.iter().copied().collect())
            .unwrap_or_default();
        Ok(self.ends.get_or_init(|| ends))
    }

    /// Whether it was cloned from somewhere, so that there may be more than what is here.
    pub(crate) fn has_remote(&self) -> bool {
        files::names_remote(self.repository.git_dir(), self.repository.common_dir())
    }

    /// A text file at the top of a commit.
    ///
    /// # Errors
    /// Where the commit, its folder or the file is not here, as in a partial clone. A file that the
    /// commit does not have is none.
    fn file(&self, commit: CommitId, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        let broken = |error: gix::Error| Fault::broken(&error);
        let commit = self.repository.find_commit(commit.0).map_err(broken)?;
        let tree = commit.tree_id().map_err(broken)?.detach();
        let missing = |id: ObjectId| move |_| Fault::Missing(CommitId(id));
        let tree = self.repository.find_object(tree).map_err(missing(tree))?;
        let Some(entry) = gix::objs::TreeRefIter::from_bytes(&tree.data, tree.id.kind())
            .filter_map(Result::ok)
            .find(|entry| entry.filename == name.as_bytes() && entry.mode.is_blob())
        else {
            return Ok(None);
        };
        let blob = entry.oid.to_owned();
        let found = self.repository.find_object(blob).map_err(missing(blob))?;
        Ok(Some(found.data.clone()))
    }
}

/// So much is kept of what deltas are based on, in bytes.
const DELTA_BASES: usize = 16 * 1024 * 1024;
/// Fewer digits name no object: chance would.
const SHORTEST: usize = 7;
/// Tags of tags of tags.
const DEEPEST_TAG: usize = 10;
