//! How long is waited for servers, in time that only the tests let pass.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::join_all;
use http::HeaderMap;
use tokio::time::Instant;

use crate::facts::{Failure, FailureKind};
use crate::http::scripted::{Answer, Server as Scripted};
use crate::http::{HttpClient, HttpOptions, TokioPause};
use crate::metrics::{Found, Server};

const EMPTY: &str = r#"{"status":"success","data":{"resultType":"vector","result":[]}}"#;

/// Asks so many questions at once; how many answers there were, and how long it took.
async fn ask(
    questions: usize,
    script: impl Fn(usize) -> Answer + Send + Sync + 'static,
) -> (Vec<Result<Found, Failure>>, Duration) {
    let server = Scripted::start(move |_, index| script(index)).await;
    let options = HttpOptions {
        pause: Arc::new(TokioPause),
        allow_hosts: vec![format!("127.0.0.1:{}", server.port())],
        ..HttpOptions::default()
    };
    let client = HttpClient::new(&options).unwrap();
    let address = server.url("/");
    let metrics = Server::at(&client, address.as_str(), HeaderMap::new()).unwrap();
    let begun = Instant::now();
    let found = join_all((0..questions).map(|_| metrics.instant("up"))).await;
    (found, begun.elapsed())
}

fn late(seconds: u64) -> Answer {
    Answer::Late(Duration::from_secs(seconds), Box::new(Answer::json(EMPTY)))
}

#[tokio::test(start_paused = true)]
async fn a_hundred_objectives_at_a_server_that_takes_two_seconds_are_all_known() {
    let (found, took) = ask(300, |_| late(2)).await;
    let missing = found.iter().filter(|found| found.is_err()).count();
    assert_eq!(missing, 0);
    assert!(took >= Duration::from_secs(30), "{took:?}");
}

#[tokio::test(start_paused = true)]
async fn a_server_that_is_gone_is_given_up_once_for_all_questions() {
    let (found, took) = ask(300, |_| Answer::Hang).await;
    for failure in found {
        assert_eq!(failure.unwrap_err().kind, FailureKind::TimedOut);
    }
    assert!(took <= Duration::from_secs(32), "{took:?}");
}

#[tokio::test(start_paused = true)]
async fn a_server_that_answers_one_in_many_ends_all_the_same() {
    // The first sixteen are its slots: each of them but one hangs, again and again.
    let (found, took) = ask(400, |index| match index % 16 {
        0 => late(5),
        _ => Answer::Hang,
    })
    .await;
    assert!(found.iter().any(Result::is_ok));
    assert!(found.iter().any(Result::is_err));
    assert!(took <= Duration::from_secs(301), "{took:?}");
}
