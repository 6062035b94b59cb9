//! The decision that a release has with its notes.

use super::*;

#[test]
fn rule_11_the_decision_travels_with_the_release() {
    let github = published(&gated());
    let gate = kept(&github, "v1.5.0").run();
    assert_eq!(gate.exit, 0, "{}", gate.everything());
    let ended = notes_with(&github, "v1.5.0", &gate.file("e.json")).run();
    assert_eq!(ended.exit, 0, "{}", ended.everything());
    let body = body(&github);
    assert!(
        body.contains("<details><summary>") && body.contains("GO"),
        "{body}"
    );
    assert!(
        body.contains("`v1.5.0` follows `v1.4.0`") && body.contains("sha256"),
        "{body}"
    );
}

#[test]
fn rule_11_without_the_go_of_this_very_commit_nothing_is_published() {
    let github = published(&gated());
    let go = kept(&github, "v1.5.0").run().file("e.json");
    refused(&github, "{}", 6, "e.json");
    refused(&github, &go.replace("the till", "the tall"), 4, "e.json");
    // The tag moved on.
    squashed(&github, 9, "fix: more", "bob");
    tagged(&github, "v1.5.0");
    refused(&github, &go, 6, "is not of v1.5.0");
    // A decision that is none.
    squashed(&github, 10, "feat!: all", "bob");
    tagged(&github, "v1.5.0");
    let no_go = kept(&github, "v1.5.0").run();
    assert_eq!(no_go.exit, 1);
    refused(
        &github,
        &no_go.file("e.json"),
        1,
        "is NO-GO, so its notes are not published",
    );
}

#[test]
fn only_the_record_that_the_status_names_is_published() {
    let github = published(&gated());
    let gate = kept(&github, "v1.5.0");
    let [earlier, newest] = ["2026-11-24T09:30:00Z", "2026-11-24T09:45:00Z"].map(|at| {
        let ended = gate.clone().at(at).run();
        assert_eq!(ended.exit, 0, "{}", ended.everything());
        ended.file("e.json")
    });
    assert_ne!(earlier, newest);
    refused(&github, &earlier, 4, "names another record");
    let ended = notes_with(&github, "v1.5.0", &newest.replace('\n', "\r\n")).run();
    assert_eq!(ended.exit, 0, "{}", ended.everything());
    assert!(
        ended.err.contains("is not as gonogo writes it"),
        "{}",
        ended.err
    );
}

#[test]
fn the_policy_of_the_default_branch_counts_and_not_the_one_of_the_tag() {
    let github = shop(POLICY);
    let shop = acme(&github);
    shop.branch("side", "main");
    shop.file_on(
        "side",
        ".github/gonogo.yml",
        "version: 1\nnotes: { groups: [{ title: Evil, types: [feat] }] }\n",
    );
    shop.move_tag("v1.5.0", "side");
    squashed(&github, 7, "feat: a basket", "alice");
    let ended = run(&github);
    assert_eq!(ended.exit, 0, "{}", ended.everything());
    assert!(!body(&github).contains("Evil"));
}
