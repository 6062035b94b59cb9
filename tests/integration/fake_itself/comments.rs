use serde_json::json;

use super::client::Client;
use crate::fake_github::FakeGithub;

const LIST: &str = "/repos/acme/shop/issues/7/comments";

#[test]
fn what_the_job_writes_is_from_the_actions_bot_through_its_app() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.open_pull_request(7);
    let client = Client::new(&github, &github.job_token());
    let reply = client.send("POST", LIST, Some(json!({ "body": "### GO" })));
    assert_eq!(reply.status, 201);
    let comment = reply.json();
    assert_eq!(comment["user"]["id"], 41_898_282);
    assert_eq!(comment["user"]["login"], "github-actions[bot]");
    assert_eq!(comment["user"]["type"], "Bot");
    assert_eq!(
        comment["performed_via_github_app"]["slug"],
        "github-actions"
    );
    assert_eq!(reply.header("location"), comment["url"].as_str());
    assert_eq!(shop.comments(7).len(), 1);
}

#[test]
fn people_and_other_apps_write_under_their_own_names() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.open_pull_request(7);
    shop.comment(7, "bob", "/go qa");
    shop.comment_by_app(7, "renovate", "rebased");
    let list = Client::new(&github, &github.user_token("alice"))
        .get(LIST)
        .json();
    assert_eq!(list[0]["user"]["type"], "User");
    assert!(list[0]["performed_via_github_app"].is_null());
    assert_eq!(list[1]["user"]["login"], "renovate[bot]");
    let other = Client::new(&github, &github.app_token("renovate"));
    let mine = other
        .send("POST", LIST, Some(json!({ "body": "again" })))
        .json();
    assert_eq!(mine["user"], list[1]["user"]);
}

#[test]
fn an_edit_is_seen_by_its_time_and_a_deleted_comment_is_gone() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.open_pull_request(7);
    github.at("2026-11-20T15:00:00Z");
    let first = shop.comment(7, "bob", "/go qa");
    let second = shop.comment(7, "bob", "typo");
    shop.edit_comment(first, "/nogo qa it burns");
    let client = Client::new(&github, &github.job_token());
    let address = |id: u64| format!("/repos/acme/shop/issues/comments/{id}");
    let edited = client.get(&address(first)).json();
    assert_eq!(edited["created_at"], "2026-11-20T15:00:00Z");
    assert_eq!(edited["updated_at"], "2026-11-20T15:00:02Z");
    let patched = client.send("PATCH", &address(second), Some(json!({ "body": "fixed" })));
    assert_eq!(patched.json()["body"], "fixed");
    let since = client
        .get(&format!("{LIST}?since=2026-11-20T15:00:03Z"))
        .json();
    assert_eq!(since.as_array().unwrap().len(), 1);
    assert_eq!(client.send("DELETE", &address(second), None).status, 204);
    shop.delete_comment(first);
    assert_eq!(client.get(&address(first)).status, 404);
    assert_eq!(client.get(&address(second)).status, 404);
}

#[test]
fn a_person_may_write_by_way_of_an_app_and_a_mannequin_is_no_user() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.open_pull_request(7);
    github.mannequin("imported");
    shop.comment_through_app(7, "bob", "slack", "/go qa");
    shop.comment(7, "imported", "/go qa");
    let list = Client::new(&github, &github.job_token()).get(LIST).json();
    assert_eq!(list[0]["user"]["type"], "User");
    assert_eq!(list[0]["performed_via_github_app"]["slug"], "slack");
    assert_eq!(list[1]["user"]["type"], "Mannequin");
}

#[test]
fn writing_and_changing_a_comment_touches_the_thread() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.open_pull_request(7);
    let client = Client::new(&github, &github.job_token());
    let check = |instant: &str| {
        let issue = client.get("/repos/acme/shop/issues/7").json();
        assert_eq!(issue["updated_at"], instant);
    };
    github.at("2026-11-20T15:00:00Z");
    let id = shop.comment(7, "bob", "/go qa");
    check("2026-11-20T15:00:00Z");
    github.at("2026-11-20T16:00:00Z");
    shop.edit_comment(id, "/go security");
    check("2026-11-20T16:00:00Z");
    github.at("2026-11-20T17:00:00Z");
    client.send("POST", LIST, Some(json!({ "body": "x" })));
    check("2026-11-20T17:00:00Z");
}

#[test]
fn blank_and_too_long_bodies_are_refused() {
    let github = FakeGithub::start();
    github.repository("acme/shop").open_pull_request(7);
    let client = Client::new(&github, &github.job_token());
    for (body, message) in [
        (" \n".to_owned(), "Body cannot be blank"),
        (
            "é".repeat(65_537),
            "Body is too long (maximum is 65536 characters)",
        ),
    ] {
        let reply = client.send("POST", LIST, Some(json!({ "body": body })));
        assert_eq!(reply.status, 422);
        assert_eq!(reply.json()["errors"][0]["message"], message);
    }
    let longest = json!({ "body": "é".repeat(65_536) });
    assert_eq!(client.send("POST", LIST, Some(longest)).status, 201);
}

#[test]
fn comments_on_nothing_are_not_found() {
    let github = FakeGithub::start();
    github.repository("acme/shop");
    let client = Client::new(&github, &github.job_token());
    assert_eq!(client.get(LIST).status, 404);
    assert_eq!(
        client
            .send("POST", LIST, Some(json!({ "body": "x" })))
            .status,
        404
    );
}
