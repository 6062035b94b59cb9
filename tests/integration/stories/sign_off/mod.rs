//! Sign-offs: who may, for which commit, and what people try.

mod answers;
mod commands;
mod commits;
mod emergency;
mod forks;
mod found;
mod found_more;
mod found_people;
mod in_vain;
mod in_vain_runs;
mod lifted;
mod manners;
mod outwit;
mod outwit_tags;
mod people;
mod races;
mod stage;
mod story;
mod tags;
mod teams;
mod texts;
mod turns;
mod vetoes;
mod waiting;
mod what_if;
mod what_if_more;

use super::events::Event;
use super::runner::{Ended, action};
use super::{acme, shop};
use crate::fake_github::FakeGithub;
use crate::fake_github::story::repository::Repo;

/// Two roles, each with one person who may sign.
pub(crate) const TWO_ROLES: &str = "\
version: 1
timezone: Europe/Paris
gates:
  sign-off:
    roles:
      qa: { users: [quinn, quentin] }
      ops: { users: [olga, omar], veto: true }
";

/// A shop with a sign-off policy and pull request 7 by alice, whose head was pushed at 14:00 UTC.
pub(crate) fn signed_shop(policy: &str) -> FakeGithub {
    let github = shop(policy, "Ship it");
    github.at("2026-11-20T14:10:00Z");
    for login in ["quinn", "quentin", "olga", "omar", "mallory"] {
        github.id_of(login);
    }
    github
}

/// A run for a comment on pull request 7, at this instant.
pub(crate) fn at(github: &FakeGithub, instant: &str, event: Event) -> Ended {
    github.at(instant);
    action(github, event).at(instant).run()
}

pub(crate) fn pull(github: &FakeGithub) -> Repo {
    acme(github)
}
