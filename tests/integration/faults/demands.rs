//! What must hold of a run of which one read went wrong.

use super::audited::is_no_loss;
use super::read::Weight;
use super::reads::Case;
use super::scenarios::{COMMAND_LINE, STATUS, TAG, decision};
use super::signed::SIGNED;
use super::versioned::{self, VERSIONED};
use super::weights::is_list;
use crate::fake_github::FakeGithub;
use crate::stories::runner::Ended;

/// What must not be, and is.
pub(super) fn faults_of(
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
