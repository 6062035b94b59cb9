//! The version gate on GitHub.

use super::{kept, on_tag, shop, squashed, tagged};
use crate::stories::ending;

const POLICY: &str = "version: 1\ntimezone: Europe/Paris\ngates: { version: {} }\n";

#[track_caller]
fn check(titles: &[&str], tag: &str, expected: (u8, &str), why: &str) {
    let github = shop(POLICY);
    for (number, title) in (7..).zip(titles) {
        squashed(&github, number, title, "alice");
    }
    tagged(&github, tag);
    let ended = on_tag(&github, tag).run();
    assert_eq!(ending(&ended), expected, "{}", ended.everything());
    let said = format!("{}{}", ended.out, ended.summary);
    assert!(said.contains(why), "{why}: {said}");
}

#[test]
fn rule_5_a_right_version_goes_out() {
    check(&["fix: a"], "v1.4.1", (0, "go"), "v1.4.1 follows v1.4.0");
    check(
        &["fix: a", "feat: b"],
        "v1.5.0",
        (0, "go"),
        "for what is new since",
    );
}

#[test]
fn rule_5_a_tag_that_is_too_small_a_step_for_its_commits_is_no_go_and_names_them() {
    check(
        &["fix: a", "feat: the basket", "feat: the till"],
        "v1.4.1",
        (1, "no-go"),
        "new features (",
    );
    check(&["feat: the basket"], "v1.4.1", (1, "no-go"), "the basket");
    check(&["feat!: a"], "v1.5.0", (1, "no-go"), "breaking changes");
}

#[test]
fn rule_5_a_title_that_was_changed_after_the_merge_does_not_make_a_step_smaller() {
    let github = shop(POLICY);
    squashed(&github, 7, "feat!: a", "alice");
    crate::stories::acme(&github).thread(7).titled("fix: a");
    tagged(&github, "v1.4.1");
    let ended = on_tag(&github, "v1.4.1").run();
    assert_eq!(ending(&ended), (1, "no-go"), "{}", ended.everything());
}

#[test]
fn rule_5_other_wrong_tags_are_no_go() {
    check(&["fix: a"], "latest", (1, "no-go"), "is not a version");
    check(&["fix: a"], "v1.3.9", (1, "no-go"), "is not higher than");
    let github = shop(POLICY);
    let shop = crate::stories::acme(&github);
    shop.branch("side", "main");
    shop.file_on("side", "a.txt", "a");
    shop.move_tag("v1.4.1", "side");
    let ended = on_tag(&github, "v1.4.1").run();
    assert_eq!(ending(&ended), (1, "no-go"), "{}", ended.everything());
    assert!(
        ended.summary.contains("is not on the branch"),
        "{}",
        ended.summary
    );
}

#[test]
fn the_version_is_an_output() {
    let github = shop(POLICY);
    squashed(&github, 7, "fix: a", "alice");
    tagged(&github, "v1.4.1");
    let ended = on_tag(&github, "v1.4.1").run();
    assert_eq!(ended.output("version"), "1.4.1");
}

#[test]
fn the_evidence_of_a_version_can_be_replayed() {
    let github = shop(POLICY);
    squashed(&github, 7, "feat: a", "alice");
    tagged(&github, "v1.4.1");
    let ended = kept(&github, "v1.4.1").run();
    let evidence = ended.file("e.json");
    let again = crate::stories::runner::person(&github)
        .file("e.json", &evidence)
        .run_with(&["replay", "e.json"]);
    assert_eq!(again.exit, 1, "{}", again.everything());
    assert!(again.err.contains("same decision"), "{}", again.err);
}

#[test]
fn a_tag_with_the_name_of_the_branch_does_not_make_a_commit_reachable() {
    let github = shop(POLICY);
    let shop = crate::stories::acme(&github);
    shop.branch("side", "main");
    shop.file_on("side", "a.txt", "a");
    shop.move_tag("main", "side");
    shop.move_tag("v1.4.1", "side");
    let ended = on_tag(&github, "v1.4.1").run();
    assert_eq!(ending(&ended), (1, "no-go"), "{}", ended.everything());
    assert!(
        ended.summary.contains("is not on the branch"),
        "{}",
        ended.summary
    );
}

#[test]
fn a_tag_that_moves_along_does_not_hide_the_release_on_its_commit_from_the_next_one() {
    let github = shop(POLICY);
    squashed(&github, 7, "feat!: a", "alice");
    tagged(&github, "v2.0.0");
    let ended = on_tag(&github, "v2.0.0").run();
    assert_eq!(ending(&ended), (0, "go"), "{}", ended.everything());
    tagged(&github, "v2");
    let ended = on_tag(&github, "v2").run();
    assert_eq!(ending(&ended), (1, "no-go"), "{}", ended.everything());
    squashed(&github, 8, "feat: b", "alice");
    for (tag, expected) in [("v2.0.1", (1, "no-go")), ("v2.1.0", (0, "go"))] {
        tagged(&github, tag);
        let ended = on_tag(&github, tag).run();
        assert_eq!(ending(&ended), expected, "{tag}: {}", ended.everything());
        crate::stories::acme(&github).delete_reference(&format!("tags/{tag}"));
    }
}
