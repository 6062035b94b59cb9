use serde_json::{Value, json};

use super::client::Client;
use crate::fake_github::FakeGithub;
use crate::fake_github::model::rules::{Protection, Rule};

fn shop() -> FakeGithub {
    let github = FakeGithub::start();
    github.repository("acme/shop").branch_rules(&[
        Rule::Checks {
            checks: vec![
                ("tests".to_owned(), Some(15_368)),
                ("lint".to_owned(), None),
            ],
            strict: true,
        },
        Rule::MergeQueue,
    ]);
    github
}

fn protection(told_by_branch: bool) -> Protection {
    Protection {
        checks: Some(vec![("tests".to_owned(), None)]),
        strict: true,
        told_by_branch,
        admins: None,
        off: false,
    }
}

#[test]
fn the_rules_of_a_branch_come_one_by_one() {
    let github = shop();
    let client = Client::new(&github, &github.job_token());
    let rules = client.get("/repos/acme/shop/rules/branches/main").json();
    assert_eq!(rules[0]["type"], "required_status_checks");
    let checks = &rules[0]["parameters"]["required_status_checks"];
    assert_eq!(checks[0]["integration_id"], 15_368);
    assert_eq!(checks[1], json!({ "context": "lint" }));
    assert_eq!(rules[1]["type"], "merge_queue");
    let other = client.get("/repos/acme/shop/rules/branches/other").json();
    assert_eq!(other, json!([]));
    github.repository("acme/shop").only_evaluate_rules();
    let none = client.get("/repos/acme/shop/rules/branches/main").json();
    assert_eq!(none, json!([]));
}

#[test]
fn a_branch_tells_which_checks_its_protection_asks_for() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    let client = Client::new(&github, &github.job_token());
    let branch = || client.get("/repos/acme/shop/branches/main").json();
    assert_eq!(branch()["protected"], false);
    shop.protect("main", protection(true));
    let told = branch();
    assert_eq!(told["protected"], true);
    let checks = &told["protection"]["required_status_checks"];
    assert_eq!(
        checks["checks"][0],
        json!({ "context": "tests", "app_id": null })
    );
    assert_eq!(checks["strict"], Value::Null);
    shop.protect("main", protection(false));
    assert_eq!(
        branch()["protection"]["required_status_checks"],
        Value::Null
    );
    assert_eq!(client.get("/repos/acme/shop/branches/none").status, 404);
}

#[test]
fn protection_itself_is_for_administrators() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    let path = "/repos/acme/shop/branches/main/protection";
    let person = Client::new(&github, &github.user_token("alice"));
    assert_eq!(person.get(path).status, 404);
    shop.protect("main", protection(false));
    let told = person.get(path).json();
    assert_eq!(told["required_status_checks"]["strict"], true);
    let job = Client::new(&github, &github.job_token()).get(path);
    assert_eq!(job.status, 403);
    let accepted = job.header("x-accepted-github-permissions");
    assert_eq!(accepted, Some("administration=read"));
}

#[test]
fn a_repository_tells_what_whoever_asks_may_do() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.permission("alice", "write");
    let told = |token: &str| {
        let reply = Client::new(&github, token).get("/repos/acme/shop");
        let scopes = reply.header("x-oauth-scopes").map(str::to_owned);
        (reply.json()["permissions"]["push"].clone(), scopes)
    };
    let scopes = Some("read:org, repo".to_owned());
    assert_eq!(
        told(&github.user_token("alice")),
        (json!(true), scopes.clone())
    );
    assert_eq!(told(&github.user_token("bob")), (json!(false), scopes));
    assert_eq!(told(&github.job_token()), (json!(false), None));
}
