//! What is published, and in which form: as the user wishes.

use super::runner::{TUESDAY, person};
use super::{
    CHECKLIST_POLICY, DONE, OPEN, acme, ending, on_push, shop, status, the_comment, written,
};

/// A list without items is NO-GO.
const NONE: &str = "Nothing to tick.";
const FRENCH: &str = "\
version: 1
timezone: Europe/Paris
locale: fr
gates:
  checklist:
    sources: [pull-request]
";
/// A gate that fits no pull request is UNKNOWN.
const UNFIT: &str = "\
version: 1
gates:
  checklist:
    sources: [release-issue]
";

#[test]
fn a_check_run_stands_beside_or_instead_of_the_status_as_wished() {
    for (report, statuses, check_runs) in [
        ("status", 1, 0),
        ("check-run", 0, 1),
        ("both", 1, 1),
        ("none", 0, 0),
    ] {
        let github = shop(CHECKLIST_POLICY, OPEN);
        on_push(&github).input("report", report).run();
        on_push(&github).input("report", report).run();
        let head = acme(&github).head_of_pull_request(7);
        assert_eq!(acme(&github).statuses(&head).len(), statuses, "{report}");
        assert_eq!(
            acme(&github).check_runs(&head).len(),
            check_runs,
            "{report}"
        );
        the_comment(&github);
    }
}

#[test]
fn a_check_run_is_success_for_go_only() {
    for (policy, list, status, conclusion) in [
        (CHECKLIST_POLICY, DONE, "completed", Some("success")),
        (CHECKLIST_POLICY, OPEN, "in_progress", None),
        (CHECKLIST_POLICY, NONE, "completed", Some("failure")),
        (UNFIT, DONE, "completed", Some("action_required")),
    ] {
        let github = shop(policy, list);
        on_push(&github).input("report", "check-run").run();
        let head = acme(&github).head_of_pull_request(7);
        let run = acme(&github).check_runs(&head).remove(0);
        assert_eq!(run.name, "gonogo/production");
        assert_eq!(
            (run.status.as_str(), run.conclusion.as_deref()),
            (status, conclusion)
        );
    }
}

#[test]
fn a_check_run_follows_the_decision_back_and_forth() {
    let github = shop(CHECKLIST_POLICY, DONE);
    let head = acme(&github).head_of_pull_request(7);
    for (list, conclusion) in [
        (DONE, Some("success")),
        (OPEN, None),
        (NONE, Some("failure")),
    ] {
        acme(&github).thread(7).described(list);
        on_push(&github).input("report", "check-run").run();
        let runs = acme(&github).check_runs(&head);
        let newest = runs.last().expect("a check run");
        assert_eq!(newest.conclusion.as_deref(), conclusion, "{list}");
    }
}

#[test]
fn a_status_of_our_name_set_by_somebody_else_is_replaced_by_ours() {
    let github = shop(CHECKLIST_POLICY, OPEN);
    let head = acme(&github).head_of_pull_request(7);
    on_push(&github).run();
    acme(&github).set_status(&head, "mallory", "gonogo/production", "success");
    let ended = on_push(&github).run();
    assert_eq!(status(&github), "pending");
    assert!(
        ended.summary.contains("was set by somebody else"),
        "{}",
        ended.summary
    );
}

#[test]
fn without_the_comment_the_status_tells() {
    let github = shop(CHECKLIST_POLICY, OPEN);
    let ended = on_push(&github).input("comment", "false").run();
    assert_eq!(ending(&ended), (0, "hold"));
    assert_eq!(written(&github), ["POST statuses"]);
    assert_eq!(status(&github), "pending");
    assert_eq!(ended.output("comment_url"), "");
}

#[test]
fn a_dry_run_decides_and_publishes_nothing() {
    let github = shop(CHECKLIST_POLICY, OPEN);
    let ended = on_push(&github).input("dry-run", "true").run();
    assert_eq!(ending(&ended), (0, "hold"));
    assert!(github.writes().is_empty());
    assert!(ended.summary.contains("🟡 HOLD"), "{}", ended.summary);
}

#[test]
fn fail_on_says_which_decisions_fail_the_step() {
    let lists = [(DONE, "go"), (OPEN, "hold"), (NONE, "no-go")];
    for (fail_on, codes) in [
        ("auto", [0, 0, 1]),
        ("no-go", [0, 0, 1]),
        ("hold", [0, 3, 1]),
        ("never", [0, 0, 0]),
    ] {
        for ((list, decision), code) in lists.into_iter().zip(codes) {
            let github = shop(CHECKLIST_POLICY, list);
            let ended = on_push(&github).input("fail-on", fail_on).run();
            assert_eq!(ending(&ended), (code, decision), "{fail_on}");
        }
    }
    let github = shop("version: 2\n", DONE);
    let ended = on_push(&github).input("fail-on", "never").run();
    assert_eq!(
        ending(&ended),
        (5, "unknown"),
        "an invalid policy is no decision"
    );
}

#[test]
fn environments_have_comments_and_statuses_of_their_own() {
    let policy = format!("{CHECKLIST_POLICY}environments:\n  staging:\n    gates: {{}}\n");
    let github = shop(&policy, OPEN);
    on_push(&github).run();
    on_push(&github).input("environment", "staging").run();
    assert_eq!(acme(&github).comments(7).len(), 2);
    let head = acme(&github).head_of_pull_request(7);
    let mut names: Vec<String> = acme(&github)
        .statuses(&head)
        .into_iter()
        .map(|status| status.context)
        .collect();
    names.sort();
    assert_eq!(names, ["gonogo/production", "gonogo/staging"]);
}

#[test]
fn a_french_policy_makes_what_people_read_french_and_nothing_else() {
    let french = shop(FRENCH, OPEN);
    let english = shop(CHECKLIST_POLICY, OPEN);
    let [told, said] = [&french, &english].map(|github| on_push(github).run());
    let comment = the_comment(&french);
    assert!(
        comment.contains("1 point ouvert") || comment.contains("ouvert"),
        "{comment}"
    );
    assert!(!comment.contains("is open"), "{comment}");
    assert!(!told.summary.contains("is open"), "{}", told.summary);
    assert!(
        comment.ends_with("<!-- gonogo:production -->\n"),
        "{comment}"
    );
    for name in ["decision", "reasons", "next_open"] {
        assert_eq!(told.output(name), said.output(name), "{name}");
    }
    assert_eq!(status(&french), status(&english));
}

#[test]
fn json_is_the_same_in_every_language() {
    let github = shop(CHECKLIST_POLICY, OPEN);
    let [english, french] = ["en", "fr"].map(|locale| {
        let line =
            format!("check --repo acme/shop --pr 7 --dry-run --format json --locale {locale}");
        let arguments: Vec<&str> = line.split(' ').collect();
        person(&github)
            .file(".github/gonogo.yml", CHECKLIST_POLICY)
            .at(TUESDAY)
            .run_with(&arguments)
    });
    assert_eq!((english.exit, french.exit), (3, 3));
    assert!(english.out.contains("1 item is open"), "{}", english.out);
    assert_eq!(english.out, french.out);
}
