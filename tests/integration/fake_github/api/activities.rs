//! The record of what happened to the branches: newest first, in pages that are named by cursors.

use jiff::SignedDuration;
use serde_json::{Value, json};
use url::form_urlencoded::Serializer;

use super::super::model::State;
use super::super::model::activity::Activity;
use super::super::wire::answer::{Answer, Outcome};
use super::super::wire::call::Call;
use super::{repository, view};

/// What git writes where there is no commit.
const NO_COMMIT: &str = "0000000000000000000000000000000000000000";

pub(super) fn list(call: &Call, state: &mut State) -> Outcome {
    let now = state.clock;
    let since = call.query("time_period").and_then(|period| {
        let hours = 24 * days(period);
        now.checked_sub(SignedDuration::from_hours(hours)).ok()
    });
    let mut activities: Vec<Activity> = repository(call, state)
        .activities
        .iter()
        .filter(|activity| wanted(call, activity))
        .filter(|activity| since.is_none_or(|since| activity.at >= since))
        .cloned()
        .collect();
    if call.query("direction") != Some("asc") {
        activities.reverse();
    }
    let count = call.query("per_page").and_then(|count| count.parse().ok());
    let count = count.unwrap_or(30).clamp(1, 100);
    let (first, end) = bounds(call, &activities, count)?;
    let page = &activities[first..end];
    let views = page
        .iter()
        .map(|activity| view_of(state, activity))
        .collect();
    let answer = Answer::ok(Value::Array(views));
    let mut links = Vec::new();
    if let Some(last) = page.last().filter(|_| end < activities.len()) {
        links.push(link(call, "after", last, "next"));
    }
    if let Some(begin) = page.first().filter(|_| first > 0) {
        links.push(link(call, "before", begin, "prev"));
    }
    Ok(match links.is_empty() {
        true => answer,
        false => answer.with("link", &links.join(", ")),
    })
}

fn days(period: &str) -> i64 {
    match period {
        "day" => 1,
        "week" => 7,
        "month" => 30,
        "quarter" => 90,
        _ => 365,
    }
}

fn wanted(call: &Call, activity: &Activity) -> bool {
    let reference = call.query("ref").is_none_or(|name| {
        name == activity.reference || activity.reference.strip_prefix("refs/heads/") == Some(name)
    });
    let actor = call.query("actor");
    let kind = call.query("activity_type");
    reference
        && actor.is_none_or(|actor| actor.eq_ignore_ascii_case(&activity.actor))
        && kind.is_none_or(|kind| kind == activity.kind)
}

/// Where the page begins and ends.
fn bounds(
    call: &Call,
    activities: &[Activity],
    count: usize,
) -> Result<(usize, usize), Box<Answer>> {
    let place = |cursor: &str| {
        let mut activities = activities.iter();
        let place = activities.position(|activity| cursor_of(activity) == cursor);
        place.ok_or_else(|| Box::new(Answer::error(422, "Invalid cursor")))
    };
    if let Some(cursor) = call.query("before") {
        let end = place(cursor)?;
        return Ok((end.saturating_sub(count), end));
    }
    let first = match call.query("after") {
        Some(cursor) => place(cursor)? + 1,
        None => 0,
    };
    let first = first.min(activities.len());
    Ok((first, (first + count).min(activities.len())))
}

/// GitHub's cursors say nothing to anybody else.
fn cursor_of(activity: &Activity) -> String {
    format!("djE6{:x}==", activity.id)
}

fn link(call: &Call, side: &str, activity: &Activity, relation: &str) -> String {
    let mut query = Serializer::new(String::new());
    for (name, value) in &call.query {
        if name != "after" && name != "before" {
            query.append_pair(name, value);
        }
    }
    query.append_pair(side, &cursor_of(activity));
    format!("<{}?{}>; rel=\"{relation}\"", call.own_url, query.finish())
}

fn view_of(state: &mut State, activity: &Activity) -> Value {
    json!({
        "id": activity.id,
        "before": activity.before.as_deref().unwrap_or(NO_COMMIT),
        "after": activity.after.as_deref().unwrap_or(NO_COMMIT),
        "ref": activity.reference,
        "timestamp": activity.at.to_string(),
        "activity_type": activity.kind,
        "actor": view::user(state, &activity.actor),
    })
}
