//! The product against the pretended GitHub, told as stories.

mod attacks;
mod checklist;
mod clock;
mod command_line;
mod comments;
mod doctor;
pub(crate) mod error_budget;
pub(crate) mod events;
mod every_event;
mod evidence;
mod failed;
mod five_gates;
mod for_people;
mod head;
mod lint;
mod model_time;
mod nothing;
pub(crate) mod npm_audit;
mod page;
mod policy_faults;
mod policy_from_base;
mod pull_request;
mod read_only;
mod release;
mod release_issue;
pub(crate) mod runner;
mod runner_files;
mod secrets;
mod shell;
mod sign_off;
mod surfaces;
mod window;

use crate::fake_github::FakeGithub;
use crate::fake_github::story::repository::Repo;
use events::pushed_to;
use runner::{Ended, Step, TUESDAY, action};

/// A policy with a checklist only.
pub(crate) const CHECKLIST_POLICY: &str = "\
version: 1
timezone: Europe/Paris
gates:
  checklist:
    sources: [pull-request]
";

/// A list with one item left.
pub(crate) const OPEN: &str = "- [x] tested\n- [ ] rollback tried\n";
/// The same list, done.
pub(crate) const DONE: &str = "- [x] tested\n- [x] rollback tried\n";

/// A shop with a policy on `main` and pull request 7 by alice.
pub(crate) fn shop(policy: &str, description: &str) -> FakeGithub {
    let github = empty_shop(description);
    let shop = github.repository("acme/shop");
    shop.file_on("main", ".github/gonogo.yml", policy);
    // The branch was made before; it now has the policy of its base, as after an update.
    shop.push_to_pull_request(7, &[(".github/gonogo.yml", policy)]);
    github
}

/// A shop without a policy.
pub(crate) fn empty_shop(description: &str) -> FakeGithub {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.open_pull_request(7).by("alice").described(description);
    github
}

/// The repository of the stories.
pub(crate) fn acme(github: &FakeGithub) -> Repo {
    github.repository("acme/shop")
}

/// The action on a push to pull request 7, on a Tuesday morning.
pub(crate) fn on_push(github: &FakeGithub) -> Step {
    action(github, pushed_to(github, 7)).at(TUESDAY)
}

/// The state of our status on the head of pull request 7, the newest one.
pub(crate) fn status(github: &FakeGithub) -> String {
    let shop = acme(github);
    status_of(github, &shop.head_of_pull_request(7))
}

/// The state of our newest status on a commit; empty where there is none.
pub(crate) fn status_of(github: &FakeGithub, sha: &str) -> String {
    let statuses = acme(github).statuses(sha);
    let ours = statuses
        .iter()
        .find(|status| status.context == "gonogo/production");
    ours.map(|status| status.state.clone()).unwrap_or_default()
}

/// The one comment under pull request 7.
#[track_caller]
pub(crate) fn the_comment(github: &FakeGithub) -> String {
    let comments = acme(github).comments(7);
    assert_eq!(comments.len(), 1, "{comments:#?}");
    comments[0].body.clone()
}

/// What was written to GitHub, as method and the last word of the path.
pub(crate) fn written(github: &FakeGithub) -> Vec<String> {
    let word = |path: &str| {
        let words = path.rsplit('/').map(str::to_owned);
        let mut words = words.filter(|word| word.len() != 40 && word.parse::<u64>().is_err());
        words.next().unwrap_or_default()
    };
    let writes = github.writes();
    let writes = writes
        .iter()
        .map(|request| format!("{} {}", request.method, word(&request.path)));
    writes.collect()
}

/// Exit code and output `decision`.
pub(crate) fn ending(ended: &Ended) -> (u8, &str) {
    (ended.exit, ended.output("decision"))
}
