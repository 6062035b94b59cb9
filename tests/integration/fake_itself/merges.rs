use serde_json::Value;

use super::client::Client;
use crate::fake_github::FakeGithub;

fn pulls_of(client: &Client, sha: &str) -> Vec<u64> {
    let list = client.get(&format!("/repos/acme/shop/commits/{sha}/pulls"));
    let list = list.json();
    let list = list.as_array().expect("a list").iter();
    list.map(|each| each["number"].as_u64().expect("a number"))
        .collect()
}

#[test]
fn a_merged_pull_request_says_when_and_as_what() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    let base = shop.head_of("main");
    shop.open_pull_request(7).by("bob");
    let client = Client::new(&github, &github.job_token());
    let open = client.get("/repos/acme/shop/pulls/7").json();
    assert!(open["merged_at"].is_null());
    let trial = open["merge_commit_sha"].as_str().unwrap();
    assert_eq!(
        client
            .get(&format!("/repos/acme/shop/git/commits/{trial}"))
            .status,
        404
    );
    shop.thread(7).merge();
    let merged = client.get("/repos/acme/shop/pulls/7").json();
    assert!(merged["merged_at"].is_string());
    assert_eq!(merged["merge_commit_sha"], shop.head_of_pull_request(7));
    assert_eq!(merged["merged_by"]["login"], "bob");
    assert_eq!(merged["base"]["sha"], base);
    assert_eq!(
        (&merged["commits"], &merged["changed_files"]),
        (&1.into(), &1.into())
    );
    let timeline = client.get("/repos/acme/shop/issues/7/timeline").json();
    let kinds: Vec<&Value> = timeline
        .as_array()
        .unwrap()
        .iter()
        .map(|each| &each["event"])
        .collect();
    assert_eq!(kinds, ["committed", "merged", "closed"]);
}

#[test]
fn a_squashed_pull_request_is_one_new_commit_with_the_same_files() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    let base = shop.head_of("main");
    shop.open_pull_request(7).by("bob").titled("Add a cart");
    shop.push_to_pull_request(7, &[("a", "1")]);
    let head = shop.head_of_pull_request(7);
    shop.thread(7).squash_merge();
    let client = Client::new(&github, &github.job_token());
    let commit = client.get("/repos/acme/shop/commits/main").json();
    assert_eq!(commit["commit"]["message"], "Add a cart (#7)");
    assert_eq!(commit["committer"]["login"], "web-flow");
    assert_eq!(commit["commit"]["verification"]["verified"], true);
    assert_eq!(commit["parents"][0]["sha"], base);
    let before = client
        .get(&format!("/repos/acme/shop/commits/{head}"))
        .json();
    assert_eq!(commit["commit"]["tree"], before["commit"]["tree"]);
    let pull = client.get("/repos/acme/shop/pulls/7").json();
    assert_eq!(pull["merge_commit_sha"], commit["sha"]);
    assert_eq!(pull["commits"], 2);
    let activity = client.get("/repos/acme/shop/activity?ref=main").json();
    assert_eq!(activity[0]["activity_type"], "pr_merge");
    assert_eq!(activity[0]["after"], commit["sha"]);
}

#[test]
fn a_merge_commit_has_both_sides_as_parents() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.open_pull_request(7);
    shop.file_on("main", "other", "1");
    let (base, head) = (shop.head_of("main"), shop.head_of_pull_request(7));
    shop.thread(7).merge_with_commit();
    let client = Client::new(&github, &github.job_token());
    let commit = client.get("/repos/acme/shop/commits/main").json();
    assert_eq!(commit["parents"][0]["sha"], base);
    assert_eq!(commit["parents"][1]["sha"], head);
    for path in ["other", "change-7.txt"] {
        let path = format!("/repos/acme/shop/contents/{path}");
        assert_eq!(client.get(&path).status, 200);
    }
}

#[test]
fn a_commit_names_the_pull_requests_that_bring_it_or_became_it() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.branch("next", "main");
    shop.open_pull_request(7);
    let first = shop.head_of_pull_request(7);
    let second = shop.push_to_pull_request(7, &[("a", "1")]);
    shop.open_pull_request(8).onto("next");
    shop.reset_pull_request(8, &second, "bob");
    shop.open_pull_request(9).close();
    let closed = shop.head_of_pull_request(9);
    let client = Client::new(&github, &github.job_token());
    assert_eq!(pulls_of(&client, &first), [7, 8]);
    assert_eq!(pulls_of(&client, &second), [7, 8]);
    assert!(pulls_of(&client, &closed).is_empty());
    assert!(pulls_of(&client, &shop.head_of("main")).is_empty());
    shop.thread(7).squash_merge();
    let landed = shop.head_of("main");
    assert_eq!(pulls_of(&client, &landed), [7]);
    assert_eq!(pulls_of(&client, &second), [7, 8]);
    let unknown = client.get("/repos/acme/shop/commits/abcdef1/pulls");
    assert_eq!(unknown.status, 422);
}

#[test]
fn a_renamed_file_says_what_it_was_called() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.file_on("main", "old.txt", "the same\n");
    shop.open_pull_request(7).changing("new.txt", "the same\n");
    shop.remove_on("change-7", "old.txt");
    let sha = shop.head_of("change-7");
    shop.reset_pull_request(7, &sha, "alice");
    let client = Client::new(&github, &github.job_token());
    let files = client.get("/repos/acme/shop/pulls/7/files").json();
    assert_eq!(files.as_array().unwrap().len(), 2);
    assert_eq!(files[1]["filename"], "new.txt");
    assert_eq!(files[1]["status"], "renamed");
    assert_eq!(files[1]["previous_filename"], "old.txt");
}
