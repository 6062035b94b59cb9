//! The report as a page in a file.

use super::runner::{Ended, Step};
use super::{CHECKLIST_POLICY, DONE, ending, on_push, shop};

/// A finished checklist.
fn run(with: impl FnOnce(Step) -> Step) -> Ended {
    let github = shop(CHECKLIST_POLICY, DONE);
    with(on_push(&github)).run()
}

#[test]
fn the_page_is_written_into_the_workspace_with_the_evidence_digest() {
    let ended = run(|step| {
        step.input("html", "out/report.html")
            .input("evidence", "evidence.json")
    });
    assert_eq!(ending(&ended), (0, "go"));
    let page = ended.file("out/report.html");
    assert!(page.starts_with("<!DOCTYPE html>"), "{page}");
    assert!(page.contains(ended.output("sha")) && page.contains("sha256:"));
    assert!(page.contains("https://github.com/acme/shop/actions/runs/4711"));
}

#[test]
fn a_page_that_cannot_be_written_is_said_and_the_step_fails() {
    let ended = run(|step| {
        step.file("report.html/taken", "by a folder")
            .input("html", "report.html")
    });
    assert!(ended.everything().contains("Not written: report.html"));
    assert_eq!(ending(&ended), (7, "unknown"), "no GO to act upon");
}
