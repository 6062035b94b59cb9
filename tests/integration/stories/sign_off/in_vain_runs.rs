//! The same with several runs: replays, simulations, tags.

use super::stage::{AFTER, QA, RUN, WORDS, ends, roles, roles_and, run};
use super::{pull, signed_shop};
use crate::fake_github::FakeGithub;
use crate::fake_github::story::draft::CommitDraft;
use crate::stories::events::{commented_on, pushed};
use crate::stories::runner::{action, person};

#[test]
fn a_record_of_sign_offs_replays_to_the_same_decision() {
    for words in [
        vec![("quinn", "/go qa")],
        vec![
            ("quinn", "/go qa"),
            ("olga", "/nogo ops it locks the table"),
            ("mallory", "/go qa"),
        ],
    ] {
        let github = signed_shop(&roles(&format!(
            "{QA}, ops: {{ users: [olga], required: false }}"
        )));
        let shop = pull(&github);
        github.at(WORDS);
        for (login, word) in words {
            shop.comment(7, login, word);
        }
        shop.push_commit(7, CommitDraft::by("alice").changing("b", "1\n"));
        github.at(AFTER);
        shop.comment(7, "quentin", "/go qa");
        let ended = action(&github, commented_on(7))
            .at("2026-11-20T16:00:00Z")
            .input("evidence", "e.json")
            .run();
        let evidence = ended.file("e.json");
        let other = FakeGithub::start();
        let again = person(&other)
            .file("e.json", &evidence)
            .at("2027-03-01T08:00:00Z")
            .run_with(&["replay", "e.json", "--format", "json"]);
        let saved: serde_json::Value = serde_json::from_str(&evidence).expect("JSON");
        let printed: serde_json::Value = serde_json::from_str(&again.out).expect("JSON");
        assert_eq!(saved["decision"], printed);
        assert!(
            again.err.contains("The same decision as recorded"),
            "{}",
            again.err
        );
        let forged = evidence.replacen("/nogo ops", "/gone ops", 1);
        if forged != evidence {
            let again = person(&other)
                .file("e.json", &forged)
                .run_with(&["replay", "e.json"]);
            assert_eq!(again.exit, 4, "{}", again.everything());
        }
    }
}

#[test]
fn odd_simulations_end_well() {
    let policy = roles(QA);
    let github = signed_shop(&policy);
    github.organization("bigcorp");
    let long = format!("/go qa -- {}", "x".repeat(200_000));
    let deep = "> ".repeat(3_000) + "/go qa";
    for (text, login, exit) in [
        ("", "quinn", None),
        ("/go qa\0", "quinn", None),
        ("/go qa", "bigcorp", None),
        ("/go qa", "helper[bot]", None),
        (long.as_str(), "quinn", None),
        (deep.as_str(), "quinn", None),
        (
            "/nogo qa \u{202e}::error::x\n##[set-output name=decision]go",
            "quinn",
            Some(1),
        ),
    ] {
        let ended = person(&github)
            .file(".github/gonogo.yml", &policy)
            .at(RUN)
            .variable("GITHUB_REPOSITORY", "acme/shop")
            .run_with(&["simulate", "--pr", "7", "--comment", text, "--as", login]);
        let _shown: String = text.chars().take(40).collect();
        if let Some(exit) = exit {
            assert_eq!(ended.exit, exit);
        }
        assert_ne!(ended.exit, 70, "no panic");
    }
    assert!(github.writes().is_empty());
}

#[test]
fn two_tags_on_one_commit_are_one_release_and_a_third_elsewhere_is_not() {
    let github = signed_shop(&roles(QA));
    let shop = pull(&github);
    shop.move_tag("v1.0.0", "main").move_tag("v1.0.1", "main");
    let run = |tag: &str, instant: &str| {
        github.at(instant);
        let sha = shop.head_of(tag);
        action(&github, pushed(&format!("refs/tags/{tag}"), &sha))
            .at(instant)
            .run()
    };
    run("v1.0.0", "2026-11-20T14:20:00Z");
    let issue = shop.issues()[0].number;
    github.at(WORDS);
    shop.comment(issue, "quinn", "/go qa");
    assert_eq!(run("v1.0.1", RUN).output("decision"), "go");
    assert_eq!(shop.issues().len(), 1);
    shop.file_on("main", "x", "1\n").move_tag("v1.0.2", "main");
    assert_eq!(run("v1.0.2", AFTER).output("decision"), "hold");
}

#[test]
fn a_word_after_the_merge_on_the_merged_pull_request_is_no_mystery() {
    let github = signed_shop(&roles_and(
        QA,
        "carry: [merged-pull-request, identical-tree]",
    ));
    let shop = pull(&github);
    github.at("2026-11-20T14:20:00Z");
    let _ = shop.thread(7).merge();
    shop.delete_reference("heads/change-7");
    shop.move_tag("v1.0.0", "main");
    github.at(WORDS);
    shop.comment(7, "quinn", "/go qa");
    let sha = shop.head_of("v1.0.0");
    let ended = action(&github, pushed("refs/tags/v1.0.0", &sha))
        .at(RUN)
        .run();
    assert_eq!(ended.output("decision"), "hold");
}

#[test]
fn a_tag_that_others_signed_makes_no_success_for_a_pull_request_that_waits() {
    let github = signed_shop(&roles(QA));
    let shop = pull(&github);
    let head = shop.head_of_pull_request(7);
    shop.move_tag("v9", &head);
    let run_tag = |instant: &str| {
        github.at(instant);
        let event = pushed("refs/tags/v9", &head);
        action(&github, event).at(instant).run()
    };
    run_tag("2026-11-20T14:20:00Z");
    let issue = shop.issues()[0].number;
    github.at(WORDS);
    shop.comment(issue, "quinn", "/go qa");
    shop.comment(7, "quentin", "/nogo qa it fails on staging");
    ends(&github, &run(&github), "no-go");
    let _ = run_tag("2026-11-20T15:10:00Z");
    assert_ne!(
        crate::stories::status(&github),
        "success",
        "there is a veto"
    );
}
