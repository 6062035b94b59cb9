//! What the attacks have in common: policies in a line, one run, and how it must end.

use super::{at, pull, signed_shop};
use crate::fake_github::FakeGithub;
use crate::fake_github::story::repository::Repo;
use crate::stories::events::{commented_on, pushed};
use crate::stories::runner::{Ended, action};
use crate::stories::status;

/// One role for quinn and quentin.
pub(super) const QA: &str = "qa: { users: [quinn, quentin] }";
/// One role whose people may veto.
pub(super) const OPS: &str = "ops: { users: [olga, omar], veto: true }";

/// On a Friday nothing goes, but in an emergency; alice opened the pull request.
pub(super) const EMERGENCY: &str = "version: 1
timezone: Europe/Paris
gates:
  window:
    allow:
      - { id: hours, weekly: { days: [mon, tue, wed, thu], from: \"09:00\", to: \"16:00\" } }
  sign-off:
    roles:
      qa: { users: [quinn, quentin], veto: true }
    emergency:
      role: commander
      users: [olga, omar, alice]
      overrides: [window]
";

/// When the people of a story speak, unless it says otherwise.
pub(super) const WORDS: &str = "2026-11-20T14:30:00Z";
/// Ten minutes later.
pub(super) const LATER: &str = "2026-11-20T14:40:00Z";
/// When the step runs.
pub(super) const RUN: &str = "2026-11-20T15:00:00Z";
/// After a run.
pub(super) const AFTER: &str = "2026-11-20T15:30:00Z";
/// When it runs once more.
pub(super) const AGAIN: &str = "2026-11-20T16:00:00Z";

/// A policy with these roles and nothing else.
pub(super) fn roles(roles: &str) -> String {
    roles_and(roles, "")
}

/// A policy with these roles and further keys of the section, one in each line.
pub(super) fn roles_and(roles: &str, keys: &str) -> String {
    let keys: String = keys.lines().map(|key| format!("    {key}\n")).collect();
    format!(
        "version: 1\ntimezone: Europe/Paris\ngates:\n  sign-off:\n    roles: {{ {roles} }}\n{keys}"
    )
}

/// A run after all of it.
pub(super) fn run(github: &FakeGithub) -> Ended {
    at(github, RUN, commented_on(7))
}

/// A second one.
pub(super) fn run_again(github: &FakeGithub) -> Ended {
    at(github, AGAIN, commented_on(7))
}

/// A run for a tag as it stands.
pub(super) fn run_tag(github: &FakeGithub, tag: &str, instant: &str) -> Ended {
    github.at(instant);
    let sha = pull(github).head_of(tag);
    let event = pushed(&format!("refs/tags/{tag}"), &sha);
    action(github, event).at(instant).run()
}

/// How a run ended, and that the status on the head says nothing better.
#[track_caller]
pub(super) fn ends(github: &FakeGithub, ended: &Ended, expected: &str) {
    let decision = ended.output("decision");
    assert_eq!(decision, expected, "{}", ended.everything());
    assert_eq!(
        status(github) == "success",
        expected == "go",
        "{}",
        status(github)
    );
}

/// People do something from 14:30 on; the run at 15:00 must end so.
#[track_caller]
pub(super) fn check(
    policy: &str,
    story: impl FnOnce(&FakeGithub, &Repo),
    expected: &str,
) -> FakeGithub {
    let github = signed_shop(policy);
    github.at(WORDS);
    story(&github, &pull(&github));
    ends(&github, &run(&github), expected);
    github
}

/// The first so many digits of a commit.
pub(super) fn digits(sha: &str, count: usize) -> String {
    sha.chars().take(count).collect()
}

/// The one comment of ours that shows the decision.
#[track_caller]
pub(super) fn decision_comment(github: &FakeGithub) -> (u64, String) {
    let comments = pull(github).comments(7);
    let mut ours = comments.into_iter().filter(|comment| {
        comment.author == "github-actions[bot]"
            && comment.body.contains("<!-- gonogo:production -->")
    });
    let first = ours.next().expect("our comment");
    assert!(ours.next().is_none(), "one comment throughout");
    (first.id, first.body)
}

/// Our answers to single comments.
pub(super) fn answers(github: &FakeGithub) -> Vec<String> {
    let comments = pull(github).comments(7);
    let ours = comments.into_iter().filter(|comment| {
        comment.author == "github-actions[bot]" && comment.body.contains("<!-- gonogo:reply ")
    });
    ours.map(|comment| comment.body).collect()
}
