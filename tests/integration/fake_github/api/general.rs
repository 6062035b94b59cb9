//! The repository itself, the identity of a token, the rate limit.

use serde_json::{Value, json};

use super::super::model::State;
use super::super::model::people::Identity;
use super::super::wire::access;
use super::super::wire::answer::{Answer, Outcome};
use super::super::wire::call::Call;
use super::{rules, view};

pub(super) fn repository(call: &Call, state: &mut State) -> Answer {
    let mut view = view::repository(call, state);
    let repository = state.repository(&call.repository);
    if let Some(permissions) = rules::permissions(repository, call.token.as_ref()) {
        view["permissions"] = permissions;
    }
    let answer = Answer::ok(view);
    match call.token.as_ref().and_then(|token| token.scopes()) {
        Some(scopes) => answer.with("x-oauth-scopes", &scopes),
        None => answer,
    }
}

/// People have a user; installations, and so jobs, do not.
pub(super) fn authenticated_user(call: &Call, state: &mut State) -> Outcome {
    let Some(token) = &call.token else {
        return Err(Answer::error(401, "Requires authentication").into());
    };
    match &token.identity {
        Identity::User(login) => Ok(Answer::ok(view::user(state, login))),
        installation @ Identity::Installation(_) => Err(access::forbidden(installation).into()),
    }
}

/// Asking costs nothing.
pub(super) fn rate_limit(state: &State) -> Answer {
    let rate: Value = json!({
        "limit": state.rate.limit,
        "used": state.rate.used,
        "remaining": state.rate.limit.saturating_sub(state.rate.used),
        "reset": state.clock.as_second() + 3600,
    });
    Answer::ok(json!({ "resources": { "core": rate, "search": rate }, "rate": rate }))
}
