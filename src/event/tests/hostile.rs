//! Payloads that are no payload: each ends in a typed error, never a panic.

use serde_json::json;

use super::words::check_words;
use super::{fixture_value, in_the_shop, read_value};
use crate::event::error::{EventErrorKind, Expected};
use crate::event::{PAYLOAD_LIMIT, Target, from_payload};

#[test]
fn a_queue_entry_that_lies_gives_no_number() {
    let sha = "9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c";
    for entry in [
        "refs/heads/gh-readonly-queue/other/pr-7-SHA",
        "refs/heads/gh-readonly-queue/main/pr-2/pr-7-SHA",
        "refs/heads/gh-readonly-queue/main/pr-0-SHA",
        "refs/heads/gh-readonly-queue/main/pr-+7-SHA",
        "refs/heads/gh-readonly-queue/main/pr-#7-SHA",
        "refs/heads/gh-readonly-queue/main/pr--SHA",
        "refs/heads/gh-readonly-queue/main/pr-99999999999999999999-SHA",
        "refs/heads/gh-readonly-queue/main/pr-7-hello",
        "refs/heads/gh-readonly-queue/main/pr-7",
        "refs/heads/main/pr-7-SHA",
        "",
    ] {
        let mut payload = fixture_value("merge_group/checks_requested");
        payload["merge_group"]["head_ref"] = json!(entry.replace("SHA", sha));
        let target = read_value("merge_group", &payload).unwrap().target;
        assert!(
            matches!(target, Target::MergeGroup { number: None, .. }),
            "{entry}: {target:?}"
        );
    }
}

#[test]
fn an_event_of_no_use_is_refused_with_the_useful_ones() {
    for name in [
        "workflow_run",
        "deployment",
        "",
        "Push",
        "command-line",
        "x\n::error::\u{202e}",
    ] {
        let error = from_payload(name, b"{}", &in_the_shop()).unwrap_err();
        assert!(matches!(
            error.kind,
            EventErrorKind::UnsupportedEvent { .. }
        ));
        let arguments = error.arguments();
        let supported = arguments
            .iter()
            .find(|(key, _)| *key == "supported")
            .unwrap();
        assert!(
            supported
                .1
                .starts_with("pull_request, pull_request_target, ")
        );
        check_words(&error);
    }
}

#[test]
fn what_is_not_json_says_where() {
    let check = |payload: &[u8], expected: EventErrorKind| {
        let error = from_payload("push", payload, &in_the_shop()).unwrap_err();
        assert_eq!(error.kind, expected);
        check_words(&error);
    };
    let at = |line, column| EventErrorKind::Malformed { line, column };
    check(b"", at(1, 0));
    check(b"{\n \"ref\": ", at(2, 8));
    check(b"{\"ref\":\"\xff\"}", at(1, 9));
    check(b"{\"after\":1e999}", at(1, 14));
    check(b"{\"ref\":\"a\",\"ref\":\"b\"}", at(1, 16));
    check(b"{} {}", at(1, 4));
    for not_an_object in [b"[]".as_slice(), b"null", b"7", b"\"push\""] {
        check(
            not_an_object,
            EventErrorKind::WrongType {
                expected: Expected::Object,
            },
        );
    }
}

#[test]
fn a_byte_order_mark_is_forgiven() {
    let mut payload = b"\xef\xbb\xbf".to_vec();
    payload.extend(super::fixture("push/tag"));
    assert!(from_payload("push", &payload, &in_the_shop()).is_ok());
}

#[test]
fn a_payload_at_the_limit_is_read_and_one_byte_more_is_not() {
    let mut payload = super::fixture("push/tag");
    payload.resize(PAYLOAD_LIMIT, b' ');
    assert!(from_payload("push", &payload, &in_the_shop()).is_ok());
    payload.push(b' ');
    let error = from_payload("push", &payload, &in_the_shop()).unwrap_err();
    assert_eq!(error.kind, EventErrorKind::TooLarge);
    check_words(&error);
}

#[test]
fn deep_nesting_does_not_exhaust_the_stack() {
    for (open, close) in [("[", "]"), ("{\"pull_request\":", "}")] {
        for key in ["ref", "pull_request", "unknown"] {
            let (open, close) = (open.repeat(200_000), close.repeat(200_000));
            let payload = format!("{{\"{key}\":{open}1{close}}}");
            // Whatever it is taken for, it is no subject.
            assert!(from_payload("push", payload.as_bytes(), &in_the_shop()).is_err());
        }
    }
}
