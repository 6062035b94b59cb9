use jiff::Timestamp;
use serde_json::Value;

use super::{reader, run};
use crate::decision::Outcome;

const CASES: &str = include_str!("../../../../fixtures/vectors/window.json");

fn instant(value: &Value) -> Option<Timestamp> {
    value.as_str().map(|text| text.parse().expect("an instant"))
}

fn check(policy: &Value, case: &Value) -> Result<(), String> {
    let schedule = reader::schedule(policy);
    let now = instant(&case["now"]).expect("an instant");
    let state = schedule.state_at(now, &schedule.inline_calendars());
    let expected = &case["expected"];
    let mut codes = state.codes();
    codes.sort();
    let mut wanted: Vec<String> = expected["blocked_by"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|code| code.as_str().expect("a code").to_owned())
        .collect();
    wanted.sort();
    let right = expected["allowed"] == state.allowed
        && codes == wanted
        && state.next_open == instant(&expected["next_open"])
        && state.closes_at == instant(&expected["closes_at"])
        && state.unknown.is_empty();
    if right {
        Ok(())
    } else {
        Err(format!("{}: {state:#?}\nexpected {expected}", case["id"]))
    }
}

#[test]
fn every_shared_case_holds() {
    let cases: Value = serde_json::from_str(CASES).expect("JSON");
    let failures: Vec<String> = cases["cases"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|case| {
            let policy = &cases["policies"][case["policy"].as_str().expect("a name")];
            check(policy, case).err()
        })
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// The same cases as the gate answers them, with the words of the command line.
fn check_gate(policy: &Value, case: &Value) -> Result<(), String> {
    let now = instant(&case["now"]).expect("an instant");
    let report = run::Run::new(policy).at(now).report();
    let expected = &case["expected"];
    let found = &report.data;
    let mut wanted = expected["blocked_by"].clone();
    wanted
        .as_array_mut()
        .expect("a list")
        .sort_by_key(ToString::to_string);
    let outcome = match expected["allowed"].as_bool() {
        Some(true) => Outcome::Go,
        _ => Outcome::NoGo,
    };
    let right = found["allowed"] == expected["allowed"]
        && found["blocked_by"] == wanted
        && instant(&found["next_open"]) == instant(&expected["next_open"])
        && instant(&found["closes_at"]) == instant(&expected["closes_at"])
        && found["unknown"] == serde_json::json!([])
        && report.outcome() == outcome;
    if right {
        Ok(())
    } else {
        Err(format!("{}: {found:#}\nexpected {expected}", case["id"]))
    }
}

#[test]
fn every_shared_case_holds_through_policy_and_gate() {
    let cases: Value = serde_json::from_str(CASES).expect("JSON");
    let list = cases["cases"].as_array().expect("a list");
    let failures: Vec<String> = list
        .iter()
        .filter_map(|case| {
            let policy = &cases["policies"][case["policy"].as_str().expect("a name")];
            check_gate(policy, case).err()
        })
        .collect();
    assert!(
        list.len() > 80 && failures.is_empty(),
        "{}",
        failures.join("\n")
    );
}

#[test]
fn an_open_ended_range_is_closed_until_lifted() {
    let cases: Value = serde_json::from_str(CASES).expect("JSON");
    let schedule = reader::schedule(&cases["policies"]["incident-open-ended"]);
    let now = "2026-09-10T10:00:00+02:00".parse().expect("an instant");
    assert!(
        schedule
            .state_at(now, &schedule.inline_calendars())
            .until_lifted()
    );
}

#[test]
fn instants_are_printed_in_the_zone_of_the_policy_or_in_utc_where_zones_differ() {
    let cases: Value = serde_json::from_str(CASES).expect("JSON");
    let shown = |policy: &str| {
        let schedule = reader::schedule(&cases["policies"][policy]);
        let now = "2026-06-03T13:00:00Z".parse().expect("an instant");
        schedule.local(now).strftime("%H:%M%:z").to_string()
    };
    assert_eq!(shown("no-friday"), "15:00+02:00");
    assert_eq!(shown("team-par-ny"), "13:00+00:00");
}
