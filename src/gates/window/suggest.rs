//! "Did you mean": the nearest of the words that would have been right.

/// The candidate most like `word`, if one is like it at all.
pub(crate) fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    // Comparing costs the product of the lengths; nothing that long is a slip of the pen.
    const LONGEST: usize = 64;
    if word.is_empty() || word.len() > LONGEST {
        return None;
    }
    let wanted = word.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| {
            (
                strsim::jaro_winkler(&wanted, &candidate.to_lowercase()),
                candidate,
            )
        })
        .filter(|(likeness, _)| *likeness >= 0.8)
        .max_by(|left, right| left.0.total_cmp(&right.0))
        .map(|(_, candidate)| candidate.to_owned())
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_nearest_word_is_named_and_a_strange_one_gets_no_suggestion() {
        let words = ["monday", "tuesday"];
        assert_eq!(nearest("mondey", words).as_deref(), Some("monday"));
        assert_eq!(nearest("xyzzy", words), None);
        assert_eq!(nearest(&"m".repeat(10_000), words), None);
    }
}
