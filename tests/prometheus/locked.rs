//! Servers that want to know who asks: credentials are shown to them, and to nobody else.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::exporter::now;
use crate::others::bearer_proxy;
use crate::prometheus::{PASSWORD, Prometheus, USER};
use crate::scene::{FORMATS, Scene, recording, recording_on};
use crate::service::{Service, host};

const SHOP: &[(&str, &str, &str)] = &[
    ("shop_total", "{}", "vector(1000000)"),
    ("shop_errors", "{}", "vector(200)"),
];

/// The password of [`USER`] and a wrong one, as they go over the wire.
const PACKED: &str = "YWxpY2U6Y29ycmVjdCBob3JzZQ==";
const WRONG: &str = "wrong donkey";
const WRONG_PACKED: &str = "YWxpY2U6d3JvbmcgZG9ua2V5";
const TOKEN: &str = "t0ken-of-the-shop";

fn source(url: &str, access: (&str, Value)) -> Value {
    let mut source = json!({ "prometheus": {
        "url": url,
        "errors": "sum(last_over_time(shop_errors[{{.window}}]))",
        "total": "sum(last_over_time(shop_total[{{.window}}]))",
    } });
    source["prometheus"][access.0] = access.1;
    source
}

fn with_password(prometheus: &Prometheus, url: &str) -> Scene {
    let names = json!({ "user": "PROM_USER", "password": "PROM_PASSWORD" });
    Scene::of(&prometheus.host(), source(url, ("basic", names)))
}

fn with_token(host: &str) -> Scene {
    let source = source(&format!("http://{host}"), ("bearer", json!("SHOP_TOKEN")));
    Scene::of(host, source)
}

/// Runs it in every form and language, and expects this exit code and none of these secrets.
#[track_caller]
fn keeps(scene: &Scene, code: i32, secrets: &[&str]) {
    for format in FORMATS {
        for language in ["en", "fr"] {
            let arguments = ["-v", "--format", format, "--locale", language];
            let said = scene.run(&arguments);
            assert_eq!(said.code, Some(code), "{arguments:?}: {said:#?}");
            for secret in secrets {
                assert!(!said.out.contains(secret), "{arguments:?}: {}", said.out);
                assert!(!said.err.contains(secret), "{arguments:?}: {}", said.err);
            }
        }
    }
}

#[test]
fn a_password_opens_a_server_beneath_its_path() {
    let prometheus = recording_on(SHOP, |it| it.behind_password().beneath("/prometheus"));
    let secrets = [PASSWORD, PACKED, WRONG, WRONG_PACKED];
    let not_known = "error-budget/not-known";
    let scene = || with_password(&prometheus, &prometheus.address());

    let right = scene()
        .variable("PROM_USER", USER)
        .variable("PROM_PASSWORD", PASSWORD);
    right.tells(
        &["--change", "risky"],
        0,
        &["80.0 % left (failures: 200 of 1,000 allowed)"],
    );
    keeps(&right, 0, &secrets);
    // A slash at the end changes nothing.
    let slash = with_password(&prometheus, &format!("{}/", prometheus.address()));
    let slash = slash
        .variable("PROM_USER", USER)
        .variable("PROM_PASSWORD", PASSWORD);
    slash.tells(&[], 0, &["80.0 % left"]);

    let endpoint = format!("{}/api/v1/query", prometheus.address());
    let wrong = scene()
        .variable("PROM_USER", USER)
        .variable("PROM_PASSWORD", WRONG);
    wrong.lacks(
        "no_data",
        not_known,
        &[&endpoint, "does not take the credentials", "401"],
    );
    keeps(&wrong, 4, &secrets);

    let missing = scene().variable("PROM_USER", USER);
    missing.lacks("no_data", not_known, &["PROM_PASSWORD"]);
    let missing = scene().variable("PROM_PASSWORD", PASSWORD);
    missing.lacks("no_data", not_known, &["PROM_USER"]);
    keeps(&missing, 4, &secrets);
    let queries = [("errors", "shop_errors"), ("total", "shop_total")];
    let stranger = Scene::asking(&prometheus, &queries);
    stranger.lacks("no_data", not_known, &[&endpoint, "401"]);

    // Elsewhere on that server is nothing.
    let astray = with_password(&prometheus, &format!("http://{}", prometheus.host()));
    let astray = astray
        .variable("PROM_USER", USER)
        .variable("PROM_PASSWORD", PASSWORD);
    astray.lacks("no_data", not_known, &["has no figures to give", "404"]);
    keeps(&astray, 4, &secrets);
}

#[test]
fn a_token_opens_the_way_through_a_proxy() {
    let prometheus = recording(SHOP);
    let proxy = bearer_proxy(prometheus.port(), TOKEN);
    let host = host(proxy.port());
    let not_known = "error-budget/not-known";

    let right = with_token(&host).variable("SHOP_TOKEN", TOKEN);
    right.tells(&[], 0, &["80.0 % left (failures: 200 of 1,000 allowed)"]);
    keeps(&right, 0, &[TOKEN]);

    let wrong = with_token(&host).variable("SHOP_TOKEN", "t0ken-of-another");
    wrong.lacks(
        "no_data",
        not_known,
        &[&host, "does not take the credentials", "401"],
    );
    keeps(&wrong, 4, &["t0ken-of-another"]);

    let unset = with_token(&host).variable("SHOP_TOKENS", TOKEN);
    unset.lacks("no_data", not_known, &["SHOP_TOKEN"]);
    for unusable in [
        "",
        "two\nlines",
        " blank ",
        "t0ken of the shop",
        "t0kén-of-the-shop",
    ] {
        let scene = with_token(&host).variable("SHOP_TOKEN", unusable);
        scene.lacks("no_data", not_known, &["SHOP_TOKEN"]);
        let secrets: Vec<&str> = [unusable].into_iter().filter(|it| it.len() > 5).collect();
        keeps(&scene, 4, &secrets);
    }
}

#[test]
fn on_the_runner_a_change_is_shown_no_credentials() {
    let prometheus = recording(SHOP);
    let proxy = bearer_proxy(prometheus.port(), TOKEN);
    let on = |event| {
        let scene = with_token(&host(proxy.port())).variable("SHOP_TOKEN", TOKEN);
        scene
            .variable("GITHUB_ACTIONS", "true")
            .variable("GITHUB_EVENT_NAME", event)
    };
    for event in [
        "pull_request",
        "pull_request_target",
        "merge_group",
        "issue_comment",
    ] {
        let scene = on(event);
        scene.lacks("no_data", "error-budget/not-known", &["SHOP_TOKEN"]);
        keeps(&scene, 4, &[TOKEN]);
    }
    // The runner is told what to mask, and that is the only time.
    let said = on("push").run(&[]);
    assert_eq!(said.code, Some(0), "{said:#?}");
    let told = format!("{}\n{}", said.out, said.err);
    let with_secret: Vec<&str> = told.lines().filter(|line| line.contains(TOKEN)).collect();
    assert!(!with_secret.is_empty(), "{told}");
    let is_mask = |line: &&str| line.starts_with("::add-mask::");
    assert!(with_secret.iter().all(is_mask), "{told}");
}

/// A server that says everything again that it was shown.
async fn parrot(request: Request) -> Response {
    let headers = request.headers().get("authorization");
    let shown = headers.and_then(|it| it.to_str().ok()).unwrap_or_default();
    let token = shown.rsplit(' ').next().unwrap_or_default();
    let body = match request.uri().path().split('/').nth(1) {
        Some("refuse") => json!({ "status": "error", "errorType": "bad_data", "error": shown }),
        Some("warn") => json!({ "status": "success", "warnings": [shown],
            "data": { "resultType": "vector", "result": [] } }),
        _ => json!({ "status": "success", "data": { "resultType": "vector",
            "result": [{ "metric": { token: token }, "value": [now(), token] }] } }),
    };
    axum::Json(body).into_response()
}

#[test]
fn a_server_that_says_its_secret_again_is_told_without_it() {
    let parrot = Service::start(Router::new().fallback(parrot));
    let host = host(parrot.port());
    for path in ["refuse", "warn", "label"] {
        let url = format!("http://{host}/{path}");
        let token = Scene::of(&host, source(&url, ("bearer", json!("SHOP_TOKEN"))));
        let token = token.variable("SHOP_TOKEN", TOKEN);
        keeps(&token, 4, &[TOKEN]);
        token.tells(&[], 4, &["***"]);
        let names = json!({ "user": "PROM_USER", "password": "PROM_PASSWORD" });
        let password = Scene::of(&host, source(&url, ("basic", names)));
        let password = password
            .variable("PROM_USER", USER)
            .variable("PROM_PASSWORD", PASSWORD);
        keeps(&password, 4, &[PASSWORD, PACKED]);
    }
}

/// What a server was shown by whom it did not expect.
type Shown = Arc<Mutex<Vec<String>>>;

async fn listening(State(shown): State<Shown>, request: Request) -> StatusCode {
    shown
        .lock()
        .unwrap()
        .push(format!("{:?}", request.headers()));
    StatusCode::OK
}

#[test]
fn credentials_do_not_follow_to_another_host() {
    let shown = Shown::default();
    let router = Router::new()
        .fallback(listening)
        .with_state(Arc::clone(&shown));
    let other = Service::start(router);
    let elsewhere = format!("http://{}/api/v1/query", host(other.port()));
    let moving = Service::start(
        Router::new()
            .fallback(async move || (StatusCode::TEMPORARY_REDIRECT, [("location", elsewhere)])),
    );
    let hosts = [moving.port(), other.port()].map(host).join(",");
    let scene = with_token(&host(moving.port())).hosts(&hosts);
    let scene = scene.variable("SHOP_TOKEN", TOKEN);
    scene.lacks("no_data", "error-budget/not-known", &[&host(moving.port())]);
    keeps(&scene, 4, &[TOKEN]);
    assert_eq!(*shown.lock().unwrap(), [""; 0]);
}
