//! Tags: whether they are the right version, and the notes that go into their release.

mod chain;
mod hostile;
mod notes;
mod version;

use crate::fake_github::FakeGithub;
use crate::fake_github::model::people::{Level, Scope};
use crate::fake_github::story::repository::Repo;
use crate::stories::acme;
use crate::stories::events::pushed;
use crate::stories::runner::{Step, TUESDAY, action};

/// A shop of which v1.4.0 was released, with a policy.
fn shop(policy: &str) -> FakeGithub {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.file_on("main", ".github/gonogo.yml", policy);
    shop.annotated_tag("v1.4.0", "main");
    github
}

/// A pull request that comes in as one commit.
fn squashed(github: &FakeGithub, number: u64, title: &str, login: &str) {
    let shop = acme(github);
    let thread = shop.open_pull_request(number).by(login).titled(title);
    thread
        .changing(&format!("{number}.txt"), title)
        .squash_merge();
}

/// The action on the push of a tag.
fn on_tag(github: &FakeGithub, tag: &str) -> Step {
    let commit = acme(github).head_of(tag);
    action(github, pushed(&format!("refs/tags/{tag}"), &commit)).at(TUESDAY)
}

/// The same with its record in `e.json`.
fn kept(github: &FakeGithub, tag: &str) -> Step {
    on_tag(github, tag).input("evidence", "e.json")
}

/// The action that writes notes on the push of a tag, with no more than it needs.
fn notes_on(github: &FakeGithub, tag: &str) -> Step {
    let levels = [
        (Scope::Contents, Level::Write),
        (Scope::PullRequests, Level::Read),
        (Scope::Statuses, Level::Read),
    ];
    on_tag(github, tag)
        .input("command", "notes")
        .input("github-token", &github.job_token_with(&levels))
}

/// The same with the record of the decision, which it reads.
fn notes_with(github: &FakeGithub, tag: &str, record: &str) -> Step {
    let step = notes_on(github, tag).input("evidence", "e.json");
    step.file("e.json", record)
}

/// The commit that a tag leads to, with the tag put on `main`.
fn tagged(github: &FakeGithub, tag: &str) -> Repo {
    let shop = acme(github);
    shop.move_tag(tag, "main");
    shop
}
