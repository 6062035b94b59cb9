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
    let violations = github.take_violations().join("\n");
    assert!(
        violations.contains("Query has no field rateLimit"),
        "{violations}"
    );
    assert!(violations.contains("the fake does not do"), "{violations}");
}

#[test]
fn files_are_told_as_they_lie_in_their_commits() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.file_on("main", "a.txt", "é\n");
    shop.file_on("main", "docs/large.txt", &"x".repeat(600_000));
    let client = Client::new(&github, &github.job_token());
    let tip = client.get("/repos/acme/shop/git/ref/heads/main").json()["object"]["sha"].clone();
    let file = "{ mode type object { oid ... on Blob { byteSize isBinary isTruncated text } } }";
    let query = format!(
        "query($owner: String!, $name: String!, $c0: GitObjectID!, $c1: GitObjectID!, $f0: String!, \
         $f1: String!, $f2: String!, $f3: String!, $f4: String!) {{ repository(owner: $owner, name: $name) {{ \
         c0: object(oid: $c0) {{ oid ... on Commit {{ f0: file(path: $f0) {file} f1: file(path: $f1) {file} \
         f2: file(path: $f2) {file} f3: file(path: $f3) {file} }} }} \
         c1: object(oid: $c1) {{ oid ... on Commit {{ f4: file(path: $f4) {file} }} }} }} }}"
    );
    let body = json!({ "query": query, "variables": {
        "owner": "acme", "name": "shop", "c0": tip, "c1": "0".repeat(40),
        "f0": "a.txt", "f1": "docs", "f2": "none", "f3": "docs/large.txt", "f4": "a.txt",
    } });
    let reply = client.send("POST", "/graphql", Some(body.clone())).json();
    let told = &reply["data"]["repository"];
    assert_eq!(told["c0"]["oid"], tip);
    assert_eq!(told["c0"]["f0"]["mode"], 0o100_644);
    assert_eq!(told["c0"]["f0"]["object"]["text"], "é\n");
    assert_eq!(told["c0"]["f0"]["object"]["byteSize"], 3);
    assert_eq!(told["c0"]["f1"]["type"], "tree");
    assert!(told["c0"]["f2"].is_null());
    assert_eq!(told["c0"]["f3"]["object"]["isTruncated"], true);
    assert!(told["c1"].is_null());
    let blind = Client::new(&github, &github.job_token_with(&[]));
    let reply = blind.send("POST", "/graphql", Some(body)).json();
    assert!(reply["data"]["repository"].is_null());
}
