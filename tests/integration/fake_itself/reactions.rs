use serde_json::json;

use super::client::Client;
use crate::fake_github::FakeGithub;

#[test]
fn a_reaction_is_counted_once_for_each_account() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.open_pull_request(7);
    let id = shop.comment(7, "bob", "/go qa");
    let path = format!("/repos/acme/shop/issues/comments/{id}");
    let reactions = format!("{path}/reactions");
    let react = |token: &str, content: &str| {
        let body = json!({ "content": content });
        let client = Client::new(&github, token);
        client.send("POST", &reactions, Some(body)).status
    };
    let job = github.job_token();
    assert_eq!(react(&job, "eyes"), 201);
    assert_eq!(react(&job, "eyes"), 200);
    assert_eq!(react(&job, "+1"), 201);
    assert_eq!(react(&github.user_token("carol"), "eyes"), 201);
    let bot = "github-actions[bot]".to_owned();
    let expected = [
        ("eyes".to_owned(), bot.clone()),
        ("+1".to_owned(), bot),
        ("eyes".to_owned(), "carol".to_owned()),
    ];
    assert_eq!(shop.reactions(id), expected);
    let client = Client::new(&github, &job);
    let comment = client.get(&path).json();
    assert_eq!(comment["reactions"]["total_count"], 3);
    assert_eq!(comment["reactions"]["eyes"], 2);
    assert_eq!(comment["reactions"]["confused"], 0);
    assert_eq!(comment["updated_at"], comment["created_at"]);
    let eyes = client.get(&format!("{reactions}?content=eyes")).json();
    assert_eq!(eyes.as_array().unwrap().len(), 2);
    assert_eq!(react(&github.read_only_job_token(), "heart"), 403);
}

#[test]
fn reactions_that_do_not_exist_and_comments_that_are_gone_are_refused() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.open_pull_request(7);
    let id = shop.comment(7, "bob", "/go qa");
    let client = Client::new(&github, &github.job_token());
    let path = format!("/repos/acme/shop/issues/comments/{id}/reactions");
    let react = |content: &str| {
        let body = json!({ "content": content });
        client.send("POST", &path, Some(body)).status
    };
    assert_eq!(react("sad"), 422);
    assert!(!github.take_violations().is_empty());
    shop.delete_comment(id);
    assert_eq!(react("eyes"), 404);
}
