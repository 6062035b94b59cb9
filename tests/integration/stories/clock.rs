//! Our clock against GitHub's.

use super::runner::{Ended, TUESDAY};
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
