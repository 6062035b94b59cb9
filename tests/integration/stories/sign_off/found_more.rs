//! More of them: about emergencies, limits and what is published.

use super::stage::{
    AFTER, OPS, QA, RUN, WORDS, answers, decision_comment, ends, roles, roles_and, run, run_again,
};
use super::{at, pull, signed_shop};
use crate::fake_github::FakeGithub;
use crate::fake_github::story::draft::CommitDraft;
use crate::stories::events::commented_on;
use crate::stories::runner::action;

const DOWN: &str = "/emergency INC-42 database is down";

fn emergency(keys: &str) -> String {
    let keys: String = keys.lines().map(|key| format!("    {key}\n")).collect();
    format!(
        "version: 1
timezone: Europe/Paris
gates:
  window:
    allow:
      - {{ id: hours, weekly: {{ days: [mon, tue, wed, thu], from: \"09:00\", to: \"16:00\" }} }}
  sign-off:
    roles:
      qa: {{ users: [quinn, quentin] }}
    emergency:
      role: commander
      users: [olga, omar, alice]
      overrides: [window]
{keys}"
    )
}

#[test]
fn a_go_that_somebody_else_wrote_into_a_comment_within_a_second_does_not_count() {
    for second in ["00", "01"] {
        let github = signed_shop(&roles(QA));
        let shop = pull(&github);
        github.at("2026-11-20T14:30:00Z");
        let id = shop.comment(7, "quinn", "Having a look");
        github.at(&format!("2026-11-20T14:30:{second}Z"));
        shop.edit_comment_by(id, "maria", "/go qa");
        ends(&github, &run(&github), "hold");
    }
}

#[test]
fn commands_past_the_limit_of_a_comment_do_not_leave_a_go() {
    let github = signed_shop(&roles(QA));
    github.at(WORDS);
    let mut text = "/go qa\n\n".to_owned();
    text.push_str(&"/gonogo refresh\n\n".repeat(200));
    text.push_str("/nogo qa it fails on staging\n");
    pull(&github).comment(7, "quinn", &text);
    let ended = run(&github);
    assert_ne!(ended.output("decision"), "go", "{}", ended.everything());
}

#[test]
fn the_author_declares_no_emergency_whatever_the_policy_excludes() {
    let github = signed_shop(&emergency("exclude: [committers]"));
    let shop = pull(&github);
    shop.push_commit(7, CommitDraft::by("bob").changing("a.txt", "1\n"));
    github.at(WORDS);
    shop.comment(7, "quinn", "/go qa");
    shop.comment(7, "alice", DOWN);
    shop.comment(7, "olga", DOWN);
    ends(&github, &run(&github), "no-go");
    let github = signed_shop(&emergency("exclude: []"));
    let shop = pull(&github);
    github.at(WORDS);
    shop.comment(7, "quinn", "/go qa");
    shop.comment(7, "alice", DOWN);
    shop.comment(7, "olga", DOWN);
    ends(&github, &run(&github), "no-go");
}

#[test]
fn an_emergency_is_taken_back_without_naming_the_only_role() {
    let github = signed_shop(&emergency(""));
    let shop = pull(&github);
    github.at(WORDS);
    shop.comment(7, "quinn", "/go qa");
    shop.comment(7, "olga", DOWN);
    shop.comment(7, "omar", DOWN);
    shop.comment(7, "omar", "/withdraw");
    ends(&github, &run(&github), "no-go");
}

#[test]
fn a_word_for_the_emergency_role_that_does_nothing_is_answered() {
    for text in ["/go commander", "/nogo commander it fails on staging"] {
        let github = signed_shop(&emergency(""));
        github.at(WORDS);
        pull(&github).comment(7, "olga", text);
        run(&github);
        assert_eq!(answers(&github).len(), 1, "{text}");
    }
}

/// A veto is published with an input of the step; then its comment is deleted.
#[track_caller]
fn check_kept(input: (&str, &str), then: impl FnOnce(&FakeGithub)) {
    let github = signed_shop(&roles(OPS));
    let shop = pull(&github);
    let run = |instant: &str| {
        github.at(instant);
        let step = action(&github, commented_on(7)).at(instant);
        step.input(input.0, input.1).run()
    };
    github.at(WORDS);
    let veto = shop.comment(7, "olga", "/nogo ops not on a Friday");
    assert_eq!(run(RUN).output("decision"), "no-go");
    github.at(AFTER);
    then(&github);
    shop.delete_comment_by(veto, "maria");
    shop.comment(7, "omar", "/go ops");
    let ended = run("2026-11-20T16:00:00Z");
    assert_ne!(ended.output("decision"), "go", "{}", ended.everything());
}

#[test]
fn a_veto_keeps_standing_where_only_check_runs_are_published() {
    check_kept(("report", "check-run"), |github| {
        pull(github).delete_comment_by(decision_comment(github).0, "maria");
    });
}

#[test]
fn a_veto_keeps_standing_where_no_comment_is_published() {
    check_kept(("comment", "false"), |github| {
        let draft = CommitDraft::by("alice").changing("a.txt", "1\n");
        pull(github).push_commit(7, draft);
    });
}

#[test]
fn a_withdrawal_that_does_not_say_for_which_role_is_not_lost() {
    let both = "qa: { users: [quinn, quentin] }, ops: { users: [quinn, olga] }";
    let github = signed_shop(&roles_and(both, "one-role-per-person: false"));
    let shop = pull(&github);
    github.at(WORDS);
    shop.comment(7, "quinn", "/go qa,ops");
    ends(&github, &run(&github), "go");
    github.at(AFTER);
    shop.comment(7, "quinn", "/withdraw");
    ends(&github, &run_again(&github), "hold");
}

#[test]
fn a_commit_of_an_unknown_author_is_no_emergency_of_the_author() {
    let policy = emergency("").replace("[window]", "[window, sign-off]");
    let github = signed_shop(&policy);
    let shop = pull(&github);
    let stranger = CommitDraft::by("alice").written_by_stranger("Omar", "omar@example.com");
    shop.push_commit(7, stranger.changing("a.txt", "1\n"));
    github.at(WORDS);
    shop.comment(7, "olga", DOWN);
    shop.comment(7, "omar", DOWN);
    let ended = run(&github);
    assert_ne!(ended.output("decision"), "go", "{}", ended.everything());
}

#[test]
fn two_follow_ups_are_not_opened_for_two_spellings_of_one_incident() {
    let github = signed_shop(&emergency(""));
    let shop = pull(&github);
    github.at(WORDS);
    shop.comment(7, "quinn", "/go qa");
    let first = shop.comment(7, "olga", "/emergency INC-42 database is down");
    shop.comment(7, "omar", "/emergency inc-42 database is down");
    ends(&github, &run(&github), "go");
    github.at(AFTER);
    shop.delete_comment(first);
    shop.comment(7, "olga", "/emergency INC-42 database is down");
    ends(
        &github,
        &at(&github, "2026-11-20T16:00:00Z", commented_on(7)),
        "go",
    );
    assert_eq!(shop.issues().len(), 1);
}

#[test]
fn an_outsider_does_not_use_up_the_requests_of_the_hour() {
    let github = signed_shop(&roles(QA));
    let shop = pull(&github);
    github.at(WORDS);
    shop.comment(7, "quinn", "/go qa");
    let mut number = 0;
    for _ in 0..10 {
        let mut text = String::new();
        for _ in 0..20 {
            number += 1;
            text.push_str(&format!("/gonogo why @nobody-{number}\n\n"));
        }
        shop.comment(7, "mallory", &text);
    }
    github.forget_requests();
    let ended = run(&github);
    ends(&github, &ended, "go");
    assert!(github.requests().len() < 60, "{}", github.requests().len());
}

#[test]
fn an_outsider_does_not_use_up_the_requests_of_the_hour_with_reviews() {
    let github = signed_shop(&roles(QA));
    let shop = pull(&github);
    github.at(WORDS);
    shop.comment(7, "quinn", "/go qa");
    for _ in 0..60 {
        shop.review(7, "mallory", "COMMENTED", "/go qa");
    }
    github.forget_requests();
    let ended = run(&github);
    ends(&github, &ended, "go");
    assert!(github.requests().len() < 60, "{}", github.requests().len());
}

#[test]
fn twenty_comments_of_an_outsider_do_not_end_the_releases_of_the_hour() {
    let github = signed_shop(&roles(QA));
    let shop = pull(&github);
    github.at(WORDS);
    shop.comment(7, "quinn", "/go qa");
    for comment in 0..20 {
        let asked = (0..50).map(|n| format!("/gonogo why @nobody-{comment}-{n}\n\n"));
        shop.comment(7, "mallory", &asked.collect::<String>());
    }
    run(&github);
    ends(&github, &run_again(&github), "go");
}
