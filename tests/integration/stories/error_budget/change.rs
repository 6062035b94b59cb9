//! What is left decides which changes may ship: labels, commits and files say what a change is.

use super::stage::Stage;

/// The rules of risk that the stories use: a folder beside the usual signs.
const RISKY: &str = "change: { risky: { paths: [\"migrations/**\"] } }";

/// A pull request made by one hand, and whether it may ship.
#[track_caller]
fn check(percent: f64, make: impl Fn(&Stage) -> &Stage, refused: Option<&str>) {
    let stage = Stage::left(percent, RISKY);
    make(&stage);
    match refused {
        None => drop(stage.goes()),
        Some(why) => drop(stage.is_refused(why)),
    }
}

#[test]
fn at_19_percent_a_feature_is_refused() {
    let only = "only bug fixes and security may ship, and this is no bug fix";
    check(19.0, |stage| stage, Some(only));
    check(
        19.0,
        |stage| stage.labelled("feature"),
        Some("this is no bug fix (label `feature`)"),
    );
    check(
        19.0,
        |stage| stage.commits(&["feat: a new basket"]),
        Some("this is no bug fix (type `feat`)"),
    );
    check(
        19.0,
        |stage| stage.commits(&["fix: the basket", "feat: a new basket"]),
        Some("this is no bug fix (type `feat`)"),
    );
}

#[test]
fn at_19_percent_a_fix_passes_by_its_label_or_by_its_commits() {
    for label in ["bug", "kind/bug", "Type: Hotfix"] {
        check(19.0, |stage| stage.labelled(label), None);
    }
    for messages in [
        &["fix: the basket"][..],
        &["fix(basket): a", "revert: b"],
        &["fix: the basket", "test: that it stays so"],
    ] {
        check(19.0, |stage| stage.commits(messages), None);
    }
}

#[test]
fn at_30_percent_a_risky_change_is_refused_by_each_of_its_signs() {
    let this = "nothing risky may ship, and this is a risky change";
    check(
        30.0,
        |stage| stage.labelled("migration"),
        Some(&format!("{this} (label `migration`)")),
    );
    check(
        30.0,
        |stage| stage.commits(&["feat!: another basket"]),
        Some("breaks something"),
    );
    check(
        30.0,
        |stage| stage.commits(&["feat: b\n\nBREAKING CHANGE: all of it"]),
        Some("breaks something"),
    );
    check(
        30.0,
        |stage| stage.touches("migrations/0042.sql"),
        Some(&format!("{this} (touches `migrations/0042.sql`)")),
    );
}

#[test]
fn at_30_percent_a_plain_change_passes() {
    check(30.0, |stage| stage, None);
    check(30.0, |stage| stage.touches("src/basket.rs"), None);
    check(30.0, |stage| stage.commits(&["feat: a new basket"]), None);
}

#[test]
fn at_80_percent_anything_passes() {
    check(80.0, |stage| stage.labelled("risky"), None);
    check(80.0, |stage| stage.commits(&["feat!: b"]), None);
}

#[test]
fn a_risky_fix_is_refused_at_19_and_at_30_percent() {
    for percent in [19.0, 30.0] {
        check(
            percent,
            |stage| stage.commits(&["fix!: the basket"]),
            Some("breaks something"),
        );
    }
}

#[test]
fn with_nothing_left_only_security_passes() {
    for percent in [0.0, -40.0] {
        let only = "nothing but security may ship";
        check(percent, |stage| stage, Some(only));
        check(percent, |stage| stage.labelled("bug"), Some(only));
        check(
            percent,
            |stage| stage.commits(&["fix: the basket"]),
            Some(only),
        );
        check(percent, |stage| stage.labelled("security"), None);
    }
}

#[test]
fn the_boundaries_are_exact() {
    for (percent, risky, feature) in [
        (50.1, true, true),
        (50.0, false, true),
        (20.0, false, true),
        (19.9, false, false),
        (0.1, false, false),
    ] {
        let no = |goes: bool| (!goes).then_some("may ship, and this is");
        check(percent, |stage| stage.labelled("risky"), no(risky));
        check(percent, |stage| stage.labelled("feature"), no(feature));
    }
}

#[test]
fn a_label_taken_away_and_given_again_is_read_anew_by_each_run() {
    let stage = Stage::left(19.0, "");
    stage.is_refused("no bug fix");
    stage.labelled("bug");
    stage.goes();
    crate::stories::acme(&stage.github)
        .thread(7)
        .unlabelled("bug");
    stage.is_refused("no bug fix");
}
