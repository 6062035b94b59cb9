//! The section as it is written: what is refused, where, and how to mend it.

use crate::gates::error_budget::{Config, ErrorBudget};
use crate::gates::policy::load_section;
use crate::ids::Environment;
use crate::policy::document::Reading;
use crate::policy::fault::Level;

const SERVER: &str = "url: https://p.example";

fn read(section: &str) -> Reading<Config> {
    load_section::<ErrorBudget>(section.as_bytes(), &Environment::default(), |_| None)
}

fn with_source(about: &str, source: &str) -> Reading<Config> {
    read(&format!(
        "slos:\n  - {{ id: api, {about} source: {{ {source} }} }}\n"
    ))
}

#[track_caller]
fn first_fault(reading: &Reading<Config>, level: Level) -> Option<&str> {
    let fault = reading
        .faults
        .faults
        .iter()
        .find(|fault| fault.level == level);
    fault.map(|fault| fault.message_id())
}

#[track_caller]
fn refused(section: &str, message: &str) {
    let reading = read(section);
    assert_eq!(
        first_fault(&reading, Level::Error),
        Some(message),
        "{section}"
    );
}

#[track_caller]
fn source_refused(about: &str, source: &str, message: &str) {
    let reading = with_source(about, source);
    assert_eq!(
        first_fault(&reading, Level::Error),
        Some(message),
        "{about} {source}"
    );
}

const WHOLE: &str = "target-percent: 99.9, window: 30d,";
const MONTH: &str = "target-percent: 99.9, kind: calendar, window: month,";

fn prometheus(queries: &str) -> String {
    format!("prometheus: {{ {SERVER}, {queries} }}")
}

#[test]
fn a_target_leaves_a_budget() {
    for (target, message) in [
        ("100", "policy-error-budget-no-budget"),
        ("'100.00'", "policy-error-budget-no-budget"),
        ("0", "policy-error-budget-no-objective"),
        ("nearly", "policy-error-budget-no-target"),
        (".inf", "policy-error-budget-no-target"),
        ("0.999", "policy-error-budget-share"),
        ("'.999'", "policy-error-budget-share"),
        ("1", "policy-error-budget-share"),
    ] {
        let about = format!("target-percent: {target}, window: 30d,");
        source_refused(&about, &prometheus("error-ratio: 'x[30d]'"), message);
    }
}

#[test]
fn a_target_keeps_all_its_digits() {
    let reading = with_source("target-percent: 99.95, window: 30d,", "file: a.json");
    let config = reading.value.unwrap();
    let budget = config.slos[0].target.as_ref().unwrap().budget();
    assert_eq!(budget, crate::budget::Number::fraction(5, 10_000));
}

#[test]
fn exactly_one_way_to_ask_is_named() {
    for queries in [
        "good: 'x[30d]'",
        "total: 'x[30d]'",
        "good: 'x[30d]', errors: 'y[30d]', total: 'z[30d]'",
        "total: 'x[30d]', error-ratio: 'y[30d]'",
    ] {
        source_refused(WHOLE, &prometheus(queries), "policy-error-budget-queries");
    }
    let queries = "good: 'a[30d]', total: 'b[30d]'";
    assert!(with_source(WHOLE, &prometheus(queries)).value.is_some());
}

#[test]
fn a_query_is_closed_and_looks_over_the_window() {
    let bad = prometheus("error-ratio: 'sum(x[30d]'");
    source_refused(WHOLE, &bad, "policy-error-budget-query");
    for other in [
        "x[28d]",
        "x[30d] / y[5m]",
        "x[{{.window}}] / y[5m]",
        "max_over_time(rate(x[30d])[1h:5m])",
        "x[$__range]",
    ] {
        let source = prometheus(&format!("error-ratio: '{other}'"));
        source_refused(WHOLE, &source, "policy-error-budget-other-window");
        let month = format!("timezone: UTC\nslos: [{{ id: a, {MONTH} source: {{ {source} }} }}]");
        assert!(read(&month).value.is_none(), "{other}");
    }
    let year = "target-percent: 99.9, window: 365d,";
    let reading = with_source(year, &prometheus("error-ratio: 'x[1y]'"));
    assert_eq!(reading.faults.faults.len(), 0, "a year has 365 days");
    for fine in [
        "x[30d]",
        "x[720h]",
        "x[4w2d]",
        "x[{{.window}}]",
        "recorded:ratio30d",
        "a[30d:5m]",
        "max_over_time(rate(x[5m])[30d:5m])",
    ] {
        let reading = with_source(WHOLE, &prometheus(&format!("error-ratio: '{fine}'")));
        assert_eq!(reading.faults.faults.len(), 0, "{fine}");
    }
}

#[test]
fn a_query_looks_at_now_since_nobody_can_tell_how_new_it_is_otherwise() {
    for moved in ["x[30d] offset 3d", "rate(x[30d] @ end())"] {
        let source = prometheus(&format!("error-ratio: '{moved}'"));
        source_refused(WHOLE, &source, "policy-error-budget-modifier");
    }
    let sloth = format!(
        "sloth: {{ {SERVER}, service: a, slo: b, errors: 'x[5m] offset 1d', total: 'y[5m]' }}"
    );
    source_refused("", &sloth, "policy-error-budget-modifier");
    let named = prometheus("error-ratio: 'x{offset=\"1h\"}[30d]'");
    assert!(with_source(WHOLE, &named).value.is_some());
}

#[test]
fn a_period_of_the_calendar_needs_a_clock_and_the_placeholder() {
    let about = MONTH;
    let asked = prometheus("error-ratio: 'x[{{.window}}]'");
    source_refused(about, &asked, "policy-error-budget-no-timezone");
    let zoned = |source: &str| {
        format!("timezone: Europe/Paris\nslos: [{{ id: a, {about} source: {{ {source} }} }}]")
    };
    assert!(read(&zoned(&asked)).value.is_some());
    refused(
        &zoned(&prometheus("error-ratio: 'x[30d]'")),
        "policy-error-budget-needs-window",
    );
    for (kind, window) in [
        ("rolling", "month"),
        ("calendar", "30d"),
        ("calendar", "1h"),
    ] {
        source_refused(
            &format!("target-percent: 99.9, kind: {kind}, window: {window},"),
            &asked,
            "policy-error-budget-window-kind",
        );
    }
}

#[test]
fn what_a_source_does_not_tell_the_policy_says() {
    source_refused(
        "window: 30d,",
        &prometheus("error-ratio: x"),
        "policy-error-budget-source-needs",
    );
    source_refused(
        "target-percent: 99.9,",
        &prometheus("error-ratio: x"),
        "policy-error-budget-source-needs",
    );
    source_refused(
        "",
        "datadog: { slo: a }",
        "policy-error-budget-source-needs",
    );
    assert!(with_source("", "file: a.json").value.is_some());
    let sloth = format!("sloth: {{ {SERVER}, service: a, slo: b }}");
    assert!(with_source("", &sloth).value.is_some());
}

#[test]
fn credentials_are_variables_of_the_users_own() {
    for (access, message) in [
        (
            "bearer: GITHUB_TOKEN",
            "policy-error-budget-reserved-variable",
        ),
        (
            "bearer: input_github-token",
            "policy-error-budget-no-variable",
        ),
        ("bearer: gh_token", "policy-error-budget-reserved-variable"),
        ("bearer: 'se cret'", "policy-error-budget-no-variable"),
        (
            "bearer: A, basic: { user: U, password: P }",
            "policy-error-budget-two-credentials",
        ),
    ] {
        let source = prometheus(&format!("error-ratio: x, {access}"));
        source_refused(WHOLE, &source, message);
    }
    for url in [
        "https://u:p@p.example",
        "ftp://p.example",
        "p.example",
        "https://p.example/#a",
    ] {
        let source = format!("prometheus: {{ url: '{url}', error-ratio: x }}");
        source_refused(WHOLE, &source, "policy-error-budget-no-server");
    }
    for site in [
        "evil.example",
        "datadoghq.com.evil.example",
        "xdatadoghq.com",
        "api.datadoghq.eu",
    ] {
        let source = format!("datadog: {{ slo: a, site: {site} }}");
        source_refused(WHOLE, &source, "policy-error-budget-no-site");
    }
}

#[test]
fn a_section_that_would_judge_nothing_is_refused() {
    refused("slos: []", "policy-error-budget-no-slo");
    refused(
        "slos: [{ id: a, source: { file: a.json } }]\ncombine: { label: t1 }",
        "policy-error-budget-no-label",
    );
    refused(
        "slos: [{ id: a, source: { file: a.json } }, { id: a, source: { file: b.json } }]",
        "policy-error-budget-same-id",
    );
    refused(
        "slos: [{ id: a, source: { file: a.json } }]\ntiers: { bugfix-only: 60% }",
        "policy-error-budget-tiers",
    );
}
