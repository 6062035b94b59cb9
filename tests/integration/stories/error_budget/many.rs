//! Several objectives: which counts, and how much is asked.

use std::time::{Duration, Instant};

use super::stage::{Stage, objective, objective_of};

/// How many questions one objective may take: both queries, and everything else in one.
const EACH: usize = 3;

fn two(lines: &str) -> Stage {
    let labelled = |id: &str, label: &str| {
        let own = format!("target-percent: \"99.9\"\nwindow: 30d\nlabels: [{label}]");
        objective_of(id, &own, "good", "")
    };
    let (first, second) = (labelled("api", "tier-1"), labelled("web", "tier-2"));
    Stage::with(&format!("slos:\n{first}{second}{lines}"))
}

#[test]
fn the_worst_objective_counts() {
    let stage = two("");
    stage.figures("api").left(80.0);
    stage.figures("web").left(19.0);
    let ended = stage.is_refused("`web`: 19.0 % left (failures: 810 of 1,000 allowed)");
    assert!(!ended.out.contains("api: 80"), "{}", ended.out);
}

#[test]
fn only_objectives_with_the_label_count() {
    for (label, refused) in [("tier-1", false), ("tier-2", true)] {
        let stage = two(&format!("combine: {{ label: {label} }}"));
        stage.figures("api").left(80.0);
        stage.figures("web").left(19.0).burns();
        match refused {
            true => drop(stage.is_refused("`web`: 19.0 % left (failures: 810 of 1,000")),
            false => {
                let ended = stage.goes();
                assert!(
                    ended.summary.contains("does not count"),
                    "{}",
                    ended.summary
                );
            }
        }
    }
}

#[test]
fn an_objective_that_does_not_count_and_has_no_data_keeps_nobody() {
    let stage = two("combine: { label: tier-1 }");
    stage.figures("api").left(80.0);
    stage.goes();
    let stage = two("combine: { label: tier-2 }");
    stage.figures("api").left(80.0);
    stage.is_unknown("What is left of web is not known: no series for sum(");
}

#[test]
fn a_label_that_no_objective_has_is_a_fault_of_the_policy() {
    let stage = two("combine: { label: tier-3 }");
    let ended = stage.run();
    assert_eq!(ended.exit, 5, "{}", ended.everything());
    assert!(ended.out.contains("tier-3"), "{}", ended.out);
    assert_eq!(stage.prometheus.asked().len(), 0);
}

#[test]
fn a_run_that_goes_asks_three_questions_for_an_objective() {
    let stage = Stage::left(80.0, "");
    stage.goes();
    assert_eq!(stage.prometheus.asked().len(), EACH);
    let stage = two("");
    stage.figures("api").left(80.0);
    stage.figures("web").left(80.0);
    stage.goes();
    assert_eq!(stage.prometheus.asked().len(), 2 * EACH);
}

#[test]
fn two_hundred_objectives_are_asked_about_in_one_run_and_judged_at_once() {
    let names: Vec<String> = (0..200).map(|at| format!("slo-{at:03}")).collect();
    let slos: String = names.iter().map(|id| objective(id, "")).collect();
    let stage = Stage::with(&format!("slos:\n{slos}"));
    for id in &names {
        stage.figures(id).left(80.0);
    }
    stage.figures("slo-150").left(60.0);
    let begun = Instant::now();
    let ended = stage.goes();
    let passed = begun.elapsed();
    assert_eq!(stage.prometheus.asked().len(), 200 * EACH);
    assert!(
        ended
            .out
            .contains("slo-150: 60.0 % left (failures: 400 of 1,000 allowed)"),
        "{}",
        ended.out
    );
    assert!(passed < Duration::from_secs(15), "{passed:?}");
    // One more is refused for all of them, and the comment stays one that GitHub takes.
    for id in &names {
        stage.figures(id).left(10.0).burns();
    }
    stage.is_refused("10.0 % left (failures: 900 of 1,000 allowed)");
    assert!(stage.comment().len() < 65_536, "{}", stage.comment().len());
}

#[test]
fn what_is_only_a_ticket_for_many_does_not_hide_what_is_a_page_for_one() {
    let names: Vec<String> = (0..12).map(|at| format!("slo-{at:02}")).collect();
    let slos: String = names.iter().map(|id| objective(id, "")).collect();
    let stage = Stage::with(&format!("slos:\n{slos}"));
    for id in &names {
        let calm = stage.figures(id).left(80.0);
        calm.burns_at(&[7_200, 86_400], 4.0);
    }
    stage.labelled("risky");
    stage.goes();
    stage.figures("slo-11").left(80.0).burns();
    stage.is_refused("`slo-11` is being spent at 20 × the sustainable rate over 1 h");
}

#[test]
fn of_many_without_figures_ten_get_a_sentence_and_the_table_has_all() {
    let names: Vec<String> = (0..60).map(|at| format!("slo-{at:02}")).collect();
    let slos: String = names.iter().map(|id| objective(id, "")).collect();
    let stage = Stage::with(&format!("slos:\n{slos}"));
    let ended = stage.is_unknown("What is left of slo-00 is not known: no series for");
    let told = "[error-budget/no-data]";
    let told = ended.out.lines().filter(|line| line.contains(told));
    assert_eq!(told.count(), 10, "{}", ended.out);
    let rows = ended.summary.lines().filter(|it| it.starts_with("| `slo-"));
    assert_eq!(rows.count(), names.len(), "{}", ended.summary);
}
