//! Tests that schema and reader say the same, over a table of examples.

use jsonschema::Validator;

use super::document::{RawPolicy, read_file};
use super::excerpt_tests::Gates;
use super::fault::Faults;
use super::read::FromPolicy;
use super::read::tests::Sample;
use super::schema::{SCHEMA_ID, schema_for};
use super::source::Source;
use super::yaml;

#[track_caller]
fn check<T: FromPolicy + schemars::JsonSchema>(good: &[&str], bad: &[&str]) {
    let schema = schema_for::<T>("test");
    let validator: Validator = jsonschema::draft7::new(&schema).unwrap();
    let examples = good.iter().map(|text| (text, true));
    for (text, expected) in examples.chain(bad.iter().map(|text| (text, false))) {
        let source = Source::new(text.as_bytes());
        let reading = read_file(&source, |value: T, _| Some(value));
        assert_eq!(
            reading.value.is_some(),
            expected,
            "reader on {text}: {:?}",
            reading.faults
        );
        let root = yaml::parse(&source, &mut Faults::new()).unwrap();
        let accepted = validator.is_valid(&root.to_json());
        assert_eq!(accepted, expected, "schema on {text}");
    }
}

#[test]
fn the_schema_of_a_section_accepts_what_its_reader_accepts_and_nothing_else() {
    check::<Sample>(
        &[
            "{}",
            "rules: [{ id: a, weekly: { days: [mon, fri] } }]",
            "rules: [{ id: 2026, dates: { from: 2026-12-18, to: null } }]",
            "rules: [{ id: a, dates: { from: x, to: 2026-12-18 }, reason: 5 }]",
            "sources: [pull-request, { file: a/b.md }]",
            "min-items: 30",
            "lead-time: 1h30m",
            "strict-markers: false",
            "files: ['**/package-lock.json', a/.github]",
            "window: off",
            "window: { days: [mon] }",
            "roles: { qa: { days: [mon], from: 09:00 } }",
        ],
        &[
            "[]",
            "text",
            "unknown: 1",
            "rules: { id: a }",
            "rules: [{ id: a }]",
            "rules: [{ weekly: { days: [mon] } }]",
            "rules: [{ id: a, weekly: { days: [mon] }, dates: { from: x, to: null } }]",
            "rules: [{ id: a, weekly: { days: [] } }]",
            "rules: [{ id: a, weekly: { days: [monday] } }]",
            "rules: [{ id: a, dates: { from: x } }]",
            "sources: [elsewhere]",
            "sources: [{ file: ../b.md }]",
            "sources: [{ }]",
            "sources: [true]",
            "min-items: 0",
            "min-items: 31",
            "min-items: 5.5",
            "min-items: '5'",
            "min-items: five",
            "lead-time: 2",
            "lead-time: 2x",
            "lead-time: ''",
            "lead-time: null",
            "strict-markers: yes",
            "files: [/etc/passwd]",
            "files: [a//b]",
            "files: [a/./b]",
            "files: [.git/config]",
            "files: ['']",
            "files: ['  ']",
            "window: false",
            "window:",
            "window: { days: mon }",
            "roles: { '': { days: [mon] } }",
            "roles: []",
        ],
    );
}

#[test]
fn the_schema_of_the_policy_accepts_what_its_reader_accepts_and_nothing_else() {
    check::<RawPolicy<Gates, crate::notes::NotesSection>>(
        &[
            "{ version: 1 }",
            "{ version: 1, timezone: Europe/Paris }",
            "{ version: 1 }",
            "{ version: 1, timezone: UTC, locale: fr, gates: { window: off } }",
            "{ version: 1, timezone: UTC, environments: { prod-1: { gates: {} } } }",
        ],
        &[
            "{ timezone: Europe/Paris }",
            "{ version: 2, timezone: UTC }",
            "{ version: '1', timezone: UTC }",
            "{ version: 1, timezone: Paris }",
            "{ version: 1, timezone: UTC, locale: de }",
            "{ version: 1, timezone: UTC, gates: { windows: off } }",
            "{ version: 1, timezone: UTC, environments: { Prod: {} } }",
            "{ version: 1, timezone: UTC, environments: { prod: { gate: {} } } }",
        ],
    );
}

#[test]
fn the_schema_carries_name_draft_documentation_and_defaults() {
    let schema = schema_for::<Sample>("gonogo policy");
    assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
    assert_eq!(schema["$id"], SCHEMA_ID);
    assert_eq!(schema["title"], "gonogo policy");
    assert_eq!(schema["description"], "Everything that a section can have.");
    assert_eq!(schema["additionalProperties"], false);
    let least = &schema["properties"]["min-items"];
    assert_eq!(least["description"], "At least so many.");
    assert_eq!(least["default"], 5);
    let weekly = &schema["definitions"]["Weekly"];
    assert_eq!(weekly["required"], serde_json::json!(["days"]));
    assert_eq!(weekly["properties"]["from"]["default"], "00:00");
}
