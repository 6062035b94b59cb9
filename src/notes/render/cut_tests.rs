//! Notes of any size within limits of any size.

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser};

use super::super::{markdown, scene};
use super::*;
use crate::locale::{Locale, Words};
use crate::notes::Entry;

fn entries(texts: &[(String, bool)]) -> Vec<Entry> {
    let entry = |(text, breaking): &(String, bool)| Entry {
        breaking: *breaking,
        breaks: if *breaking {
            vec!["all".into()]
        } else {
            Vec::new()
        },
        ..scene::entry(text)
    };
    texts.iter().map(entry).collect()
}

/// How many entries are said to be missing.
fn missing(text: &str) -> usize {
    let more = text.split("… ").skip(1);
    let numbers =
        more.filter_map(|it| it.split(' ').next()?.replace(',', "").parse::<usize>().ok());
    numbers.sum()
}

fn texts() -> impl Strategy<Value = Vec<(String, bool)>> {
    prop::collection::vec(("[a-z<é`@*]{1,60}", prop::bool::weighted(0.2)), 1..8)
}

proptest! {
    #[test]
    fn rule_10_never_longer_never_within_an_entry_and_everything_is_accounted_for(
        sections in prop::collection::vec(texts(), 0..4),
        bots in prop::collection::vec(("[a-z ]{1,60}", Just(false)), 0..6),
        limit in 0..3000_usize,
        with_links in any::<bool>(),
        french in any::<bool>(),
    ) {
        let locale = if french { Locale::French } else { Locale::English };
        let (words, place) = (Words::new(locale), scene::place());
        let style = scene::style(&words, with_links.then_some(&place));
        let sections = sections.iter().map(|texts| ("A title", entries(texts)));
        let notes = scene::notes(sections.collect(), entries(&bots));
        let heading = scene::heading();
        let whole = markdown(&notes, &heading, &style);
        let cut = markdown_within(&notes, &heading, &style, limit);
        let (whole, cut) = (whole.as_str(), cut.as_str());
        prop_assert!(cut.chars().count() <= limit);
        if whole.chars().count() <= limit {
            prop_assert_eq!(cut, whole);
            return Ok(());
        }
        // Every line stands whole.
        let known: Vec<&str> = whole.lines().collect();
        for line in cut.lines().filter(|line| !line.contains("… ") && !line.contains("compare")) {
            prop_assert!(known.contains(&line), "{}", line);
        }
        prop_assert_eq!(cut.matches("<details>").count(), cut.matches("</details>").count());
        let all = notes.sections.iter().flat_map(|it| &it.entries).chain(&notes.by_bots);
        let shown = cut.lines().filter(|line| line.starts_with("- ") && !line.contains("- … "));
        let shown = shown.count();
        if limit >= 400 {
            prop_assert_eq!(shown + missing(cut), all.clone().count(), "{}", cut);
            prop_assert!(cut.starts_with("## "));
            prop_assert!(cut.ends_with(".\n"));
        }
        // What breaks something goes last.
        let breaking = all.filter(|entry| entry.breaking).count();
        let told = cut.lines().filter(|line| line.starts_with("  ")).count();
        prop_assert!(told == breaking || shown == told, "{}", cut);
    }
}

#[test]
fn rule_10_what_is_cut_is_counted_and_leads_to_all_changes() {
    let (words, place) = (Words::new(Locale::English), scene::place());
    let style = scene::style(&words, Some(&place));
    let texts: Vec<(String, bool)> = (0..9).map(|it| (format!("entry {it}"), it == 8)).collect();
    let notes = scene::notes(
        vec![("New", entries(&texts)), ("Fixes", entries(&texts[..3]))],
        entries(&texts[..2]),
    );
    let cut = markdown_within(&notes, &scene::heading(), &style, 700);
    insta::assert_snapshot!(cut.as_str(), @"
    ## [v1.4.0](https://github.com/acme/shop/compare/v1.3.0...v1.4.0) (2026-11-24)

    ### New

    - entry 0 ([#7](https://github.com/acme/shop/pull/7), Alice)
    - entry 1 ([#7](https://github.com/acme/shop/pull/7), Alice)
    - entry 2 ([#7](https://github.com/acme/shop/pull/7), Alice)
    - entry 3 ([#7](https://github.com/acme/shop/pull/7), Alice)
    - entry 4 ([#7](https://github.com/acme/shop/pull/7), Alice)
    - entry 8 ([#7](https://github.com/acme/shop/pull/7), Alice)
      What breaks: all
    - … 3 more

    ### Fixes

    - … 3 more

    <details><summary>By bots: 2 changes</summary>

    - … 2 more

    </details>

    [All changes](https://github.com/acme/shop/compare/v1.3.0...v1.4.0)

    14 commits: 14 listed.
    ");
    let words = Words::new(Locale::French);
    let style = scene::style(&words, Some(&place));
    let cut = markdown_within(&notes, &scene::heading(), &style, 500);
    assert!(cut.as_str().contains(" de plus\n"), "{}", cut.as_str());
    assert!(
        cut.as_str().contains("[Tous les changements]("),
        "{}",
        cut.as_str()
    );
}

#[test]
fn rule_10_a_huge_release_fits_into_a_release_body() {
    let (words, place) = (Words::new(Locale::English), scene::place());
    let style = scene::style(&words, Some(&place));
    let texts: Vec<(String, bool)> = (0..5000).map(|it| (format!("entry {it}"), false)).collect();
    let notes = scene::notes(vec![("New", entries(&texts))], Vec::new());
    let cut = markdown_within(&notes, &scene::heading(), &style, 125_000);
    assert!((124_000..=125_000).contains(&cut.as_str().chars().count()));
    let items = Parser::new_ext(cut.as_str(), Options::all());
    let items = items.filter(|event| matches!(event, Event::End(pulldown_cmark::TagEnd::Item)));
    assert_eq!(items.count() - 1 + missing(cut.as_str()), 5000);
}
