//! Releases. Drafts are found in the list and by their number alone, by who may write contents.

use serde_json::{Value, json};

use super::super::model::State;
use super::super::model::people::{Level, Scope};
use super::super::model::releases::Release;
use super::super::wire::answer::{Answer, Outcome};
use super::super::wire::call::Call;
use super::super::wire::paging;
use super::{commit_named, repository, view};

/// GitHub's limit for the text, in characters.
const BODY_LIMIT: usize = 125_000;

/// Newest first, drafts before all others.
pub(super) fn list(call: &Call, state: &mut State) -> Answer {
    let mut releases = repository(call, state).releases.clone();
    releases.retain(|release| !release.draft || sees_drafts(call));
    releases.sort_by_key(|release| (!release.draft, std::cmp::Reverse(release.created)));
    paging::list_of(call, releases, |one| release(call, state, one))
}

pub(super) fn get(call: &Call, state: &mut State) -> Outcome {
    let one = known(call, state)?;
    if one.draft && !sees_drafts(call) {
        return Err(Answer::not_found().into());
    }
    Ok(Answer::ok(release(call, state, &one)))
}

pub(super) fn by_tag(call: &Call, state: &mut State) -> Outcome {
    let one = repository(call, state).release_of(call.param("tag"));
    let one = one.cloned().ok_or_else(Answer::not_found)?;
    Ok(Answer::ok(release(call, state, &one)))
}

pub(super) fn latest(call: &Call, state: &mut State) -> Outcome {
    let one = repository(call, state).latest_release();
    let one = one.cloned().ok_or_else(Answer::not_found)?;
    Ok(Answer::ok(release(call, state, &one)))
}

pub(super) fn create(call: &Call, state: &mut State) -> Outcome {
    let branch = repository(call, state).default_branch.clone();
    let (id, at) = (state.fresh_id(), state.tick());
    let mut one = Release {
        id,
        tag: String::new(),
        target: branch,
        name: None,
        body: None,
        author: call.login(),
        draft: false,
        prerelease: false,
        created: at,
        published: None,
    };
    change(call, &mut one);
    one.published = (!one.draft).then_some(at);
    check(call, state, &one)?;
    let before = latest_id(call, state);
    make_tag(call, state, &one)?;
    let repository = repository(call, state);
    repository.releases.push(one.clone());
    if !one.draft && !one.prerelease {
        repository.mark_latest(id, call.text("make_latest").unwrap_or("true"), before);
    }
    Ok(Answer::created(release(call, state, &one)))
}

pub(super) fn update(call: &Call, state: &mut State) -> Outcome {
    let before = known(call, state)?;
    let latest = latest_id(call, state);
    let mut one = before.clone();
    change(call, &mut one);
    let at = state.tick();
    if one.draft != before.draft {
        one.published = (!one.draft).then_some(at);
    }
    check(call, state, &one)?;
    make_tag(call, state, &one)?;
    let repository = repository(call, state);
    let stored = repository.releases.iter_mut();
    let stored = stored.filter(|stored| stored.id == one.id);
    stored.for_each(|stored| *stored = one.clone());
    // Only what is newly published becomes the latest unless something else is said.
    let published = before.draft && !one.draft;
    let usual = published.then_some("true");
    if let Some(make_latest) = call.text("make_latest").or(usual)
        && !one.draft
        && !one.prerelease
    {
        repository.mark_latest(one.id, make_latest, latest);
    }
    Ok(Answer::ok(release(call, state, &one)))
}

/// The release of the call's number.
fn known(call: &Call, state: &mut State) -> Result<Release, Box<Answer>> {
    let id = call.number("release_id");
    let mut releases = repository(call, state).releases.iter();
    let one = releases.find(|release| release.id == id).cloned();
    one.ok_or_else(|| Answer::not_found().into())
}

fn latest_id(call: &Call, state: &mut State) -> Option<u64> {
    Some(repository(call, state).latest_release()?.id)
}

/// Takes over what the body says.
fn change(call: &Call, one: &mut Release) {
    let text = |name| call.text(name).map(str::to_owned);
    one.tag = text("tag_name").unwrap_or_else(|| one.tag.clone());
    one.target = text("target_commitish").unwrap_or_else(|| one.target.clone());
    one.name = text("name").or_else(|| one.name.take());
    one.body = text("body").or_else(|| one.body.take());
    one.draft = call.body["draft"].as_bool().unwrap_or(one.draft);
    one.prerelease = call.body["prerelease"].as_bool().unwrap_or(one.prerelease);
}

/// What GitHub does not take.
fn check(call: &Call, state: &mut State, one: &Release) -> Result<(), Box<Answer>> {
    let invalid = |field, message| Err(Answer::invalid("Release", field, message).into());
    if one.tag.is_empty() {
        return invalid("tag_name", "tag_name is not a valid tag");
    }
    let length = one.body.as_deref().map_or(0, |body| body.chars().count());
    if length > BODY_LIMIT {
        return invalid("body", "body is too long (maximum is 125000 characters)");
    }
    if (one.draft || one.prerelease) && call.text("make_latest") == Some("true") {
        return invalid(
            "make_latest",
            "Latest release cannot be draft or prerelease.",
        );
    }
    let standing = repository(call, state).release_of(&one.tag);
    if !one.draft && standing.is_some_and(|standing| standing.id != one.id) {
        let mut answer = Answer::error(422, "Validation Failed");
        if let super::super::wire::answer::Payload::Json(body) = &mut answer.payload {
            body["errors"] = json!([
                { "resource": "Release", "code": "already_exists", "field": "tag_name" }
            ]);
        }
        return Err(answer.into());
    }
    Ok(())
}

/// Publishing makes the tag where it is not there yet.
fn make_tag(call: &Call, state: &mut State, one: &Release) -> Result<(), Box<Answer>> {
    let reference = format!("tags/{}", one.tag);
    if one.draft || repository(call, state).git.refs.contains_key(&reference) {
        return Ok(());
    }
    let message = "target_commitish is invalid";
    let commit = commit_named(call, state, &one.target)
        .ok_or_else(|| Answer::invalid("Release", "target_commitish", message))?;
    repository(call, state).git.refs.insert(reference, commit);
    Ok(())
}

/// Whether the token may write contents.
fn sees_drafts(call: &Call) -> bool {
    call.token.as_ref().is_some_and(|token| {
        token.reaches(&call.repository) && token.level(Scope::Contents) >= Level::Write
    })
}

fn release(call: &Call, state: &mut State, one: &Release) -> Value {
    let page = match one.draft {
        true => format!("untagged-{:020x}", one.id),
        false => one.tag.clone(),
    };
    json!({
        "id": one.id,
        "tag_name": one.tag,
        "name": one.name,
        "body": one.body,
        "draft": one.draft,
        "prerelease": one.prerelease,
        "target_commitish": one.target,
        "url": call.api(&format!("releases/{}", one.id)),
        "html_url": call.html(&format!("releases/tag/{page}")),
        "author": view::user(state, &one.author),
        "created_at": one.created.to_string(),
        "published_at": one.published.map(|at| at.to_string()),
    })
}
