//! Which parts of a document count.

use std::collections::HashMap;

use crate::gates::checklist::{
    compare::section_key,
    document::{Document, Item},
};

use super::rules::{Blockquotes, Rules};

/// What a part of a document is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Its items count.
    Judged,
    /// Outside the named sections.
    Outside,
    /// To be done after the deploy.
    PostDeploy,
}

/// The parts of one document.
#[derive(Debug)]
pub(crate) struct Scopes {
    /// By heading.
    parts: Vec<Part>,
    /// What stands before any heading.
    default: Part,
    /// By named section: whether a heading of that name exists, and whether an item stands in it.
    named: Vec<(bool, bool)>,
}

impl Scopes {
    /// The nearest heading that the rules name decides; a name that is in both lists is judged.
    pub(crate) fn new(document: &Document, rules: &Rules) -> Self {
        let mut names: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, name) in rules.sections.iter().enumerate() {
            names.entry(section_key(name)).or_default().push(index);
        }
        let post_deploy: Vec<String> = rules
            .post_deploy
            .iter()
            .map(|name| section_key(name))
            .collect();
        let default = if rules.sections.is_empty() {
            Part::Judged
        } else {
            Part::Outside
        };
        let mut scopes = Self {
            parts: Vec::with_capacity(document.headings.len()),
            default,
            named: vec![(false, false); rules.sections.len()],
        };
        let mut own_names: Vec<Vec<usize>> = Vec::with_capacity(document.headings.len());
        for heading in &document.headings {
            let inherited = scopes.part(heading.parent);
            let key = section_key(&heading.text);
            let ignored = heading.blockquote && rules.blockquotes == Blockquotes::Ignore;
            let matching = names
                .get(&key)
                .filter(|_| !ignored)
                .cloned()
                .unwrap_or_default();
            for index in &matching {
                if let Some((exists, _)) = scopes.named.get_mut(*index) {
                    *exists = true;
                }
            }
            scopes.parts.push(match () {
                () if !matching.is_empty() => Part::Judged,
                () if !ignored && post_deploy.contains(&key) => Part::PostDeploy,
                () => inherited,
            });
            own_names.push(matching);
        }
        scopes.fill(document, rules, &own_names);
        scopes
    }

    /// Marks the named sections that hold a judged item, in themselves or in a subsection.
    fn fill(&mut self, document: &Document, rules: &Rules, own_names: &[Vec<usize>]) {
        let mut filled = vec![false; document.headings.len()];
        for item in document.items.iter().filter(|item| counts(item, rules)) {
            if self.is_judged(item.scope)
                && let Some(heading) = item.scope
                && let Some(flag) = filled.get_mut(heading)
            {
                *flag = true;
            }
        }
        // Parents stand before their children, so one pass from the end carries the flag upwards.
        for index in (0..filled.len()).rev() {
            if !filled.get(index).copied().unwrap_or_default() {
                continue;
            }
            for name in own_names.get(index).into_iter().flatten() {
                if let Some((_, is_filled)) = self.named.get_mut(*name) {
                    *is_filled = true;
                }
            }
            let parent = document
                .headings
                .get(index)
                .and_then(|heading| heading.parent);
            if let Some(flag) = parent.and_then(|parent| filled.get_mut(parent)) {
                *flag = true;
            }
        }
    }

    /// What a place under a heading is for.
    pub(crate) fn part(&self, heading: Option<usize>) -> Part {
        heading
            .and_then(|index| self.parts.get(index).copied())
            .unwrap_or(self.default)
    }

    /// Whether what stands under a heading counts.
    pub(crate) fn is_judged(&self, heading: Option<usize>) -> bool {
        self.part(heading) == Part::Judged
    }

    pub(crate) fn has_section(&self, index: usize) -> bool {
        self.named.get(index).is_some_and(|(exists, _)| *exists)
    }

    pub(crate) fn is_filled(&self, index: usize) -> bool {
        self.named.get(index).is_some_and(|(_, filled)| *filled)
    }
}

/// Whether an item is looked at, by where it is written.
pub(crate) fn counts(item: &Item, rules: &Rules) -> bool {
    !(item.blockquote && rules.blockquotes == Blockquotes::Ignore)
}
