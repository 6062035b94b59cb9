//! Lines of a text, before anything is known of its form.

/// Whether a text may hold a command such as `/go qa`, which begins its line: worth reading as
/// Markdown. `false` is certain.
pub(crate) fn may_hold_commands(body: &str) -> bool {
    let is_ignored = |character: char| character.is_whitespace() || character == '\u{feff}';
    body.split(['\n', '\r'])
        .any(|line| line.trim_start_matches(is_ignored).starts_with('/'))
}
