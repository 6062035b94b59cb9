//! The author of a pull request does not say how it is judged.

use super::{CHECKLIST_POLICY, DONE, acme, empty_shop, ending, on_push, shop, status, the_comment};

const WITH_TEMPLATE: &str = "\
version: 1
gates:
  checklist:
    sources: [pull-request]
    template: .github/release-checklist.md
";

const WEAK: &str = "\
version: 1
gates:
  checklist:
    sources: [pull-request]
    on-empty: pass
";

#[test]
fn a_pull_request_that_weakens_the_policy_is_judged_by_the_bases_and_told_so() {
    let github = shop(CHECKLIST_POLICY, "Nothing to tick.");
    acme(&github).push_to_pull_request(7, &[(".github/gonogo.yml", WEAK)]);
    let ended = on_push(&github).run();
    assert_eq!(ending(&ended), (1, "no-go"));
    assert_eq!(status(&github), "failure");
    for text in [the_comment(&github), ended.summary.clone()] {
        assert!(
            text.contains("`.github/gonogo.yml` here differs from the one on `main`"),
            "{text}"
        );
    }
}

#[test]
fn a_pull_request_that_leaves_the_policy_alone_is_told_nothing_about_it() {
    let github = shop(CHECKLIST_POLICY, DONE);
    on_push(&github).run();
    assert!(!the_comment(&github).contains("differs"));
}

#[test]
fn a_pull_request_that_removes_the_policy_is_judged_by_it_all_the_same() {
    let github = shop(CHECKLIST_POLICY, "Nothing to tick.");
    acme(&github).remove_on("change-7", ".github/gonogo.yml");
    let removed = acme(&github).head_of("change-7");
    acme(&github).push_to_pull_request(7, &[("x", "x")]);
    assert_ne!(removed, acme(&github).head_of_pull_request(7));
    let ended = on_push(&github).run();
    assert_eq!(ending(&ended), (1, "no-go"));
}

#[test]
fn a_first_policy_that_a_pull_request_brings_does_not_judge_it() {
    let github = empty_shop(DONE);
    acme(&github).push_to_pull_request(7, &[(".github/gonogo.yml", WEAK)]);
    let ended = on_push(&github).run();
    assert_eq!(ending(&ended), (5, "unknown"));
    assert_eq!(status(&github), "error");
}

#[test]
fn the_policy_and_the_template_in_the_workspace_are_not_read() {
    let github = shop(WITH_TEMPLATE, "- [x] tested\n");
    acme(&github).file_on(
        "main",
        ".github/release-checklist.md",
        "- [ ] rollback tried\n",
    );
    let ended = on_push(&github)
        .file(".github/gonogo.yml", WEAK)
        .file(".github/release-checklist.md", "")
        .run();
    assert_eq!(ending(&ended), (1, "no-go"));
    assert!(the_comment(&github).contains("rollback tried"));
}

#[test]
fn items_that_the_author_deleted_from_list_and_template_are_asked_for() {
    let github = shop(WITH_TEMPLATE, "- [x] tested\n");
    let template = ".github/release-checklist.md";
    acme(&github).file_on("main", template, "- [ ] tested\n- [ ] rollback tried\n");
    acme(&github).push_to_pull_request(7, &[(template, "- [ ] tested\n")]);
    let ended = on_push(&github).run();
    assert_eq!(ending(&ended), (1, "no-go"));
    assert_eq!(status(&github), "failure");
    let comment = the_comment(&github);
    assert!(
        comment.contains("The template's item “rollback tried” is missing"),
        "{comment}"
    );
    assert!(
        ended
            .output("reasons")
            .contains("checklist/template-item-missing")
    );
}

#[test]
fn a_pull_request_onto_another_branch_is_judged_by_that_branchs_policy() {
    let github = shop(CHECKLIST_POLICY, "Nothing to tick.");
    acme(&github).file_on("release-1", ".github/gonogo.yml", WEAK);
    acme(&github).thread(7).onto("release-1");
    // The event was about `main`: the pull request was turned to another branch since.
    let ended = on_push(&github).run();
    assert_eq!(ending(&ended), (0, "go"));
    let comment = the_comment(&github);
    let tip: String = acme(&github).head_of("release-1").chars().take(7).collect();
    assert!(comment.contains(&format!("at `{tip}`")), "{comment}");
}
