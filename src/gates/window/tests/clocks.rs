//! A window has a rule, and a rule has a clock.

use super::faults::check;
use crate::gates::policy;
use crate::ids::Environment;

#[test]
fn a_rule_without_a_zone_is_an_error_and_utc_is_never_taken_for_one() {
    check(
        "deny:\n- { id: r, weekly: { days: [fri], from: '00:00', to: '24:00' } }",
        &["error 2:9 policy-window-no-zone -> timezone: Europe/Paris"],
    );
    check(
        "holidays: { country: FR }",
        &["error 1:1 policy-window-no-zone -> timezone: Europe/Paris"],
    );
    // Its ends are instants, but answers are told on a clock.
    check(
        "deny: [{ id: r, range: { from: 2026-09-01T00:00Z, to: 2026-09-02T00:00Z } }]\nlead-time: 1h",
        &["error 1:14 policy-window-no-zone -> timezone: Europe/Paris"],
    );
    let day = "dates: { from: 2026-09-01, to: 2026-09-02 }";
    check(
        &format!(
            "deny:\n- {{ id: r, timezone: UTC, {day} }}\n- {{ id: s, timezone: Asia/Tokyo, {day} }}"
        ),
        &["error 3:9 policy-window-no-zone -> timezone: Europe/Paris"],
    );
    check(
        "deny: [{ id: r, timezone: UTC, dates: { from: 2026-09-01, to: 2026-09-02 } }]",
        &[],
    );
}

#[test]
fn a_window_without_any_rule_is_an_error() {
    for section in [
        "{}",
        "deny: []",
        "lead-time: 1h",
        "{ lead-time: 2h, when-closed: hold }",
        "{ all-of: [{ name: a }, { name: b, deny: [] }] }",
        "window: {}",
    ] {
        check(section, &["error 1:1 policy-window-no-rule -> window: off"]);
    }
    check(
        "{ timezone: UTC, all-of: [{ name: a }, { name: b, holidays: { dates: [2026-07-14] } }] }",
        &[],
    );
}

#[test]
fn a_section_without_a_zone_takes_that_of_the_policy() {
    let rule = "{ id: r, weekly: { days: [fri], from: '00:00', to: '24:00' } }";
    let policy = format!("gates:\n  window:\n    deny: [{rule}]\n");
    let load = |text: &str| policy::load(text, &Environment::default());
    let loaded = load(&format!("version: 1\ntimezone: Asia/Tokyo\n{policy}"));
    let window = loaded.policy.expect("valid").gates.window.expect("there");
    assert_eq!(window.schedule.zone().iana_name(), Some("Asia/Tokyo"));
    let without = load(&format!("version: 1\n{policy}")).faults;
    assert_eq!(without.faults[0].message_id(), "policy-window-no-zone");
    assert_eq!(without.faults[0].path, "gates.window.deny[0].id");
}
