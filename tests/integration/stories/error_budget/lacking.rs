//! Figures that are not there, or cannot be: never GO, and the reason is one of its own.

use super::stage::{Stage, objective, objective_of};
use crate::fake_prometheus::Sample;

/// What one query finds in place of what it should, and the finding that says why.
#[track_caller]
fn check(what: &str, series: &[Sample], code: &str, why: &str) {
    let stage = Stage::left(80.0, "");
    stage.figures("api").says(what, series);
    let ended = stage.is_unknown(why);
    let code = format!("  [error-budget/{code}]");
    let told = |line: &str| line.contains(why) && line.ends_with(&code);
    assert!(ended.out.lines().any(told), "{code}: {}", ended.out);
    let comment = stage.comment();
    assert!(!comment.contains("🟢 GO"), "{comment}");
}

fn one(value: &str) -> [Sample; 1] {
    [Sample::of(value)]
}

#[test]
fn an_empty_answer_is_not_zero() {
    for what in ["good", "total"] {
        check(what, &[], "no-data", "no series for sum(increase(calls_");
    }
}

#[test]
fn no_number_is_no_number() {
    for what in ["good", "total"] {
        check(what, &one("NaN"), "no-data", "the value is NaN");
        check(what, &one("+Inf"), "invalid", "the value is infinite");
        check(what, &one("-Inf"), "invalid", "the value is infinite");
        for text in ["", "soon", "1,000", "0x10", "1e999"] {
            check(what, &one(text), "invalid", "is no number");
        }
    }
}

#[test]
fn several_series_are_ambiguous_and_never_the_last_counts() {
    let two = [
        Sample::of("999900").label("pod", "a"),
        Sample::of("1000000").label("pod", "b"),
    ];
    for what in ["good", "total"] {
        check(what, &two, "ambiguous", "2 series for sum(increase(calls_");
    }
}

#[test]
fn numbers_that_cannot_be_are_invalid() {
    check("total", &one("-1"), "invalid", "the number is below 0");
    check(
        "good",
        &one("1200000"),
        "invalid",
        "more successes than events",
    );
    check("good", &one("-50000"), "invalid", "the number is below 0");
    // Not even as many too many as one in a hundred: what failed would be hidden by it.
    check(
        "good",
        &one("1000900.5"),
        "invalid",
        "more successes than events",
    );
    check("total", &one("0"), "invalid", "more successes than events");
}

#[test]
fn a_little_more_than_there_can_be_is_extrapolation() {
    let stage = Stage::left(80.0, "");
    stage.figures("api").says("good", &one("1000100.5"));
    let ended = stage.goes();
    let left = "100.0 % left (failures: 0 of 1,000 allowed)";
    assert!(ended.out.contains(left), "{}", ended.out);
}

#[test]
fn no_events_at_all_are_no_data() {
    let stage = Stage::left(80.0, "");
    let none = || one("0");
    stage
        .figures("api")
        .says("total", &none())
        .says("good", &none());
    stage.is_unknown("there were no events  [error-budget/no-data]");
}

#[test]
fn few_events_do_not_decide() {
    let stage = Stage::left(80.0, "");
    stage
        .figures("api")
        .says("total", &one("200"))
        .says("good", &one("198"));
    stage.is_unknown(
        "The only objective that counts could not be judged  [error-budget/nothing-judged]",
    );
    let lines = format!("slos:\n{}{}", objective("api", ""), objective("web", ""));
    let stage = Stage::with(&lines);
    stage.figures("web").left(80.0);
    let api = stage.figures("api").left(80.0);
    api.says("total", &one("200")).says("good", &one("198"));
    let ended = stage.goes();
    let warning = "api does not count, for lack of traffic (events: 200): -900.0 % left \
                   (failures: 2 of 0.2 allowed)  [error-budget/low-traffic]";
    assert!(ended.out.contains(warning), "{}", ended.out);
}

#[test]
fn old_samples_are_stale_and_so_is_what_nobody_knows_the_age_of() {
    for (age, fine) in [(590, true), (601, false), (86_400, false), (-30, true)] {
        let stage = Stage::new("");
        stage.figures("api").left(80.0).sampled(age);
        match fine {
            true => drop(stage.goes()),
            false => drop(stage.is_unknown("the newest sample is from")),
        }
    }
    let stage = Stage::left(80.0, "");
    let total = super::figures::selector("api", "total");
    stage.prometheus.forgets(&total);
    stage.is_unknown(&format!("no sample of {total} is new enough"));
}

#[test]
fn samples_from_the_future_are_no_proof_of_freshness() {
    let stage = Stage::new("");
    stage.figures("api").left(80.0).sampled(-86_400);
    stage.is_unknown("the figures are from the future (Wed 25 Nov 10:30)  [error-budget/invalid]");
}

#[test]
fn the_policy_says_how_old_is_old() {
    let stage = Stage::new("max-age: 1h");
    stage.figures("api").left(80.0).sampled(3_000);
    stage.goes();
    let stage = Stage::new("max-age: 1m");
    stage.figures("api").left(80.0).sampled(90);
    stage.is_unknown(
        "the newest sample is from Tue 24 Nov 10:28 (at most 1 min old)  [error-budget/stale]",
    );
}

#[test]
fn a_server_whose_clock_is_an_hour_off_is_not_believed() {
    for off in [3_600.0, -3_600.0] {
        let stage = Stage::left(80.0, "");
        #[expect(clippy::cast_precision_loss, reason = "seconds since 1970")]
        stage.prometheus.at(super::stage::now() as f64 + off);
        stage.is_unknown("the server's clock says Tue 24 Nov");
    }
}

#[test]
fn warnings_are_unknown_unless_the_policy_takes_a_part_for_the_whole() {
    let lines = |more: &str| format!("slos:\n{}", objective("api", more));
    let stage = Stage::with(&lines(""));
    stage.figures("api").left(80.0);
    stage.prometheus.warns("store eu-2 is away");
    stage.is_unknown("the server warns: store eu-2 is away  [error-budget/partial]");
    let stage = Stage::with(&lines("allow-partial: true"));
    stage.figures("api").left(80.0);
    stage.prometheus.warns("store eu-2 is away");
    stage.goes();
}

#[test]
fn no_series_of_errors_is_no_error_only_where_the_policy_says_so() {
    for (more, fine) in [("", false), ("absent-errors: zero", true)] {
        let own = "target-percent: \"99.9\"\nwindow: 30d";
        let slo = objective_of("api", own, "errors", more);
        let stage = Stage::with(&format!("slos:\n{slo}"));
        stage.figures("api").left(80.0).says("errors", &[]);
        match fine {
            true => {
                let ended = stage.goes();
                let left = "100.0 % left (failures: 0 of 1,000 allowed)";
                assert!(ended.out.contains(left), "{}", ended.out);
            }
            false => drop(stage.is_unknown("no series for")),
        }
        // That of all events must be there.
        stage.figures("api").says("total", &[]);
        stage.is_unknown("no series for");
    }
}

#[test]
fn without_data_a_policy_may_warn_but_something_must_be_judged() {
    let slos = format!("slos:\n{}{}", objective("api", ""), objective("web", ""));
    let total = super::figures::query("web", "total", "{{.window}}");
    let lack =
        format!("What is left of web is not known: no series for {total}  [error-budget/no-data]");
    for (lines, fine) in [("on-no-data: block", false), ("on-no-data: warn", true)] {
        let stage = Stage::with(&format!("{slos}{lines}"));
        stage.figures("api").left(80.0);
        match fine {
            false => drop(stage.is_unknown(&lack)),
            true => {
                let ended = stage.goes();
                let warning = format!("⚠️ error-budget: {lack}");
                assert!(ended.out.lines().any(|it| it == warning), "{}", ended.out);
                stage.figures("api").left(10.0);
                stage.is_refused("`api`: 10.0 % left (failures: 900 of 1,000 allowed)");
            }
        }
    }
    let stage = Stage::new("on-no-data: warn");
    stage.is_unknown("The only objective that counts could not be judged");
}

#[test]
fn how_fast_it_goes_matters_to_a_risky_change_only() {
    let lines = "slos:\n  - id: api\n    target-percent: 99.9\n    window: 30d\n    source: { prometheus: \
                 { url: PROMETHEUS, error-ratio: \"api:errors:ratio30d\" } }\n";
    let stage = Stage::with(lines);
    #[expect(clippy::cast_precision_loss, reason = "seconds since 1970")]
    stage
        .prometheus
        .finds("api:errors:ratio30d", &one("0.0002"))
        .newest("api:errors:ratio30d", super::stage::now() as f64);
    stage.goes();
    stage.labelled("risky");
    stage.is_unknown(
        "How fast api is being spent is not known: the queries have no `{{.window}}` and no range of \
         30d. That matters for a risky change  [error-budget/burn-unknown]",
    );
    // A scalar is one number, too.
    stage.prometheus.scalar("api:errors:ratio30d", "0.0009");
    stage.is_refused("`api`: 10.0 % left; only bug fixes and security may ship");
}
