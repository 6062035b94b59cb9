//! Every question of GraphQL: whether GitHub's schema has it, and what becomes of an answer with a hole.

mod asked;
mod holes;

use std::path::Path;

use serde_json::{Value, json};

use self::asked::{QUESTIONS, ask, ask_many, good};
use super::github;
use crate::fake_github::contract::graphql as schema;
use crate::http::scripted::{Answer, Server};

/// Answers questions like this, and whatever else is asked with a refusal.
async fn telling(told: Value) -> Server {
    Server::start(move |request, _| match request.line().as_str() {
        "POST /graphql" => Answer::json(told.to_string()),
        _ => Answer::status(403),
    })
    .await
}

/// The first question that came.
fn question(server: &Server) -> Value {
    let received = server.received();
    let question = received.iter().find(|it| it.line() == "POST /graphql");
    serde_json::from_slice(&question.expect("something was asked").body).unwrap()
}

#[tokio::test]
async fn every_question_is_one_that_github_answers_like_this() {
    for name in QUESTIONS {
        let server = telling(good(name)).await;
        let told = ask(&github(&server), name).await;
        assert!(told.is_ok(), "{name}: {told:?}");
        let asked = question(&server);
        assert_eq!(schema::check_question(&asked), [""; 0], "{name}: {asked}");
        let faults = schema::check_answer(&asked, &good(name));
        assert_eq!(faults, [""; 0], "{name}: {}", good(name));
    }
}

#[tokio::test]
async fn the_longest_question_is_one_as_well() {
    for name in QUESTIONS {
        let server = telling(json!({ "data": null, "errors": [{ "message": "no" }] })).await;
        ask_many(&github(&server), name).await.expect_err(name);
        let asked = question(&server);
        assert_eq!(schema::check_question(&asked), [""; 0], "{name}: {asked}");
    }
}

#[test]
fn no_question_is_asked_that_is_not_looked_at_here() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/github");
    let places = asking(&folder);
    assert!(places.len() > 2, "{places:?}");
    assert!(
        places.len() <= QUESTIONS.len(),
        "a question more than is looked at: {places:?}"
    );
}

/// The places where a question is put.
#[expect(clippy::disallowed_methods, reason = "a test reads the sources")]
fn asking(folder: &Path) -> Vec<String> {
    let mut places = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if !path.ends_with("tests") {
                places.extend(asking(&path));
            }
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let asks = text
            .lines()
            .filter(|line| line.contains("Route::question()"));
        places.extend(asks.map(|_| path.display().to_string()));
    }
    places
}

#[test]
fn what_the_schema_does_not_have_is_noticed() {
    let check = |query: &str, variables: Value, fault: &str| {
        let faults = schema::check_question(&json!({ "query": query, "variables": variables }));
        let faults = faults.join("\n");
        assert!(
            faults.contains(fault),
            "{query}: {faults:?} lacks {fault:?}"
        );
    };
    let repository = |inner: &str| {
        format!("query {{ repository(owner: \"acme\", name: \"shop\") {{ {inner} }} }}")
    };
    let none = || json!({});
    check("query { viewer", none(), "unreadable");
    check("mutation { addStar { id } }", none(), "not one query");
    check(
        "query { viewer { databaseID } }",
        none(),
        "User has no field databaseID",
    );
    check("{ viewer }", none(), "nothing is asked of the User");
    check(
        "query { viewer { databaseId { id } } }",
        none(),
        "a Int has no fields",
    );
    check(
        "query { viewer { id @skip(if: true) } }",
        none(),
        "directives",
    );
    check(
        "query { repository(name: \"shop\") { id } }",
        none(),
        "needs owner",
    );
    check("query { nodes(ids: 7) { id } }", none(), "ids is no [ID!]!");
    check(
        &repository("pullRequest(number: \"7\") { number }"),
        none(),
        "number is no Int!",
    );
    check(
        &repository("pullRequest(number: 2147483648) { number }"),
        none(),
        "number is no Int!",
    );
    check(
        &repository("pullRequest(nr: 7) { number }"),
        none(),
        "takes no nr",
    );
    check(
        &repository("object { ... on User { id } }"),
        none(),
        "no GitObject is ever a User",
    );
    check(
        &repository("object { ... on Branch { id } }"),
        none(),
        "no type Branch",
    );
    check(
        &repository("object { byteSize }"),
        none(),
        "GitObject has no field byteSize",
    );
    let twice = "p: pullRequest(number: 7) { number } p: pullRequest(number: 8) { number }";
    check(&repository(twice), none(), "p would be two things");
    check(
        "query { search(query: \"x\", type: \"ISSUE\") { issueCount } }",
        none(),
        "type is no SearchType!",
    );
    check(
        "query { search(query: \"x\", type: PULL) { issueCount } }",
        none(),
        "type is no SearchType!",
    );
    let by_id = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }";
    check(by_id, none(), "$ids does not hold a [ID!]!");
    check(
        by_id,
        json!({ "ids": [null] }),
        "$ids does not hold a [ID!]!",
    );
    check(
        by_id,
        json!({ "ids": [], "more": 1 }),
        "$more is given, and not declared",
    );
    check("query($a: Int) { viewer { id } }", none(), "$a is not used");
    check(
        "query { nodes(ids: $ids) { id } }",
        none(),
        "$ids is not declared",
    );
    check(
        "query($ids: [ID]) { nodes(ids: $ids) { id } }",
        none(),
        "$ids is a [ID], not a [ID!]!",
    );
    check(
        "query($a: Repository) { nodes(ids: $a) { id } }",
        none(),
        "no type Repository that can be sent",
    );
}

#[test]
fn an_answer_that_the_schema_does_not_have_is_noticed() {
    let query =
        "query($ids: [ID!]!) { nodes(ids: $ids) { id ... on IssueComment { lastEditedAt } } }";
    let asked = json!({ "query": query, "variables": { "ids": ["IC_1"] } });
    let check = |answer: Value, fault: &str| {
        let faults = schema::check_answer(&asked, &answer).join("\n");
        match fault {
            "" => assert_eq!(faults, "", "{answer}"),
            fault => assert!(
                faults.contains(fault),
                "{answer}: {faults:?} lacks {fault:?}"
            ),
        }
    };
    let nodes = |node: Value| json!({ "data": { "nodes": [node] } });
    check(nodes(json!({ "id": "IC_1", "lastEditedAt": null })), "");
    check(nodes(json!({ "id": "PR_1" })), "");
    check(nodes(Value::Null), "");
    check(
        nodes(json!({ "id": null })),
        "at [\"nodes\", 0, \"id\"]: it is never null",
    );
    check(nodes(json!({ "lastEditedAt": null })), "it lacks id");
    check(
        nodes(json!({ "id": "IC_1", "body": "" })),
        "body was not asked for",
    );
    check(nodes(json!({ "id": 1 })), "1 is no ID");
    check(
        nodes(json!({ "id": "IC_1", "lastEditedAt": "noon" })),
        "is no DateTime",
    );
    check(json!({ "data": { "nodes": null } }), "it is never null");
    check(json!({ "data": { "nodes": {} } }), "it is a list");
    check(json!({ "message": "no" }), "an answer has no message");
    check(json!({}), "neither data nor errors");
    check(json!({ "data": null, "errors": [] }), "an empty one");
    check(json!({ "data": null, "errors": [{}] }), "has no message");
    let error = |path: Value| json!([{ "type": "NOT_FOUND", "path": path, "message": "no" }]);
    let with = |path: Value| json!({ "data": { "nodes": [null] }, "errors": error(path) });
    check(with(json!(["nodes", 0])), "");
    check(with(json!(["nodes", 0, "id"])), "");
    check(with(json!(["nodes"])), "there is something");
    check(with(json!(["nodes", 1])), "there is something");
}
