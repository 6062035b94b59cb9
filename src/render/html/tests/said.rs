//! What the page says, and in which order.

use super::parsed::parse;
use super::scene::{run, written};
use crate::decision::{Area, Block, Enforcement, Finding, Level, Report};
use crate::locale::{Locale, Value, Words};

#[track_caller]
fn check(locale: Locale, level: Level, expected: &[&str]) {
    let text = parse(&written(&run("Rollback tested", level), locale)).text;
    for words in expected {
        assert!(text.contains(words), "{words} in {text}");
    }
}

#[test]
fn the_page_says_what_was_decided_about_what_and_from_where() {
    let provenance = [
        "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d",
        "9f8e7d6c5b4a39281706f5e4d3c2b1a0f9e8d7c6",
        "2026-11-20 15:04:05 (Europe/Paris), 2026-11-20 14:04:05 UTC",
        concat!("gonogo ", env!("CARGO_PKG_VERSION")),
        "ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12",
    ];
    for locale in Locale::ALL {
        check(locale, Level::Hold, &provenance);
    }
    check(
        Locale::English,
        Level::NoGo,
        &[
            "NO-GO for production · 1a2b3c4",
            "Pull request #42: Rollback tested",
            "1 thing blocks.",
        ],
    );
    check(
        Locale::French,
        Level::NoGo,
        &[
            "NO-GO pour production · 1a2b3c4",
            "Pull request n°\u{a0}42\u{a0}: Rollback tested",
            "1 point bloque.",
        ],
    );
}

#[test]
fn gates_that_weigh_most_come_first_and_each_has_a_way_to_its_section() {
    let mut run = run("x", Level::Pass);
    let mut window = Report::new(Area::Gate("window"), Enforcement::Block);
    window.findings = vec![Finding::new("window/denied", Level::NoGo)];
    window.blocks = vec![Block::List(Vec::new())];
    let version = Report::new(Area::Gate("version"), Enforcement::Block);
    run.decision.reports.extend([version, window]);
    let page = written(&run, Locale::English);
    let at = |text: &str| page.find(text).expect(text);
    assert!(at("<a href=\"#gate-window\">") < at("<a href=\"#gate-checklist\">"));
    assert!(at("<section id=\"gate-window\"") < at("<section id=\"gate-checklist\""));
    assert!(at("Deploy calendar") > at("<section id=\"gate-window\""));
    assert!(!page.contains("#gate-version"), "it has no section");
}

#[test]
fn every_gate_has_a_heading_in_every_language() {
    for locale in Locale::ALL {
        let words = Words::new(locale);
        for (gate, _) in crate::gates::REGISTERED {
            assert!(words.knows(&format!("{gate}-heading")), "{gate}");
        }
    }
}

#[test]
fn only_a_simulated_decision_says_so() {
    let mut run = run("x", Level::Pass);
    assert!(!written(&run, Locale::English).contains("SIMULATED"));
    run.decision.simulated = true;
    assert_eq!(
        written(&run, Locale::English).matches("SIMULATED").count(),
        3
    );
    assert!(written(&run, Locale::French).contains("SIMULATION"));
}

#[test]
fn what_comes_about_by_itself_is_not_to_be_done() {
    for (locale, when, doing) in [
        (
            Locale::English,
            "as soon as window is go",
            "as soon as it is done",
        ),
        (
            Locale::French,
            "dès que window est go",
            "dès que c’est fait",
        ),
    ] {
        let mut run = run("x", Level::Hold);
        let report = run.decision.reports.first_mut().expect("a report");
        report.findings = vec![
            Finding::new("checklist/proof-not-go", Level::Hold)
                .with("item", Value::text("Deploy window is open"))
                .with("reference", Value::code("window")),
        ];
        let text = parse(&written(&run, locale)).text;
        assert!(text.contains(when), "{text}");
        assert!(!text.contains(doing), "{text}");
    }
}
