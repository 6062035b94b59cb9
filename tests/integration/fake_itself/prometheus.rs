use std::time::Duration;

use serde_json::{Value, json};

use crate::fake_github::wire::answer::{Answer, Payload};
use crate::fake_github::wire::call::Incoming;
use crate::fake_github::wire::deliver::{Delivery, Manner};
use crate::fake_github::wire::faults::Fault;
use crate::fake_github::wire::server::Answering;
use crate::fake_prometheus::{FakePrometheus, QUERY, Sample};

fn incoming(method: &str, path: &str) -> Incoming {
    let headers = [
        ("content-type", "application/x-www-form-urlencoded"),
        ("accept", "application/json"),
        ("user-agent", "test"),
    ];
    Incoming {
        method: method.to_owned(),
        path: path.to_owned(),
        query: Vec::new(),
        headers: headers
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into(),
        body: Vec::new(),
    }
}

fn asks(query: &str) -> Incoming {
    let form = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("query", query)
        .append_pair("timeout", "9s")
        .finish();
    Incoming {
        body: form.into_bytes(),
        ..incoming("POST", QUERY)
    }
}

fn answered(prometheus: &FakePrometheus, incoming: Incoming) -> Delivery {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    runtime
        .expect("a runtime")
        .block_on(prometheus.exchange(incoming))
}

/// Status and body.
fn said(delivery: Delivery) -> (u16, Value) {
    let body = match delivery.answer.payload {
        Payload::Json(body) => body,
        Payload::Raw { bytes, .. } => serde_json::from_slice(&bytes).unwrap_or_default(),
        Payload::Empty => Value::Null,
    };
    (delivery.answer.status, body)
}

#[test]
fn a_query_finds_what_it_was_told_and_others_nothing() {
    let prometheus = FakePrometheus::start();
    prometheus
        .at(1_795_168_409.5)
        .finds(
            "up",
            &[
                Sample::of("1").label("job", "shop"),
                Sample::of("NaN").at(7.0),
            ],
        )
        .scalar("scalar(up)", "1");
    let vector = json!([
        { "metric": { "job": "shop" }, "value": [1_795_168_409.5, "1"] },
        { "metric": {}, "value": [7.0, "NaN"] },
    ]);
    for (query, kind, result) in [
        ("up", "vector", vector),
        ("scalar(up)", "scalar", json!([1_795_168_409.5, "1"])),
        ("down", "vector", json!([])),
    ] {
        let data = json!({ "resultType": kind, "result": result });
        let expected = json!({ "status": "success", "data": data });
        assert_eq!(said(answered(&prometheus, asks(query))), (200, expected));
    }
    prometheus.warns("only half of it");
    let (_, body) = said(answered(&prometheus, asks("up")));
    assert_eq!(body["warnings"], json!(["only half of it"]));
    let (status, body) = said(answered(&prometheus, asks("")));
    assert_eq!((status, &body["errorType"]), (400, &json!("bad_data")));
    assert_eq!(prometheus.asked().len(), 5);
    assert_eq!(prometheus.asked()[0].what, "up");
    assert!(prometheus.origin().ends_with(&prometheus.host()));
}

#[test]
fn only_who_shows_the_header_is_answered() {
    let prometheus = FakePrometheus::start();
    prometheus.demands("x-scope-orgid", "acme");
    assert_eq!(said(answered(&prometheus, asks("up"))).0, 401);
    let mut shown = asks("up");
    let header = ("x-scope-orgid".to_owned(), "acme".to_owned());
    shown.headers.push(header);
    assert_eq!(said(answered(&prometheus, shown)).0, 200);
    assert_eq!(prometheus.asked()[1].header("x-scope-orgid"), Some("acme"));
}

#[test]
fn a_document_lies_at_its_path_and_a_prefix_before_the_api() {
    let prometheus = FakePrometheus::start();
    prometheus.has("/slo", "{\"sli\":99.5}");
    let (status, body) = said(answered(&prometheus, incoming("GET", "/slo")));
    assert_eq!((status, body), (200, json!({ "sli": 99.5 })));
    assert_eq!(
        said(answered(&prometheus, incoming("GET", "/other"))).0,
        404
    );
    let mut beneath = asks("up");
    beneath.path = format!("/prometheus{QUERY}");
    assert_eq!(said(answered(&prometheus, beneath)).0, 200);
    assert_eq!(prometheus.asked()[2].path, format!("/prometheus{QUERY}"));
}

#[test]
fn behind_a_proxy_that_only_reads_it_is_asked_by_get() {
    let prometheus = FakePrometheus::start();
    prometheus.only_get().finds("up", &[Sample::of("1")]);
    assert_eq!(said(answered(&prometheus, asks("up"))).0, 405);
    let mut got = incoming("GET", QUERY);
    got.query = vec![("query".to_owned(), "up".to_owned())];
    assert_eq!(said(answered(&prometheus, got)).0, 200);
    assert_eq!(prometheus.asked()[1].method, "GET");
}

#[test]
fn it_goes_wrong_in_every_way_and_as_often_as_it_was_told_to() {
    let prometheus = FakePrometheus::start();
    prometheus.fails_first(2, Fault::status(503));
    let statuses = [0; 3].map(|_| said(answered(&prometheus, asks("up"))).0);
    assert_eq!(statuses, [503, 503, 200]);
    prometheus.fails_for("up", Fault::Drip(Duration::from_millis(1)));
    assert!(matches!(
        answered(&prometheus, asks("up")).manner,
        Manner::Drip(_)
    ));
    assert!(matches!(
        answered(&prometheus, asks("down")).manner,
        Manner::Whole
    ));
    for status in [401, 403, 404, 409, 422, 429, 500, 502, 503] {
        let prometheus = FakePrometheus::start();
        prometheus.fails(Fault::Instead(Answer::error(status, "words")));
        assert_eq!(said(answered(&prometheus, asks("up"))).0, status);
    }
}

#[test]
fn whoever_asks_in_another_way_than_the_api_has_it_is_told() {
    let prometheus = FakePrometheus::start();
    let form = |body: &str| Incoming {
        body: body.as_bytes().to_vec(),
        ..incoming("POST", QUERY)
    };
    let mut untyped = asks("up");
    untyped.headers.retain(|(name, _)| name != "content-type");
    let mut html = asks("up");
    html.headers.retain(|(name, _)| name != "accept");
    let mut twice = asks("up");
    twice.query = vec![("query".to_owned(), "up".to_owned())];
    for incoming in [
        untyped,
        html,
        twice,
        form("query=up&query=down"),
        form("query=up&time=0"),
        form("query=up&timeout=9"),
        form("query=up&step=1"),
        form(""),
        incoming("PUT", QUERY),
        incoming("POST", "/slo"),
    ] {
        answered(&prometheus, incoming);
        let asked = prometheus.asked();
        assert_ne!(prometheus.take_violations(), [""; 0], "{:?}", asked.last());
    }
    answered(&prometheus, asks("up"));
    assert_eq!(prometheus.take_violations(), [""; 0]);
}

#[test]
fn parts_that_carry_a_label_find_what_each_finds_alone() {
    let prometheus = FakePrometheus::start();
    prometheus.at(100.0).newest("up{job=\"shop\"}", 90.0).finds(
        "sum(up)",
        &[Sample::of("1"), Sample::of("2").label("job", "shop")],
    );
    let part = |key: &str, query: &str| {
        format!("label_replace((\n{query}\n), \"part\", \"{key}\", \"\", \"\")")
    };
    let query = [
        part("a", "sum(up)"),
        part("b", "nothing"),
        part(
            "c",
            "max(max_over_time(timestamp(up{job=\"shop\"})[60s:1m]))",
        ),
    ];
    let query = query.join(" or ");
    let (status, body) = said(answered(&prometheus, asks(&query)));
    assert_eq!(status, 200, "{body}");
    assert_eq!(
        body["data"]["result"],
        json!([
            { "metric": { "part": "a" }, "value": [100.0, "1"] },
            { "metric": { "job": "shop", "part": "a" }, "value": [100.0, "2"] },
            { "metric": { "part": "c" }, "value": [100.0, "90"] },
        ])
    );
    prometheus.forgets("up{job=\"shop\"}");
    let (_, body) = said(answered(&prometheus, asks(&query)));
    let found = body["data"]["result"].as_array().map(Vec::len);
    assert_eq!(found, Some(2));
    prometheus.fails_for_joined(Fault::status(503));
    assert_eq!(said(answered(&prometheus, asks("sum(up)"))).0, 200);
    assert_eq!(said(answered(&prometheus, asks(&query))).0, 503);
}
