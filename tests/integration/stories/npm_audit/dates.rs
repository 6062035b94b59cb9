//! Time to mend, which begins when an advisory is published.

use super::project::{mended, vulnerable};
use super::stage::{HOLE, Stage};
use crate::fake_github::wire::faults::Fault;

const A_DAY: &str = "fix-within: { critical: 24h }";
const DATE: &str = "security-advisories/get-global-advisory";

#[test]
fn a_hole_is_a_warning_as_long_as_there_is_time_to_mend_it() {
    let stage = Stage::new(A_DAY);
    stage
        .github
        .published_advisory(HOLE, "2026-11-23T12:00:00Z");
    stage.in_pull_request(&vulnerable());
    let ended = stage.step().run();
    stage.is_go(&ended);
    for text in [&ended.out, &stage.comment()] {
        assert!(
            text.contains("13:00"),
            "by when, and how long it holds: {text}"
        );
    }
    assert!(ended.out.contains("mend it before"), "{}", ended.out);
    let ended = stage.step().at("2026-11-24T11:59:59Z").run();
    stage.is_go(&ended);
    let ended = stage.step().at("2026-11-24T12:00:00Z").run();
    stage.is_no_go(&ended, "the time to mend it ended");
}

#[test]
fn a_date_that_nobody_can_tell_gives_no_time() {
    for fault in [
        None,
        Some(Fault::status(403)),
        Some(Fault::status(500)),
        Some(Fault::json("{}")),
        Some(Fault::WrongTypes),
    ] {
        let stage = Stage::new(A_DAY);
        if let Some(fault) = fault {
            stage
                .github
                .published_advisory(HOLE, "2026-11-24T09:00:00Z");
            stage.github.on_operation(DATE).fails(fault);
        }
        let ended = stage.in_pull_request(&vulnerable()).run();
        stage.is_no_go(&ended, "it is not known when it was published");
        stage.github.take_violations();
    }
}

#[test]
fn the_date_of_another_advisory_is_none() {
    let stage = Stage::new(A_DAY);
    stage
        .github
        .published_advisory("GHSA-vh95-rmgr-6w4m", "2026-11-24T09:00:00Z");
    let wrong = format!("/advisories/{HOLE}");
    let other = r#"{"ghsa_id":"GHSA-vh95-rmgr-6w4m","published_at":"2026-11-24T09:00:00Z"}"#;
    stage.github.on("GET", &wrong).fails(Fault::json(other));
    let ended = stage.in_pull_request(&vulnerable()).run();
    stage.is_no_go(&ended, "it is not known when it was published");
    stage.github.take_violations();
}

#[test]
fn dates_are_asked_for_only_where_they_matter() {
    let asked = |stage: &Stage| {
        let requests = stage.github.requests();
        let dates = requests
            .iter()
            .filter(|it| it.operation.as_deref() == Some(DATE));
        dates.count()
    };
    for (lines, project, count) in [
        ("", vulnerable(), 0),
        ("fix-within: { high: 7d }", vulnerable(), 0),
        (A_DAY, mended(), 0),
        (A_DAY, vulnerable(), 1),
    ] {
        let stage = Stage::new(lines);
        stage
            .github
            .published_advisory(HOLE, "2026-11-23T12:00:00Z");
        stage.in_pull_request(&project).run();
        assert_eq!(asked(&stage), count, "{lines}");
        assert_eq!(stage.registry.asked().len(), 1, "{lines}");
    }
}
