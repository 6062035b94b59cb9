use serde_json::{Value, json};

use super::client::{Client, Reply};
use crate::fake_github::FakeGithub;
use crate::fake_github::wire::faults::Fault;

const QUERY: &str = "query($ids: [ID!]!) { nodes(ids: $ids) { id \
    ... on PullRequestReview { lastEditedAt } ... on IssueComment { lastEditedAt } } }";

fn ask(client: &Client, ids: &[Value]) -> Reply {
    let body = json!({ "query": QUERY, "variables": { "ids": ids } });
    client.send("POST", "/graphql", Some(body))
}

fn node_of(client: &Client, path: &str, id: u64) -> Value {
    let list = client.get(&format!("/repos/acme/shop/{path}")).json();
    let mut list = list.as_array().expect("a list").iter();
    let found = list.find(|each| each["id"] == id);
    found.expect("it is listed")["node_id"].clone()
}

#[test]
fn the_last_edit_of_comments_and_reviews_is_told() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.open_pull_request(7);
    let untouched = shop.comment(7, "bob", "/go qa");
    let comment = shop.comment(7, "bob", "/go qa");
    let review = shop.review(7, "carol", "APPROVED", "/go qa");
    github.at("2026-11-20T16:00:00Z");
    shop.edit_comment_by(comment, "mallory", "/go security");
    shop.edit_review(review, "mallory", "/go security");
    let client = Client::new(&github, &github.job_token());
    let ids = [
        node_of(&client, "issues/7/comments", untouched),
        node_of(&client, "issues/7/comments", comment),
        node_of(&client, "pulls/7/reviews", review),
        json!("IC_unknown"),
    ];
    let reply = ask(&client, &ids);
    assert_eq!(reply.status, 200);
    let nodes = &reply.json()["data"]["nodes"];
    assert_eq!(nodes[0], json!({ "id": ids[0], "lastEditedAt": null }));
    assert_eq!(nodes[1]["lastEditedAt"], "2026-11-20T16:00:00Z");
    assert_eq!(nodes[2]["lastEditedAt"], "2026-11-20T16:00:01Z");
    assert!(nodes[3].is_null());
    assert_eq!(reply.json()["errors"][0]["type"], "NOT_FOUND");
    let enterprise = client.send(
        "POST",
        "/api/graphql",
        Some(json!({ "query": QUERY, "variables": { "ids": [] } })),
    );
    assert_eq!(enterprise.json(), json!({ "data": { "nodes": [] } }));
}

#[test]
fn asking_in_graphql_is_no_write() {
    let github = FakeGithub::start();
    github.repository("acme/shop");
    let client = Client::new(&github, &github.job_token());
    ask(&client, &[]);
    assert_eq!(github.requests()[0].operation.as_deref(), Some("graphql"));
    assert!(github.writes().is_empty());
}

#[test]
fn nobody_asks_without_a_token_and_nobody_sees_what_is_out_of_reach() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.open_pull_request(7);
    let comment = shop.comment(7, "bob", "/go qa");
    let token = github.job_token();
    let client = Client::new(&github, &token);
    let id = node_of(&client, "issues/7/comments", comment);
    assert_eq!(ask(&Client::anonymous(&github), &[]).status, 401);
    assert_eq!(ask(&Client::new(&github, "ghs_x"), &[]).status, 401);
    let blind = Client::new(&github, &github.job_token_with(&[]));
    assert!(ask(&blind, std::slice::from_ref(&id)).json()["data"]["nodes"][0].is_null());
    github.limit_token(&token, &["acme/other"]);
    assert!(ask(&client, &[id]).json()["data"]["nodes"][0].is_null());
}

#[test]
fn faults_strike_graphql_as_well() {
    let github = FakeGithub::start();
    let client = Client::new(&github, &github.job_token());
    let many: Vec<Value> = (0..101).map(|number| json!(number.to_string())).collect();
    assert!(ask(&client, &many).json()["data"].is_null());
    github.on("POST", "/graphql").fails(Fault::status(502));
    assert_eq!(ask(&client, &[]).status, 502);
}

#[test]
fn any_other_query_is_a_violation() {
    let github = FakeGithub::start();
    let client = Client::new(&github, &github.job_token());
    let body = json!({ "query": "{ rateLimit { cost } }" });
    assert_eq!(client.send("POST", "/graphql", Some(body)).status, 501);
    assert_eq!(github.take_violations().len(), 1);
}
