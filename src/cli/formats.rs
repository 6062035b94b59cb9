//! Which forms of its result each command has.

use super::invocation::Format;

/// The formats that each command has; the first is what it prints unless told otherwise.
const FORMATS: &[(&str, &[Format])] = &[
    ("check", &[Format::Text, Format::Json, Format::Markdown]),
    ("simulate", &[Format::Text, Format::Json, Format::Markdown]),
    ("why", &[Format::Text]),
    ("demo", &[Format::Text, Format::Json]),
    ("init", &[Format::Text, Format::Json]),
    (
        "window",
        &[Format::Text, Format::Json, Format::Svg, Format::Ics],
    ),
    ("checklist", &[Format::Text, Format::Json]),
    (
        "audit",
        &[
            Format::Text,
            Format::Json,
            Format::Markdown,
            Format::Sarif,
            Format::Npm,
        ],
    ),
    ("budget", &[Format::Text, Format::Json, Format::Markdown]),
    ("notes", &[Format::Markdown, Format::Text, Format::Json]),
    ("next-version", &[Format::Text, Format::Json]),
    ("replay", &[Format::Text, Format::Json, Format::Markdown]),
    ("verify-evidence", &[Format::Text, Format::Json]),
    ("explain", &[Format::Text, Format::Json]),
    ("lint", &[Format::Text, Format::Json, Format::Sarif]),
    ("doctor", &[Format::Text, Format::Json, Format::Markdown]),
    ("schema", &[Format::Json]),
    ("completions", &[Format::Text]),
    ("man", &[Format::Text]),
    ("help", &[Format::Text]),
];

/// The names of all commands.
pub(super) fn command_names() -> Vec<&'static str> {
    FORMATS.iter().map(|(name, _)| *name).collect()
}

/// The formats of a command by its name; none for a name that is no command.
pub(super) fn formats(command: &str) -> &'static [Format] {
    FORMATS
        .iter()
        .find(|(name, _)| *name == command)
        .map_or(&[], |(_, formats)| *formats)
}
