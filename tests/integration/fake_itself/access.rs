use serde_json::json;

use super::client::{Client, Reply};
use crate::fake_github::FakeGithub;
use crate::fake_github::model::people::{Level, Scope};

const COMMENTS: &str = "/repos/acme/shop/issues/7/comments";

fn shop() -> FakeGithub {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.file_on("main", ".github/gonogo.yml", "version: 1\n");
    shop.open_pull_request(7);
    shop.open_issue(8);
    github
}

fn check(reply: &Reply, status: u16, message: &str, accepted: Option<&str>) {
    assert_eq!(reply.status, status);
    assert_eq!(reply.json()["message"], message);
    assert_eq!(reply.header("x-accepted-github-permissions"), accepted);
}

fn write_comment(client: &Client, path: &str) -> Reply {
    client.send("POST", path, Some(json!({ "body": "hello" })))
}

#[test]
fn a_token_that_nobody_gave_out_is_bad_credentials() {
    let github = shop();
    let reply = Client::new(&github, "ghs_unknown").get("/repos/acme/shop");
    check(&reply, 401, "Bad credentials", None);
}

#[test]
fn a_revoked_token_is_bad_credentials() {
    let github = shop();
    let token = github.job_token();
    github.revoke_token(&token);
    check(
        &Client::new(&github, &token).get("/repos/acme/shop"),
        401,
        "Bad credentials",
        None,
    );
}

#[test]
fn a_read_only_token_reads_and_may_not_write() {
    let github = shop();
    let client = Client::new(&github, &github.read_only_job_token());
    assert_eq!(client.get(COMMENTS).status, 200);
    let accepted = Some("issues=write; pull_requests=write");
    let message = "Resource not accessible by integration";
    check(&write_comment(&client, COMMENTS), 403, message, accepted);
    assert!(github.repository("acme/shop").comments(7).is_empty());
}

#[test]
fn pull_request_permission_is_enough_for_comments_there_and_not_on_issues() {
    let github = shop();
    let token = github.job_token_with(&[(Scope::PullRequests, Level::Write)]);
    let client = Client::new(&github, &token);
    assert_eq!(write_comment(&client, COMMENTS).status, 201);
    assert_eq!(
        write_comment(&client, "/repos/acme/shop/issues/8/comments").status,
        403
    );
}

#[test]
fn without_contents_the_files_of_a_private_repository_are_not_found() {
    let github = shop();
    let token = github.job_token_with(&[(Scope::Issues, Level::Read)]);
    let reply = Client::new(&github, &token).get("/repos/acme/shop/contents/README.md");
    check(&reply, 404, "Not Found", Some("contents=read"));
    github.repository("acme/shop").public();
    let reply = Client::new(&github, &token).get("/repos/acme/shop/contents/README.md");
    assert_eq!(reply.status, 200);
}

#[test]
fn a_repository_out_of_reach_is_not_found() {
    let github = shop();
    github.repository("acme/secret");
    let token = github.job_token();
    github.limit_token(&token, &["Acme/Shop"]);
    let client = Client::new(&github, &token);
    assert_eq!(client.get("/repos/acme/shop").status, 200);
    assert_eq!(client.get("/repos/acme/secret").status, 404);
    assert_eq!(client.get("/repos/acme/nothing").status, 404);
    assert_eq!(
        Client::anonymous(&github).get("/repos/acme/shop").status,
        404
    );
}

#[test]
fn a_public_repository_is_read_by_everybody_and_written_by_those_who_may() {
    let github = shop();
    github.repository("acme/shop").public();
    let anonymous = Client::anonymous(&github);
    assert_eq!(anonymous.get(COMMENTS).status, 200);
    assert_eq!(write_comment(&anonymous, COMMENTS).status, 401);
    let reader = Client::new(&github, &github.job_token_with(&[]));
    assert_eq!(reader.get(COMMENTS).status, 200);
    assert_eq!(write_comment(&reader, COMMENTS).status, 403);
}

#[test]
fn names_are_the_same_in_any_case() {
    let github = shop();
    let client = Client::new(&github, &github.job_token());
    assert_eq!(
        client.get("/repos/Acme/SHOP").json()["full_name"],
        "acme/shop"
    );
}

#[test]
fn a_renamed_repository_sends_to_its_lasting_address() {
    let github = shop();
    let store = github.repository("acme/shop").rename("acme/store");
    let client = Client::new(&github, &github.job_token());
    let reply = client.get("/repos/acme/shop/pulls/7");
    assert_eq!(reply.status, 301);
    assert_eq!(
        Client::anonymous(&github)
            .get("/repos/acme/shop/pulls/7")
            .status,
        404
    );
    let list = client.get("/repos/acme/shop/pulls?state=all&page=2");
    assert!(
        list.header("location")
            .unwrap()
            .ends_with("/pulls?page=2&state=all")
    );
    let there = client.get(reply.header("location").unwrap());
    assert_eq!(there.json()["head"]["sha"], store.head_of_pull_request(7));
    assert_eq!(there.json()["head"]["repo"]["full_name"], "acme/store");
}

#[test]
fn only_people_have_a_user() {
    let github = shop();
    let alice = Client::new(&github, &github.user_token("alice"));
    assert_eq!(alice.get("/user").json()["login"], "alice");
    let job = Client::new(&github, &github.job_token());
    check(
        &job.get("/user"),
        403,
        "Resource not accessible by integration",
        None,
    );
    check(
        &Client::anonymous(&github).get("/user"),
        401,
        "Requires authentication",
        None,
    );
}

#[test]
fn a_request_without_user_agent_or_with_a_foreign_accept_or_version_is_refused() {
    let github = shop();
    let client = Client::new(&github, &github.job_token());
    for (name, value, status) in [
        ("user-agent", "", 403),
        ("accept", "text/csv", 415),
        ("x-github-api-version", "1999-01-01", 400),
    ] {
        assert_eq!(
            client
                .clone()
                .with(name, value)
                .get("/repos/acme/shop")
                .status,
            status,
            "{name}"
        );
    }
}

#[test]
fn the_rate_limit_counts_down_and_then_refuses() {
    let github = shop();
    github.requests_left(2);
    let client = Client::new(&github, &github.job_token());
    assert_eq!(
        client
            .get("/repos/acme/shop")
            .header("x-ratelimit-remaining"),
        Some("1")
    );
    assert_eq!(client.get("/rate_limit").json()["rate"]["remaining"], 1);
    assert_eq!(client.get("/repos/acme/shop").status, 200);
    let refused = client.get("/repos/acme/shop");
    assert_eq!(refused.status, 403);
    assert_eq!(refused.header("x-ratelimit-remaining"), Some("0"));
    assert!(refused.header("x-ratelimit-reset").is_some());
}

#[test]
fn the_date_is_the_real_one_unless_the_test_sets_it() {
    let github = shop();
    let client = Client::new(&github, &github.job_token());
    assert!(client.get("/repos/acme/shop").header("date").is_some());
    github.date_header_says("2026-11-20T15:04:05Z");
    let date = client
        .get("/repos/acme/shop")
        .header("date")
        .map(str::to_owned);
    assert_eq!(date.as_deref(), Some("Fri, 20 Nov 2026 15:04:05 GMT"));
}
