//! What happens, and what each workflow must make of it. A story fails with what was not as it should be, so that it can also be
//! told with too few permissions.

use std::fs;

use serde_json::json;

use super::carried::{Carried, Ending};
use super::carry_out::{Lowered, Workflow};
use super::happening::Happening;
use crate::fake_github::FakeGithub;
use crate::fake_github::story::repository::Repo;

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

fn a_pull_request_changes(lowered: Option<&Lowered>) -> Told {
    for (list, expected) in [(DONE, GO), (OPEN, WAITS)] {
        let github = shop(LIST);
        acme(&github).open_pull_request(7).described(list);
        let head = acme(&github).head_of_pull_request(7);
        for action in types(&github, PULL_REQUEST, "pull_request_target") {
            let happening = Happening::pull_request_target(&github, &action);
            let carried = workflow(&github, PULL_REQUEST, lowered).carry_out(&happening);
            judged(&github, &carried, &head, expected)?;
            ensure("the comments", comments(&github, 7), 1)?;
        }
    }
    Ok(())
}

fn the_queue_asks(lowered: Option<&Lowered>) -> Told {
    let github = shop(LIST);
    acme(&github).open_pull_request(7).described(DONE);
    let branch = "gh-readonly-queue/main/pr-7-1111111111111111111111111111111111111111";
    acme(&github).file_on(branch, "merged.txt", "x\n");
    let head = acme(&github).head_of(branch);
    let carried = workflow(&github, PULL_REQUEST, lowered).carry_out(&Happening::queued(&head));
    judged(&github, &carried, &head, GO)
}

fn the_clock_strikes(lowered: Option<&Lowered>) -> Told {
    all_are_judged(&Happening::schedule(), lowered)
}

fn somebody_judges_all_again(lowered: Option<&Lowered>) -> Told {
    all_are_judged(&Happening::by_hand(json!({})), lowered)
}

/// Every open pull request gets its own status, and none of them makes the job red.
fn all_are_judged(happening: &Happening, lowered: Option<&Lowered>) -> Told {
    let github = shop(LIST);
    acme(&github).open_pull_request(7).described(DONE);
    acme(&github).open_pull_request(8).described(OPEN);
    let carried = workflow(&github, PULL_REQUEST, lowered).carry_out(happening);
    for (number, expected) in [(7, "success"), (8, "pending")] {
        let head = acme(&github).head_of_pull_request(number);
        judged(
            &github,
            &carried,
            &head,
            (Ending::Success, "hold", expected),
        )?;
        ensure("the comments", comments(&github, number), 1)?;
    }
    Ok(())
}

fn a_tag_is_pushed(lowered: Option<&Lowered>) -> Told {
    let tagged = |github: &FakeGithub| Happening::tag(github, "v1.4.0");
    a_tag_goes_out(tagged, lowered)?;
    // An open item holds everything back.
    let github = shop(FILED);
    let sha = tag(&github);
    let carried = workflow(&github, RELEASE, lowered).carry_out(&tagged(&github));
    judged(
        &github,
        &carried,
        &sha,
        (Ending::Failure, "no-go", "failure"),
    )?;
    ensure("the jobs", carried.succeeded(), Vec::new())?;
    ensure("the releases", acme(&github).releases().len(), 0)?;
    // Where people sign off, the first run opens the issue.
    first_run_of_a_tag(&shop(SIGNED), RELEASE, lowered).map(|_| ())
}

fn a_tag_is_tried_again(lowered: Option<&Lowered>) -> Told {
    a_tag_goes_out(|_| Happening::by_hand(json!({ "tag": "v1.4.0" })), lowered)
}

/// A tag on what a pull request brought.
fn tag(github: &FakeGithub) -> String {
    let shop = acme(github);
    let pull = shop.open_pull_request(5).titled("feat: pay by transfer");
    pull.changing("pay.txt", "x\n").squash_merge();
    acme(github).move_tag("v1.4.0", "main");
    acme(github).head_of("v1.4.0")
}

/// A tag whose list is done is deployed at the commit that was judged, and gets its notes with the decision.
fn a_tag_goes_out(happening: fn(&FakeGithub) -> Happening, lowered: Option<&Lowered>) -> Told {
    let github = shop(FILED);
    acme(&github).file_on("main", "list.md", DONE);
    let sha = tag(&github);
    let carried = workflow(&github, RELEASE, lowered).carry_out(&happening(&github));
    judged(&github, &carried, &sha, GO)?;
    deployed(&github, &carried, &sha)?;
    let (_, variables) = carried.scripts("close")[0];
    ensure("the issue to close", variables["TITLE"].as_str(), TITLE)
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

fn people_comment(lowered: Option<&Lowered>) -> Told {
    // On a pull request: judged, and never deployed.
    for action in ["created", "edited", "deleted"] {
        let github = shop(SIGNED);
        acme(&github).open_pull_request(7);
        let head = acme(&github).head_of_pull_request(7);
        let happening = Happening::comment_on_pull_request(action);
        let carried = workflow(&github, SIGN_OFF, lowered).carry_out(&happening);
        judged(&github, &carried, &head, WAITS)?;
        github.at("2026-11-20T15:10:00Z");
        acme(&github).comment(7, "quinn", "/go qa");
        let carried = workflow(&github, SIGN_OFF, lowered).carry_out(&happening);
        judged(&github, &carried, &head, GO)?;
        ensure("the jobs", carried.succeeded(), vec!["gate"])?;
        let carried = workflow(&github, SIGN_OFF, lowered).carry_out(&happening.by_a_bot());
        ensure(
            "a bot's comment",
            carried.jobs["gate"].ending,
            Ending::Skipped,
        )?;
    }
    // On a release issue: somebody else's word deploys nothing, and the right one's does.
    let github = shop(SIGNED);
    let number = first_run_of_a_tag(&github, RELEASE, None)?;
    let sha = acme(&github).head_of("v1.4.0");
    let happening = Happening::comment_on_release_issue("created", number);
    github.at("2026-11-20T15:10:00Z");
    acme(&github).comment(number, "mallory", "/go qa");
    let carried = workflow(&github, SIGN_OFF, lowered).carry_out(&happening);
    judged(&github, &carried, &sha, WAITS)?;
    ensure("the jobs", carried.succeeded(), vec!["gate"])?;
    github.at("2026-11-20T15:20:00Z");
    acme(&github).comment(number, "quinn", "/go qa");
    let carried = workflow(&github, SIGN_OFF, lowered).carry_out(&happening);
    judged(&github, &carried, &sha, GO)?;
    deployed(&github, &carried, &sha)?;
    let (_, variables) = carried.scripts("close")[0];
    ensure(
        "the issue to close",
        variables["NUMBER"].clone(),
        number.to_string(),
    )
}

fn an_item_of_the_release_issue_is_ticked(lowered: Option<&Lowered>) -> Told {
    for action in ["edited", "reopened"] {
        let github = shop(TICKED);
        let sha = tag(&github);
        let pushed = Happening::tag(&github, "v1.4.0");
        Workflow::read(&github, RELEASE).carry_out(&pushed);
        let issue = acme(&github).issues().remove(0);
        let happening = Happening::release_issue(action, issue.number);
        let carried = workflow(&github, SIGN_OFF, lowered).carry_out(&happening);
        judged(
            &github,
            &carried,
            &sha,
            (Ending::Failure, "no-go", "failure"),
        )?;
        ensure("the jobs", carried.succeeded(), Vec::new())?;
        let ticked = issue.body.unwrap_or_default().replace("- [ ]", "- [x]");
        acme(&github).thread(issue.number).described(&ticked);
        let carried = workflow(&github, SIGN_OFF, lowered).carry_out(&happening);
        judged(&github, &carried, &sha, GO)?;
        deployed(&github, &carried, &sha)?;
    }
    Ok(())
}

fn people_review(lowered: Option<&Lowered>) -> Told {
    let github = shop(SIGNED);
    acme(&github).open_pull_request(7);
    let head = acme(&github).head_of_pull_request(7);
    github.at("2026-11-20T15:10:00Z");
    acme(&github).review(7, "quinn", "APPROVED", "/go qa");
    for action in types(&github, SIGN_OFF, "pull_request_review") {
        let happening = Happening::review(&github, &action);
        let carried = workflow(&github, SIGN_OFF, lowered).carry_out(&happening);
        judged(&github, &carried, &head, GO)?;
        ensure("the jobs", carried.succeeded(), vec!["gate"])?;
        let carried = workflow(&github, SIGN_OFF, lowered).carry_out(&happening.by_a_bot());
        ensure(
            "a bot's review",
            carried.jobs["gate"].ending,
            Ending::Skipped,
        )?;
    }
    Ok(())
}

fn own_file(path: &str) -> String {
    let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// By this repository's own policy and template.
fn our_own_pull_request_changes(lowered: Option<&Lowered>) -> Told {
    let template = own_file(".github/pull_request_template.md");
    for (list, expected) in [
        (template.clone(), (Ending::Success, "pending")),
        (
            template.replace("- [ ]", "- [x]"),
            (Ending::Success, "success"),
        ),
    ] {
        let github = shop(&own_file(".github/gonogo.yml"));
        acme(&github).file_on("main", ".github/pull_request_template.md", &template);
        acme(&github).open_pull_request(7).described(&list);
        let head = acme(&github).head_of_pull_request(7);
        let happening = Happening::pull_request_target(&github, "opened");
        let carried = workflow(&github, OWN, lowered).carry_out(&happening);
        let found = state(&github, &head, "gonogo/merge");
        let ending = carried.jobs["gate"].ending;
        let log = &carried.gonogo("gate").log;
        ensure(
            log,
            (ending, found.as_deref()),
            (expected.0, Some(expected.1)),
        )?;
        ensure("the comments", comments(&github, 7), 1)?;
        let main = acme(&github).head_of("main");
        ensure(
            "what is built",
            carried.checked_out("gate"),
            vec![main.as_str()],
        )?;
    }
    Ok(())
}

/// The tag judges itself, and nothing is published before somebody says go.
fn our_own_release_is_published(lowered: Option<&Lowered>) -> Told {
    let github = shop(SIGNED);
    let number = first_run_of_a_tag(&github, PROMOTE, lowered)?;
    github.at("2026-11-20T15:20:00Z");
    acme(&github).comment(number, "quinn", "/go qa");
    let sha = acme(&github).head_of("v1.4.0");
    let again = Happening::by_hand(json!({ "tag": "v1.4.0" }));
    let carried = workflow(&github, PROMOTE, lowered).carry_out(&again);
    judged(&github, &carried, &sha, GO)?;
    ensure(
        "the jobs",
        carried.succeeded(),
        vec!["gate", "publish", "release"],
    )?;
    // The tag is judged and looked at by what stands on the main branch.
    let main = acme(&github).head_of("main");
    for job in ["gate", "release", "publish"] {
        ensure(job, carried.checked_out(job), vec![main.as_str()])?;
    }
    let (_, variables) = carried.scripts("publish")[1];
    ensure("the floating tag", variables["SHA"].as_str(), sha.as_str())
}
