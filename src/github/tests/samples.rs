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
        "changed_files": 3
    })
}

pub(super) fn issue(number: u64) -> Value {
    json!({
        "number": number, "state": "open", "title": "Shop is down", "body": "since noon",
        "user": user(), "labels": ["incident", {"name": "sev1"}], "closed_at": null,
        "created_at": "2026-11-20T12:00:00Z", "updated_at": "2026-11-20T12:00:00Z",
        "html_url": "https://github.com/acme/shop/issues/8"
    })
}

pub(super) fn comment(id: u64) -> Value {
    json!({
        "id": id, "user": user(), "body": "/go qa", "performed_via_github_app": null,
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
    json!({
        "sha": sha('c'), "author": user(), "commit": {
            "message": "Change policy", "committer": {"date": "2026-11-20T09:00:00Z"}
        }
    })
}

pub(super) fn file() -> Value {
    json!({
        "type": "file", "size": 5, "sha": sha('f'), "encoding": "base64", "content": "aGVs\nbG8=\n"
    })
}
