use std::thread;
use std::time::Duration;

use serde_json::json;

use super::client::Client;
use crate::fake_github::FakeGithub;

#[test]
fn requests_sent_together_are_one_round_trip() {
    let github = FakeGithub::start();
    github.answer_in_rounds();
    let shop = github.repository("acme/shop");
    shop.open_pull_request(7);
    let client = Client::new(&github, &github.job_token());
    let together = |paths: &[&'static str]| {
        thread::scope(|scope| {
            for path in paths {
                let client = client.clone();
                scope.spawn(move || client.get(path));
            }
        });
    };
    together(&[
        "/repos/acme/shop",
        "/repos/acme/shop/pulls/7",
        "/repos/acme/shop/issues/7",
    ]);
    assert_eq!(github.round_trips(), 1);
    together(&[
        "/repos/acme/shop/pulls/7/files",
        "/repos/acme/shop/issues/7/comments",
    ]);
    assert_eq!(github.round_trips(), 2);
    together(&["/rate_limit"]);
    assert_eq!((github.round_trips(), github.requests().len()), (3, 6));
}

#[test]
fn answers_can_take_their_time_and_still_overlap() {
    let github = FakeGithub::start();
    github.answer_after(Duration::from_millis(60));
    github.repository("acme/shop");
    let client = Client::new(&github, &github.job_token());
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| client.get("/repos/acme/shop"));
        }
    });
    assert_eq!((github.round_trips(), github.requests().len()), (1, 3));
}

#[test]
fn the_log_has_everything_but_the_token() {
    let github = FakeGithub::start();
    github.repository("acme/shop").open_pull_request(7);
    let token = github.job_token();
    let client = Client::new(&github, &token);
    client.get("/repos/acme/shop/issues/7/comments?per_page=5");
    client.send(
        "POST",
        "/repos/acme/shop/issues/7/comments",
        Some(json!({ "body": "hello" })),
    );
    let requests = github.requests();
    assert!(!format!("{requests:?}").contains(&token));
    assert_eq!(
        requests[0].operation.as_deref(),
        Some("issues/list-comments")
    );
    assert_eq!(requests[0].query, [("per_page".to_owned(), "5".to_owned())]);
    assert_eq!(requests[0].login.as_deref(), Some("github-actions[bot]"));
    assert_eq!(requests[0].status, Some(200));
    assert!(
        requests[0]
            .headers
            .contains(&("user-agent".into(), "test".into()))
    );
    let writes = github.writes();
    assert_eq!(writes.len(), 1);
    assert_eq!(
        (&writes[0].path, &writes[0].body["body"]),
        (&requests[0].path, &"hello".into())
    );
    github.forget_requests();
    assert_eq!((github.requests().len(), github.round_trips()), (0, 0));
}
