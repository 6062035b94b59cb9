//! What `gonogo lint` says about a window at the present instant.

use super::faults::shown;
use crate::gates::policy;
use crate::ids::Environment;

#[track_caller]
fn check_lint(section: &str, now: &str, expected: &[&str]) {
    let text = format!("version: 1\ntimezone: Europe/Paris\ngates:\n  window: {section}\n");
    let now = now.parse().expect("an instant");
    let loaded = policy::lint_bytes(text.as_bytes(), &Environment::default(), now);
    let found: Vec<String> = loaded.faults.faults.iter().map(shown).collect();
    assert_eq!(found, expected, "{text}");
    assert!(!loaded.faults.has_errors());
}

#[test]
fn lint_knows_what_is_odd_at_the_present_instant() {
    let june = "2026-06-01T00:00:00Z";
    check_lint(
        "{ deny: [{ id: r, dates: { from: 2025-12-18, to: 2026-01-04 } }] }",
        june,
        &["warning 4:26 policy-window-never-matches"],
    );
    check_lint(
        "{ deny: [{ id: r, weekly: { days: [sun], from: '02:30', to: '04:00' } }] }",
        june,
        &[
            "warning 4:26 policy-window-exists-twice",
            "warning 4:26 policy-window-does-not-exist",
        ],
    );
    check_lint(
        "{ deny: [{ id: r, weekly: { days: [mon,tue,wed,thu,fri,sat,sun], from: '00:00', to: '24:00' } }] }",
        june,
        &["warning 4:3 policy-window-never-opens"],
    );
    check_lint(
        "{ holidays: { country: FR, dates: [2026-07-14] } }",
        "2032-06-01T00:00:00Z",
        &[
            "warning 4:34 policy-window-holidays-run-out",
            "warning 4:38 policy-window-holidays-past",
        ],
    );
}

#[test]
fn a_window_that_names_a_clock_and_no_rule_is_always_open_and_warned_of() {
    for section in [
        "{ timezone: UTC }",
        "{ timezone: UTC, deny: [], lead-time: 2h }",
        "{ all-of: [{ name: a }, { name: b, timezone: UTC }] }",
    ] {
        let warned = ["warning 4:3 policy-window-always-open"];
        check_lint(section, "2026-06-01T00:00:00Z", &warned);
    }
    let ruled = "{ all-of: [{ name: a }, { name: b, holidays: { dates: [2026-07-14] } }] }";
    check_lint(ruled, "2026-06-01T00:00:00Z", &[]);
}

#[test]
fn an_event_that_lasts_no_time_is_named_also_where_others_are_fine() {
    let event =
        |more: &str| format!("BEGIN:VEVENT\\nDTSTART:20260610T120000Z\\n{more}\\nEND:VEVENT\\n");
    let text = format!(
        "BEGIN:VCALENDAR\\n{}{}END:VCALENDAR\\n",
        event("DURATION:PT1H"),
        event("SUMMARY:Freeze begins")
    );
    for kind in ["allow", "deny"] {
        check_lint(
            &format!("{{ {kind}: [{{ id: r, ical: {{ text: \"{text}\" }} }}] }}"),
            "2026-06-01T00:00:00Z",
            &["warning 4:SPAN policy-window-event-without-end"
                .replace("SPAN", if kind == "allow" { "27" } else { "26" })
                .as_str()],
        );
    }
}
