//! However much there is to say, the page stays a page.

use super::scene::{run, written};
use crate::decision::{Block, Level};
use crate::locale::{Locale, Message, Value};
use crate::render::html::{BUDGET, MOST_ROWS};

#[test]
fn what_happened_long_ago_gives_way_and_the_decision_stays() {
    let mut run = run("x", Level::NoGo);
    let report = run.decision.reports.first_mut().expect("a report");
    let event = report.events.get(1).expect("one in the past").clone();
    report.events = vec![event; 2_000];
    let page = written(&run, Locale::English);
    assert!(page.contains("Decided: NO-GO"));
    let (_, timeline) = page.split_once("id=\"timeline\"").expect("one");
    assert!(timeline.matches("<p><span").count() <= MOST_ROWS);
    assert!(timeline.contains("… and 1,502 more, left out"));
}

#[test]
fn pieces_within_pieces_end_somewhere() {
    let mut run = run("x", Level::Pass);
    let report = run.decision.reports.first_mut().expect("a report");
    let title = || Message::new("html-tag").with("tag", Value::text("deeper"));
    let mut block = Block::Paragraph(title());
    for _ in 0..20 {
        block = Block::Folded(title(), vec![block]);
    }
    report.blocks = vec![block];
    let page = written(&run, Locale::English);
    assert_eq!(page.matches("<details>").count(), 3);
}

#[test]
fn ten_thousand_items_are_cut_and_counted() {
    let mut run = run("x", Level::Hold);
    let report = run.decision.reports.first_mut().expect("a report");
    report.findings = vec![report.findings.first().expect("a finding").clone(); 10_000];
    let item = Message::new("html-tag").with("tag", Value::text("x".repeat(400)));
    report.blocks = vec![Block::List(vec![item; 10_000]); 8];
    let page = written(&run, Locale::English);
    assert!(page.len() < BUDGET + 64 * 1024, "{} bytes", page.len());
    assert!(page.contains("… and 9,500 more, left out"));
    assert!(page.contains("The rest was left out to keep this page small"));
}
