//! Teams and who is in them. The caller has made sure that the token may read members.

use serde_json::{Value, json};

use super::super::model::State;
use super::super::model::teams::{Member, Team};
use super::super::wire::answer::{Answer, Outcome};
use super::super::wire::call::Call;
use super::super::wire::paging;
use super::view;

pub(super) fn by_name(call: &Call, state: &mut State) -> Outcome {
    let team = visible(call, state)?;
    let organization = view::user(state, &team.organization);
    let members = team.members.iter().filter(|member| member.active).count();
    Ok(Answer::ok(json!({
        "id": team.id,
        "name": team.slug,
        "slug": team.slug,
        "privacy": if team.secret { "secret" } else { "closed" },
        "permission": "pull",
        "url": own_url(call, state, &team, ""),
        "html_url": format!("https://github.com/orgs/{}/teams/{}", team.organization, team.slug),
        "members_count": members,
        "type": "organization",
        "organization": {
            "id": organization["id"],
            "login": organization["login"],
            "type": "Organization",
        },
    })))
}

/// Whoever is invited only is not among them.
pub(super) fn members(call: &Call, state: &mut State) -> Outcome {
    let mut members = visible(call, state)?.members;
    let role = call.query("role").unwrap_or("all");
    members.retain(|member| member.active && (role == "all" || role == word(member)));
    Ok(paging::list_of(call, members, |member| {
        view::user(state, &member.login)
    }))
}

pub(super) fn membership(call: &Call, state: &mut State) -> Outcome {
    let team = visible(call, state)?;
    let member = team.member(call.param("username"));
    let member = member.ok_or_else(Answer::not_found)?;
    let rest = format!("/memberships/{}", member.login);
    Ok(Answer::ok(json!({
        "url": own_url(call, state, &team, &rest),
        "role": word(member),
        "state": if member.active { "active" } else { "pending" },
    })))
}

fn word(member: &Member) -> &'static str {
    match member.maintainer {
        true => "maintainer",
        false => "member",
    }
}

fn visible(call: &Call, state: &State) -> Result<Team, Box<Answer>> {
    let token = call.token.as_ref().ok_or_else(Answer::not_found)?;
    let (organization, slug) = (call.param("org"), call.param("team_slug"));
    let team = state.visible_team(organization, slug, &token.identity);
    Ok(team.cloned().ok_or_else(Answer::not_found)?)
}

/// GitHub's own addresses name organisation and team by their numbers.
fn own_url(call: &Call, state: &mut State, team: &Team, rest: &str) -> Value {
    let organization = state.account(&team.organization).id;
    let (origin, team) = (&call.origin, team.id);
    json!(format!(
        "{origin}/organizations/{organization}/team/{team}{rest}"
    ))
}
