//! Vetoes that are lifted: by whom, and by which words.

use super::stage::{
    AFTER, LATER, OPS, WORDS, check, decision_comment, ends, roles, run, run_again,
};
use super::vetoes::VETO;
use super::{pull, signed_shop};
use crate::fake_github::FakeGithub;
use crate::fake_github::story::draft::CommitDraft;
use crate::fake_github::story::repository::Repo;

#[test]
fn a_holder_lifts_a_veto_and_nobody_else_does() {
    let withdraw = |login: &'static str| {
        move |github: &FakeGithub, shop: &Repo| {
            github.id_of("ophelia");
            shop.comment(7, "olga", VETO);
            shop.comment(7, login, "/withdraw ops -- it is online now");
            shop.comment(7, "omar", "/go ops");
        }
    };
    let policy = roles("ops: { users: [olga, omar, ophelia, alice], veto: true }");
    check(&policy, withdraw("ophelia"), "go");
    check(&policy, withdraw("olga"), "go");
    check(&policy, withdraw("quinn"), "no-go");
    check(&policy, withdraw("mallory"), "no-go");
    // A holder, but it is her change.
    check(&policy, withdraw("alice"), "no-go");
    check(&roles(OPS), withdraw("ophelia"), "no-go");
}

#[test]
fn a_holder_who_committed_does_not_lift_anothers_veto() {
    let story = |_: &FakeGithub, shop: &Repo| {
        shop.push_commit(7, CommitDraft::by("omar").changing("a.txt", "1\n"));
        shop.comment(7, "olga", VETO);
        shop.comment(7, "omar", "/withdraw ops");
        shop.comment(7, "ophelia", "/go ops");
    };
    check(
        &roles("ops: { users: [olga, omar, ophelia] }"),
        story,
        "no-go",
    );
}

#[test]
fn who_made_the_change_may_veto_and_take_that_back() {
    let policy = roles("ops: { users: [alice, omar, olga], veto: true }");
    let veto = |_: &FakeGithub, shop: &Repo| {
        shop.comment(7, "omar", "/go ops");
        shop.comment(7, "alice", VETO);
    };
    check(&policy, veto, "no-go");
    let back = |_: &FakeGithub, shop: &Repo| {
        shop.comment(7, "omar", "/go ops");
        shop.comment(7, "alice", VETO);
        shop.comment(7, "alice", "/withdraw ops");
    };
    check(&policy, back, "go");
}

#[test]
fn a_withdrawal_lifts_only_what_stood_when_it_was_written() {
    let story = |_: &FakeGithub, shop: &Repo| {
        shop.comment(7, "omar", "/withdraw ops");
        shop.comment(7, "olga", VETO);
        shop.comment(7, "omar", "/go ops");
    };
    check(&roles(OPS), story, "no-go");
}

#[test]
fn a_withdrawal_that_was_edited_lifts_nothing() {
    let story = |github: &FakeGithub, shop: &Repo| {
        shop.comment(7, "olga", VETO);
        let id = shop.comment(7, "omar", "/withdraw ops");
        shop.comment(7, "omar", "/go ops");
        github.at(LATER);
        shop.edit_comment(id, "/withdraw ops -- really");
    };
    check(&roles(OPS), story, "no-go");
}

#[test]
fn a_go_lifts_ones_own_veto_and_not_anothers() {
    let story = |_: &FakeGithub, shop: &Repo| {
        shop.comment(7, "olga", VETO);
        shop.comment(7, "omar", "/nogo ops not on a Friday");
        shop.comment(7, "omar", "/go ops");
    };
    check(&roles(OPS), story, "no-go");
}

#[test]
fn a_lifted_veto_does_not_come_back_by_what_we_published() {
    let github = signed_shop(&roles(OPS));
    let shop = pull(&github);
    github.at(WORDS);
    shop.comment(7, "olga", VETO);
    ends(&github, &run(&github), "no-go");
    github.at(AFTER);
    shop.comment(7, "omar", "/withdraw ops");
    shop.comment(7, "omar", "/go ops");
    ends(&github, &run_again(&github), "go");
    ends(&github, &run_again(&github), "go");
    let (_, body) = decision_comment(&github);
    assert!(!body.contains("gonogo:veto"), "{body}");
}
