//! What each read of a run weighs: whether it decides, and whether it is a list.

use super::read::Weight;
use super::scenarios::{COMMAND_LINE, Scenario, TAG};
use super::signed::SIGNED;
use super::versioned::{self, VERSIONED};
use crate::fake_github::wire::log::Logged;

/// The reads that decide nothing, each with why.
pub(super) fn weight(request: &Logged, scenario: Scenario, sha: &str, from: usize) -> Weight {
    let at_subject = request.query.iter().any(|(_, value)| value == sha);
    let on_pull_request = scenario.name != TAG.name && scenario.name != COMMAND_LINE.name;
    let operation = request.operation.as_deref().unwrap_or_default();
    // The look for a second comment of ours, after one was made.
    let after = request.query.iter().any(|(name, _)| name == "since");
    if operation == "issues/list-comments" && after {
        return Weight::Publishes;
    }
    if scenario.name == VERSIONED.name {
        return versioned::weight(request, sha);
    }
    // Where people sign off, everything that was ever said or published decides.
    if scenario.name == SIGNED.name && operation != "repos/get-content" {
        // Whoever has spoken in a review is known by it.
        return if request.path == "/users/quinn" {
            Weight::Nothing
        } else {
            Weight::Decides
        };
    }
    match operation {
        // Files that are not told together are told one by one.
        "graphql" => Weight::Nothing,
        // A comment made without having seen the others might be the second one.
        "issues/list-comments" => Weight::Publishes,
        // A status that stands already is only not set a second time.
        // On a tag it leads to the release issue, and is asked for twice.
        "repos/list-commit-statuses-for-ref" if on_pull_request || from > 1 => Weight::Nothing,
        // What reviewers say counts only where people sign off.
        "pulls/list-reviews" => Weight::Nothing,
        // Who we are tells only whether what stands there is ours; on a tag the release issue is.
        "users/get-authenticated" if on_pull_request => Weight::Nothing,
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

pub(super) fn is_paged(operation: &str) -> bool {
    matches!(
        operation,
        "issues/list-comments"
            | "issues/list-for-repo"
            | "repos/list-tags"
            | "pulls/list"
            | "repos/list-commit-statuses-for-ref"
            | "checks/list-for-ref"
            | "pulls/list-reviews"
            | "pulls/list-commits"
            | "pulls/list-files"
            | "issues/list-events-for-timeline"
            | "repos/list-pull-requests-associated-with-commit"
    )
}

/// Whether the answer is a list. The record of pushes is one without numbered pages.
pub(super) fn is_list(operation: &str) -> bool {
    is_paged(operation) || operation == "repos/list-activities"
}
