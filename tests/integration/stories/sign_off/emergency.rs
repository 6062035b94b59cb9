//! Break-glass: two people, one incident, one commit, for a while.

use super::stage::{AFTER, AGAIN, LATER, WORDS, ends, run, run_again};
use super::{at, pull, signed_shop};
use crate::fake_github::FakeGithub;
use crate::fake_github::story::draft::CommitDraft;
use crate::fake_github::story::repository::Repo;
use crate::fake_github::wire::faults::Fault;
use crate::stories::events::commented_on;
use crate::stories::status;

const DOWN: &str = "/emergency INC-42 database is down";

/// On a Friday nothing goes, but in an emergency that overrules these gates.
fn policy(overrides: &str) -> String {
    format!(
        "version: 1
timezone: Europe/Paris
gates:
  window:
    allow:
      - {{ id: hours, weekly: {{ days: [mon, tue, wed, thu], from: \"09:00\", to: \"16:00\" }} }}
  sign-off:
    roles:
      qa: {{ users: [quinn, quentin], veto: true }}
    emergency:
      role: commander
      users: [olga, omar, alice]
      overrides: [{overrides}]
"
    )
}

/// A shop in which quinn has signed off, on a Friday.
fn friday(overrides: &str) -> FakeGithub {
    let github = signed_shop(&policy(overrides));
    github.at(WORDS);
    pull(&github).comment(7, "quinn", "/go qa");
    github
}

#[track_caller]
fn check(overrides: &str, story: impl FnOnce(&FakeGithub, &Repo), expected: &str) -> FakeGithub {
    let github = friday(overrides);
    story(&github, &pull(&github));
    ends(&github, &run(&github), expected);
    github
}

fn declare(shop: &Repo) {
    shop.comment(7, "olga", DOWN);
    shop.comment(7, "omar", "/emergency inc-42 customers cannot pay");
}

#[test]
fn two_of_the_role_overrule_the_gates_that_the_policy_names() {
    check("window", |_, _| {}, "no-go");
    let github = check("window", |_, shop| declare(shop), "go");
    let (_, comment) = super::stage::decision_comment(&github);
    assert!(comment.contains("INC-42"), "{comment}");
}

#[test]
fn gates_that_are_not_named_are_not_overruled() {
    check("checklist", |_, shop| declare(shop), "no-go");
    let veto = |_: &FakeGithub, shop: &Repo| {
        declare(shop);
        shop.comment(7, "quentin", "/nogo qa it fails on staging");
    };
    check("window", veto, "no-go");
    check("window, sign-off", veto, "go");
    let unsigned = |_: &FakeGithub, shop: &Repo| {
        declare(shop);
        shop.comment(7, "quinn", "/withdraw qa");
    };
    check("window", unsigned, "hold");
    check("sign-off", |_, shop| declare(shop), "no-go");
}

/// Who declares what, in vain.
#[track_caller]
fn check_in_vain(words: &[(&str, &str)]) {
    let story = |_: &FakeGithub, shop: &Repo| {
        for (login, word) in words {
            shop.comment(7, login, word);
        }
    };
    let github = check("window", story, "no-go");
    assert!(pull(&github).issues().is_empty(), "nothing to follow up");
}

#[test]
fn one_person_twice_is_not_two() {
    check_in_vain(&[("olga", DOWN), ("olga", DOWN), ("OLGA", DOWN)]);
}

#[test]
fn the_author_and_people_of_other_roles_do_not_declare_one() {
    check_in_vain(&[("olga", DOWN), ("alice", DOWN)]);
    check_in_vain(&[("olga", DOWN), ("quinn", DOWN)]);
    check_in_vain(&[("olga", DOWN), ("mallory", DOWN)]);
}

#[test]
fn two_incidents_are_not_one() {
    check_in_vain(&[
        ("olga", DOWN),
        ("omar", "/emergency INC-43 database is down"),
    ]);
}

#[test]
fn an_emergency_needs_an_incident_and_a_reason() {
    check_in_vain(&[
        ("olga", "/emergency INC-42"),
        ("omar", "/emergency INC-42 down"),
    ]);
    check_in_vain(&[("olga", "/emergency"), ("omar", "/emergency")]);
    let markup = "/emergency --><script> database is down";
    check_in_vain(&[("olga", markup), ("omar", markup)]);
}

#[test]
fn a_declaration_that_was_taken_back_edited_or_deleted_is_none() {
    check_in_vain(&[
        ("olga", DOWN),
        ("omar", DOWN),
        ("omar", "/withdraw commander"),
    ]);
    let edited = |github: &FakeGithub, shop: &Repo| {
        shop.comment(7, "olga", DOWN);
        let id = shop.comment(7, "omar", "/emergency INC-43 database is down");
        github.at(LATER);
        shop.edit_comment_by(id, "maria", DOWN);
    };
    check("window", edited, "no-go");
    let deleted = |_: &FakeGithub, shop: &Repo| {
        shop.comment(7, "olga", DOWN);
        let id = shop.comment(7, "omar", DOWN);
        shop.delete_comment(id);
    };
    check("window", deleted, "no-go");
}

#[test]
fn an_emergency_is_for_one_commit() {
    let pushed = |_: &FakeGithub, shop: &Repo| {
        declare(shop);
        shop.push_commit(7, CommitDraft::by("alice").changing("a.txt", "1\n"));
        shop.comment(7, "quinn", "/go qa");
    };
    check("window", pushed, "no-go");
}

#[test]
fn an_emergency_ends() {
    let github = friday("window");
    declare(&pull(&github));
    ends(&github, &run(&github), "go");
    // Four hours after the first of the two words.
    ends(
        &github,
        &at(&github, "2026-11-20T18:29:00Z", commented_on(7)),
        "go",
    );
    ends(
        &github,
        &at(&github, "2026-11-20T18:30:02Z", commented_on(7)),
        "no-go",
    );
}

#[test]
fn the_follow_up_is_opened_once() {
    let github = friday("window");
    declare(&pull(&github));
    for minute in ["00", "10", "20"] {
        let ended = at(
            &github,
            &format!("2026-11-20T15:{minute}:00Z"),
            commented_on(7),
        );
        ends(&github, &ended, "go");
    }
    let issues = pull(&github).issues();
    assert_eq!(issues.len(), 1);
    let body = issues[0].body.clone().unwrap_or_default();
    for word in ["INC-42", "database is down", "`olga`", "`omar`", "27 Nov"] {
        assert!(body.contains(word), "{word}: {body}");
    }
    assert!(issues[0].labels.contains("gonogo-follow-up"));
}

#[test]
fn the_follow_up_is_opened_once_also_where_the_answer_is_lost() {
    let github = friday("window");
    declare(&pull(&github));
    github
        .on_operation("issues/create")
        .nth(1)
        .fails(Fault::AnswerLost);
    ends(&github, &run(&github), "go");
    assert_eq!(pull(&github).issues().len(), 1);
}

#[test]
fn an_emergency_whose_follow_up_cannot_be_opened_is_no_go() {
    for fault in [403, 422, 502] {
        let github = friday("window");
        declare(&pull(&github));
        github
            .on_operation("issues/create")
            .fails(Fault::status(fault));
        let ended = run(&github);
        assert_ne!(ended.output("decision"), "go", "{}", ended.everything());
        assert_ne!(ended.exit, 0);
        assert_ne!(status(&github), "success");
    }
}

#[test]
fn an_overdue_follow_up_blocks_the_next_release() {
    const NEXT_WEEK: &str = "2026-12-01T10:00:00Z";
    let github = friday("window");
    declare(&pull(&github));
    ends(&github, &run(&github), "go");
    let due = "2026-11-26T10:00:00Z";
    ends(&github, &at(&github, due, commented_on(7)), "go");
    let ended = at(&github, NEXT_WEEK, commented_on(7));
    ends(&github, &ended, "no-go");
    let reasons = ended.output("reasons");
    assert!(reasons.contains("sign-off/follow-up-overdue"), "{reasons}");
    let number = pull(&github).issues()[0].number;
    // Another text or title changes nothing.
    github.at("2026-12-01T10:10:00Z");
    let _ = pull(&github)
        .thread(number)
        .titled("Done")
        .described("Done");
    ends(&github, &at(&github, NEXT_WEEK, commented_on(7)), "no-go");
    pull(&github).close_issue(number);
    ends(&github, &at(&github, NEXT_WEEK, commented_on(7)), "go");
}

#[test]
fn somebody_elses_issue_is_no_follow_up() {
    let github = friday("window");
    let shop = pull(&github);
    let issue = shop
        .open_issue(30)
        .by("mallory")
        .labelled("gonogo-follow-up");
    let _ = issue.described("<!-- gonogo:follow-up INC-42 0 -->");
    declare(&shop);
    ends(&github, &run(&github), "go");
    assert_eq!(shop.issues().len(), 2);
}

#[test]
fn deleting_a_withdrawal_does_not_bring_the_declaration_back() {
    let github = friday("window");
    let shop = pull(&github);
    declare(&shop);
    github.at(LATER);
    let withdrawal = shop.comment(7, "omar", "/withdraw commander");
    ends(&github, &run(&github), "no-go");
    shop.delete_comment(withdrawal);
    ends(&github, &run_again(&github), "no-go");
    // A new declaration is a new word.
    github.at(AGAIN);
    shop.comment(7, "omar", DOWN);
    ends(&github, &run_again(&github), "go");
}

#[test]
fn an_overdue_follow_up_that_another_app_opened_blocks_too() {
    let github = friday("window");
    let shop = pull(&github);
    shop.permission("other-app[bot]", "write");
    let issue = shop
        .open_issue(30)
        .by("other-app[bot]")
        .labelled("gonogo-follow-up");
    let _ = issue.described("<!-- gonogo:follow-up inc-1 0 -->");
    let ended = at(&github, "2026-12-01T10:00:00Z", commented_on(7));
    ends(&github, &ended, "no-go");
    let reasons = ended.output("reasons");
    assert!(reasons.contains("sign-off/follow-up-overdue"), "{reasons}");
}

#[test]
fn issues_that_cannot_be_read_leave_it_unknown() {
    let github = friday("window");
    github
        .on_operation("issues/list-for-repo")
        .fails(Fault::status(502));
    github.at(AFTER);
    let ended = run_again(&github);
    assert_ne!(ended.output("decision"), "go", "{}", ended.everything());
}
