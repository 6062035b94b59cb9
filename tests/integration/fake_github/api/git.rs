//! References, tag objects and commit objects, as git has them.

use serde_json::{Value, json};

use super::super::model::State;
use super::super::wire::answer::{Answer, Outcome};
use super::super::wire::call::Call;
use super::{repository, view};

/// Exactly one reference: the beginning of a name is not enough.
pub(super) fn reference(call: &Call, state: &mut State) -> Outcome {
    let name = call.param("ref");
    let git = &repository(call, state).git;
    let sha = git.refs.get(name).ok_or_else(Answer::not_found)?;
    let kind = if git.tags.contains_key(sha) {
        "tag"
    } else {
        "commit"
    };
    Ok(Answer::ok(json!({
        "ref": format!("refs/{name}"),
        "url": call.api(&format!("git/refs/{}", in_url(name))),
        "object": object(call, kind, sha),
    })))
}

/// As it stands in an address: everything but letters, digits and `-._~/` as its bytes.
fn in_url(name: &str) -> String {
    name.bytes()
        .map(|byte| match byte {
            byte if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) => {
                char::from(byte).to_string()
            }
            byte => format!("%{byte:02X}"),
        })
        .collect()
}

pub(super) fn tag(call: &Call, state: &mut State) -> Outcome {
    let git = &repository(call, state).git;
    let tag = git
        .tags
        .get(call.param("tag_sha"))
        .ok_or_else(Answer::not_found)?;
    Ok(Answer::ok(json!({
        "sha": tag.sha,
        "tag": tag.name,
        "message": tag.message,
        "url": call.api(&format!("git/tags/{}", tag.sha)),
        "tagger": view::signature(&tag.tagger, tag.at),
        "object": object(call, tag.target_kind, &tag.target),
    })))
}

pub(super) fn commit(call: &Call, state: &mut State) -> Outcome {
    let git = &repository(call, state).git;
    let commit = git
        .commits
        .get(call.param("commit_sha"))
        .ok_or_else(Answer::not_found)?;
    Ok(Answer::ok(json!({
        "sha": commit.sha,
        "url": call.api(&format!("git/commits/{}", commit.sha)),
        "html_url": call.html(&format!("commit/{}", commit.sha)),
        "message": commit.message,
        "author": view::signature(&commit.author, commit.date()),
        "committer": view::signature(&commit.committer, commit.date()),
        "tree": {
            "sha": commit.tree_sha,
            "url": call.api(&format!("git/trees/{}", commit.tree_sha)),
        },
        "parents": view::parents(call, commit),
        "verification": view::verification(commit),
    })))
}

fn object(call: &Call, kind: &str, sha: &str) -> Value {
    json!({ "type": kind, "sha": sha, "url": call.api(&format!("git/{kind}s/{sha}")) })
}
