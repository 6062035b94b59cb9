//! How files are written: whole or not at all, and never through a link.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::{FileError, Files};

impl Files {
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
        let token = crate::world::random_token()
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
