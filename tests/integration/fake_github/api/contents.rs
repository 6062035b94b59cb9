//! Files and folders, with GitHub's limits on size and number.

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::super::model::State;
use super::super::model::git::{Commit, Entry, Tree};
use super::super::model::objects::{entry_name, tree_name};
use super::super::wire::answer::{Answer, Outcome, Payload};
use super::super::wire::call::Call;
use super::repository;

/// Beyond this only the raw media type brings the content.
const INLINE_LIMIT: usize = 1 << 20;
/// Beyond this nothing does.
const RAW_LIMIT: usize = 100 << 20;
/// Longer folders are cut off here, without a word.
const FOLDER_LIMIT: usize = 1000;

pub(super) fn get(call: &Call, state: &mut State) -> Outcome {
    let repository = repository(call, state);
    let reference = call.query("ref").unwrap_or(&repository.default_branch);
    let commit = repository
        .git
        .resolve(reference, &repository.default_branch);
    let commit = commit
        .ok_or_else(|| Answer::error(404, &format!("No commit found for the ref {reference}")))?;
    let path = call.param("path").trim_matches('/');
    match commit.tree.get(path) {
        Some(Entry::File(bytes)) => file(call, commit, path, bytes),
        Some(Entry::Symlink(target)) => Ok(symlink(call, commit, path, target)?),
        Some(entry @ Entry::Submodule(_)) => {
            let view = common(call, commit, path, entry);
            let view = super::view::with(view, "submodule_git_url", json!("https://github.com/"));
            Ok(Answer::ok(view))
        }
        None => folder(call, commit, path),
    }
}

fn wants_raw(call: &Call) -> bool {
    ["vnd.github.raw", "vnd.github.v3.raw"]
        .iter()
        .any(|name| call.accept.contains(name))
}

fn file(call: &Call, commit: &Commit, path: &str, bytes: &[u8]) -> Outcome {
    if bytes.len() > RAW_LIMIT {
        return Err(Answer::error(403, "This API returns blobs up to 100 MB in size.").into());
    }
    if wants_raw(call) {
        let media_type = "application/vnd.github.raw+json; charset=utf-8";
        return Ok(Answer::new(
            200,
            Payload::Raw {
                media_type,
                bytes: bytes.to_vec(),
            },
        ));
    }
    let (encoding, content) = match bytes.len() {
        length if length > INLINE_LIMIT => ("none", String::new()),
        _ => ("base64", wrapped_base64(bytes)),
    };
    let mut view = common(call, commit, path, &Entry::File(bytes.to_vec()));
    view["encoding"] = json!(encoding);
    view["content"] = json!(content);
    Ok(Answer::ok(view))
}

/// GitHub breaks the text after every sixty characters.
fn wrapped_base64(bytes: &[u8]) -> String {
    let text: Vec<char> = STANDARD.encode(bytes).chars().collect();
    text.chunks(60)
        .map(|line| line.iter().chain(['\n'].iter()).collect::<String>())
        .collect()
}

/// A link to a file of the repository brings that file, any other one itself.
fn symlink(call: &Call, commit: &Commit, path: &str, target: &str) -> Outcome {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let meant = normalized(folder, target).and_then(|target| commit.tree.get(&target));
    if let Some(Entry::File(bytes)) = meant {
        return file(call, commit, path, bytes);
    }
    let mut view = common(call, commit, path, &Entry::Symlink(target.to_owned()));
    view["target"] = json!(target);
    Ok(Answer::ok(view))
}

fn normalized(folder: &str, target: &str) -> Option<String> {
    let mut pieces: Vec<&str> = folder
        .split('/')
        .filter(|piece| !piece.is_empty())
        .collect();
    if target.starts_with('/') {
        return None;
    }
    for piece in target.split('/') {
        match piece {
            "" | "." => {}
            ".." => {
                pieces.pop()?;
            }
            name => pieces.push(name),
        }
    }
    Some(pieces.join("/"))
}

fn folder(call: &Call, commit: &Commit, path: &str) -> Outcome {
    let prefix = if path.is_empty() {
        String::new()
    } else {
        format!("{path}/")
    };
    let mut views: Vec<Value> = Vec::new();
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for (full, entry) in &commit.tree {
        let Some(rest) = full.strip_prefix(&prefix) else {
            continue;
        };
        let name = rest.split_once('/').map_or(rest, |(name, _)| name);
        if !known.insert(name) {
            continue;
        }
        views.push(match name == rest {
            true => common(call, commit, full, entry),
            false => subfolder(call, &commit.tree, &format!("{prefix}{name}")),
        });
    }
    views.truncate(FOLDER_LIMIT);
    if views.is_empty() {
        return Err(Answer::not_found().into());
    }
    Ok(Answer::ok(Value::Array(views)))
}

fn subfolder(call: &Call, tree: &Tree, path: &str) -> Value {
    let sha = tree_name(tree, &format!("{path}/"));
    described(call, "dir", path, (&sha, 0))
}

fn common(call: &Call, commit: &Commit, path: &str, entry: &Entry) -> Value {
    let (kind, size) = match entry {
        Entry::File(bytes) => ("file", bytes.len()),
        Entry::Symlink(target) => ("symlink", target.len()),
        Entry::Submodule(_) => ("submodule", 0),
    };
    let view = described(call, kind, path, (&entry_name(entry), size));
    let page = call.html(&format!("blob/{}/{}", commit.sha, encoded(path)));
    super::view::with(view, "html_url", json!(page))
}

fn described(call: &Call, kind: &str, path: &str, (sha, size): (&str, usize)) -> Value {
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    json!({
        "type": kind,
        "name": name,
        "path": path,
        "sha": sha,
        "size": size,
        "url": call.api(&format!("contents/{}", encoded(path))),
    })
}

/// The path as an address has it.
fn encoded(path: &str) -> String {
    let mut text = String::new();
    for byte in path.bytes() {
        match byte {
            b'/' | b'-' | b'.' | b'_' | b'~' => text.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => text.push(char::from(byte)),
            _ => text.push_str(&format!("%{byte:02X}")),
        }
    }
    text
}
