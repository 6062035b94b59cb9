//! How inline events become prose.

use super::*;
use crate::markdown::{Block, Source, walk};

fn read(text: &str) -> Prose {
    let source = Source::new(text).unwrap();
    let mut found = None;
    walk(&source, &mut |block, _| {
        if let Block::Paragraph { inline, .. } = block {
            found.get_or_insert_with(|| Prose::read(&inline, 0));
        }
    });
    found.unwrap()
}

#[test]
fn text_is_what_a_reader_sees() {
    let check =
        |markdown: &str, expected: &str| assert_eq!(read(markdown).text, expected, "{markdown:?}");
    check("a **b** `c` [d](/u) ![e](/i)", "a b c d e");
    check("a\nb  \nc\\\nd", "a b c d");
    check("a <!-- x --> b<!-- y -->", "a b");
    check("&amp; \\* <b>x</b><br>y", "& * x y");
    check("<https://a.test>", "https://a.test");
    check("~~a~~ ~b~", "a b");
}

#[test]
fn struck_parts_are_known() {
    let check = |markdown: &str, expected: &[&str]| {
        let prose = read(markdown);
        let struck: Vec<_> = prose
            .struck
            .iter()
            .map(|range| prose.text.get(range.clone()).unwrap())
            .collect();
        assert_eq!(struck, expected, "{markdown:?}");
    };
    check("~~a `b`~~ c", &["a b"]);
    check("x ~a~ y ~~b~~", &["a", "b"]);
    check("**~~é~~**", &["é"]);
    check("x <!-- c --> ~~a~~", &["a"]);
    check("<del>a</del> <S>b</s>", &["a", "b"]);
    check("<strike title=x>a ~~b~~ *c*</strike>d", &["a b c"]);
    check("<del>a <s>b</del> c</s>", &["a b c"]);
    check("<del>a", &[]);
}

#[test]
fn references_know_whether_words_stand_before_them() {
    let check = |markdown: &str, expected: &[(&str, bool)]| {
        let references = read(markdown).references;
        let found: Vec<_> = [&references.links, &references.images, &references.commits]
            .into_iter()
            .flatten()
            .map(|reference| (reference.target.as_str(), reference.after_text))
            .collect();
        assert_eq!(found, expected, "{markdown:?}");
    };
    check("[a](/u) [b](/v)", &[("/u", false), ("/v", true)]);
    check("a ![](/i) `1a2b3c4`", &[("/i", true), ("1a2b3c4", true)]);
    check("a <img src=\"/i\"/>", &[("/i", true)]);
    check("a https://a.test/b_c_d", &[("https://a.test/b_c_d", true)]);
    check("`https://a.test`", &[]);
}

#[test]
fn mentions_in_code_and_links_are_not_mentions() {
    assert_eq!(read("@ana `@bob` [@eve](/u)").references.mentions, ["ana"]);
}
