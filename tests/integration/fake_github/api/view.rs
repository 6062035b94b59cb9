//! The objects that appear in many answers.

use serde_json::{Value, json};

use super::super::model::git::{Commit, Signature};
use super::super::model::graph::Change;
use super::super::model::{Repository, State};
use super::super::wire::call::Call;

/// A user or bot.
pub(crate) fn user(state: &mut State, login: &str) -> Value {
    let account = state.account(login);
    let page = match account.login.strip_suffix("[bot]") {
        Some(slug) => format!("apps/{slug}"),
        None => account.login.clone(),
    };
    json!({
        "id": account.id,
        "login": account.login,
        "type": account.kind.word(),
        "html_url": format!("https://github.com/{page}"),
    })
}

/// The app that something was done through, or null.
pub(crate) fn app(state: &mut State, slug: Option<&str>) -> Value {
    let Some(slug) = slug else { return Value::Null };
    let app = state.app(slug);
    json!({
        "id": app.id,
        "slug": app.slug,
        "name": app.name,
        "owner": { "login": "github", "id": 9919, "type": "Organization" },
    })
}

/// A repository.
pub(crate) fn repository(call: &Call, state: &mut State) -> Value {
    let repository = state.repository(&call.repository);
    let owner = repository.owner.clone();
    let view = json!({
        "id": repository.id,
        "name": repository.name,
        "full_name": repository.full_name(),
        "private": repository.private,
        "default_branch": repository.default_branch,
        "fork": false,
        "url": format!("{}/repos/{}", call.origin, repository.full_name()),
        "html_url": format!("https://github.com/{}", repository.full_name()),
    });
    with(view, "owner", user(state, &owner))
}

/// The same object with one more field.
pub(crate) fn with(mut object: Value, field: &str, value: Value) -> Value {
    object[field] = value;
    object
}

/// A person in a commit.
pub(crate) fn signature(signature: &Signature, commit_at: jiff::Timestamp) -> Value {
    json!({ "name": signature.login, "email": signature.email(), "date": commit_at.to_string() })
}

/// The parents of a commit.
pub(crate) fn parents(call: &Call, commit: &Commit) -> Value {
    let parent = |sha: &String| {
        json!({
            "sha": sha,
            "url": call.api(&format!("commits/{sha}")),
            "html_url": call.html(&format!("commit/{sha}")),
        })
    };
    commit.parents.iter().map(parent).collect()
}

/// A commit as the commits API shows it.
pub(crate) fn commit(call: &Call, state: &mut State, commit: &Commit) -> Value {
    let sha = &commit.sha;
    json!({
        "sha": sha,
        "url": call.api(&format!("commits/{sha}")),
        "html_url": call.html(&format!("commit/{sha}")),
        "commit": {
            "message": commit.message,
            "author": signature(&commit.author, commit.at),
            "committer": signature(&commit.committer, commit.at),
            "tree": { "sha": commit.tree_sha, "url": call.api(&format!("git/trees/{}", commit.tree_sha)) },
        },
        "author": user(state, &commit.author.login),
        "committer": user(state, &commit.committer.login),
        "parents": parents(call, commit),
    })
}

/// The files that differ between two commits of the repository.
pub(crate) fn files(call: &Call, repository: &Repository, before: &str, after: &str) -> Vec<Value> {
    let commits = &repository.git.commits;
    let (Some(before), Some(after)) = (commits.get(before), commits.get(after)) else {
        return Vec::new();
    };
    let changes = super::super::model::graph::changes(&before.tree, &after.tree);
    changes
        .iter()
        .map(|Change { path, kind }| {
            let entry = after.tree.get(path).or_else(|| before.tree.get(path));
            let sha = entry.map(super::super::model::objects::entry_name);
            json!({
                "sha": sha,
                "filename": path,
                "status": kind,
                "contents_url": call.api(&format!("contents/{path}?ref={}", after.sha)),
            })
        })
        .collect()
}
