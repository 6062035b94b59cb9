//! The allow-list: which entry accepts what, and which entries no longer do anything.

use jiff::Zoned;

use super::allow_values::AllowedId;
use super::config::Allowance;
use crate::npm::{Affected, Copy, Identity};

/// Whether the policy accepts what was found.
#[derive(Clone, Copy, Debug)]
pub(super) enum Verdict<'a> {
    /// Every copy that counts is accepted; the entry that ends first.
    Allowed(&'a Allowance),
    /// At least one is not.
    Not,
}

/// What is to be said about an entry.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Remark<'a> {
    /// The entry.
    pub(crate) entry: &'a Allowance,
    /// What.
    pub(crate) what: RemarkKind,
}

/// What there is to say about an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RemarkKind {
    /// It accepts nothing that was found.
    Unused,
    /// It accepts nothing, but its advisory was found in another package or on another way.
    Elsewhere,
    /// Its last day is over.
    Expired,
    /// What it accepts has become worse than it was then.
    Reopened,
    /// A copy is reached on another way, too.
    OtherWays,
}

/// What became of each entry.
pub(super) struct Ledger<'a> {
    entries: Vec<(&'a Allowance, Seen)>,
}

/// How an entry was met.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    /// The advisory was found somewhere.
    found: bool,
    used: bool,
    reopened: bool,
    other_ways: bool,
}

impl<'a> Ledger<'a> {
    pub(super) fn new(allow: &'a [Allowance]) -> Self {
        let entries = allow.iter().map(|entry| (entry, Seen::default()));
        Self {
            entries: entries.collect(),
        }
    }

    /// What is to be said about the entries, in their order.
    pub(super) fn remarks(&self, now: &Zoned) -> Vec<Remark<'a>> {
        let remark = |(entry, seen): &(&'a Allowance, Seen)| {
            let what = if expired(entry, now) {
                RemarkKind::Expired
            } else if seen.reopened {
                RemarkKind::Reopened
            } else if seen.other_ways {
                RemarkKind::OtherWays
            } else if !seen.used && seen.found {
                RemarkKind::Elsewhere
            } else if !seen.used {
                RemarkKind::Unused
            } else {
                return None;
            };
            Some(Remark { entry, what })
        };
        self.entries.iter().filter_map(remark).collect()
    }
}

/// Whether every copy that counts is accepted by some entry. An entry accepts one advisory and hides
/// no other.
pub(super) fn judge<'a>(
    affected: &Affected,
    grave: &[&Copy],
    ledger: &mut Ledger<'a>,
    now: &Zoned,
) -> Verdict<'a> {
    let mut accepting: Vec<&'a Allowance> = Vec::new();
    // Where none counts, entries for those that do not are of use all the same.
    let copies: Vec<&Copy> = match grave.is_empty() {
        true => affected.copies.iter().collect(),
        false => grave.to_vec(),
    };
    let mut all = true;
    for copy in &copies {
        all &= accepts(affected, Some(copy), ledger, now, &mut accepting);
    }
    if copies.is_empty() {
        // Nobody knows the way to a finding without copies.
        all = accepts(affected, None, ledger, now, &mut accepting);
    }
    let first = accepting.into_iter().min_by_key(|entry| entry.expires);
    match first {
        Some(entry) if all => Verdict::Allowed(entry),
        _ => Verdict::Not,
    }
}

/// Whether the entries together accept one copy: by its advisory, or on every way to it.
fn accepts<'a>(
    affected: &Affected,
    copy: Option<&Copy>,
    ledger: &mut Ledger<'a>,
    now: &Zoned,
    accepting: &mut Vec<&'a Allowance>,
) -> bool {
    let ways = copy.map_or(&[][..], |copy| &copy.paths);
    let mut open: Vec<&Vec<_>> = ways.iter().collect();
    let mut whole = false;
    let mut on_ways = Vec::new();
    for (index, (entry, seen)) in ledger.entries.iter_mut().enumerate() {
        seen.found |= is_about(entry, affected);
        if !names(entry, affected) || expired(entry, now) {
            continue;
        }
        let accepted = entry.severity;
        if accepted.is_some_and(|accepted| affected.advisory.severity > accepted) {
            seen.reopened = true;
            continue;
        }
        let Some(path) = &entry.path else {
            seen.used = true;
            whole = true;
            accepting.push(entry);
            continue;
        };
        if ways.iter().any(|way| path.is(way)) {
            open.retain(|way| !path.is(way));
            on_ways.push(index);
        }
    }
    let every_way = open.is_empty()
        && !ways.is_empty()
        && copy.is_some_and(|copy| copy.all_paths)
        && affected.more_copies == 0;
    for index in on_ways {
        let Some((entry, seen)) = ledger.entries.get_mut(index) else {
            continue;
        };
        if every_way || whole {
            seen.used = true;
            accepting.push(entry);
        } else {
            seen.other_ways = true;
        }
    }
    whole || every_way
}

/// Whether an entry names the advisory.
fn is_about(entry: &Allowance, affected: &Affected) -> bool {
    match &entry.id {
        AllowedId::Ghsa(ghsa) => affected.advisory.identity == Identity::Ghsa(ghsa.clone()),
        AllowedId::Cve(cve) => affected
            .advisory
            .cves
            .iter()
            .any(|known| known.for_parsing().eq_ignore_ascii_case(cve)),
    }
}

/// Whether it names the package, too.
fn names(entry: &Allowance, affected: &Affected) -> bool {
    let package = entry.package.as_ref();
    is_about(entry, affected) && package.is_none_or(|package| *package == affected.package)
}

/// The last day counts as a whole, on the policy's clock.
fn expired(entry: &Allowance, now: &Zoned) -> bool {
    now.date() > entry.expires
}
