//! Asking again: what, how often, and never longer than the run may wait.

use std::time::Duration;

use crate::http::scripted::{Answer, Server, client, options};
use crate::http::{HttpClient, HttpErrorKind, Request, Trust};

const DATE: (&str, &str) = ("date", "Fri, 20 Nov 2026 14:00:00 GMT");

/// What came of it in a word, how often was asked, and the pauses in seconds.
async fn check(answers: Vec<Answer>, expected: (&str, usize, &[f64])) {
    let name = format!("{answers:?}");
    let server = Server::answering(answers).await;
    let (client, pauses) = client();
    let outcome = match client.send(&server.get("/")).await {
        Ok(answer) => answer.status.as_str().to_owned(),
        Err(error) => format!("{:?}", error.kind),
    };
    let asked = server.lines().len();
    assert_eq!(
        (outcome.as_str(), asked, pauses.seconds().as_slice()),
        expected,
        "{name}"
    );
}

#[tokio::test]
async fn a_passing_fault_is_tried_again() {
    for fault in [
        Answer::Reset,
        Answer::Close,
        Answer::truncated(),
        Answer::status(502),
        Answer::status(503),
        Answer::status(504),
    ] {
        check(vec![fault.clone(), Answer::status(200)], ("200", 2, &[0.5])).await;
        check(
            vec![fault.clone(), fault, Answer::status(200)],
            ("200", 3, &[0.5, 1.0]),
        )
        .await;
    }
}

#[tokio::test]
async fn after_three_times_it_is_enough() {
    check(vec![Answer::status(503)], ("503", 3, &[0.5, 1.0])).await;
    check(vec![Answer::Reset], ("Reset", 3, &[0.5, 1.0])).await;
}

#[tokio::test]
async fn a_time_out_is_tried_again() {
    let server = Server::answering([Answer::Hang, Answer::status(200)]).await;
    let (mut options, pauses) = options();
    options.limits.request = Duration::from_millis(250);
    let client = HttpClient::new(&options).unwrap();
    let answer = client.send(&server.get("/")).await.unwrap();
    assert_eq!((answer.requests, pauses.seconds()), (2, vec![0.5]));
}

#[tokio::test]
async fn an_answer_that_will_not_change_is_not_asked_for_again() {
    for status in [400, 401, 403, 404, 409, 410, 422, 500, 501] {
        check(vec![Answer::status(status)], (&status.to_string(), 1, &[])).await;
    }
}

#[tokio::test]
async fn a_rate_limit_is_waited_for() {
    let limit = |status, headers: &[(&str, &str)]| Answer::with(status, headers, "");
    let fine = Answer::status(200);
    check(
        vec![limit(429, &[("retry-after", "7")]), fine.clone()],
        ("200", 2, &[7.0]),
    )
    .await;
    check(
        vec![limit(403, &[("retry-after", "0")]), fine.clone()],
        ("200", 2, &[]),
    )
    .await;
    let reset = [
        DATE,
        ("x-ratelimit-remaining", "0"),
        ("x-ratelimit-reset", "1795183220"),
    ];
    check(vec![limit(403, &reset), fine.clone()], ("200", 2, &[21.0])).await;
    check(vec![limit(429, &[]), fine], ("200", 2, &[60.0])).await;
}

#[tokio::test]
async fn a_rate_limit_longer_than_the_run_may_wait_is_final_at_once() {
    let limit = Answer::with(429, &[DATE, ("retry-after", "3600")], "");
    let until = "RateLimited { until: Some(2026-11-20T15:00:00Z) }";
    check(vec![limit], (until, 1, &[])).await;
    let limit = Answer::with(429, &[("retry-after", "18446744073709551615")], "");
    check(vec![limit], ("RateLimited { until: None }", 1, &[])).await;
    check(
        vec![Answer::status(429)],
        ("RateLimited { until: None }", 2, &[60.0]),
    )
    .await;
    let busy = Answer::with(503, &[("retry-after", "3600")], "");
    check(vec![busy], ("503", 1, &[])).await;
}

#[tokio::test]
async fn the_cap_on_waiting_is_for_all_requests_of_the_run() {
    let limit = Answer::with(429, &[("retry-after", "50")], "");
    let fine = Answer::status(200);
    let server = Server::answering([limit.clone(), fine, limit]).await;
    let (client, pauses) = client();
    assert!(client.send(&server.get("/")).await.is_ok());
    let error = client.send(&server.get("/")).await.unwrap_err();
    assert_eq!(error.kind, HttpErrorKind::RateLimited { until: None });
    assert_eq!(pauses.seconds(), [50.0]);
}

#[tokio::test]
async fn many_requests_wait_for_one_limit_together() {
    let server = Server::start(|_, index| match index {
        0..8 => Answer::with(429, &[("retry-after", "40")], ""),
        _ => Answer::status(200),
    })
    .await;
    let (client, pauses) = client();
    let request = server.get("/");
    let all = futures_util::future::join_all((0..8).map(|_| client.send(&request))).await;
    assert!(all.iter().all(Result::is_ok), "{all:?}");
    assert_eq!(pauses.seconds(), [40.0]);
}

#[tokio::test]
async fn a_post_is_sent_once_whatever_happens() {
    for (fault, may_have_arrived) in [
        (Answer::Reset, true),
        (Answer::Close, true),
        (Answer::Hang, true),
        (Answer::truncated(), true),
        (Answer::with(429, &[("retry-after", "1")], ""), false),
        (Answer::with(403, &[("retry-after", "1")], ""), false),
    ] {
        let name = format!("{fault:?}");
        let (mut options, pauses) = options();
        options.limits.request = fault.patience();
        let server = Server::answering([fault]).await;
        let client = HttpClient::new(&options).unwrap();
        let request = Request::post(server.url("/"), Trust::Configured, "{}");
        let error = client.send(&request).await.unwrap_err();
        assert_eq!(error.may_have_arrived(), may_have_arrived, "{name}");
        assert_eq!(server.lines(), ["POST /"], "{name}");
        assert!(pauses.seconds().is_empty(), "{name}");
    }
    for status in [500, 502, 503, 504] {
        let server = Server::answering([Answer::status(status)]).await;
        let request = Request::post(server.url("/"), Trust::Configured, "{}");
        let answer = client().0.send(&request).await.unwrap();
        assert_eq!((answer.status.as_u16(), server.lines().len()), (status, 1));
    }
}
