//! What holds for every policy and every answer.

use proptest::prelude::*;

use super::scene::{Scene, affected, copy};
use crate::decision::Outcome;
use crate::npm::{Affected, Kind, Severity};

const IDS: [&str; 3] = [
    "GHSA-aaaa-aaaa-aaaa",
    "GHSA-bbbb-bbbb-bbbb",
    "GHSA-cccc-cccc-cccc",
];

fn some_affected() -> impl Strategy<Value = Affected> {
    let severity = prop::sample::select(Severity::ALL.to_vec());
    let kind = prop::sample::select(vec![
        Kind::Prod,
        Kind::Optional,
        Kind::DevOptional,
        Kind::Dev,
    ]);
    let way = prop::sample::select(vec!["a>b", "b", "a>c>b"]);
    (
        prop::sample::select(IDS.to_vec()),
        severity,
        prop::collection::vec((kind, way), 0..3),
    )
        .prop_map(|(id, severity, copies)| {
            let copies = copies
                .into_iter()
                .map(|(kind, way)| copy("1.0.0", kind, &[way]));
            affected(id, severity, copies.collect())
        })
}

fn some_policy() -> impl Strategy<Value = String> {
    let level = prop::sample::select(vec!["low", "moderate", "high", "critical"]);
    let entry = (
        prop::sample::select(IDS.to_vec()),
        prop::sample::select(vec!["", ", path: 'a>b'", ", severity: moderate"]),
        prop::sample::select(vec!["2026-11-19", "2026-11-20"]),
    );
    (level, prop::option::of(entry)).prop_map(|(level, entry)| {
        let allow = entry.map_or(String::new(), |(id, more, expires)| {
            format!("\nallow: [{{ id: {id}, reason: no, expires: {expires}{more} }}]")
        });
        format!("fail-on: {level}{allow}")
    })
}

proptest! {
    #[test]
    fn one_more_finding_never_makes_it_better(
        policy in some_policy(),
        found in prop::collection::vec(some_affected(), 0..5),
        more in some_affected(),
    ) {
        let before = Scene::new(&policy).found(found.clone()).report().outcome();
        let mut all = found;
        all.push(more);
        let after = Scene::new(&policy).found(all).report().outcome();
        prop_assert!(after >= before, "{before:?} {after:?}");
    }

    #[test]
    fn a_stricter_threshold_never_makes_it_better(
        found in prop::collection::vec(some_affected(), 0..5),
    ) {
        let outcome = |level: &str| {
            Scene::new(&format!("fail-on: {level}")).found(found.clone()).report().outcome()
        };
        let levels = ["critical", "high", "moderate", "low", "info"].map(outcome);
        prop_assert!(levels.is_sorted(), "{levels:?}");
    }

    #[test]
    fn go_is_only_what_blocks_nowhere(
        policy in some_policy(),
        found in prop::collection::vec(some_affected(), 0..5),
    ) {
        let report = Scene::new(&policy).found(found).report();
        let blocks = report.data["vulnerabilities"]
            .as_array()
            .is_some_and(|all| all.iter().any(|one| one["state"] == "blocks"));
        prop_assert_eq!(report.outcome() == Outcome::Go, !blocks);
    }
}
