//! Which subject an event is about: one function per kind of event.

use super::error::{EventError, EventErrorKind, Expected};
use super::field::{Field, id, invalid};
use super::payload::{DispatchInputs, MergeGroup, Payload, PullRequest};
use super::{ActionWord, NothingReason, PullRequestHint, Target, Trigger};
use crate::ids::{PrNumber, RefName, Sha};

const TAGS: &str = "refs/tags/";
const BRANCHES: &str = "refs/heads/";
/// Where GitHub's merge queue keeps its branches.
const QUEUE: &str = "gh-readonly-queue/";

/// Activities that change nothing any gate reads. Everything else, also what GitHub has yet to
/// invent, is looked at: looking once too often does no harm.
const WITHOUT_EFFECT: [&str; 16] = [
    "assigned",
    "unassigned",
    "review_requested",
    "review_request_removed",
    "locked",
    "unlocked",
    "milestoned",
    "demilestoned",
    "auto_merge_enabled",
    "auto_merge_disabled",
    "enqueued",
    "dequeued",
    "pinned",
    "unpinned",
    "typed",
    "untyped",
];

/// The subject of the event.
pub(super) fn event_target(
    trigger: Trigger,
    action: Option<&ActionWord>,
    payload: &Payload,
) -> Result<Target, EventError> {
    let action = action.map_or("", ActionWord::as_str);
    match trigger {
        Trigger::PullRequest
        | Trigger::PullRequestTarget
        | Trigger::PullRequestReview
        | Trigger::PullRequestReviewComment => {
            pull_request(action, payload.pull_request.required("pull_request")?)
        }
        Trigger::IssueComment | Trigger::Issues => issue(trigger, action, payload),
        Trigger::Push => push(payload),
        Trigger::Release => release(action, payload),
        Trigger::MergeGroup => merge_group(action, payload.merge_group.required("merge_group")?),
        Trigger::WorkflowDispatch => dispatch(payload),
        Trigger::Schedule | Trigger::CommandLine => Ok(Target::AllOpen),
    }
}

/// A tag's short name, also when somebody wrote the full one.
pub(super) fn short_tag(name: RefName) -> RefName {
    name.as_str()
        .strip_prefix(TAGS)
        .and_then(|short| short.parse().ok())
        .unwrap_or(name)
}

fn nothing(why: NothingReason) -> Result<Target, EventError> {
    Ok(Target::Nothing { why })
}

/// Whether the payload says that the issue or pull request is closed. What it does not say is
/// found out by looking.
fn is_closed(state: &Field<String>, path: &'static str) -> Result<bool, EventError> {
    Ok(state.optional(path)?.is_some_and(|state| state == "closed"))
}

fn pull_request(action: &str, pull: &PullRequest) -> Result<Target, EventError> {
    if action == "closed" || is_closed(&pull.state, "pull_request.state")? {
        return nothing(NothingReason::ClosedPullRequest);
    }
    if WITHOUT_EFFECT.contains(&action) {
        return nothing(NothingReason::ActionWithoutEffect);
    }
    let head = pull.head.required("pull_request.head")?;
    let base = pull.base.required("pull_request.base")?;
    Ok(Target::PullRequest {
        number: pull.number.required_number("pull_request.number")?,
        hint: Some(PullRequestHint {
            head: head.sha.required_id("pull_request.head.sha")?,
            base: base.branch.required_id("pull_request.base.ref")?,
        }),
    })
}

fn issue(trigger: Trigger, action: &str, payload: &Payload) -> Result<Target, EventError> {
    let issue = payload.issue.required("issue")?;
    let is_pull = issue.pull_request.optional("issue.pull_request")?.is_some();
    let about_issue = trigger == Trigger::Issues;
    if about_issue && matches!(action, "deleted" | "transferred") {
        return nothing(NothingReason::IssueGone);
    }
    if is_closed(&issue.state, "issue.state")? || (about_issue && action == "closed") {
        return nothing(if is_pull {
            NothingReason::ClosedPullRequest
        } else {
            NothingReason::ClosedIssue
        });
    }
    if WITHOUT_EFFECT.contains(&action) {
        return nothing(NothingReason::ActionWithoutEffect);
    }
    let number = issue.number.required_number("issue.number")?;
    Ok(if is_pull {
        Target::PullRequest { number, hint: None }
    } else {
        Target::ReleaseIssue { number }
    })
}

fn push(payload: &Payload) -> Result<Target, EventError> {
    let full_ref = payload.full_ref.required("ref")?;
    let Some(tag) = full_ref.strip_prefix(TAGS) else {
        return nothing(if full_ref.starts_with(BRANCHES) {
            NothingReason::BranchPush
        } else {
            NothingReason::OtherRefPush
        });
    };
    let after: Sha = payload.after.required_id("after")?;
    let is_deleted = payload.deleted.optional("deleted")?.copied() == Some(true);
    if is_deleted || after.as_str().bytes().all(|digit| digit == b'0') {
        return nothing(NothingReason::DeletedTag);
    }
    Ok(Target::Tag {
        name: id(tag, "ref")?,
        hint: Some(after),
    })
}

fn release(action: &str, payload: &Payload) -> Result<Target, EventError> {
    if matches!(action, "deleted" | "unpublished") {
        return nothing(NothingReason::WithdrawnRelease);
    }
    let release = payload.release.required("release")?;
    if release.draft.optional("release.draft")?.copied() == Some(true) {
        return nothing(NothingReason::DraftRelease);
    }
    Ok(Target::Tag {
        name: release.tag_name.required_id("release.tag_name")?,
        // `target_commitish` is what a new tag would be made from, not what this one names.
        hint: None,
    })
}

fn merge_group(action: &str, group: &MergeGroup) -> Result<Target, EventError> {
    if action == "destroyed" {
        return nothing(NothingReason::MergeGroupDestroyed);
    }
    let base_ref = group.base_ref.required("merge_group.base_ref")?;
    let base: RefName = base_ref
        .strip_prefix(BRANCHES)
        .and_then(|name| name.parse().ok())
        .ok_or_else(|| invalid("merge_group.base_ref", Expected::BranchRef))?;
    let number = group
        .head_ref
        .optional("merge_group.head_ref")?
        .and_then(|head_ref| queued_number(head_ref, &base));
    Ok(Target::MergeGroup {
        head: group.head_sha.required_id("merge_group.head_sha")?,
        base,
        number,
    })
}

/// The number in `refs/heads/gh-readonly-queue/BASE/pr-N-SHA`. The base is known and taken off
/// whole, so one that looks like `release/pr-2` cannot pass its own number off.
fn queued_number(head_ref: &str, base: &RefName) -> Option<PrNumber> {
    let entry = head_ref
        .strip_prefix(BRANCHES)
        .unwrap_or(head_ref)
        .strip_prefix(QUEUE)?
        .strip_prefix(base.as_str())?
        .strip_prefix("/pr-")?;
    let (number, sha) = entry.split_once('-')?;
    let is_sha = (7..=40).contains(&sha.len()) && sha.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_number = number.bytes().all(|byte| byte.is_ascii_digit());
    if is_sha && is_number {
        number.parse().ok()
    } else {
        None
    }
}

fn dispatch(payload: &Payload) -> Result<Target, EventError> {
    if let Some(inputs) = payload.inputs.optional("inputs")?
        && let Some(target) = dispatch_inputs(inputs)?
    {
        return Ok(target);
    }
    let full_ref = payload.full_ref.optional("ref")?;
    match full_ref.and_then(|full_ref| full_ref.strip_prefix(TAGS)) {
        Some(tag) => Ok(Target::Tag {
            name: id(tag, "ref")?,
            hint: None,
        }),
        None => Ok(Target::AllOpen),
    }
}

/// The subject that the workflow's own inputs name, if they name one.
fn dispatch_inputs(inputs: &DispatchInputs) -> Result<Option<Target>, EventError> {
    let pull_request = given(&inputs.pull_request, "inputs.pull-request")?;
    let tag = given(&inputs.tag, "inputs.tag")?;
    let sha = given(&inputs.sha, "inputs.sha")?;
    let conflict = |first, second| {
        let kind = EventErrorKind::ConflictingInputs { first, second };
        Err(EventError::field("inputs", kind))
    };
    match (pull_request, tag, sha) {
        (None, None, None) => Ok(None),
        (Some(number), None, None) => Ok(Some(Target::PullRequest {
            number: id(number, "inputs.pull-request")?,
            hint: None,
        })),
        (None, Some(tag), None) => Ok(Some(Target::Tag {
            name: short_tag(id(tag, "inputs.tag")?),
            hint: None,
        })),
        (None, None, Some(sha)) => Ok(Some(Target::Commit {
            sha: id(sha, "inputs.sha")?,
        })),
        (Some(_), Some(_), _) => conflict("pull-request", "tag"),
        (Some(_), None, Some(_)) => conflict("pull-request", "sha"),
        (None, Some(_), Some(_)) => conflict("tag", "sha"),
    }
}

/// The input's text without the blanks that hands leave around it; an empty one was not given.
fn given<'a>(field: &'a Field<String>, path: &'static str) -> Result<Option<&'a str>, EventError> {
    let text = field.optional(path)?.map(|text| text.trim());
    Ok(text.filter(|text| !text.is_empty()))
}
