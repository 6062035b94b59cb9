//! How lists are judged: one test for each rule.

use super::*;
use crate::gates::checklist::judge::{
    rules::{Blockquotes, OnEmpty},
    verdict::{OpenWhy, Outcome, Reason, Status, Tally, Warning},
};

#[test]
fn every_item_must_be_done() {
    check("- [x] a\n- [x] b\n", &Rules::default(), &[]);
    check("- [x] a\n- [ ] b\n", &Rules::default(), &["open_items"]);
}

#[test]
fn an_empty_list_fails_unless_the_policy_lets_it_pass() {
    check("", &Rules::default(), &["no_items"]);
    let lenient = Rules {
        on_empty: OnEmpty::Pass,
        ..Rules::default()
    };
    check("", &lenient, &[]);
    let lenient = Rules {
        required: owned(&["a"]),
        min_items: Some(1),
        ..lenient
    };
    check("", &lenient, &["too_few_items", "required_missing:a"]);
}

#[test]
fn a_list_of_which_nothing_applies_is_empty() {
    check("- [ ] ~~a~~\n", &na(NaMode::Strike), &["no_items"]);
    let verdict = verdict("- [ ] ~~a~~\n- [ ] ~~b~~\n", &na(NaMode::Strike));
    let nothing = |not_applicable, elsewhere| Reason::NoItems {
        not_applicable,
        elsewhere,
    };
    assert_eq!(verdict.reasons, [nothing(2, 0)]);
    let later = Rules {
        post_deploy: owned(&["Later"]),
        ..Rules::default()
    };
    let verdict = super::verdict("## Later\n- [ ] a\n", &later);
    assert_eq!(verdict.reasons, [nothing(0, 1)]);
    check("- [ ] ~~a~~\n- [x] b\n", &na(NaMode::Strike), &[]);
}

#[test]
fn an_item_inside_details_counts() {
    check(
        "<details>\n<summary>More</summary>\n\n- [ ] a\n\n</details>\n",
        &Rules::default(),
        &["open_items"],
    );
}

#[test]
fn quotes_count_unless_ignored() {
    check(
        "- [x] a\n\n> - [ ] b\n> - [~] c\n",
        &Rules::default(),
        &["open_items"],
    );
    let ignore = Rules {
        blockquotes: Blockquotes::Ignore,
        strict_markers: true,
        ..Rules::default()
    };
    check("- [x] a\n\n> - [ ] b\n> - [~] c\n", &ignore, &[]);
}

#[test]
fn counts_have_a_floor_and_a_warning_above() {
    let rules = Rules {
        min_items: Some(2),
        max_items: Some(3),
        na: NaMode::Strike,
        ..Rules::default()
    };
    check("- [x] a\n", &rules, &["too_few_items"]);
    check("- [x] a\n- [ ] ~~b~~\n", &rules, &[]);
    check("", &rules, &["no_items"]);
    let long = verdict("- [x] a\n- [x] b\n- [x] c\n- [x] d\n", &rules);
    assert_eq!(long.outcome(), Outcome::Pass);
    assert_eq!(
        long.warnings,
        [Warning::TooManyItems {
            found: 4,
            maximum: 3
        }]
    );
}

#[test]
fn look_alikes_fail_when_markers_are_strict_and_warn_otherwise() {
    let strict = Rules {
        strict_markers: true,
        ..Rules::default()
    };
    check("- [x] a\n- [х] b\n", &strict, &["bad_marker:line 2"]);
    check("- [x] a\n\n```\nb\n", &strict, &["unclosed_fence:line 3"]);
    check("- [x] a\n\n<!-- b\n", &strict, &["unclosed_comment:line 3"]);
    check("- [x] a\n- ☐ b\n", &strict, &["unread_glyph:line 2"]);
    check("- [x] a\n\n├── [ ] b\n", &strict, &["unread_glyph:line 3"]);
    check("- [x] a\n- ✅ b\n", &strict, &[]);
    check("- [x] a\n- **[ ]** b\n", &strict, &["bad_marker:line 2"]);
    let lenient = verdict("- [x] a\n- [х] b\n", &Rules::default());
    assert_eq!(lenient.outcome(), Outcome::Pass);
    assert_eq!(
        lenient
            .warnings
            .iter()
            .map(Warning::code)
            .collect::<Vec<_>>(),
        ["bad_marker:line 2"]
    );
}

#[test]
fn look_alikes_outside_the_sections_only_warn_but_open_ends_fail() {
    let strict = Rules {
        strict_markers: true,
        ..sections(&["A"])
    };
    check("## A\n- [x] a\n## B\n- [~] b\n", &strict, &[]);
    check(
        "## A\n- [x] a\n## B\n```\n",
        &strict,
        &["unclosed_fence:line 4"],
    );
}

#[test]
fn several_documents_are_judged_together() {
    let (body, issue) = (read("## A\n- [x] a\n"), read("## B\n- [ ] b\n"));
    let sources = [
        SourceDocument {
            name: "body",
            document: &body,
        },
        SourceDocument {
            name: "issue",
            document: &issue,
        },
    ];
    let verdict = judge(
        &sources,
        &sections(&["A", "B"]),
        Some(&read("- [ ] b\n")),
        &|_| ProofState::Unknown,
    );
    assert_eq!(codes(&verdict), ["open_items"]);
    let open = verdict.open().next().unwrap().item;
    assert_eq!(
        (open.document, open.find(&sources).unwrap().text.as_str()),
        (1, "b")
    );
}

#[test]
fn completion_is_told_in_all_and_by_section() {
    let text = "- [x] a\n## A\n- [x] b\n- [ ] c\n## B\n- [ ] ~~d~~\n";
    let document = read(text);
    let sources = [SourceDocument {
        name: "body",
        document: &document,
    }];
    let verdict = judge(&sources, &na(NaMode::Strike), None, &|_| {
        ProofState::Unknown
    });
    let tally = |done, total, not_applicable| Tally {
        done,
        total,
        not_applicable,
    };
    assert_eq!(verdict.tally(), tally(2, 3, 1));
    assert_eq!(
        verdict.by_section(),
        [
            (0, None, tally(1, 1, 0)),
            (0, Some(0), tally(1, 2, 0)),
            (0, Some(1), tally(0, 0, 1))
        ]
    );
}

#[test]
fn a_crossed_ballot_box_is_not_done() {
    let document = with_glyphs("- ☑ a\n- ☒ b\n");
    let sources = [SourceDocument {
        name: "body",
        document: &document,
    }];
    let verdict = judge(&sources, &Rules::default(), None, &|_| ProofState::Unknown);
    assert_eq!(verdict.reasons, [Reason::OpenItems { count: 1 }]);
    assert_eq!(verdict.items[1].status, Status::Open(OpenWhy::Crossed));
}

#[test]
fn an_old_template_is_a_warning_that_the_caller_adds() {
    let mut verdict = verdict("- [x] a\n", &Rules::default());
    verdict.warnings.push(Warning::TemplateStale { days: 91 });
    assert_eq!(verdict.outcome(), Outcome::Pass);
    assert_eq!(verdict.warnings[0].code(), "template_stale");
}
