//! Items that are ticked and say of themselves that they do not apply.

use super::*;

#[test]
fn a_tick_on_what_is_said_not_to_apply_is_not_done() {
    // As the design has it: a leading N/A word needs a reason after a dash, and `na` says whether it counts at all.
    for label in ["N/A app", "N/A", "n/a: …", "Sans objet", "S/O appli"] {
        let text = format!("- [x] a\n- [x] {label}\n");
        let refused = |code: &str| ["open_items".to_owned(), format!("{code}:{label}")];
        for mode in [NaMode::Off, NaMode::Strike] {
            let verdict = verdict(&text, &na(mode));
            assert_eq!(codes(&verdict), refused("na_not_allowed"), "{label}");
        }
        let verdict = verdict(&text, &na(NaMode::StrikeAndWords));
        assert_eq!(codes(&verdict), refused("na_without_reason"), "{label}");
    }
    let explained = "- [x] a\n- [x] N/A app - no app in this release\n";
    check(explained, &na(NaMode::StrikeAndWords), &[]);
    let code = "na_not_allowed:N/A app - no app in this release";
    check(explained, &na(NaMode::Off), &["open_items", code]);
    // What only begins with such letters is about something else.
    check("- [x] NA region drained\n", &na(NaMode::Off), &[]);
    check("- [x] ~~a~~\n", &na(NaMode::Off), &[]);
}

#[test]
fn a_template_may_speak_of_what_does_not_apply() {
    let template = "- [ ] N/A answers reviewed\n";
    let rules = na(NaMode::Off);
    template::check_template("- [x] N/A answers reviewed\n", template, &rules, &[]);
}
