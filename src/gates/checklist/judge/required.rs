//! Items that the policy asks for by text.

use crate::gates::checklist::{
    compare::{contains_words, fold},
    document::Item,
};

use super::{
    rules::{Rules, SourceDocument},
    verdict::{Reason, Status, Verdict},
};

/// The required texts, already folded, that an item holds as whole words.
pub(crate) fn names<'a>(
    required: &'a [String],
    item: &Item,
) -> impl Iterator<Item = usize> + use<'a> {
    let text = if required.is_empty() {
        String::new()
    } else {
        fold(&item.text)
    };
    required
        .iter()
        .enumerate()
        .filter(move |(_, words)| contains_words(&text, words))
        .map(|(index, _)| index)
}

/// What was found for one required text.
#[derive(Clone, Copy, Default)]
struct Found {
    within: bool,
    outside: bool,
    /// Struck out or otherwise taken off the list.
    struck: bool,
    /// Open, where it is not among the open items already.
    open_outside: bool,
}

/// Each required text must be found, and every item that holds it be done.
///
/// Items that count come first; only where none of them holds the text does one elsewhere stand for it,
/// and then it must be done as well: moving an item out of sight does not lift it.
pub(crate) fn check(verdict: &mut Verdict, documents: &[SourceDocument<'_>], rules: &Rules) {
    let required: Vec<String> = rules.required.iter().map(|words| fold(words)).collect();
    let mut found = vec![Found::default(); required.len()];
    for judged in verdict.items.iter().filter(|judged| judged.required) {
        let Some(item) = judged.item.find(documents) else {
            continue;
        };
        for index in names(&required, item) {
            if let Some(entry) = found.get_mut(index) {
                entry.add(item, &judged.status);
            }
        }
    }
    for (words, entry) in rules.required.iter().zip(found) {
        let words = words.clone();
        verdict.reasons.extend(match () {
            () if !entry.within && !entry.outside => Some(Reason::RequiredMissing(words)),
            () if entry.struck => Some(Reason::RequiredNotApplicable(words)),
            () if !entry.within && entry.open_outside => Some(Reason::RequiredOpen(words)),
            () => None,
        });
    }
}

impl Found {
    fn add(&mut self, item: &Item, status: &Status) {
        match status {
            Status::Outside { checked } | Status::PostDeploy { checked } => {
                self.outside = true;
                self.open_outside |= !checked || item.is_struck();
            }
            Status::NotApplicable(_) => {
                self.within = true;
                self.struck = true;
            }
            // A tick does not outweigh the stroke through a required item.
            Status::Ticked => {
                self.within = true;
                self.struck |= item.is_struck();
            }
            Status::Proved(_) | Status::Open(_) | Status::Unknown(_) => self.within = true,
        }
    }
}
