//! A secret is seen nowhere but in the one line that masks it.

use super::runner::{Ended, Step, person};
use super::{CHECKLIST_POLICY, DONE, OPEN, acme, on_push, shop};
use crate::fake_github::FakeGithub;
use crate::fake_github::wire::faults::Fault;

const PASSWORD: &str = "pr0xy-Pa55w0rd";
const PROXY: &str = "http://proxyuser:pr0xy-Pa55w0rd@127.0.0.1:9";

/// Everything that the run left: both streams but for the masking lines, summary, outputs, the
/// evidence, the comments, the statuses and check runs.
fn left(github: &FakeGithub, ended: &Ended) -> String {
    let unmasked = |line: &&str| !line.starts_with("::add-mask::");
    let out: Vec<&str> = ended.out.lines().filter(unmasked).collect();
    let mut text = format!(
        "{}\n{}\n{}\n{:?}\n",
        out.join("\n"),
        ended.err,
        ended.summary,
        ended.outputs
    );
    if ended.left_behind().contains(&"e.json".to_owned()) {
        text.push_str(&ended.file("e.json"));
    }
    let shop = acme(github);
    let head = shop.head_of_pull_request(7);
    text.push_str(&format!("{:?}{:?}", shop.comments(7), shop.statuses(&head)));
    for run in shop.check_runs(&head) {
        text.push_str(&run.output.to_string());
    }
    for request in github.requests() {
        text.push_str(&format!("{request:?}"));
    }
    // As it reads where Markdown is shown.
    text.replace("&#95;", "_")
}

#[track_caller]
fn check(github: &FakeGithub, step: Step, secret: &str) -> Ended {
    let ended = step
        .input("evidence", "e.json")
        .input("report", "both")
        .run();
    let masks = format!("::add-mask::{secret}");
    let lines = ended.out.lines().filter(|line| **line == masks).count();
    assert_eq!(lines, 1, "masked once");
    assert!(ended.out.starts_with(&masks), "masked first of all");
    let text = left(github, &ended);
    assert!(!text.contains(secret), "{text}");
    ended
}

#[test]
fn the_token_of_a_good_run_is_seen_nowhere() {
    let github = shop(CHECKLIST_POLICY, DONE);
    let token = github.job_token();
    let step = on_push(&github).input("github-token", &token);
    assert_eq!(check(&github, step, &token).exit, 0);
}

#[test]
fn the_token_of_a_run_that_fails_in_any_way_is_seen_nowhere() {
    for (name, fault) in [
        ("401", Fault::status(401)),
        ("403", Fault::status(403)),
        ("500", Fault::status(500)),
        ("reset", Fault::Reset),
        ("html", Fault::html()),
        (
            "redirect",
            Fault::redirect(302, "https://elsewhere.invalid/"),
        ),
    ] {
        for operation in ["pulls/get", "repos/get-content", "issues/create-comment"] {
            let github = shop(CHECKLIST_POLICY, OPEN);
            let token = github.job_token();
            github.on_operation(operation).fails(fault.clone());
            let step = on_push(&github).input("github-token", &token);
            let ended = check(&github, step, &token);
            assert_ne!(ended.exit, 0, "{name} {operation}");
            github.take_violations();
        }
    }
}

#[test]
fn a_token_that_somebody_wrote_into_the_description_is_not_repeated_to_the_job() {
    let github = shop(CHECKLIST_POLICY, OPEN);
    let token = github.job_token();
    let list = format!("- [ ] use {token}\n");
    acme(&github).thread(7).described(&list);
    let ended = on_push(&github).input("github-token", &token).run();
    let log: Vec<&str> = ended.out.lines().skip(1).collect();
    let outputs = format!("{:?}", ended.outputs);
    for text in [&log.join("\n"), &ended.err, &ended.summary, &outputs] {
        let text = text.replace("&#95;", "_");
        assert!(!text.contains(&token), "{text}");
    }
}

#[test]
fn a_token_that_cannot_be_one_is_refused_without_being_shown() {
    let github = shop(CHECKLIST_POLICY, DONE);
    let ended = on_push(&github)
        .input("github-token", "geheim nis\u{7}")
        .run();
    assert_eq!(ended.exit, 2);
    let text = left(&github, &ended);
    assert!(!text.contains("geheim"), "{text}");
}

#[test]
fn the_password_of_a_proxy_is_seen_nowhere() {
    for (variable, reaches) in [
        ("https_proxy", true),
        ("HTTPS_PROXY", true),
        ("http_proxy", false),
    ] {
        let github = shop(CHECKLIST_POLICY, DONE);
        let ended = on_push(&github)
            .variable(variable, PROXY)
            .input("evidence", "e.json")
            .run();
        assert_eq!(
            ended.exit == 0,
            reaches,
            "{variable}: {}",
            ended.everything()
        );
        assert!(!left(&github, &ended).contains(PASSWORD), "{variable}");
        assert!(!ended.out.contains(PASSWORD), "{variable}");
    }
}

#[test]
fn at_a_terminal_nothing_is_masked_and_nothing_is_shown() {
    let github = shop(CHECKLIST_POLICY, OPEN);
    let token = github.user_token("nora");
    let ended = person(&github)
        .variable("GITHUB_TOKEN", &token)
        .file(".github/gonogo.yml", CHECKLIST_POLICY)
        .run_with(&[
            "check",
            "--repo",
            "acme/shop",
            "--pr",
            "7",
            "-v",
            "--evidence",
            "e.json",
        ]);
    assert_eq!(ended.exit, 3);
    assert!(!ended.out.contains("add-mask"));
    assert!(!left(&github, &ended).contains(&token));
}
