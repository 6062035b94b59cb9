//! Labels that say that they do not apply, and those that do not say so.

use super::*;

fn words(text: &str) -> Option<Option<String>> {
    let prose = Prose {
        text: text.to_owned(),
        ..Prose::default()
    };
    read(&prose, &["hors sujet".to_owned()]).map(|found| found.reason)
}

#[test]
fn leading_words_take_their_reason_after_a_dash() {
    let check = |text: &str, reason: &str| {
        assert_eq!(words(text), Some(Some(reason.to_owned())), "{text:?}");
    };
    check("N/A - no app in this release", "no app in this release");
    check("n/a: no app", "no app");
    check("NA — no app", "no app");
    check("n.a. – no app", "no app");
    check("Not applicable - no app", "no app");
    check("N/A Mobile build — no app", "no app");
    check("N/A pre-flight: no app", "no app");
    check("Sans objet — pas d’appli", "pas d’appli");
    check("S/O : pas d’appli", "pas d’appli");
    check("NON APPLICABLE - rien", "rien");
    check("Hors sujet: rien", "rien");
}

#[test]
fn a_word_without_a_reason_is_seen_as_such() {
    for text in [
        "N/A",
        "n/a Mobile build",
        "N/A -",
        "N/A — …",
        "NA",
        "sans objet",
        "N/A pre-flight",
    ] {
        assert_eq!(words(text), Some(None), "{text:?}");
    }
}

#[test]
fn other_labels_do_apply() {
    for text in [
        "",
        "Backup",
        "NAT gateway - checked",
        "NA region drained - by ops",
        "N/AB - x",
        "Sodium: Na - x",
        "Sans objection - x",
        "not applicables - x",
        "S/O/S - x",
    ] {
        assert_eq!(words(text), None, "{text:?}");
    }
}

#[test]
fn a_reason_says_more_than_the_name() {
    let check = |text: &str, template: Option<&str>, expected: bool| {
        let prose = Prose {
            text: text.to_owned(),
            ..Prose::default()
        };
        let found = read(&prose, &[]).unwrap();
        assert_eq!(found.is_explained(template), expected, "{text:?}");
    };
    let backup = Some("Backup taken");
    for label in [
        "N/A - Backup taken",
        "N/A - Backup taken.",
        "N/A - Backup taken -",
        "N/A - «backup  TAKEN»!",
        "N/A - 3. Backup\u{a0}taken — Backup taken",
        "N/A Backup taken - backup-taken.",
        "N/A - 12",
        "N/A - n/a",
        "N/A - Backup taken: N/A",
    ] {
        check(label, backup, false);
    }
    check("N/A Backup - backup.", None, false);
    check("N/A - Backup taken: no data", backup, true);
    check("N/A Backup taken - no data", backup, true);
    check("N/A - Backup taken", None, true);
    check("N/A - 资料没有变化", backup, true);
}

#[test]
fn a_text_says_anywhere_that_something_does_not_apply() {
    let check = |text: &str, asked: &str, expected: bool| {
        assert_eq!(is_said_in(text, &fold(asked)), expected, "{text:?}");
    };
    for text in [
        "Rollback tested: n/a",
        "Rollback tested (N / A)",
        "Rollback tested - NA.",
        "Rollback tested — sans objet",
        "Rollback tested, does not apply",
        "Rollback tested n.a.",
    ] {
        check(text, "rollback tested", true);
    }
    for text in [
        "Rollback tested in NA",
        "Rollback tested - DNA",
        "Rollback tested",
    ] {
        check(text, "rollback tested", false);
    }
    check("N/A list reviewed", "N/A list reviewed", false);
}

#[test]
fn the_label_behind_the_word_is_known() {
    let check = |text: &str, label: &str| {
        let prose = Prose {
            text: text.to_owned(),
            ..Prose::default()
        };
        assert_eq!(read(&prose, &[]).unwrap().label, label, "{text:?}");
    };
    check("N/A Mobile build - no app", "Mobile build - no app");
    check("N/A - Mobile build - no app", "Mobile build - no app");
}
