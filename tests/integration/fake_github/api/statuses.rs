//! Commit statuses.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::super::model::State;
use super::super::model::threads::Status;
use super::super::wire::answer::{Answer, Outcome};
use super::super::wire::call::Call;
use super::super::wire::paging::{self, Page};
use super::{commit_named, repository, view};

/// GitHub's limit for the description, in characters.
const DESCRIPTION_LIMIT: usize = 140;
/// GitHub's limit for statuses of one commit and context.
const COUNT_LIMIT: usize = 1000;

pub(super) fn create(call: &Call, state: &mut State) -> Outcome {
    let sha = call.param("sha").to_owned();
    if !repository(call, state).git.commits.contains_key(&sha) {
        return Err(Answer::error(422, &format!("No commit found for SHA: {sha}")).into());
    }
    let (id, created) = (state.fresh_id(), state.tick());
    let status = Status {
        id,
        sha,
        context: call.text("context").unwrap_or("default").to_owned(),
        state: call.text("state").unwrap_or_default().to_owned(),
        description: call.text("description").map(str::to_owned),
        target_url: call.text("target_url").map(str::to_owned),
        creator: call.login(),
        created,
    };
    if let Some((field, message)) = fault_of(&status, &repository(call, state).statuses) {
        return Err(Answer::invalid("Status", field, message).into());
    }
    repository(call, state).statuses.push(status.clone());
    Ok(Answer::created(with_creator(call, state, &status)))
}

fn fault_of(status: &Status, others: &[Status]) -> Option<(&'static str, &'static str)> {
    let same = |other: &&Status| other.sha == status.sha && other.context == status.context;
    let length = status
        .description
        .as_ref()
        .map_or(0, |text| text.chars().count());
    let web = status.target_url.as_ref().is_none_or(|url| {
        url.is_empty() || url.starts_with("https://") || url.starts_with("http://")
    });
    match () {
        () if !["error", "failure", "pending", "success"].contains(&status.state.as_str()) => {
            Some(("state", "State is not included in the list"))
        }
        () if length > DESCRIPTION_LIMIT => Some((
            "description",
            "description is too long (maximum is 140 characters)",
        )),
        () if !web => Some(("target_url", "Target URL must use http(s) scheme")),
        () if others.iter().filter(same).count() >= COUNT_LIMIT => Some((
            "base",
            "This SHA and context has reached the maximum number of statuses.",
        )),
        () => None,
    }
}

pub(super) fn list(call: &Call, state: &mut State) -> Outcome {
    let statuses = newest_first(call, state)?;
    let views = statuses
        .iter()
        .map(|status| with_creator(call, state, status))
        .collect();
    Ok(paging::list(call, views))
}

/// The newest of each context, and what they come to together.
pub(super) fn combined(call: &Call, state: &mut State) -> Outcome {
    let mut statuses = newest_first(call, state)?;
    let mut seen = BTreeSet::new();
    statuses.retain(|status| seen.insert(status.context.clone()));
    let any = |words: &[&str]| {
        statuses
            .iter()
            .any(|status| words.contains(&status.state.as_str()))
    };
    let together = match () {
        () if any(&["error", "failure"]) => "failure",
        () if statuses.is_empty() || any(&["pending"]) => "pending",
        () => "success",
    };
    let sha = commit_named(call, state, call.param("ref")).unwrap_or_default();
    let total = statuses.len();
    let mut page = Page::of(call, statuses);
    let shown = std::mem::take(&mut page.items);
    let shown: Vec<Value> = shown.iter().map(|status| view_of(call, status)).collect();
    Ok(page.linked(Answer::ok(json!({
        "state": together,
        "sha": sha,
        "total_count": total,
        "statuses": shown,
        "repository": view::repository(call, state),
        "url": call.api(&format!("commits/{sha}/status")),
        "commit_url": call.api(&format!("commits/{sha}")),
    }))))
}

fn newest_first(call: &Call, state: &mut State) -> Result<Vec<Status>, Box<Answer>> {
    let sha = commit_named(call, state, call.param("ref")).ok_or_else(Answer::not_found)?;
    let statuses = repository(call, state).statuses.iter().rev();
    Ok(statuses
        .filter(|status| status.sha == sha)
        .cloned()
        .collect())
}

fn with_creator(call: &Call, state: &mut State, status: &Status) -> Value {
    let creator = view::user(state, &status.creator);
    view::with(view_of(call, status), "creator", creator)
}

fn view_of(call: &Call, status: &Status) -> Value {
    json!({
        "id": status.id,
        "url": call.api(&format!("statuses/{}", status.sha)),
        "state": status.state,
        "context": status.context,
        "description": status.description,
        "target_url": status.target_url,
        "created_at": status.created.to_string(),
        "updated_at": status.created.to_string(),
    })
}
