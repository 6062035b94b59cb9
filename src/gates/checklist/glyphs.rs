//! Ballot boxes and tree drawings: plain text on GitHub, read only where the policy asks for it.

use super::{
    document::{LookAlike, Mark},
    marker::{self, Bracket, MARKER_LENGTH, is_unusual_space},
};

/// The mark that a text begins with, if it is a ballot box, and the text after it.
pub(crate) fn ballot(text: &str) -> Option<(Mark, &str)> {
    let mut characters = text.chars();
    let mark = match characters.next()? {
        '☐' | '⬜' | '🔲' | '🗆' => Mark::Open,
        '☑' | '✅' | '🗹' => Mark::Done,
        '☒' | '❎' | '🗷' | '🗵' => Mark::Crossed,
        _ => return None,
    };
    let after = characters.as_str();
    let label = after.trim_start_matches(|c: char| c.is_whitespace() || is_unusual_space(c));
    (!label.is_empty()).then_some((mark, label))
}

/// One line of a tree drawing that ends in a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Branch<'a> {
    pub(crate) content: BranchContent<'a>,
    /// Characters before its knee, [`LEVEL_WIDTH`] for each level.
    pub(crate) column: usize,
}

/// What a branch holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BranchContent<'a> {
    Task { mark: Mark, text: &'a str },
    LookAlike(LookAlike),
}

/// Width of one level of a drawing, in characters: `│   `.
pub(crate) const LEVEL_WIDTH: usize = 4;

/// Reads a line as a branch: `├── [x] build`, `│   └── [ ] canary`, also drawn as `|--`, `+--` and `` `-- ``.
pub(crate) fn branch(line: &str) -> Option<Branch<'_>> {
    let content = line.trim_start_matches(is_drawing);
    let drawing = line.strip_suffix(content)?;
    let knee = drawing
        .chars()
        .collect::<Vec<_>>()
        .iter()
        .rposition(|character| is_knee(*character))?;
    let tail: String = drawing.chars().skip(knee + 1).collect();
    let drawn = tail.starts_with(['─', '━', '═', '╴', '-']);
    drawn.then_some(())?;
    let content = read_content(content)?;
    Some(Branch {
        content,
        column: knee,
    })
}

fn read_content(text: &str) -> Option<BranchContent<'_>> {
    if let Some((mark, text)) = ballot(text) {
        return Some(BranchContent::Task {
            mark,
            text: text.trim(),
        });
    }
    match marker::read(text) {
        Bracket::Marker { checked } => {
            let text = text.get(MARKER_LENGTH..)?.trim();
            let mark = if checked { Mark::Done } else { Mark::Open };
            Some(match text {
                "" => BranchContent::LookAlike(LookAlike::NoText),
                text => BranchContent::Task { mark, text },
            })
        }
        Bracket::LookAlike(kind) => Some(BranchContent::LookAlike(kind)),
        Bracket::Other => None,
    }
}

fn is_knee(character: char) -> bool {
    matches!(
        character,
        '├' | '└' | '╰' | '┣' | '┗' | '╠' | '╚' | '┝' | '┕' | '|' | '+' | '`'
    )
}

fn is_drawing(character: char) -> bool {
    matches!(
        character,
        '\u{2500}'..='\u{257f}' | '|' | '+' | '`' | '-' | ' ' | '\t' | '\u{a0}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ballot_boxes_are_read() {
        assert_eq!(ballot("☐ a"), Some((Mark::Open, "a")));
        assert_eq!(ballot("☑\u{fe0f} a"), Some((Mark::Done, "a")));
        assert_eq!(ballot("☒ a"), Some((Mark::Crossed, "a")));
        assert_eq!(ballot("✅ a"), Some((Mark::Done, "a")));
        assert_eq!(ballot("☐"), None);
        assert_eq!(ballot("a ☐"), None);
    }

    #[test]
    fn branches_are_read_in_every_drawing_style() {
        let check = |line: &str, mark: Mark, text: &str, column: usize| {
            let content = BranchContent::Task { mark, text };
            assert_eq!(branch(line), Some(Branch { content, column }), "{line:?}");
        };
        check("├── [x] build", Mark::Done, "build", 0);
        check("│   └── [ ] canary", Mark::Open, "canary", 4);
        check("    ├─ [X] a", Mark::Done, "a", 4);
        check("|-- [ ] a", Mark::Open, "a", 0);
        check("|   `-- [x] a", Mark::Done, "a", 4);
        check("+-- [ ] a", Mark::Open, "a", 0);
        check("├── ☐ a", Mark::Open, "a", 0);
    }

    #[test]
    fn slips_in_branches_are_seen() {
        let check = |line: &str, kind: LookAlike| {
            assert_eq!(
                branch(line).map(|found| found.content),
                Some(BranchContent::LookAlike(kind))
            );
        };
        check("├── [~] a", LookAlike::OtherMark('~'));
        check("├── [ ]", LookAlike::NoText);
    }

    #[test]
    fn other_lines_are_no_branches() {
        for line in [
            "release",
            "├── src",
            "- [ ] a",
            "| [ ] a | b |",
            "[ ] a",
            "│ [ ] a",
            "--- [ ] a",
            "",
        ] {
            assert_eq!(branch(line), None, "{line:?}");
        }
    }
}
