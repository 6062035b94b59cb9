//! Redirects: within the origin, a few, and only for GET.

use http::{HeaderName, HeaderValue};

use crate::http::scripted::{Answer, Server, client};
use crate::http::{HttpErrorKind, Request, Trust};

fn to(status: u16, location: &str) -> Answer {
    Answer::with(status, &[("location", location)], "")
}

#[tokio::test]
async fn a_redirect_within_the_origin_is_followed_with_its_headers() {
    for status in [301, 302, 303, 307, 308] {
        let server = Server::answering([to(status, "/new?x=1"), Answer::json("{}")]).await;
        let request = server.get("/old").header(
            HeaderName::from_static("authorization"),
            HeaderValue::from_static("Bearer t0ken"),
        );
        let answer = client().0.send(&request).await.unwrap();
        assert_eq!((answer.body.as_ref(), answer.requests), (&b"{}"[..], 2));
        assert_eq!(server.lines(), ["GET /old", "GET /new?x=1"]);
        assert_eq!(
            server.received()[1].header("authorization"),
            Some("Bearer t0ken")
        );
    }
}

#[tokio::test]
async fn no_other_origin_ever_hears_of_the_request() {
    let other = Server::answering([Answer::json("{}")]).await;
    let server = Server::answering([to(302, other.url("/steal").as_str())]).await;
    let error = client().0.send(&server.get("/")).await.unwrap_err();
    let origin = other.url("/").origin().ascii_serialization();
    assert_eq!(
        error.kind,
        HttpErrorKind::ForeignRedirect {
            to: origin.as_str().into()
        }
    );
    assert_eq!(server.lines().len(), 1);
    assert!(other.lines().is_empty());
}

#[tokio::test]
async fn five_redirects_are_followed_and_the_sixth_is_not() {
    for (redirects, fine) in [(5, true), (6, false)] {
        let server = Server::start(move |_, index| match index {
            _ if index < redirects => to(302, &format!("/{index}")),
            _ => Answer::json("{}"),
        })
        .await;
        let answer = client().0.send(&server.get("/")).await;
        assert_eq!(server.lines().len(), 6);
        match answer {
            Ok(answer) => assert!(fine && answer.requests == 6),
            Err(error) => assert!(!fine && error.kind == HttpErrorKind::BadRedirect),
        }
    }
}

#[tokio::test]
async fn a_circle_of_redirects_ends() {
    let server = Server::answering([to(301, "/")]).await;
    let error = client().0.send(&server.get("/")).await.unwrap_err();
    assert_eq!(error.kind, HttpErrorKind::BadRedirect);
}

#[tokio::test]
async fn a_redirect_without_a_target_is_an_error() {
    let server = Server::answering([Answer::status(302)]).await;
    let error = client().0.send(&server.get("/")).await.unwrap_err();
    assert_eq!(error.kind, HttpErrorKind::BadRedirect);
}

#[tokio::test]
async fn a_post_is_not_sent_on() {
    for status in [301, 302, 303, 307, 308] {
        let server = Server::answering([to(status, "/new")]).await;
        let request = Request::post(server.url("/old"), Trust::Configured, "x");
        let answer = client().0.send(&request).await.unwrap();
        assert_eq!(answer.status.as_u16(), status);
        assert_eq!(server.lines(), ["POST /old"]);
    }
}
