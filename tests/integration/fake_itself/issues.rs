use serde_json::json;

use super::client::Client;
use crate::fake_github::FakeGithub;
use crate::fake_github::model::people::{Level, Scope};

const ISSUES: &str = "/repos/acme/shop/issues";

#[test]
fn an_issue_is_opened_with_title_body_and_labels_under_the_next_number() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.open_pull_request(7);
    let client = Client::new(&github, &github.job_token());
    let body = json!({ "title": "Go/No-Go v1", "body": "- [ ] x", "labels": ["release", { "name": "qa" }] });
    let reply = client.send("POST", ISSUES, Some(body));
    assert_eq!(reply.status, 201);
    let issue = reply.json();
    assert_eq!(issue["number"], 8);
    assert_eq!(issue["user"]["login"], "github-actions[bot]");
    assert_eq!(issue["comments"], 0);
    assert_eq!(reply.header("location"), issue["url"].as_str());
    let issues = shop.issues();
    assert_eq!(issues.len(), 1);
    assert_eq!(issues[0].title, "Go/No-Go v1");
    assert_eq!(issues[0].body.as_deref(), Some("- [ ] x"));
    assert_eq!(issues[0].author, "github-actions[bot]");
    assert!(issues[0].labels.contains("release") && issues[0].labels.contains("qa"));
    shop.comment(8, "bob", "/go qa");
    assert_eq!(client.get(&format!("{ISSUES}/8")).json()["comments"], 1);
    let labelled = client.get(&format!(
        "{ISSUES}?labels=release,qa&creator=github-actions[bot]"
    ));
    assert_eq!(labelled.json()[0]["number"], 8);
}

#[test]
fn an_issue_is_closed_and_opened_again() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.open_issue(8).by("bob");
    shop.close_issue(8);
    let client = Client::new(&github, &github.job_token());
    let path = format!("{ISSUES}/8");
    assert_eq!(client.get(&path).json()["state"], "closed");
    let update = |body| {
        let reply = client.send("PATCH", &path, Some(body));
        assert_eq!(reply.status, 200);
        reply.json()
    };
    let open = update(json!({ "state": "open" }));
    assert_eq!(
        (&open["state"], &open["state_reason"]),
        (&"open".into(), &"reopened".into())
    );
    let closed =
        update(json!({ "state": "closed", "state_reason": "not_planned", "labels": ["x"] }));
    assert_eq!(closed["state_reason"], "not_planned");
    assert_eq!(closed["labels"][0]["name"], "x");
    let told = update(json!({ "title": "Other", "body": "text" }));
    assert_eq!(
        (&told["title"], &told["body"]),
        (&"Other".into(), &"text".into())
    );
    let timeline = client.get(&format!("{path}/timeline")).json();
    assert_eq!(timeline.as_array().unwrap().len(), 3);
    assert_eq!(timeline[1]["event"], "reopened");
    assert_eq!(timeline[1]["actor"]["login"], "github-actions[bot]");
}

#[test]
fn titles_that_github_refuses() {
    let github = FakeGithub::start();
    github.repository("acme/shop");
    let client = Client::new(&github, &github.job_token());
    for (title, status) in [
        (" ".to_owned(), 422),
        ("é".repeat(257), 422),
        ("é".repeat(256), 201),
    ] {
        let reply = client.send("POST", ISSUES, Some(json!({ "title": title })));
        assert_eq!(reply.status, status);
    }
}

#[test]
fn permission_for_pull_requests_is_not_enough_for_issues() {
    let github = FakeGithub::start();
    github.repository("acme/shop").open_issue(8);
    let token = github.job_token_with(&[(Scope::PullRequests, Level::Write)]);
    let client = Client::new(&github, &token);
    let open = client.send("POST", ISSUES, Some(json!({ "title": "x" })));
    assert_eq!(open.status, 403);
    let accepted = open.header("x-accepted-github-permissions");
    assert_eq!(accepted, Some("issues=write"));
    let close = json!({ "state": "closed" });
    let reply = client.send("PATCH", &format!("{ISSUES}/8"), Some(close));
    assert_eq!(reply.status, 403);
}
