//! Questions to a registry, and what is made of its answers.

use std::io::Read;

use flate2::read::GzDecoder;

use super::{Asked, Registry};
use crate::facts::{Cause, Failure, FailureKind};
use crate::http::scripted::{Answer, RecordedPause, Server};
use crate::http::{HttpClient, HttpOptions, Limits, Trust};
use crate::npm::Registries;

fn asked() -> Asked {
    let name = "minimist".parse().unwrap();
    Asked::from([(name, vec!["1.2.0".to_owned(), "1.2.5".to_owned()])])
}

fn client(pause: &RecordedPause, patience: std::time::Duration) -> HttpClient {
    let options = HttpOptions {
        pause: std::sync::Arc::new(pause.clone()),
        limits: Limits {
            request: patience,
            ..Limits::default()
        },
        ..HttpOptions::default()
    };
    HttpClient::new(&options).unwrap()
}

fn registries(server: &Server, npmrc: &str) -> Registries {
    let mut registries = Registries::default();
    registries.read(npmrc, Trust::FromPolicy, &|name| {
        (name == "NPM_TOKEN").then(|| "s3cret".to_owned())
    });
    registries.set_default(&server.url("/npm"), Trust::Configured);
    registries
}

/// Asks a registry that answers so, one answer after the other; how often it was asked, too.
async fn ask(answers: &[Answer]) -> (Result<String, Failure>, usize) {
    let patience = answers.iter().map(Answer::patience).min().unwrap();
    let server = Server::answering(answers.to_vec()).await;
    let client = client(&RecordedPause::default(), patience);
    let registries = registries(&server, "");
    let registry = Registry::default_of(&client, &registries).unwrap();
    let answer = registry.advisories(&asked()).await;
    let text = answer.map(|body| String::from_utf8(body.to_vec()).unwrap());
    (text, server.received().len())
}

#[tokio::test]
async fn one_question_has_the_distinct_versions_of_every_name_packed() {
    let server = Server::answering([Answer::json("{}")]).await;
    let client = client(
        &RecordedPause::default(),
        std::time::Duration::from_secs(10),
    );
    let port = server.port();
    let npmrc = format!("//127.0.0.1:{port}/npm/:_authToken=${{NPM_TOKEN}}");
    let registries = registries(&server, &npmrc);
    let registry = Registry::default_of(&client, &registries).unwrap();
    registry.advisories(&asked()).await.unwrap();
    let received = server.received();
    let [request] = received.as_slice() else {
        panic!("one request")
    };
    assert_eq!(request.method, "POST");
    assert_eq!(request.target, "/npm/-/npm/v1/security/advisories/bulk");
    for (name, value) in [
        ("content-type", "application/json"),
        ("content-encoding", "gzip"),
        ("accept", "application/json"),
        ("authorization", "Bearer s3cret"),
    ] {
        assert_eq!(request.header(name), Some(value), "{name}");
    }
    let mut body = String::new();
    GzDecoder::new(request.body.as_slice())
        .read_to_string(&mut body)
        .unwrap();
    assert_eq!(body, r#"{"minimist":["1.2.0","1.2.5"]}"#);
}

#[tokio::test]
async fn what_may_pass_is_asked_again_and_what_is_final_is_not() {
    let good = Answer::json("{}");
    let html = Answer::with(
        200,
        &[("content-type", "text/html")],
        "<html>gateway</html>",
    );
    let may_pass = [
        Answer::status(408),
        Answer::with(429, &[("retry-after", "2")], ""),
        Answer::status(500),
        Answer::status(502),
        Answer::status(503),
        Answer::status(504),
        html.clone(),
        Answer::with(200, &[], ""),
        Answer::truncated(),
    ];
    for bad in may_pass {
        let (answer, requests) = ask(&[bad.clone(), good.clone()]).await;
        assert_eq!((answer.as_deref(), requests), (Ok("{}"), 2), "{bad:?}");
    }
    for status in [400, 401, 403, 404, 405, 410, 418, 501] {
        let (answer, requests) = ask(&[Answer::status(status), good.clone()]).await;
        assert!(answer.is_err(), "{status}");
        assert_eq!(requests, 1, "{status}");
    }
}

#[tokio::test]
async fn every_failure_is_named_for_what_it_is() {
    let html = Answer::with(
        200,
        &[("content-type", "text/html")],
        "<html>gateway</html>",
    );
    for (answer, kind) in [
        (Answer::status(401), FailureKind::RegistryToken),
        (Answer::status(403), FailureKind::RegistryToken),
        (Answer::status(404), FailureKind::NoAudit),
        (Answer::status(405), FailureKind::NoAudit),
        (Answer::status(410), FailureKind::NoAudit),
        (Answer::status(400), FailureKind::NoAudit),
        (Answer::status(500), FailureKind::ServerError),
        (Answer::status(503), FailureKind::ServerError),
        (Answer::status(429), FailureKind::RateLimited),
        (html, FailureKind::Unreadable),
        (Answer::json("[]"), FailureKind::Unreadable),
        (Answer::json("{\"minimist\":["), FailureKind::Unreadable),
        (Answer::truncated(), FailureKind::Unreadable),
        (Answer::Hang, FailureKind::TimedOut),
        (
            Answer::with(302, &[("location", "https://elsewhere.example/")], ""),
            FailureKind::Refused,
        ),
        (
            Answer::with(307, &[("location", "https://elsewhere.example/")], ""),
            FailureKind::Refused,
        ),
    ] {
        let (found, requests) = ask(std::slice::from_ref(&answer)).await;
        let failure = found.unwrap_err();
        assert_eq!(failure.kind, kind, "{answer:?}");
        assert!(requests <= 3, "{answer:?}");
        let endpoint = failure.endpoint.for_parsing();
        assert!(endpoint.starts_with("POST http://127.0.0.1:"), "{endpoint}");
        if kind == FailureKind::Refused {
            let moved = Failure::new(kind, "").because(Cause::Redirect);
            assert_eq!(failure.detail, moved.detail, "{answer:?}");
        }
    }
}

#[tokio::test]
async fn waiting_is_as_long_as_the_registry_says() {
    let pause = RecordedPause::default();
    let busy = Answer::with(503, &[("retry-after", "7")], "");
    let server = Server::answering([busy, Answer::json("{}")]).await;
    let client = client(&pause, std::time::Duration::from_secs(10));
    let registries = registries(&server, "");
    let registry = Registry::default_of(&client, &registries).unwrap();
    registry.advisories(&asked()).await.unwrap();
    assert_eq!(pause.seconds(), [7.0]);
}

#[tokio::test]
async fn the_policys_word_for_a_registry_leads_nowhere_inside() {
    let server = Server::answering([Answer::json("{}")]).await;
    let client = client(
        &RecordedPause::default(),
        std::time::Duration::from_secs(10),
    );
    let mut registries = Registries::default();
    let npmrc = format!("registry={}", server.url("/"));
    registries.read(&npmrc, Trust::FromPolicy, &|_| None);
    let registry = Registry::default_of(&client, &registries).unwrap();
    let failure = registry.advisories(&asked()).await.unwrap_err();
    assert_eq!(failure.kind, FailureKind::AddressNotAllowed);
    assert_eq!(server.received().len(), 0);
}

#[tokio::test]
async fn a_registry_without_a_usable_address_is_not_replaced_by_another() {
    let client = client(
        &RecordedPause::default(),
        std::time::Duration::from_secs(10),
    );
    let mut registries = Registries::default();
    registries.read("registry=npm.example", Trust::FromPolicy, &|_| None);
    let failure = Registry::default_of(&client, &registries).err().unwrap();
    assert_eq!(failure.kind, FailureKind::RegistryAddress);
}

#[tokio::test]
async fn a_package_that_is_not_there_is_none_and_one_that_cannot_be_had_is_a_failure() {
    let asking = async |answer: Answer| {
        let server = Server::answering([answer]).await;
        let client = client(
            &RecordedPause::default(),
            std::time::Duration::from_secs(10),
        );
        let registries = registries(&server, "");
        let registry = Registry::default_of(&client, &registries).unwrap();
        let found = registry.packument(&"@acme/shop".parse().unwrap()).await;
        let path = server.received()[0].target.clone();
        (
            found
                .map(|body| body.is_some())
                .map_err(|failure| failure.kind),
            path,
        )
    };
    let path = "/npm/@acme%2fshop".to_owned();
    assert_eq!(asking(Answer::json("{}")).await, (Ok(true), path.clone()));
    assert_eq!(asking(Answer::status(404)).await, (Ok(false), path.clone()));
    assert_eq!(
        asking(Answer::status(401)).await,
        (Err(FailureKind::RegistryToken), path)
    );
}
