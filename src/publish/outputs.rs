//! The action's outputs, in the runner's file format.
//!
//! Source: GitHub docs, "Workflow commands: Multiline strings"; `actions/runner`
//! FileCommandManager. A value ends at a line that is exactly the delimiter, so the delimiter is
//! random and must not stand in the value.

use thiserror::Error;

/// Why an output could not be put in the file's format.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub(crate) enum OutputError {
    /// The value contains the delimiter.
    #[error("the value contains the delimiter")]
    Delimiter,
}

/// One entry: `NAME<<DELIMITER`, the value, `DELIMITER`, each on lines of their own.
///
/// # Errors
/// Where the value contains the delimiter.
pub(crate) fn output_entry(
    name: &'static str,
    value: &str,
    token: &str,
) -> Result<String, OutputError> {
    let delimiter = format!("gonogo_{token}");
    if value.contains(&delimiter) {
        return Err(OutputError::Delimiter);
    }
    // The runner ends lines at a lone CR too.
    let value = value.replace("\r\n", "\n").replace('\r', "\n");
    Ok(format!("{name}<<{delimiter}\n{value}\n{delimiter}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_with_the_delimiter_is_refused() {
        assert_eq!(
            output_entry("reasons", "x\ngonogo_ab\ny", "ab"),
            Err(OutputError::Delimiter)
        );
    }

    #[test]
    fn a_value_keeps_its_lines() {
        assert_eq!(
            output_entry("notes", "a\rdecision=go\r\nb", "t").unwrap(),
            "notes<<gonogo_t\na\ndecision=go\nb\ngonogo_t\n"
        );
    }
}
