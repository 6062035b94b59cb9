use serde_json::Value;

use super::client::Client;
use crate::fake_github::FakeGithub;

const ACTIVITY: &str = "/repos/acme/shop/activity";

fn client(github: &FakeGithub) -> Client {
    Client::new(github, &github.job_token())
}

fn list(client: &Client, query: &str) -> Vec<Value> {
    let reply = client.get(&format!("{ACTIVITY}{query}"));
    assert_eq!(reply.status, 200, "{query}");
    reply.json().as_array().expect("a list").clone()
}

fn kinds(activities: &[Value]) -> Vec<&str> {
    let kinds = activities.iter();
    kinds
        .map(|each| each["activity_type"].as_str().expect("a word"))
        .collect()
}

#[test]
fn every_move_of_a_branch_is_on_record_newest_first() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.open_pull_request(7).by("bob");
    let first = shop.head_of_pull_request(7);
    github.at("2026-11-20T15:00:00Z");
    let second = shop.push_to_pull_request_by(7, "carol", &[("a", "1")]);
    shop.force_push_to_pull_request(7, &[("b", "1")]);
    shop.delete_reference("heads/change-7");
    let activities = list(&client(&github), "?ref=refs/heads/change-7");
    let expected = ["branch_deletion", "force_push", "push", "branch_creation"];
    assert_eq!(kinds(&activities), expected);
    let push = &activities[2];
    assert_eq!(push["before"], first);
    assert_eq!(push["after"], second);
    assert_eq!(push["ref"], "refs/heads/change-7");
    assert_eq!(push["timestamp"], "2026-11-20T15:00:00Z");
    assert_eq!(push["actor"]["login"], "carol");
    assert_eq!(activities[3]["before"], "0".repeat(40));
    assert_eq!(activities[3]["actor"]["login"], "bob");
    assert_eq!(activities[0]["after"], "0".repeat(40));
}

#[test]
fn the_record_is_filtered_by_branch_kind_and_person() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.open_pull_request(7).by("bob");
    shop.open_pull_request(8).by("carol").merge();
    shop.push_branch("copy", "change-7", "mallory");
    let client = client(&github);
    let check = |query: &str, expected: &[&str]| {
        assert_eq!(kinds(&list(&client, query)), expected, "{query}");
    };
    check("?ref=change-7", &["branch_creation"]);
    check("?ref=main", &["pr_merge", "branch_creation"]);
    check("?actor=MALLORY", &["branch_creation"]);
    check("?activity_type=pr_merge", &["pr_merge"]);
    check("?ref=nothing", &[]);
    check(
        "?direction=asc&ref=main&time_period=day",
        &["branch_creation", "pr_merge"],
    );
    github.at("2026-11-22T15:00:00Z");
    check("?time_period=day", &[]);
}

#[test]
fn what_is_pushed_to_a_fork_is_not_on_record_here() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.open_pull_request(7).in_fork("mallory/shop");
    shop.push_to_pull_request(7, &[("a", "1")]);
    shop.force_push_to_pull_request(7, &[("b", "1")]);
    let client = client(&github);
    assert!(list(&client, "?ref=change-7").is_empty());
    assert_eq!(list(&client, "").len(), 1);
}

#[test]
fn pages_follow_each_other_by_cursor_and_never_name_the_last() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    for number in 0..24 {
        shop.file_on("main", "count", &number.to_string());
    }
    let client = client(&github);
    let mut address = format!("{ACTIVITY}?ref=main&per_page=10");
    let mut lengths = Vec::new();
    let mut seen = Vec::new();
    loop {
        let reply = client.get(&address);
        let page = reply.json().as_array().unwrap().clone();
        lengths.push(page.len());
        seen.extend(page.iter().map(|each| each["id"].as_u64().unwrap()));
        assert_eq!(reply.link("last"), None);
        assert_eq!(reply.link("prev").is_some(), lengths.len() > 1);
        let Some(next) = reply.link("next") else {
            break;
        };
        assert!(
            next.contains("after=") && !next.contains("page=2"),
            "{next}"
        );
        assert!(next.contains("/repositories/"), "{next}");
        address = next;
    }
    assert_eq!(lengths, [10, 10, 5]);
    assert!(seen.is_sorted_by(|newer, older| newer > older));
    let back = client.get(&address).link("prev").unwrap();
    assert_eq!(client.get(&back).json().as_array().unwrap().len(), 10);
}

#[test]
fn a_cursor_that_nobody_gave_out_is_refused() {
    let github = FakeGithub::start();
    github.repository("acme/shop");
    let reply = client(&github).get(&format!("{ACTIVITY}?after=nonsense"));
    assert_eq!(reply.status, 422);
}
