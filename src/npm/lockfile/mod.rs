//! npm's lockfiles and manifests as they are written: `package-lock.json` and `npm-shrinkwrap.json` of the versions 1, 2
//! and 3, and `package.json`. What it means is for [`super::tree`] to say.
//!
//! Read leniently where npm is lenient: a field of the wrong kind is as good as none, and of keys that stand there twice
//! the last counts. But where npm would make something else of it than nothing, that is told or refused.

mod document;
mod entry;
mod fault;
mod halves;
mod legacy;
mod place;
mod tarball;
mod value;

pub(super) use document::Document;
pub(super) use entry::{Entry, Override};
pub(crate) use fault::LockfileFault;
pub(super) use place::{Place, name_of, place};
pub(super) use tarball::{
    PUBLIC as PUBLIC_HOSTS, contradicts as tarball_contradicts, proves as tarball_proves,
};
pub(super) use value::{Loose, Pairs, Text};

/// How deep packages may lie inside each other. npm nests a dozen times at most; more is an attack.
pub(super) const DEEPEST: usize = 100;

/// The longest place of a package, in bytes: no system opens a longer path.
pub(super) const LONGEST_PLACE: usize = 4_096;

/// Reads a lockfile.
pub(super) fn lockfile(bytes: &[u8]) -> Result<Document<'_>, LockfileFault> {
    let text = fault::text(bytes)?;
    let written: document::Written<'_> =
        serde_json::from_str(text).map_err(|error| fault::json(text, &error))?;
    written.understood(text.len())
}

/// Reads a `package.json`.
pub(super) fn manifest(bytes: &[u8]) -> Result<Entry<'_>, LockfileFault> {
    let text = fault::text(bytes)?;
    serde_json::from_str(text).map_err(|error| fault::json(text, &error))
}
