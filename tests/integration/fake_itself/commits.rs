use serde_json::Value;

use super::client::Client;
use crate::fake_github::FakeGithub;
use crate::fake_github::story::draft::CommitDraft;

fn commits(github: &FakeGithub) -> Vec<Value> {
    let client = Client::new(github, &github.job_token());
    let list = client.get("/repos/acme/shop/pulls/7/commits").json();
    list.as_array().expect("a list").clone()
}

#[test]
fn the_commits_of_a_pull_request_are_by_its_author_and_oldest_first() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.open_pull_request(7).by("bob");
    shop.push_to_pull_request_by(7, "carol", &[("a", "1")]);
    let commits = commits(&github);
    let check = |index: usize, login: &str| {
        assert_eq!(commits[index]["author"]["login"], login);
        assert_eq!(commits[index]["committer"]["login"], login);
        let email = format!("{login}@users.noreply.github.com");
        assert_eq!(commits[index]["commit"]["author"]["email"], email);
        let verification = &commits[index]["commit"]["verification"];
        assert_eq!(verification["verified"], false);
        assert_eq!(verification["reason"], "unsigned");
    };
    check(0, "bob");
    check(1, "carol");
    assert_eq!(commits[1]["sha"], shop.head_of_pull_request(7));
    assert_eq!(commits[1]["parents"][0]["sha"], commits[0]["sha"]);
}

#[test]
fn the_button_that_updates_a_branch_makes_a_verified_merge_by_github() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.open_pull_request(7).by("bob");
    shop.file_on("main", "new", "1");
    let before = shop.head_of_pull_request(7);
    let sha = shop.update_branch(7, "carol");
    let commits = commits(&github);
    assert_eq!(commits.len(), 2);
    let merge = &commits[1];
    assert_eq!(merge["sha"], sha);
    assert_eq!(merge["author"]["login"], "carol");
    assert_eq!(merge["committer"]["login"], "web-flow");
    assert_eq!(merge["committer"]["id"], 19_864_447);
    assert_eq!(merge["commit"]["committer"]["email"], "noreply@github.com");
    assert_eq!(merge["commit"]["verification"]["verified"], true);
    assert_eq!(merge["commit"]["verification"]["reason"], "valid");
    assert_eq!(merge["parents"][0]["sha"], before);
    assert_eq!(merge["parents"][1]["sha"], shop.head_of("main"));
    let client = Client::new(&github, &github.job_token());
    let files = client.get("/repos/acme/shop/pulls/7/files").json();
    assert_eq!(files.as_array().unwrap().len(), 1);
}

#[test]
fn a_commit_can_pretend_to_be_by_github_and_belong_to_nobody() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.open_pull_request(7);
    let fake = CommitDraft::by("mallory")
        .committed_by("web-flow")
        .merging("main");
    shop.push_commit(7, fake);
    let strange = CommitDraft::by("mallory")
        .written_by_stranger("Eve", "eve@example.com")
        .committed_by_stranger("Eve", "eve@example.com")
        .saying("Hello")
        .dated("2020-01-01T00:00:00Z")
        .pushed_by("bob")
        .changing("eve.txt", "1");
    let sha = shop.push_commit(7, strange);
    let commits = commits(&github);
    assert_eq!(commits[1]["commit"]["verification"]["verified"], false);
    assert_eq!(commits[1]["committer"]["login"], "web-flow");
    assert!(commits[2]["author"].is_null() && commits[2]["committer"].is_null());
    assert_eq!(commits[2]["commit"]["author"]["name"], "Eve");
    assert_eq!(
        commits[2]["commit"]["committer"]["date"],
        "2020-01-01T00:00:00Z"
    );
    let client = Client::new(&github, &github.job_token());
    let activity = client.get("/repos/acme/shop/activity?per_page=1").json();
    assert_eq!(activity[0]["actor"]["login"], "bob");
    assert_ne!(activity[0]["timestamp"], "2020-01-01T00:00:00Z");
    let one = client
        .get(&format!("/repos/acme/shop/commits/{sha}"))
        .json();
    assert!(one["author"].is_null());
    let bare = client
        .get(&format!("/repos/acme/shop/git/commits/{sha}"))
        .json();
    assert_eq!(bare["author"]["email"], "eve@example.com");
    assert_eq!(bare["verification"]["reason"], "unsigned");
}

#[test]
fn a_rewritten_commit_keeps_the_files_and_an_old_one_can_come_back() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.open_pull_request(7).by("bob");
    let client = Client::new(&github, &github.job_token());
    let tree = |sha: &str| {
        let commit = client.get(&format!("/repos/acme/shop/git/commits/{sha}"));
        commit.json()["tree"]["sha"].clone()
    };
    let old = shop.head_of_pull_request(7);
    let new = shop.rebase_pull_request(7, "carol");
    assert_ne!(old, new);
    assert_eq!(tree(&old), tree(&new));
    shop.push_commit(7, CommitDraft::by("bob").verified().changing("a", "1"));
    shop.reset_pull_request(7, &old, "dave");
    assert_eq!(shop.head_of_pull_request(7), old);
    let activity = client.get("/repos/acme/shop/activity?ref=change-7").json();
    let check = |index: usize, kind: &str, actor: &str| {
        assert_eq!(activity[index]["activity_type"], kind);
        assert_eq!(activity[index]["actor"]["login"], actor);
    };
    check(0, "force_push", "dave");
    check(1, "push", "bob");
    check(2, "force_push", "carol");
}

#[test]
fn more_commits_than_two_hundred_and_fifty_are_not_listed() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.open_pull_request(7);
    for number in 0..251 {
        shop.push_to_pull_request(7, &[("count", &number.to_string())]);
    }
    let client = Client::new(&github, &github.job_token());
    let third = "/repos/acme/shop/pulls/7/commits?per_page=100&page=3";
    let reply = client.get(third);
    assert_eq!(reply.json().as_array().unwrap().len(), 50);
    assert_eq!(reply.link("next"), None);
    let pull = client.get("/repos/acme/shop/pulls/7").json();
    assert_eq!(pull["commits"], 252);
}

#[test]
fn a_commit_may_stand_on_something_else_than_the_head() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.open_pull_request(7);
    let main = shop.head_of("main");
    let draft = CommitDraft::by("bob").standing_on(&[&main]);
    shop.push_commit(7, draft.changing("only", "1"));
    assert_eq!(commits(&github).len(), 1);
    let client = Client::new(&github, &github.job_token());
    let activity = client.get("/repos/acme/shop/activity").json();
    assert_eq!(activity[0]["activity_type"], "force_push");
}
