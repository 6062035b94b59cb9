//! Every read of a run with every fault: the decision is never GO unless the read decides nothing,
//! the reason names what was asked and what would help, and nothing is published twice.

use std::collections::BTreeSet;

use super::audited::{AUDITED, COMPARED, TOGETHER};
use super::demands::faults_of;
use super::every;
use super::read::{Commits, Read};
use super::scenarios::{
    COMMAND_LINE, COMMENT, PULL_REQUEST, SCHEDULE, Scenario, TAG, decision, faults,
};
use super::signed::SIGNED;
use super::versioned::VERSIONED;
use super::weights::{is_paged, weight};
use crate::fake_github::FakeGithub;
use crate::fake_github::wire::faults::Fault;

/// One row and column of the table.
#[derive(Clone)]
pub(super) struct Case {
    pub(super) scenario: Scenario,
    pub(super) read: Read,
    pub(super) name: String,
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

/// The whole table of a scenario, with the number of reads it must at least have.
fn table(scenario: Scenario, least: usize) {
    table_of(scenario, least, |_| true);
}

/// The same of some reads.
fn table_of(scenario: Scenario, least: usize, which: fn(&Read) -> bool) {
    let mut reads = reads(scenario);
    reads.retain(which);
    assert!(reads.len() >= least, "{} reads only", reads.len());
    let mut cases = Vec::new();
    for read in reads {
        let mut faults = faults(is_paged(&read.operation));
        if read.operation == "graphql" {
            faults.extend(Fault::for_questions());
        }
        for (name, fault) in faults {
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
fn no_fault_of_the_question_for_files_makes_an_audited_pull_request_other_than_it_is() {
    table_of(TOGETHER, 1, |read| read.operation == "graphql");
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
