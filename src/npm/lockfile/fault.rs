//! Why a lockfile or manifest could not be read.

use thiserror::Error;

use crate::text::Untrusted;

/// Why a lockfile or manifest could not be read. Without it nothing can be said about what it would install.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub(crate) enum LockfileFault {
    /// Not UTF-8.
    #[error("not UTF-8")]
    NotText,
    /// More than can be counted, or compared in a reasonable time.
    #[error("too large")]
    TooLarge,
    /// Not JSON.
    #[error("not JSON, at line {line}, column {column}")]
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// Both sides of a merge stand in it.
    #[error("unresolved merge conflict at line {line}")]
    MergeConflict {
        /// The line of the first marker, from 1.
        line: usize,
    },
    /// JSON, but of another shape.
    #[error("not a lockfile or manifest of npm")]
    NotNpm,
    /// It has no package, and nothing says that the project needs none: npm writes down the project itself.
    #[error("empty")]
    Empty,
    /// Of a version that nobody knows yet.
    #[error("a lockfile of an unknown version")]
    Version(Untrusted),
    /// Nested deeper than any project is.
    #[error("nested too deeply")]
    TooDeep,
    /// A link to a folder that the lockfile does not have.
    #[error("a link without its target")]
    MissingLinkTarget {
        /// Where the link lies.
        link: Untrusted,
        /// Where it leads to.
        target: Untrusted,
    },
    /// A `package.json` could not be read.
    #[error("a package.json: {fault}")]
    Manifest {
        /// Whose it is; empty for the project itself.
        folder: Untrusted,
        /// Why.
        fault: Box<LockfileFault>,
    },
    /// A package that would lie where the project itself does.
    #[error("a package in the place of the project")]
    InPlaceOfRoot(Untrusted),
}

/// The text of a file, without the mark that Windows programs put before it.
pub(super) fn text(bytes: &[u8]) -> Result<&str, LockfileFault> {
    // Positions are kept in 32 bits.
    if bytes.len() > u32::MAX as usize / 4 {
        return Err(LockfileFault::TooLarge);
    }
    let text = str::from_utf8(bytes).map_err(|_| LockfileFault::NotText)?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// What a fault of the reader means.
pub(super) fn json(text: &str, error: &serde_json::Error) -> LockfileFault {
    let message = error.to_string();
    if message.starts_with("recursion limit exceeded") {
        return LockfileFault::TooDeep;
    }
    if error.is_data() {
        return LockfileFault::NotNpm;
    }
    let marker = text.lines().position(|line| line.starts_with("<<<<<<< "));
    match marker {
        Some(before) => LockfileFault::MergeConflict { line: before + 1 },
        None => LockfileFault::NotJson {
            line: error.line(),
            column: error.column(),
        },
    }
}
