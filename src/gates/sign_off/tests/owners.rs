//! A role whose people are whom CODEOWNERS names.

use super::*;
use crate::facts::{FailureKind, MembershipState, Need};

const OWNERS: &str = "roles: { product: { codeowners: true } }";

fn owned(text: &str, files: &[&str]) -> Scene {
    Scene::new(OWNERS).with(|it| {
        it.codeowners = Some(text.to_owned());
        it.files = files.iter().map(|path| (*path).to_owned()).collect();
    })
}

#[test]
fn an_owner_of_what_is_changed_signs_off() {
    let scene = owned("src/ @alice\ndocs/ @bob\n", &["src/a.rs"]);
    go(&scene.clone().comment("alice", "10:00", "/go product"));
    hold(
        &scene.comment("bob", "10:00", "/go product"),
        "product: 0 of 1",
    );
}

#[test]
fn each_set_of_owners_must_be_among_those_who_said_go() {
    let scene = owned("src/ @alice\ndocs/ @bob\n", &["src/a.rs", "docs/a.md"]);
    let one = scene.comment("alice", "10:00", "/go product");
    hold(&one, "product: nobody who owns docs/a.md has said go");
    go(&one.comment("bob", "10:01", "/go product"));
}

#[test]
fn a_team_can_own_files() {
    let active = MembershipState::Active;
    let scene = owned("* @acme/qa\n", &["a"]).team("acme/qa", &[("quinn", active)]);
    go(&scene.clone().comment("quinn", "10:00", "/go product"));
    let need = Need::Membership {
        team: "acme/qa".parse().unwrap(),
        login: "quinn".parse().unwrap(),
    };
    let scene = scene.comment("quinn", "10:00", "/go product");
    unknown(&scene.unknown(need, FailureKind::ServerError), "product: ");
}

#[test]
fn what_nobody_owns_cannot_be_signed_off_by_owners() {
    let said = "nothing that is changed has an owner in CODEOWNERS";
    unknown(&owned("docs/ @bob\n", &["src/a.rs"]), said);
    unknown(&Scene::new(OWNERS), said);
}

#[test]
fn owners_that_cannot_be_told_are_unknown() {
    let signed = |text: &str| owned(text, &["a"]).comment("alice", "10:00", "/go product");
    unknown(&signed("* docs@example.com\n"), "product: ");
    unknown(&signed("* @alice\n!b @bob\n"), "product: ");
    let cut = signed("* @alice\n").with(|it| it.told_files = Some(2));
    unknown(&cut, "product: ");
    let many = signed("* @alice\n").with(|it| it.files = vec!["a".to_owned(); 3_000]);
    unknown(&many, "product: ");
    let needs = [
        Need::ChangedFiles {
            number: 7.try_into().unwrap(),
        },
        Need::File {
            at: crate::facts::Revision::Policy,
            path: ".github/CODEOWNERS".parse().unwrap(),
        },
    ];
    for need in needs {
        unknown(
            &signed("* @alice\n").unknown(need, FailureKind::ServerError),
            "product: ",
        );
    }
}

#[test]
fn an_owner_who_made_the_change_does_not_count() {
    let scene = owned("* @ada @alice\n", &["a"]);
    hold(
        &scene.clone().comment("ada", "10:00", "/go product"),
        "opened the pull request",
    );
    go(&scene.comment("alice", "10:00", "/go product"));
}

#[test]
fn owners_add_to_those_that_the_policy_names() {
    let policy = "roles: { product: { users: [quinn], codeowners: true } }";
    let scene = |text: &str| {
        owned(text, &["a"])
            .with(|it| it.config = scene::config(policy))
            .comment("quinn", "10:00", "/go product")
    };
    go(&scene("docs/ @bob\n"));
    hold(&scene("* @bob\n"), "nobody who owns a has said go");
}
