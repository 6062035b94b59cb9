//! The file system: small, regular files, by rules.

mod read;
mod write;

pub(crate) use read::Names;

use std::fs;
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

/// The file system as seen from the working directory.
pub(crate) struct Files {
    directory: PathBuf,
}

impl Files {
    /// Relative paths start at `directory`.
    pub(crate) fn new(directory: PathBuf) -> Self {
        Self { directory }
    }

    /// Where a path given by the user lies.
    pub(crate) fn locate(&self, path: &Path) -> PathBuf {
        self.directory.join(path)
    }

    /// Whether something of that name is there.
    pub(crate) fn exists(&self, path: &Path) -> bool {
        fs::symlink_metadata(self.locate(path)).is_ok()
    }

    /// Whether that is a folder, or a link that leads to one.
    pub(crate) fn leads_to_folder(&self, path: &Path) -> bool {
        fs::metadata(self.locate(path)).is_ok_and(|found| found.is_dir())
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

#[cfg(test)]
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
}
