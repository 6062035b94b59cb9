//! Every read of a run with every fault: the decision is never GO unless the read decides nothing,
//! the reason names what was asked and what would help, and nothing is published twice.

use std::collections::BTreeSet;

use super::audited::{AUDITED, COMPARED, is_no_loss};
use super::every;
use super::read::{Commits, Read, Weight};
use super::scenarios::{
    COMMAND_LINE, COMMENT, PULL_REQUEST, SCHEDULE, STATUS, Scenario, TAG, decision, faults,
};
use super::signed::SIGNED;
use super::versioned::{self, VERSIONED};
use super::weights::{is_list, is_paged, weight};
use crate::fake_github::FakeGithub;
use crate::fake_github::wire::faults::Fault;
use crate::fake_github::wire::log::Logged;
use crate::stories::runner::Ended;

/// One row and column of the table.
#[derive(Clone)]
struct Case {
    scenario: Scenario,
    read: Read,
    name: String,
    fault: Fault,
}

/// The distinct reads of a run in which nothing goes wrong; those that come more than once also
/// from their second time on.
fn reads(scenario: Scenario) -> Vec<Read> {
    let setting = (scenario.open)().in_model_time();
    let (sha, commits) = (setting.sha.clone(), Commits::of(&setting));
    let (github, ended) = setting.run();
    assert_eq!(
        (ended.exit, decision(&ended).as_str()),
        (0, "go"),
        "{}: {}",
        scenario.name,
        ended.everything()
    );
    let mut seen = BTreeSet::new();
    let mut reads = Vec::new();
    for request in github.requests() {
        // A question by GraphQL is a read, too.
        if request.method != "GET" && request.path != "/graphql" {
            continue;
        }
        let key = (request.path.clone(), request.query.clone());
        let from = if seen.insert((key.clone(), 1)) { 1 } else { 2 };
        if from == 1 || seen.insert((key, 2)) {
            reads.push(commits.hidden(Read {
                weight: weight(&request, scenario, &sha, from),
                method: request.method,
                path: request.path,
                query: request.query,
                operation: request.operation.unwrap_or_default(),
                from,
            }));
        }
    }
    reads
}

fn fail_from(github: &FakeGithub, case: &Case) {
    let line = |github: &FakeGithub| {
        let (path, query) = (case.read.path.clone(), case.read.query.clone());
        github
            .on(&case.read.method, &path)
            .with_query(&query)
            .fails(case.fault.clone());
    };
    if case.read.from == 1 {
        return line(github);
    }
    let again = || {
        github
            .on(&case.read.method, &case.read.path)
            .with_query(&case.read.query)
    };
    again().nth(2).fails(case.fault.clone());
    let (method, path, query, fault) = (
        case.read.method.clone(),
        case.read.path.clone(),
        case.read.query.clone(),
        case.fault.clone(),
    );
    again().nth(2).before(move |github| {
        github
            .on(&method, &path)
            .with_query(&query)
            .fails(fault.clone());
    });
}

fn check(case: &Case) -> Result<(), String> {
    let setting = (case.scenario.open)().in_model_time();
    let (sha, comments) = (setting.sha.clone(), setting.comments);
    let case = &Case {
        read: Commits::of(&setting).shown(case.read.clone()),
        ..case.clone()
    };
    fail_from(&setting.github, case);
    let (github, ended) = setting.run();
    let wrong = faults_of(case, &github, &ended, &sha, comments);
    if wrong.is_empty() {
        return Ok(());
    }
    Err(format!(
        "{}, GET {} {:?} from time {}, {}: {}\n    exit {}, said: {}",
        case.scenario.name,
        case.read.path,
        case.read.query,
        case.read.from,
        case.name,
        wrong.join("; "),
        ended.exit,
        ended.err.replace('\n', " | "),
    ))
}

/// What must not be, and is.
fn faults_of(
    case: &Case,
    github: &FakeGithub,
    ended: &Ended,
    sha: &str,
    comments: bool,
) -> Vec<String> {
    let shop = github.repository("acme/shop");
    let comments_of_ours = |body: &str| body.contains("<!-- gonogo:production -->");
    let standing = shop.comments(7);
    let standing = standing
        .iter()
        .filter(|one| comments_of_ours(&one.body))
        .count();
    let mut statuses = shop.statuses(sha);
    // The one that leads to a tag's release issue was there before.
    statuses.retain(|status| status.state != "pending");
    let success = statuses.iter().any(|status| status.state == "success");
    let lists = is_list(&case.read.operation) || case.read.path.ends_with("/contents/apps");
    let empty_list = case.name == "body \"[]\"" && lists;
    let decided = decision(ended);
    // What is said to be not there, is not there: a sign-off then does not count, and is awaited.
    let awaited = case.scenario.name == SIGNED.name
        && (empty_list || case.name == "404")
        && (ended.exit, decided.as_str()) == (0, "hold");
    // Nothing was moved, nothing was overruled, nothing was published before: that may be true.
    // That no other pull request has this head may be true, too.
    let alone =
        empty_list && case.read.operation == "repos/list-pull-requests-associated-with-commit";
    // A tag has none, and an empty list has no types to be wrong.
    let none = case.name == "wrong types"
        && [TAG.name, COMMAND_LINE.name].contains(&case.scenario.name)
        && case.read.operation == "repos/list-pull-requests-associated-with-commit";
    // A file that need not be there may be said not to be.
    let no_loss = is_no_loss(case.scenario, &case.read.path, &case.name);
    let true_answer = alone
        || case.scenario.name == VERSIONED.name
            && versioned::is_true(&case.name, &case.read.path, github)
        || no_loss
        || none
        || case.scenario.name == SIGNED.name
            && (empty_list
                || case.name == "wrong types"
                    && case.read.operation != "issues/list-events-for-timeline")
            && matches!(
                case.read.operation.as_str(),
                "issues/list-events-for-timeline"
                    | "issues/list-for-repo"
                    | "repos/list-commit-statuses-for-ref"
            );
    let mut wrong = Vec::new();
    let mut demand = |holds: bool, what: &str| {
        if !holds {
            wrong.push(what.to_owned());
        }
    };
    demand(standing <= 1 && statuses.len() <= 1, "published twice");
    demand(
        statuses.iter().all(|status| status.context == STATUS),
        "a foreign status",
    );
    match case.read.weight {
        _ if awaited => demand(!success, "the commit looks green"),
        Weight::Decides if !true_answer => {
            demand(decided != "go", "the decision is go");
            demand(!success, "the commit looks green");
            demand(matches!(ended.exit, 1 | 4..=7), "the exit code");
            demand(
                empty_list || names_the_endpoint(case, ended),
                "the endpoint is not named",
            );
            demand(empty_list || names_a_remedy(ended), "no remedy is named");
        }
        Weight::Publishes if !empty_list => {
            demand(ended.exit == 7, "the exit code");
            demand(
                decided == "unknown" || decided.is_empty(),
                "the output says go",
            );
            demand(names_the_endpoint(case, ended), "the endpoint is not named");
            demand(names_a_remedy(ended), "no remedy is named");
        }
        Weight::Publishes | Weight::Nothing | Weight::Decides => {
            demand(ended.exit == 0 && decided == "go", "it is not go any more");
            demand(success, "the status is not there");
            demand(
                standing == usize::from(comments),
                "the comment is not there",
            );
        }
    }
    wrong
}

fn names_the_endpoint(case: &Case, ended: &Ended) -> bool {
    let said = format!("{}\n{}", ended.out, ended.err);
    let endpoint = format!("{} {}", case.read.method, case.read.path);
    // A file that is not there is named as a file.
    let file = case
        .read
        .path
        .split_once("/contents/")
        .map(|(_, file)| file.rsplit('/').next().unwrap_or(file));
    // That there is no record of pushes is told as that.
    if case.name == "404" && case.read.operation == "repos/list-activities" {
        return said.contains("has no record of who pushed");
    }
    // Without its `.npmrc` a project is asked about at npm's own registry.
    if case.name == "404" && case.read.path.ends_with("/.npmrc") {
        return said.contains("POST https://registry.npmjs.org/");
    }
    said.contains(&endpoint) || (case.name == "404" && file.is_some_and(|file| said.contains(file)))
}

/// The beginning of each remedy in the words of the product; beside a finding it stands after an
/// arrow, and in JSON as `lift`.
fn names_a_remedy(ended: &Ended) -> bool {
    const BEGINNINGS: [&str; 5] = [
        "Pass a valid token",
        "Give the job the permission",
        "Check the",
        "Run again",
        "Make ",
    ];
    let said = |text: &str| ended.out.contains(text) || ended.err.contains(text);
    BEGINNINGS.into_iter().any(said) || said("→ ") || said("\"lift\": \"")
}

/// The whole table of a scenario, with the number of reads it must at least have.
fn table(scenario: Scenario, least: usize) {
    let reads = reads(scenario);
    assert!(reads.len() >= least, "{} reads only", reads.len());
    let mut cases = Vec::new();
    for read in reads {
        for (name, fault) in faults(is_paged(&read.operation)) {
            // How an answer is bad was tried with the first time; now it matters that it is.
            if read.from > 1 && !["404", "500", "never", "body \"{}\""].contains(&name.as_str()) {
                continue;
            }
            cases.push(Case {
                scenario,
                read: read.clone(),
                name,
                fault,
            });
        }
    }
    every(&cases, check);
}

#[test]
fn no_fault_of_a_read_makes_a_pull_request_go() {
    table(PULL_REQUEST, 12);
}

#[test]
fn no_fault_of_a_read_makes_a_commented_pull_request_go() {
    table(COMMENT, 12);
}

#[test]
fn no_fault_of_a_read_makes_a_sign_off_go() {
    table(SIGNED, 22);
}

#[test]
fn no_fault_of_a_read_makes_an_audited_pull_request_go() {
    table(AUDITED, 20);
}

#[test]
fn no_fault_of_a_read_makes_a_pull_request_go_that_is_compared_with_its_base() {
    table(COMPARED, 17);
}

#[test]
fn no_fault_of_a_read_makes_a_tag_go() {
    table(TAG, 12);
}

#[test]
fn no_fault_of_a_read_makes_a_versioned_tag_go() {
    table(VERSIONED, 12);
}

#[test]
fn no_fault_of_a_read_makes_a_scheduled_run_go() {
    table(SCHEDULE, 12);
}

#[test]
fn no_fault_of_a_read_makes_the_command_line_go() {
    table(COMMAND_LINE, 6);
}
