//! From the open pull request to GO, and past it: one story with everything that happens to a
//! sign-off, and one comment throughout.

use super::stage::{decision_comment, digits};
use super::{at, pull, signed_shop};
use crate::fake_github::FakeGithub;
use crate::stories::events::{commented_on, pushed_to};
use crate::stories::runner::Ended;
use crate::stories::{ending, status};

const TWO_ROLES_FOR_A_DAY: &str = "\
version: 1
timezone: Europe/Paris
gates:
  sign-off:
    roles:
      qa: { users: [quinn, quentin], ttl: 24h }
      ops: { users: [olga, omar], veto: true }
";

#[track_caller]
fn ends(github: &FakeGithub, ended: &Ended, expected: (u8, &str)) {
    assert_eq!(ending(ended), expected, "{}", ended.everything());
    let green = status(github) == "success";
    assert_eq!(green, expected.1 == "go", "{}", status(github));
    decision_comment(github);
}

#[test]
fn from_the_open_pull_request_to_go_with_one_comment_throughout() {
    let github = signed_shop(TWO_ROLES_FOR_A_DAY);
    let shop = pull(&github);

    // Nobody has said anything.
    let opened = at(&github, "2026-11-20T14:20:00Z", pushed_to(&github, 7));
    ends(&github, &opened, (0, "hold"));

    // The first role.
    github.at("2026-11-20T14:30:00Z");
    shop.comment(7, "quinn", "Works on staging.\n\n/go qa -- tried it twice");
    let one = at(&github, "2026-11-20T14:31:00Z", commented_on(7));
    ends(&github, &one, (0, "hold"));
    let (comment, said) = decision_comment(&github);
    assert!(said.contains("quinn"), "{said}");

    // A veto.
    github.at("2026-11-20T14:40:00Z");
    shop.comment(7, "olga", "/nogo ops the migration locks the orders table");
    let vetoed = at(&github, "2026-11-20T14:41:00Z", commented_on(7));
    ends(&github, &vetoed, (1, "no-go"));

    // A push makes the sign-off stale; the veto stays.
    let before = shop.head_of_pull_request(7);
    github.at("2026-11-20T14:50:00Z");
    shop.push_to_pull_request(7, &[("migration.sql", "-- online\n")]);
    let pushed = at(&github, "2026-11-20T14:51:00Z", pushed_to(&github, 7));
    ends(&github, &pushed, (1, "no-go"));
    let (same, said) = decision_comment(&github);
    assert_eq!(same, comment, "it is updated, not written anew");
    assert!(
        said.contains(&digits(&before, 7)),
        "for which commit: {said}"
    );

    // The veto is lifted, and the role signs off the new commit.
    github.at("2026-11-20T15:00:00Z");
    shop.comment(7, "omar", "/withdraw ops -- it is online now");
    let lifted = at(&github, "2026-11-20T15:01:00Z", commented_on(7));
    ends(&github, &lifted, (0, "hold"));

    // Two people at the same moment: olga's word arrives while the run for quentin's is under way.
    github.at("2026-11-20T15:10:00Z");
    shop.comment(7, "quentin", "/go qa");
    github.on_operation("pulls/get").nth(2).before(|github| {
        let shop = github.repository("acme/shop");
        shop.comment(7, "olga", "/go ops");
    });
    let first = at(&github, "2026-11-20T15:10:00Z", commented_on(7));
    assert_ne!(first.output("decision"), "no-go", "{}", first.everything());
    let second = at(&github, "2026-11-20T15:10:30Z", commented_on(7));
    ends(&github, &second, (0, "go"));

    // A rebase that leaves every file as it was keeps both.
    github.at("2026-11-20T15:20:00Z");
    shop.rebase_pull_request(7, "alice");
    let rebased = at(&github, "2026-11-20T15:21:00Z", pushed_to(&github, 7));
    ends(&github, &rebased, (0, "go"));
    assert_ne!(shop.head_of_pull_request(7), before);

    // A day later the one that is limited in time has lapsed.
    let lapsed = at(&github, "2026-11-21T15:10:00Z", commented_on(7));
    ends(&github, &lapsed, (0, "hold"));
    assert_eq!(decision_comment(&github).0, comment);
}
