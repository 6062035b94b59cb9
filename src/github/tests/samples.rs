//! Answers as GitHub gives them, as far as they are read, and a little more.

use serde_json::{Value, json};

use super::sha;

pub(super) fn user() -> Value {
    json!({"id": 7, "login": "alice", "type": "User", "site_admin": false})
}

pub(super) fn app() -> Value {
    json!({"id": 15368, "slug": "github-actions", "name": "GitHub Actions"})
}

pub(super) fn pull_request(number: u64) -> Value {
    json!({
        "number": number, "state": "open", "draft": false, "merged_at": null, "title": "Add cart",
        "body": null, "user": user(), "labels": [{"name": "release"}, {"name": null}],
        "head": {"sha": sha('a'), "ref": "cart", "repo": {"full_name": "alice/shop"}},
        "base": {"sha": sha('b'), "ref": "main", "repo": {"full_name": "acme/shop"}},
        "created_at": "2026-11-20T10:00:00Z", "updated_at": "2026-11-20T11:00:00Z",
        "changed_files": 3, "commits": 2, "merge_commit_sha": sha('d')
    })
}

pub(super) fn issue(number: u64) -> Value {
    json!({
        "number": number, "state": "open", "title": "Shop is down", "body": "since noon",
        "user": user(), "labels": ["incident", {"name": "sev1"}], "closed_at": null, "comments": 4,
        "created_at": "2026-11-20T12:00:00Z", "updated_at": "2026-11-20T12:00:00Z",
        "html_url": "https://github.com/acme/shop/issues/8"
    })
}

pub(super) fn comment(id: u64) -> Value {
    json!({
        "id": id, "node_id": "IC_1", "user": user(), "body": "/go qa", "performed_via_github_app": null,
        "created_at": "2026-11-20T12:00:00Z", "updated_at": "2026-11-20T12:30:00Z",
        "html_url": "https://github.com/acme/shop/pull/7#issuecomment-1"
    })
}

pub(super) fn status() -> Value {
    json!({
        "context": "gonogo/production", "state": "success", "description": null,
        "target_url": null, "creator": user(), "created_at": "2026-11-20T12:00:00Z"
    })
}

pub(super) fn check_run() -> Value {
    json!({
        "id": 4, "name": "build", "head_sha": sha('a'), "status": "completed",
        "conclusion": "success", "app": app(), "completed_at": "2026-11-20T12:00:00Z",
        "html_url": null
    })
}

pub(super) fn release(id: u64, draft: bool) -> Value {
    json!({
        "id": id, "tag_name": "pkg/v1.4.0", "name": null, "body": "Notes\r\n", "draft": draft,
        "prerelease": false, "target_commitish": "main", "author": user(),
        "created_at": "2026-11-20T12:00:00Z", "published_at": null,
        "html_url": "https://github.com/acme/shop/releases/tag/v1.4.0"
    })
}

pub(super) fn reference(name: &str, kind: &str, digit: char) -> Value {
    json!({"ref": name, "object": {"type": kind, "sha": sha(digit)}})
}

pub(super) fn tag(own: char, kind: &str, target: char) -> Value {
    json!({"sha": sha(own), "tag": "v1", "object": {"type": kind, "sha": sha(target)}})
}

pub(super) fn git_commit(digit: char) -> Value {
    json!({
        "sha": sha(digit), "tree": {"sha": sha('e')}, "message": "x",
        "committer": {"name": "a", "email": "b", "date": "2026-11-20T09:00:00Z"}
    })
}

pub(super) fn commit() -> Value {
    git_people('c')
}

pub(super) fn git_people(digit: char) -> Value {
    json!({
        "sha": sha(digit), "author": user(), "committer": {}, "parents": [{"sha": sha('a')}],
        "commit": {
            "message": "Change policy", "author": {"name": "Alice"},
            "committer": {"name": "GitHub", "date": "2026-11-20T09:00:00Z"},
            "verification": {"verified": false, "reason": "unsigned"}
        }
    })
}

pub(super) fn named(login: &str) -> Value {
    let mut user = user();
    user["login"] = login.into();
    user
}

pub(super) fn review(id: u64) -> Value {
    json!({
        "id": id, "node_id": "PRR_1", "user": user(), "state": "APPROVED", "commit_id": sha('a'),
        "body": "", "submitted_at": "2026-11-20T12:00:00Z",
        "html_url": "https://github.com/acme/shop/pull/7#pullrequestreview-3"
    })
}

pub(super) fn event(name: &str) -> Value {
    json!({
        "id": 2, "node_id": "BRC_1", "event": name, "actor": user(),
        "created_at": "2026-11-20T12:00:00Z"
    })
}

pub(super) fn activity(id: u64) -> Value {
    json!({
        "id": id, "before": sha('0'), "after": sha('a'), "ref": "refs/heads/feature/a&b",
        "timestamp": "2026-11-20T12:00:00Z", "activity_type": "branch_creation", "actor": user()
    })
}

pub(super) fn permission() -> Value {
    json!({"permission": "write", "role_name": "maintain", "user": user()})
}

pub(super) fn team() -> Value {
    json!({"id": 9, "slug": "release-managers", "members_count": 3, "name": "Release managers"})
}

pub(super) fn changed_file() -> Value {
    json!({"filename": "src/new.rs", "previous_filename": "src/old.rs", "status": "renamed"})
}

/// GraphQL's answer about these nodes, none of which was ever edited.
pub(super) fn edits(ids: &[&str]) -> Value {
    let nodes: Vec<Value> = ids
        .iter()
        .map(|id| json!({"id": id, "lastEditedAt": null}))
        .collect();
    json!({"data": {"nodes": nodes}})
}

pub(super) fn file() -> Value {
    json!({
        "type": "file", "size": 5, "sha": sha('f'), "encoding": "base64", "content": "aGVs\nbG8=\n"
    })
}
