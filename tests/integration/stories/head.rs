//! The head moves while it is judged.

use super::events::pushed;
use super::runner::{TUESDAY, action};
use super::{CHECKLIST_POLICY, DONE, OPEN, acme, ending, on_push, shop, status_of, the_comment};

#[test]
fn a_head_that_moves_before_publishing_is_judged_anew_and_the_old_one_gets_nothing() {
    let github = shop(CHECKLIST_POLICY, DONE);
    let old = acme(&github).head_of_pull_request(7);
    github.on_operation("pulls/get").nth(2).before(|github| {
        let shop = github.repository("acme/shop");
        shop.push_to_pull_request(7, &[("late.txt", "late\n")]);
        shop.thread(7).described(OPEN);
    });
    let ended = on_push(&github).run();
    let new = acme(&github).head_of_pull_request(7);
    assert_ne!(old, new);
    assert_eq!(ending(&ended), (0, "hold"), "as it is now");
    assert_eq!(ended.output("sha"), new);
    assert_eq!(status_of(&github, &old), "");
    assert_eq!(status_of(&github, &new), "pending");
    let short: String = new.chars().take(7).collect();
    assert!(the_comment(&github).contains(&short));
}

#[test]
fn a_late_run_judges_the_head_of_now_and_not_the_one_of_its_event() {
    let github = shop(CHECKLIST_POLICY, DONE);
    let step = on_push(&github);
    let old = acme(&github).head_of_pull_request(7);
    let new = acme(&github).force_push_to_pull_request(7, &[("other.txt", "other\n")]);
    let ended = step.run();
    assert_eq!(ended.output("sha"), new);
    assert_eq!(status_of(&github, &old), "");
    assert_eq!(status_of(&github, &new), "success");
}

#[test]
fn a_head_that_never_rests_is_unknown_after_three_tries() {
    let github = shop(CHECKLIST_POLICY, DONE);
    github.on_operation("pulls/get").before(|github| {
        let shop = github.repository("acme/shop");
        shop.push_to_pull_request(7, &[("restless.txt", "x\n")]);
    });
    let ended = on_push(&github).run();
    assert_eq!(ending(&ended), (4, "unknown"));
    assert_eq!(status_of(&github, ended.output("sha")), "error");
    let looks = github.requests();
    let looks = looks
        .iter()
        .filter(|request| request.path.ends_with("/pulls/7"));
    assert_eq!(looks.count(), 6, "before and after, three times");
    assert!(ended.summary.contains("UNKNOWN"), "{}", ended.summary);
    assert!(ended.out.contains("::error"), "{}", ended.out);
}

#[test]
fn a_tag_that_moves_before_publishing_is_judged_where_it_is_now() {
    let github = shop(
        "version: 1\ngates:\n  checklist:\n    sources: [{ file: list.md }]\n",
        DONE,
    );
    let shop = acme(&github);
    shop.file_on("main", "list.md", "- [x] tested\n");
    shop.move_tag("v1.4.0", "main");
    let old = shop.head_of("v1.4.0");
    github.on_operation("git/get-ref").nth(3).before(|github| {
        let shop = github.repository("acme/shop");
        shop.file_on("main", "list.md", "- [ ] tested\n");
        shop.move_tag("v1.4.0", "main");
    });
    let ended = action(&github, pushed("refs/tags/v1.4.0", &old))
        .at(TUESDAY)
        .run();
    let new = shop.head_of("v1.4.0");
    assert_ne!(old, new);
    assert_eq!(ending(&ended), (1, "no-go"));
    assert_eq!(status_of(&github, &old), "");
    assert_eq!(status_of(&github, &new), "failure");
}
