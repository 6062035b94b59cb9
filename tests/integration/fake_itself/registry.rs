use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::fake_github::wire::answer::Payload;
use crate::fake_github::wire::call::Incoming;
use crate::fake_github::wire::deliver::Delivery;
use crate::fake_github::wire::faults::Fault;
use crate::fake_github::wire::server::Answering;
use crate::fake_registry::{Advisory, BULK, FakeRegistry};

fn packed(text: &str) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(text.as_bytes()).expect("memory");
    encoder.finish().expect("memory")
}

fn asks(body: Vec<u8>) -> Incoming {
    let headers = [
        ("content-type", "application/json"),
        ("accept", "application/json"),
        ("content-encoding", "gzip"),
        ("user-agent", "test"),
    ];
    Incoming {
        method: "POST".to_owned(),
        path: BULK.to_owned(),
        query: Vec::new(),
        headers: headers
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into(),
        body,
    }
}

fn answered(registry: &FakeRegistry, incoming: Incoming) -> Delivery {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    runtime
        .expect("a runtime")
        .block_on(registry.exchange(incoming))
}

/// Status and body.
fn said(delivery: Delivery) -> (u16, String) {
    let body = match delivery.answer.payload {
        Payload::Json(body) => body.to_string(),
        _ => String::new(),
    };
    (delivery.answer.status, body)
}

#[test]
fn advisories_are_told_for_the_versions_that_have_them() {
    let registry = FakeRegistry::start();
    registry.advises(
        Advisory::about("minimist")
            .below("1.2.6")
            .ghsa("GHSA-xvch-5gv4-984h"),
    );
    for (versions, found) in [
        ("{\"minimist\":[\"1.2.5\"]}", true),
        ("{\"minimist\":[\"1.2.6\"]}", false),
        ("{\"minimist\":[\"1.10.0\",\"0.0.8\"]}", true),
        ("{\"mkdirp\":[\"0.5.1\"]}", false),
        ("{}", false),
    ] {
        let (status, body) = said(answered(&registry, asks(packed(versions))));
        assert_eq!((status, body != "{}"), (200, found), "{versions}: {body}");
    }
    assert_eq!(registry.asked().len(), 5);
}

#[test]
fn only_who_shows_the_token_is_answered() {
    let registry = FakeRegistry::start();
    registry.demands("s3cret");
    assert_eq!(said(answered(&registry, asks(packed("{}")))).0, 401);
    let mut shown = asks(packed("{}"));
    let header = ("authorization".to_owned(), "Bearer s3cret".to_owned());
    shown.headers.push(header);
    assert_eq!(said(answered(&registry, shown)).0, 200);
}

#[test]
fn a_fault_meets_as_many_questions_as_it_was_told_to() {
    let registry = FakeRegistry::start();
    registry.fails_first(2, Fault::status(503));
    let statuses = [0; 3].map(|_| said(answered(&registry, asks(packed("{}")))).0);
    assert_eq!(statuses, [503, 503, 200]);
}

#[test]
fn whoever_asks_in_another_way_than_npm_is_told() {
    let registry = FakeRegistry::start();
    let mut plain = asks(b"{}".to_vec());
    plain.headers.retain(|(name, _)| name != "content-encoding");
    let mut elsewhere = asks(packed("{}"));
    elsewhere.path = "/-/npm/v1/security/audits".to_owned();
    let mut got = asks(packed("{}"));
    got.method = "GET".to_owned();
    let mut html = asks(packed("{}"));
    html.headers.retain(|(name, _)| name != "accept");
    let twice = asks(packed("{\"a\":[\"1.0.0\",\"1.0.0\"]}"));
    let none = asks(packed("{\"a\":[]}"));
    let list = asks(packed("[]"));
    for incoming in [plain, elsewhere, got, html, twice, none, list] {
        answered(&registry, incoming);
        assert_ne!(
            registry.take_violations(),
            [""; 0],
            "{:?}",
            registry.asked().last()
        );
    }
    answered(&registry, asks(packed("{\"a\":[\"1.0.0\"]}")));
    assert_eq!(registry.take_violations(), [""; 0]);
}
