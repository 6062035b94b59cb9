//! Items that a gate proves, and what only looks like a proof.

use super::template::{check_template, with_template};
use super::*;
use crate::gates::checklist::judge::verdict::{OpenWhy, Outcome, Status};

#[test]
fn what_looks_like_a_proof_and_is_none_is_unknown() {
    let check = |template: &str, line: usize, item: Option<&str>| {
        let verdict = with_template("- [x] Window\n", template, &Rules::default());
        assert_eq!(
            codes(&verdict),
            [format!("proof_unreadable:line {line}")],
            "{template:?}"
        );
        assert_eq!(verdict.outcome(), Outcome::Unknown);
        let Reason::ProofUnreadable(slip) = &verdict.reasons[0] else {
            panic!("{template:?}");
        };
        assert_eq!(slip.item.as_deref(), item, "{template:?}");
        assert_eq!(slip.reference.as_deref(), Some("window"), "{template:?}");
    };
    let window = Some("Window");
    check("- [ ] Window <!-- Gonogo: window -->\n", 1, window);
    check("- [ ] Window <!-- gonogo : window -->\n", 1, window);
    check("- [ ] Window <!-- gonogo window -->\n", 1, window);
    check("- [ ] Window\n<!-- gonogo: window -->\n", 2, window);
    check("- [ ] Window\n\n<!-- gonogo: window -->\n", 3, window);
    check("<!-- gonogo: window -->\n- [ ] Window\n", 1, None);
    check("## A <!-- gonogo: window -->\n- [ ] Window\n", 1, None);
    check("- [ ] Window\n\n      <!-- gonogo: window -->\n", 3, window);
    check("- [ ] Window\n- <!-- gonogo: window -->\n", 2, window);
    check(
        "- [ ] Window\n\n  <!-- a -->\n  <!-- Gonogo: window -->\n",
        4,
        window,
    );
    check("- [ ] Window\n\n  <!– gonogo: window –>\n", 3, window);
    check_template(
        "- [x] Window\n",
        "<!-- gonogo reads this list -->\n- [ ] Window <!-- ask Ana -->\n\n```\n<!-- gonogo: window -->\n```\n",
        &Rules::default(),
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
