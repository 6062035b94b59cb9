//! Lines of a text, before anything is known of its form.

use super::look_alike::is_slash;
use super::visible::is_invisible;

/// The blanks a command may begin with; four would be indented code elsewhere.
const MAX_INDENT: usize = 3;

/// The most characters that are looked at before a slash: more than this is no beginning of a line.
const MAX_BEFORE: usize = 64;

/// Where a line has the slash of something that may be a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Slash {
    /// Its offset in the line; it may be a sign that only looks like one.
    pub(crate) at: usize,
    /// Whether it begins the line, but for three blanks at most. Otherwise a bullet, the signs of formatting, more
    /// blanks or something invisible stand before it: readers see much the same.
    pub(crate) is_first: bool,
}

/// The slash that a line begins with, as readers see it; none where words stand before it.
pub(crate) fn first_slash(line: &str) -> Option<Slash> {
    let bare = line.trim_start_matches(' ');
    let indent = line.len() - bare.len();
    if indent <= MAX_INDENT && bare.starts_with(is_slash) {
        return Some(Slash {
            at: indent,
            is_first: true,
        });
    }
    let mut rest = line;
    loop {
        let bare = rest.trim_start_matches(is_unseen);
        let at = line.len() - bare.len();
        if at > MAX_BEFORE {
            return None;
        }
        if bare.starts_with(is_slash) {
            return Some(Slash {
                at,
                is_first: false,
            });
        }
        rest = after_sign(bare)?;
    }
}

/// What a reader does not see at the beginning of a line.
fn is_unseen(character: char) -> bool {
    character.is_whitespace() || is_invisible(character)
}

/// What stands behind the sign of a list item, a heading or a style.
fn after_sign(text: &str) -> Option<&str> {
    let parted = |rest: &str| rest.starts_with([' ', '\t']);
    let number = text.trim_start_matches(|digit: char| digit.is_ascii_digit());
    let bullet = match text.len() - number.len() {
        0 => text.strip_prefix(['-', '+', '*']),
        1..=9 => number.strip_prefix(['.', ')']),
        _ => None,
    };
    if let Some(rest) = bullet.filter(|rest| parted(rest)) {
        let inside = rest.trim_start_matches([' ', '\t']);
        let boxes = ["[ ]", "[x]", "[X]"].into_iter();
        let mut ticked = boxes.filter_map(|sign| inside.strip_prefix(sign));
        return Some(ticked.next().filter(|rest| parted(rest)).unwrap_or(rest));
    }
    let heading = text.trim_start_matches('#');
    if heading.len() < text.len() {
        return parted(heading).then_some(heading);
    }
    let style = text.trim_start_matches(['*', '_']);
    (style.len() < text.len()).then_some(style)
}

/// Whether a text may hold a command such as `/go qa`, or what looks like one, which begins its line: worth
/// reading as Markdown. `false` is certain.
pub(crate) fn may_hold_commands(body: &str) -> bool {
    body.split(['\n', '\r'])
        .any(|line| first_slash(line).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_begins_with_a_slash_where_readers_see_it_so() {
        let check = |line: &str, expected: Option<(usize, bool)>| {
            let found = first_slash(line).map(|slash| (slash.at, slash.is_first));
            assert_eq!(found, expected, "{line:?}");
        };
        check("/go", Some((0, true)));
        check("   /go", Some((3, true)));
        check("／go", Some((0, true)));
        for (line, at) in [
            ("    /go", 4),
            ("\u{a0}/go", 2),
            ("\u{200b}/go", 3),
            ("- /go", 2),
            ("12) /go", 4),
            ("* [x] /go", 6),
            ("## /go", 3),
            ("**/go**", 2),
            ("- __/go__", 4),
        ] {
            check(line, Some((at, false)));
        }
        for line in [
            "",
            "go",
            "please /go",
            "x /go",
            "-/go",
            "12/go",
            "> /go",
            "`/go`",
            "\\/go",
            "~~/go~~",
            "| /go",
            "<b>/go",
            "[a]/go",
            "#/go",
        ] {
            check(line, None);
        }
        check(&"* ".repeat(1_000), None);
    }
}
