//! The questions by name, each with an answer in which everything is told.

use futures_util::future::join_all;
use serde_json::{Value, json};

use super::super::{sha, shop};
use crate::github::{FileAnswer, GitHub, GitHubError, Revision};
use crate::ids::{Login, Sha};
use crate::text::Untrusted;

/// Every question that is asked.
pub(super) const QUESTIONS: [&str; 7] = [
    "last_edits",
    "viewer",
    "merged_texts",
    "merged_before",
    "tag_rules",
    "bypasses",
    "files",
];

/// How many actors the one ruleset of the answer has that may go round it.
pub(super) const ACTORS: usize = 5;

/// An answer to it that lacks nothing.
pub(super) fn good(name: &str) -> Value {
    json!({ "data": match name {
        "last_edits" => json!({ "nodes": [
            { "id": "PRR_1", "lastEditedAt": "2026-11-20T12:30:00Z" },
            { "id": "IC_2", "lastEditedAt": "2026-11-20T12:31:00Z" },
        ] }),
        "viewer" => json!({ "viewer": { "databaseId": 41_898_282 } }),
        "merged_texts" => json!({ "repository": { "p7": pull(7), "p8": pull(8) } }),
        "merged_before" => json!({ "s0": { "issueCount": 3 }, "s1": { "issueCount": 0 } }),
        "tag_rules" => rulesets(&[branch_rules(), tag_rules()]),
        "bypasses" => rulesets(&[bypasses()]),
        "files" => json!({ "repository": {
            "c0": { "oid": sha('c'), "f0": file("1"), "f1": file("2"), "f2": file("3") },
            "c1": { "oid": sha('d'), "f3": file("4") },
        } }),
        other => unreachable!("{other} is no question"),
    } })
}

fn pull(number: u64) -> Value {
    json!({
        "number": number, "title": "A basket", "body": "For apples", "merged": true,
        "mergeCommit": { "oid": sha('e') },
        "author": { "login": "alice", "__typename": "User" },
        "labels": { "nodes": [{ "name": "feature" }] },
    })
}

fn rulesets(nodes: &[Value]) -> Value {
    json!({ "repository": { "rulesets": { "pageInfo": { "hasNextPage": false }, "nodes": nodes } } })
}

fn branch_rules() -> Value {
    json!({
        "databaseId": 1, "target": "BRANCH", "enforcement": "ACTIVE",
        "conditions": { "refName": { "include": ["~DEFAULT_BRANCH"], "exclude": [] } },
        "rules": { "nodes": [{ "type": "REQUIRED_STATUS_CHECKS" }] },
    })
}

fn tag_rules() -> Value {
    json!({
        "databaseId": 2, "target": "TAG", "enforcement": "ACTIVE",
        "conditions": { "refName": { "include": ["refs/tags/v*"], "exclude": ["refs/tags/v0*"] } },
        "rules": { "nodes": [{ "type": "UPDATE" }, { "type": "DELETION" }] },
    })
}

fn bypasses() -> Value {
    let actor = |flag: &str, role: Value, actor: Value| {
        json!({
            "organizationAdmin": flag == "owner", "deployKey": flag == "key",
            "repositoryRoleName": role, "actor": actor,
        })
    };
    let nodes = [
        actor("owner", Value::Null, Value::Null),
        actor("key", Value::Null, Value::Null),
        actor("", json!("maintain"), Value::Null),
        actor(
            "",
            Value::Null,
            json!({ "__typename": "App", "slug": "renovate" }),
        ),
        actor(
            "",
            Value::Null,
            json!({ "__typename": "Team", "combinedSlug": "acme/release" }),
        ),
    ];
    json!({ "databaseId": 2, "bypassActors": { "totalCount": nodes.len(), "nodes": nodes } })
}

fn file(text: &str) -> Value {
    json!({ "mode": 0o100_644, "type": "blob", "object": {
        "oid": sha('f'), "byteSize": text.len(), "isBinary": false, "isTruncated": false, "text": text,
    } })
}

/// Asks it about what the good answer tells, and shows what came of it.
pub(super) async fn ask(github: &GitHub, name: &str) -> Result<String, GitHubError> {
    asked(github, name, 2, 4).await
}

/// Asks it about as much as there can be.
pub(super) async fn ask_many(github: &GitHub, name: &str) -> Result<String, GitHubError> {
    asked(github, name, 120, 120).await
}

async fn asked(
    github: &GitHub,
    name: &str,
    count: usize,
    files: usize,
) -> Result<String, GitHubError> {
    let (shop, before) = (shop(), "2026-11-20T12:00:00Z".parse().unwrap());
    let ids = ["PRR_1", "IC_2"].into_iter().cycle().take(count);
    let ids: Vec<Untrusted> = ids.map(Untrusted::from).collect();
    let numbers: Vec<u64> = (7..).take(count).collect();
    let people = (0..count).map(|place| (login(place), before));
    Ok(match name {
        "last_edits" => shown(github.last_edits(&ids).await?),
        "viewer" => shown(github.viewer().await?),
        "merged_texts" => shown(github.merged_texts(&shop, &numbers).await?),
        "merged_before" => {
            let people: Vec<_> = people.collect();
            shown(github.merged_before(&shop, &people).await?)
        }
        "tag_rules" => shown(github.tag_rules(&shop).await?),
        "bypasses" => shown(github.bypasses(&shop).await?),
        "files" => shown(all_files(github, files).await?),
        other => unreachable!("{other} is no question"),
    })
}

/// As many files, the last one of another commit.
async fn all_files(github: &GitHub, count: usize) -> Result<Vec<FileAnswer>, GitHubError> {
    let (shop, last) = (shop(), count - 1);
    let wanted = (0..count).map(async |place| {
        let commit: Sha = if place == last { sha('d') } else { sha('c') };
        let path = format!("docs/{place} \"é\".md").parse().unwrap();
        let revision = Revision::Commit(commit);
        github.file_at(&shop, &path, &revision, 1_000).await
    });
    join_all(wanted).await.into_iter().collect()
}

fn login(place: usize) -> Login {
    format!("alice-{place}").parse().unwrap()
}

fn shown(value: impl std::fmt::Debug) -> String {
    format!("{value:?}")
}
