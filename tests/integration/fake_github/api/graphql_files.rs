//! GraphQL about files: several of several commits at once.

use serde_json::{Map, Value, json};

use super::super::model::git::{Commit, Entry};
use super::super::model::objects::entry_name;
use super::super::model::people::{Level, Scope, Token};
use super::super::model::{Repository, State};
use super::super::wire::answer::Answer;
use super::graphql::fault;

/// GitHub cuts longer texts.
const TEXT_LIMIT: usize = 512 * 1000;

/// Answers `c0: object(oid: $c0) { oid ... on Commit { f0: file(path: $f0) { … } } }`, each with its
/// variables.
pub(super) fn files(query: &str, variables: &Value, token: &Token, state: &State) -> Answer {
    if state.no_files_in_graphql {
        return fault("Field 'file' doesn't exist on type 'Commit'");
    }
    let variable = |name: &str| variables[name].as_str().unwrap_or_default();
    let full_name = format!("{}/{}", variable("owner"), variable("name")).to_lowercase();
    let repository = state.repositories.get(&full_name);
    let Some(repository) = repository.filter(|it| may_read(token, it)) else {
        return Answer::ok(json!({
            "data": { "repository": null },
            "errors": [{ "type": "NOT_FOUND", "path": ["repository"], "message": "no repository" }],
        }));
    };
    let mut found = Map::new();
    for part in query.split(": object(oid: $").skip(1) {
        let key = part.split(')').next().unwrap_or_default();
        let commit = repository.git.commits.get(variable(key));
        let told = commit.map_or(Value::Null, |commit| {
            let mut told = Map::from_iter([("oid".to_owned(), json!(commit.sha))]);
            for file in part.split(": file(path: $").skip(1) {
                let key = file.split(')').next().unwrap_or_default();
                let Some(path) = variables[key].as_str() else {
                    continue;
                };
                told.insert(key.to_owned(), entry(commit, path));
            }
            Value::Object(told)
        });
        found.insert(key.to_owned(), told);
    }
    if found.is_empty() {
        return fault("Parse error");
    }
    Answer::ok(json!({ "data": { "repository": found } }))
}

fn may_read(token: &Token, repository: &Repository) -> bool {
    let granted = token.level(Scope::Contents) >= Level::Read;
    !repository.private || (granted && token.reaches(&repository.full_name().to_lowercase()))
}

fn entry(commit: &Commit, path: &str) -> Value {
    let folder = format!("{path}/");
    let Some(entry) = commit.tree.get(path) else {
        let is_folder = commit.tree.keys().any(|name| name.starts_with(&folder));
        return match is_folder {
            true => {
                json!({ "mode": 0o040_000, "type": "tree", "object": { "oid": commit.tree_sha } })
            }
            false => Value::Null,
        };
    };
    let oid = entry_name(entry);
    match entry {
        Entry::File(bytes) => {
            json!({ "mode": 0o100_644, "type": "blob", "object": blob(&oid, bytes) })
        }
        // A link is a blob that has the path it leads to.
        Entry::Symlink(target) => {
            json!({ "mode": 0o120_000, "type": "blob", "object": blob(&oid, target.as_bytes()) })
        }
        Entry::Submodule(_) => json!({ "mode": 0o160_000, "type": "commit", "object": null }),
    }
}

fn blob(oid: &str, bytes: &[u8]) -> Value {
    let binary = bytes.contains(&0);
    let truncated = bytes.len() > TEXT_LIMIT;
    let shown = &bytes[..bytes.len().min(TEXT_LIMIT)];
    let text = (!binary).then(|| String::from_utf8_lossy(shown).into_owned());
    json!({
        "oid": oid,
        "byteSize": bytes.len(),
        "isBinary": binary,
        "isTruncated": truncated,
        "text": text,
    })
}
