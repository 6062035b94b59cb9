//! What if it were another pull request, or others had spoken.

use super::stage::{OPS, QA, RUN, WORDS, roles};
use super::{TWO_ROLES, pull, signed_shop};
use crate::fake_github::FakeGithub;
use crate::stories::acme;
use crate::stories::runner::{Ended, person};

const LABELLED: &str = "\
version: 1
timezone: Europe/Paris
gates:
  sign-off:
    roles:
      qa: { users: [quinn, quentin] }
    extra: { when: change.security, roles: { qa: 2 } }
";

const LIST: &str = "\
version: 1
timezone: Europe/Paris
gates:
  checklist:
    sources: [pull-request]
";

fn asks(github: &FakeGithub, policy: &str, arguments: &[&str]) -> Ended {
    let ended = person(github)
        .file(".github/gonogo.yml", policy)
        .file("done.md", "- [x] tested\n")
        .at(RUN)
        .variable("GITHUB_REPOSITORY", "acme/shop")
        .run_with(arguments);
    assert!(github.writes().is_empty(), "nothing is published");
    ended
}

fn simulate(github: &FakeGithub, policy: &str, more: &[&str]) -> Ended {
    asks(github, policy, &[&["simulate", "--pr", "7"], more].concat())
}

#[test]
fn a_sign_off_is_said_for_the_judged_commit() {
    let policy = roles(QA);
    let github = signed_shop(&policy);
    github.forget_requests();
    let ended = simulate(&github, &policy, &["--sign-off", "qa", "--as", "quinn"]);
    assert_eq!(ended.exit, 0, "{}", ended.everything());
    assert!(ended.out.contains("SIMULATED"), "{}", ended.out);
    let ended = simulate(&github, &policy, &["--sign-off", "qa", "--as", "mallory"]);
    assert_eq!(ended.exit, 3, "{}", ended.everything());
}

#[test]
fn several_people_speak_each_in_their_place() {
    let github = signed_shop(TWO_ROLES);
    github.forget_requests();
    let cases: [(&[&str], u8); 9] = [
        (
            &[
                "--sign-off",
                "qa",
                "--as",
                "quinn",
                "--sign-off",
                "ops",
                "--as",
                "olga",
            ],
            0,
        ),
        (
            &[
                "--as",
                "olga",
                "--as",
                "quinn",
                "--comment",
                "/go ops",
                "--sign-off",
                "qa",
            ],
            0,
        ),
        (
            &[
                "--as",
                "quinn",
                "--as",
                "olga",
                "--comment",
                "/go ops",
                "--sign-off",
                "qa",
            ],
            3,
        ),
        // One for all: olga may not speak for QA.
        (
            &["--sign-off", "qa", "--sign-off", "ops", "--as", "olga"],
            3,
        ),
        // The last word counts.
        (
            &[
                "--sign-off",
                "qa",
                "--as",
                "quinn",
                "--sign-off",
                "ops",
                "--as",
                "olga",
                "--comment",
                "/nogo ops the database is slow",
                "--as",
                "olga",
            ],
            1,
        ),
        (
            &[
                "--sign-off",
                "qa",
                "--sign-off",
                "ops",
                "--sign-off",
                "qa",
                "--as",
                "a",
                "--as",
                "b",
            ],
            2,
        ),
        (&["--as", "quinn"], 2),
        (&["--sign-off", "qa"], 2),
        (&["--sign-off", "qa @1a2b3c4", "--as", "quinn"], 2),
    ];
    for (more, exit) in cases {
        let ended = simulate(&github, TWO_ROLES, more);
        assert_eq!(ended.exit, exit, "{more:?}: {}", ended.everything());
    }
}

#[test]
fn labels_that_are_not_there_decide_with_those_that_are() {
    let github = signed_shop(LABELLED);
    github.at(WORDS);
    pull(&github).comment(7, "quinn", "/go qa");
    github.forget_requests();
    let policy = LABELLED;
    let plain = simulate(&github, policy, &["--title", "Ship it"]);
    assert_eq!(plain.exit, 0, "{}", plain.everything());
    let labelled = simulate(&github, policy, &["--label", "security"]);
    assert_eq!(labelled.exit, 3, "{}", labelled.everything());
    assert!(labelled.out.contains("SIMULATED"), "{}", labelled.out);
    acme(&github).thread(7).labelled("Security");
    github.forget_requests();
    let without = simulate(&github, policy, &["--without-label", "security"]);
    assert_eq!(without.exit, 0, "{}", without.everything());
}

#[test]
fn another_description_has_another_list() {
    let github = crate::stories::shop(LIST, "- [ ] tested\n");
    github.forget_requests();
    let plain = asks(&github, LIST, &["check", "--pr", "7", "--dry-run"]);
    assert_eq!(plain.exit, 3, "{}", plain.everything());
    let done = simulate(&github, LIST, &["--description", "done.md"]);
    assert_eq!(done.exit, 0, "{}", done.everything());
    assert!(done.out.contains("SIMULATED"), "{}", done.out);
    assert_eq!(
        simulate(&github, LIST, &["--description", "gone.md"]).exit,
        6
    );
    let tag = ["simulate", "--tag", "v1.0.0", "--label", "security"];
    assert_eq!(asks(&github, LIST, &tag).exit, 2);
}

/// Decides from a record, far from GitHub.
fn offline(evidence: &str, more: &[&str]) -> Ended {
    let github = FakeGithub::start();
    let ended = person(&github)
        .file("e.json", evidence)
        .file("done.md", "- [x] tested\n")
        .run_with(&[&["simulate", "--evidence", "e.json"], more].concat());
    assert!(github.requests().is_empty(), "nobody is asked");
    ended
}

#[test]
fn a_record_answers_what_if_without_anybody_being_asked() {
    let policy = roles(&format!("{QA}, {OPS}"));
    let github = signed_shop(&policy);
    github.at(WORDS);
    pull(&github).comment(7, "quinn", "/go qa");
    github.forget_requests();
    let check = ["check", "--pr", "7", "--dry-run", "--evidence", "e.json"];
    let ended = asks(&github, &policy, &check);
    assert_eq!(ended.exit, 3, "{}", ended.everything());
    let evidence = ended.file("e.json");
    let plain = offline(&evidence, &[]);
    assert_eq!(plain.exit, 3, "{}", plain.everything());
    assert!(plain.out.contains("SIMULATED"), "{}", plain.out);
    let torn = ["--label", "hotfix", "--without-label", "HotFix"];
    let torn = offline(&evidence, &torn);
    assert_eq!(torn.exit, 2, "{}", torn.everything());
    assert!(torn.err.contains("cannot be both"), "{}", torn.err);
    let signed = offline(&evidence, &["--sign-off", "ops", "--as", "olga"]);
    assert_eq!(signed.exit, 0, "{}", signed.everything());
    assert!(signed.out.contains("SIMULATED"), "{}", signed.out);
    assert!(signed.err.contains("SIMULATED"), "{}", signed.err);
    let stranger = offline(&evidence, &["--sign-off", "ops", "--as", "somebody-else"]);
    assert_eq!(stranger.exit, 6, "{}", stranger.everything());
    assert!(
        stranger.err.contains("does not know who"),
        "{}",
        stranger.err
    );
    let expired = offline(&evidence, &["--pr", "7"]);
    assert_eq!(expired.exit, 2, "{}", expired.everything());
    let elsewhere = offline(&evidence, &["--environment", "staging"]);
    assert_eq!(elsewhere.exit, 2, "{}", elsewhere.everything());
    let altered = offline(&evidence.replace("Ship it", "Ship!"), &["--label", "x"]);
    assert_eq!(altered.exit, 4, "{}", altered.everything());
}

#[test]
fn a_record_of_a_list_is_decided_with_another_one() {
    let github = crate::stories::shop(LIST, "- [ ] tested\n");
    github.forget_requests();
    let check = ["check", "--pr", "7", "--dry-run", "--evidence", "e.json"];
    let evidence = asks(&github, LIST, &check).file("e.json");
    let done = offline(&evidence, &["--description", "done.md"]);
    assert_eq!(done.exit, 0, "{}", done.everything());
    let nobody = offline(&evidence, &["--comment", "/go qa", "--as", "alice"]);
    assert_eq!(nobody.exit, 6, "{}", nobody.everything());
    assert!(nobody.err.contains("Nobody can be heard"), "{}", nobody.err);
}
