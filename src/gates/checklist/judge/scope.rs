//! Which parts of a document count.

use std::collections::{HashMap, HashSet};

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
    /// By different name of a section: whether a heading of that name exists, and whether an item stands in it.
    named: Vec<(bool, bool)>,
    /// Which name each named section has.
    name_of: Vec<usize>,
}

impl Scopes {
    /// The nearest heading that the rules name decides; a name that is in both lists is judged.
    pub(crate) fn new(document: &Document, rules: &Rules) -> Self {
        let mut names: HashMap<String, usize> = HashMap::new();
        let mut name_of = Vec::with_capacity(rules.sections.len());
        for name in &rules.sections {
            let next = names.len();
            name_of.push(*names.entry(section_key(name)).or_insert(next));
        }
        let post_deploy: HashSet<String> = rules
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
            named: vec![(false, false); names.len()],
            name_of,
        };
        let mut own_names: Vec<Option<usize>> = Vec::with_capacity(document.headings.len());
        for heading in &document.headings {
            let inherited = scopes.part(heading.parent);
            let key = section_key(&heading.text);
            let ignored = heading.blockquote && rules.blockquotes == Blockquotes::Ignore;
            let matching = names.get(&key).filter(|_| !ignored).copied();
            if let Some((exists, _)) = matching.and_then(|name| scopes.named.get_mut(name)) {
                *exists = true;
            }
            scopes.parts.push(match () {
                () if matching.is_some() => Part::Judged,
                () if !ignored && post_deploy.contains(&key) => Part::PostDeploy,
                () => inherited,
            });
            own_names.push(matching);
        }
        scopes.fill(document, rules, &own_names);
        scopes
    }

    /// Marks the named sections that hold a judged item, in themselves or in a subsection.
    fn fill(&mut self, document: &Document, rules: &Rules, own_names: &[Option<usize>]) {
        let mut filled = vec![false; document.headings.len()];
        for item in document.items.iter().filter(|item| counts(item, rules)) {
            for heading in [item.scope, item.section] {
                if self.part(heading) == Part::Judged
                    && let Some(heading) = heading
                    && let Some(flag) = filled.get_mut(heading)
                {
                    *flag = true;
                }
            }
        }
        // Parents stand before their children, so one pass from the end carries the flag upwards.
        for index in (0..filled.len()).rev() {
            if !filled.get(index).copied().unwrap_or_default() {
                continue;
            }
            let name = own_names.get(index).copied().flatten();
            if let Some((_, is_filled)) = name.and_then(|name| self.named.get_mut(name)) {
                *is_filled = true;
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

    /// What a place is for, by the heading that it belongs to and by the nearest heading before it.
    ///
    /// The two differ behind a heading in a quote or list item, which holds only there, and under which readers
    /// see what follows all the same. Whoever reads it the one way or the other finds it judged where either
    /// says so.
    pub(crate) fn part_of(&self, scope: Option<usize>, section: Option<usize>) -> Part {
        match (self.part(scope), self.part(section)) {
            (Part::Judged, _) | (_, Part::Judged) => Part::Judged,
            (Part::PostDeploy, Part::PostDeploy) => Part::PostDeploy,
            _ => Part::Outside,
        }
    }

    /// The heading by which an item is what it is.
    pub(crate) fn heading_of(&self, item: &Item) -> Option<usize> {
        match self.part(item.scope) == self.part_of(item.scope, item.section) {
            true => item.scope,
            false => item.section,
        }
    }

    fn part(&self, heading: Option<usize>) -> Part {
        heading
            .and_then(|index| self.parts.get(index).copied())
            .unwrap_or(self.default)
    }

    /// Whether an item counts by where it stands.
    pub(crate) fn is_judged(&self, item: &Item) -> bool {
        self.part_of(item.scope, item.section) == Part::Judged
    }

    pub(crate) fn has_section(&self, index: usize) -> bool {
        self.named(index).is_some_and(|(exists, _)| exists)
    }

    pub(crate) fn is_filled(&self, index: usize) -> bool {
        self.named(index).is_some_and(|(_, filled)| filled)
    }

    fn named(&self, index: usize) -> Option<(bool, bool)> {
        self.named.get(*self.name_of.get(index)?).copied()
    }
}

/// Whether an item is looked at, by where it is written.
pub(crate) fn counts(item: &Item, rules: &Rules) -> bool {
    !(item.blockquote && rules.blockquotes == Blockquotes::Ignore)
}
