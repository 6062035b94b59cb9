use serde_json::{Value, json};

use super::client::{Client, Reply};
use crate::fake_github::FakeGithub;
use crate::fake_github::model::people::{Level, Scope};

const RELEASES: &str = "/repos/acme/shop/releases";

/// A shop with two tags, and a client that may write contents.
fn shop() -> (FakeGithub, Client) {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.move_tag("v1.0.0", "main").move_tag("v1.1.0", "main");
    let token = github.job_token_with(&[(Scope::Contents, Level::Write)]);
    let client = Client::new(&github, &token);
    (github, client)
}

fn create(client: &Client, body: Value) -> Reply {
    client.send("POST", RELEASES, Some(body))
}

fn refused(reply: &Reply, word: &str) {
    assert_eq!(reply.status, 422);
    let answer = reply.json().to_string();
    assert!(answer.contains(word), "{answer}");
}

#[test]
fn a_release_is_found_by_its_tag_once_it_is_published() {
    let (github, client) = shop();
    let shop = github.repository("acme/shop");
    shop.draft_release("v1.1.0", "soon")
        .release("v1.0.0", "notes");
    let release = client.get(&format!("{RELEASES}/tags/v1.0.0"));
    assert_eq!(release.json()["body"], "notes");
    let draft = format!("{RELEASES}/tags/v1.1.0");
    assert_eq!(client.get(&draft).status, 404);
}

#[test]
fn drafts_are_seen_by_who_may_write_contents() {
    let (github, client) = shop();
    let shop = github.repository("acme/shop");
    shop.release("v1.0.0", "notes")
        .draft_release("v1.1.0", "soon");
    let list = client.get(RELEASES).json();
    assert_eq!(list.as_array().unwrap().len(), 2);
    assert_eq!(list[0]["draft"], true);
    assert_eq!(list[0]["published_at"], Value::Null);
    let page = list[0]["html_url"].as_str().unwrap();
    assert!(page.contains("untagged-"), "{page}");
    let draft = format!("{RELEASES}/{}", list[0]["id"]);
    assert_eq!(client.get(&draft).json()["body"], "soon");
    let reader = Client::new(&github, &github.job_token());
    assert_eq!(reader.get(RELEASES).json().as_array().unwrap().len(), 1);
    assert_eq!(reader.get(&draft).status, 404);
    let second = client.get(&format!("{RELEASES}?per_page=1&page=2")).json();
    assert_eq!(second[0]["tag_name"], "v1.0.0");
}

#[test]
fn a_release_is_made_and_changed_by_who_may_write_contents() {
    let (github, client) = shop();
    let reader = Client::new(&github, &github.job_token());
    let new = json!({ "tag_name": "v1.0.0", "name": "One", "body": "notes", "draft": true });
    let reply = create(&reader, new.clone());
    assert_eq!(reply.status, 403);
    let accepted = reply.header("x-accepted-github-permissions");
    assert_eq!(accepted, Some("contents=write"));
    let reply = create(&client, new);
    assert_eq!(reply.status, 201);
    let path = format!("{RELEASES}/{}", reply.json()["id"]);
    assert!(reply.header("location").unwrap().ends_with(&path));
    let changed = client.send("PATCH", &path, Some(json!({ "body": "more" })));
    let changed = changed.json();
    let of = |name: &str| changed[name].clone();
    assert_eq!((of("body"), of("name")), ("more".into(), "One".into()));
    assert_eq!(of("draft"), true);
    assert_eq!(
        reader
            .send("PATCH", &path, Some(json!({ "body": "" })))
            .status,
        403
    );
    let shop = github.repository("acme/shop");
    assert_eq!(shop.releases()[0].body.as_deref(), Some("more"));
    shop.edit_release("v1.0.0", "by hand");
    assert_eq!(client.get(&path).json()["body"], "by hand");
    shop.delete_release("v1.0.0");
    assert_eq!(client.get(&path).status, 404);
}

#[test]
fn a_tag_has_one_published_release_and_any_number_of_drafts() {
    let (github, client) = shop();
    let draft = || json!({ "tag_name": "v1.0.0", "draft": true });
    for _ in 0..2 {
        assert_eq!(create(&client, draft()).status, 201);
    }
    let published = || json!({ "tag_name": "v1.0.0" });
    assert_eq!(create(&client, published()).status, 201);
    refused(&create(&client, published()), "already_exists");
    let id = github.repository("acme/shop").releases()[0].id;
    let publish = json!({ "draft": false });
    let reply = client.send("PATCH", &format!("{RELEASES}/{id}"), Some(publish));
    refused(&reply, "already_exists");
}

#[test]
fn the_latest_is_moved_by_what_is_published_unless_it_says_otherwise() {
    let (github, client) = shop();
    let shop = github.repository("acme/shop");
    let latest = |expected: Option<&str>| {
        assert_eq!(shop.latest_release().as_deref(), expected);
        let reply = client.get(&format!("{RELEASES}/latest"));
        match expected {
            Some(tag) => assert_eq!(reply.json()["tag_name"], tag),
            None => assert_eq!(reply.status, 404),
        }
    };
    latest(None);
    shop.draft_release("v1.0.0", "")
        .prerelease("v1.0.0-rc.1", "");
    latest(None);
    shop.release("v1.1.0", "");
    latest(Some("v1.1.0"));
    let id = shop.releases()[0].id;
    let publish = json!({ "draft": false, "make_latest": "false" });
    client.send("PATCH", &format!("{RELEASES}/{id}"), Some(publish));
    latest(Some("v1.1.0"));
    let other = |tag: &str, make_latest: &str| {
        let body = json!({ "tag_name": tag, "make_latest": make_latest });
        assert_eq!(create(&client, body).status, 201);
    };
    other("v0.9.9", "false");
    latest(Some("v1.1.0"));
    // A change of the text alone moves nothing.
    client.send(
        "PATCH",
        &format!("{RELEASES}/{id}"),
        Some(json!({ "body": "x" })),
    );
    latest(Some("v1.1.0"));
    other("v0.9.8", "legacy");
    latest(Some("v0.9.8"));
    other("v2.0.0", "true");
    latest(Some("v2.0.0"));
    for kind in ["draft", "prerelease"] {
        let body = json!({ "tag_name": "v3.0.0", kind: true, "make_latest": "true" });
        refused(&create(&client, body), "cannot be draft or prerelease");
    }
}

#[test]
fn publishing_makes_a_tag_that_is_not_there() {
    let (github, client) = shop();
    let shop = github.repository("acme/shop");
    let first = shop.head_of("main");
    shop.file_on("main", "new.txt", "x");
    let body = |tag: &str, target: &str| json!({ "tag_name": tag, "target_commitish": target });
    assert_eq!(create(&client, body("v2.0.0", &first)).status, 201);
    assert_eq!(shop.head_of("v2.0.0"), first);
    refused(
        &create(&client, body("v3.0.0", "nowhere")),
        "target_commitish",
    );
    // Where the tag is there already, the target says nothing.
    assert_eq!(create(&client, body("v1.0.0", "nowhere")).status, 201);
    let text = json!({ "tag_name": "v1.1.0", "body": "é".repeat(125_001) });
    refused(&create(&client, text), "too long");
}
