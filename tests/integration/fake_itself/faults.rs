use std::io::ErrorKind;
use std::time::Duration;

use serde_json::json;

use super::client::Client;
use crate::fake_github::FakeGithub;
use crate::fake_github::wire::faults::Fault;

const PULL: &str = "/repos/acme/shop/pulls/7";
const COMMENTS: &str = "/repos/acme/shop/issues/7/comments";

fn setting() -> (FakeGithub, Client) {
    let github = FakeGithub::start();
    github.repository("acme/shop").open_pull_request(7);
    let client = Client::new(&github, &github.job_token());
    (github, client)
}

#[test]
fn a_fault_strikes_where_and_when_the_script_says() {
    let (github, client) = setting();
    github
        .on("GET", "/repos/*/*/pulls/7")
        .nth(2)
        .fails(Fault::status(503));
    github
        .on_operation("issues/list-comments")
        .first(2)
        .fails(Fault::status(500));
    let statuses = |path: &str| [1, 2, 3].map(|_| client.get(path).status);
    assert_eq!(statuses(PULL), [200, 503, 200]);
    assert_eq!(statuses(COMMENTS), [500, 500, 200]);
    github.on("GET", "/repos/**").fails(Fault::status(502));
    assert_eq!(statuses("/repos/acme/shop"), [502, 502, 502]);
}

#[test]
fn every_status_comes_with_the_words_and_headers_of_github() {
    for status in [401, 403, 404, 409, 422, 500, 502, 503] {
        let (github, client) = setting();
        github.on("GET", "/**").fails(Fault::status(status));
        let reply = client.get(PULL);
        assert_eq!(reply.status, status);
        assert!(reply.json()["message"].is_string());
        assert!(reply.header("x-github-request-id").is_some());
    }
}

#[test]
fn limits_say_when_to_come_back() {
    let (github, client) = setting();
    github
        .on("GET", PULL)
        .nth(1)
        .fails(Fault::secondary_limit(429, Some(3)));
    github
        .on("GET", PULL)
        .nth(2)
        .fails(Fault::primary_limit(403, 1_800_000_000));
    assert_eq!(client.get(PULL).header("retry-after"), Some("3"));
    let primary = client.get(PULL);
    assert_eq!(primary.header("x-ratelimit-remaining"), Some("0"));
    assert_eq!(primary.header("x-ratelimit-reset"), Some("1800000000"));
}

#[test]
fn bodies_that_are_not_what_was_asked_for() {
    for text in ["{}", "[]", "null", "", "<html>"] {
        let (github, client) = setting();
        github.on("GET", PULL).fails(Fault::json(text));
        let reply = client.get(PULL);
        assert_eq!((reply.status, reply.body), (200, text.as_bytes().to_vec()));
    }
    let (github, client) = setting();
    github.on("GET", PULL).nth(1).fails(Fault::html());
    github.on("GET", PULL).nth(2).fails(Fault::WrongTypes);
    assert_eq!(
        client.get(PULL).header("content-type"),
        Some("text/html; charset=utf-8")
    );
    let wrong = client.get(PULL).json();
    assert_eq!(
        (&wrong["number"], &wrong["title"]),
        (&json!("7"), &json!(7))
    );
}

#[test]
fn a_truncated_body_ends_before_its_announced_length() {
    let (github, client) = setting();
    github.on("GET", PULL).fails(Fault::Truncated);
    let error = client.try_send("GET", PULL, None).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::UnexpectedEof);
}

#[test]
fn a_reset_connection_is_an_error_and_has_no_effect() {
    let (github, client) = setting();
    github.on("POST", COMMENTS).fails(Fault::Reset);
    let error = client
        .try_send("POST", COMMENTS, Some(json!({ "body": "x" })))
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ConnectionReset);
    assert!(github.repository("acme/shop").comments(7).is_empty());
}

#[test]
fn a_lost_answer_is_the_same_error_and_has_its_effect() {
    let (github, client) = setting();
    github.on("POST", COMMENTS).fails(Fault::AnswerLost);
    let error = client
        .try_send("POST", COMMENTS, Some(json!({ "body": "x" })))
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ConnectionReset);
    assert_eq!(github.repository("acme/shop").comments(7).len(), 1);
    assert_eq!(github.writes().len(), 1);
}

#[test]
fn an_answer_that_never_comes_leaves_the_others_alone() {
    let (github, client) = setting();
    github.on("GET", PULL).nth(1).fails(Fault::Never);
    let hasty = client.clone().patient_for(Duration::from_millis(100));
    let error = hasty.try_send("GET", PULL, None).unwrap_err();
    assert!(matches!(
        error.kind(),
        ErrorKind::WouldBlock | ErrorKind::TimedOut
    ));
    assert_eq!(client.get(PULL).status, 200);
    assert_eq!(github.requests()[0].ended, None);
}

#[test]
fn a_dripping_answer_is_whole_but_slow() {
    let (github, client) = setting();
    github
        .on("GET", PULL)
        .nth(1)
        .fails(Fault::Drip(Duration::from_micros(1)));
    let slow = client.get(PULL);
    assert_eq!(slow.json(), client.get(PULL).json());
}

#[test]
fn a_redirect_to_another_host_shows_there_whether_credentials_came_along() {
    let (github, client) = setting();
    let elsewhere = FakeGithub::start();
    github.on("GET", PULL).fails(Fault::redirect(
        302,
        &format!("{}/user", elsewhere.origin()),
    ));
    let location = client
        .get(PULL)
        .header("location")
        .map(str::to_owned)
        .unwrap();
    let naive = Client::new(&elsewhere, &github.job_token());
    naive.get(location.trim_start_matches(elsewhere.origin()));
    assert!(elsewhere.requests()[0].authorized);
    Client::anonymous(&elsewhere).get("/user");
    assert!(!elsewhere.requests()[1].authorized);
}

#[test]
fn a_scripted_refusal_names_the_permission_as_a_true_one_does() {
    let (github, client) = setting();
    github.on("GET", PULL).fails(Fault::status(403));
    let header = client
        .get(PULL)
        .header("x-accepted-github-permissions")
        .map(str::to_owned);
    assert_eq!(header.as_deref(), Some("pull_requests=read"));
}

#[test]
fn redirects_lead_where_the_script_says() {
    let (github, client) = setting();
    github
        .on("GET", PULL)
        .fails(Fault::redirect(302, "https://elsewhere.invalid/"));
    let reply = client.get(PULL);
    assert_eq!(
        (reply.status, reply.header("location")),
        (302, Some("https://elsewhere.invalid/"))
    );
}

#[test]
fn next_links_may_go_on_for_ever_or_in_a_circle() {
    let (github, client) = setting();
    github
        .on("GET", COMMENTS)
        .first(3)
        .fails(Fault::EndlessNext);
    let mut address = COMMENTS.to_owned();
    for page in 2..5 {
        address = client.get(&address).link("next").unwrap();
        assert!(address.ends_with(&format!("?page={page}")), "{address}");
    }
    github.on("GET", COMMENTS).fails(Fault::NextIsItself);
    assert_eq!(client.get(&address).link("next"), Some(address));
}

#[test]
fn a_header_can_be_forged() {
    let (github, client) = setting();
    let away = "<https://elsewhere.invalid/?page=2>; rel=\"next\"";
    github
        .on("GET", COMMENTS)
        .fails(Fault::Header("link", away.to_owned()));
    assert_eq!(
        client.get(COMMENTS).link("next").unwrap(),
        "https://elsewhere.invalid/?page=2"
    );
}

#[test]
fn the_head_can_move_between_two_reads() {
    let (github, client) = setting();
    github.on_operation("pulls/get").nth(2).before(|github| {
        github
            .repository("acme/shop")
            .push_to_pull_request(7, &[("late.txt", "x")]);
    });
    let head = || client.get(PULL).json()["head"]["sha"].clone();
    let (first, second, third) = (head(), head(), head());
    assert_ne!(first, second);
    assert_eq!(second, third);
}

#[test]
fn every_fault_for_reads_differs_from_the_true_answer() {
    for (name, fault) in Fault::for_reads() {
        let (github, client) = setting();
        let truth = client.get(PULL).body;
        github.on("GET", PULL).fails(fault);
        let hasty = client.patient_for(Duration::from_millis(100));
        let reply = hasty.try_send("GET", PULL, None);
        assert!(
            reply.is_err() || reply.is_ok_and(|reply| reply.body != truth),
            "{name}"
        );
    }
}
