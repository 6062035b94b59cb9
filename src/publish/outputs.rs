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

    proptest::proptest! {
        /// The file is read line by line up to the delimiter: whatever the value, it is one entry.
        #[test]
        fn every_value_is_one_entry_and_reads_back(value in r"(\PC|\r|\n|=|<<|gonogo_t|gonogo_){0,40}") {
            match output_entry("reasons", &value, "t") {
                Err(OutputError::Delimiter) => proptest::prop_assert!(value.contains("gonogo_t")),
                Ok(entry) => {
                    let mut lines = entry.split('\n');
                    proptest::prop_assert_eq!(lines.next(), Some("reasons<<gonogo_t"));
                    let read: Vec<&str> = lines.by_ref().take_while(|line| *line != "gonogo_t").collect();
                    let meant = value.replace("\r\n", "\n").replace('\r', "\n");
                    proptest::prop_assert_eq!(read.join("\n"), meant);
                    proptest::prop_assert_eq!(lines.collect::<Vec<_>>(), vec![""]);
                }
            }
        }
    }
}
