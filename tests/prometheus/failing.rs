//! Servers that do not answer, or not to the end: what could not be found out is never GO.

use std::time::{Duration, Instant};

use axum::Router;
use axum::http::StatusCode;

use crate::others::{Dying, slow};
use crate::prometheus::Prometheus;
use crate::scene::{Scene, recording, source};
use crate::service::{Service, host};

const QUERIES: [(&str, &str); 2] = [("errors", "shop_errors"), ("total", "shop_total")];

fn scene(port: u16) -> Scene {
    let host = host(port);
    let url = format!("http://{host}/prometheus");
    Scene::of(&host, source("prometheus", &url, &QUERIES))
}

/// Nothing is known, and it says of which server and why.
#[track_caller]
fn fails(port: u16, word: &str) {
    let endpoint = format!("http://{}/prometheus/api/v1/query", host(port));
    let words = [&*endpoint, word, "could not be found out"];
    scene(port).lacks("no_data", "error-budget/not-known", &words);
}

#[test]
fn a_server_that_breaks_off_has_not_answered() {
    let dying = Dying::start();
    fails(dying.port(), "it ends in the middle");
}

#[test]
fn a_server_that_is_gone_is_named() {
    let prometheus = Prometheus::with_rules("").start();
    let port = prometheus.port();
    drop(prometheus);
    fails(port, "the connection was refused");
    scene(port).tells(&["--locale", "fr"], 4, &["INCONNU", &host(port)]);
}

#[test]
fn a_server_that_does_not_answer_is_given_up() {
    let slow = slow(Duration::from_secs(600));
    let begun = Instant::now();
    let scene = scene(slow.port());
    let report = scene.run(&["--format", "json"]);
    // Half a minute for a question, all tries together; both questions are asked at once.
    assert!(begun.elapsed() < Duration::from_secs(50), "{report:#?}");
    assert_eq!(report.code, Some(4), "{report:#?}");
    for word in [
        "error-budget/not-known",
        "did not answer in time",
        &host(slow.port()),
    ] {
        assert!(report.out.contains(word), "{word}: {}", report.out);
    }
}

#[test]
fn what_is_no_prometheus_gives_no_figures() {
    let unlike = slow(Duration::ZERO);
    fails(unlike.port(), "is not what it should be");
    let page = Service::start(Router::new().fallback(async || "<html>Please log in</html>"));
    fails(page.port(), "is not what it should be");
    let broken = Service::start(Router::new().fallback(async || StatusCode::INTERNAL_SERVER_ERROR));
    fails(broken.port(), "500");
    let nothing = Service::start(Router::new());
    fails(nothing.port(), "404");
}

#[test]
fn a_host_inside_is_asked_only_where_that_is_allowed() {
    let prometheus = recording(&[
        ("shop_total", "{}", "vector(1000000)"),
        ("shop_errors", "{}", "vector(200)"),
    ]);
    let scene = || Scene::asking(&prometheus, &QUERIES);
    scene().tells(&[], 0, &["80.0 % left"]);
    for hosts in ["", "127.0.0.1:1", "prometheus.example.com"] {
        let scene = scene().hosts(hosts);
        let words = [&*prometheus.host(), "not asked", "allow-hosts"];
        scene.lacks("no_data", "error-budget/not-known", &words);
    }
}
