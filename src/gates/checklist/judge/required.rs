//! Items that the policy asks for by text.

use std::collections::HashMap;

use aho_corasick::AhoCorasick;

use crate::gates::checklist::{
    compare::{contains_words, fold, is_whole},
    document::Item,
    not_applicable,
};

use super::{
    rules::SourceDocument,
    verdict::{Reason, Status, Verdict},
};

/// The required texts, each once, to be looked for all at the same time.
pub(crate) struct RequiredTexts {
    /// As the policy has it, and folded.
    texts: Vec<(String, String)>,
    /// Finds every folded text that is not empty; `None` where there is none.
    finder: Option<AhoCorasick>,
    /// Which text each pattern of the finder is.
    pattern: Vec<usize>,
}

impl RequiredTexts {
    pub(crate) fn new(required: &[String]) -> Self {
        let mut known: HashMap<String, ()> = HashMap::new();
        let mut texts = Vec::new();
        for words in required {
            let folded = fold(words);
            if known.insert(folded.clone(), ()).is_none() {
                texts.push((words.clone(), folded));
            }
        }
        let filled = |(index, (_, folded)): (usize, &(String, String))| {
            (!folded.is_empty()).then_some((index, folded.clone()))
        };
        let (pattern, words): (Vec<usize>, Vec<String>) =
            texts.iter().enumerate().filter_map(filled).unzip();
        let finder = match words.is_empty() {
            true => None,
            false => AhoCorasick::new(words).ok(),
        };
        Self {
            texts,
            finder,
            pattern,
        }
    }

    /// Which of the texts an item holds as whole words, in ascending order.
    pub(crate) fn held_by(&self, item: &Item) -> Vec<usize> {
        let Some(finder) = &self.finder else {
            return Vec::new();
        };
        let text = fold(&item.text);
        let mut held: Vec<usize> = finder
            .find_overlapping_iter(&text)
            .filter(|found| {
                let part = |range| text.get(range).unwrap_or_default();
                let before = text.get(..found.start()).unwrap_or_default();
                let after = text.get(found.end()..).unwrap_or_default();
                is_whole(before, part(found.range()), after)
            })
            .filter_map(|found| self.pattern.get(found.pattern().as_usize()).copied())
            .collect();
        held.sort_unstable();
        held.dedup();
        held
    }
}

/// What was found for one required text.
#[derive(Clone, Copy, Default)]
struct Found {
    /// Among the items that count.
    within: bool,
    /// Outside of the sections that count.
    outside: bool,
    /// Struck out or otherwise taken off the list, before the deploy.
    withdrawn: bool,
    /// Open outside; within, it is among the open items already.
    open_outside: bool,
    /// Open or taken off among the items for after the deploy.
    open_later: bool,
    /// Among the items for after the deploy.
    later: bool,
}

/// Each required text must be found, and every item that holds it be done, also outside of the sections that
/// count: moving an item out of sight does not lift it.
///
/// Items for after the deploy cannot be done before it. They are asked for only where no other holds the text.
pub(crate) fn check(
    verdict: &mut Verdict,
    documents: &[SourceDocument<'_>],
    required: &RequiredTexts,
) {
    let mut found = vec![Found::default(); required.texts.len()];
    for judged in verdict.items.iter().filter(|it| !it.required.is_empty()) {
        let Some(item) = judged.item.find(documents) else {
            continue;
        };
        for index in &judged.required {
            if let (Some(entry), Some((_, folded))) =
                (found.get_mut(*index), required.texts.get(*index))
            {
                entry.add(&judged.status, is_withdrawn(item, folded));
            }
        }
    }
    for ((words, _), entry) in required.texts.iter().zip(found) {
        verdict.reasons.extend(entry.reason(words.clone()));
    }
}

/// Whether a required item says in any way that it does not apply: a tick does not outweigh that.
fn is_withdrawn(item: &Item, asked: &str) -> bool {
    let is_struck = |standing: &String| !contains_words(&fold(standing), asked);
    item.not_applicable.is_some()
        || item.maybe_struck
        || item.standing.as_ref().is_some_and(is_struck)
        || not_applicable::is_said_in(&item.text, asked)
}

impl Found {
    fn add(&mut self, status: &Status, withdrawn: bool) {
        match status {
            Status::PostDeploy { checked } => {
                self.later = true;
                self.open_later |= !checked || withdrawn;
            }
            Status::Outside { checked } => {
                self.outside = true;
                self.open_outside |= !checked;
                self.withdrawn |= *checked && withdrawn;
            }
            Status::NotApplicable(_) => {
                self.within = true;
                self.withdrawn = true;
            }
            Status::Ticked | Status::Proved(_) => {
                self.within = true;
                self.withdrawn |= withdrawn;
            }
            Status::Open(_) | Status::Unknown(_) => self.within = true,
        }
    }

    fn reason(self, words: String) -> Option<Reason> {
        let before = self.within || self.outside;
        match () {
            () if !before && !self.later => Some(Reason::RequiredMissing(words)),
            () if self.withdrawn => Some(Reason::RequiredNotApplicable(words)),
            () if self.open_outside || (!before && self.open_later) => {
                Some(Reason::RequiredOpen(words))
            }
            () => None,
        }
    }
}
