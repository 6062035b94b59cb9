//! For which commit: rules 14 to 18.

use super::*;
use crate::facts::{Edited, FailureKind, Need, ReviewVerdict};

const APPROVED: (ReviewVerdict, &str) = (ReviewVerdict::Approved, "");

fn pushed_twice() -> Scene {
    Scene::new(QA).pushed("b2", "10:30")
}

fn pushes() -> Need {
    Need::Pushes {
        branch: "checkout".into(),
    }
}

fn explicit() -> Scene {
    Scene::new(&format!("{{ {QA}, binding: explicit }}"))
}

#[test]
fn rule_14_a_sign_off_names_its_commit() {
    let whole = format!("/go qa @{}", sha("b2"));
    for command in ["/go qa @b200000", "/go qa @B200000000", &whole] {
        go(&pushed_twice().comment("quinn", "11:00", command));
    }
    hold(
        &pushed_twice().comment("quinn", "11:00", "/go qa @a100000"),
        "quinn said go for a100000, another commit",
    );
    hold(
        &pushed_twice().comment("quinn", "11:00", "/go qa @dead999"),
        "quinn said go for dead999, another commit",
    );
}

#[test]
fn rule_14_what_is_no_commit_is_refused_with_an_answer() {
    for digits in ["b2", "b20000", "main", "b20000g", &"b".repeat(41)] {
        let scene = pushed_twice().comment("quinn", "11:00", &format!("/go qa @{digits}"));
        let decided = hold(&scene, "qa: 0 of 1");
        assert!(decided.answer(101).contains("is no commit"), "{digits}");
    }
}

#[test]
fn rule_14_an_abbreviation_counts_only_where_the_commit_was_there_already() {
    // Whoever pushes makes a commit that begins like the one that was agreed to.
    hold(
        &pushed_twice().comment("quinn", "10:00", "/go qa @b200000"),
        "quinn named the commit before it was pushed",
    );
    let forked = pushed_twice().with(|it| it.fork = true);
    let short = forked.clone().comment("quinn", "11:00", "/go qa @b200000");
    hold(&short, "named the commit by too few digits");
    hold(&short, &format!("/go qa @{}", sha("b2")));
    go(&forked
        .clone()
        .comment("quinn", "11:00", &format!("/go qa @{}", sha("b2"))));
}

#[test]
fn rule_15_an_approving_review_names_its_commit() {
    let counting = || Scene::new(&format!("{{ {QA}, reviews: count }}")).pushed("b2", "10:30");
    go(&counting().review("quinn", "11:00", "b2", APPROVED));
    // GitHub says for which commit, whatever the time.
    go(&counting().review("quinn", "10:00", "b2", APPROVED));
    hold(
        &counting().review("quinn", "11:00", "a1", APPROVED),
        "quinn said go for a100000, pushed over since",
    );
    let body = (ReviewVerdict::None, "/go qa");
    go(&explicit()
        .pushed("b2", "10:30")
        .review("quinn", "11:00", "b2", body));
    hold(
        &explicit()
            .pushed("b2", "10:30")
            .review("quinn", "11:00", "a1", body),
        "a100000",
    );
}

#[test]
fn rule_16_the_record_of_pushes_tells_what_the_head_was() {
    go(&Scene::new(QA).comment("quinn", "09:01", "/go qa"));
    go(&pushed_twice().comment("quinn", "10:31", "/go qa"));
    // Pushed away and back again.
    let back = pushed_twice()
        .comment("quinn", "10:00", "/go qa")
        .pushed("a1", "11:00");
    go(&back);
}

#[test]
fn rule_16_without_a_record_nothing_counts_and_the_explicit_line_is_ready_to_copy() {
    let said = "quinn said go, and no record proves for which commit";
    let line = format!("quentin, quinn: /go qa @{}", sha("a1"));
    let bare = || Scene::new(QA).comment("quinn", "10:00", "/go qa");
    for scene in [
        bare().with(|it| it.fork = true),
        bare().with(|it| it.pushes = None),
    ] {
        check(&scene, Outcome::Hold, &[said, &line]);
    }
    hold(&Scene::new(QA).comment("quinn", "08:59", "/go qa"), said);
    hold(&bare().with(|it| it.pushes = Some(Vec::new())), said);
    unknown(&bare().unknown(pushes(), FailureKind::ServerError), "qa: ");
}

#[test]
fn rule_16_equal_times_do_not_count() {
    let said = "no record proves";
    hold(&Scene::new(QA).comment("quinn", "09:00", "/go qa"), said);
    hold(&pushed_twice().comment("quinn", "10:30", "/go qa"), said);
    hold(
        &pushed_twice().comment("quinn", "10:30", "/go qa @b200000"),
        "before it was pushed",
    );
    go(&Scene::new(QA).comment("quinn", "09:00:01", "/go qa"));
}

#[test]
fn rule_16_with_explicit_binding_only_names_and_reviews_count() {
    hold(
        &explicit().comment("quinn", "10:00", "/go qa"),
        "quinn said go without naming the commit",
    );
    go(&explicit().comment("quinn", "10:00", "/go qa @a100000"));
}

#[test]
fn rule_17_a_push_makes_every_earlier_sign_off_stale_and_says_who_must_sign_again() {
    let scene = Scene::new("roles: { qa: { users: [quinn, quentin], min: 2 } }")
        .comment("quinn", "10:00", "/go qa")
        .comment("quentin", "10:01", "/go qa");
    go(&scene);
    let stale = scene.pushed("b2", "10:30");
    hold(
        &stale,
        "qa: 0 of 2 (quinn said go for a100000, pushed over since, quentin said go for a100000",
    );
    hold(&stale, "quentin, quinn: /go qa @b200000");
    go(&stale
        .comment("quinn", "11:00", "/go qa")
        .comment("quentin", "11:00", "/go qa"));
}

#[test]
fn rule_17_a_push_that_leaves_the_files_keeps_them() {
    let named = |command: &str| Scene::new(QA).comment("quinn", "10:00", command);
    for command in [
        "/go qa",
        "/go qa @a100000",
        &format!("/go qa @{}", sha("a1")),
    ] {
        let rebased = named(command).pushed("b2", "10:30");
        hold(&rebased, "qa: 0 of 1");
        go(&rebased.same_files("a1", "b2"));
    }
    let strict = Scene::new(&format!("{{ {QA}, carry: [] }}"));
    let strict = strict
        .comment("quinn", "10:00", "/go qa")
        .pushed("b2", "10:30");
    hold(&strict.same_files("a1", "b2"), "pushed over since");
}

#[test]
fn rule_17_trees_that_could_not_be_read_are_not_the_same() {
    let scene = Scene::new(QA)
        .comment("quinn", "10:00", "/go qa")
        .pushed("b2", "10:30");
    let scene = scene.same_files("a1", "b2");
    for digits in ["a1", "b2"] {
        let need = Need::Tree { sha: sha(digits) };
        unknown(&scene.clone().unknown(need, FailureKind::NotFound), "qa: ");
    }
}

#[test]
fn rule_17_another_base_branch_voids_every_sign_off() {
    let whole = format!("/go qa @{}", sha("a1"));
    for command in ["/go qa", "/go qa @a100000", &whole] {
        let scene = Scene::new(QA).comment("quinn", "10:00", command);
        let said = "quinn said go before the base branch was changed";
        hold(
            &scene.clone().with(|it| it.retargets = vec![at("10:00")]),
            said,
        );
        hold(
            &scene
                .clone()
                .with(|it| it.retargets = vec![at("11:00"), at("08:00")]),
            said,
        );
        go(&scene.with(|it| it.retargets = vec![at("09:59")]));
    }
    let counting = Scene::new(&format!("{{ {QA}, reviews: count }}"));
    let counting = counting.review("quinn", "10:00", "a1", APPROVED);
    hold(
        &counting.with(|it| it.retargets = vec![at("10:30")]),
        "base branch was changed",
    );
}

#[test]
fn rule_18_an_edited_sign_off_does_not_count() {
    let scene = Scene::new(QA).comment("quinn", "10:00", "/go qa");
    hold(&scene.edited(), "quinn edited the comment afterwards");
    let review = Scene::new(QA).review("quinn", "10:00", "a1", (ReviewVerdict::None, "/go qa"));
    go(&review);
    hold(
        &review
            .clone()
            .with(|it| it.edited_reviews.extend(["R_101".to_owned()])),
        "edited",
    );
    let need = Need::Edits { id: "R_101".into() };
    unknown(&review.unknown(need, FailureKind::ServerError), "qa: ");
    // The verdict of a review cannot be edited, only its text.
    let approved = Scene::new(&format!("{{ {QA}, reviews: count }}"));
    let approved = approved.review("quinn", "10:00", "a1", (ReviewVerdict::Approved, "fine"));
    go(&approved.with(|it| it.reviews[0].edited = Edited::Ask("R_101".into())));
}

#[test]
fn rule_18_a_deleted_sign_off_is_gone() {
    hold(
        &Scene::new(QA).comment("quinn", "10:00", "/go qa").deleted(),
        "qa: 0 of 1",
    );
}

#[test]
fn in_a_merge_queue_the_pull_requests_own_head_counts() {
    let scene = Scene::new(QA).comment("quinn", "10:00", "/go qa @a100000");
    go(&scene.kind(world::Kind::Queue));
}

#[test]
fn a_commit_by_itself_has_no_conversation() {
    let scene = Scene::new(QA).kind(world::Kind::Commit);
    let decided = unknown(&scene, "There is no conversation to read sign-offs from");
    let findings = decided.report.findings.iter();
    let codes: Vec<&str> = findings.map(|finding| finding.code).collect();
    assert_eq!(codes, ["sign-off/no-thread"], "nobody is asked for a word");
}
