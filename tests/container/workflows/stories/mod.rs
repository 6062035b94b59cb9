//! What happens, and what each workflow must make of it. A story fails with what was not as it should be, so that it can also be
//! told with too few permissions.

mod own;
mod pull_request;
mod release;
mod sign_off;

use serde_json::json;

use super::carried::{Carried, Ending};
use super::carry_out::{Lowered, Workflow};
use super::happening::Happening;
use crate::fake_github::FakeGithub;
use crate::fake_github::story::repository::Repo;
use own::{our_own_pull_request_changes, our_own_release_is_published};
use pull_request::{
    a_pull_request_changes, somebody_judges_all_again, the_clock_strikes, the_queue_asks,
};
use release::{a_tag_is_pushed, a_tag_is_tried_again};
use sign_off::{an_item_of_the_release_issue_is_ticked, people_comment, people_review};

/// How a story ends: well, or with what was wrong.
pub(crate) type Told = Result<(), String>;

/// A workflow, an event that it names, and the story of it.
pub(crate) struct Story {
    pub(crate) path: &'static str,
    pub(crate) event: &'static str,
    pub(crate) tell: fn(Option<&Lowered>) -> Told,
}

/// One for each event of each workflow with gonogo in it.
pub(crate) const STORIES: [Story; 11] = [
    story(PULL_REQUEST, "pull_request_target", a_pull_request_changes),
    story(PULL_REQUEST, "merge_group", the_queue_asks),
    story(PULL_REQUEST, "schedule", the_clock_strikes),
    story(PULL_REQUEST, "workflow_dispatch", somebody_judges_all_again),
    story(RELEASE, "push", a_tag_is_pushed),
    story(RELEASE, "workflow_dispatch", a_tag_is_tried_again),
    story(SIGN_OFF, "issue_comment", people_comment),
    story(SIGN_OFF, "issues", an_item_of_the_release_issue_is_ticked),
    story(SIGN_OFF, "pull_request_review", people_review),
    story(OWN, "pull_request_target", our_own_pull_request_changes),
    story(PROMOTE, "workflow_dispatch", our_own_release_is_published),
];

const PULL_REQUEST: &str = "workflows/pull-request.yml";
const RELEASE: &str = "workflows/release.yml";
const SIGN_OFF: &str = "workflows/sign-off.yml";
const OWN: &str = ".github/workflows/gonogo.yml";
const PROMOTE: &str = ".github/workflows/promote.yml";

const fn story(
    path: &'static str,
    event: &'static str,
    tell: fn(Option<&Lowered>) -> Told,
) -> Story {
    Story { path, event, tell }
}

/// A list in the description of a pull request.
const LIST: &str =
    "version: 1\ntimezone: Europe/Paris\ngates:\n  checklist:\n    sources: [pull-request]\n";
/// A list in a file, which a tag can have.
const FILED: &str = "version: 1\ngates:\n  checklist:\n    sources: [{ file: list.md }]\n";
/// A list in the release issue.
const TICKED: &str =
    "version: 1\ngates:\n  checklist:\n    sources: [release-issue]\n    template: list.md\n";
/// One role.
const SIGNED: &str = "version: 1\ngates:\n  sign-off:\n    roles:\n      qa: { users: [quinn] }\n";

const DONE: &str = "- [x] Rollback tested\n- [x] Docs updated\n";
const OPEN: &str = "- [x] Rollback tested\n- [ ] Docs updated\n";

/// The title of a release issue, which `release.yml` closes by it.
const TITLE: &str = "Go/No-Go v1.4.0 → production";

fn shop(policy: &str) -> FakeGithub {
    let github = FakeGithub::start();
    let shop = acme(&github);
    shop.file_on("main", ".github/gonogo.yml", policy);
    shop.file_on("main", "list.md", OPEN);
    for login in ["quinn", "mallory"] {
        github.id_of(login);
    }
    github
}

fn acme(github: &FakeGithub) -> Repo {
    github.repository("acme/shop")
}

fn workflow<'a>(github: &'a FakeGithub, path: &str, lowered: Option<&Lowered>) -> Workflow<'a> {
    let workflow = Workflow::read(github, path);
    match lowered {
        Some(lowered) => workflow.lowering(lowered.clone()),
        None => workflow,
    }
}

/// The types of an event that a workflow names.
fn types(github: &FakeGithub, path: &str, event: &str) -> Vec<String> {
    let events = Workflow::read(github, path).events();
    let (_, types) = events.into_iter().find(|(name, _)| name == event).unwrap();
    assert!(!types.is_empty(), "{path} names no types of {event}");
    types
}

fn ensure<T: PartialEq + std::fmt::Debug>(what: &str, found: T, expected: T) -> Told {
    if found == expected {
        return Ok(());
    }
    Err(format!("{what}: {found:?}, expected {expected:?}"))
}

/// The newest state of our status on a commit.
fn state(github: &FakeGithub, sha: &str, context: &str) -> Option<String> {
    let statuses = acme(github).statuses(sha);
    let ours = statuses
        .into_iter()
        .find(|status| status.context == context);
    ours.map(|status| status.state)
}

/// The gate of a workflow ended so, with this decision and this status on a commit.
fn judged(
    github: &FakeGithub,
    carried: &Carried,
    sha: &str,
    (ending, decision, status): (Ending, &str, &str),
) -> Told {
    let gate = &carried.jobs["gate"];
    let finished = carried.gonogo("gate");
    let found = finished.outputs.get("decision").map(String::as_str);
    ensure(
        &finished.log,
        (gate.ending, found),
        (ending, Some(decision)),
    )?;
    let found = state(github, sha, "gonogo/production");
    ensure("the status", found.as_deref(), Some(status))
}

const GO: (Ending, &str, &str) = (Ending::Success, "go", "success");
/// Awaited on a pull request: the status waits, and the job is not red.
const WAITS: (Ending, &str, &str) = (Ending::Success, "hold", "pending");

fn comments(github: &FakeGithub, number: u64) -> usize {
    acme(github).comments(number).len()
}

/// A tag on what a pull request brought.
fn tag(github: &FakeGithub) -> String {
    let shop = acme(github);
    let pull = shop.open_pull_request(5).titled("feat: pay by transfer");
    pull.changing("pay.txt", "x\n").squash_merge();
    acme(github).move_tag("v1.4.0", "main");
    acme(github).head_of("v1.4.0")
}

/// All jobs ran, for this commit, and its release has notes in which the decision stands.
fn deployed(github: &FakeGithub, carried: &Carried, sha: &str) -> Told {
    ensure(
        "the jobs",
        carried.succeeded(),
        vec!["close", "deploy", "gate", "notes"],
    )?;
    ensure("the commit", carried.checked_out("deploy"), vec![sha])?;
    let scripts: Vec<_> = carried
        .scripts("deploy")
        .iter()
        .map(|(script, _)| *script)
        .collect();
    ensure("the deploy", scripts, vec!["./deploy.sh"])?;
    let releases = acme(github).releases();
    ensure("the releases", releases.len(), 1)?;
    let body = releases[0].body.clone().unwrap_or_default();
    let told = ["<!-- gonogo:notes -->", "pay by transfer ([#5]", "GO"];
    let lacking = told.iter().find(|words| !body.contains(**words));
    ensure(&body, lacking, None)
}

/// On a tag that waits for people the gate fails, opens the release issue and says its number.
fn first_run_of_a_tag(
    github: &FakeGithub,
    path: &str,
    lowered: Option<&Lowered>,
) -> Result<u64, String> {
    let sha = tag(github);
    let happening = if path == PROMOTE {
        Happening::by_hand(json!({ "tag": "v1.4.0" }))
    } else {
        Happening::tag(github, "v1.4.0")
    };
    let carried = workflow(github, path, lowered).carry_out(&happening);
    judged(github, &carried, &sha, (Ending::Failure, "hold", "pending"))?;
    ensure("the jobs", carried.succeeded(), Vec::new())?;
    let issues = acme(github).issues();
    ensure("the release issues", issues.len(), 1)?;
    ensure("its title", issues[0].title.as_str(), TITLE)?;
    Ok(issues[0].number)
}
