//! The harness itself: that what the other tests rely on is as they believe.

use std::time::Duration;

use crate::client::Call;
use crate::exporter::Exporter;
use crate::others::{Dying, bearer_proxy, slow};
use crate::program::gonogo;
use crate::prometheus::{Prometheus, Series};

const PATIENCE: Duration = Duration::from_secs(10);

const RULES: &str = r#"
groups:
  - name: shop
    rules:
      - record: shop:errors:ratio
        expr: sum(shop_errors) / sum(shop_requests)
      - record: shop:nothing:ratio
        expr: sum(shop_idle) / sum(shop_idle)
      - record: slo:period_error_budget_remaining:ratio
        expr: 1 - shop:errors:ratio / 0.01
        labels: { sloth_id: shop-api, sloth_service: shop, sloth_slo: api }
"#;

const METRICS: &str = "shop_requests 2000\nshop_errors 5\nshop_idle 0\n";

fn values(series: &[Series]) -> Vec<&str> {
    series.iter().map(|it| it.value.as_str()).collect()
}

#[test]
fn series_appear_rules_evaluate_and_what_stops_is_stale() {
    let exporter = Exporter::start(METRICS);
    let prometheus = Prometheus::with_rules(RULES).scraping(&exporter).start();

    let found = prometheus.wait_until("shop_requests", |it| values(it) == ["2000"]);
    assert_eq!(found[0].labels["job"], "shop");
    assert_eq!(
        found[0].labels["instance"],
        format!("127.0.0.1:{}", exporter.port())
    );

    prometheus.wait_until("shop:errors:ratio", |it| values(it) == ["0.0025"]);
    let remaining = prometheus.wait_until("slo:period_error_budget_remaining:ratio", |it| {
        values(it) == ["0.75"]
    });
    assert_eq!(remaining[0].labels["sloth_id"], "shop-api");
    let now = prometheus.query("vector(time())");
    assert!((now[0].at - remaining[0].at).abs() < 20.0);

    prometheus.wait_until("shop:nothing:ratio", |it| values(it) == ["NaN"]);
    assert_eq!(values(&prometheus.query("vector(1) / 0")), ["+Inf"]);
    assert_eq!(values(&prometheus.query("nobody_exports_this")), [""; 0]);

    exporter.set("shop_requests 2000\nshop_errors 20\n");
    prometheus.wait_until("shop:errors:ratio", |it| values(it) == ["0.01"]);
    prometheus.wait_until("shop_idle", <[Series]>::is_empty);

    drop(exporter);
    prometheus.wait_until("shop_requests", <[Series]>::is_empty);
    prometheus.wait_until("up", |it| values(it) == ["0"]);
}

#[test]
fn a_password_and_a_path_are_asked_for() {
    let prometheus = Prometheus::with_rules("")
        .behind_password()
        .beneath("/prometheus")
        .start();
    assert_eq!(values(&prometheus.query("vector(7)")), ["7"]);
    let known = prometheus.ask("vector(7)");
    let mut stranger = known.clone();
    stranger.headers.clear();
    assert_eq!(
        stranger.send(prometheus.port(), PATIENCE).unwrap().status,
        401
    );
    let mut astray = known;
    astray.target = astray.target.replace("/prometheus/", "/");
    assert_eq!(
        astray.send(prometheus.port(), PATIENCE).unwrap().status,
        404
    );
    let address = format!("http://{}/prometheus", prometheus.host());
    assert_eq!(prometheus.address(), address);
}

#[test]
fn a_proxy_lets_through_who_shows_the_token() {
    let prometheus = Prometheus::with_rules("").start();
    let proxy = bearer_proxy(prometheus.port(), "s3cret");
    let call = prometheus.ask("vector(7)");
    assert_eq!(call.send(proxy.port(), PATIENCE).unwrap().status, 401);
    let known = call.header("authorization", "Bearer s3cret");
    let reply = known.send(proxy.port(), PATIENCE).unwrap();
    assert_eq!(reply.status, 200);
    assert!(reply.body.contains("\"7\""), "{}", reply.body);
    let form = Call {
        method: "POST".to_owned(),
        target: "/api/v1/query".to_owned(),
        body: b"query=vector(8".to_vec(),
        ..known
    };
    let form = form.header("content-type", "application/x-www-form-urlencoded");
    let reply = form.send(proxy.port(), PATIENCE).unwrap();
    assert_eq!(reply.status, 400);
    assert!(reply.body.contains("bad_data"), "{}", reply.body);
}

#[test]
fn a_slow_server_is_slow_and_a_dying_one_breaks_off() {
    let slow = slow(Duration::from_secs(600));
    let waited = Call::get("/").send(slow.port(), Duration::from_millis(200));
    assert!(waited.is_err());
    let dying = Dying::start();
    let reply = Call::get("/").send(dying.port(), PATIENCE).unwrap();
    assert!(!reply.whole, "{reply:?}");
    assert!(reply.body.starts_with("{\"status\""), "{reply:?}");
}

#[test]
fn the_program_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let output = gonogo(folder.path(), &["--version"], &[("LANG", "C")]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && said.contains("gonogo"), "{said}");
}
