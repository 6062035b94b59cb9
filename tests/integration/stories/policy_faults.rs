//! A policy that is missing, empty or wrong.

use super::runner::{TUESDAY, person};
use super::{DONE, acme, empty_shop, ending, on_push, shop, status, the_comment};

/// Five faults: an unknown zone, a word that is none of the choices, an unknown source, a word for
/// a number, and an unknown key.
const FIVE: &str = "\
version: 1
timezone: Europe/Pari
locale: english
gates:
  checklist:
    sources: [pull-reqest]
    min-items: many
    templat: docs/list.md
";

/// What each fault says, where it stands, and what is meant instead.
const SAID: [(&str, &str, &str); 5] = [
    ("Europe/Pari", "2:11", "Europe/Paris"),
    ("english", "3:9", "en"),
    ("pull-reqest", "6:15", "pull-request"),
    ("many", "7:16", "number"),
    ("templat:", "8:5", "template"),
];

#[test]
fn lint_shows_all_faults_at_once_each_with_place_excerpt_and_suggestion() {
    let github = crate::fake_github::FakeGithub::start();
    let ended = person(&github)
        .file("p.yml", FIVE)
        .run_with(&["lint", "--policy", "p.yml"]);
    assert_eq!(ended.exit, 5);
    assert!(ended.out.contains("5 errors"), "{}", ended.out);
    for (word, place, suggestion) in SAID {
        assert!(
            ended.out.contains(&format!("p.yml:{place}")),
            "{place}: {}",
            ended.out
        );
        let line = FIVE
            .lines()
            .find(|line| line.contains(word))
            .expect("it is there");
        assert!(
            ended.out.contains(line),
            "the excerpt of {word}: {}",
            ended.out
        );
        assert!(
            ended.out.contains(suggestion),
            "{suggestion}: {}",
            ended.out
        );
    }
    assert!(ended.out.contains('^'), "the excerpt points: {}", ended.out);
}

#[test]
fn colours_are_those_of_the_excerpt_and_never_of_the_policy() {
    let github = crate::fake_github::FakeGithub::start();
    let lint = |color| {
        person(&github)
            .file("p.yml", "version: 1\ntimezone: \"\x1b[5mEurope/Pari\"\n")
            .run_with(&["lint", "--policy", "p.yml", "--color", color])
    };
    let (coloured, plain) = (lint("always"), lint("never"));
    assert!(coloured.out.contains("\x1b[1m"), "{:?}", coloured.out);
    assert!(!coloured.out.contains("\x1b[5m"), "{:?}", coloured.out);
    assert!(!plain.out.contains('\x1b'), "{:?}", plain.out);
    assert_eq!(coloured.exit, plain.exit);
}

#[test]
fn check_says_the_same_faults_where_people_look() {
    let github = shop(FIVE, DONE);
    let ended = on_push(&github).run();
    assert_eq!(ending(&ended), (5, "unknown"), "{}", ended.everything());
    assert_eq!(status(&github), "error");
    let comment = the_comment(&github);
    for text in [&comment, &ended.summary, &ended.out] {
        assert!(text.contains("UNKNOWN for"), "{text}");
        for (_, place, _) in SAID {
            let line = place.split(':').next().expect("a line");
            assert!(text.contains(&format!("line {line}")), "{line}: {text}");
        }
    }
    let annotation = ended.out.lines().find(|line| line.starts_with("::error "));
    let annotation = annotation.expect("an annotation");
    assert!(
        annotation.contains("file=.github/gonogo.yml"),
        "{annotation}"
    );
    assert!(annotation.contains("line=2"), "{annotation}");
}

#[test]
fn without_a_policy_nothing_is_known_and_the_next_step_is_said() {
    let github = empty_shop(DONE);
    let ended = on_push(&github).run();
    assert_eq!(ending(&ended), (5, "unknown"));
    assert_eq!(status(&github), "error");
    let comment = the_comment(&github);
    assert!(
        comment.contains("There is no `.github/gonogo.yml` on `main`"),
        "{comment}"
    );
}

#[test]
fn a_policy_under_its_other_name_is_found() {
    let github = empty_shop(DONE);
    acme(&github).file_on("main", ".gonogo.yml", super::CHECKLIST_POLICY);
    assert_eq!(ending(&on_push(&github).run()), (0, "go"));
    assert!(the_comment(&github).contains("`.gonogo.yml`"));
}

#[test]
fn a_policy_without_gates_is_never_go() {
    for policy in [
        "version: 1\n",
        "version: 1\ngates: {}\n",
        "version: 1\ngates:\n  checklist: { sources: [pull-request] }\n\
         environments:\n  production:\n    gates: { checklist: off }\n",
    ] {
        let github = shop(policy, DONE);
        let ended = on_push(&github).run();
        assert_eq!(ending(&ended), (4, "unknown"), "{policy}");
        assert_eq!(status(&github), "error");
        assert!(the_comment(&github).contains("has no gate for `production`"));
    }
}

#[test]
fn an_environment_that_the_policy_does_not_know_is_invalid() {
    let policy = "version: 1\ngates:\n  checklist: { sources: [pull-request] }\n\
                  environments:\n  staging: { gates: { checklist: off } }\n";
    let github = shop(policy, DONE);
    let ended = on_push(&github).input("environment", "stagging").run();
    assert_eq!(ending(&ended), (5, "unknown"), "{}", ended.everything());
}

#[test]
fn a_gate_that_only_warns_lets_the_decision_be_go_and_stays_in_the_report() {
    let policy = format!("{}    enforcement: warn\n", super::CHECKLIST_POLICY);
    let github = shop(&policy, super::OPEN);
    let ended = on_push(&github).run();
    assert_eq!(ending(&ended), (0, "go"));
    let comment = the_comment(&github);
    assert!(comment.contains("rollback tried"), "{comment}");
}

#[test]
fn a_policy_that_is_no_text_or_far_too_large_decides_nothing() {
    let large = vec![b'#'; 256 * 1024 + 1];
    for bytes in [b"version: 1\n\xff\xfe".to_vec(), large] {
        let github = empty_shop(DONE);
        acme(&github).bytes_on("main", ".github/gonogo.yml", bytes);
        let ended = on_push(&github).at(TUESDAY).run();
        assert!([4, 5].contains(&ended.exit), "{}", ended.everything());
        assert_eq!(ended.output("decision"), "unknown");
        assert_eq!(status(&github), "error");
    }
}

#[test]
fn a_policy_that_cannot_be_read_takes_an_older_success_off_the_commit() {
    use crate::fake_github::wire::faults::Fault;
    let github = shop(super::CHECKLIST_POLICY, DONE);
    assert_eq!(ending(&on_push(&github).run()), (0, "go"));
    assert_eq!(status(&github), "success");
    for operation in ["repos/get-content", "git/get-ref"] {
        let github = shop(super::CHECKLIST_POLICY, DONE);
        on_push(&github).run();
        github.on_operation(operation).fails(Fault::status(500));
        let ended = on_push(&github).run();
        assert_eq!(ending(&ended), (4, "unknown"), "{}", ended.everything());
        assert_eq!(status(&github), "error", "{operation}");
    }
}

#[test]
fn a_head_that_cannot_be_read_again_is_unknown_on_the_commit_that_was_judged() {
    use crate::fake_github::wire::faults::Fault;
    let github = shop(super::CHECKLIST_POLICY, DONE);
    for late in 2..6 {
        github
            .on("GET", "/repos/*/*/pulls/7")
            .nth(late)
            .fails(Fault::status(404));
    }
    let ended = on_push(&github).run();
    assert_eq!(ending(&ended), (4, "unknown"), "{}", ended.everything());
    assert_eq!(status(&github), "error");
}
