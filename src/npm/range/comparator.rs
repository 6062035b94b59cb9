//! The comparators of a range, each with its version written out.

use super::Version;
use super::partial::Partial;

/// Where a part of a range without `||` ends: the first version behind it, or the last in it; `None` where it has no
/// end.
pub(in crate::npm) fn end_of(part: &str) -> Option<(String, End)> {
    if let Some((_, last)) = part.split_once(" - ")
        && last.trim().parse::<Version>().is_ok()
    {
        return Some((last.trim().to_owned(), End::Last));
    }
    let ends = alternative(part)?.into_iter().filter_map(|comparator| {
        let version = comparator.trim_start_matches(['<', '>', '=', '~', '^']);
        let operator = comparator.strip_suffix(version)?;
        let whole: Version = version.parse().ok()?;
        let (major, minor, patch) = (whole.0.major(), whole.0.minor(), whole.0.patch());
        let next =
            |major: u64, minor: u64, patch: u64| (format!("{major}.{minor}.{patch}"), End::First);
        Some(match operator {
            "<" => (version.trim_end_matches("-0").to_owned(), End::First),
            "<=" | "" | "=" => (version.to_owned(), End::Last),
            "~" => next(major, minor.saturating_add(1), 0),
            "^" if major > 0 => next(major.saturating_add(1), 0, 0),
            "^" if minor > 0 => next(0, minor.saturating_add(1), 0),
            "^" => next(0, 0, patch.saturating_add(1)),
            _ => return None,
        })
    });
    ends.min_by_key(|(version, _)| version.parse::<Version>().ok())
}

/// How a range ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::npm) enum End {
    /// Before this version.
    First,
    /// With this version.
    Last,
}

/// The comparators of one alternative, every incomplete version written out. Words that are no
/// comparators are left out, as npm does when it reads loosely; an alternative of nothing but such
/// words is none.
pub(super) fn alternative(text: &str) -> Option<Vec<String>> {
    let text = text.trim();
    if let Some((from, to)) = text.split_once(" - ")
        && let (Some(from), Some(to)) = (Partial::read(from), Partial::read(to))
    {
        return Some(
            [from.lower_end(), to.upper_end()]
                .into_iter()
                .flatten()
                .collect(),
        );
    }
    let joined = operators_joined(text);
    let words: Vec<&str> = joined.split_whitespace().collect();
    let comparators: Vec<String> = words
        .iter()
        .flat_map(|word| comparator(word))
        .flatten()
        .collect();
    let any = words.is_empty() || words.iter().any(|word| comparator(word).is_some());
    any.then_some(comparators)
}

/// `>= 1.2` is `>=1.2`. But `> = 1.2` is `1.2`: npm takes the operator for a word of its own, and leaves it out.
pub(super) fn operators_joined(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    let (mut after_operator, mut after_blank) = (false, false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_blank = letter.is_whitespace();
        if is_blank && after_operator {
            after_blank = true;
            continue;
        }
        let before_blank = letters.peek().is_some_and(|next| next.is_whitespace());
        if letter == '=' && after_blank && before_blank && joined.ends_with(['<', '>']) {
            joined.pop();
            after_operator = false;
        } else {
            joined.push(letter);
            after_operator = matches!(letter, '<' | '>' | '=' | '~' | '^');
        }
        after_blank = is_blank;
    }
    joined
}

/// One comparator, with an incomplete version written out as npm does with pre-releases included
/// (`replaceCarets`, `replaceTildes` and `replaceXRanges` of node-semver). None of them: any version.
pub(super) fn comparator(word: &str) -> Option<Vec<String>> {
    let version = word.trim_start_matches(['<', '>', '=', '~', '^']);
    let operator = word.strip_suffix(version)?;
    if version.is_empty() && !operator.is_empty() {
        return None;
    }
    let partial = Partial::read(version)?;
    if !matches!(
        operator,
        "" | "=" | "<" | "<=" | ">" | ">=" | "~" | "~>" | "^"
    ) {
        return None;
    }
    if partial.is_whole() {
        let operator = if operator == "~>" { "~" } else { operator };
        return Some(vec![format!("{operator}{}", partial.rest)]);
    }
    let Some(from) = partial.lowest() else {
        let nothing = matches!(operator, "<" | ">");
        return Some(nothing.then(|| "<0.0.0-0".to_owned()).into_iter().collect());
    };
    let up = partial.next();
    let (from, up) = (format!(">={from}"), format!("<{up}"));
    Some(match operator {
        ">" => vec![format!(">={}", partial.next())],
        ">=" => vec![from],
        "<" => vec![from.replace(">=", "<")],
        "<=" => vec![up],
        // A caret keeps the first number that is not 0.
        "^" => match (partial.major, partial.minor) {
            (Some(major), Some(_)) if major > 0 => {
                vec![from, format!("<{}.0.0-0", major.saturating_add(1))]
            }
            _ => vec![from, up],
        },
        _ => vec![from, up],
    })
}
