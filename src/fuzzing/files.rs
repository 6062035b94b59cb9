//! Files of a repository, and answers of tools.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::words_of;
use crate::gates::policy::lint_bytes;
use crate::gates::window::ical::Calendar;
use crate::gates::window::intervals::Interval;
use crate::ids::Environment;
use crate::locale::Locale;
use crate::npm::{Omit, Tree, report as npm};
use crate::policy::excerpt;
use crate::policy::source::Source;

/// A day in 2026, whatever the day is.
const NOW: i64 = 1_795_000_000;

/// Every fault names a place in the file and can be shown; a policy without a fault can be read again
/// to the same end.
pub(super) fn policy(bytes: &[u8]) {
    let now = Timestamp::from_second(NOW).expect("an instant");
    let environment: Environment = "production".parse().expect("a name");
    let loaded = lint_bytes(bytes, &environment, now);
    let source = Source::new(bytes);
    let words = words_of(Locale::French);
    let shown = excerpt::render(&source, "p.yml", &loaded.faults, words, false);
    let lines = bytes.len() + 1;
    for fault in &loaded.faults.faults {
        assert!((1..=lines).contains(&fault.span.line), "{shown}");
        assert!(fault.span.start <= fault.span.end && fault.span.end <= bytes.len());
        assert!(!excerpt::data(&source, fault, words).message.is_empty());
    }
    assert!(
        loaded.faults.has_errors() || !bytes.is_empty(),
        "nothing is no policy"
    );
    assert_eq!(loaded.faults.has_errors(), loaded.faults.errors > 0);
}

/// Ways through the tree end, and its edges have both their ends in it.
pub(super) fn lockfile(bytes: &[u8]) {
    // The manifest behind a zero, where there is one.
    let mut parts = bytes.splitn(2, |byte| *byte == 0);
    let lockfile = parts.next().unwrap_or_default();
    let manifests = parts
        .next()
        .map(|manifest| (String::new(), manifest.to_vec()));
    let manifests: BTreeMap<_, _> = manifests.into_iter().collect();
    let Ok(tree) = Tree::read(lockfile, &manifests) else {
        return;
    };
    let omitted = Omit {
        dev: true,
        ..Omit::default()
    };
    for id in tree.ids().take(500) {
        let (way, _) = tree.end_of_shortest_path(id, 3);
        assert!(way.len() <= tree.ids().len().min(3));
        assert!(tree.outgoing(id).all(|edge| edge.from() == id));
        assert!(tree.incoming(id).all(|edge| edge.to() == Some(id)));
        let _ = (tree.origin(id), tree.top(id), tree.node(id).package());
        assert!(!(tree.is_omitted(id, omitted) && tree.is_audited(id, omitted)));
    }
}

/// A report that ends too early is a fault, or still has findings: it never becomes clean by what is lost.
pub(super) fn report(bytes: &[u8]) {
    let has_findings = |bytes: &[u8]| {
        let report = npm::read(bytes, None);
        report.map(|report| !report.findings.is_empty())
    };
    if has_findings(bytes) != Ok(true) {
        return;
    }
    for part in 1..8 {
        let begin = bytes.get(..bytes.len() / 8 * part).unwrap_or_default();
        assert_ne!(has_findings(begin), Ok(false), "{part}/8");
    }
}

/// A calendar is expanded within its budget, in order, and the same way twice.
pub(super) fn calendar(bytes: &[u8]) {
    let Ok(calendar) = Calendar::parse(&String::from_utf8_lossy(bytes)) else {
        return;
    };
    let zone = TimeZone::get("Europe/Paris").expect("a zone");
    let within = Interval::new(NOW, NOW + 400 * 86_400);
    let found = calendar.instants(&zone, within);
    if let Ok(set) = &found {
        let all: Vec<Interval> = set.iter().collect();
        assert!(all.iter().all(|interval| interval.start < interval.end));
        assert!(all.windows(2).all(|pair| match pair {
            [one, other] => one.end < other.start,
            _ => true,
        }));
    }
    assert_eq!(found.is_ok(), calendar.instants(&zone, within).is_ok());
}
