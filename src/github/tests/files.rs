//! Files: whole, of the right kind, and within their limit.

use serde_json::{Value, json};

use super::{github, samples, sha, shop};
use crate::github::error::Found;
use crate::github::files::EntryKind;
use crate::github::{FileAnswer, GitHubErrorKind, Revision};
use crate::http::scripted::{Answer, Server};

async fn ask(server: &Server, limit: u64) -> Result<FileAnswer, GitHubErrorKind> {
    let path = "docs/a b#c.md".parse().unwrap();
    let revision = Revision::Commit(sha('c'));
    let answer = github(server)
        .file_at(&shop(), &path, &revision, limit)
        .await;
    answer.map_err(|error| error.kind)
}

async fn answered(raw: Value, limit: u64) -> Result<FileAnswer, GitHubErrorKind> {
    ask(
        &Server::answering([Answer::json(raw.to_string())]).await,
        limit,
    )
    .await
}

fn found(bytes: &[u8]) -> Result<FileAnswer, GitHubErrorKind> {
    Ok(FileAnswer::Found {
        bytes: bytes.to_vec(),
        blob_sha: sha('f'),
    })
}

#[tokio::test]
async fn a_file_is_asked_for_by_its_escaped_path_at_one_revision() {
    let server = Server::answering([Answer::json(samples::file().to_string())]).await;
    assert_eq!(ask(&server, 5).await, found(b"hello"));
    let expected = format!(
        "GET /repos/acme/shop/contents/docs/a%20b%23c.md?ref={}",
        sha('c')
    );
    assert_eq!(server.lines(), [expected]);
}

#[tokio::test]
async fn a_branch_is_named_in_full_so_that_no_tag_can_stand_in_for_it() {
    let branch = Revision::Branch("release/1.4".parse().unwrap());
    assert_eq!(branch.to_string(), "refs/heads/release/1.4");
}

#[tokio::test]
async fn an_empty_file_is_a_file() {
    let mut raw = samples::file();
    (raw["size"], raw["content"]) = (json!(0), json!(""));
    assert_eq!(answered(raw, 5).await, found(b""));
}

#[tokio::test]
async fn a_file_over_the_limit_is_too_large() {
    let too_large = Err(GitHubErrorKind::TooLarge { limit: 4 });
    assert_eq!(answered(samples::file(), 4).await, too_large);
    let mut raw = samples::file();
    raw["content"] = json!("A".repeat(100_000));
    assert_eq!(answered(raw, 4).await, too_large);
}

#[tokio::test]
async fn a_file_over_a_megabyte_is_asked_for_a_second_time_raw() {
    let mut raw = samples::file();
    (raw["encoding"], raw["content"]) = (json!("none"), json!(""));
    let json = Answer::json(raw.to_string());
    let server = Server::answering([json.clone(), Answer::with(200, &[], "hello")]).await;
    assert_eq!(ask(&server, 5).await, found(b"hello"));
    let received = server.received();
    assert_eq!(received[0].target, received[1].target);
    let accept = received[1].header("accept");
    assert_eq!(accept, Some("application/vnd.github.raw+json"));

    let server = Server::answering([json, Answer::with(200, &[], "hell")]).await;
    let truncated = ask(&server, 5).await;
    assert!(
        matches!(
            truncated,
            Err(GitHubErrorKind::Unreadable {
                found: Found::Truncated,
                ..
            })
        ),
        "{truncated:?}"
    );
}

#[tokio::test]
async fn what_is_no_file_is_said_by_its_kind() {
    let not_a_file = |kind| Err(GitHubErrorKind::NotAFile(kind));
    let entry = |kind: &str| {
        let mut raw = samples::file();
        raw["type"] = json!(kind);
        raw
    };
    assert_eq!(
        answered(json!([samples::file()]), 5).await,
        not_a_file(EntryKind::Directory)
    );
    assert_eq!(
        answered(json!([]), 5).await,
        not_a_file(EntryKind::Directory)
    );
    for (word, kind) in [
        ("dir", EntryKind::Directory),
        ("symlink", EntryKind::Symlink),
        ("submodule", EntryKind::Submodule),
        ("socket", EntryKind::Other),
    ] {
        assert_eq!(answered(entry(word), 5).await, not_a_file(kind));
    }
    let mut raw = entry("file");
    raw["submodule_git_url"] = json!("git://example/x.git");
    assert_eq!(answered(raw, 5).await, not_a_file(EntryKind::Submodule));
}

#[tokio::test]
async fn contents_that_do_not_fit_what_is_said_of_them_are_unreadable() {
    for (field, value) in [
        ("size", json!(4)),
        ("content", json!("not base64!")),
        ("content", json!("aGVsbG8")),
        ("content", json!(null)),
        ("encoding", json!("utf-16")),
        ("encoding", json!(null)),
    ] {
        let mut raw = samples::file();
        raw[field] = value;
        let outcome = answered(raw, 5).await;
        assert!(
            matches!(outcome, Err(GitHubErrorKind::Unreadable { .. })),
            "{field}: {outcome:?}"
        );
    }
}

#[tokio::test]
async fn a_missing_file_is_an_answer_and_a_missing_revision_is_none() {
    let server = Server::answering([Answer::with(404, &[], r#"{"message":"Not Found"}"#)]).await;
    assert_eq!(
        ask(&server, 5).await,
        Ok(FileAnswer::Missing { needed: None })
    );
    let message = r#"{"message":"No commit found for the ref main"}"#;
    let server = Server::answering([Answer::with(404, &[], message)]).await;
    assert_eq!(ask(&server, 5).await, Err(GitHubErrorKind::NotACommit));
}
