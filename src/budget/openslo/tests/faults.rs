//! What is refused: each for its own reason.

use super::{WHOLE, id, with};
use crate::budget::openslo::read;

const SHOP: &str = include_str!("../../../../fixtures/openslo/shop.yaml");
const REFERENCES: &str = include_str!("../../../../fixtures/openslo/references.yaml");
const OLD: &str = include_str!("../../../../fixtures/openslo/v1alpha.yaml");

#[track_caller]
fn refused(text: &str, name: Option<&str>, objective: Option<&str>, expected: &str) {
    let fault = read(text, name, objective).unwrap_err();
    assert_eq!(id(&fault), format!("openslo-{expected}"), "{fault:?}");
}

#[track_caller]
fn check(piece: &str, other: &str, expected: &str) {
    refused(&with(piece, other), None, None, expected);
}

#[test]
fn which_objective_is_meant_has_to_be_clear() {
    refused(SHOP, None, None, "several-slos");
    refused(SHOP, Some("checkout"), None, "slo-not-found");
    refused("kind: Service", None, None, "no-slo");
    refused("", None, None, "no-slo");
    refused("just text", None, None, "no-slo");
    refused(
        &format!("{WHOLE}---\n{WHOLE}"),
        Some("api"),
        None,
        "same-name",
    );
    refused(REFERENCES, None, None, "several-objectives");
    refused(REFERENCES, None, Some("calls"), "objective-not-found");
    let twice = "[{ displayName: calls, target: 0.9 }, { displayName: calls, target: 0.99 }]";
    let twice = with("[{ displayName: calls, target: 0.99 }]", twice);
    refused(&twice, None, Some("calls"), "same-name");
    check("metadata: { name: api }", "metadata: {}", "missing");
}

#[test]
fn other_versions_are_refused() {
    refused(OLD, None, None, "version");
    check("openslo/v1", "openslo.com/v2alpha1", "version");
    check("openslo/v1", "v1", "version");
    check("apiVersion: openslo/v1\n", "", "missing");
}

#[test]
fn what_leaves_no_budget_to_compute_is_refused() {
    check("displayName: calls", "indicatorRef: other", "composite");
    check("displayName: calls", "compositeWeight: 1", "composite");
    let threshold = "thresholdMetric: { metricSource: { type: Prometheus, spec: { query: x } } }";
    check(
        "ratioMetric:",
        &format!("{threshold}\n      ratioMetric:"),
        "threshold",
    );
    check("Occurrences", "RatioTimeslices", "ratio-timeslices");
    let gauge = "ratioMetric:\n        counter: false";
    check("ratioMetric:", gauge, "no-counter");
    check("ratioMetric:", &gauge.replace("false", "perhaps"), "shape");
    for share in ["0.999", ".999", "1"] {
        let share = format!("targetPercent: {share}");
        check("target: 0.99", &share, "share");
    }
    check("Occurrences", "Guessing", "method");
    check("  budgetingMethod: Occurrences\n", "", "missing");
}

#[test]
fn a_window_is_the_only_one_and_of_one_kind() {
    let window = "[{ duration: 28d, isRolling: true }]";
    check(
        window,
        "[{ duration: 28d, isRolling: true }, { duration: 7d, isRolling: true }]",
        "several-windows",
    );
    check(window, "[]", "missing");
    check(window, "{ duration: 28d }", "shape");
    check(", isRolling: true", "", "window-unsaid");
    check("isRolling: true", "isRolling: yes", "shape");
    check(
        "isRolling: true",
        "isRolling: true, calendar: {}",
        "window-both",
    );
    for duration in [
        "1M", "28", "d", "0d", "1.5d", "28 d", "28days", "999999d", "-1d", "28D",
    ] {
        check("28d", duration, "duration");
    }
    check("28d, isRolling: true", "1h, isRolling: false", "duration");
    let calendar = |calendar: &str| format!("1M, calendar: {calendar}");
    let change = |to: &str, expected| check("28d, isRolling: true", &calendar(to), expected);
    change("{ startTime: 2026-02-30 00:00:00 }", "start-time");
    change("{ startTime: \"2026-01-01T00:00:00Z\" }", "start-time");
    change("{ startTime: soon }", "start-time");
    change("{ startTime: 2026-01-01 00:00:00+02:00 }", "start-time");
    change("{ startTime: 2026-01-01T00:00-02 }", "start-time");
    change(
        "{ startTime: \"2026-01-01 00:00:00[Asia/Tokyo]\" }",
        "start-time",
    );
    change("{ timeZone: Paris }", "zone");
    change("{ timeZone: [Paris] }", "shape");
}

#[test]
fn a_target_is_a_decimal_below_a_hundred_percent() {
    let target = |to: &str, expected| check("target: 0.99", to, expected);
    target("target: 1", "range");
    target("target: 1.0", "range");
    target("target: 99.9", "range");
    target("targetPercent: 100", "range");
    target("target: 9.9e-1", "number");
    target("target: -0.1", "number");
    target("targetPercent: 99.9%", "number");
    target("targetPercent: '99,9'", "number");
    target("target: .nan", "number");
    target("target: [0.9]", "shape");
    target("target: 0.99, targetPercent: 99.9", "targets-differ");
    target("value: 1", "missing");
    let slices = |to: &str, expected: &str| {
        let text = with("Occurrences", "Timeslices").replace("target: 0.99", to);
        refused(&text, None, None, expected);
    };
    slices("target: 0.99, timeSliceWindow: 1m", "missing");
    slices("target: 0.99, timeSliceTarget: 0.9", "missing");
    slices(
        "target: 0.99, timeSliceTarget: 0, timeSliceWindow: 1m",
        "range",
    );
    slices(
        "target: 0.99, timeSliceTarget: 95, timeSliceWindow: 1m",
        "range",
    );
    slices(
        "target: 0.99, timeSliceTarget: 0.95, timeSliceWindow: 1",
        "duration",
    );
    slices(
        "target: 0.99, timeSliceTarget: 0.95, timeSliceWindow: 1M",
        "duration",
    );
}

#[test]
fn an_indicator_is_one_ratio() {
    check(
        "        good:",
        "        bad: {}\n        good:",
        "good-and-bad",
    );
    check("        good:", "        raw: {}\n        good:", "ratio");
    check("        total:", "        all:", "ratio");
    let raw = |kind: &str| {
        let source = "{ metricSource: { type: Prometheus, spec: { query: x } } }";
        let ratio = format!("{{ {kind} raw: {source} }}");
        let start = WHOLE.find("        good:").unwrap();
        let end = WHOLE.find("  timeWindow").unwrap();
        let (before, after) = (WHOLE.get(..start).unwrap(), WHOLE.get(end..).unwrap());
        format!("{before}          {ratio}\n{after}")
    };
    refused(&raw(""), None, None, "missing");
    refused(&raw("rawType: both,"), None, None, "raw-type");
    assert!(read(&raw("rawType: success,"), None, None).is_ok());
    check(
        "  indicator:",
        "  indicatorRef: other\n  indicator:",
        "indicator-twice",
    );
    refused(SHOP, Some("search-latency"), None, "indicator-not-found");
    check("  indicator:", "  other:", "missing");
}

#[test]
fn figures_come_from_one_prometheus() {
    let good = "type: Prometheus, spec: { query: good_total }";
    check(good, "type: Datadog, spec: { query: good_total }", "source");
    check(good, "spec: { query: good_total }", "source-unsaid");
    check(
        good,
        "metricSourceRef: figures, spec: { query: good_total }",
        "source-not-found",
    );
    check(good, "type: Prometheus, spec: { query: '  ' }", "missing");
    check(good, "type: Prometheus, spec: { query: [a] }", "shape");
    check(good, "type: Prometheus, spec: {}", "missing");
    check("{ query: good_total }", "", "missing");
    let referring = "metricSourceRef: figures, type: Prometheus, spec: { query: good_total }";
    check(good, referring, "sources-differ");
    let document = "---\napiVersion: openslo/v1\nkind: DataSource\nmetadata: { name: figures }\nspec: { type: Splunk }\n";
    refused(
        &format!("{}{document}", with(good, referring)),
        None,
        None,
        "source",
    );
}

#[test]
fn what_a_policy_may_not_hold_this_file_may_not_either() {
    check("{ name: api }", "&x { name: api }", "yaml-extra");
    check("name: api", "name: !s api", "yaml-extra");
    check("name: api", "name: *x", "yaml-extra");
    check("name: api", "name: api, name: b", "yaml");
    check("name: api", "name: a\u{202e}pi", "yaml");
    check("{ name: api }", "{ name: api", "yaml");
    refused(&format!("{WHOLE}---\na: [\n"), None, None, "yaml");
    refused(&"[".repeat(40), None, None, "too-large");
    refused(&"- a\n".repeat(20_001), None, None, "too-large");
    refused(&"---\na\n".repeat(20_001), None, None, "too-large");
    refused(&"a".repeat(256 * 1024 + 1), None, None, "too-large");
}
