//! Accounts, and what they may do in a repository.

use serde_json::{Value, json};

use super::super::model::people::AccountKind;
use super::super::model::{Repository, State};
use super::super::wire::answer::{Answer, Outcome};
use super::super::wire::call::Call;
use super::{repository, view};

/// Asking for an account does not make one, and mannequins are not found.
pub(super) fn by_login(call: &Call, state: &mut State) -> Outcome {
    let login = known_login(state, call.param("username")).ok_or_else(Answer::not_found)?;
    Ok(Answer::ok(view::user(state, &login)))
}

pub(super) fn permission(call: &Call, state: &mut State) -> Outcome {
    if call.token.is_none() {
        return Err(Answer::error(401, "Requires authentication").into());
    }
    let asked = call.param("username");
    let not_a_user = || Answer::error(404, &format!("{asked} is not a user"));
    let login = known_login(state, asked).ok_or_else(not_a_user)?;
    let user = view::user(state, &login);
    if user["type"] == "Organization" {
        return Err(not_a_user().into());
    }
    let repository = repository(call, state);
    let role = role_of(repository, &login);
    let base = repository.custom_roles.get(&role).unwrap_or(&role);
    let reach = ["read", "triage", "write", "maintain", "admin"];
    let reach = reach.iter().position(|known| known == base);
    let legacy = ["read", "read", "write", "write", "admin"];
    let may = |least: usize| reach.is_some_and(|reach| reach >= least);
    let permissions: Value = json!({
        "pull": may(0),
        "triage": may(1),
        "push": may(2),
        "maintain": may(3),
        "admin": may(4),
    });
    let user = view::with(user, "permissions", permissions);
    Ok(Answer::ok(json!({
        "permission": reach.map_or("none", |reach| legacy[reach]),
        "role_name": role,
        "user": view::with(user, "role_name", json!(role)),
    })))
}

/// The owner may everything; what is public everybody may read.
pub(super) fn role_of(repository: &Repository, login: &str) -> String {
    let given = repository.roles.get(&login.to_lowercase());
    let role = match given.map(String::as_str) {
        None if repository.owner.eq_ignore_ascii_case(login) => "admin",
        None | Some("none") if !repository.private => "read",
        None => "none",
        Some(role) => role,
    };
    role.to_owned()
}

/// The login as it is written, if there is such an account.
fn known_login(state: &State, login: &str) -> Option<String> {
    let account = state.accounts.get(&login.to_lowercase())?;
    (account.kind != AccountKind::Mannequin).then(|| account.login.clone())
}
