//! Which items count by where they stand.

use super::*;
use crate::gates::checklist::judge::{
    rules::{Blockquotes, OnEmpty},
    verdict::{Outcome, Status},
};

#[test]
fn sections_must_exist_and_hold_an_item() {
    check("## A\n- [x] a\n", &sections(&["B"]), &["section_missing:B"]);
    check(
        "## A\n- [x] a\n## B\n",
        &sections(&["A", "B"]),
        &["section_empty:B"],
    );
    check(
        "## A\n- [x] a\n## B\n",
        &sections(&["A", "B", "C"]),
        &["section_empty:B", "section_missing:C"],
    );
    let lenient = Rules {
        on_empty: OnEmpty::Pass,
        ..sections(&["B", "C"])
    };
    check("## B\n", &lenient, &["section_missing:C"]);
}

#[test]
fn sections_include_their_subsections_and_end_with_their_level() {
    let text = "## A\n\n### A1\n\n#### A11\n- [ ] a\n\n## B\n- [ ] b\n";
    assert_eq!(verdict(text, &sections(&["A"])).open().count(), 1);
    assert_eq!(verdict(text, &sections(&["A1"])).open().count(), 1);
    assert_eq!(verdict(text, &sections(&["B"])).open().count(), 1);
    assert_eq!(
        verdict(text, &sections(&["A", "A11", "B"])).open().count(),
        2
    );
}

#[test]
fn a_section_that_occurs_twice_counts_twice() {
    check(
        "## A\n- [x] a\n## B\n- [ ] b\n## 🚀 2. a:\n- [ ] c\n",
        &sections(&["A"]),
        &["open_items"],
    );
}

#[test]
fn a_quoted_heading_neither_ends_nor_makes_a_section_that_ignores_quotes() {
    check(
        "## A\n- [x] a\n\n> ## B\n\n- [ ] c\n",
        &sections(&["A"]),
        &["open_items"],
    );
    let rules = Rules {
        blockquotes: Blockquotes::Ignore,
        ..sections(&["A"])
    };
    check("> ## A\n> - [x] a\n", &rules, &["section_missing:A"]);
    check("> ## A\n\n- [x] a\n", &rules, &["section_missing:A"]);
    check(
        "## A\n- [x] a\n> ## B\n\n- [ ] c\n",
        &rules,
        &["open_items"],
    );
}

#[test]
fn an_item_counts_where_either_reading_of_a_quoted_heading_says_so() {
    // The nearest heading is what is printed above an item.
    let quoted = "> ## Pre\n> - [x] a\n\n- [ ] Backup\n";
    check(quoted, &sections(&["Pre"]), &["open_items"]);
    check("> ## Pre\n\n- [x] a\n", &sections(&["Pre"]), &[]);
    let in_item = "- x\n\n  ## Pre\n\n  - [x] a\n\n- [ ] Backup\n";
    check(in_item, &sections(&["Pre"]), &["open_items"]);
    let later = Rules {
        post_deploy: owned(&["Later"]),
        ..Rules::default()
    };
    check(
        "- [x] a\n\n> ## Later\n\n- [ ] b\n",
        &later,
        &["open_items"],
    );
    let strict = Rules {
        strict_markers: true,
        ..sections(&["Pre"])
    };
    let slip = "> ## Pre\n> - [x] a\n\n- [~] Backup\n";
    check(slip, &strict, &["bad_marker:line 4"]);
}

#[test]
fn an_item_behind_html_counts_as_github_shows_it_or_is_unknown() {
    for html in [
        "<pre>\n</script>",
        "<script>\n</PRE>",
        "<PRE>\nx\n</PRE>",
        "<style></pre>",
    ] {
        let text = format!("- [x] a\n\n{html}\n\n- [ ] Backup\n");
        check(&text, &Rules::default(), &["open_items"]);
        let text = format!("- [x] a\n\n{html}\n<!-- b\n\n- [ ] Backup\n");
        let strict = Rules {
            strict_markers: true,
            ..Rules::default()
        };
        let line = 4 + html.matches('\n').count();
        check(&text, &strict, &[&format!("unclosed_comment:line {line}")]);
    }
    for html in ["<textarea>", "<!doctype", "<pre>\n</textarea>"] {
        let text = format!("- [x] a\n\n{html}\n\n- [ ] Backup\n");
        let verdict = verdict(&text, &Rules::default());
        assert_eq!(verdict.outcome(), Outcome::Unknown, "{html:?}");
        assert!(codes(&verdict)[0].starts_with("doubtful:line "));
        let document = read(&text);
        assert_eq!(Verdict::of_lints(&document).outcome(), Outcome::Unknown);
    }
}

#[test]
fn items_for_after_the_deploy_are_reported_and_not_judged() {
    let rules = Rules {
        post_deploy: owned(&["After the deploy"]),
        ..Rules::default()
    };
    let text = "- [x] a\n## After the deploy\n- [ ] b\n### Much later\n- [x] c\n";
    check(text, &rules, &[]);
    let statuses: Vec<_> = verdict(text, &rules)
        .items
        .into_iter()
        .map(|judged| judged.status)
        .collect();
    let later = |checked| Status::PostDeploy { checked };
    assert_eq!(statuses, [Status::Ticked, later(false), later(true)]);
    let both = Rules {
        sections: owned(&["After the deploy"]),
        ..rules
    };
    check(text, &both, &["open_items"]);
}
