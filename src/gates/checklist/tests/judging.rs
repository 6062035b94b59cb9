//! How lists are judged: one test for each rule.

use super::*;
use crate::gates::checklist::judge::{
    Blockquotes, NaMode, OnEmpty, OpenWhy, Outcome, Reason, Status, Tally, Warning,
};

fn sections(names: &[&str]) -> Rules {
    Rules {
        sections: owned(names),
        ..Rules::default()
    }
}

fn required(texts: &[&str]) -> Rules {
    Rules {
        required: owned(texts),
        ..Rules::default()
    }
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn na(mode: NaMode) -> Rules {
    Rules {
        na: mode,
        ..Rules::default()
    }
}

#[track_caller]
fn check(markdown: &str, rules: &Rules, expected: &[&str]) {
    let verdict = verdict(markdown, rules);
    assert_eq!(codes(&verdict), expected, "{markdown:?}");
    let outcome = if expected.is_empty() {
        Outcome::Pass
    } else {
        Outcome::Fail
    };
    assert_eq!(verdict.outcome(), outcome);
}

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
    check("- [ ] ~~a~~\n- [x] b\n", &na(NaMode::Strike), &[]);
}

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
        &["section_missing:C", "section_empty:B"][..]
            .iter()
            .rev()
            .copied()
            .collect::<Vec<_>>()
            .as_slice(),
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
fn required_items_must_be_there() {
    check(
        "- [x] a\n",
        &required(&["Rollback tested"]),
        &["required_missing:Rollback tested"],
    );
    check(
        "- [x] Database: rollback  tested (5 min)\n",
        &required(&["Rollback tested"]),
        &[],
    );
    check(
        "- [x] Quality\n",
        &required(&["QA"]),
        &["required_missing:QA"],
    );
}

#[test]
fn every_item_of_a_required_text_must_be_done() {
    check(
        "- [x] QA: @ana\n- [ ] QA: @li\n",
        &required(&["QA"]),
        &["open_items"],
    );
    let flags: Vec<bool> = verdict("- [x] QA\n- [x] b\n", &required(&["QA"]))
        .items
        .iter()
        .map(|judged| judged.required)
        .collect();
    assert_eq!(flags, [true, false]);
}

#[test]
fn a_required_item_may_not_be_struck_out() {
    for mode in [NaMode::Strike, NaMode::StrikeAndWords] {
        let rules = Rules {
            na: mode,
            ..required(&["Backup"])
        };
        check(
            "- [x] a\n- [ ] ~~Backup~~\n",
            &rules,
            &["required_na:Backup"],
        );
        check(
            "- [x] a\n- [x] ~~Backup~~\n",
            &rules,
            &["required_na:Backup"],
        );
        check(
            "- [x] Backup\n- [ ] ~~Backup~~\n",
            &rules,
            &["required_na:Backup"],
        );
    }
    check(
        "- [x] ~~Backup~~\n",
        &required(&["Backup"]),
        &["required_na:Backup"],
    );
    let words = Rules {
        na: NaMode::StrikeAndWords,
        ..required(&["Backup"])
    };
    check(
        "- [x] a\n- [ ] N/A Backup - no data\n",
        &words,
        &["required_na:Backup"],
    );
}

#[test]
fn a_required_item_outside_the_sections_must_be_done_there() {
    let rules = Rules {
        required: owned(&["Backup"]),
        ..sections(&["A"])
    };
    check(
        "## A\n- [x] a\n## B\n- [ ] Backup\n",
        &rules,
        &["required_open:Backup"],
    );
    check("## A\n- [x] a\n## B\n- [x] Backup\n", &rules, &[]);
    check(
        "## A\n- [x] Backup\n## B\n- [ ] Tell of the backup\n",
        &rules,
        &[],
    );
    let later = Rules {
        post_deploy: owned(&["Later"]),
        ..required(&["Backup"])
    };
    check(
        "- [x] a\n## Later\n- [ ] Backup\n",
        &later,
        &["required_open:Backup"],
    );
}

#[test]
fn striking_out_needs_the_policy_and_the_whole_label() {
    check("- [x] a\n- [ ] ~~b~~\n", &na(NaMode::Off), &["open_items"]);
    check(
        "- [x] a\n- [ ] ~~b~~\n- [ ] ~c~\n",
        &na(NaMode::Strike),
        &[],
    );
    check(
        "- [x] a\n- [ ] ~~b~~ c\n",
        &na(NaMode::Strike),
        &["open_items"],
    );
    check("- [x] a\n- [ ] ~~b~~ ~~c~~\n", &na(NaMode::Strike), &[]);
    let with_reason = verdict(
        "- [x] a\n- [ ] ~~b~~ — not in this release\n",
        &na(NaMode::Strike),
    );
    assert_eq!(
        with_reason.items[1].status,
        Status::NotApplicable(Some("not in this release".to_owned()))
    );
    check("- [x] a\n- [ ] **~~b~~**\n", &na(NaMode::Strike), &[]);
}

#[test]
fn words_for_not_applicable_need_the_policy_and_a_reason() {
    check(
        "- [x] a\n- [ ] N/A - no app\n",
        &na(NaMode::Strike),
        &["open_items"],
    );
    check(
        "- [x] a\n- [ ] N/A - no app\n",
        &na(NaMode::StrikeAndWords),
        &[],
    );
    check(
        "- [x] a\n- [ ] Sans objet : pas d’appli\n",
        &na(NaMode::StrikeAndWords),
        &[],
    );
    check(
        "- [x] a\n- [ ] N/A app\n",
        &na(NaMode::StrikeAndWords),
        &["open_items", "na_without_reason:N/A app"],
    );
    check("- [x] a\n- [x] N/A app\n", &na(NaMode::StrikeAndWords), &[]);
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

#[test]
fn evidence_follows_the_text_of_a_ticked_item() {
    let rules = Rules {
        evidence: owned(&["*backup*", "rollback?"]),
        ..Rules::default()
    };
    let missing = |text: &str| format!("evidence_missing:{text}");
    check("- [x] a\n", &rules, &[]);
    check("- [x] Backup taken\n", &rules, &[&missing("Backup taken")]);
    check("- [x] Backup taken https://a.test/1\n", &rules, &[]);
    check("- [x] Backup taken [log](https://a.test/1)\n", &rules, &[]);
    check("- [x] Backup taken ![shot](/i.png)\n", &rules, &[]);
    check("- [x] Backup taken at 1a2b3c4\n", &rules, &[]);
    check("- [x] Backup taken, #12\n", &rules, &[]);
    check("- [x] Backup taken\n  - https://a.test/1\n", &rules, &[]);
    check(
        "- [x] Backup taken\n\n  <img src=\"https://a.test/i.png\">\n",
        &rules,
        &[],
    );
    check(
        "- [x] [Backup taken](https://a.test)\n",
        &rules,
        &[&missing("Backup taken")],
    );
    check(
        "- [x] Backup taken [x](#)\n",
        &rules,
        &[&missing("Backup taken x")],
    );
    check(
        "- [x] Backup taken [x](mailto:a@b.test)\n",
        &rules,
        &[&missing("Backup taken x")],
    );
    check(
        "- [ ] Backup taken https://a.test/1\n",
        &rules,
        &["open_items"],
    );
    check("- [x] rollback\n", &rules, &[]);
}

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
        verdict.by_section(&sources),
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
