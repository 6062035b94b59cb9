use serde_json::Value;

use super::client::Client;
use crate::fake_github::FakeGithub;

const TIMELINE: &str = "/repos/acme/shop/issues/7/timeline";

fn timeline(github: &FakeGithub) -> Vec<Value> {
    let client = Client::new(github, &github.job_token());
    let reply = client.get(&format!("{TIMELINE}?per_page=100"));
    reply.json().as_array().expect("a list").clone()
}

#[test]
fn comments_reviews_commits_and_events_stand_in_one_row() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.branch("next", "main");
    shop.open_pull_request(7).by("bob");
    shop.comment(7, "carol", "/go qa");
    let gone = shop.comment(7, "carol", "oops");
    shop.review(7, "dave", "APPROVED", "");
    shop.review(7, "dave", "PENDING", "not yet");
    shop.delete_comment_by(gone, "erin");
    github.at("2026-11-20T16:00:00Z");
    shop.thread(7).retargeted("next");
    let head = shop.rebase_pull_request(7, "bob");
    shop.thread(7).close();
    let timeline = timeline(&github);
    let events: Vec<&str> = timeline
        .iter()
        .map(|each| each["event"].as_str().unwrap())
        .collect();
    let expected = [
        "commented",
        "reviewed",
        "comment_deleted",
        "base_ref_changed",
        "committed",
        "head_ref_force_pushed",
        "closed",
    ];
    assert_eq!(events, expected);
    assert_eq!(timeline[0]["body"], "/go qa");
    assert_eq!(timeline[0]["actor"]["login"], "carol");
    assert_eq!(timeline[1]["state"], "approved");
    assert_eq!(timeline[2]["actor"]["login"], "erin");
    assert_eq!(timeline[3]["actor"]["login"], "bob");
    assert_eq!(timeline[3]["created_at"], "2026-11-20T16:00:00Z");
    assert!(timeline[3]["commit_id"].is_null());
    assert_eq!(timeline[4]["sha"], head);
    assert!(timeline[4].get("created_at").is_none());
    assert_eq!(timeline[5]["commit_id"], head);
    let client = Client::new(&github, &github.job_token());
    let pull = client.get("/repos/acme/shop/pulls/7").json();
    assert_eq!(pull["base"]["ref"], "next");
}

#[test]
fn the_timeline_comes_in_pages() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.open_issue(7);
    for number in 0..7 {
        shop.comment(7, "bob", &number.to_string());
    }
    let client = Client::new(&github, &github.job_token());
    let first = client.get(&format!("{TIMELINE}?per_page=5&exclude=none"));
    assert_eq!(first.json().as_array().unwrap().len(), 5);
    let second = client.get(&first.link("next").unwrap());
    assert_eq!(second.json().as_array().unwrap().len(), 2);
    assert_eq!(second.json()[1]["body"], "6");
}

#[test]
fn what_the_api_deletes_and_closes_is_told_too() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.open_issue(7);
    let id = shop.comment(7, "bob", "/nogo qa");
    let client = Client::new(&github, &github.job_token());
    client.send(
        "DELETE",
        &format!("/repos/acme/shop/issues/comments/{id}"),
        None,
    );
    let timeline = timeline(&github);
    assert_eq!(timeline[0]["event"], "comment_deleted");
    assert_eq!(timeline[0]["actor"]["login"], "github-actions[bot]");
    assert_eq!(client.get("/repos/acme/shop/issues/8/timeline").status, 404);
}
