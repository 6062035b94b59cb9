//! Answers that are true, short, and never without end.

use super::stage::{QA, RUN, WORDS, answers, roles, run, run_again};
use super::{at, pull, signed_shop};
use crate::fake_github::wire::faults::Fault;
use crate::stories::events::commented_on;
use crate::stories::runner::{action, person};

#[test]
fn the_sixth_question_is_not_answered_with_a_lie() {
    let github = signed_shop(&roles(QA));
    let shop = pull(&github);
    for person in 0..7 {
        github.id_of(&format!("real-{person}"));
    }
    github.at(WORDS);
    for person in 0..7 {
        shop.comment(7, "olga", &format!("/gonogo why @real-{person}"));
    }
    run(&github);
    let answers = answers(&github);
    assert!(
        answers
            .iter()
            .all(|text| !text.contains("Nobody on GitHub")),
        "{answers:#?}"
    );
}

#[test]
fn an_account_that_cannot_be_looked_up_is_not_said_to_be_nobody() {
    let github = signed_shop(&roles(QA));
    let shop = pull(&github);
    github.at(WORDS);
    shop.comment(7, "mallory", "/gonogo why @olga");
    github.on("GET", "/users/olga").fails(Fault::status(502));
    run(&github);
    let answers = answers(&github);
    assert!(
        answers
            .iter()
            .all(|text| !text.contains("Nobody on GitHub")),
        "{answers:#?}"
    );
}

#[test]
fn somebody_who_may_not_veto_is_not_told_to_ask_people_who_may_not_either() {
    let github = signed_shop(&roles("qa: { users: [quinn, quentin], veto: false }"));
    let shop = pull(&github);
    github.at(WORDS);
    shop.comment(7, "quinn", "/nogo qa it fails on staging");
    run(&github);
    let answers = answers(&github);
    assert!(
        answers.iter().all(|text| !text.contains("Who may")),
        "{answers:#?}"
    );
}

#[test]
fn a_strangers_reaction_does_not_keep_a_question_from_its_answer() {
    let github = signed_shop(&roles(QA));
    let shop = pull(&github);
    github.at(WORDS);
    let asked = shop.comment(7, "quinn", "/gonogo help");
    shop.react(asked, "mallory", "eyes");
    let misspelt = shop.comment(7, "quentin", "/nogo qx it fails on staging");
    shop.react(misspelt, "mallory", "+1");
    run(&github);
    assert_eq!(answers(&github).len(), 2, "{:#?}", answers(&github));
}

/// One comment of an outsider, and then quinn asks for help.
#[track_caller]
fn answered_after(policy: &str, noise: &str) {
    let github = signed_shop(policy);
    let shop = pull(&github);
    assert!(noise.len() < 65_536, "GitHub takes it: {}", noise.len());
    github.at(WORDS);
    shop.comment(7, "mallory", noise);
    let asked = shop.comment(7, "quinn", "/gonogo help");
    run(&github);
    run_again(&github);
    let answers = answers(&github);
    assert!(
        answers.iter().any(|text| text.contains("To `quinn`")),
        "{} answers",
        answers.len()
    );
    assert!(!shop.reactions(asked).is_empty());
}

#[test]
fn a_comment_that_has_a_very_long_answer_does_not_keep_all_others_from_theirs() {
    let lines = (0..50).map(|n| format!("/go {n}{}\n\n", "*".repeat(1_250)));
    answered_after(&roles(QA), &lines.collect::<String>());
}

#[test]
fn fifty_questions_in_one_comment_do_not_keep_all_others_from_their_answers() {
    let names: Vec<String> = (0..25)
        .map(|n| format!("a-rather-long-name-of-a-role-{n}: {{ users: [quinn, u{n}] }}"))
        .collect();
    let policy = roles(&names.join(", "));
    let lines = (0_u32..50).map(|n| {
        let letters = "mallory".chars().enumerate();
        let spelt: String = letters
            .map(|(at, c)| {
                if n >> at & 1 == 1 {
                    c.to_ascii_uppercase()
                } else {
                    c
                }
            })
            .collect();
        format!("/gonogo why @{spelt}\n\n")
    });
    answered_after(&policy, &lines.collect::<String>());
}

#[test]
fn an_outsider_does_not_make_us_answer_without_end() {
    let github = signed_shop(&roles(QA));
    let shop = pull(&github);
    github.at(WORDS);
    for _ in 0..40 {
        shop.comment(7, "mallory", "/gonogo status");
    }
    for minute in 0..6 {
        at(
            &github,
            &format!("2026-11-20T15:{minute}0:00Z"),
            commented_on(7),
        );
    }
    assert!(answers(&github).len() <= 10, "{}", answers(&github).len());
}

#[test]
fn more_questions_than_one_run_answers_are_answered_by_the_next() {
    let github = signed_shop(&roles(QA));
    let shop = pull(&github);
    github.at(WORDS);
    for person in 0..15 {
        shop.comment(7, &format!("asker-{person}"), "/gonogo status");
    }
    for minute in 0..4 {
        at(
            &github,
            &format!("2026-11-20T15:{minute}0:00Z"),
            commented_on(7),
        );
    }
    assert_eq!(answers(&github).len(), 15);
}

#[test]
fn a_simulation_of_a_bot_does_not_blame_the_policy() {
    let policy = roles(QA);
    let github = signed_shop(&policy);
    let ended = person(&github)
        .file(".github/gonogo.yml", &policy)
        .at(RUN)
        .variable("GITHUB_REPOSITORY", "acme/shop")
        .run_with(&[
            "simulate",
            "--pr",
            "7",
            "--comment",
            "/go qa",
            "--as",
            "nobody-at-all",
        ]);
    assert!(
        !ended.out.contains("policy could not be read"),
        "{}",
        ended.out
    );
}

#[test]
fn a_secret_in_a_note_does_not_keep_a_go_from_being_decided() {
    let github = signed_shop(&roles(QA));
    let shop = pull(&github);
    let token = github.user_token("maria");
    github.at(WORDS);
    shop.comment(7, "quinn", &format!("/go qa -- {token}"));
    let ended = action(&github, commented_on(7))
        .at(RUN)
        .input("github-token", &token)
        .run();
    assert_eq!(ended.output("decision"), "go");
}
