//! A tag is what its commits since the version before say, or what the policy says of tags.

use super::stage::Stage;
use crate::stories::{acme, ending};

#[track_caller]
fn check(stage: &Stage, expected: (u8, &str), why: &str) {
    let ended = stage.run_on_tag();
    assert_eq!(ending(&ended), expected, "{}", ended.everything());
    let said = format!("{}{}", ended.out, ended.summary);
    assert!(said.contains(why), "{why}: {said}");
}

#[test]
fn a_tag_of_which_nothing_is_known_is_unknown_where_it_matters() {
    check(
        &Stage::left(80.0, ""),
        (0, "go"),
        "api: 80.0 % left (failures: 200 of 1,000 allowed)",
    );
    for percent in [30.0, 19.0, 0.0] {
        let stage = Stage::left(percent, "");
        check(
            &stage,
            (4, "unknown"),
            "what may ship depends on what kind of change this is, which is not known",
        );
        let why = "it is the first version in its history, so all of it is new";
        check(&stage, (4, "unknown"), why);
        let remedy = "→ Say in the policy what it counts as, such as `change: { tag: other }`";
        check(&stage, (4, "unknown"), remedy);
    }
}

#[test]
fn a_tag_is_what_the_policy_says() {
    for (tag, percent, expected) in [
        ("other", 30.0, (0, "go")),
        ("other", 19.0, (1, "no-go")),
        ("bugfix", 19.0, (0, "go")),
        ("bugfix", 0.0, (1, "no-go")),
        ("security", 0.0, (0, "go")),
        ("risky", 30.0, (1, "no-go")),
        ("risky", 80.0, (0, "go")),
    ] {
        let stage = Stage::left(percent, &format!("change: {{ tag: {tag} }}"));
        check(&stage, expected, " % left");
    }
}

#[test]
fn a_tag_during_a_burn_is_unknown_however_much_is_left() {
    let stage = Stage::new("");
    stage.figures("api").left(80.0).burns();
    check(
        &stage,
        (4, "unknown"),
        "api: 80.0 % left (failures: 200 of 1,000 allowed), at the present burn rate of 20 gone in 1 d 4 h; \
         what may ship depends on what kind of change this is, which is not known",
    );
    let stage = Stage::new("change: { tag: other }");
    stage.figures("api").left(80.0).burns();
    check(&stage, (0, "go"), "(limit for a page: 14.4)");
}

#[test]
fn a_tag_that_is_unknown_for_two_reasons_is_told_each_of_them_once() {
    let stage = Stage::new("");
    stage.figures("api").left(30.0).burns();
    let ended = stage.run_on_tag();
    assert_eq!(ending(&ended), (4, "unknown"), "{}", ended.everything());
    let told = |what: &str| ended.out.lines().filter(|line| line.contains(what)).count();
    let sentence = "what may ship depends on what kind of change this is";
    // Once in the annotation, and once in the log.
    assert_eq!(told(sentence), 2, "{}", ended.out);
    let burn =
        "is being spent at 20 × the sustainable rate over 1 h, and at 20 × over 5 min (limit";
    assert_eq!(told(burn), 1, "{}", ended.out);
}

/// The tag v1.4.0 with these merged pull requests since v1.3.0.
#[track_caller]
fn check_since(titles: &[&str], percent: f64, expected: (u8, &str)) {
    let stage = Stage::left(percent, "");
    let shop = acme(&stage.github);
    shop.annotated_tag("v1.3.0", "main");
    for (number, title) in (70..).zip(titles) {
        let thread = shop.open_pull_request(number).by("alice").titled(title);
        thread
            .changing(&format!("{number}.txt"), title)
            .squash_merge();
    }
    check(&stage, expected, " % left");
}

#[test]
fn a_tag_is_what_came_since_the_version_before_it() {
    check_since(&["fix: a", "fix: b"], 19.0, (0, "go"));
    check_since(&["fix: a", "feat: b"], 19.0, (1, "no-go"));
    check_since(&["feat: a"], 30.0, (0, "go"));
    check_since(&["feat!: a"], 30.0, (1, "no-go"));
    check_since(&["fix: a"], 0.0, (1, "no-go"));
}
