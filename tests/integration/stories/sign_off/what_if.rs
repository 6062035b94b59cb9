//! What if, why, how long to wait, and what a run costs.

use super::stage::{QA, RUN, WORDS, roles};
use super::{TWO_ROLES, pull, signed_shop};
use crate::fake_github::FakeGithub;
use crate::fake_github::wire::log::longest_chain;
use crate::stories::events::{commented_on, pushed_to};
use crate::stories::runner::{Ended, action, person};
use crate::stories::{ending, status};

/// A person at the command line, with the policy of the shop in the working tree.
fn asks(github: &FakeGithub, policy: &str, arguments: &[&str]) -> Ended {
    person(github)
        .file(".github/gonogo.yml", policy)
        .at(RUN)
        .variable("GITHUB_REPOSITORY", "acme/shop")
        .run_with(arguments)
}

#[test]
fn a_simulated_go_is_decided_and_published_nowhere() {
    let policy = roles(QA);
    let github = signed_shop(&policy);
    github.forget_requests();
    let arguments = [
        "simulate",
        "--pr",
        "7",
        "--comment",
        "/go qa",
        "--as",
        "quinn",
    ];
    let ended = asks(&github, &policy, &arguments);
    assert_eq!(ended.exit, 0, "{}", ended.everything());
    assert!(ended.out.contains("SIMULATED"), "{}", ended.out);
    assert!(github.writes().is_empty());
    assert!(pull(&github).comments(7).is_empty());
    let arguments = [
        "simulate",
        "--pr",
        "7",
        "--comment",
        "/go qa",
        "--as",
        "mallory",
    ];
    assert_eq!(asks(&github, &policy, &arguments).exit, 3);
    let arguments = [
        "simulate",
        "--pr",
        "7",
        "--comment",
        "/go qa",
        "--as",
        "nobody-at-all",
    ];
    let ended = asks(&github, &policy, &arguments);
    assert_ne!(ended.exit, 0, "{}", ended.everything());
    assert!(
        ended.everything().contains("/users/nobody-at-all"),
        "{}",
        ended.everything()
    );
}

#[test]
fn a_simulation_is_of_one_subject_and_has_somebody_who_speaks() {
    let policy = roles(QA);
    let github = signed_shop(&policy);
    for arguments in [
        ["simulate", "--comment", "/go qa", "--as", "quinn"].as_slice(),
        &["simulate", "--pr", "7", "--comment", "/go qa"],
        &["simulate", "--pr", "7", "--as", "quinn"],
        &["why", "quinn"],
        &["why", "--pr", "7"],
        &["why", "no login", "--pr", "7"],
    ] {
        let ended = asks(&github, &policy, arguments);
        assert_eq!(ended.exit, 2, "{arguments:?}: {}", ended.everything());
    }
}

#[test]
fn why_says_what_somebody_may_and_what_became_of_their_word() {
    let github = signed_shop(TWO_ROLES);
    github.at(WORDS);
    pull(&github).comment(7, "quinn", "/go qa");
    pull(&github).push_to_pull_request(7, &[("late.txt", "late\n")]);
    github.forget_requests();
    let why = |login: &str| asks(&github, TWO_ROLES, &["why", login, "--pr", "7"]);
    let quinn = why("quinn");
    assert_eq!(quinn.exit, 0, "{}", quinn.everything());
    for expected in [
        "qa: quinn may speak for it",
        "pushed over since",
        "ops: quinn may not",
    ] {
        assert!(quinn.out.contains(expected), "{expected}: {}", quinn.out);
    }
    let alice = why("alice");
    assert!(
        alice.out.contains("alice opened the pull request"),
        "{}",
        alice.out
    );
    let olga = why("OLGA");
    assert!(
        olga.out.contains("ops: OLGA may speak for it"),
        "{}",
        olga.out
    );
    assert!(github.writes().is_empty());
    let faulty = asks(&github, "version: 9", &["why", "quinn", "--pr", "7"]);
    assert_eq!(faulty.exit, 5, "{}", faulty.everything());
}

#[test]
fn a_wait_ends_with_the_decision_and_tells_people_meanwhile() {
    let github = signed_shop(&roles(QA));
    let event = pushed_to(&github, 7);
    // Quinn has had time until the third look.
    github
        .on_operation("issues/list-comments")
        .nth(5)
        .before(|github| {
            let shop = github.repository("acme/shop");
            if shop.comments(7).len() < 2 {
                github.at(WORDS);
                shop.comment(7, "quinn", "/go qa");
            }
        });
    github.at(WORDS);
    let ended = action(&github, event).at(RUN).input("wait", "30m").run();
    assert_eq!(ending(&ended), (0, "go"), "{}", ended.everything());
    assert_eq!(status(&github), "success");
    assert_eq!(ended.summary.matches("for `production`").count(), 1);
    assert!(
        ended.err.contains("paid for by the minute"),
        "{}",
        ended.err
    );
}

#[test]
fn a_wait_that_is_over_is_a_hold() {
    let github = signed_shop(&roles(QA));
    let event = pushed_to(&github, 7);
    let ended = action(&github, event).at(RUN).input("wait", "5m").run();
    assert_eq!(ending(&ended), (0, "hold"), "{}", ended.everything());
    let looks = github.requests();
    let looks = looks
        .iter()
        .filter(|one| one.operation.as_deref() == Some("pulls/list-reviews"));
    assert!(looks.count() <= 5, "long intervals");
}

#[test]
fn what_runs_cost() {
    let github = signed_shop(&roles(QA));
    let count = |ended: &Ended, most: usize| {
        let requests = github.requests();
        let told: Vec<String> = requests
            .iter()
            .map(|request| format!("{} {}", request.method, request.path))
            .collect();
        assert!(
            requests.len() <= most,
            "{}: {told:#?} {}",
            told.len(),
            ended.err
        );
        let reads = requests
            .iter()
            .take_while(|request| request.method == "GET" || request.path == "/graphql");
        let reads: Vec<_> = reads.cloned().collect();
        assert!(longest_chain(&reads) <= 3, "{told:#?}");
        github.forget_requests();
    };
    github.answer_in_rounds();
    github.forget_requests();
    let hold = action(&github, pushed_to(&github, 7))
        .at("2026-11-20T14:20:00Z")
        .run();
    assert_eq!(ending(&hold), (0, "hold"), "{}", hold.everything());
    count(&hold, 15);
    github.at(WORDS);
    pull(&github).comment(7, "quinn", "/go qa");
    let go = action(&github, commented_on(7)).at(RUN).run();
    assert_eq!(ending(&go), (0, "go"), "{}", go.everything());
    // Before a GO everything that was said is read once more.
    count(&go, 20);
}
