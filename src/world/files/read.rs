//! How files and the names in folders are read.

use std::fs;
use std::io::Read;
use std::path::Path;

use super::{FileError, Files};

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

#[expect(
    clippy::disallowed_methods,
    reason = "this is the one place for the file system"
)]
impl Files {
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
        self.names_in(path, most)
    }

    /// The names in a folder the user named on the command line, or in one that was found there, of no more than the
    /// first `most` entries.
    ///
    /// # Errors
    /// Where it is no folder, or cannot be read.
    pub(crate) fn names_in(&self, path: &Path, most: usize) -> Result<Names, FileError> {
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
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
