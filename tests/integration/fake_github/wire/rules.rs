//! What GitHub does with every request, whatever it asks for.

use url::form_urlencoded::Serializer;

use super::super::api;
use super::super::model::State;
use super::access;
use super::answer::Answer;
use super::call::{Call, Incoming};

/// The REST API version that the contract describes.
const API_VERSION: &str = "2022-11-28";

/// What GitHub looks at before it looks at the operation, in its order.
pub(super) fn respond(incoming: &Incoming, call: Option<&Call>, state: &mut State) -> Answer {
    if let Some(refusal) = refused_at_the_door(incoming, state) {
        return refusal;
    }
    if incoming
        .header("x-github-api-version")
        .is_some_and(|version| version != API_VERSION)
    {
        return Answer::error(400, "The requested API version is not supported.");
    }
    let Some(call) = call else {
        return Answer::not_found();
    };
    if !accepts_json(&call.accept) {
        let message = format!(
            "Unsupported 'Accept' header: '{}'. Must accept 'application/json'.",
            call.accept
        );
        return Answer::error(415, &message);
    }
    if call.operation != "rate-limit/get"
        && let Some(refusal) = limited(state)
    {
        return refusal;
    }
    if let Some(redirect) = moved(incoming, call, state) {
        return redirect;
    }
    let refusal = access::refusal(call, state);
    let unreadable = !incoming.body.is_empty() && call.body.is_null();
    match refusal {
        Some(refusal) => refusal,
        None if unreadable => Answer::error(400, "Problems parsing JSON"),
        None => api::dispatch(call, state).unwrap_or_else(|refusal| *refusal),
    }
}

/// The same for the one address of GraphQL.
pub(super) fn respond_graphql(incoming: &Incoming, state: &mut State) -> Answer {
    if let Some(refusal) = refused_at_the_door(incoming, state) {
        return refusal;
    }
    let token = incoming
        .secret()
        .and_then(|secret| state.tokens.get(secret))
        .cloned();
    let Some(token) = token else {
        return Answer::error(401, "This endpoint requires you to be authenticated.");
    };
    if let Some(refusal) = limited(state) {
        return refusal;
    }
    match serde_json::from_slice(&incoming.body) {
        Ok(body) => api::graphql::answer(&body, &token, state),
        Err(_) => Answer::error(400, "Problems parsing JSON"),
    }
}

fn refused_at_the_door(incoming: &Incoming, state: &State) -> Option<Answer> {
    if incoming.header("user-agent").is_none_or(str::is_empty) {
        return Some(Answer::error(
            403,
            "Request forbidden by administrative rules. Please make sure your request has a User-Agent header",
        ));
    }
    let known = incoming
        .secret()
        .is_some_and(|secret| state.tokens.contains_key(secret));
    let unknown = incoming.header("authorization").is_some() && !known;
    unknown.then(|| Answer::error(401, "Bad credentials"))
}

/// Counts a request against the primary rate limit.
fn limited(state: &mut State) -> Option<Answer> {
    if state.rate.used >= state.rate.limit {
        return Some(Answer::error(
            403,
            "API rate limit exceeded for installation ID 1.",
        ));
    }
    state.rate.used += 1;
    None
}

/// A renamed repository answers with its lasting address, to those who may see it.
fn moved(incoming: &Incoming, call: &Call, state: &State) -> Option<Answer> {
    let present = state.renamed.get(&call.repository)?.to_lowercase();
    let private = state.repositories.get(&present)?.private;
    if private
        && !call
            .token
            .as_ref()
            .is_some_and(|token| token.reaches(&present))
    {
        return None;
    }
    let query = Serializer::new(String::new())
        .extend_pairs(&call.query)
        .finish();
    let separator = if query.is_empty() { "" } else { "?" };
    let location = format!("{}{separator}{query}", call.own_url);
    let status = if incoming.method == "GET" { 301 } else { 307 };
    let body = serde_json::json!({ "message": "Moved Permanently", "url": location });
    Some(Answer::json(status, body).with("location", &location))
}

fn accepts_json(accept: &str) -> bool {
    accept
        .split(',')
        .map(|range| range.split(';').next().unwrap_or_default().trim())
        .any(|range| {
            matches!(
                range,
                "*/*" | "application/*" | "application/json" | "text/json"
            ) || range.starts_with("application/vnd.github")
        })
}

/// The headers that every answer has, unless it has its own.
pub(super) fn with_usual_headers(
    mut answer: Answer,
    call: Option<&Call>,
    state: &mut State,
) -> Answer {
    let left = state.rate.limit.saturating_sub(state.rate.used);
    state.answers += 1;
    let reset = state.clock.as_second() + 3600;
    let usual = [
        ("server", "github.com".to_owned()),
        ("x-github-api-version-selected", API_VERSION.to_owned()),
        ("x-github-media-type", "github.v3; format=json".to_owned()),
        ("x-github-request-id", format!("FAKE:{:08X}", state.answers)),
        ("x-ratelimit-limit", state.rate.limit.to_string()),
        ("x-ratelimit-remaining", left.to_string()),
        ("x-ratelimit-reset", reset.to_string()),
        ("x-ratelimit-resource", "core".to_owned()),
        ("x-ratelimit-used", state.rate.used.to_string()),
    ];
    for (name, value) in usual {
        answer.headers.entry(name.to_owned()).or_insert(value);
    }
    if let Some(accepted) = call.and_then(access::accepted_permissions) {
        answer
            .headers
            .entry("x-accepted-github-permissions".to_owned())
            .or_insert(accepted);
    }
    if let Some(date) = state.date_header {
        let date = date.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string();
        answer.headers.entry("date".to_owned()).or_insert(date);
    }
    answer
}
