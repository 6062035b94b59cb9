//! The template's items: each must be there, whatever the author deleted.

use std::collections::{BTreeMap, HashMap};

use crate::gates::checklist::{
    compare::{item_key, starts_with_words},
    document::{Document, Item},
};

use super::{
    rules::{Rules, SourceDocument},
    scope::{Scopes, counts},
    verdict::ItemRef,
};

/// Which items stand for which of the template's.
#[derive(Debug, Default)]
pub(crate) struct Matched<'t> {
    items: HashMap<ItemRef, &'t Item>,
    /// Texts of the template's items that nothing stands for.
    pub(crate) missing: Vec<String>,
}

impl<'t> Matched<'t> {
    pub(crate) fn template_of(&self, item: ItemRef) -> Option<&'t Item> {
        self.items.get(&item).copied()
    }

    fn add(&mut self, item: ItemRef, template: &'t Item) {
        self.items.insert(item, template);
    }
}

/// Finds an item for each of the template's: of the same text, or that begins with it (`QA: ` and then a name).
///
/// Each item stands for one of the template's only. An item that counts by the rules can only be
/// replaced by one that counts: moving it below "After the deploy" is deleting it.
pub(crate) fn match_items<'t>(
    template: Option<&'t Document>,
    documents: &[SourceDocument<'_>],
    scopes: &[Scopes],
    rules: &Rules,
) -> Matched<'t> {
    let Some(template) = template else {
        return Matched::default();
    };
    let template_scopes = Scopes::new(template, rules);
    let mut pool = Pool::new(documents, scopes, rules);
    let mut matched = Matched::default();
    let mut inexact = Vec::new();
    for (index, item) in template.items.iter().enumerate() {
        if !counts(item, rules) {
            continue;
        }
        let key = item_key(&item.text);
        let judged = template_scopes.is_judged(item);
        match pool.take(&key, judged, false) {
            Some(found) => matched.add(found, item),
            None => inexact.push((index, key, judged, item)),
        }
    }
    // Longer texts first, so that "Backup" does not take what stands for "Backup taken".
    inexact.sort_by_key(|(index, key, ..)| (std::cmp::Reverse(key.len()), *index));
    let mut missing = Vec::new();
    for (index, key, judged, item) in inexact {
        match pool.take(&key, judged, true) {
            Some(found) => matched.add(found, item),
            None => missing.push((index, item.text.clone())),
        }
    }
    missing.sort();
    matched.missing = missing.into_iter().map(|(_, text)| text).collect();
    copies(template, &pool, &mut matched);
    matched
}

/// Further copies of an item are proved by the same as the first: ticking a copy by hand does nothing either.
fn copies<'t>(template: &'t Document, pool: &Pool, matched: &mut Matched<'t>) {
    let proved: HashMap<String, &Item> = template
        .items
        .iter()
        .filter(|item| !item.proofs.is_empty())
        .map(|item| (item_key(&item.text), item))
        .collect();
    for (key, items) in pool.judged.iter().filter(|_| !proved.is_empty()) {
        if let Some(item) = proved.get(key) {
            for copy in items {
                matched.items.entry(*copy).or_insert(item);
            }
        }
    }
}

/// The items that still stand for nothing, by text; last in the list is first in the document.
struct Pool {
    judged: BTreeMap<String, Vec<ItemRef>>,
    others: BTreeMap<String, Vec<ItemRef>>,
    /// The other text under which an item is found: its label without the word for "not applicable".
    labels: BTreeMap<String, Vec<(String, ItemRef)>>,
}

impl Pool {
    fn new(documents: &[SourceDocument<'_>], scopes: &[Scopes], rules: &Rules) -> Self {
        let mut pool = Self {
            judged: BTreeMap::new(),
            others: BTreeMap::new(),
            labels: BTreeMap::new(),
        };
        for (document, (source, scope)) in documents.iter().zip(scopes).enumerate().rev() {
            for (index, item) in source.document.items.iter().enumerate().rev() {
                if !counts(item, rules) {
                    continue;
                }
                let reference = ItemRef {
                    document,
                    item: index,
                };
                let key = item_key(&item.text);
                let is_judged = scope.is_judged(item);
                if let Some(found) = item.not_applicable.as_ref().filter(|_| is_judged) {
                    let entry = (key.clone(), reference);
                    pool.labels
                        .entry(item_key(&found.label))
                        .or_default()
                        .push(entry);
                }
                let side = if is_judged {
                    &mut pool.judged
                } else {
                    &mut pool.others
                };
                side.entry(key).or_default().push(reference);
            }
        }
        pool
    }

    /// Takes an item of this text, or with `prefix` one that begins with it, out of the pool.
    fn take(&mut self, key: &str, judged: bool, prefix: bool) -> Option<ItemRef> {
        if !judged && let Some(found) = take_from(&mut self.others, key, prefix) {
            return Some(found);
        }
        take_from(&mut self.judged, key, prefix).or_else(|| self.take_label(key, prefix))
    }

    fn take_label(&mut self, key: &str, prefix: bool) -> Option<ItemRef> {
        while let Some((text, item)) = take_from(&mut self.labels, key, prefix) {
            let Some(items) = self.judged.get_mut(&text) else {
                continue;
            };
            let Some(at) = items.iter().rposition(|other| *other == item) else {
                continue;
            };
            items.remove(at);
            return Some(item);
        }
        None
    }
}

fn take_from<T>(side: &mut BTreeMap<String, Vec<T>>, key: &str, prefix: bool) -> Option<T> {
    let found = match prefix {
        false => key.to_owned(),
        true => side
            .range(key.to_owned()..)
            .take_while(|(text, _)| text.starts_with(key))
            .find(|(text, _)| text.as_str() == key || starts_with_words(text, key))
            .map(|(text, _)| text.clone())?,
    };
    let items = side.get_mut(&found)?;
    let item = items.pop();
    if items.is_empty() {
        side.remove(&found);
    }
    item
}
