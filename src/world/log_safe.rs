//! What the runner could take for a command, and how a text is kept from being one.

use crate::text::visible;

/// Text that no runner takes for a command: control, bidirectional and zero-width characters are
/// visible, no line begins with `::` after blanks and has another `::`, and `##[` stands nowhere.
///
/// Source: GitHub docs, "Workflow commands"; the runner ends lines at LF, CRLF and a lone CR and
/// still reads the legacy `##[name]` anywhere in a line.
pub(super) fn log_safe(text: &str) -> String {
    safe(text, true)
}

/// `whole`: nothing is put between these lines. A line that begins with `::` is a command only
/// with a second `::`; in a piece of a line, or one whose end is yet to come, that could follow.
fn safe(text: &str, whole: bool) -> String {
    let shown = match text.contains('\r') {
        true => visible(&text.replace("\r\n", "\n")),
        false => visible(text),
    };
    let shown = shown.replace("##[", "## [");
    let mut lines = String::with_capacity(shown.len());
    for line in shown.split_inclusive('\n') {
        let rest = line.trim_start();
        let command = rest.strip_prefix("::").is_some_and(|behind| {
            let alone = whole && line.ends_with('\n') || behind.starts_with(": ");
            behind.contains("::") || !alone
        });
        if command {
            let blanks = line.len() - rest.len();
            lines.push_str(line.get(..blanks).unwrap_or_default());
            lines.push_str("\\:");
            lines.push_str(rest.get(1..).unwrap_or_default());
        } else {
            lines.push_str(line);
        }
    }
    lines
}

/// As [`log_safe`], but colours stay: sequences `ESC [ digits and semicolons m`.
pub(super) fn coloured_safe(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, colour, after)) = next_colour(rest) {
        shown.push_str(&safe(before, false));
        shown.push_str(colour);
        rest = after;
    }
    shown.push_str(&safe(rest, false));
    shown
}

/// The text before the first SGR sequence, the sequence, and the text behind it.
fn next_colour(text: &str) -> Option<(&str, &str, &str)> {
    const START: &str = "\x1b[";
    text.match_indices(START).find_map(|(at, _)| {
        let (before, rest) = text.split_at_checked(at)?;
        let behind = rest.strip_prefix(START)?;
        let last = behind.trim_start_matches(|letter: char| matches!(letter, '0'..='9' | ';'));
        let after = last.strip_prefix('m')?;
        let (colour, _) = rest.split_at_checked(rest.len() - after.len())?;
        Some((before, colour, after))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(log_safe(text), expected);
    }

    /// As the runner has it.
    fn is_command(line: &str) -> bool {
        let behind = line.trim_start().strip_prefix("::");
        behind.is_some_and(|behind| behind.contains("::"))
    }

    #[test]
    fn what_is_no_command_stays_as_it_is() {
        check("  ::: p.yml:7:15\n", "  ::: p.yml:7:15\n");
        check(" ::: a::b\n", " \\::: a::b\n");
        check("::error\n", "::error\n");
        check("::error", "\\::error");
        let coloured = "  \x1b[1m::: \x1b[0mp.yml:7:15\n";
        assert_eq!(coloured_safe(coloured), coloured);
    }

    #[test]
    fn a_line_cannot_begin_a_command() {
        check("ok\n::error::x\n", "ok\n\\::error::x\n");
        check(
            "\u{3000} ::set-output name=decision::go",
            "\u{3000} \\::set-output name=decision::go",
        );
        check("mid ::error::no", "mid ::error::no");
    }

    #[test]
    fn a_lone_carriage_return_is_no_line_end() {
        check(
            "Ship\r::set-output name=decision::go",
            "Ship\\u{d}::set-output name=decision::go",
        );
    }

    #[test]
    fn the_legacy_form_is_broken_everywhere() {
        check(
            "Ship ##[set-output name=decision]go",
            "Ship ## [set-output name=decision]go",
        );
    }

    proptest::proptest! {
        #[test]
        fn no_text_is_a_command_or_moves_a_cursor(
            text in r"(\PC|[\x00-\x1f\x7f-\u{9f}]|\r\n|::|::error|##\[|#|[ \u{3000}\u{202e}\u{2028}]){0,40}",
        ) {
            let safe = log_safe(&text);
            proptest::prop_assert!(!safe.contains("##["), "{}", safe);
            let quiet = |letter: char| matches!(letter, '\n' | '\t') || !letter.is_control();
            proptest::prop_assert!(safe.chars().all(quiet), "{:?}", safe);
            proptest::prop_assert!(!safe.lines().any(is_command), "{}", safe);
            proptest::prop_assert_eq!(log_safe(&safe), safe);
        }
    }

    #[test]
    fn of_a_coloured_text_the_colours_stay_and_nothing_else() {
        for (text, expected) in [
            ("\x1b[1;91merror\x1b[0m: x\n", "\x1b[1;91merror\x1b[0m: x\n"),
            ("\x1b[m\x1b[2J\x1b[31", "\x1b[m\\u{1b}[2J\\u{1b}[31"),
            (
                "\x1b]0;title\x07\x1b[?25l",
                "\\u{1b}]0;title\\u{7}\\u{1b}[?25l",
            ),
            ("a\n\x1b[0m::error::x", "a\n\x1b[0m\\::error::x"),
            ("\x1b[0m##[error]\r", "\x1b[0m## [error]\\u{d}"),
        ] {
            assert_eq!(coloured_safe(text), expected);
            assert!(!log_safe(text).contains('\x1b'), "other doors keep none");
        }
    }
}
