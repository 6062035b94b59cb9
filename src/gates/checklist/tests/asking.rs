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
        .map(|judged| !judged.required.is_empty())
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
        &["required_open:Backup"],
    );
    check(
        "## A\n- [x] Backup\n## B\n- [x] ~~Backup~~\n",
        &rules,
        &["required_na:Backup"],
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
    // What can only be done after the deploy is not asked for before it.
    check(
        "- [x] Backup\n## Later\n- [ ] Remove the backup\n",
        &later,
        &[],
    );
}

#[test]
fn a_required_item_that_says_it_does_not_apply_is_not_done() {
    let modes = [NaMode::Off, NaMode::Strike, NaMode::StrikeAndWords];
    for na in modes {
        let rules = Rules {
            na,
            ..required(&["Rollback tested"])
        };
        for label in [
            "N/A Rollback tested",
            "N/A - Rollback tested: no",
            "Rollback tested: n/a",
            "Rollback tested (sans objet)",
            "Rollback tested - NA",
            "Rollback tested\n  not applicable",
            "~~Rollback tested~~",
            "~~Rollback tested~~.",
            "~~Rollback~~ tested",
            "<del>Rollback tested</del>",
            "<DEL class=\"x\">Rollback tested</DEL>!",
            "<s>Rollback tested</s> by Ana",
            "**<strike>Rollback tested**</strike>",
            "<strike>Rollback tested",
        ] {
            let text = format!("- [x] a\n- [x] {label}\n");
            check(&text, &rules, &["required_na:Rollback tested"]);
        }
        let block = "<del>\n\n- [x] Rollback tested\n\n</del>\n";
        check(block, &rules, &["required_na:Rollback tested"]);
        for label in [
            "Rollback tested ~~by Ana~~ by Li",
            "Rollback tested <s>x</s>",
        ] {
            check(&format!("- [x] {label}\n"), &rules, &[]);
        }
        let closed = "<del>\n\n- [x] a\n\n</del>\n\n- [x] Rollback tested\n";
        check(closed, &rules, &[]);
    }
}

#[test]
fn many_required_texts_cost_little() {
    let words: Vec<String> = (0..9_000).map(|index| format!("Step {index}")).collect();
    let mut lines: Vec<String> = words.iter().map(|word| format!("- [x] {word}\n")).collect();
    let rules = Rules {
        required: words,
        ..Rules::default()
    };
    check(&lines.concat(), &rules, &[]);
    lines.remove(17);
    check(&lines.concat(), &rules, &["required_missing:Step 17"]);
    let twice = required(&["QA", "qa", "\u{200b}"]);
    let missing = ["required_missing:QA", "required_missing:\u{200b}"];
    check("- [x] a\n", &twice, &missing);
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
    check(
        "- [x] a\n- [ ] N/A Backup - backup.\n",
        &na(NaMode::StrikeAndWords),
        &["open_items", "na_without_reason:N/A Backup - backup."],
    );
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
    for nowhere in ["https://", ".", "#12", "//", "?"] {
        check(
            &format!("- [x] Backup taken [x]({nowhere})\n"),
            &rules,
            &[&missing("Backup taken x")],
        );
    }
}
