//! Every way to get no answer has its own name, and no limit is passed.

use crate::http::scripted::{Answer, Server, client, options};
use crate::http::{HttpClient, HttpErrorKind, Request, Retry, Trust};

fn once(mut request: Request) -> Request {
    request.retry = Retry::Never;
    request
}

async fn fault(answer: Answer) -> HttpErrorKind {
    let (mut options, _) = options();
    options.limits.request = answer.patience();
    let server = Server::answering([answer]).await;
    let client = HttpClient::new(&options).unwrap();
    client.send(&once(server.get("/"))).await.unwrap_err().kind
}

#[tokio::test]
async fn every_fault_has_its_name() {
    for (answer, expected) in [
        (Answer::Hang, HttpErrorKind::TimedOut),
        (Answer::Stall, HttpErrorKind::TimedOut),
        (Answer::Reset, HttpErrorKind::Reset),
        (Answer::Close, HttpErrorKind::Reset),
        (
            Answer::Raw(b"SSH-2.0-OpenSSH_9\r\n".to_vec()),
            HttpErrorKind::Reset,
        ),
        (Answer::truncated(), HttpErrorKind::Truncated),
        (
            Answer::Raw(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nab".to_vec()),
            HttpErrorKind::Truncated,
        ),
        (
            Answer::with(200, &[("content-encoding", "gzip")], "no gzip at all"),
            HttpErrorKind::Truncated,
        ),
        (
            Answer::with(200, &[], &"x".repeat(64 * 1024 + 1)),
            HttpErrorKind::TooLarge(64 * 1024),
        ),
    ] {
        let name = format!("{answer:?}");
        assert_eq!(fault(answer).await, expected, "{:.80}", name);
    }
}

#[tokio::test]
async fn a_port_where_nobody_listens_refuses() {
    let port = {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0))
            .await
            .unwrap();
        listener.local_addr().unwrap().port()
    };
    let url = format!("http://127.0.0.1:{port}/").parse().unwrap();
    let (client, pauses) = client();
    let error = client
        .send(&Request::get(url, Trust::Configured))
        .await
        .unwrap_err();
    assert_eq!(error.kind, HttpErrorKind::Refused);
    assert_eq!(error.requests, 3);
    assert!(!error.may_have_arrived());
    assert_eq!(pauses.seconds(), [0.5, 1.0]);
}

#[tokio::test]
async fn a_body_of_exactly_the_limit_is_fine_and_the_request_may_set_its_own() {
    let server = Server::answering([Answer::with(200, &[], "12345")]).await;
    let (client, _) = client();
    let answer = client.send(&server.get("/").at_most(5)).await.unwrap();
    assert_eq!(answer.body, "12345");
    let error = client.send(&server.get("/").at_most(4)).await.unwrap_err();
    assert_eq!(error.kind, HttpErrorKind::TooLarge(4));
}

#[tokio::test]
async fn a_body_without_announced_length_is_stopped_at_the_limit() {
    let mut raw = b"HTTP/1.1 200 OK\r\n\r\n".to_vec();
    raw.extend(std::iter::repeat_n(b'x', 1_000_000));
    assert_eq!(
        fault(Answer::Raw(raw)).await,
        HttpErrorKind::TooLarge(64 * 1024)
    );
}

/// 1 MB of zeros in 1 kB.
const BOMB: &[u8] = include_bytes!("../../../fixtures/http/zeros.gz");

#[tokio::test]
async fn the_limit_counts_the_unpacked_body() {
    let bomb = Answer::Reply {
        status: 200,
        headers: vec![("content-encoding".into(), "gzip".into())],
        body: BOMB.to_vec(),
    };
    assert!(BOMB.len() < 2_000);
    assert_eq!(fault(bomb).await, HttpErrorKind::TooLarge(64 * 1024));
}

#[tokio::test]
async fn any_status_is_an_answer_and_the_servers_clock_comes_with_it() {
    let date = ("date", "Fri, 20 Nov 2026 14:03:00 GMT");
    for status in [200, 204, 304, 400, 401, 403, 404, 409, 422, 500, 501] {
        let server = Server::answering([Answer::with(status, &[date], "")]).await;
        let (client, _) = client();
        let answer = client.send(&server.get("/")).await.unwrap();
        assert_eq!(answer.status.as_u16(), status);
        assert_eq!(answer.date, Some("2026-11-20T14:03:00Z".parse().unwrap()));
        assert_eq!(answer.requests, 1);
    }
}

#[tokio::test]
async fn at_most_so_many_requests_are_on_their_way() {
    let server = Server::answering([Answer::Hang]).await;
    let (mut options, _) = options();
    options.limits.in_flight = 2;
    let client = HttpClient::new(&options).unwrap();
    let request = once(server.get("/"));
    let all = futures_util::future::join_all((0..4).map(|_| client.send(&request)));
    let watch = async {
        while server.received().len() < 2 {
            tokio::task::yield_now().await;
        }
        for _ in 0..200 {
            tokio::task::yield_now().await;
        }
        server.received().len()
    };
    tokio::select! {
        biased;
        _ = all => panic!("nothing was answered"),
        received = watch => assert_eq!(received, 2),
    }
}

#[tokio::test]
async fn the_user_agent_says_who_asks() {
    let server = Server::answering([Answer::status(200)]).await;
    client().0.send(&server.get("/")).await.unwrap();
    let received = server.received();
    let agent = received[0].header("user-agent").unwrap();
    assert_eq!(agent, concat!("gonogo/", env!("CARGO_PKG_VERSION")));
}
