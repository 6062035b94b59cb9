//! Time to mend what was found.

use super::scene::{MINIMIST, Scene, critical, said, warnings};
use crate::decision::Outcome::{Go, NoGo};
use crate::locale::Locale;

#[test]
fn there_is_time_to_mend_from_the_publication_of_the_advisory() {
    let policy = "fix-within: { critical: 24h, high: 7d }";
    let scene = || Scene::new(policy).found(vec![critical()]);
    let published = scene().published(MINIMIST, "2026-11-20T00:00:00Z");
    let report = published.expect(Go, &["npm-audit/clean"]);
    assert_eq!(warnings(&report), ["npm-audit/fix-due"]);
    assert_eq!(
        report.valid_until,
        Some("2026-11-21T00:00:00Z".parse().unwrap())
    );
    // The last instant is over as it begins.
    let ends = published.at("2026-11-21T00:00:00Z");
    let report = ends.expect(NoGo, &["npm-audit/vulnerable"]);
    let words = said(&report.findings[0], Locale::English);
    assert!(words.contains("the time to mend it ended"), "{words}");
}

#[test]
fn a_severity_without_time_blocks_at_once() {
    let policy = "fix-within: { high: 7d }";
    let scene = Scene::new(policy).found(vec![critical()]);
    scene
        .published(MINIMIST, "2026-11-20T00:00:00Z")
        .expect(NoGo, &["npm-audit/vulnerable"]);
}

#[test]
fn without_a_date_the_time_counts_as_over() {
    let scene = || Scene::new("fix-within: { critical: 30d }").found(vec![critical()]);
    let report = scene().expect(NoGo, &["npm-audit/vulnerable"]);
    let words = said(&report.findings[0], Locale::English);
    assert!(words.contains("not known when it was published"), "{words}");
}

#[test]
fn a_date_in_the_future_gives_no_time() {
    let scene = Scene::new("fix-within: { critical: 30d }").found(vec![critical()]);
    let scene = scene.published(MINIMIST, "2099-01-01T00:00:00Z");
    scene.expect(NoGo, &["npm-audit/vulnerable"]);
}
