//! The template's items.

use super::*;
use crate::gates::checklist::findings;
use crate::gates::checklist::judge::{
    rules::Blockquotes,
    verdict::{Outcome, Warning},
};
use crate::locale::{Locale, Words};

pub(super) fn with_template(markdown: &str, template: &str, rules: &Rules) -> Verdict {
    let (document, template) = (read(markdown), read(template));
    let source = SourceDocument {
        name: "body",
        document: &document,
    };
    judge(&[source], rules, Some(&template), &|name| match name {
        "npm-audit" => ProofState::Go,
        "window" => ProofState::NotGo,
        _ => ProofState::Unknown,
    })
}

#[track_caller]
pub(super) fn check_template(markdown: &str, template: &str, rules: &Rules, expected: &[&str]) {
    assert_eq!(
        codes(&with_template(markdown, template, rules)),
        expected,
        "{markdown:?} {template:?}"
    );
}

#[test]
fn items_of_the_template_must_be_there() {
    let rules = Rules::default();
    let template = "## A\n- [ ] Backup\n- [ ] Backup taken\n- [ ] QA:\n";
    check_template(
        "- [x] 1. backup taken today\n- [x] BACKUP\n- [x] QA: @ana\n",
        template,
        &rules,
        &[],
    );
    check_template(
        "- [x] Backup taken\n- [x] QA:\n",
        template,
        &rules,
        &["template_missing:Backup"],
    );
    check_template(
        "- [x] Backup\n- [x] Backups taken\n- [x] QA: @li\n",
        template,
        &rules,
        &["template_missing:Backup taken"],
    );
}

#[test]
fn each_item_stands_for_one_of_the_templates() {
    let rules = Rules::default();
    check_template(
        "- [x] QA\n",
        "- [ ] QA\n- [ ] QA\n",
        &rules,
        &["template_missing:QA"],
    );
    check_template("- [x] QA\n- [x] qa\n", "- [ ] QA\n- [ ] QA\n", &rules, &[]);
}

#[test]
fn an_item_of_the_template_may_not_be_moved_out_of_sight() {
    let rules = Rules {
        post_deploy: owned(&["Later"]),
        ..Rules::default()
    };
    let template = "- [ ] a\n- [ ] b\n## Later\n- [ ] c\n";
    check_template(
        "- [x] a\n## Later\n- [ ] b\n- [ ] c\n",
        template,
        &rules,
        &["template_missing:b"],
    );
    check_template("- [x] a\n- [x] b\n- [x] c\n", template, &rules, &[]);
    check_template(
        "> - [x] a\n",
        "- [ ] a\n",
        &Rules {
            blockquotes: Blockquotes::Ignore,
            ..Rules::default()
        },
        &["no_items", "template_missing:a"],
    );
}

#[test]
fn an_item_that_does_not_apply_still_stands_for_the_templates() {
    let rules = na(NaMode::StrikeAndWords);
    let template = "- [ ] a\n- [ ] Mobile build\n";
    check_template(
        "- [x] a\n- [ ] ~~Mobile build~~ - no app\n",
        template,
        &rules,
        &[],
    );
    check_template(
        "- [x] a\n- [ ] N/A Mobile build - no app\n",
        template,
        &rules,
        &[],
    );
    check_template(
        "- [x] a\n- [ ] N/A - Mobile build - no app\n",
        template,
        &rules,
        &[],
    );
}

#[test]
fn the_templates_words_are_no_reason_for_not_applicable() {
    let rules = na(NaMode::StrikeAndWords);
    let template = "- [ ] a\n- [ ] Backup taken\n";
    for reason in ["Backup taken", "Backup taken.", "**Backup**  taken -", "12"] {
        let list = format!("- [x] a\n- [ ] N/A Backup taken - {reason}\n");
        let verdict = with_template(&list, template, &rules);
        assert_eq!(codes(&verdict)[0], "open_items", "{reason:?}");
    }
    check_template(
        "- [x] a\n- [ ] N/A - Backup taken.\n",
        template,
        &rules,
        &["open_items", "na_without_reason:N/A - Backup taken."],
    );
    check_template(
        "- [x] a\n- [ ] N/A - Backup taken: no data\n",
        template,
        &rules,
        &[],
    );
}

#[test]
fn a_template_without_items_is_unknown() {
    let check = |template: &str, rules: &Rules| {
        let verdict = with_template("- [x] a\n", template, rules);
        assert_eq!(codes(&verdict), ["template_empty"], "{template:?}");
        assert_eq!(verdict.outcome(), Outcome::Unknown);
    };
    check("", &Rules::default());
    check("# Release\n\n- Backup\n", &Rules::default());
    let ignore = Rules {
        blockquotes: Blockquotes::Ignore,
        ..Rules::default()
    };
    check("> - [ ] Backup\n", &ignore);
    let html = with_template(
        "- [x] a\n",
        "- [ ] a\n\n<textarea>\n\n- [ ] b\n",
        &Rules::default(),
    );
    assert_eq!(codes(&html), ["doubtful:line 3 of the template"]);
}

#[test]
fn a_template_with_an_open_end_is_unknown_and_never_asks_for_less_in_silence() {
    let check = |end: &str, code: &str| {
        let template = format!("- [ ] a\n\n{end}\n\n- [ ] Backup\n");
        let verdict = with_template("- [x] a\n", &template, &Rules::default());
        assert_eq!(codes(&verdict), [code], "{template:?}");
        assert_eq!(verdict.outcome(), Outcome::Unknown);
    };
    check("```", "unclosed_fence:line 3 of the template");
    check("~~~ sh\nx", "unclosed_fence:line 3 of the template");
    check("<!-- Notes", "unclosed_comment:line 3 of the template");
    check("<pre>", "unclosed_html:line 3 of the template");
    check("<?x", "unclosed_html:line 3 of the template");
    let closed = "- [ ] a\n\n```\nx\n```\n\n<!-- b -->\n<pre>\n</pre>\n";
    check_template("- [x] a\n", closed, &Rules::default(), &[]);
    let quoted = "- [ ] a\n\n> ```\n> - [ ] b\n";
    let ignore = Rules {
        blockquotes: Blockquotes::Ignore,
        ..Rules::default()
    };
    check_template("- [x] a\n", quoted, &ignore, &[]);
    let code = "unclosed_fence:line 3 of the template";
    let verdict = with_template("- [x] a\n", quoted, &Rules::default());
    assert_eq!(codes(&verdict), [code]);
}

#[test]
fn a_look_alike_in_the_template_is_told_and_unknown_where_markers_are_strict() {
    let template = "- [ ] a\n- [] Backup\n- ☐ Rollback\n";
    let verdict = with_template("- [x] a\n", template, &Rules::default());
    assert_eq!(verdict.outcome(), Outcome::Pass);
    let warned: Vec<String> = verdict.warnings.iter().map(Warning::code).collect();
    let expected = [
        "bad_marker:line 2 of the template",
        "unread_glyph:line 3 of the template",
    ];
    assert_eq!(warned, expected);
    let strict = Rules {
        strict_markers: true,
        ..Rules::default()
    };
    let verdict = with_template("- [x] a\n", template, &strict);
    assert_eq!(codes(&verdict), expected);
    assert_eq!(verdict.outcome(), Outcome::Unknown);
    let outside = Rules {
        sections: owned(&["A"]),
        ..strict
    };
    let text = "## A\n- [x] a\n";
    check_template(text, "## A\n- [ ] a\n## B\n- [~] b\n", &outside, &[]);
}

#[test]
fn items_behind_an_open_end_of_the_list_are_missing() {
    let template = "- [ ] a\n- [ ] Backup\n";
    let hidden = |end: &str| format!("- [x] a\n\n{end}\n- [x] Backup\n");
    for end in ["```", "<!-- b", "<pre>"] {
        let missing = ["template_missing:Backup"];
        check_template(&hidden(end), template, &Rules::default(), &missing);
        let rules = required(&["Backup"]);
        check(&hidden(end), &rules, &["required_missing:Backup"]);
    }
}

#[test]
fn what_is_missing_behind_an_open_end_is_told_with_its_line() {
    let (document, template) = (read("- [x] a\n\n```\n- [x] Backup\n"), "- [ ] Backup\n");
    let template = read(template);
    let sources = [SourceDocument {
        name: "#12",
        document: &document,
    }];
    let verdict = judge(&sources, &Rules::default(), Some(&template), &|_| {
        ProofState::Unknown
    });
    let findings = findings(&verdict, &sources, Some("list.md"));
    let lifts = |locale: Locale| {
        let words = Words::new(locale);
        let lifts = findings.iter().map(|it| words.plain(&it.lift()));
        lifts.collect::<Vec<_>>()
    };
    assert_eq!(
        lifts(Locale::English),
        [
            "Whoever edits the list: close the code fence in #12 line 3, which hides all that follows; \
             if that is not enough, put it back.",
            "Whoever edits it: close it; until then what follows is not read.",
        ]
    );
    assert!(lifts(Locale::French)[0].contains("fermer le bloc de code dans #12 ligne 3"));
}

#[test]
fn links_of_the_template_are_no_evidence() {
    let rules = Rules {
        evidence: owned(&["*backup*"]),
        ..Rules::default()
    };
    let template = "- [ ] Backup by [runbook](https://a.test/book)\n";
    check_template(
        "- [x] Backup by [runbook](https://a.test/book)\n",
        template,
        &rules,
        &["evidence_missing:Backup by runbook"],
    );
    check_template(
        "- [x] Backup by [runbook](https://a.test/book) https://a.test/log\n",
        template,
        &rules,
        &[],
    );
    check_template(
        "- [x] Backup by [runbook](https://a.test/book#) http://a.test/book/#part\n",
        template,
        &rules,
        &["evidence_missing:Backup by runbook http://a.test/book/#part"],
    );
}
