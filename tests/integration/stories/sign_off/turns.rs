//! Whose turn it is, who counts and until when.

use super::stage::{
    AFTER, OPS, RUN, WORDS, check, decision_comment, ends, roles, roles_and, run, run_again,
};
use super::{pull, signed_shop};
use crate::fake_github::FakeGithub;
use crate::fake_github::story::repository::Repo;
use crate::stories::events::commented_on;
use crate::stories::runner::action;

/// A change whose two halves belong to two people.
fn owned_by_two(policy: &str) -> FakeGithub {
    let github = signed_shop(policy);
    let shop = pull(&github);
    shop.file_on("main", ".github/CODEOWNERS", "/a/ @quinn\n/b/ @olga\n");
    shop.push_to_pull_request(7, &[("a/1", "1\n"), ("b/1", "1\n")]);
    github.at(WORDS);
    github
}

#[test]
fn a_go_of_an_owner_does_not_turn_a_role_that_is_not_required_into_a_hold() {
    let policy = roles("qa: { users: [quentin] }, owners: { codeowners: true, required: false }");
    let github = owned_by_two(&policy);
    let shop = pull(&github);
    shop.comment(7, "quentin", "/go qa");
    ends(&github, &run(&github), "go");
    github.at(AFTER);
    shop.comment(7, "olga", "/go owners");
    ends(&github, &run_again(&github), "go");
}

#[test]
fn a_role_that_is_not_required_and_that_only_the_author_has_stops_nothing() {
    let policy = roles("qa: { users: [quentin] }, docs: { users: [alice], required: false }");
    let story = |_: &FakeGithub, shop: &Repo| {
        shop.comment(7, "quentin", "/go qa");
    };
    check(&policy, story, "go");
}

#[test]
fn both_owners_are_told_that_they_count_and_until_when() {
    let github = owned_by_two(&roles("owners: { codeowners: true, ttl: 2h }"));
    let shop = pull(&github);
    shop.comment(7, "quinn", "/go owners");
    let second = shop.comment(7, "olga", "/go owners");
    let ended = run(&github);
    ends(&github, &ended, "go");
    let (_, body) = decision_comment(&github);
    assert!(!body.contains("not needed"), "{body}");
    assert_eq!(shop.reactions(second)[0].0, "+1");
}

#[test]
fn a_go_lasts_no_longer_than_that_of_every_owner_it_rests_on() {
    let github = owned_by_two(&roles("owners: { codeowners: true, ttl: 2h }"));
    let shop = pull(&github);
    let first = "2026-11-20T14:00:01Z";
    let _ = first;
    // olga's word is the older one, and ends first; her number is the higher one.
    github.at("2026-11-20T14:15:00Z");
    shop.comment(7, "olga", "/go owners");
    github.at(WORDS);
    shop.comment(7, "quinn", "/go owners");
    let ended = action(&github, commented_on(7))
        .at(RUN)
        .input("evidence", "e.json")
        .run();
    let evidence = ended.file("e.json");
    let value: serde_json::Value = serde_json::from_str(&evidence).unwrap();
    assert_eq!(
        value["decision"]["valid_until"], "2026-11-20T17:15:00+01:00",
        "{}",
        value["decision"]
    );
}

#[test]
fn who_cannot_fill_a_role_is_not_asked_to() {
    let github = signed_shop(&roles("qa: { users: [alice, quinn, quentin], min: 2 }"));
    let shop = pull(&github);
    github.at(WORDS);
    shop.comment(7, "quinn", "/go qa");
    ends(&github, &run(&github), "hold");
    let (_, body) = decision_comment(&github);
    let line = body
        .lines()
        .find(|line| line.contains("1 of 2 (") || line.contains("1 of 2 |"))
        .unwrap_or_default();
    let lift = line.rsplit('|').nth(1).unwrap_or_default();
    assert!(!lift.contains("alice"), "the author cannot: {lift}");
    assert!(!lift.contains("`quinn`"), "quinn has: {lift}");
    assert!(lift.contains("quentin"), "{lift}");
}

#[test]
fn an_owner_who_made_the_change_is_not_asked_for_a_go() {
    let github = signed_shop(&roles("owners: { codeowners: true }"));
    let shop = pull(&github);
    shop.file_on("main", ".github/CODEOWNERS", "/a/ @quinn\n/b/ @alice\n");
    shop.push_to_pull_request(7, &[("a/1", "1\n"), ("b/1", "1\n")]);
    github.at(WORDS);
    shop.comment(7, "quinn", "/go owners");
    run(&github);
    let (_, body) = decision_comment(&github);
    assert!(!body.contains("`alice`: <code>"), "{body}");
}

#[test]
fn a_change_request_without_a_word_reads_well() {
    let github = signed_shop(&roles_and(OPS, "reviews: count"));
    let shop = pull(&github);
    github.at(WORDS);
    shop.review(7, "olga", "CHANGES_REQUESTED", "");
    run(&github);
    let (_, body) = decision_comment(&github);
    assert!(
        !body.contains("`olga`: |") && !body.contains("`olga`:  |"),
        "{body}"
    );
}
