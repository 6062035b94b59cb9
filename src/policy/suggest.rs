//! "Did you mean …?"

use super::fault::Suggestion;

/// Longer words are not compared: they are no slips of the pen, and comparing costs their square.
const LONGEST: usize = 64;

/// The suggestion of the nearest of some words, if one is near enough to be meant.
pub(crate) fn did_you_mean<'a>(
    word: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<Suggestion> {
    nearest(word, known).map(Suggestion::did_you_mean)
}

/// The nearest of some words: at most one slip for every three letters of the longer one, without
/// regard to capitals, blanks and `_` for `-`.
pub(crate) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if word.len() > LONGEST {
        return None;
    }
    let wanted = folded(word);
    let distance = |known: &str| strsim::osa_distance(&wanted, &folded(known));
    let (distance, best) = known
        .into_iter()
        .filter(|known| known.len() <= LONGEST)
        .map(|known| (distance(known), known))
        .min_by_key(|(distance, _)| *distance)?;
    let letters = wanted.chars().count().max(best.chars().count());
    (distance <= letters / 3).then_some(best)
}

fn folded(word: &str) -> String {
    word.trim().to_lowercase().replace(['_', ' '], "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, expected: Option<&str>) {
        let known = ["checklist", "window", "npm-audit", "sign-off", "on-empty"];
        assert_eq!(nearest(word, known), expected);
    }

    #[test]
    fn a_slip_of_the_pen_finds_the_word() {
        check("chekclist", Some("checklist"));
        check("Window", Some("window"));
        check("npm_audit", Some("npm-audit"));
        check("signoff", Some("sign-off"));
        check("onEmpty", Some("on-empty"));
    }

    #[test]
    fn another_word_finds_nothing() {
        check("kubernetes", None);
        check("", None);
        check(&"window".repeat(1_000), None);
    }
}
