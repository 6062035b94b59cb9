//! Faulty sections: each fault with its place and name, and what is suggested.

use super::reader;
use crate::policy::excerpt::Wording;
use crate::policy::fault::{Fault, Level};

/// The level, message, place and suggested text of every fault.
pub(super) fn shown(fault: &Fault) -> String {
    let level = match fault.level {
        Level::Error => "error",
        Level::Warning => "warning",
    };
    let suggestion = fault.suggestion.as_ref().map(|suggestion| {
        let words: Vec<String> = suggestion
            .arguments
            .iter()
            .map(|(_, argument)| argument.one_line())
            .collect();
        format!(" -> {}", words.join(" "))
    });
    format!(
        "{level} {}:{} {}{}",
        fault.span.line,
        fault.span.column,
        fault.message_id(),
        suggestion.unwrap_or_default()
    )
}

#[track_caller]
pub(super) fn check(text: &str, expected: &[&str]) {
    let reading = reader::read(text);
    let found: Vec<String> = reading.faults.faults.iter().map(shown).collect();
    assert_eq!(found, expected, "{text}");
    assert_eq!(reading.value.is_none(), reading.faults.has_errors());
    for locale in crate::locale::Locale::ALL {
        let words = crate::locale::Words::new(locale);
        for fault in &reading.faults.faults {
            let said = words.message(fault.message_id(), &fault.arguments());
            assert!(!said.contains("policy-") && !said.contains("{$"), "{said}");
        }
    }
}

/// One deny rule `r` in the zone of Paris.
#[track_caller]
fn check_rule(when: &str, expected: &[&str]) {
    check(
        &format!("timezone: Europe/Paris\ndeny:\n- {{ id: r, {when} }}\n"),
        expected,
    );
}

#[test]
fn scalars_are_strict_and_say_what_is_right() {
    check(
        "timezone: Paris",
        &["error 1:11 policy-unknown-zone -> Europe/Paris"],
    );
    check_rule(
        "weekly: { days: [fryday], from: 9:00, to: '24:01' }",
        &[
            "error 3:29 policy-window-invalid-weekday -> fri",
            "error 3:44 policy-window-invalid-time -> 09:00",
            "error 3:54 policy-window-invalid-time",
        ],
    );
    check_rule(
        "weekly-span: { from: fri, to: mon 8:00 }",
        &[
            "error 3:33 policy-window-invalid-week-moment -> fri 00:00",
            "error 3:42 policy-window-invalid-week-moment -> mon 08:00",
        ],
    );
    check_rule(
        "dates: { from: 2026-02-30, to: 2026-03-01 }",
        &["error 3:27 policy-window-invalid-date"],
    );
    check_rule(
        "range: { from: 2026-11-26 08:00, to: null }",
        &["error 3:27 policy-window-invalid-moment -> 2026-11-26T08:00"],
    );
    check(
        "timezone: UTC\nholidays: { country: UK }",
        &["error 2:22 policy-window-unknown-country -> GB"],
    );
    check(
        "timezone: UTC\nlead-time: 2",
        &["error 2:12 policy-invalid-duration"],
    );
    check(
        "timezone: UTC\nlead-time: 401d\ndeny: [{ id: r, dates: { from: 2026-09-01, to: 2026-09-02 } }]",
        &["error 2:12 policy-window-lead-time-too-long"],
    );
}

#[test]
fn cron_patterns_have_five_good_fields_and_one_end() {
    check_rule(
        "cron: { start: '0 23 * * 5 2026', duration-minutes: 60 }",
        &["error 3:27 policy-window-cron-fields"],
    );
    check_rule(
        "cron: { start: '0 25 * * 5', end: '0 7 30 2 *' }",
        &[
            "error 3:27 policy-window-cron-field",
            "error 3:46 policy-window-cron-never",
        ],
    );
    check_rule(
        "cron: { start: '0 23 * * 5' }",
        &["error 3:12 policy-none-of"],
    );
    check_rule(
        "cron: { start: '0 23 * * 5', end: '0 7 * * 1', duration-minutes: 0 }",
        &[
            "error 3:59 policy-conflict",
            "error 3:77 policy-out-of-range",
        ],
    );
}

#[test]
fn a_calendar_is_exactly_one_of_file_url_and_text() {
    check_rule("ical: { }", &["error 3:12 policy-none-of"]);
    check_rule(
        "ical: { file: a.ics, text: b }",
        &["error 3:33 policy-conflict"],
    );
    check_rule(
        "ical: { file: ../a.ics }",
        &["error 3:26 policy-invalid-path"],
    );
    check_rule(
        "ical: { url: webcal://example.com/a.ics }",
        &["error 3:25 policy-window-invalid-address -> https://example.com/a.ics"],
    );
    check_rule(
        "ical: { url: 'https://user:secret@example.com/a.ics' }",
        &["error 3:25 policy-window-invalid-address"],
    );
}

#[test]
fn a_rule_has_a_name_of_its_own_and_one_kind() {
    check(
        "timezone: UTC\ndeny: [{ id: a }]",
        &["error 2:8 policy-none-of"],
    );
    let rule = "weekly: { days: [mon], from: '09:00', to: '10:00' }";
    check(
        &format!("timezone: UTC\nallow:\n- {{ id: a, {rule} }}\ndeny:\n- {{ id: a, {rule} }}"),
        &["error 5:9 policy-window-duplicate-id"],
    );
    check(
        "timezone: UTC\nall-of:\n- { name: a }\n- { name: a, holidays: { country: FR } }",
        &["error 4:11 policy-window-duplicate-member"],
    );
}

#[test]
fn empty_lists_that_would_never_open_are_errors() {
    check(
        "timezone: UTC\nallow: []",
        &["error 2:8 policy-empty-list -> "],
    );
    check(
        "timezone: UTC\nall-of: []",
        &["error 2:9 policy-empty-list -> "],
    );
    check_rule(
        "weekly: { days: [], from: '09:00', to: '10:00' }",
        &["error 3:28 policy-empty-list -> "],
    );
    check(
        "timezone: UTC\nholidays: { }",
        &["error 2:1 policy-none-of"],
    );
    check(
        "exempt: { change: [] }",
        &[
            "error 1:1 policy-window-no-rule -> window: off",
            "error 1:19 policy-empty-list -> ",
        ],
    );
}

#[test]
fn what_ends_before_it_begins_is_an_error_where_it_cannot_wrap() {
    check_rule(
        "dates: { from: 2026-12-18, to: 2026-12-17 }",
        &["error 3:43 policy-window-ends-before-it-begins"],
    );
    check_rule(
        "range: { from: 2026-12-18T08:00, to: 2026-12-18T08:00 }",
        &["error 3:49 policy-window-ends-before-it-begins"],
    );
    check_rule("weekly: { days: [sun], from: '23:00', to: '02:00' }", &[]);
    check_rule(
        "weekly: { days: [fri], from: '24:00', to: '06:00' }",
        &["error 3:41 policy-window-starts-at-end-of-day -> 00:00"],
    );
    check_rule(
        "weekly-span: { from: 'sun 24:00', to: mon 08:00 }",
        &["error 3:33 policy-window-starts-at-end-of-day -> mon 00:00"],
    );
}

#[test]
fn the_faults_of_one_rule_do_not_hide_those_of_another() {
    check(
        "timezone: UTC\ndeny:\n- { id: a, weekly: { days: [x], from: '09:00', to: '10:00' } }\n- { id: b, dates: { from: 2026-01-02, to: 2026-01-01 } }\nwhen-close: hold",
        &[
            "error 3:29 policy-window-invalid-weekday",
            "error 4:43 policy-window-ends-before-it-begins",
            "error 5:1 policy-unknown-key -> when-closed",
        ],
    );
    check(
        "timezone: UTC\ndeny:\n- { id: a, weekly: { days: [x], from: '09:00', to: '10:00' } }\n- { id: b, dates: { from: 2026-01-02, to: 2026-01-01 } }",
        &[
            "error 3:29 policy-window-invalid-weekday",
            "error 4:43 policy-window-ends-before-it-begins",
        ],
    );
}

#[test]
fn what_is_probably_not_meant_is_a_warning() {
    check_rule(
        "weekly: { days: [fri], from: '00:00', to: '23:59' }",
        &["warning 3:54 policy-window-last-minute"],
    );
    check_rule(
        "weekly-span: { from: fri 12:00, to: sun 23:59 }",
        &["warning 3:48 policy-window-last-minute"],
    );
    check_rule(
        "weekly: { days: [wed], from: '10:00', to: '10:00' }",
        &["warning 3:54 policy-window-whole-day"],
    );
    check_rule(
        "weekly-span: { from: fri 12:00, to: fri 12:00 }",
        &["warning 3:48 policy-window-whole-week"],
    );
    check_rule(
        "range: { from: 2026-09-01T00:00, to: null }",
        &["warning 3:45 policy-window-no-end"],
    );
}

#[test]
fn more_calendars_than_are_read_are_an_error() {
    let rules = |count: usize| -> String {
        let rule =
            |number: usize| format!("- {{ id: r{number}, ical: {{ file: {number}.ics }} }}\n");
        (0..count).map(rule).collect()
    };
    let policy = |count: usize| format!("timezone: UTC\ndeny:\n{}", rules(count));
    check(&policy(50), &[]);
    check(&policy(51), &["error 1:1 policy-window-many-calendars"]);
}
