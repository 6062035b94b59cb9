//! Tests of reading YAML: limits, what is refused, and places.

use proptest::prelude::*;

use super::fault::{FaultList, Faults};
use super::node::{Node, Value};
use super::source::{MAX_BYTES, Source};
use super::yaml::{MAX_NODES, parse};

fn read(bytes: &[u8]) -> (Option<Node>, FaultList) {
    let source = Source::new(bytes);
    let mut faults = Faults::new();
    let root = parse(&source, &mut faults);
    let list = faults.finish(root.as_ref());
    (root, list)
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let (root, list) = read(text.as_bytes());
    let faults = list.faults.iter();
    let found: Vec<String> = faults
        .map(|fault| {
            let span = fault.span;
            format!("{}:{} {}", span.line, span.column, fault.message_id())
        })
        .collect();
    assert_eq!(found, expected, "{text:?}");
    assert!(root.is_some() || list.has_errors());
}

#[test]
fn plain_yaml_is_read_without_a_fault() {
    check("version: 1\n", &[]);
    check("# yaml-language-server: $schema=x\nversion: 1\n", &[]);
    check("---\na: [b, {c: d}]\n...\n", &[]);
    check("a: >\n  folded\n  text\nb: |\n  literal\n", &[]);
    check("%YAML 1.2\n---\na: b\n", &[]);
}

#[test]
fn what_makes_a_file_hard_to_review_is_refused_and_reading_goes_on() {
    check(
        "a: &x 1\nb: *x\nc: !t 2\nd: {<<: e}\n? [f]\n: g\n",
        &[
            "1:4 policy-anchor",
            "2:4 policy-alias",
            "3:4 policy-tag",
            "4:5 policy-merge-key",
            "5:3 policy-complex-key",
        ],
    );
    check("a: {: b}", &["1:5 policy-empty-key"]);
    check("a: 1\nb: 2\na: 3\n", &["3:1 policy-duplicate-key"]);
    check("a: 1\n\"a\": 3\n", &["2:1 policy-duplicate-key"]);
    check("items: [*backup*]", &["1:9 policy-alias"]);
}

#[test]
fn a_file_has_one_document_with_something_in_it() {
    check("", &["1:1 policy-empty"]);
    check("# nothing\n", &["2:1 policy-empty"]);
    check("~\n", &["1:1 policy-empty"]);
    check("a: 1\n---\nb: 2\n", &["2:1 policy-second-document"]);
}

#[test]
fn what_cannot_be_seen_is_shown() {
    check("a: b\u{0}c", &["1:5 policy-invisible-character"]);
    check("a: x\u{202e}y", &["1:5 policy-invisible-character"]);
    check("é: \"\\u202e\"", &["1:4 policy-invisible-character"]);
    check(
        "a: b\u{7}\nc: \u{200b}d",
        &[
            "1:5 policy-invisible-character",
            "2:4 policy-invisible-character",
        ],
    );
}

#[test]
fn slips_in_yaml_have_messages_of_their_own() {
    check("a:\n\tb: c\n", &["2:1 policy-yaml-tab"]);
    check("a: b: c\n", &["1:5 policy-yaml-colon"]);
    check("a: [b, c\nd: e\n", &["1:4 policy-yaml-unclosed-bracket"]);
    check("a: \"b\nc: d\n", &["1:4 policy-yaml-unclosed-quote"]);
    check("a: @acme/qa\n", &["1:4 policy-yaml-indicator"]);
    check("a: \"\\q\"\n", &["1:4 policy-yaml-escape"]);
    check("a:\n  b: 1\n c: 2\n", &["3:2 policy-yaml-indentation"]);
    check("a:\n  b: c\n  - d\n", &["3:3 policy-yaml-dash"]);
    check("a: {b: c\n", &["1:4 policy-yaml-unclosed-bracket"]);
    check("a: [b}\n", &["1:6 policy-yaml-unclosed-bracket"]);
    check("a:\n  - b\n  c\n", &["3:3 policy-yaml-no-key"]);
}

#[test]
fn a_bomb_does_not_go_off() {
    check(&"[".repeat(40), &["1:33 policy-too-deep"]);
    check(&"{a: ".repeat(40), &["1:129 policy-too-deep"]);
    check(&"- ".repeat(40), &["1:65 policy-too-deep"]);
    check(&"a".repeat(MAX_BYTES + 1), &["1:1 policy-too-large"]);
    let many = "- a\n".repeat(MAX_NODES + 5);
    check(&many, &["20000:3 policy-too-many-values"]);
    for bomb in [
        "[", "{", "- ", "? ", "a: ", "&a ", "*a ", "!a ", "'", "\"\\", "%", "#", "\t", "|",
        "a:\n ", "{a: b},", "- - - \n",
    ] {
        let (root, list) = read(bomb.repeat(MAX_BYTES / bomb.len()).as_bytes());
        let word = matches!(root.map(|root| root.value), Some(Value::Scalar(_)));
        assert!(list.has_errors() || word, "{bomb}");
    }
}

#[test]
fn a_file_that_is_not_utf8_is_refused_where_it_is_not() {
    let (root, list) = read(b"a: 1\r\nb: \xff\n");
    assert!(root.is_none());
    assert_eq!(list.faults[0].message_id(), "policy-not-utf8");
    assert_eq!(
        (list.faults[0].span.line, list.faults[0].span.column),
        (2, 4)
    );
}

#[test]
fn places_are_exact() {
    let text = "é: { b: \"c d\" }\nlist:\n  - x\n  - yy: z  # why\nlast: 9\n";
    let (root, _) = read(text.as_bytes());
    let root = root.unwrap();
    let at = |node: &Node| text.get(node.span.start..node.span.end).unwrap();
    assert_eq!(at(&root), text.trim_end());
    assert_eq!(at(root.get("é").unwrap()), "{ b: \"c d\" }");
    assert_eq!(at(root.get("é").unwrap().get("b").unwrap()), "\"c d\"");
    let list = root.get("list").unwrap();
    assert_eq!(at(list), "- x\n  - yy: z");
    let Value::Sequence(items) = &list.value else {
        panic!("a list")
    };
    assert_eq!(at(&items[1]), "yy: z");
    assert_eq!(root.path_to(items[1].span), "list[1]");
    assert_eq!(root.path_to(items[1].get("yy").unwrap().span), "list[1].yy");
    assert_eq!(root.path_to(list.name.unwrap()), "list");
}

proptest! {
    #[test]
    fn random_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        read(&bytes);
    }

    #[test]
    fn random_yaml_never_panics_and_every_place_is_in_the_text(
        text in "([a-c]{1,2}|[-:?,{}\\[\\]&*!|>'\"%@`#~<]|[ \n\t\r]|: |- |\n  |é|\u{202e}|<<: |---\n){0,60}"
    ) {
        let source = Source::new(text.as_bytes());
        let (root, list) = read(text.as_bytes());
        prop_assert!(root.is_some() || list.has_errors());
        for fault in &list.faults {
            prop_assert!(source.text().get(fault.span.start..fault.span.end).is_some());
            prop_assert!(fault.span.line >= 1 && fault.span.column >= 1);
        }
    }
}
