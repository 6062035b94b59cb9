//! Figures in JSON documents.

use super::sample;
use crate::facts::figures::pointer_steps;
use crate::facts::{Cause, Failure, FailureKind};
use crate::metrics::document;

fn read(body: &[u8], pointers: &[&str]) -> Result<Vec<Option<String>>, Failure> {
    let pointers: Vec<String> = pointers.iter().map(|&it| it.to_owned()).collect();
    document::read(body, &pointers, "GET https://api.example/slo")
}

#[track_caller]
fn check(body: &str, pointer: &str, expected: Option<&str>) {
    let found = read(body.as_bytes(), &[pointer]).unwrap();
    assert_eq!(found, [expected.map(str::to_owned)], "{pointer} in {body}");
}

#[track_caller]
fn fails(body: &str, pointer: &str, cause: Cause) {
    let failure = read(body.as_bytes(), &[pointer]).unwrap_err();
    let place = format!("GET https://api.example/slo#{pointer}");
    let expected = Failure::new(FailureKind::Unreadable, place).because(cause);
    assert_eq!(failure, expected, "{pointer} in {body}");
}

#[test]
fn what_datadog_tells_of_an_slo_is_found_by_pointers() {
    let found = read(
        sample!("datadog-slo-history.json"),
        &[
            "/data/overall/sli_value",
            "/data/overall/error_budget_remaining/30d",
            "/data/thresholds/30d/target",
            "/data/thresholds/30d/target_display",
            "/data/series/times/1",
            "/data/series/numerator/sum",
            "/data/series/numerator/values/2",
            "/data/to_ts",
            "/errors",
            "/data/overall/state",
        ],
    );
    let expected = [
        Some("99.9425"),
        Some("42.5"),
        Some("99.9"),
        Some("99.9"),
        Some("1795165200000.0"),
        Some("71958"),
        None,
        Some("1795168800"),
        None,
        None,
    ];
    assert_eq!(found.unwrap(), expected.map(|it| it.map(str::to_owned)));
}

#[test]
fn a_number_keeps_every_digit() {
    for number in [
        "0",
        "-0.0",
        "99.950",
        "0.1000000000000000055511151231257827",
        "123456789012345678901234567890",
        "1E+2",
        "1e999",
    ] {
        check(&format!(" {{ \"x\" : {number} }} "), "/x", Some(number));
        check(number, "", Some(number));
    }
}

#[test]
fn texts_and_truth_values_are_figures_too() {
    check(r#"{"x":"99.9 \u00e9 \"\n"}"#, "/x", Some("99.9 é \"\n"));
    check(r#"{"x":true,"y":false}"#, "/x", Some("true"));
    check(r#"{"x":true,"y":false}"#, "/y", Some("false"));
    check(r#"{"x":""}"#, "/x", Some(""));
}

#[test]
fn a_pointer_follows_names_and_places() {
    let body = r#"{"":1,"a/b":2,"m~n":3," ":4,"list":[5,[6]],"0":{"01":7},"é":8,"~1":9}"#;
    for (pointer, found) in [
        ("/", Some("1")),
        ("/a~1b", Some("2")),
        ("/m~0n", Some("3")),
        ("/ ", Some("4")),
        ("/list/0", Some("5")),
        ("/list/1/0", Some("6")),
        ("/0/01", Some("7")),
        ("/é", Some("8")),
        ("/~01", Some("9")),
        ("/\\u00e9", None),
        ("/list/00", None),
        ("/list/+1", None),
        ("/list/-", None),
        ("/list/", None),
        ("/list/2", None),
        ("/list/99999999999999999999999", None),
        ("/list/0/x", None),
        ("/a", None),
        ("/a/b", None),
    ] {
        check(body, pointer, found);
    }
    for leaf in [
        "null", "true", "7", "-7", "0.5", "\"text\"", "\"\\n\"", "1e999",
    ] {
        check(leaf, "/x", None);
    }
}

#[test]
fn a_list_or_an_object_is_no_figure_and_the_failure_says_where() {
    fails(r#"{"x":{"y":[1]}}"#, "/x", Cause::NotAFigure);
    fails(r#"{"x":{"y":[1]}}"#, "/x/y", Cause::NotAFigure);
    fails("[]", "", Cause::NotAFigure);
    fails(
        &format!("{{\"x\":{}}}", "1".repeat(1_001)),
        "/x",
        Cause::NotAFigure,
    );
}

#[test]
fn a_name_that_is_there_twice_says_nothing() {
    fails(r#"{"x":1,"x":2}"#, "/x", Cause::OtherShape);
    check(r#"{"x":1,"x":2,"y":3}"#, "/y", Some("3"));
}

#[test]
fn what_is_no_pointer_is_not_followed() {
    for pointer in ["x", "#/x", "/~", "/~2", "/a~"] {
        fails(r#"{"x":1}"#, pointer, Cause::Pointer);
        assert_eq!(pointer_steps(pointer), None, "{pointer}");
    }
    assert!(pointer_steps(&"/x".repeat(16)).is_some());
    assert!(pointer_steps(&"/x".repeat(17)).is_none());
}

#[test]
fn what_is_no_document_is_told_for_what_it_is() {
    for (body, cause) in [
        ("", Cause::Empty),
        ("<html>", Cause::Html),
        ("{\"x\":", Cause::CutOff),
        ("{\"x\":1}}", Cause::NotJson),
        ("oops", Cause::NotJson),
    ] {
        let failure = read(body.as_bytes(), &["/x"]).unwrap_err();
        let endpoint = "GET https://api.example/slo";
        let expected = Failure::new(FailureKind::Unreadable, endpoint).because(cause);
        assert_eq!(failure, expected, "{body}");
    }
}

#[test]
fn nesting_without_end_ends() {
    let deep = format!("{}1{}", "[".repeat(200_000), "]".repeat(200_000));
    check(&format!(r#"{{"x":{deep},"y":2}}"#), "/y", Some("2"));
    fails(&deep, &"/0".repeat(16), Cause::NotAFigure);
}

proptest::proptest! {
    #[test]
    fn nothing_panics_on_any_text(body in r#"[\[\]{}:,"0-9.eE+\-a-z~/\\ ]{0,60}"#, pointer in "[/~0-9a-z]{0,12}") {
        let _ = read(body.as_bytes(), &[&pointer]);
        let _ = crate::metrics::answer::read(body.as_bytes(), "GET /");
    }
}
