//! How servers are asked, and what failures are called.

use std::sync::Arc;
use std::time::Duration;

use http::header::AUTHORIZATION;
use http::{HeaderMap, HeaderValue};

use crate::facts::{Failure, FailureKind};
use crate::http::scripted::{Answer, Received, RecordedPause, Server as Scripted};
use crate::http::{HttpClient, HttpOptions, Limits};
use crate::metrics::{Found, Server, figures};

const EMPTY: &str = r#"{"status":"success","data":{"resultType":"vector","result":[]}}"#;

fn client(server: &Scripted, pause: &RecordedPause, patience: Duration) -> HttpClient {
    let options = HttpOptions {
        pause: Arc::new(pause.clone()),
        allow_hosts: vec![format!("127.0.0.1:{}", server.port())],
        limits: Limits {
            request: patience,
            ..Limits::default()
        },
        ..HttpOptions::default()
    };
    HttpClient::new(&options).unwrap()
}

fn bearer() -> HeaderMap {
    let mut value = HeaderValue::from_static("Bearer s3cret");
    value.set_sensitive(true);
    HeaderMap::from_iter([(AUTHORIZATION, value)])
}

/// Asks a server that answers so, one answer after the other; what it received, too.
async fn ask(path: &str, answers: &[Answer]) -> (Result<Found, Failure>, Vec<Received>) {
    let patience = answers.iter().map(Answer::patience).min().unwrap();
    let server = Scripted::answering(answers.to_vec()).await;
    let client = client(&server, &RecordedPause::default(), patience);
    let metrics = Server::at(&client, server.url(path).as_str(), bearer()).unwrap();
    let found = metrics.instant("sum(rate(x{a=\"b&c\"}[5m])) > 0").await;
    (found, server.received())
}

/// As [`ask`], for a figure of a document.
async fn ask_figures(answers: &[Answer]) -> (Result<Vec<Option<String>>, Failure>, usize) {
    let patience = answers.iter().map(Answer::patience).min().unwrap();
    let server = Scripted::answering(answers.to_vec()).await;
    let client = client(&server, &RecordedPause::default(), patience);
    let address = server.url("/slo?from=1");
    let pointers = ["/x".to_owned()];
    let found = figures(&client, address.as_str(), bearer(), &pointers).await;
    (found, server.received().len())
}

const FORM: &str = "query=sum%28rate%28x%7Ba%3D%22b%26c%22%7D%5B5m%5D%29%29+%3E+0&timeout=9s";

#[tokio::test]
async fn a_query_is_posted_as_a_form_beneath_the_base_path() {
    for (path, target) in [
        ("", "/api/v1/query"),
        ("/", "/api/v1/query"),
        ("/prometheus", "/prometheus/api/v1/query"),
        ("/a%2Fb/prometheus/", "/a%2Fb/prometheus/api/v1/query"),
    ] {
        let (found, received) = ask(path, &[Answer::json(EMPTY)]).await;
        assert_eq!(found.unwrap().series, []);
        let [request] = received.as_slice() else {
            panic!("one request")
        };
        assert_eq!(request.line(), format!("POST {target}"));
        assert_eq!(request.body, FORM.as_bytes());
        for (name, value) in [
            ("content-type", "application/x-www-form-urlencoded"),
            ("accept", "application/json"),
            ("authorization", "Bearer s3cret"),
        ] {
            assert_eq!(request.header(name), Some(value), "{name}");
        }
    }
}

#[tokio::test]
async fn a_proxy_that_lets_only_reading_through_is_asked_by_get() {
    let answers = [Answer::status(405), Answer::json(EMPTY)];
    let (found, received) = ask("/prometheus", &answers).await;
    assert!(found.is_ok());
    assert_eq!(
        received[1].line(),
        format!("GET /prometheus/api/v1/query?{FORM}")
    );
    assert_eq!(received[1].header("authorization"), Some("Bearer s3cret"));
    let (found, received) = ask("/", &[Answer::status(405)]).await;
    assert_eq!(found.unwrap_err().kind, FailureKind::NoFigures);
    assert_eq!(received.len(), 2);
}

#[tokio::test]
async fn what_may_pass_is_asked_again_and_what_is_final_is_not() {
    let html = Answer::with(200, &[], "<html>gateway</html>");
    for bad in [
        Answer::status(408),
        Answer::with(429, &[("retry-after", "2")], ""),
        Answer::status(500),
        Answer::status(502),
        Answer::status(503),
        html,
        Answer::with(200, &[], ""),
        Answer::truncated(),
        Answer::Reset,
    ] {
        let (found, received) = ask("/", &[bad.clone(), Answer::json(EMPTY)]).await;
        assert!(found.is_ok(), "{bad:?}");
        assert_eq!(received.len(), 2, "{bad:?}");
        let (found, received) = ask_figures(&[bad.clone(), Answer::json(r#"{"x":0.10}"#)]).await;
        assert_eq!(found.unwrap(), [Some("0.10".to_owned())], "{bad:?}");
        assert_eq!(received, 2, "{bad:?}");
    }
    for status in [400, 401, 403, 404, 409, 410, 418, 422, 501] {
        let (found, received) = ask("/", &[Answer::status(status), Answer::json(EMPTY)]).await;
        assert!(found.is_err(), "{status}");
        assert_eq!(received.len(), 1, "{status}");
    }
}

#[tokio::test]
async fn every_failure_is_named_for_what_it_is() {
    use FailureKind::*;
    let told = |status, kind: &str| {
        let body = format!(r#"{{"status":"error","errorType":"{kind}","error":"words"}}"#);
        Answer::with(status, &[("content-type", "application/json")], &body)
    };
    for (answer, kind) in [
        (Answer::status(400), Refused),
        (Answer::status(401), FiguresAccess),
        (Answer::status(403), FiguresAccess),
        (Answer::status(404), NoFigures),
        (Answer::status(409), Refused),
        (Answer::status(410), NoFigures),
        (Answer::status(422), Refused),
        (
            Answer::with(429, &[("retry-after", "3600")], ""),
            RateLimited,
        ),
        (Answer::status(500), ServerError),
        (Answer::status(502), ServerError),
        (Answer::status(503), ServerError),
        (told(400, "bad_data"), Query),
        (told(422, "execution"), Query),
        (told(503, "timeout"), ServerError),
        (told(503, "bad_data"), ServerError),
        (told(401, "bad_data"), FiguresAccess),
        (Answer::truncated(), Unreadable),
        (Answer::json("<html>"), Unreadable),
        (Answer::json("{}"), Unreadable),
        (Answer::json("[]"), Unreadable),
        (Answer::Hang, TimedOut),
        (Answer::Stall, TimedOut),
        (Answer::Reset, Connection),
        (Answer::Close, Connection),
        (
            Answer::Raw(b"HTTP/1.1 200 OK\r\ncontent-length: 4194305\r\n\r\n".to_vec()),
            TooLarge,
        ),
    ] {
        let (found, received) = ask("/", std::slice::from_ref(&answer)).await;
        let failure = found.unwrap_err();
        assert_eq!(failure.kind, kind, "{answer:?}");
        assert!(received.len() <= 3, "{answer:?}");
        let endpoint = failure.endpoint.for_parsing();
        assert!(endpoint.starts_with("POST http://127.0.0.1:"), "{endpoint}");
        let all = format!("{failure:?}");
        assert!(!all.contains("s3cret"), "{all}");
        if kind != Query {
            let (found, _) = ask_figures(std::slice::from_ref(&answer)).await;
            let found = found.map_err(|failure| failure.kind);
            // Any JSON is a document; that nothing is in it is known then.
            let is_document =
                matches!(&answer, Answer::Reply { body, .. } if body == b"{}" || body == b"[]");
            let expected = if is_document {
                Ok(vec![None])
            } else {
                Err(kind)
            };
            assert_eq!(found, expected, "{answer:?}");
        }
    }
}

#[tokio::test]
async fn the_servers_words_are_kept_and_cut() {
    let long = "w".repeat(5_000);
    let body = format!(r#"{{"status":"error","errorType":"execution","error":"{long}"}}"#);
    let (found, _) = ask("/", &[Answer::with(422, &[], &body)]).await;
    let failure = found.unwrap_err();
    let words = format!("execution: {}", "w".repeat(489));
    let expected = Failure::new(FailureKind::Query, failure.endpoint.for_parsing()).detail(words);
    assert_eq!(failure, expected);
}

#[tokio::test]
async fn credentials_never_follow_to_another_origin() {
    let elsewhere = Scripted::answering([Answer::json(EMPTY)]).await;
    let location = elsewhere.url("/api/v1/query");
    for status in [301, 302, 307, 308] {
        let away = Answer::with(status, &[("location", location.as_str())], "");
        let (found, _) = ask("/", std::slice::from_ref(&away)).await;
        assert_eq!(found.unwrap_err().kind, FailureKind::Refused, "{status}");
        let (found, _) = ask("/", &[Answer::status(405), away.clone()]).await;
        assert_eq!(found.unwrap_err().kind, FailureKind::Connection, "{status}");
        let (found, _) = ask_figures(&[away]).await;
        assert_eq!(found.unwrap_err().kind, FailureKind::Connection, "{status}");
    }
    assert_eq!(elsewhere.received().len(), 0);
}

#[tokio::test]
async fn a_policys_address_leads_nowhere_inside() {
    let server = Scripted::answering([Answer::json(EMPTY)]).await;
    let client = HttpClient::new(&HttpOptions::default()).unwrap();
    let inside = server.url("/");
    let metrics = Server::at(&client, inside.as_str(), bearer()).unwrap();
    let failure = metrics.instant("up").await.unwrap_err();
    assert_eq!(failure.kind, FailureKind::AddressNotAllowed);
    let found = figures(&client, inside.as_str(), bearer(), &[]).await;
    assert_eq!(found.unwrap_err().kind, FailureKind::AddressNotAllowed);
    assert_eq!(server.received().len(), 0);
}

#[tokio::test]
async fn an_address_that_asks_something_itself_is_none() {
    let client = HttpClient::new(&HttpOptions::default()).unwrap();
    for address in [
        "",
        "prometheus.example",
        "https://prometheus.example/?time=0",
        "https://prometheus.example/#x",
        "mailto:alice@prometheus.example",
        "https://alice:s3cret@prometheus.example:port/?x=s3cret",
    ] {
        let failure = Server::at(&client, address, bearer()).err().unwrap();
        assert_eq!(failure.kind, FailureKind::AddressNotAllowed, "{address}");
        assert!(!format!("{failure:?}").contains("s3cret"), "{failure:?}");
    }
}

#[tokio::test]
async fn waiting_is_as_long_as_the_server_says_up_to_a_limit() {
    for (seconds, waited) in [("7", &[7.0][..]), ("16", &[])] {
        let pause = RecordedPause::default();
        let busy = Answer::with(503, &[("retry-after", seconds)], "");
        let server = Scripted::answering([busy, Answer::json(EMPTY)]).await;
        let client = client(&server, &pause, Duration::from_secs(10));
        let metrics = Server::at(&client, server.url("/").as_str(), bearer()).unwrap();
        let found = metrics.instant("up").await;
        assert_eq!(found.is_ok(), !waited.is_empty());
        assert_eq!(pause.seconds(), waited);
    }
}
