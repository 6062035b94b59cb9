//! What the policy asks of single items: required texts, evidence, and what may be taken off the list.

use super::*;
use crate::gates::checklist::judge::verdict::Status;

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
