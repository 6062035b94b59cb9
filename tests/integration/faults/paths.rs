//! Paths that lead astray, and secrets that somebody repeats.

use std::os::unix::fs::symlink;

use super::limits::{check_unusable, policy, shop, step};
use super::scenarios::decision;
use crate::fake_github::wire::answer::Answer;
use crate::fake_github::wire::faults::Fault;

#[test]
fn a_link_in_place_of_a_file_of_the_runner_is_not_followed() {
    for variable in ["GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"] {
        let github = shop(&policy("sources: [pull-request]"), "- [x] done\n", &[]);
        let folder = tempfile::tempdir().expect("a folder");
        let (target, link) = (folder.path().join("target"), folder.path().join("link"));
        std::fs::write(&target, "").expect("a file");
        symlink(&target, &link).expect("a link");
        let ended = step(&github)
            .variable(variable, &link.display().to_string())
            .run();
        assert_eq!(ended.exit, 7, "{variable}: {}", ended.everything());
        assert!(ended.err.contains(variable), "{}", ended.err);
        assert_eq!(std::fs::read_to_string(&target).expect("a file"), "");
    }
}

#[test]
fn an_evidence_path_that_leads_out_is_not_written_and_the_decision_is_not_go() {
    for path in [
        "../evidence.json",
        "/tmp/gonogo-evidence.json",
        "link/evidence.json",
    ] {
        let github = shop(&policy("sources: [pull-request]"), "- [x] done\n", &[]);
        let elsewhere = tempfile::tempdir().expect("a folder");
        let step = step(&github)
            .input("evidence", path)
            .link("link", elsewhere.path());
        let ended = step.run();
        assert!(
            ended.exit != 0 && decision(&ended) != "go",
            "{path}: {}",
            ended.exit
        );
        assert_eq!(
            std::fs::read_dir(elsewhere.path())
                .expect("a folder")
                .count(),
            0
        );
    }
    assert!(!std::path::Path::new("/tmp/gonogo-evidence.json").exists());
}

#[test]
fn a_path_in_the_policy_stays_in_the_repository() {
    for path in [
        "../secrets",
        "/etc/passwd",
        "a/../../b",
        "a\\\\..\\\\b",
        "",
        "docs//x",
        "./x",
    ] {
        check_unusable(&policy(&format!("template: \"{path}\"")));
        check_unusable(&policy(&format!("sources: [{{ file: \"{path}\" }}]")));
    }
}

#[test]
fn a_link_of_the_repository_that_leads_out_is_not_a_list() {
    let github = shop(&policy("sources: [{ file: list.md }]"), "", &[]);
    let shop = github.repository("acme/shop");
    shop.symlink_on("change-7", "list.md", "../../etc/passwd");
    let head = shop.head_of("change-7");
    assert_ne!(head, shop.head_of("main"));
    shop.push_to_pull_request(7, &[("other.txt", "x")]);
    let ended = step(&github).run();
    assert_ne!(decision(&ended), "go", "{}", ended.everything());
    assert_ne!(ended.exit, 0);
}

#[test]
fn a_token_is_nowhere_to_be_read_even_if_everybody_repeats_it() {
    let github = shop(&policy("sources: [pull-request]"), "", &[]);
    let token = github.job_token();
    let shop = github.repository("acme/shop");
    shop.thread(7)
        .titled(&format!("It is {token}"))
        .described(&format!("- [ ] {token} is tested\n- [ ] so is `{token}`\n"));
    let refusal = Answer::error(422, &format!("no, {token}"));
    let refusal = Fault::Instead(refusal);
    github
        .on("POST", "/repos/*/*/issues/7/comments")
        .nth(2)
        .fails(refusal);
    for _ in 0..2 {
        let ended = step(&github)
            .input("github-token", &token)
            .input("evidence", "evidence.json")
            .run();
        let log = ended.out.replacen(&format!("::add-mask::{token}"), "", 1);
        let rest = format!("{log}{}{}{:?}", ended.err, ended.summary, ended.outputs);
        assert!(!rest.contains(&token), "{rest}");
        assert!(
            !ended.file("evidence.json").contains(&token),
            "the evidence"
        );
        for comment in shop.comments(7) {
            assert!(!comment.body.contains(&token), "{}", comment.body);
            shop.delete_comment(comment.id);
        }
    }
}
