//! The template's items.

use super::*;
use crate::gates::checklist::judge::{rules::Blockquotes, verdict::Outcome};

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
