//! Trailers of commit messages: `Co-authored-by: Name <address>`, and what speaks to the readers of
//! the notes. Never in the first line.

use std::collections::HashSet;

use crate::text::Untrusted;

/// Of one commit, so many people who helped are named.
const MOST_PEOPLE: usize = 100;

/// People who made it together with its author, each once.
pub(super) fn co_authors(message: &str) -> Vec<(&str, &str)> {
    let mut known = HashSet::new();
    let found = message.lines().skip(1).filter_map(co_author);
    found
        .filter(|person| known.insert(*person))
        .take(MOST_PEOPLE)
        .collect()
}

fn co_author(line: &str) -> Option<(&str, &str)> {
    const TRAILER: &str = "co-authored-by:";
    let (token, value) = line.trim_start().split_at_checked(TRAILER.len())?;
    token.eq_ignore_ascii_case(TRAILER).then_some(())?;
    let (name, rest) = value.split_once('<')?;
    let (address, _) = rest.split_once('>')?;
    Some((name.trim(), address.trim()))
}

/// The value of a trailer: that in the last paragraph, else the first below the first line.
pub(super) fn spoken(message: &str, trailer: &str) -> Option<Untrusted> {
    let lines: Vec<&str> = message.trim().lines().skip(1).collect();
    let last = lines.iter().rposition(|line| line.trim().is_empty());
    let (above, last) = lines.split_at(last.unwrap_or_default());
    value(last, trailer).or_else(|| value(above, trailer))
}

fn value(lines: &[&str], trailer: &str) -> Option<Untrusted> {
    let begins = |line: &&str| {
        let (token, value) = line.split_once(':')?;
        let is_it = token.trim().eq_ignore_ascii_case(trailer);
        is_it.then(|| (value.trim().to_owned(), indent(line)))
    };
    let mut rest = lines.iter();
    let (mut value, depth) = rest.find_map(begins)?;
    // A line that is further in goes on with the value (git-interpret-trailers(1)).
    for line in rest.take_while(|line| !line.trim().is_empty() && indent(line) > depth) {
        if !value.is_empty() {
            value.push(' ');
        }
        value.push_str(line.trim());
    }
    Some(Untrusted::new(value))
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rule_3_co_authors() {
        let message = "x\n\nCo-authored-by: Bob B <b@x>\nco-authored-by:Carol<c@x>\n\
            Co-authored-by: nobody\nCo-authored-by: Bob B <b@x>";
        assert_eq!(co_authors(message), [("Bob B", "b@x"), ("Carol", "c@x")]);
        let many: String = (0..90_000)
            .map(|it| format!("Co-authored-by: B <{it}@x>\n"))
            .collect();
        assert_eq!(co_authors(&many).len(), MOST_PEOPLE);
    }

    #[test]
    fn trailers_go_on_in_lines_that_begin_with_a_blank_and_are_never_the_first_line() {
        let of = |message| spoken(message, "release-note");
        assert_eq!(of("Release-note: x"), None);
        assert_eq!(
            of("a\n\nRelease-note: b\n  c\n\td\nX: y"),
            Some("b c d".into())
        );
        assert_eq!(
            of("a\n\nRelease-note: b\n\nMore.\n\nRelease-note: c"),
            Some("c".into())
        );
        assert_eq!(
            of("* a\n\n  Release-note: b\n  Other: c\n\nEnd"),
            Some("b".into())
        );
        assert_eq!(of("a\n\nRelease-note:\n b"), Some("b".into()));
    }
}
