//! The section's JSON Schema says the same as its reader.

use crate::gates::policy;
use crate::ids::Environment;
use crate::policy::fault::Faults;
use crate::policy::source::Source;
use crate::policy::yaml;

const GOOD: [&str; 14] = [
    "off",
    "{ roles: { qa: { users: [quinn] } } }",
    "{ roles: { qa: { users: [quinn, Quentin] } } }",
    "{ roles: { tech-lead: { teams: [acme/leads], min: 50 } } }",
    "{ roles: { qa: { teams: [acme/qa], ttl: 24h, veto: false, required: false } } }",
    "{ roles: { product: { codeowners: true } } }",
    "{ roles: { ops: { permission: maintain } } }",
    "{ roles: { qa: { users: [quinn] } }, exclude: [], carry: [] }",
    "{ roles: { qa: { users: [quinn] } }, exclude: [author, committers, last-pusher] }",
    "{ roles: { qa: { users: [quinn] } }, binding: explicit, reviews: count, enforcement: warn }",
    "{ roles: { qa: { teams: [acme/qa] } }, extra: { when: change.risky, roles: { qa: 2 } } }",
    "{ roles: { qa: { users: [quinn] } }, emergency: { role: boss, users: [dora, erin], overrides: [window] } }",
    "{ roles: { qa: { users: [quinn] } }, aliases: { go: [feu-vert, /vert], nogo: [refusé] } }",
    "{ roles: { qa: { users: [quinn] } }, role-statuses: true, one-role-per-person: false }",
];

const BAD: [&str; 21] = [
    "{ }",
    "{ roles: }",
    "{ roles: [qa] }",
    "{ roles: { QA: { users: [quinn] } } }",
    "{ roles: { 1qa: { users: [quinn] } } }",
    "{ roles: { qa: { users: [] } } }",
    "{ roles: { qa: { users: ['@quinn'] } } }",
    "{ roles: { qa: { users: [acme/qa] } } }",
    "{ roles: { qa: { teams: [quinn] } } }",
    "{ roles: { qa: { teams: ['@acme/qa'] } } }",
    "{ roles: { qa: { users: [quinn], min: 0 } } }",
    "{ roles: { qa: { users: [quinn], min: 51 } } }",
    "{ roles: { qa: { permission: read } } }",
    "{ roles: { qa: { users: [quinn], ttl: 24 } } }",
    "{ roles: { qa: { users: [quinn] } }, exclude: [everyone] }",
    "{ roles: { qa: { users: [quinn] } }, binding: loose }",
    "{ roles: { qa: { users: [quinn] } }, extra: { when: change.risky } }",
    "{ roles: { qa: { users: [quinn] } }, emergency: { role: boss, users: [dora, erin] } }",
    "{ roles: { qa: { users: [quinn] } }, emergency: { role: boss, users: [dora, erin], min: 1, overrides: [window] } }",
    "{ roles: { qa: { users: [quinn] } }, aliases: { go: [x] } }",
    "{ roles: { qa: { users: [quinn] } }, aliases: { go: ['a b'] } }",
];

#[test]
fn the_schema_accepts_what_the_reader_accepts_and_nothing_else() {
    let validator = jsonschema::draft7::new(&policy::schema()).unwrap();
    let good = GOOD.map(|section| (section, true));
    let bad = BAD.map(|section| (section, false));
    for (section, expected) in good.into_iter().chain(bad) {
        let text = format!("version: 1\ngates:\n  sign-off: {section}\n");
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
