//! The section's JSON Schema says the same as its reader.

use jsonschema::Validator;

use crate::gates::policy;
use crate::ids::Environment;
use crate::policy::fault::Faults;
use crate::policy::source::Source;
use crate::policy::yaml;

#[test]
fn the_schema_accepts_what_the_reader_accepts_and_nothing_else() {
    let validator: Validator = jsonschema::draft7::new(&policy::schema()).unwrap();
    let good = [
        "off",
        "{ enforcement: warn, lead-time: 2h, when-closed: hold, holidays: { country: FR } }",
        "{ allow: [{ id: a, weekly: { days: [mon, Friday], from: '09:00', to: '24:00' } }] }",
        "{ deny: [{ id: a, reason: x, timezone: UTC, weekly-span: { from: fri 12:00, to: mon 08:00 } }] }",
        "{ deny: [{ id: a, dates: { from: 2026-12-18, to: 2027-01-04 } }] }",
        "{ deny: [{ id: a, range: { from: 2026-11-26T00:00, to: null } }] }",
        "{ deny: [{ id: a, range: { from: '2026-11-26T00:00:30Z', to: '2026-11-26T08:00+01:00' } }] }",
        "{ deny: [{ id: a, cron: { start: '0 23 * * FRI', end: '0 7 * * 1' } }] }",
        "{ deny: [{ id: a, cron: { start: '0 23 * * 5', duration-minutes: 60 } }] }",
        "{ deny: [{ id: a, ical: { file: .github/freeze.ics } }] }",
        "{ deny: [{ id: a, ical: { url: 'https://example.com/f.ics?x=1' } }] }",
        "{ holidays: { country: FR, dates: [2026-12-24] } }",
        "{ all-of: [{ name: paris, timezone: Europe/Paris, holidays: { country: FR } }] }",
        "{ holidays: { country: FR }, exempt: { change: [security, hotfix] } }",
    ];
    let bad = [
        "{ allow: [] }",
        "{ deny: {} }",
        "{ deny: [{ id: a }] }",
        "{ deny: [{ dates: { from: 2026-12-18, to: 2027-01-04 } }] }",
        "{ deny: [{ id: a, dates: { from: 2026-12-18 } }] }",
        "{ deny: [{ id: a, dates: { from: 2026-13-18, to: 2027-01-04 } }] }",
        "{ deny: [{ id: a, weekly: { days: [], from: '09:00', to: '10:00' } }] }",
        "{ deny: [{ id: a, weekly: { days: [mon], from: 9:00, to: '10:00' } }] }",
        "{ deny: [{ id: a, range: { from: 2026-11-26, to: null } }] }",
        "{ deny: [{ id: a, cron: { start: '@daily', duration-minutes: 60 } }] }",
        "{ deny: [{ id: a, cron: { start: '0 23 * * 5' } }] }",
        "{ deny: [{ id: a, ical: { file: a.ics, text: b } }] }",
        "{ deny: [{ id: a, ical: { url: 'ftp://example.com/f.ics' } }] }",
        "{ deny: [{ id: a, ical: { url: 'https://u:p@example.com/f.ics' } }] }",
        "{ holidays: { country: fr } }",
        "{ exempt: { change: [hotfix], requires: [sign-off] } }",
        "{ exempt: { change: [] } }",
        "{ exempt: { change: [feature] } }",
        "{ timezone: Paris }",
        "{ when-closed: no }",
    ];
    let cases = good.map(|text| (text, true)).into_iter();
    for (section, expected) in cases.chain(bad.map(|text| (text, false))) {
        let text = format!("version: 1\ntimezone: UTC\ngates:\n  window: {section}\n");
        let loaded = policy::load(&text, &Environment::default());
        assert_eq!(
            loaded.policy.is_some(),
            expected,
            "{section}: {:?}",
            loaded.faults
        );
        let root = yaml::parse(&Source::new(text.as_bytes()), &mut Faults::new()).unwrap();
        assert_eq!(
            validator.is_valid(&root.to_json()),
            expected,
            "schema: {section}"
        );
    }
}
