//! Answers to instant queries.

use super::sample;
use crate::facts::{Cause, Failure, FailureKind};
use crate::metrics::{Found, answer};

fn read(body: &[u8]) -> Result<Found, Failure> {
    answer::read(body, "POST https://prometheus.example/api/v1/query")
}

/// Labels, value and instant of each series, in one line each.
#[track_caller]
fn check(body: &[u8], series: &[&str], warnings: &[&str]) {
    let found = read(body).unwrap();
    let told: Vec<String> = found
        .series
        .iter()
        .map(|it| format!("{:?} {} {}", it.labels, it.value, it.at))
        .collect();
    assert_eq!(told, series);
    assert_eq!(found.warnings, warnings);
}

#[track_caller]
fn fails(body: impl AsRef<[u8]>, kind: FailureKind, cause: impl Into<Option<Cause>>) {
    let body = body.as_ref();
    let failure = read(body).unwrap_err();
    let shown = String::from_utf8_lossy(body).into_owned();
    assert_eq!(failure.kind, kind, "{shown}");
    if let Some(cause) = cause.into() {
        let expected = Failure::new(kind, failure.endpoint.for_parsing()).because(cause);
        assert_eq!(failure, expected, "{shown}");
    }
}

fn vector(element: &str) -> String {
    format!(r#"{{"status":"success","data":{{"resultType":"vector","result":[{element}]}}}}"#)
}

#[test]
fn a_vector_is_every_series_as_it_was_sent() {
    let found = read(sample!("prometheus-sloth-remaining.json")).unwrap();
    let told: Vec<[&str; 2]> = found
        .series
        .iter()
        .map(|it| [it.labels["sloth_id"].as_str(), it.value.as_str()])
        .collect();
    assert_eq!(
        told,
        [
            ["shop-checkout-availability", "0.35"],
            ["shop-search-latency", "NaN"]
        ]
    );
}

#[test]
fn what_servers_sent_is_read() {
    check(
        sample!("prometheus-pyrra-availability.json"),
        &[
            r#"{"__name__": "pyrra_availability", "slo": "shop-checkout", "team": "payments"} 0.99935 2026-11-20T09:53:29.894Z"#,
        ],
        &[],
    );
    check(
        sample!("prometheus-pyrra-objective.json"),
        &[
            r#"{"__name__": "pyrra_objective", "slo": "shop-checkout", "team": "payments"} 0.999 2026-11-20T09:53:29.901Z"#,
        ],
        &[],
    );
    check(sample!("prometheus-empty.json"), &[], &[]);
    check(
        sample!("prometheus-inf.json"),
        &["{} +Inf 2026-11-20T09:53:29.913Z"],
        &[],
    );
    check(
        sample!("prometheus-scalar.json"),
        &["{} 0.5 2026-11-20T09:53:29.92Z"],
        &[],
    );
    check(
        sample!("prometheus-partial-warning.json"),
        &[r#"{"sloth_id": "shop-checkout-availability"} 0.91 2026-11-20T09:53:29.9Z"#],
        &["remote read failed for one store"],
    );
}

#[test]
fn an_error_is_a_failure_with_the_servers_words() {
    let failure = read(sample!("prometheus-error.json")).unwrap_err();
    let words =
        "bad_data: invalid parameter \"query\": 1:5: parse error: unclosed left parenthesis";
    let expected = Failure::new(FailureKind::Query, failure.endpoint.for_parsing()).detail(words);
    assert_eq!(failure, expected);
    fails(
        r#"{"status":"error","errorType":"timeout","error":"slow"}"#,
        FailureKind::ServerError,
        None,
    );
    fails(r#"{"status":"error"}"#, FailureKind::ServerError, None);
    // Another endpoint's answer is not one to a query.
    fails(
        sample!("prometheus-alerts.json"),
        FailureKind::Unreadable,
        Cause::OtherShape,
    );
}

#[test]
fn what_is_no_value_for_each_series_is_none() {
    use FailureKind::{Query, Unreadable};
    for (kind, failure) in [
        // The query is mended in the policy, and not by asking again.
        ("matrix", Query),
        ("string", Query),
        ("streams", Unreadable),
        ("", Unreadable),
    ] {
        let body = format!(
            r#"{{"status":"success","data":{{"resultType":"{kind}","result":[1795168409,"0.5"]}}}}"#
        );
        fails(body, failure, Cause::NotOneValue);
    }
}

#[test]
fn half_an_answer_and_a_strangers_answer_are_told_apart() {
    for (body, cause) in [
        ("", Cause::Empty),
        (" \n", Cause::Empty),
        ("<!DOCTYPE html><title>Sign in</title>", Cause::Html),
        ("{}", Cause::OtherShape),
        ("[]", Cause::OtherShape),
        ("null", Cause::OtherShape),
        (
            r#"["success",{"resultType":"vector","result":[]},null,null]"#,
            Cause::OtherShape,
        ),
        (
            r#"{"status":"success","data":["vector",[]]}"#,
            Cause::OtherShape,
        ),
        (
            r#"{"status":"success","data":{"resultType":"vector","result":[[{},[1,"0"]]]}}"#,
            Cause::OtherShape,
        ),
        ("7", Cause::OtherShape),
        ("upstream connect error", Cause::NotJson),
        (r#"{"status":"success","data":{"resultTy"#, Cause::CutOff),
        (r#"{"status":"success"}"#, Cause::OtherShape),
        (r#"{"status":"success","data":null}"#, Cause::OtherShape),
        (r#"{"status":"success","data":[]}"#, Cause::OtherShape),
        (
            r#"{"status":"success","data":{"resultType":"vector"}}"#,
            Cause::OtherShape,
        ),
        (
            r#"{"status":"success","data":{"resultType":"vector","result":null}}"#,
            Cause::OtherShape,
        ),
        (
            r#"{"status":"success","data":{"resultType":"scalar","result":[]}}"#,
            Cause::OtherShape,
        ),
        (
            r#"{"status":"success","status":"success","data":{"resultType":"vector","result":[]}}"#,
            Cause::OtherShape,
        ),
        (
            r#"{"status":"great","data":{"resultType":"vector","result":[]}}"#,
            Cause::OtherShape,
        ),
    ] {
        fails(body, FailureKind::Unreadable, cause);
    }
    fails(b"{\"status\":\"\xff\"}", FailureKind::Unreadable, None);
    for whole in [
        &sample!("prometheus-scalar.json")[..],
        sample!("prometheus-inf.json"),
    ] {
        for length in 1..whole.trim_ascii().len() {
            fails(&whole[..length], FailureKind::Unreadable, Cause::CutOff);
        }
    }
}

#[test]
fn a_series_of_another_shape_spoils_the_answer() {
    for element in [
        "null",
        "7",
        "{}",
        r#"{"metric":{}}"#,
        r#"{"metric":{},"value":[]}"#,
        r#"{"metric":{},"value":[1795168409]}"#,
        r#"{"metric":{},"value":[1795168409,0.5]}"#,
        r#"{"metric":{},"value":["1795168409","0.5"]}"#,
        r#"{"metric":{},"value":[1795168409,"0.5",1]}"#,
        r#"{"metric":{},"value":[1e300,"0.5"]}"#,
        r#"{"metric":{},"value":[99999999999999,"0.5"]}"#,
        r#"{"metric":{},"value":[null,"0.5"]}"#,
        r#"{"metric":{"a":1},"value":[1795168409,"0.5"]}"#,
        r#"{"metric":[],"value":[1795168409,"0.5"]}"#,
        r#"{"metric":{},"values":[[1795168409,"0.5"]]}"#,
        r#"{"metric":{},"histogram":[1795168409,{"count":"1"}]}"#,
    ] {
        fails(vector(element), FailureKind::Unreadable, Cause::OtherShape);
    }
}

#[test]
fn values_are_text_whatever_it_says() {
    for value in [
        "NaN",
        "-Inf",
        "1e-05",
        "0.30000000000000004",
        "",
        "::error::x",
        "\u{202e}",
    ] {
        let body = vector(&format!(
            r#"{{"metric":{{}},"value":[1795168409,"{value}"]}}"#
        ));
        check(
            body.as_bytes(),
            &[&format!("{{}} {value} 2026-11-20T09:53:29Z")],
            &[],
        );
    }
}

#[test]
fn nesting_without_end_ends() {
    let deep = "[".repeat(2_000_000);
    fails(&deep, FailureKind::Unreadable, None);
    fails(vector(&deep), FailureKind::Unreadable, None);
    let beside = format!(r#"{{"status":"success","other":{deep}"#);
    fails(beside, FailureKind::Unreadable, None);
}

#[test]
fn more_series_than_anybody_means_are_too_many() {
    let element = r#"{"metric":{},"value":[1795168409,"0.5"]}"#;
    let many = |count: usize| vector(&vec![element; count].join(","));
    assert_eq!(read(many(1_000).as_bytes()).unwrap().series.len(), 1_000);
    fails(many(1_001), FailureKind::Incomplete, None);
}

#[test]
fn what_is_partial_is_said_in_warnings() {
    let body = |more: &str| {
        format!(r#"{{"status":"success",{more}"data":{{"resultType":"vector","result":[]}}}}"#)
    };
    for (more, warnings) in [
        ("", &[][..]),
        (r#""isPartial":false,"#, &[]),
        (
            r#""isPartial":null,"warnings":null,"infos":["PromQL info"],"#,
            &[],
        ),
        (r#""isPartial":true,"#, &["isPartial: true"]),
        (
            r#""warnings":["one","two"],"isPartial":true,"#,
            &["one", "two", "isPartial: true"],
        ),
    ] {
        check(body(more).as_bytes(), &[], warnings);
    }
    let many = format!(r#""warnings":{:?},"#, vec!["w".repeat(9_000); 300]);
    let found = read(body(&many).as_bytes()).unwrap();
    assert_eq!(found.warnings.len(), 20);
    assert!(found.warnings.iter().all(|it| it.len() == 500));
    fails(
        body(r#""warnings":"all","#),
        FailureKind::Unreadable,
        Cause::OtherShape,
    );
    fails(
        body(r#""isPartial":"yes","#),
        FailureKind::Unreadable,
        Cause::OtherShape,
    );
}
