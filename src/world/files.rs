//! The file system: small, regular files, by rules.

use std::fs;
use std::io::{Read, Write};
use std::path::{Component, Path, PathBuf};

use thiserror::Error;

/// Why a file could not be read or written.
#[derive(Debug, Error)]
pub(crate) enum FileError {
    /// It is not there.
    #[error("not found")]
    NotFound,
    /// It is a link, a folder or a device, or lies outside the folder it must lie in.
    #[error("not a regular file inside the folder")]
    NotAllowed,
    /// It is over the size limit.
    #[error("larger than {limit} bytes")]
    TooLarge {
        /// The limit, in bytes.
        limit: u64,
    },
    /// It is not UTF-8.
    #[error("not UTF-8 text")]
    NotText,
    /// The operating system said no.
    #[error("{0}")]
    System(std::io::ErrorKind),
}

impl From<std::io::Error> for FileError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::NotFound => Self::NotFound,
            kind => Self::System(kind),
        }
    }
}

/// What stands in a folder.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// Folders.
    pub(crate) folders: Vec<String>,
    /// Files.
    pub(crate) files: Vec<String>,
    /// Links.
    pub(crate) links: Vec<String>,
    /// Whether there are more than were asked for.
    pub(crate) cut: bool,
}

/// The file system as seen from the working directory.
pub(crate) struct Files {
    directory: PathBuf,
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is the one place for the file system"
)]
impl Files {
    /// Relative paths start at `directory`.
    pub(crate) fn new(directory: PathBuf) -> Self {
        Self { directory }
    }

    /// Where a path given by the user lies.
    pub(crate) fn locate(&self, path: &Path) -> PathBuf {
        self.directory.join(path)
    }

    /// A file the user named on the command line.
    ///
    /// # Errors
    /// Where it is not a regular file of at most `limit` bytes.
    pub(crate) fn read(&self, path: &Path, limit: u64) -> Result<Vec<u8>, FileError> {
        let path = self.locate(path);
        // Opening a pipe would wait for whoever writes into it.
        if !fs::metadata(&path)?.is_file() {
            return Err(FileError::NotAllowed);
        }
        let file = fs::File::open(&path)?;
        if !file.metadata()?.is_file() {
            return Err(FileError::NotAllowed);
        }
        let mut bytes = Vec::new();
        file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > limit {
            return Err(FileError::TooLarge { limit });
        }
        Ok(bytes)
    }

    /// Whether something of that name is there.
    pub(crate) fn exists(&self, path: &Path) -> bool {
        fs::symlink_metadata(self.locate(path)).is_ok()
    }

    /// A file the user named on the command line, as text.
    ///
    /// # Errors
    /// As [`Files::read`], and where it is not UTF-8.
    pub(crate) fn read_text(&self, path: &Path, limit: u64) -> Result<String, FileError> {
        String::from_utf8(self.read(path, limit)?).map_err(|_| FileError::NotText)
    }

    /// A file beneath the working directory that a policy or an input named: no step of its path
    /// may be a link or lead out.
    ///
    /// # Errors
    /// As [`Files::read`].
    pub(crate) fn read_beneath(&self, path: &Path, limit: u64) -> Result<Vec<u8>, FileError> {
        self.check_beneath(path)?;
        self.read(path, limit)
    }

    /// The names in a folder beneath the working directory, in order. Nothing is looked for behind
    /// links.
    ///
    /// # Errors
    /// As [`Files::read_beneath`].
    pub(crate) fn names_beneath(&self, path: &Path) -> Result<Names, FileError> {
        self.first_names_beneath(path, usize::MAX)
    }

    /// The same of no more than the first `most` entries, in whatever order the system tells them;
    /// [`Names::cut`] says whether there are more.
    ///
    /// # Errors
    /// As [`Files::names_beneath`].
    pub(crate) fn first_names_beneath(&self, path: &Path, most: usize) -> Result<Names, FileError> {
        self.check_beneath(path)?;
        let mut names = Names::default();
        for (count, entry) in fs::read_dir(self.locate(path))?.enumerate() {
            if count == most {
                names.cut = true;
                break;
            }
            let entry = entry?;
            let kind = entry.file_type()?;
            // A name that is no text is none that a pattern could match.
            let Ok(name) = entry.file_name().into_string() else {
                continue;
            };
            match (kind.is_dir(), kind.is_symlink()) {
                (_, true) => names.links.push(name),
                (true, false) => names.folders.push(name),
                (false, false) => names.files.push(name),
            }
        }
        for list in [&mut names.folders, &mut names.files, &mut names.links] {
            list.sort();
        }
        Ok(names)
    }

    /// Writes a file beneath the working directory, whole or not at all.
    ///
    /// # Errors
    /// Where the path leads through a link or out, or the system says no.
    pub(crate) fn write_beneath(&self, path: &Path, bytes: &[u8]) -> Result<PathBuf, FileError> {
        self.check_beneath(path)?;
        self.write(path, bytes)
    }

    /// Writes a file the user named on the command line, whole or not at all. A file that is there
    /// already stays as accessible as it was.
    ///
    /// # Errors
    /// Where the file may not be written, or the system says no.
    pub(crate) fn write(&self, path: &Path, bytes: &[u8]) -> Result<PathBuf, FileError> {
        let path = self.locate(path);
        let folder = path.parent().unwrap_or(&self.directory);
        fs::create_dir_all(folder)?;
        let token = super::random_token()
            .map_err(|_| FileError::System(std::io::ErrorKind::Unsupported))?;
        let beside = folder.join(format!(".gonogo-{token}"));
        let kept = kept_permissions(&path)?;
        let mut new = fs::OpenOptions::new();
        new.write(true).create_new(true);
        let written = new
            .open(&beside)
            .and_then(|mut file| {
                // Before the first byte: nobody reads who may not.
                kept.map_or(Ok(()), |kept| file.set_permissions(kept))?;
                file.write_all(bytes)?;
                file.sync_all()
            })
            .and_then(|()| fs::rename(&beside, &path));
        if let Err(error) = written {
            // What is left of a failed try is only in the way; the failure itself is reported.
            let _ = fs::remove_file(&beside);
            return Err(error.into());
        }
        Ok(path)
    }

    /// Whether a file could be made at this path beneath the working directory: nothing is there, not
    /// even a link.
    ///
    /// # Errors
    /// Where a step of the path is a link or no folder, or leads out.
    pub(crate) fn is_free_beneath(&self, path: &Path) -> Result<bool, FileError> {
        self.check_folders_beneath(path.parent().unwrap_or(Path::new("")))?;
        match fs::symlink_metadata(self.locate(path)) {
            Ok(_) => Ok(false),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(true),
            Err(error) => Err(error.into()),
        }
    }

    /// Makes a file beneath the working directory, and the folders it lies in. What is there already
    /// is never touched, and no step of the path may be a link. If writing fails, the file is gone
    /// again; folders that were made stay.
    ///
    /// # Errors
    /// `System(AlreadyExists)` where something of that name is there; where the path leads through a
    /// link, through something that is no folder, or out; where the system says no.
    pub(crate) fn create_beneath(&self, path: &Path, bytes: &[u8]) -> Result<(), FileError> {
        let inner = path.parent().unwrap_or(Path::new(""));
        self.check_folders_beneath(inner)?;
        let exists = |error: &std::io::Error| error.kind() == std::io::ErrorKind::AlreadyExists;
        let mut folder = self.directory.clone();
        for part in inner.components() {
            folder.push(part);
            match fs::create_dir(&folder) {
                Err(error) if !exists(&error) => return Err(error.into()),
                _ => {}
            }
        }
        let target = self.locate(path);
        let mut file = fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&target)?;
        // Somebody may have put a link there since it was looked at: nothing is written behind it.
        let real = fs::canonicalize(&folder).ok();
        let meant = fs::canonicalize(&self.directory).ok();
        let stayed = real.is_some() && real == meant.map(|meant| meant.join(inner));
        let written = match stayed {
            true => file.write_all(bytes).and_then(|()| file.sync_all()),
            false => Err(std::io::ErrorKind::NotADirectory.into()),
        };
        written.map_err(|error| {
            // What is left of a failed try would be taken for somebody's file next time.
            let _ = fs::remove_file(&target);
            error.into()
        })
    }

    /// Appends to a file that the runner made for us. Never through a link.
    ///
    /// # Errors
    /// Where it is not there, is a link, or the system says no.
    pub(crate) fn append(&self, path: &Path, bytes: &[u8]) -> Result<(), FileError> {
        let path = self.locate(path);
        if !fs::symlink_metadata(&path)?.is_file() {
            return Err(FileError::NotAllowed);
        }
        let mut file = fs::OpenOptions::new().append(true).open(&path)?;
        file.write_all(bytes)?;
        file.flush()?;
        Ok(())
    }

    /// As `check_beneath`, and what is there of the path is folders.
    fn check_folders_beneath(&self, path: &Path) -> Result<(), FileError> {
        self.check_beneath(path)?;
        let mut walked = self.directory.clone();
        for part in path.components() {
            walked.push(part);
            if fs::metadata(&walked).is_ok_and(|it| !it.is_dir()) {
                return Err(FileError::NotAllowed);
            }
        }
        Ok(())
    }

    fn check_beneath(&self, path: &Path) -> Result<(), FileError> {
        let mut walked = self.directory.clone();
        for component in path.components() {
            let Component::Normal(part) = component else {
                return Err(FileError::NotAllowed);
            };
            walked.push(part);
            match fs::symlink_metadata(&walked) {
                Ok(metadata) if metadata.is_symlink() => return Err(FileError::NotAllowed),
                Ok(_) => {}
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }
}

/// Who may do what with the file that is to be replaced; none where no regular file is there.
fn kept_permissions(path: &Path) -> Result<Option<fs::Permissions>, FileError> {
    let kept = match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_file() => metadata.permissions(),
        _ => return Ok(None),
    };
    if kept.readonly() {
        return Err(FileError::System(std::io::ErrorKind::PermissionDenied));
    }
    // Replacing a file takes no right to it; whoever has none must not.
    fs::OpenOptions::new().append(true).open(path)?;
    Ok(Some(kept))
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests make and read the files")]
mod tests {
    use super::*;

    #[test]
    fn a_path_from_outside_stays_beneath_and_follows_no_link() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::new(folder.path().to_owned());
        files.write(Path::new("inside.txt"), b"x").unwrap();
        std::os::unix::fs::symlink("/etc", folder.path().join("link")).unwrap();
        assert!(files.read_beneath(Path::new("inside.txt"), 10).is_ok());
        for bad in ["../outside", "/etc/hostname", "link/hostname", "a/../../b"] {
            let read = files.read_beneath(Path::new(bad), 10);
            assert!(matches!(read, Err(FileError::NotAllowed)), "{bad}");
            assert!(files.write_beneath(Path::new(bad), b"x").is_err(), "{bad}");
        }
    }

    #[test]
    fn a_file_over_the_limit_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::new(folder.path().to_owned());
        files.write(Path::new("big"), &[b'x'; 11]).unwrap();
        assert!(matches!(
            files.read(Path::new("big"), 10),
            Err(FileError::TooLarge { .. })
        ));
    }

    #[test]
    fn a_new_file_never_replaces_and_never_leads_through_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let outside = tempfile::tempdir().unwrap();
        let files = Files::new(folder.path().to_owned());
        let path = Path::new("a/b/new.txt");
        assert!(files.is_free_beneath(path).unwrap());
        files.create_beneath(path, b"first").unwrap();
        assert!(!files.is_free_beneath(path).unwrap());
        let again = files.create_beneath(path, b"second");
        let there = std::io::ErrorKind::AlreadyExists;
        assert!(matches!(again, Err(FileError::System(kind)) if kind == there));
        assert_eq!(fs::read(folder.path().join(path)).unwrap(), b"first");

        std::os::unix::fs::symlink(outside.path(), folder.path().join("link")).unwrap();
        std::os::unix::fs::symlink(outside.path().join("x"), folder.path().join("dangling"))
            .unwrap();
        for bad in ["link/x", "link/deep/x", "../x", "/tmp/x", "a/b/new.txt/x"] {
            let made = files.create_beneath(Path::new(bad), b"x");
            assert!(
                matches!(made, Err(FileError::NotAllowed)),
                "{bad}: {made:?}"
            );
            assert!(files.is_free_beneath(Path::new(bad)).is_err(), "{bad}");
        }
        let made = files.create_beneath(Path::new("dangling"), b"x");
        assert!(matches!(made, Err(FileError::System(kind)) if kind == there));
        assert!(!files.is_free_beneath(Path::new("dangling")).unwrap());
        assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0);
    }

    #[test]
    fn no_more_names_are_read_than_asked_for() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::new(folder.path().to_owned());
        for name in ["a", "b", "c"] {
            files.write(Path::new(name), b"").unwrap();
        }
        let some = files.first_names_beneath(Path::new(""), 2).unwrap();
        assert_eq!((some.files.len(), some.cut), (2, true));
        let all = files.first_names_beneath(Path::new(""), 3).unwrap();
        assert_eq!((all.files.len(), all.cut), (3, false));
    }

    #[test]
    fn appending_never_follows_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::new(folder.path().to_owned());
        files.write(Path::new("real"), b"").unwrap();
        std::os::unix::fs::symlink(folder.path().join("real"), folder.path().join("link")).unwrap();
        assert!(files.append(Path::new("real"), b"a").is_ok());
        assert!(files.append(Path::new("link"), b"a").is_err());
    }

    #[test]
    fn a_file_keeps_its_mode_and_one_that_may_not_be_written_is_refused() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let files = Files::new(folder.path().to_owned());
        let path = files.write(Path::new("file"), b"old").unwrap();
        let mode = |mode| fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        mode(0o600);
        files.write(Path::new("file"), b"new").unwrap();
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o600
        );
        mode(0o444);
        assert!(files.write(Path::new("file"), b"newer").is_err());
        assert_eq!(fs::read(&path).unwrap(), b"new");
    }
}
