//! Task markers and what is taken for one.

use super::document::LookAlike;

/// What stands in brackets at the start of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bracket {
    /// A true marker of `[ ]` and white space after it, by GFM 5.3; it is three bytes long.
    Marker { checked: bool },
    /// Meant as a marker and not read as one.
    LookAlike(LookAlike),
    /// Nothing of the kind.
    Other,
}

/// Length of a true marker in bytes.
pub(crate) const MARKER_LENGTH: usize = 3;

/// More characters than this between brackets are a text, not a mark.
const LONGEST_INSIDE: usize = 6;

/// Letters that look like x. Symbols need no list.
const FOREIGN_X: [char; 10] = ['х', 'Х', 'ҳ', 'Ҳ', 'χ', 'Χ', 'ｘ', 'Ｘ', 'ⅹ', 'Ⅹ'];

/// Reads the brackets that a text begins with.
pub(crate) fn read(text: &str) -> Bracket {
    if let Some(after) = text.strip_prefix('\\') {
        let unescaped = after.replacen("\\]", "]", 1);
        return match read(head(&unescaped)) {
            Bracket::Other => Bracket::Other,
            _ if after.starts_with('[') => Bracket::LookAlike(LookAlike::Escaped),
            _ => Bracket::Other,
        };
    }
    let (close, wide) = match text.chars().next() {
        Some('[') => (']', false),
        Some('［') => ('］', true),
        Some('【') => ('】', true),
        _ => return Bracket::Other,
    };
    let Some((inside, after)) = text
        .char_indices()
        .take(LONGEST_INSIDE + 2)
        .find(|(_, character)| *character == close)
        .and_then(|(at, _)| text.split_at_checked(at))
    else {
        return Bracket::Other;
    };
    let mut inside = inside.chars();
    inside.next();
    let mut after = after.chars();
    after.next();
    let next = after.next();
    match (wide, classify(inside.as_str(), next)) {
        (true, Bracket::Marker { .. } | Bracket::LookAlike(_)) => {
            Bracket::LookAlike(LookAlike::FullWidthBrackets)
        }
        (_, bracket) => bracket,
    }
}

/// Only the beginning of a text matters; the rest may be long.
fn head(text: &str) -> &str {
    let end = text
        .char_indices()
        .nth(LONGEST_INSIDE + 4)
        .map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or(text)
}

fn classify(inside: &str, next: Option<char>) -> Bracket {
    let spaced = next.is_none_or(|character| " \t\n".contains(character));
    let space = next.is_some_and(is_unusual_space);
    let outcome = match inside {
        " " | "\t" | "x" | "X" if spaced => {
            return Bracket::Marker {
                checked: inside.eq_ignore_ascii_case("x"),
            };
        }
        " " | "\t" | "x" | "X" if space => LookAlike::UnusualSpace,
        // `[x](…)`, `[x][…]` and `[x]: …` that are no links are still rather typing slips than markers.
        " " | "\t" | "x" | "X" => LookAlike::NoSpaceAfter,
        "" if next != Some('(') => LookAlike::EmptyBrackets,
        _ => match inside_mark(inside) {
            Some(LookAlike::OtherMark(_) | LookAlike::ForeignLetter(_)) if !spaced && !space => {
                return Bracket::Other;
            }
            Some(look_alike) => look_alike,
            None => return Bracket::Other,
        },
    };
    Bracket::LookAlike(outcome)
}

/// What is meant by an inside that is neither a blank nor an x.
fn inside_mark(inside: &str) -> Option<LookAlike> {
    let mut marks = inside
        .chars()
        .filter(|c| !c.is_whitespace() && !is_unusual_space(*c));
    let (mark, more) = (marks.next(), marks.next());
    match (mark, more) {
        (Some(_), Some(_)) => None,
        (None, _) | (Some('x' | 'X'), None) if inside.contains(is_unusual_space) => {
            Some(LookAlike::UnusualSpace)
        }
        (None, _) => (!inside.is_empty()).then_some(LookAlike::SpaceInside),
        (Some('x' | 'X'), None) => Some(LookAlike::SpaceInside),
        (Some(mark), None) if FOREIGN_X.contains(&mark) => Some(LookAlike::ForeignLetter(mark)),
        (Some(mark @ ('v' | 'V' | 'o' | 'O')), None) => Some(LookAlike::OtherMark(mark)),
        (Some(mark), None) if mark.is_alphanumeric() => None,
        (Some(mark), None) => Some(LookAlike::OtherMark(mark)),
    }
}

/// Spaces that people cannot tell from a blank, and characters without any width.
pub(crate) fn is_unusual_space(character: char) -> bool {
    let invisible = matches!(
        character,
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fe0e}' | '\u{fe0f}' | '\u{00ad}'
    );
    invisible || (character.is_whitespace() && !" \t\n\r".contains(character))
}

/// What a line of running text, HTML or code looks like, judged by its beginning.
/// Gives the kind and the offset of the bracket in the line.
pub(crate) fn line_look_alike(line: &str) -> Option<(LookAlike, usize)> {
    let (bullet, after) = split_bullet(line);
    let bare = after.trim_start_matches(|c: char| c == ' ' || c == '\t' || is_unusual_space(c));
    let gap = after.strip_suffix(bare).unwrap_or_default();
    let at = line.len() - bare.len();
    let bracket = read(bare);
    let kind = match (bullet, bracket) {
        (_, Bracket::Other) => return None,
        (Bullet::None, Bracket::Marker { .. }) => LookAlike::NoBullet,
        (Bullet::None, Bracket::LookAlike(_)) => return None,
        (Bullet::Typographic, _) => LookAlike::TypographicBullet,
        (Bullet::List, _) if gap.is_empty() => LookAlike::NoSpaceBefore,
        (Bullet::List, _) if gap.contains(is_unusual_space) => LookAlike::UnusualSpace,
        (Bullet::List, Bracket::LookAlike(kind)) => kind,
        (Bullet::List, Bracket::Marker { .. }) => LookAlike::NotAList,
    };
    Some((kind, at))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Bullet {
    None,
    List,
    Typographic,
}

fn split_bullet(line: &str) -> (Bullet, &str) {
    let after_number = line.trim_start_matches(|digit: char| digit.is_ascii_digit());
    if after_number.len() < line.len() {
        return match after_number.strip_prefix(['.', ')']) {
            Some(after) => (Bullet::List, after),
            None => (Bullet::None, line),
        };
    }
    if let Some(after) = line.strip_prefix(['-', '+', '*']) {
        return (Bullet::List, after);
    }
    // Bullets of word processors and mail programs, and dashes of automatic correction.
    const TYPOGRAPHIC: &[char] = &[
        '•', '‣', '◦', '▪', '▫', '●', '○', '■', '□', '·', '∙', '⁃', '‐', '‑', '‒', '–', '—', '−',
        '►', '▸', '➤', '→', '➢', '❖', '\u{f0b7}',
    ];
    match line.strip_prefix(TYPOGRAPHIC) {
        Some(after) => (Bullet::Typographic, after),
        None => (Bullet::None, line),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn true_markers_need_one_blank_or_x_and_white_space() {
        let check = |text: &str, checked: bool| {
            assert_eq!(read(text), Bracket::Marker { checked }, "{text:?}");
        };
        check("[ ] a", false);
        check("[\t]\ta", false);
        check("[x] a", true);
        check("[X]\na", true);
        check("[x]", true);
    }

    #[test]
    fn look_alikes_are_named() {
        let check = |text: &str, kind: LookAlike| {
            assert_eq!(read(text), Bracket::LookAlike(kind), "{text:?}");
        };
        check("[ x] a", LookAlike::SpaceInside);
        check("[x ] a", LookAlike::SpaceInside);
        check("[  ] a", LookAlike::SpaceInside);
        check("[] a", LookAlike::EmptyBrackets);
        check("[~] a", LookAlike::OtherMark('~'));
        check("[-] a", LookAlike::OtherMark('-'));
        check("[✔\u{fe0f}] a", LookAlike::OtherMark('✔'));
        check("[×] a", LookAlike::OtherMark('×'));
        check("[ ✓ ] a", LookAlike::OtherMark('✓'));
        check("[х] a", LookAlike::ForeignLetter('х'));
        check("[Х] a", LookAlike::ForeignLetter('Х'));
        check("[ｘ] a", LookAlike::ForeignLetter('ｘ'));
        check("[\u{a0}] a", LookAlike::UnusualSpace);
        check("[\u{200b}x] a", LookAlike::UnusualSpace);
        check("[x]\u{a0}a", LookAlike::UnusualSpace);
        check("[x]a", LookAlike::NoSpaceAfter);
        check("[ ]: a", LookAlike::NoSpaceAfter);
        check("［x］ a", LookAlike::FullWidthBrackets);
        check("\\[ ] a", LookAlike::Escaped);
        check("\\[x\\] a", LookAlike::Escaped);
    }

    #[test]
    fn other_brackets_are_left_alone() {
        for text in [
            "",
            "[",
            "[a] b",
            "[1] b",
            "[docs](/u)",
            "[](/u)",
            "[!NOTE]",
            "[^1] b",
            "[$]a",
            "[WIP] b",
            "\\a",
            "\\[docs]",
            "[的] b",
            "(x) b",
        ] {
            assert_eq!(read(text), Bracket::Other, "{text:?}");
        }
    }

    #[test]
    fn lines_that_look_like_tasks_are_named() {
        let check = |line: &str, expected: Option<(LookAlike, usize)>| {
            assert_eq!(line_look_alike(line), expected, "{line:?}");
        };
        check("-[ ] a", Some((LookAlike::NoSpaceBefore, 1)));
        check("1.[x] a", Some((LookAlike::NoSpaceBefore, 2)));
        check("-\u{a0}[ ] a", Some((LookAlike::UnusualSpace, 3)));
        check("• [ ] a", Some((LookAlike::TypographicBullet, 4)));
        check("–[x] a", Some((LookAlike::TypographicBullet, 3)));
        check("1234567890. [x] a", Some((LookAlike::NotAList, 12)));
        check("[ ] a", Some((LookAlike::NoBullet, 0)));
        check("- [~] a", Some((LookAlike::OtherMark('~'), 2)));
        check("[~] a", None);
        check("- a [ ] b", None);
        check("2026 [ ] b", None);
        check("-[docs](/u)", None);
    }
}
