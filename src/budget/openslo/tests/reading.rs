//! What is read.

use proptest::prelude::*;

use super::{WHOLE, whole, with};
use crate::budget::openslo::{Method, OpenSlo, Queries, Window, read};

const SHOP: &str = include_str!("../../../../fixtures/openslo/shop.yaml");
const REFERENCES: &str = include_str!("../../../../fixtures/openslo/references.yaml");
const RAW: &str = include_str!("../../../../fixtures/openslo/raw.yaml");

#[track_caller]
fn slo(text: &str, name: Option<&str>, objective: Option<&str>) -> OpenSlo {
    read(text, name, objective).unwrap_or_else(|fault| panic!("{fault:?}"))
}

fn rolling(duration: &str) -> Window {
    Window::Rolling(duration.to_owned())
}

#[test]
fn an_objective_is_read_as_its_file_has_it() {
    let read = slo(SHOP, Some("checkout-availability"), None);
    assert_eq!(read.name.for_parsing(), "checkout-availability");
    assert_eq!(read.target_percent, "99.9");
    assert_eq!(read.window, rolling("28d"));
    assert_eq!(read.method, Method::Occurrences);
    let expected = Queries::ErrorsTotal {
        errors: "sum(increase(checkout_calls_total{outcome=\"error\"}[28d]))".into(),
        total: "sum(increase(checkout_calls_total[28d]))".into(),
    };
    assert_eq!(read.queries, expected);
}

#[test]
fn indicators_and_sources_are_found_in_the_same_file() {
    let strict = slo(REFERENCES, None, Some("strict"));
    assert_eq!(strict.target_percent, "99.95");
    assert_eq!(strict.window, rolling("4w"));
    let expected = Queries::GoodTotal {
        good: "sum(increase(cart_calls_total{outcome=\"ok\"}[4w]))".into(),
        total: "sum(increase(cart_calls_total[4w]))".into(),
    };
    assert_eq!(strict.queries, expected);
    let lax = slo(REFERENCES, Some("cart"), Some("lax"));
    assert_eq!(lax.target_percent, "90");
}

#[test]
fn ratios_and_the_calendar_are_read() {
    let failures = slo(RAW, Some("failures"), None);
    let query = "job:errors:ratio28d";
    assert_eq!(failures.queries, Queries::ErrorRatio(query.into()));
    let window = Window::Calendar {
        duration: "1Q".to_owned(),
        start: Some("2026-01-01T00:00:00".parse().unwrap()),
        zone: None,
    };
    assert_eq!(failures.window, window);
    let successes = slo(RAW, Some("successes"), None);
    let query = "1 - job:errors:ratio28d";
    assert_eq!(successes.queries, Queries::SuccessRatio(query.into()));
    let window = Window::Calendar {
        duration: "1w".to_owned(),
        start: None,
        zone: None,
    };
    assert_eq!(successes.window, window);
    let slices = Method::Timeslices {
        target: "1".to_owned(),
        slice: "5m".to_owned(),
    };
    assert_eq!(successes.method, slices);
}

#[test]
fn slices_of_a_calendar_month_in_a_zone_are_read() {
    let indicator = "\n---\napiVersion: openslo/v1\nkind: SLI\nmetadata: {name: search-fast-slices}\n\
        spec: {ratioMetric: {rawType: success, raw: {metricSource: {type: Prometheus, spec: {query: x}}}}}\n";
    let read = slo(&format!("{SHOP}{indicator}"), Some("search-latency"), None);
    let window = Window::Calendar {
        duration: "1M".to_owned(),
        start: Some("2026-01-01T00:00:00".parse().unwrap()),
        zone: Some("Europe/Paris".to_owned()),
    };
    assert_eq!(read.window, window);
    let slices = Method::Timeslices {
        target: "0.95".to_owned(),
        slice: "1m".to_owned(),
    };
    assert_eq!((read.target_percent.as_str(), read.method), ("99", slices));
}

#[test]
fn a_target_is_exact_and_never_a_float() {
    let check = |target: &str, expected: &str| {
        let read = slo(&with("target: 0.99", target), None, None);
        assert_eq!(read.target_percent, expected, "{target}");
    };
    check("target: 0.99", "99");
    check("target: 0.28", "28");
    check("target: 0.99999999999999999", "99.999999999999999");
    check("targetPercent: 99.90", "99.9");
    check("target: 0.999, targetPercent: 99.9", "99.9");
    check("target: 0", "0");
}

#[test]
fn unknown_keys_and_other_documents_are_passed_over() {
    let more = with(
        "  budgetingMethod",
        "  x-own: [1, {a: b}]\n  budgetingMethod",
    );
    assert_eq!(slo(&more, None, None), whole());
    let more = format!("---\n# first\n{WHOLE}...\n---\nkind: Secret\n---\njust text\n");
    assert_eq!(slo(&more, Some("api"), Some("calls")), whole());
}

proptest! {
    #[test]
    fn no_file_makes_it_fail(at in 0..WHOLE.len(), with in "(?s).{0,4}", gone in 0..12_usize) {
        let (before, rest) = WHOLE.split_at_checked(at).unwrap();
        let after: String = rest.chars().skip(gone).collect();
        if let Err(fault) = read(&format!("{before}{with}{after}"), None, None) {
            let _ = fault.message();
        }
    }
}
