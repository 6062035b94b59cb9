//! How texts are read: GitHub's corner cases, and hostile sizes.

use super::*;
use crate::markdown::MarkdownError;

/// Items as `x text` or `- text`.
fn check(markdown: &str, expected: &[&str]) {
    let document = read(markdown);
    let found: Vec<String> = document
        .items
        .iter()
        .map(|item| {
            format!(
                "{} {}",
                if item.is_checked() { 'x' } else { '-' },
                item.text
            )
        })
        .collect();
    assert_eq!(found, expected, "{markdown:?}");
}

#[test]
fn a_marker_needs_text_in_its_paragraph() {
    check("- [ ]\n", &[]);
    check("- [x]   \n", &[]);
    check("- [ ]\n  foo\n", &["- foo"]);
    check("- [ ]   \n  foo\n", &["- foo"]);
    check("> - [ ]\n>   foo\n", &["- foo"]);
    check("- [ ]\n\n  foo\n", &[]);
    check("- [ ]\n  - [x] b\n", &["x b"]);
    check("- [x] <!-- only a comment -->\n", &["x "]);
}

#[test]
fn a_marker_must_open_the_first_paragraph() {
    check("-\n  [ ] a\n", &["- a"]);
    check("> -\n>   [x] a\n", &["x a"]);
    check("-\n\n  [ ] a\n", &[]);
    check("- > [ ] a\n", &[]);
    check("- [a]: /u\n  [ ] b\n", &[]);
    check("- <!-- c --> [ ] a\n", &[]);
    check("- \\[ ] a\n- [\\ ] b\n- [ \\] c\n", &[]);
    check("- [ ] a\n  ===\n", &[]);
}

#[test]
fn what_follows_the_marker_is_a_paragraph() {
    check("- [ ] # a\n", &["- # a"]);
    check("- [ ] - [x] a\n", &["- - [x] a"]);
    check("- [ ] > a\n", &["- > a"]);
    check("- [ ]     a\n", &["- a"]);
    check("- [ ] ---\n", &["- ---"]);
}

#[test]
fn a_link_definition_named_x_changes_nothing() {
    check(
        "- [x] done\n- [ ] open\n\n[x]: https://a.test\n",
        &["x done", "- open"],
    );
    check("- [x]\n\n[x]: https://a.test\n", &[]);
    check("- [x][docs] a\n\n[docs]: https://a.test\n", &[]);
}

#[test]
fn line_endings_and_tabs_do_not_matter() {
    check("- [ ] a\r\n- [x] b\r\n", &["- a", "x b"]);
    check("-\t[ ]\ta\n\t- [x] b\n", &["- a", "x b"]);
    check("- [\t] a\n", &["- a"]);
    check("+ [X] a\n* [ ] b\n", &["x a", "- b"]);
    let lines: Vec<usize> = read("a\r\n\r\n- [ ] b\r- [ ] c")
        .items
        .iter()
        .map(|item| item.line)
        .collect();
    assert_eq!(lines, [3, 4]);
}

#[test]
fn labels_are_plain_text() {
    check(
        "- [ ] **a** _b_ `c` [d](/u) ![e](/i) &amp; f\\*\n",
        &["- a b c d e & f*"],
    );
    check("- [ ] a <!-- b --> c\n", &["- a c"]);
    check("- [ ] a <!-- b\n  c --> d\n", &["- a d"]);
    check("- [ ] a\\\n  b\n", &["- a b"]);
    check("- [ ] a[^1]\n\n[^1]: note\n", &["- a"]);
}

#[test]
fn nested_items_know_their_depth() {
    let document = read("- [ ] a\n  1. b\n     - [ ] c\n- - [ ] d\n");
    let found: Vec<_> = document
        .items
        .iter()
        .map(|item| (item.text.as_str(), item.depth))
        .collect();
    assert_eq!(found, [("a", 0), ("c", 2), ("d", 1)]);
}

#[test]
fn a_heading_in_a_quote_or_item_holds_only_there() {
    let document = read("# A\n\n> ## B\n>\n> - [ ] b\n\n- [ ] a\n\n- x\n\n  ## C\n\n- [ ] c\n");
    let scopes: Vec<_> = document
        .items
        .iter()
        .map(|item| document.headings[item.scope.unwrap()].text.as_str())
        .collect();
    assert_eq!(scopes, ["B", "A", "A"]);
    let sections: Vec<_> = document
        .items
        .iter()
        .map(|item| document.section_of(item).unwrap())
        .collect();
    assert_eq!(sections, ["B", "B", "C"]);
}

#[test]
fn references_below_a_label_belong_to_its_item() {
    let document = read(
        "- [ ] a @ana\n  - see https://a.test\n  - [ ] b\n\n    ![p](/i.png)\n\n  after <img src=\"/j.png\"> @bob\n",
    );
    let targets = |index: usize| -> Vec<&str> {
        let references = &document.items[index].references;
        let all = references.links.iter().chain(&references.images);
        all.map(|reference| reference.target.as_str()).collect()
    };
    assert_eq!(targets(0), ["https://a.test", "/j.png"]);
    assert_eq!(targets(1), ["/i.png"]);
    assert_eq!(document.items[0].references.mentions, ["ana"]);
}

#[test]
fn proofs_stand_in_comments_of_the_item() {
    let document = read(
        "- [ ] a <!-- gonogo: npm-audit -->\n- [ ] b\n  <!-- gonogo:checks.ci -->\n- [ ] c <!-- other: x -->\n",
    );
    let proofs: Vec<_> = document
        .items
        .iter()
        .map(|item| item.proofs.join(","))
        .collect();
    assert_eq!(proofs, ["npm-audit", "checks.ci", ""]);
}

#[test]
fn texts_beyond_the_limits_are_errors_and_not_empty() {
    let options = ParseOptions::default();
    let large = "- [x] a\n".repeat(200_000);
    assert!(matches!(
        parse(&large, &options),
        Err(MarkdownError::TooLarge { .. })
    ));
    let deep = "- ".repeat(50_000) + "[x] a";
    assert!(matches!(
        parse(&deep, &options),
        Err(MarkdownError::TooDeep { line: 1 })
    ));
}

#[test]
fn hostile_texts_are_read_in_linear_time() {
    // Each would take minutes if any step were quadratic; a debug build needs seconds for all of them.
    for piece in [
        "[",
        "*",
        "`",
        "<!--",
        "[ ] a\n",
        "~~a",
        "![",
        "](",
        "[](a)",
        "- [ ] a\n\n",
        "&",
        "<a ",
        "|",
        "[^a]",
        "_a*",
        " -",
        "1) ",
        "<del>",
        "<pre>\n</script>\n\n",
        "<!-- Gonogo: a -->",
        "N/A ",
    ] {
        let text = piece.repeat(30_000 / piece.len());
        for start in ["a ", "- [x] a ", "- [ ] N/A a "] {
            let document = read(&format!("{start}{text}"));
            let source = SourceDocument {
                name: "body",
                document: &document,
            };
            let template = Some(&document);
            judge(&[source], &Rules::default(), template, &|_| {
                ProofState::Unknown
            });
        }
    }
}
