//! A budget of a calendar month: `{{.window}}` is the time since it began.

use super::stage::{Stage, objective, objective_of};

/// From the beginning of November in Paris to the run.
const SO_FAR: &str = "2025000s";

fn stage(lines: &str) -> Stage {
    let own = "target-percent: \"99.9\"\nwindow: month\nkind: calendar";
    let slo = objective_of("api", own, "good", "");
    Stage::with(&format!("slos:\n{slo}{lines}"))
}

/// So many failures of a million, a little more than three quarters into the month.
#[track_caller]
fn check(lines: &str, failed: i64, refused: Option<&str>) -> Stage {
    let stage = stage(lines);
    let figures = stage.figures("api").over(SO_FAR).left(80.0);
    figures.failed(failed);
    stage.labelled("feature");
    match refused {
        None => drop(stage.goes()),
        Some(why) => drop(stage.is_refused(why)),
    }
    stage
}

#[test]
fn the_budget_is_that_of_the_whole_month_as_it_would_go_on() {
    check("", 1_024, None);
    let stage = check(
        "",
        1_025,
        Some("19.9 % left (failures: 1,025 of 1,280 allowed)"),
    );
    assert_eq!(stage.prometheus.asked().len(), 3);
    let asked = stage.prometheus.asked();
    let over_month = |it: &&crate::fake_prometheus::Asked| it.what.contains("[2025000s]");
    assert_eq!(asked.iter().filter(over_month).count(), 2, "{asked:#?}");
    assert!(asked.iter().all(|it| !it.what.contains("{{")), "{asked:#?}");
}

#[test]
fn a_policy_may_count_by_what_there_was_so_far() {
    check("calendar: to-date", 800, None);
    check(
        "calendar: to-date",
        801,
        Some("19.9 % left (failures: 801 of 1,000 allowed)"),
    );
}

#[test]
fn the_refusal_says_when_the_next_month_begins() {
    let stage = check(
        "",
        1_200,
        Some("6.2 % left (failures: 1,200 of 1,280 allowed)"),
    );
    let comment = stage.comment();
    assert!(
        comment.contains("Possible from Tue 1 Dec 00:00 (Europe/Paris)."),
        "{comment}"
    );
}

#[test]
fn a_query_without_the_placeholder_is_a_fault_of_the_policy() {
    let lines = "slos:\n  - id: api\n    target-percent: 99.9\n    window: month\n    kind: calendar\n    \
                 source: { prometheus: { url: PROMETHEUS, error-ratio: \"errors:ratio30d\" } }\n";
    let stage = Stage::with(lines);
    let ended = stage.run();
    assert_eq!(ended.exit, 5, "{}", ended.everything());
    assert!(ended.out.contains("{{.window}}"), "{}", ended.out);
}

/// A week and a month, and so many percent left of each; the week ends a day earlier.
#[track_caller]
fn week_and_month(week: f64, month: f64, possible: Option<&str>) {
    let own = |window: &str| format!("target-percent: \"99.9\"\nwindow: {window}\nkind: calendar");
    let slos = ["week", "month"].map(|it| objective_of(it, &own(it), "good", ""));
    let stage = Stage::with(&format!("slos:\n{}calendar: to-date", slos.concat()));
    // From Monday 23 November, midnight in Paris, to the run.
    stage.figures("week").over("124200s").left(week);
    stage.figures("month").over(SO_FAR).left(month);
    stage.is_refused("may ship, and this is no ");
    let comment = stage.comment();
    let from = comment.lines().find(|it| it.contains("Possible from"));
    let expected = possible.map(|it| format!("1 thing blocks. Possible from {it} (Europe/Paris)."));
    assert_eq!(from, expected.as_deref(), "{comment}");
}

#[test]
fn of_several_periods_the_last_one_to_end_counts() {
    let (monday, tuesday) = ("Mon 30 Nov 00:00", "Tue 1 Dec 00:00");
    week_and_month(10.0, 80.0, Some(monday));
    week_and_month(80.0, 10.0, Some(tuesday));
    week_and_month(10.0, 15.0, Some(tuesday));
    week_and_month(15.0, 10.0, Some(tuesday));
    // A milder tier keeps this change back, too.
    week_and_month(-10.0, 10.0, Some(tuesday));
    week_and_month(-10.0, 30.0, Some(monday));
}

#[test]
fn where_a_rolling_window_keeps_it_back_too_nobody_knows_until_when() {
    let own = "target-percent: \"99.9\"\nwindow: month\nkind: calendar";
    let slos = format!(
        "slos:\n{}{}",
        objective_of("month", own, "good", ""),
        objective("api", "")
    );
    let stage = Stage::with(&format!("{slos}calendar: to-date"));
    stage.figures("month").over(SO_FAR).left(-10.0);
    stage.figures("api").left(10.0);
    stage.is_refused("nothing but security may ship");
    assert!(
        !stage.comment().contains("Possible from"),
        "{}",
        stage.comment()
    );
    stage.figures("api").left(30.0);
    stage.is_refused("nothing but security may ship");
    assert!(
        stage.comment().contains("Possible from Tue 1 Dec"),
        "{}",
        stage.comment()
    );
    // While it burns, a risky change waits for that as well.
    stage.figures("api").left(30.0).burns();
    stage.labelled("risky");
    stage.is_refused("is being spent at 20 ×");
    assert!(
        !stage.comment().contains("Possible from"),
        "{}",
        stage.comment()
    );
}
