//! The template's items, and items that a gate proves.

use super::*;
use crate::gates::checklist::judge::{
    rules::Blockquotes,
    verdict::{OpenWhy, Outcome, Status},
};

fn with_template(markdown: &str, template: &str, rules: &Rules) -> Verdict {
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
fn check_template(markdown: &str, template: &str, rules: &Rules, expected: &[&str]) {
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
fn proved_items_are_done_when_the_gate_is_go_whoever_ticked_them() {
    let rules = Rules::default();
    let go = "- [ ] Audit <!-- gonogo: npm-audit -->\n";
    let no = "- [ ] Window <!-- gonogo: window -->\n";
    check_template("- [ ] Audit\n", go, &rules, &[]);
    check_template("- [x] Window\n", no, &rules, &["open_items"]);
    let verdict = with_template("- [x] Audit\n", go, &rules);
    assert_eq!(
        verdict.items[0].status,
        Status::Proved(owned(&["npm-audit"]))
    );
    let verdict = with_template("- [x] Window\n", no, &rules);
    assert_eq!(
        verdict.items[0].status,
        Status::Open(OpenWhy::ProofNotGo("window".to_owned()))
    );
}

#[test]
fn an_unknown_proof_is_unknown() {
    for name in ["nothing", "", "checklist", "npm-audit window"] {
        let template = format!("- [ ] a <!-- gonogo: {name} -->\n");
        let verdict = with_template("- [x] a\n", &template, &Rules::default());
        assert_eq!(codes(&verdict), [format!("proof_unknown:{name}")]);
        assert_eq!(verdict.outcome(), Outcome::Unknown);
    }
}

#[test]
fn several_proofs_must_all_be_go() {
    let check = |names: &[&str], expected: Outcome| {
        let comments: String = names
            .iter()
            .map(|name| format!("<!-- gonogo: {name} -->"))
            .collect();
        let verdict = with_template(
            "- [x] a\n",
            &format!("- [ ] a {comments}\n"),
            &Rules::default(),
        );
        assert_eq!(verdict.outcome(), expected, "{names:?}");
    };
    check(&["npm-audit", "npm-audit"], Outcome::Pass);
    check(&["npm-audit", "nothing"], Outcome::Unknown);
    check(&["nothing", "window", "npm-audit"], Outcome::Fail);
}

#[test]
fn the_author_can_neither_remove_nor_add_nor_strike_nor_copy_a_proof_away() {
    let rules = na(NaMode::Strike);
    let template = "- [ ] Window <!-- gonogo: window -->\n- [ ] Backup\n";
    check_template(
        "- [x] Window\n- [x] Backup\n",
        template,
        &rules,
        &["open_items"],
    );
    check_template(
        "- [x] Window\n- [ ] Backup <!-- gonogo: npm-audit -->\n",
        template,
        &rules,
        &["open_items"],
    );
    check_template(
        "- [ ] ~~Window~~\n- [x] Backup\n",
        template,
        &rules,
        &["open_items"],
    );
    let copied = with_template(
        "- [x] Window\n- [x] Window\n- [x] Backup\n",
        template,
        &rules,
    );
    assert_eq!(copied.open().count(), 2);
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
}
