//! An ordinary run of the version gate: the tags before this one, of which the last was refused, the
//! commits since the one before, and the branches that the tag may stand on.

use super::read::Weight;
use super::scenarios::{STATUS, Scenario, Setting, setting};
use crate::fake_github::FakeGithub;
use crate::fake_github::wire::log::Logged;
use crate::stories::events::pushed;

const POLICY: &str = "\
version: 1
timezone: Europe/Paris
gates:
  version:
    branches: [main, release/1.x]
    require-bump: exact
";

/// v1.4.0 was released, v1.4.1 was refused as too small a step, and v1.5.0 is the one that is due.
fn versioned_shop() -> FakeGithub {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.file_on("main", ".github/gonogo.yml", POLICY);
    shop.annotated_tag("v1.4.0", "main");
    shop.branch("release/1.x", "main");
    let merged = |number: u64, title: &str| {
        let thread = shop.open_pull_request(number).by("alice").titled(title);
        thread
            .changing(&format!("{number}.txt"), title)
            .squash_merge();
    };
    merged(7, "feat: the basket");
    shop.annotated_tag("v1.4.1", "main");
    let refused = shop.head_of("v1.4.1");
    shop.set_status(&refused, "github-actions[bot]", STATUS, "failure");
    merged(8, "fix: the till");
    shop.annotated_tag("v1.5.0", "main");
    github
}

fn versioned() -> Setting {
    let github = versioned_shop();
    let sha = github.repository("acme/shop").head_of("v1.5.0");
    let (event, payload) = pushed("refs/tags/v1.5.0", &sha);
    setting(github, event, payload, "v1.5.0")
}

pub(super) const VERSIONED: Scenario = Scenario {
    name: "version",
    open: versioned,
};

/// The reads of this run that decide nothing: our own status on the judged commit, where no release
/// issue is wanted, and the second branch of two where the tag stands on the first.
pub(super) fn weight(request: &Logged, sha: &str) -> Weight {
    let own_status = request.path.ends_with(&format!("/commits/{sha}/statuses"));
    match own_status || request.path.ends_with("/git/ref/heads/release/1.x") {
        true => Weight::Nothing,
        false => Weight::Decides,
    }
}

/// v1.4.0 has no status: an answer without any, or without any that could be of a wrong type, is true.
pub(super) fn is_true(case: &str, path: &str, github: &FakeGithub) -> bool {
    let first = github.repository("acme/shop").head_of("v1.4.0");
    let is_empty = ["body \"[]\"", "wrong types"].contains(&case);
    is_empty && path.ends_with(&format!("/commits/{first}/statuses"))
}
