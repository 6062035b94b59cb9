//! The objects that appear in many answers.

use serde_json::{Value, json};

use super::super::model::git::{Commit, Signature, Tree};
use super::super::model::graph::{Change, changes};
use super::super::model::objects::entry_name;
use super::super::model::{Repository, State};
use super::super::wire::call::Call;

/// A user or bot; null if the account is gone.
pub(crate) fn user(state: &mut State, login: &str) -> Value {
    if login.is_empty() {
        return Value::Null;
    }
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

/// A user or bot; where GitHub must name somebody it names the ghost if the account is gone.
pub(crate) fn user_or_ghost(state: &mut State, login: &str) -> Value {
    user(state, if login.is_empty() { "ghost" } else { login })
}

/// The name of an object in GraphQL: `IC` for comments, `PRR` for reviews.
pub(crate) fn node_id(kind: &str, id: u64) -> String {
    format!("{kind}_kwDOFake{id}")
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
pub(crate) fn signature(signature: &Signature, date: jiff::Timestamp) -> Value {
    json!({ "name": signature.name, "email": signature.email, "date": date.to_string() })
}

/// What GitHub found out about the signature on a commit.
pub(crate) fn verification(commit: &Commit) -> Value {
    if !commit.verified {
        return json!({
            "verified": false,
            "reason": "unsigned",
            "signature": null,
            "payload": null,
            "verified_at": null,
        });
    }
    json!({
        "verified": true,
        "reason": "valid",
        "signature": "-----BEGIN PGP SIGNATURE-----\n\nfake\n-----END PGP SIGNATURE-----\n",
        "payload": format!("tree {}\n", commit.tree_sha),
        "verified_at": commit.at.to_string(),
    })
}

/// The account of an author or committer; null where the address belongs to nobody.
fn account(state: &mut State, signature: &Signature) -> Value {
    user(state, signature.account.as_deref().unwrap_or_default())
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
            "author": signature(&commit.author, commit.date()),
            "committer": signature(&commit.committer, commit.date()),
            "verification": verification(commit),
            "tree": { "sha": commit.tree_sha, "url": call.api(&format!("git/trees/{}", commit.tree_sha)) },
        },
        "author": account(state, &commit.author),
        "committer": account(state, &commit.committer),
        "parents": parents(call, commit),
    })
}

/// The files that differ between two commits of the repository.
pub(crate) fn files(call: &Call, repository: &Repository, before: &str, after: &str) -> Vec<Value> {
    let commits = &repository.git.commits;
    let (Some(before), Some(after)) = (commits.get(before), commits.get(after)) else {
        return Vec::new();
    };
    let changes = renames_found(
        changes(&before.tree, &after.tree),
        &before.tree,
        &after.tree,
    );
    let view = |(Change { path, kind }, former): &(Change, Option<String>)| {
        let entry = after.tree.get(path).or_else(|| before.tree.get(path));
        let mut file = json!({
            "sha": entry.map(entry_name),
            "filename": path,
            "status": kind,
            "contents_url": call.api(&format!("contents/{path}?ref={}", after.sha)),
        });
        if let Some(former) = former {
            file["previous_filename"] = json!(former);
        }
        file
    };
    changes.iter().map(view).collect()
}

/// Where the same content has gone from one path and come to another, it was renamed.
fn renames_found(
    changes: Vec<Change>,
    before: &Tree,
    after: &Tree,
) -> Vec<(Change, Option<String>)> {
    let (mut gone, rest): (Vec<Change>, Vec<Change>) = changes
        .into_iter()
        .partition(|change| change.kind == "removed");
    let mut found: Vec<(Change, Option<String>)> = Vec::new();
    for mut change in rest {
        let same = |gone: &Change| before.get(&gone.path) == after.get(&change.path);
        let former = match change.kind {
            "added" => gone.iter().position(same),
            _ => None,
        };
        let former = former.map(|index| gone.remove(index).path);
        if former.is_some() {
            change.kind = "renamed";
        }
        found.push((change, former));
    }
    found.extend(gone.into_iter().map(|change| (change, None)));
    found.sort_by(|(one, _), (other, _)| one.path.cmp(&other.path));
    found
}
