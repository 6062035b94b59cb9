//! From a registry's answer to what it means for a tree.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::question::{Question, kind};
use super::ways::Ways;
use super::{Affected, Audit, AuditSource, Copy, Kind};
use crate::npm::tree::{NodeId, Tree};
use crate::npm::{Advisories, Advisory, Identity, PackageName};
use crate::text::Untrusted;

/// So many copies of a package are told of, those that matter most first.
const COPIES: usize = 100;

/// A range that is longer than this is not added to, in bytes. It is only shown.
const LONGEST_RANGE: usize = 2_000;

/// What is known of an audit besides the answer.
pub(crate) struct Setting {
    /// The lockfile.
    pub(crate) file: Untrusted,
    /// Where the words are from.
    pub(crate) source: AuditSource,
    /// Variables that were asked for and are not set.
    pub(crate) unset_variables: Vec<Untrusted>,
}

impl Audit {
    /// What the answer says of a tree. Every version is checked again: an advisory counts where its
    /// range holds an installed version. What cannot be compared counts.
    pub(crate) fn of(
        tree: &Tree,
        question: Question,
        advisories: &Advisories,
        setting: Setting,
    ) -> Self {
        let mut by_name: BTreeMap<&PackageName, Vec<NodeId>> = BTreeMap::new();
        for (id, name) in &question.nodes {
            by_name.entry(name).or_default().push(*id);
        }
        let mut ways = Ways::new(tree);
        let mut affected: Vec<Affected> = Vec::new();
        for (name, nodes) in by_name {
            let told = advisories.get(name.as_str()).into_iter().flatten();
            for (advisory, ids) in concerned(tree, &nodes, told) {
                affected.push(Affected {
                    package: name.clone(),
                    more_copies: ids.len().saturating_sub(COPIES) as u64,
                    copies: copies(tree, &mut ways, ids),
                    advisory,
                    fixed_in: None,
                });
            }
        }
        Self {
            file: setting.file,
            source: setting.source,
            packages: Some(question.nodes.len() as u64),
            affected,
            not_audited: question.not_audited,
            not_audited_more: question.not_audited_more,
            doubts: question.doubts,
            withheld: None,
            unset_variables: setting.unset_variables,
        }
    }
}

/// The advisories that concern an installed copy, each once, with the copies. An answer may tell of one twice, with two
/// ranges.
fn concerned<'a>(
    tree: &Tree,
    nodes: &[NodeId],
    told: impl Iterator<Item = &'a Advisory>,
) -> Vec<(Advisory, BTreeSet<NodeId>)> {
    let mut concerned: BTreeMap<&Identity, (Advisory, BTreeSet<NodeId>)> = BTreeMap::new();
    for advisory in told {
        let test = advisory.test();
        let concerns = |id: &NodeId| {
            let version = tree.node(*id).version();
            version.is_none_or(|version| test.concerns(version.for_parsing()))
        };
        let ids: BTreeSet<NodeId> = nodes.iter().copied().filter(concerns).collect();
        if ids.is_empty() {
            continue;
        }
        match concerned.entry(&advisory.identity) {
            Entry::Vacant(vacant) => _ = vacant.insert((advisory.clone(), ids)),
            Entry::Occupied(mut known) => {
                let (known, copies) = known.get_mut();
                known.severity = known.severity.max(advisory.severity);
                if !known.is_malware() && advisory.is_malware() {
                    known.title = advisory.title.clone();
                    known.cwe = advisory.cwe.clone();
                }
                join(known, advisory);
                copies.extend(ids);
            }
        }
    }
    concerned.into_values().collect()
}

/// The copies, those that matter most first.
fn copies(tree: &Tree, ways: &mut Ways<'_>, ids: BTreeSet<NodeId>) -> Vec<Copy> {
    let mut ranked: Vec<_> = ids.into_iter().map(|id| (kind(tree, id), id)).collect();
    ranked.sort();
    let copy = |(kind, id): (Kind, NodeId)| {
        let node = tree.node(id);
        let version = node.version().map(|version| version.to_untrusted());
        let (paths, all_paths) = ways.to(id);
        Copy {
            version: version.unwrap_or_default(),
            location: node.place().to_untrusted(),
            kind,
            paths,
            all_paths,
        }
    };
    ranked.into_iter().take(COPIES).map(copy).collect()
}

/// Puts the range of another entry about the same advisory beside the one that is known.
fn join(known: &mut Advisory, other: &Advisory) {
    let (before, more) = (
        known.vulnerable_versions.for_parsing(),
        other.vulnerable_versions.for_parsing(),
    );
    let is_known = before.split("||").any(|part| part.trim() == more.trim());
    if !is_known && before.len() < LONGEST_RANGE {
        known.vulnerable_versions = Untrusted::new(format!("{before} || {more}"));
    }
}
