//! The gate as a whole: what it finds, and how it says it.

use serde_json::json;

use super::run::{FRIDAY, Run, TUESDAY, check, policy, said};
use crate::decision::{Block, Level, Outcome, Report};
use crate::locale::{Locale, Words, rfc3339};

#[test]
fn open_says_until_when_and_how_long_the_answer_holds() {
    let report = Run::new(&policy(&json!({ "lead-time": "2h" })))
        .on(TUESDAY)
        .report();
    let sentence = "open until Tue 24 Nov 2026 16:00; with the lead time of 2 h a deployment may start until Tue 24 Nov 2026 14:00";
    check(&report, "window/open", Level::Pass, sentence, "");
    assert_eq!(report.valid_until, "2026-11-24T13:00:00Z".parse().ok());
    assert_eq!(report.outcome(), Outcome::Go);
}

#[test]
fn closed_names_every_reason_once_and_the_next_opening_after_all_rules() {
    let report = Run::new(&policy(&json!({}))).on(FRIDAY).report();
    check(
        &report,
        "window/denied",
        Level::NoGo,
        "No deploy on Friday (rule friday); also outside the allowed hours",
        "Nobody, just wait: it opens Mon 23 Nov 2026 09:00.",
    );
    assert_eq!(report.findings.len(), 1);
    let opens = report.findings[0].lifted_at.as_ref().map(rfc3339);
    assert_eq!(opens.as_deref(), Some("2026-11-23T09:00:00+01:00"));
    assert_eq!(
        report.data["blocked_by"],
        json!(["deny:friday", "outside_allow"])
    );
}

#[test]
fn when_closed_hold_makes_it_wait() {
    let report = Run::new(&policy(&json!({ "when-closed": "hold" })))
        .on(FRIDAY)
        .report();
    assert_eq!(report.outcome(), Outcome::Hold);
}

#[test]
fn outside_of_the_allowed_hours_is_a_reason_of_its_own() {
    let report = Run::new(&policy(&json!({})))
        .on("2026-11-24T20:00:00Z")
        .report();
    check(
        &report,
        "window/outside-allow",
        Level::NoGo,
        "outside the allowed hours",
        "Nobody, just wait: it opens Wed 25 Nov 2026 09:00.",
    );
}

#[test]
fn a_public_holiday_is_named() {
    let policy = policy(&json!({ "holidays": { "country": "FR" } }));
    let report = Run::new(&policy).on("2027-07-14T08:00:00Z").report();
    check(
        &report,
        "window/holiday",
        Level::NoGo,
        "National Day, Wed 14 Jul 2027",
        "Nobody, just wait: it opens Thu 15 Jul 2027 09:00.",
    );
    let (french, _) = said(&report.findings[0], Locale::French);
    assert!(french.starts_with("Fête nationale"), "{french}");
}

#[test]
fn too_little_time_before_it_closes_is_a_reason() {
    let report = Run::new(&policy(&json!({ "lead-time": "2h" })))
        .on("2026-11-24T14:30:00Z")
        .report();
    check(
        &report,
        "window/lead-time",
        Level::NoGo,
        "closes Tue 24 Nov 2026 16:00, before the lead time of 2 h is over",
        "Nobody, just wait: it opens Wed 25 Nov 2026 09:00.",
    );
}

#[test]
fn a_freeze_without_an_end_is_lifted_by_people_and_not_by_time() {
    let range = json!({ "from": "2026-09-01T00:00", "to": null });
    let policy = policy(&json!({ "deny": [{ "id": "incident", "range": range }] }));
    let report = Run::new(&policy).on(TUESDAY).report();
    check(
        &report,
        "window/denied",
        Level::NoGo,
        "rule incident",
        "Whoever can change the policy: lift rule incident; until then the window stays closed.",
    );
    assert_eq!(report.findings[0].lifted_at, None);
    assert_eq!(report.data["until_lifted"], json!(true));
}

#[test]
fn no_opening_within_400_days_is_said_and_warned_of() {
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let always = json!({ "days": days, "from": "00:00", "to": "24:00" });
    let policy = policy(&json!({ "deny": [{ "id": "closed", "weekly": always }] }));
    let report = Run::new(&policy).on(TUESDAY).report();
    check(
        &report,
        "window/looks-wrong",
        Level::Warning,
        "there is no opening in the next 400 days",
        "Whoever can change the policy: look at that rule.",
    );
    let (_, lift) = said(&report.findings[0], Locale::English);
    assert!(lift.contains("none in the next 400 days"), "{lift}");
}

#[test]
fn every_team_must_be_open_and_is_named() {
    let hours =
        json!({ "days": ["mon", "tue", "wed", "thu", "fri"], "from": "09:00", "to": "17:00" });
    let team = |name: &str, zone: &str| json!({ "name": name, "timezone": zone, "allow": [{ "id": "day", "weekly": hours }] });
    let teams =
        json!({ "all-of": [team("paris", "Europe/Paris"), team("new-york", "America/New_York")] });
    let report = Run::new(&teams).on(TUESDAY).report();
    check(
        &report,
        "window/outside-allow",
        Level::NoGo,
        "new-york: outside the allowed hours",
        "Nobody, just wait: it opens Tue 24 Nov 2026 14:00.",
    );
    assert_eq!(report.data["blocked_by"], json!(["new-york/outside_allow"]));
    assert_eq!(report.data["time_zone"], json!("UTC"));
}

/// The events of a report, with their times in UTC.
fn events(report: &Report) -> Vec<(String, String)> {
    let words = Words::new(Locale::English);
    let events = report.events.iter();
    events
        .map(|event| (event.at.to_string(), words.plain(&event.what)))
        .collect()
}

#[test]
fn the_timeline_has_the_next_openings_and_closings() {
    let closed = Run::new(&policy(&json!({}))).on(FRIDAY).report();
    let found = events(&closed);
    assert_eq!(found.len(), 6);
    let expected = [
        ("2026-11-23T08:00:00Z", "The window opens"),
        ("2026-11-23T15:00:00Z", "The window closes"),
    ];
    for (found, (at, what)) in found.iter().zip(expected) {
        assert_eq!((found.0.as_str(), found.1.as_str()), (at, what));
    }
    // While it is open, it closes first; that it opened is no news.
    let open = events(&Run::new(&policy(&json!({}))).on(TUESDAY).report());
    assert_eq!(open[0].1, "The window closes");
    assert_eq!(open.len(), 5);
}

#[test]
fn the_days_ahead_say_why_each_is_closed_and_where_now_is() {
    let report = Run::new(&policy(&json!({}))).on(FRIDAY).report();
    let calendar = report.blocks.iter().find_map(|block| match block {
        Block::Calendar(calendar) => Some(calendar),
        _ => None,
    });
    let calendar = calendar.expect("a calendar");
    // 15:04 in Paris.
    assert_eq!(calendar.now, Some((0, 627)));
    assert_eq!(calendar.table.rows.len(), 28);
    let words = Words::new(Locale::English);
    let why = |row: usize| {
        let cell = calendar.table.rows[row].last().expect("a cell");
        words.value(cell, crate::locale::Surface::Plain)
    };
    assert_eq!(why(0), "No deploy on Friday (rule friday)");
    assert_eq!(why(1), "outside the allowed hours");
    assert_eq!(why(3), "", "open by day");
}
