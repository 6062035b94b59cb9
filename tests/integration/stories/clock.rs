//! Our clock against GitHub's.

use super::runner::{Ended, TUESDAY};
use super::window::HOURS_AND_LIST;
use super::{CHECKLIST_POLICY, DONE, ending, on_push, shop, the_comment};

fn run_while_github_says(instant: &str, policy: &str) -> (Ended, String) {
    let github = shop(policy, DONE);
    github.date_header_says(instant);
    let ended = on_push(&github).with_githubs_own_clock().at(TUESDAY).run();
    (ended, the_comment(&github))
}

#[test]
fn a_minute_apart_is_nothing() {
    let (ended, comment) = run_while_github_says("2026-11-24T09:31:00Z", CHECKLIST_POLICY);
    assert_eq!(ending(&ended), (0, "go"));
    assert!(!comment.contains("clock"), "{comment}");
}

#[test]
fn two_minutes_apart_are_a_warning() {
    for instant in ["2026-11-24T09:32:00Z", "2026-11-24T09:28:00Z"] {
        let (ended, comment) = run_while_github_says(instant, CHECKLIST_POLICY);
        assert_eq!(ending(&ended), (0, "go"));
        assert!(
            comment.contains("This machine's clock and GitHub's are 2 min apart"),
            "{comment}"
        );
    }
}

#[test]
fn ten_minutes_apart_are_a_warning_where_no_gate_asks_for_the_time() {
    let (ended, comment) = run_while_github_says("2026-11-24T09:40:00Z", CHECKLIST_POLICY);
    assert_eq!(ending(&ended), (0, "go"));
    assert!(comment.contains("10 min apart"), "{comment}");
}

#[test]
fn ten_minutes_apart_are_unknown_where_a_window_decides() {
    for instant in ["2026-11-24T09:40:00Z", "2026-11-24T09:20:00Z"] {
        let (ended, comment) = run_while_github_says(instant, HOURS_AND_LIST);
        assert_eq!(ending(&ended), (4, "unknown"), "{}", ended.everything());
        assert!(
            comment.contains("what time it is, is not known"),
            "{comment}"
        );
    }
}

#[test]
fn two_minutes_apart_are_a_warning_where_a_window_decides_too() {
    let (ended, comment) = run_while_github_says("2026-11-24T09:32:00Z", HOURS_AND_LIST);
    assert_eq!(ending(&ended), (0, "go"));
    assert!(comment.contains("2 min apart"), "{comment}");
}

#[test]
fn a_dry_run_at_another_instant_compares_no_clocks() {
    let github = shop(HOURS_AND_LIST, DONE);
    let ended = super::runner::person(&github)
        .file(".github/gonogo.yml", HOURS_AND_LIST)
        .run_with(&[
            "check",
            "--repo",
            "acme/shop",
            "--pr",
            "7",
            "--dry-run",
            "--at",
            "2027-01-05T10:00:00Z",
        ]);
    assert_eq!(ended.exit, 0, "{}", ended.everything());
    assert!(!ended.out.contains("clock"), "{}", ended.out);
}
