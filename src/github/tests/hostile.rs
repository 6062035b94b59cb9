//! Answers that mean something else than they seem to.

use serde_json::json;

use super::{github, sha, shop};
use crate::github::TagSignature;
use crate::http::scripted::{Answer, Server};

#[tokio::test]
async fn a_signature_for_another_tag_is_none_for_this_one() {
    // refs/tags/v2.0.0 leads to the object that was signed as v2.0.0-rc.1.
    let reference = json!({
        "ref": "refs/tags/v2.0.0", "node_id": "x", "url": "https://x/",
        "object": { "type": "tag", "sha": sha('a'), "url": "https://x/" },
    });
    let object = json!({
        "node_id": "x", "url": "https://x/", "tag": "v2.0.0-rc.1", "sha": sha('a'), "message": "",
        "tagger": { "date": "2026-01-01T00:00:00Z", "email": "a@x", "name": "a" },
        "object": { "type": "commit", "sha": sha('c'), "url": "https://x/" },
        "verification": { "verified": true, "reason": "valid", "signature": "", "payload": "", "verified_at": null },
    });
    let server = Server::answering([
        Answer::json(reference.to_string()),
        Answer::json(object.to_string()),
    ])
    .await;
    let found = github(&server)
        .tag_signature(&shop(), &"v2.0.0".parse().unwrap(), &sha('c'))
        .await;
    assert!(
        !matches!(found, Ok(Some(TagSignature::Verified))),
        "{found:?}"
    );
}

#[tokio::test]
async fn a_tag_of_an_unrelated_history_is_no_ancestor_and_no_failure() {
    let answer = json!({ "message": "No common ancestor between a and c.", "status": "404" });
    let server = Server::answering([Answer::with(404, &[], &answer.to_string())]).await;
    let found = github(&server)
        .relation(&shop(), &sha('a'), &sha('c'))
        .await;
    assert!(found.is_ok(), "{found:?}");
}
