//! A budget that is spent fast keeps risky changes back, however much is left.

use super::stage::Stage;

fn burning(lines: &str) -> Stage {
    let stage = Stage::new(lines);
    stage.figures("api").left(80.0).burns();
    stage
}

#[test]
fn at_80_percent_a_risky_change_waits_for_the_burn_to_end() {
    let stage = burning("");
    stage.labelled("risky");
    stage.is_refused(
        "`api` is being spent at 20 × the sustainable rate over 1 h, and at 20 × over 5 min \
         (limit 14.4); nothing risky may ship, and this is a risky change (label `risky`)",
    );
    stage.figures("api").left(80.0);
    stage.goes();
}

#[test]
fn a_risky_change_by_its_commits_and_by_its_files_waits_too() {
    let stage = burning("");
    stage.commits(&["feat!: another basket"]);
    stage.is_refused("breaks something");
    let stage = burning("change: { risky: { paths: [\"migrations/**\"] } }");
    stage.touches("migrations/0042.sql");
    stage.is_refused("touches `migrations/0042.sql`");
}

#[test]
fn a_plain_change_passes_with_a_warning() {
    let stage = burning("");
    let ended = stage.goes();
    let warning = "is being spent at 20 × the sustainable rate over 1 h, and at 20 × over 5 min \
                   (limit for a page: 14.4)";
    let line = format!("⚠️ error-budget: api {warning}  [error-budget/burning-fast]");
    assert!(ended.out.lines().any(|it| it == line), "{}", ended.out);
    assert!(ended.out.contains("→ Whoever is on call"), "{}", ended.out);
    let told = format!("`api` {warning}");
    assert!(stage.comment().contains(&told), "{}", stage.comment());
    let calm = Stage::left(80.0, "").goes();
    assert!(!calm.out.contains("⚠️"), "{}", calm.out);
    assert!(!calm.out.contains("limit for"), "{}", calm.out);
}

#[test]
fn security_passes_a_burn_even_if_it_is_risky() {
    let stage = burning("");
    stage.labelled("risky").labelled("security");
    stage.goes();
}

#[test]
fn a_policy_may_let_risky_changes_pass_a_burn() {
    let stage = burning("burn: { block-risky: false }");
    stage.labelled("risky");
    let ended = stage.goes();
    let warning = "at 20 × over 5 min (limit for a page: 14.4)  [error-budget/burning-fast]";
    assert!(ended.out.contains(warning), "{}", ended.out);
}

#[test]
fn one_lookback_alone_is_no_alarm() {
    for lookback in [300, 3_600] {
        let stage = Stage::new("");
        let calm = stage.figures("api").left(80.0);
        calm.burns_at(&[lookback], 20.0);
        stage.labelled("risky");
        stage.goes();
    }
}

#[test]
fn a_burn_for_a_ticket_warns_and_keeps_nobody() {
    let stage = Stage::new("");
    let calm = stage.figures("api").left(80.0);
    calm.burns_at(&[7_200, 86_400], 4.0);
    stage.labelled("risky");
    let ended = stage.goes();
    let warning = "api is being spent at 4 × the sustainable rate over 1 d, and at 4 × over 2 h \
                   (limit for a ticket: 3)  [error-budget/burning-fast]";
    assert!(ended.out.contains(warning), "{}", ended.out);
}

#[test]
fn at_30_percent_burning_a_plain_change_passes_and_a_risky_one_has_two_reasons() {
    let stage = Stage::new("");
    stage.figures("api").left(30.0).burns();
    stage.goes();
    stage.labelled("risky");
    stage.is_refused("30.0 % left (failures: 700 of 1,000 allowed)");
    stage.is_refused("is being spent at 20 ×");
}
