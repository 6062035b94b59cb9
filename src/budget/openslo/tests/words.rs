//! The words of faults.

use super::with;
use crate::budget::openslo::read;
use crate::locale::{Locale, Words};

const SHOP: &str = include_str!("../../../../fixtures/openslo/shop.yaml");

#[track_caller]
fn check(text: &str, locale: Locale, expected: &str) {
    let fault = read(text, None, None).unwrap_err();
    assert_eq!(Words::new(locale).plain(&fault.message()), expected);
}

#[test]
fn a_fault_says_what_is_wrong_and_what_to_do() {
    check(
        SHOP,
        Locale::English,
        "There are several SLOs in the file: say which is meant: checkout-availability, search-latency",
    );
    check(
        SHOP,
        Locale::French,
        "Il y a plusieurs SLO dans le fichier\u{a0}: dire lequel est visé\u{a0}: checkout-availability, search-latency",
    );
    check(
        &with("name: api", "name: api, name: b"),
        Locale::English,
        "Line 3: the key `name` stands here a second time; keep one of the two",
    );
    check(
        &with("target: 0.99", "target: 0.99, targetPercent: 99.9"),
        Locale::English,
        "`target` says 99 % and `targetPercent` 99.9 %: keep one of the two",
    );
}

#[test]
fn every_fault_has_words_in_each_language_and_all_words_are_used() {
    let source = include_str!("../fault.rs");
    let pieces = source.split("\"openslo-").skip(1);
    let mut ids: Vec<String> = pieces
        .filter_map(|piece| piece.split('"').next())
        .map(|id| format!("openslo-{id}"))
        .collect();
    ids.sort();
    ids.dedup();
    for text in [include_str!("../en.ftl"), include_str!("../fr.ftl")] {
        let lines = text.lines().filter_map(|line| line.split_once(" = "));
        let mut written: Vec<&str> = lines.map(|(id, _)| id).collect();
        written.sort_unstable();
        assert_eq!(written, ids);
    }
}
