//! Items that say of themselves that they do not apply.

#[cfg(test)]
mod tests;

use super::compare::{contains_words, fold, item_key, tight_punctuation};
use crate::markdown::Prose;

/// Words that open such a label, in English and French; compared without regard to case.
pub(crate) const NA_WORDS: [&str; 12] = [
    "N/A",
    "N.A.",
    "NA",
    "not applicable",
    "not relevant",
    "non applicable",
    "sans objet",
    "S/O",
    "S.O.",
    "n/a.",
    "ne s'applique pas",
    "ne s’applique pas",
];

/// More ways to say so, which count against an item that is required.
const ALSO_SAID: [&str; 6] = [
    "does not apply",
    "doesn't apply",
    "inapplicable",
    "pas applicable",
    "non concerné",
    "ne s'applique plus",
];

/// How a label says that its item does not apply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NotApplicable {
    pub(crate) how: NaForm,
    /// What stands after the dash; `None` if nothing is said.
    pub(crate) reason: Option<String>,
    /// The label without the word, for finding the item in the template; empty where nothing is left.
    pub(crate) label: String,
}

/// The two conventions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NaForm {
    /// The whole label is struck through; a reason may follow it.
    Struck,
    /// The label begins with a word for it.
    Word,
}

impl NotApplicable {
    /// Whether its reason says anything of its own: letters besides the name of the item, as the template
    /// has it or the label itself, however that is written.
    pub(crate) fn is_explained(&self, template: Option<&str>) -> bool {
        let Some(reason) = &self.reason else {
            return false;
        };
        let own_name = self.label.strip_suffix(reason.as_str()).unwrap_or_default();
        let mut said = letters_and_digits(reason);
        for name in template.into_iter().chain([own_name]) {
            let name = letters_and_digits(name);
            if !name.is_empty() {
                said = said.replace(&name, "");
            }
        }
        let is_word = NA_WORDS.iter().any(|word| letters_and_digits(word) == said);
        !is_word && said.contains(char::is_alphabetic)
    }
}

/// A text for comparison, without blanks and punctuation.
fn letters_and_digits(text: &str) -> String {
    let key = item_key(text);
    key.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether a text says anywhere that something does not apply, in other words than those of `asked`, which is
/// folded. For items that are required: these have no reason to speak of it.
pub(crate) fn is_said_in(text: &str, asked: &str) -> bool {
    let (text, asked) = (tight_punctuation(&fold(text)), tight_punctuation(asked));
    // "NA" may be a place; at the end, behind a dash or colon, it is none.
    let ending = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    let mut endings = [":na", "-na", "=na"].iter();
    let ends_so = endings.any(|end| ending.ends_with(end) && !asked.ends_with(end));
    let words = NA_WORDS.iter().filter(|word| word.len() > "NA".len());
    ends_so
        || words.chain(&ALSO_SAID).any(|word| {
            let word = fold(word);
            contains_words(&text, &word) && !contains_words(&asked, &word)
        })
}

/// Reads whether a label says so. A label of which only a part is struck does not.
pub(crate) fn read(prose: &Prose, more_words: &[String]) -> Option<NotApplicable> {
    struck(prose).or_else(|| {
        NA_WORDS
            .iter()
            .copied()
            .chain(more_words.iter().map(String::as_str))
            .filter_map(|word| worded(&prose.text, word))
            // The longest word wins ("N.A." over "N.A"): it leaves the least behind.
            .min_by_key(|(rest, _)| *rest)
            .map(|(_, found)| found)
    })
}

fn struck(prose: &Prose) -> Option<NotApplicable> {
    let end = struck_prefix(prose)?;
    let (label, tail) = prose.text.split_at_checked(end)?;
    label.contains(char::is_alphanumeric).then_some(())?;
    let reason = match tail.trim() {
        "" => None,
        tail => Some(after_dash(tail)?.to_owned()),
    };
    Some(NotApplicable {
        how: NaForm::Struck,
        reason,
        label: label.trim().to_owned(),
    })
}

/// Where the struck beginning of the text ends; gaps of white space between struck parts do not matter.
fn struck_prefix(prose: &Prose) -> Option<usize> {
    let mut end = 0;
    for range in &prose.struck {
        if !prose.text.get(end..range.start)?.trim().is_empty() {
            break;
        }
        end = range.end;
    }
    (end > 0).then_some(end)
}

/// The text behind a leading word, read as `WORD label — reason` or `WORD — reason`.
fn worded(text: &str, word: &str) -> Option<(usize, NotApplicable)> {
    let rest = strip_word(text, word)?;
    if rest.starts_with(|c: char| c.is_alphanumeric() || c == '/') {
        return None;
    }
    let trimmed = rest.trim_start();
    let found = |label: &str, reason: Option<&str>| {
        let label = label.trim().to_owned();
        (
            rest.len(),
            NotApplicable {
                how: NaForm::Word,
                reason: reason.map(str::to_owned),
                label,
            },
        )
    };
    if let Some(reason) = after_dash(trimmed) {
        return Some(found(reason, Some(reason)));
    }
    // "NA region drained - by ops" is about a region: the bare word must stand alone.
    if word.chars().all(char::is_alphabetic) && word.len() <= 2 && !trimmed.is_empty() {
        return None;
    }
    // Only the first: where nothing is said after it, nothing is said after any other.
    let first_dash = dashes(trimmed).next();
    let reason = first_dash.and_then(|at| after_dash(trimmed.get(at..)?));
    Some(found(trimmed, reason))
}

fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let mut rest = text.chars();
    for expected in word.chars() {
        let found = rest.next()?;
        let same = found == expected || found.to_lowercase().eq(expected.to_lowercase());
        same.then_some(())?;
    }
    (!word.is_empty()).then_some(rest.as_str())
}

/// Offsets of the dashes and colons inside a text that stand apart as separators.
fn dashes(text: &str) -> impl Iterator<Item = usize> {
    let mut before = None;
    text.char_indices().filter_map(move |(at, character)| {
        let previous = before.replace(character);
        let next_is_space = || {
            text.get(at..)
                .and_then(|rest| rest.chars().nth(1))
                .is_none_or(char::is_whitespace)
        };
        let separates = match character {
            '–' | '—' => true,
            '-' => previous.is_some_and(char::is_whitespace),
            ':' => next_is_space(),
            _ => false,
        };
        separates.then_some(at)
    })
}

/// The reason behind a dash that the text begins with, if it says anything.
fn after_dash(text: &str) -> Option<&str> {
    let dash = text
        .chars()
        .next()
        .filter(|first| "-–—:".contains(*first))?;
    let reason = text
        .strip_prefix(dash)?
        .trim_start_matches(['-', '–', '—', ':'])
        .trim();
    reason.contains(char::is_alphanumeric).then_some(reason)
}
