//! What looks like an item and is none: slips, tasks where none can be, open ends.

use super::*;
use crate::gates::checklist::document::{LintKind, LookAlike};

fn check_lints(markdown: &str, expected: &[(usize, LintKind)]) {
    let found: Vec<_> = read(markdown)
        .lints
        .iter()
        .map(|lint| (lint.line, lint.kind))
        .collect();
    assert_eq!(found, expected, "{markdown:?}");
}

fn bad(line: usize, kind: LookAlike) -> (usize, LintKind) {
    (line, LintKind::BadMarker(kind))
}

#[test]
fn look_alikes_are_reported_with_their_line() {
    check_lints(
        "- [ x] a\n- [x ] b\n",
        &[
            bad(1, LookAlike::SpaceInside),
            bad(2, LookAlike::SpaceInside),
        ],
    );
    check_lints(
        "* []\n- [] a\n",
        &[
            bad(1, LookAlike::EmptyBrackets),
            bad(2, LookAlike::EmptyBrackets),
        ],
    );
    check_lints("- [x] ok\n- [~] a\n", &[bad(2, LookAlike::OtherMark('~'))]);
    check_lints("- [х] a\n", &[bad(1, LookAlike::ForeignLetter('х'))]);
    check_lints("- [\u{a0}] a\n", &[bad(1, LookAlike::UnusualSpace)]);
    check_lints("- [x]foo\n", &[bad(1, LookAlike::NoSpaceAfter)]);
    check_lints("- [x]\u{a0}foo\n", &[bad(1, LookAlike::UnusualSpace)]);
    check_lints(
        "-[ ] a\n-[x] b\n",
        &[
            bad(1, LookAlike::NoSpaceBefore),
            bad(2, LookAlike::NoSpaceBefore),
        ],
    );
    check_lints(
        "– [ ] a\n— [ ] b\n• [ ] c\n",
        &[1, 2, 3].map(|line| bad(line, LookAlike::TypographicBullet)),
    );
    check_lints("- ［x］ a\n", &[bad(1, LookAlike::FullWidthBrackets)]);
    check_lints("- \\[ ] a\n", &[bad(1, LookAlike::Escaped)]);
    check_lints("- **[ ] a**\n", &[bad(1, LookAlike::Formatted)]);
    check_lints(
        "- [ ]\n- [x] \n",
        &[bad(1, LookAlike::NoText), bad(2, LookAlike::NoText)],
    );
    check_lints("- a\n\n  [ ] b\n", &[bad(3, LookAlike::NoBullet)]);
    check_lints("- [ ] a\n[ ] b\n", &[bad(2, LookAlike::NoBullet)]);
    check_lints("Steps:\n2. [ ] a\n", &[bad(2, LookAlike::NotAList)]);
    check_lints("1234567890. [x] a\n", &[bad(1, LookAlike::NotAList)]);
    check_lints("- [ ] a\n  ===\n", &[bad(1, LookAlike::NotAParagraph)]);
    check_lints("> - [~] a\n", &[bad(1, LookAlike::OtherMark('~'))]);
}

#[test]
fn tasks_where_none_can_be_are_reported() {
    check_lints(
        "| a |\n| - |\n| [x] |\n| - [ ] b |\n",
        &[3, 4].map(|line| bad(line, LookAlike::NotAParagraph)),
    );
    check_lints(
        "<details>\n- [ ] a\n</details>\n",
        &[bad(2, LookAlike::InHtml)],
    );
    check_lints("<!-- c -->- [ ] a\n", &[bad(1, LookAlike::InHtml)]);
    check_lints(
        "<li><input type=\"checkbox\"> a</li>\n",
        &[bad(1, LookAlike::InHtml)],
    );
    check_lints("-     [ ] a\n", &[bad(1, LookAlike::InIndentedCode)]);
    check_lints("a\n\n    - [ ] b\n", &[bad(3, LookAlike::InIndentedCode)]);
}

#[test]
fn open_ends_are_reported() {
    check_lints("- [x] a\n\n```\n- [ ] b\n", &[(3, LintKind::UnclosedFence)]);
    check_lints(
        "- [x] a\n\n<!-- b\n\n- [ ] c\n",
        &[(3, LintKind::UnclosedComment)],
    );
    check_lints(
        "<div>\n<!-- b\n</div>\n\n- [ ] c\n",
        &[(2, LintKind::UnclosedComment)],
    );
}

#[test]
fn ordinary_texts_have_no_lints() {
    check_lints(
        "- [ ] a [x] b\n- [docs](/u) and [ref]\n- [!NOTE] x\n- [1] b\n- `[ ]` c\n\n```\n- [~] a\n```\n\n<!-- - [ ] h -->\n\n> [!NOTE]\n> - [ ] a\n\n[ref]: /u\n",
        &[],
    );
    check_lints(
        "- [x][ref] a\n- [x](/u)\n- [](/u)\n\n[x](/u) b\n\n[ref]: /u\n",
        &[],
    );
}

#[test]
fn glyphs_are_items_only_when_asked_for() {
    let text = "- ☐ a\n\n☑ b\n\n├── [x] c\n\n✅ fine\n";
    check_lints(
        text,
        &[(1, LintKind::UnreadGlyph), (5, LintKind::UnreadGlyph)],
    );
    let document = with_glyphs(text);
    let found: Vec<_> = document
        .items
        .iter()
        .map(|item| (item.line, item.text.as_str()))
        .collect();
    assert_eq!(found, [(1, "a"), (3, "b"), (5, "c")]);
    let tree = with_glyphs("```\na\n├── [ ] b\n│   └── [ ] c\n```\n");
    let depths: Vec<_> = tree.items.iter().map(|item| item.depth).collect();
    assert_eq!(depths, [0, 1]);
    let slips = with_glyphs("```\n├── [~] b\n```\n");
    assert_eq!(slips.lints.len(), 1);
    let struck = with_glyphs("- ☐ ~~a~~\n");
    assert_eq!(struck.items[0].standing.as_deref(), Some(""));
}
