//! The order in which npm sorts names: that of English dictionaries, as far as names of packages go.

use std::cmp::Ordering;

/// Punctuation before digits before letters; small letters before capitals where nothing else differs.
pub(super) fn compare(left: &str, right: &str) -> Ordering {
    let keys = |text: &str| text.chars().map(rank).collect::<Vec<_>>();
    let (one, two) = (keys(left), keys(right));
    let first = one
        .iter()
        .map(|(primary, _)| primary)
        .cmp(two.iter().map(|(primary, _)| primary));
    let then = || {
        one.iter()
            .map(|(_, case)| case)
            .cmp(two.iter().map(|(_, case)| case))
    };
    first.then_with(then)
}

/// Where a character stands, and whether it is a capital letter.
fn rank(letter: char) -> (u32, bool) {
    const PUNCTUATION: &str = "_-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";
    let place = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
    if let Some(at) = PUNCTUATION.find(letter) {
        (place(at) + 1, false)
    } else if letter.is_ascii_digit() {
        (100 + u32::from(letter), false)
    } else {
        (
            200 + u32::from(letter.to_ascii_lowercase()),
            letter.is_ascii_uppercase(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_as_npm_sorts_them() {
        let sorted = [
            "_a", "-b", "@a/b", "@a/b-c", "1089", "1090000", "a", "A", "a_b", "a-b", "a.b", "a/b",
            "a1", "ab", "B", "b-a",
        ];
        let mut shuffled = sorted.to_vec();
        shuffled.reverse();
        shuffled.sort_by(|left, right| compare(left, right));
        assert_eq!(shuffled, sorted);
    }
}
