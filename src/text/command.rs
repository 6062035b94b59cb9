//! Escapes for the runner's own log commands (`::error file=…::message`).
//! Source: GitHub docs, "Workflow commands for GitHub Actions"; `actions/runner` ActionCommand.

use super::visible;

/// The message of a command: `%`, CR and LF are encoded, other control characters made visible.
pub(crate) fn command_data(text: &str) -> String {
    let shown = visible(&text.replace("\r\n", "\n"));
    break_legacy(
        &shown
            .replace('%', "%25")
            .replace('\r', "%0D")
            .replace('\n', "%0A"),
    )
}

/// The value of a property such as `title=`: as [`command_data`], and also `:` and `,`.
pub(crate) fn command_property(text: &str) -> String {
    command_data(text).replace(':', "%3A").replace(',', "%2C")
}

/// The runner still reads `##[name]` anywhere in a line; a zero-width-free way to break it is a
/// space between the signs.
pub(crate) fn break_legacy(text: &str) -> String {
    text.replace("##[", "## [")
}

/// A finished command for the runner, one line, everything in it escaped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LogCommand(String);

impl LogCommand {
    /// `::name key=value,…::data`.
    pub(crate) fn new(
        name: &'static str,
        properties: &[(&'static str, String)],
        data: &str,
    ) -> Self {
        let properties: Vec<String> = properties
            .iter()
            .map(|(key, value)| format!("{key}={}", command_property(value)))
            .collect();
        let space = if properties.is_empty() { "" } else { " " };
        Self(format!(
            "::{name}{space}{}::{}",
            properties.join(","),
            command_data(data)
        ))
    }

    /// The line, without a line end.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(command_data(text), expected);
    }

    #[test]
    fn newline_cannot_start_a_second_command() {
        check("x\n::error::y", "x%0A::error::y");
        check("x\r::error::y", "x\\u{d}::error::y");
    }

    #[test]
    fn percent_is_encoded_first() {
        check("100%0A", "100%250A");
    }

    #[test]
    fn a_legacy_command_is_broken() {
        check(
            "##[set-output name=decision]go",
            "## [set-output name=decision]go",
        );
        check("####[x]", "#### [x]");
    }

    #[test]
    fn a_property_cannot_start_another() {
        assert_eq!(command_property("a,line=1:b"), "a%2Cline=1%3Ab");
    }
}
