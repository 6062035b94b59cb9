//! The few files of a clone that gix does not read for us.

#![expect(
    clippy::disallowed_methods,
    reason = "a clone's own files, beside those that gix reads"
)]

use std::io::Read;
use std::path::{Path, PathBuf};

use gix::bstr::ByteSlice;

/// Whether `info/grafts` gives commits other parents.
pub(super) fn has_grafts(directory: &Path) -> bool {
    let grafts = std::fs::metadata(directory.join("info").join("grafts"));
    grafts.is_ok_and(|grafts| grafts.len() > 0)
}

/// Whether something says that the clone came from somewhere: its configuration, or that something
/// was fetched. Where the configuration is unreadable it may.
pub(super) fn names_remote(git: &Path, common: &Path) -> bool {
    let fetched = [git, common].map(|it| it.join("FETCH_HEAD").exists());
    let named = || {
        let config = configuration(common)?;
        Some(config.sections_by_name("remote")?.next().is_some())
    };
    fetched.contains(&true) || named().unwrap_or_else(|| configuration(common).is_none())
}

/// The address that a remote is fetched from, by the clone's own configuration.
pub(super) fn remote_address(common: &Path, remote: &str) -> Option<String> {
    let config = configuration(common)?;
    let address = config.string_by("remote", Some(remote.into()), "url")?;
    Some(address.to_str().ok()?.to_owned())
}

/// The clone's own configuration, and nobody else's.
fn configuration(common: &Path) -> Option<gix::config::File> {
    let text = std::fs::read(common.join("config")).unwrap_or_default();
    gix::config::File::try_from(String::from_utf8_lossy(&text).as_ref()).ok()
}

/// In which way the clone keeps its history that is not read here, if so.
pub(super) fn foreign_format(git: &Path) -> Option<&'static str> {
    let common = match std::fs::read_to_string(git.join("commondir")) {
        Ok(path) => git.join(path.trim_end()),
        Err(_) => git.to_owned(),
    };
    let config = configuration(&common)?;
    let is = |key: &str, value: &str| {
        let found = config.string(key);
        found.is_some_and(|found| found.eq_ignore_ascii_case(value.as_bytes()))
    };
    match () {
        () if is("extensions.objectFormat", "sha256") => Some("SHA-256"),
        () if is("extensions.refStorage", "reftable") => Some("reftable"),
        () => None,
    }
}

/// The top of a working tree, where a folder is another one.
pub(super) fn other_top(folder: &Path, top: &Path) -> Option<PathBuf> {
    let (folder, top) = (folder.canonicalize().ok()?, top.canonicalize().ok()?);
    (folder != top).then_some(top)
}

/// Whether the list of packed references tells of every annotated tag what is behind it.
pub(super) fn packed_tells_all(directory: &Path) -> bool {
    let mut first = [0; 200];
    let file = std::fs::File::open(directory.join("packed-refs"));
    let read = file.and_then(|mut file| file.read(&mut first));
    let first = first.get(..read.unwrap_or_default()).unwrap_or_default();
    let line = first.lines().next().unwrap_or_default();
    line.starts_with(b"#") && line.contains_str(" fully-peeled")
}
