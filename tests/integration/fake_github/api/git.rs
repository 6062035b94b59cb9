//! References, tag objects and commit objects, as git has them.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::super::model::State;
use super::super::model::git::Entry;
use super::super::model::objects::{entry_name, mode_of, tree_name};
use super::super::wire::answer::{Answer, Outcome};
use super::super::wire::call::Call;
use super::super::wire::paging;
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

/// All tags with the commits they lead to, last names first.
pub(super) fn tags(call: &Call, state: &mut State) -> Answer {
    let git = &repository(call, state).git;
    let names = git
        .refs
        .keys()
        .filter_map(|name| name.strip_prefix("tags/"));
    let led = names.filter_map(|name| {
        let commit = git.resolve(&format!("refs/tags/{name}"), "")?;
        Some((name.to_owned(), commit.sha.clone()))
    });
    let mut tags: Vec<(String, String)> = led.collect();
    tags.reverse();
    let view = |(name, sha): &(String, String)| {
        json!({
            "name": name,
            "commit": { "sha": sha, "url": call.api(&format!("commits/{sha}")) },
            "node_id": format!("REF_{}", in_url(name)),
            "zipball_url": call.api(&format!("zipball/refs/tags/{}", in_url(name))),
            "tarball_url": call.api(&format!("tarball/refs/tags/{}", in_url(name))),
        })
    };
    paging::list(call, tags.iter().map(view).collect())
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

/// Every path of a commit at once, its folders included; cut where the fake is told so.
pub(super) fn tree(call: &Call, state: &mut State) -> Outcome {
    if call.query("recursive").is_none() {
        return Err(Answer::error(501, "one level of a tree is not part of the fake").into());
    }
    let most = state.longest_tree;
    let git = &repository(call, state).git;
    let commit = git
        .commits
        .get(call.param("tree_sha"))
        .ok_or_else(Answer::not_found)?;
    let folders = commit.tree.keys().flat_map(|path| {
        path.match_indices('/')
            .filter_map(|(end, _)| path.get(..end))
    });
    let folders: BTreeSet<&str> = folders.collect();
    let trees = folders.iter().map(|path| {
        let sha = tree_name(&commit.tree, &format!("{path}/"));
        json!({ "path": path, "mode": "040000", "type": "tree", "sha": sha })
    });
    let others = commit.tree.iter().map(|(path, entry)| {
        let kind = match entry {
            Entry::Submodule(_) => "commit",
            Entry::File(_) | Entry::Symlink(_) => "blob",
        };
        json!({ "path": path, "mode": mode_of(entry), "type": kind, "sha": entry_name(entry) })
    });
    let mut tree: Vec<Value> = trees.chain(others).collect();
    let truncated = tree.len() > most;
    tree.truncate(most);
    Ok(Answer::ok(json!({
        "sha": commit.tree_sha,
        "url": call.api(&format!("git/trees/{}", commit.tree_sha)),
        "tree": tree,
        "truncated": truncated,
    })))
}

fn object(call: &Call, kind: &str, sha: &str) -> Value {
    json!({ "type": kind, "sha": sha, "url": call.api(&format!("git/{kind}s/{sha}")) })
}
