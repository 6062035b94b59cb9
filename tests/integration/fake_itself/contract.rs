use serde_json::{Value, json};

use super::client::Client;
use crate::fake_github::FakeGithub;
use crate::fake_github::contract::contract;

/// The request breaks the contract, and the violation says why.
fn check(method: &str, path: &str, body: Option<Value>, violation: &str) {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.open_pull_request(7);
    let path = path.replace("{sha}", &shop.head_of_pull_request(7));
    Client::new(&github, &github.job_token()).send(
        method,
        &format!("/repos/acme/shop{path}"),
        body,
    );
    let violations = github.take_violations().join("\n");
    assert!(
        violations.contains(violation),
        "{violations:?} lacks {violation:?}"
    );
}

#[test]
fn an_operation_github_does_not_have_is_noticed() {
    check("GET", "/pulls/7/comment", None, "no such operation");
    check("PUT", "/pulls/7", None, "no such operation");
}

#[test]
fn wrong_parameters_are_noticed() {
    check("GET", "/pulls/seven", None, "path pull_number");
    check(
        "GET",
        "/pulls?states=open",
        None,
        "query states is not known",
    );
    check(
        "GET",
        "/pulls?state=opened",
        None,
        "query state: \"opened\" is not one of",
    );
    check("GET", "/pulls?per_page=many", None, "query per_page");
    check("GET", "/pulls?per_page=101", None, "at most 100");
    check("GET", "/pulls?page=1&page=2", None, "sent twice");
    check("GET", "/issues?since=yesterday", None, "query since");
}

#[test]
fn wrong_bodies_are_noticed() {
    check("POST", "/issues/7/comments", None, "the body is missing");
    check(
        "POST",
        "/issues/7/comments",
        Some(json!({ "text": "x" })),
        "text",
    );
    check(
        "POST",
        "/issues/7/comments",
        Some(json!({ "body": 7 })),
        "at `/body`",
    );
    check(
        "POST",
        "/statuses/{sha}",
        Some(json!({ "state": "green" })),
        "at `/state`",
    );
    check(
        "POST",
        "/statuses/{sha}",
        Some(json!({ "state": "success", "desc": "" })),
        "desc",
    );
    let output = json!({ "title": "", "summary": "", "annotation": [] });
    let run = json!({ "name": "x", "head_sha": "y", "output": output });
    check("POST", "/check-runs", Some(run), "annotation");
    check("GET", "/pulls/7", Some(json!({})), "it takes no body");
}

#[test]
#[should_panic(expected = "against GitHub's contract")]
fn a_violation_that_nobody_took_fails_the_test_at_its_end() {
    let github = FakeGithub::start();
    Client::new(&github, &github.job_token()).get("/repos/acme/shop/nothing");
}

#[test]
fn an_answer_that_lacks_a_field_or_has_a_wrong_one_is_noticed() {
    let (operation, _) = contract()
        .find("GET", "/repos/acme/shop/issues/comments/1")
        .unwrap();
    let (full, unknown) = contract().fill(operation, 200, &json!({ "id": 1, "user": null }));
    assert_eq!(unknown, [""; 0]);
    let faults = |answer: &Value| {
        contract()
            .check_answer(operation, 200, Some(answer))
            .join("\n")
    };
    assert_eq!(faults(&full), "");
    let mut lacking = full.clone();
    lacking.as_object_mut().unwrap().remove("html_url");
    assert!(faults(&lacking).contains("html_url"));
    let mut wrong = full.clone();
    wrong["id"] = json!("one");
    assert!(faults(&wrong).contains("at `/id`"));
    assert!(
        !contract()
            .check_answer(operation, 201, Some(&full))
            .is_empty()
    );
    assert!(!contract().check_answer(operation, 200, None).is_empty());
}

#[test]
fn an_answer_with_a_field_github_does_not_have_is_noticed() {
    let (operation, _) = contract()
        .find("GET", "/repos/acme/shop/issues/comments/1")
        .unwrap();
    let given = json!({ "user": { "logins": "x" }, "titel": "y" });
    assert_eq!(
        contract().fill(operation, 200, &given).1,
        ["titel", "user.logins"]
    );
}

#[test]
fn whatever_is_filled_in_keeps_the_contract_in_every_operation() {
    for operation in contract().operations() {
        for status in operation.success_statuses() {
            let nothing = if contract().fill(operation, status, &json!([])).0 == json!([])
                && contract()
                    .check_answer(operation, status, Some(&json!([])))
                    .is_empty()
            {
                json!([])
            } else {
                json!({})
            };
            let (full, _) = contract().fill(operation, status, &nothing);
            let body = if status == 204 { None } else { Some(&full) };
            let faults = contract().check_answer(operation, status, body);
            assert!(faults.is_empty(), "{status} {faults:?}");
        }
    }
}

#[test]
fn enterprise_server_has_a_prefix() {
    let github = FakeGithub::start();
    github.repository("acme/shop");
    let client = Client::new(&github, &github.job_token());
    assert_eq!(client.get("/api/v3/repos/acme/shop").status, 200);
}
