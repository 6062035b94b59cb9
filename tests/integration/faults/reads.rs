//! Every read of a run with every fault: the decision is never GO unless the read decides nothing,
//! the reason names what was asked and what would help, and nothing is published twice.

use std::collections::BTreeSet;

use super::every;
use super::scenarios::{
    COMMAND_LINE, COMMENT, PULL_REQUEST, SCHEDULE, STATUS, Scenario, TAG, decision, faults,
};
use crate::fake_github::FakeGithub;
use crate::fake_github::wire::faults::Fault;
use crate::fake_github::wire::log::Logged;
use crate::stories::runner::Ended;

/// What a read weighs.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Weight {
    /// Without it nobody knows.
    Decides,
    /// It says where to write: without it the decision stands and is not published as a whole.
    Publishes,
    /// Without it the run ends as it would have.
    Nothing,
}

/// One read, and from which time on it fails.
struct Read {
    path: String,
    query: Vec<(String, String)>,
    operation: String,
    weight: Weight,
    from: usize,
}

/// One row and column of the table.
struct Case {
    scenario: Scenario,
    read: Read,
    name: String,
    fault: Fault,
}

/// The reads that decide nothing, each with why.
fn weight(request: &Logged, scenario: Scenario, sha: &str) -> Weight {
    let at_subject = request.query.iter().any(|(_, value)| value == sha);
    let on_pull_request = scenario.name != TAG.name && scenario.name != COMMAND_LINE.name;
    match request.operation.as_deref().unwrap_or_default() {
        // A comment made without having seen the others might be the second one.
        "issues/list-comments" => Weight::Publishes,
        // A status that stands already is only not set a second time.
        "repos/list-commit-statuses-for-ref" => Weight::Nothing,
        // Who we are tells only whether what stands there is ours.
        "users/get-authenticated" => Weight::Nothing,
        // The age of the template is a remark.
        "repos/list-commits" => Weight::Nothing,
        // The second name of the policy counts only where the first is not there.
        "repos/get-content" if request.path.ends_with("/.gonogo.yml") => Weight::Nothing,
        // That the pull request brings another policy is a remark; it is not the one that counts.
        "repos/get-content"
            if on_pull_request && at_subject && request.path.ends_with("/.github/gonogo.yml") =>
        {
            Weight::Nothing
        }
        _ => Weight::Decides,
    }
}

/// The distinct reads of a run in which nothing goes wrong; those that come more than once also
/// from their second time on.
fn reads(scenario: Scenario) -> Vec<Read> {
    let setting = (scenario.open)();
    let sha = setting.sha.clone();
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
        if request.method != "GET" {
            continue;
        }
        let key = (request.path.clone(), request.query.clone());
        let from = if seen.insert((key.clone(), 1)) { 1 } else { 2 };
        if from == 1 || seen.insert((key, 2)) {
            reads.push(Read {
                weight: weight(&request, scenario, &sha),
                path: request.path,
                query: request.query,
                operation: request.operation.unwrap_or_default(),
                from,
            });
        }
    }
    reads
}

fn is_paged(operation: &str) -> bool {
    matches!(
        operation,
        "issues/list-comments"
            | "issues/list-for-repo"
            | "pulls/list"
            | "repos/list-commit-statuses-for-ref"
            | "checks/list-for-ref"
    )
}

fn fail_from(github: &FakeGithub, case: &Case) {
    let line = |github: &FakeGithub| {
        let (path, query) = (case.read.path.clone(), case.read.query.clone());
        github
            .on("GET", &path)
            .with_query(&query)
            .fails(case.fault.clone());
    };
    if case.read.from == 1 {
        return line(github);
    }
    let again = || {
        github
            .on("GET", &case.read.path)
            .with_query(&case.read.query)
    };
    again().nth(2).fails(case.fault.clone());
    let (path, query, fault) = (
        case.read.path.clone(),
        case.read.query.clone(),
        case.fault.clone(),
    );
    again().nth(2).before(move |github| {
        github
            .on("GET", &path)
            .with_query(&query)
            .fails(fault.clone());
    });
}

fn check(case: &Case) -> Result<(), String> {
    let setting = (case.scenario.open)();
    let (sha, comments) = (setting.sha.clone(), setting.comments);
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
    let (standing, statuses) = (shop.comments(7).len(), shop.statuses(sha));
    let success = statuses.iter().any(|status| status.state == "success");
    let empty_list = case.name == "body \"[]\"" && is_paged(&case.read.operation);
    let decided = decision(ended);
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
        Weight::Decides => {
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
        Weight::Publishes | Weight::Nothing => {
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
    let endpoint = format!("GET {}", case.read.path);
    // A file that is not there is named as a file.
    let file = case
        .read
        .path
        .split_once("/contents/")
        .map(|(_, file)| file);
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
                read: Read {
                    path: read.path.clone(),
                    query: read.query.clone(),
                    operation: read.operation.clone(),
                    ..read
                },
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
fn no_fault_of_a_read_makes_a_tag_go() {
    table(TAG, 12);
}

#[test]
fn no_fault_of_a_read_makes_a_scheduled_run_go() {
    table(SCHEDULE, 12);
}

#[test]
fn no_fault_of_a_read_makes_the_command_line_go() {
    table(COMMAND_LINE, 6);
}
