//! What people try so that it says GO.

use std::path::Path;

use super::runner::{TUESDAY, person};
use super::{CHECKLIST_POLICY, DONE, OPEN, acme, ending, on_push, shop, status};
use crate::fake_github::wire::faults::Fault;

/// A checklist policy with a window that is open on Tuesdays.
fn policy(checklist: &str) -> String {
    format!(
        "version: 1\ntimezone: Europe/Paris\ngates:\n  window:\n    deny:\n      \
         - {{ id: friday, weekly: {{ days: [fri], from: \"00:00\", to: \"24:00\" }} }}\n  \
         checklist: {{ sources: [pull-request], {checklist} }}\n"
    )
}

#[track_caller]
fn check_not_go(policy: &str, body: &str) {
    let github = shop(policy, body);
    let ended = on_push(&github).at(TUESDAY).run();
    assert_ne!(
        ended.output("decision"),
        "go",
        "{body}: {}",
        ended.everything()
    );
    assert_ne!(status(&github), "success", "{body}");
}

#[test]
fn a_proof_that_the_author_wrote_into_the_list_proves_nothing() {
    let policy = policy("required: [Rollback tested]");
    check_not_go(&policy, "- [ ] Rollback tested <!-- gonogo: window -->\n");
}

#[test]
fn an_item_unticked_while_the_run_is_under_way_is_judged_as_it_now_is() {
    let github = shop(CHECKLIST_POLICY, DONE);
    github.on_operation("pulls/get").nth(2).before(|github| {
        github.repository("acme/shop").thread(7).described(OPEN);
    });
    let ended = on_push(&github).at(TUESDAY).run();
    assert_eq!(ending(&ended), (0, "hold"), "{}", ended.everything());
    assert_eq!(status(&github), "pending");
}

#[test]
fn the_items_own_name_is_no_reason_for_leaving_it_out() {
    let policy = policy("template: .github/list.md, na: strike-and-words");
    let github = shop(&policy, "- [x] Backup\n- [ ] N/A - Rollback tested\n");
    acme(&github).file_on(
        "main",
        ".github/list.md",
        "- [ ] Backup\n- [ ] Rollback tested\n",
    );
    let ended = on_push(&github).at(TUESDAY).run();
    assert_eq!(ending(&ended), (0, "hold"), "{}", ended.everything());
}

#[test]
fn a_template_that_asks_for_nothing_is_unknown() {
    for template in ["", "<details>\n- [ ] Backup\n</details>\n"] {
        let github = shop(&policy("template: .github/list.md"), "- [x] anything\n");
        acme(&github).file_on("main", ".github/list.md", template);
        let ended = on_push(&github).at(TUESDAY).run();
        assert_eq!(
            ending(&ended),
            (4, "unknown"),
            "{template}: {}",
            ended.everything()
        );
    }
}

#[test]
fn a_success_whose_comment_could_not_be_written_is_taken_back() {
    let github = shop(CHECKLIST_POLICY, DONE);
    github
        .on("POST", "/repos/*/*/issues/7/comments")
        .fails(Fault::status(403));
    let ended = on_push(&github).at(TUESDAY).run();
    assert_eq!(ending(&ended), (7, "unknown"), "{}", ended.everything());
    assert_eq!(status(&github), "error");
}

#[test]
fn a_success_is_taken_back_where_the_check_run_beside_it_fails() {
    let github = shop(CHECKLIST_POLICY, DONE);
    github
        .on("POST", "/repos/*/*/check-runs")
        .fails(Fault::status(403));
    let ended = on_push(&github).at(TUESDAY).input("report", "both").run();
    assert_eq!(ending(&ended), (7, "unknown"), "{}", ended.everything());
    assert_eq!(status(&github), "error");
}

#[test]
fn a_success_that_an_older_run_sets_meanwhile_does_not_outlive_a_hold() {
    let github = shop(CHECKLIST_POLICY, OPEN);
    on_push(&github).at(TUESDAY).run();
    assert_eq!(status(&github), "pending");
    github.on_operation("pulls/get").nth(2).before(|github| {
        let shop = github.repository("acme/shop");
        let head = shop.head_of_pull_request(7);
        shop.set_status(&head, "github-actions[bot]", "gonogo/production", "success");
    });
    on_push(&github).at(TUESDAY).run();
    let head = acme(&github).head_of_pull_request(7);
    let states: Vec<String> = acme(&github)
        .statuses(&head)
        .into_iter()
        .map(|status| status.state)
        .collect();
    assert!(states.contains(&"success".to_owned()), "{states:?}");
    assert_eq!(status(&github), "pending");
}

#[test]
fn a_policy_in_the_checkout_that_leads_out_by_a_link_is_not_read() {
    let github = shop(CHECKLIST_POLICY, DONE);
    let secret = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(secret.path(), "SECRET: hunter2\n").expect("a secret");
    let step = person(&github).variable("GITHUB_ACTIONS", "true");
    let ended = step
        .file(".github/keep", "")
        .link(".github/gonogo.yml", Path::new(secret.path()))
        .run_with(&["lint"]);
    assert_ne!(ended.exit, 0);
    assert!(
        !ended.everything().contains("hunter2"),
        "{}",
        ended.everything()
    );
}

/// Pull request 7 weakens the policy; the workflow reads it from this branch.
#[track_caller]
fn check_policy_ref(branch: &str, expected: &str) {
    let github = shop(CHECKLIST_POLICY, OPEN);
    let lax = CHECKLIST_POLICY.replace("sources", "enforcement: warn\n    sources");
    acme(&github).push_to_pull_request(7, &[(".github/gonogo.yml", &lax)]);
    let ended = on_push(&github).input("policy-ref", branch).run();
    let decision = ended.output("decision");
    assert_eq!(decision, expected, "{branch}: {}", ended.everything());
    assert_ne!(status(&github), "success", "{branch}");
}

#[test]
fn a_pull_request_is_not_judged_by_its_own_policy_where_the_workflow_names_its_branch() {
    check_policy_ref("change-7", "unknown");
    check_policy_ref("refs/heads/change-7", "unknown");
    check_policy_ref("main", "hold");
    check_policy_ref("refs/heads/main", "hold");
}

#[test]
fn a_fork_that_calls_its_branch_as_the_policys_is_judged_by_the_policy() {
    let github = shop(CHECKLIST_POLICY, DONE);
    let _ = acme(&github).thread(7).in_fork("mallory/shop");
    acme(&github).branch("change-7", "main");
    let ended = on_push(&github).input("policy-ref", "change-7").run();
    assert_eq!(ending(&ended), (0, "go"), "{}", ended.everything());
}

#[test]
fn a_success_does_not_outlive_a_run_that_takes_too_long() {
    let github = shop(CHECKLIST_POLICY, DONE);
    assert_eq!(ending(&on_push(&github).run()), (0, "go"));
    acme(&github).thread(7).described(OPEN);
    let policy = github.on_operation("repos/get-content");
    policy.first(1).fails(Fault::Never);
    let ended = on_push(&github).hurried().run();
    assert_eq!(ending(&ended), (4, "unknown"), "{}", ended.everything());
    assert_eq!(status(&github), "error");
    let reasons = ended.output("reasons");
    assert!(reasons.contains("run/timed-out"), "{reasons}");
    assert!(ended.out.contains("within 1 s"), "{}", ended.out);
}
