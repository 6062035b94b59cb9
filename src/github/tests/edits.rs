//! When something was last edited: a question by POST, at GraphQL's own address.

use serde_json::{Value, json};
use url::Url;

use super::{TOKEN, below, github, samples};
use crate::github::InvalidSetting;
use crate::github::error::Found;
use crate::github::{GitHub, GitHubErrorKind};
use crate::http::scripted::{Answer, Server};
use crate::text::Untrusted;

fn names(count: usize) -> Vec<Untrusted> {
    (0..count)
        .map(|number| Untrusted::new(format!("IC_{number}")))
        .collect()
}

/// Answers whatever is asked about.
async fn willing() -> Server {
    Server::start(|request, _| {
        let body: Value = serde_json::from_slice(&request.body).unwrap();
        let ids = body["variables"]["ids"].as_array().unwrap();
        let ids: Vec<&str> = ids.iter().map(|id| id.as_str().unwrap()).collect();
        Answer::json(samples::edits(&ids).to_string())
    })
    .await
}

async fn failed(github: &GitHub) -> GitHubErrorKind {
    let error = github.last_edits(&names(1)).await.unwrap_err();
    assert_eq!(error.endpoint, "POST /graphql");
    error.kind
}

/// One node is asked about: what comes of this answer.
async fn check(answer: Value, expected: GitHubErrorKind) {
    let server = Server::answering([Answer::json(answer.to_string())]).await;
    assert_eq!(failed(&github(&server)).await, expected, "{answer}");
}

#[tokio::test]
async fn the_question_is_the_one_that_is_documented_and_has_the_token() {
    let answer = json!({"data": {"nodes": [
        {"id": "IC_0", "lastEditedAt": "2026-11-20T12:30:00Z"},
        {"id": "IC_1", "lastEditedAt": null}
    ]}});
    let server = Server::answering([Answer::json(answer.to_string())]).await;
    let edits = github(&server).last_edits(&names(2)).await.unwrap();
    let edited = "2026-11-20T12:30:00Z".parse().ok();
    assert_eq!(edits, [("IC_0".into(), edited), ("IC_1".into(), None)]);
    let received = server.received().remove(0);
    assert_eq!(received.line(), "POST /graphql");
    let bearer = format!("Bearer {TOKEN}");
    assert_eq!(received.header("authorization"), Some(bearer.as_str()));
    assert_eq!(received.header("content-type"), Some("application/json"));
    let body: Value = serde_json::from_slice(&received.body).unwrap();
    let query = "query($ids: [ID!]!) { nodes(ids: $ids) { id ... on PullRequestReview \
        { lastEditedAt } ... on IssueComment { lastEditedAt } } }";
    let variables = json!({"ids": ["IC_0", "IC_1"]});
    assert_eq!(body, json!({"query": query, "variables": variables}));
}

#[tokio::test]
async fn at_most_a_hundred_are_asked_about_at_once_and_nothing_is_not_asked() {
    for (count, requests) in [(0, 0), (1, 1), (100, 1), (101, 2), (250, 3)] {
        let server = willing().await;
        let edits = github(&server).last_edits(&names(count)).await.unwrap();
        let ids: Vec<Untrusted> = edits.into_iter().map(|(id, _)| id).collect();
        assert_eq!(ids, names(count));
        assert_eq!(server.lines().len(), requests, "{count}");
    }
}

#[tokio::test]
async fn it_is_a_read_which_is_repeated_and_never_may_have_arrived() {
    let good = Answer::json(samples::edits(&["IC_0"]).to_string());
    for fault in [Answer::Reset, Answer::Close, Answer::status(502)] {
        let server = Server::answering([fault, good.clone()]).await;
        assert!(github(&server).last_edits(&names(1)).await.is_ok());
        assert_eq!(server.lines().len(), 2);
    }
    let server = Server::answering([Answer::status(502)]).await;
    assert_eq!(failed(&github(&server)).await, GitHubErrorKind::Server(502));
}

#[tokio::test]
async fn graphql_refuses_with_a_success_and_is_not_believed() {
    use GitHubErrorKind::{Forbidden, RateLimited, Validation};
    let nodes = || samples::edits(&["IC_0"])["data"].clone();
    for (kind, expected) in [
        ("RATE_LIMITED", RateLimited { until: None }),
        ("FORBIDDEN", Forbidden { needed: None }),
        ("INSUFFICIENT_SCOPES", Forbidden { needed: None }),
        (
            "NOT_FOUND",
            Validation {
                message: "no".into(),
            },
        ),
        (
            "undefinedField",
            Validation {
                message: "no".into(),
            },
        ),
    ] {
        let errors = json!([{"type": kind, "message": "no"}]);
        check(
            json!({"data": {"nodes": [null]}, "errors": errors}),
            expected.clone(),
        )
        .await;
        check(json!({"data": null, "errors": errors}), expected.clone()).await;
        check(json!({"data": nodes(), "errors": errors}), expected).await;
    }
    let message = || Untrusted::new("");
    let silent = Validation { message: message() };
    check(json!({"data": nodes(), "errors": []}), silent.clone()).await;
    check(json!({"errors": [{}]}), silent).await;
}

#[tokio::test]
async fn a_node_that_is_missing_or_another_leaves_all_open() {
    let unreadable = |found| GitHubErrorKind::Unreadable {
        expected: "nodes with lastEditedAt",
        found,
    };
    for nodes in [
        json!([]),
        json!([null]),
        json!([{}]),
        json!([{"id": "IC_0"}]),
        json!([{"lastEditedAt": null}]),
        json!([{"id": "IC_0", "lastEditedAt": "noon"}]),
        json!([{"id": "IC_0", "lastEditedAt": null}, {"id": "IC_1", "lastEditedAt": null}]),
    ] {
        let answer = json!({"data": {"nodes": nodes}});
        check(answer, unreadable(Found::OtherShape)).await;
    }
    for answer in [json!({"data": null}), json!({"data": {}})] {
        check(answer, unreadable(Found::OtherShape)).await;
    }
    check(samples::edits(&["IC_7"]), unreadable(Found::OtherThing)).await;
}

#[tokio::test]
async fn graphql_is_beside_the_base_unless_it_is_said_to_be_elsewhere() {
    for (base, given, expected) in [
        ("", None, "POST /graphql"),
        ("/", None, "POST /graphql"),
        ("/api/v3", None, "POST /api/graphql"),
        ("/api/v3/", None, "POST /api/graphql"),
        ("/github/api/v3", None, "POST /github/api/graphql"),
        ("/other", None, "POST /other/graphql"),
        ("/api/v3", Some("/api/graphql2"), "POST /api/graphql2"),
    ] {
        let server = willing().await;
        let address = given.map(|path| server.url(path));
        let github = below(&server, base).with_graphql(address.as_ref());
        github.unwrap().last_edits(&names(1)).await.unwrap();
        assert_eq!(server.lines(), [expected], "{base}");
    }
}

#[tokio::test]
async fn a_graphql_address_elsewhere_is_refused_and_the_token_stays_here() {
    let server = willing().await;
    let port = server.port();
    for address in [
        "https://evil.example/graphql".to_owned(),
        format!("https://127.0.0.1:{port}/graphql"),
        format!("http://localhost:{port}/graphql"),
        format!("http://127.0.0.1:{}/graphql", port ^ 1),
        format!("http://user@127.0.0.1:{port}/graphql"),
        format!("http://127.0.0.1:{port}/graphql?x=1"),
        "file:///graphql".to_owned(),
    ] {
        let address = Url::parse(&address).unwrap();
        let refused = github(&server).with_graphql(Some(&address)).err();
        assert_eq!(refused, Some(InvalidSetting::BaseUrl), "{address}");
    }
}
