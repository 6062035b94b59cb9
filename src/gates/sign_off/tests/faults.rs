//! Faulty sections: each fault with its place and name, and what is suggested.

use crate::gates::policy::load_section;
use crate::gates::sign_off::{Config, SignOff};
use crate::ids::Environment;
use crate::locale::{Locale, Words};
use crate::policy::document::Reading;
use crate::policy::excerpt::Wording;
use crate::policy::fault::{Fault, Level};

fn read(text: &str) -> Reading<Config> {
    load_section::<SignOff>(text.as_bytes(), &Environment::default(), |gates| {
        gates.sign_off
    })
}

fn shown(fault: &Fault) -> String {
    let level = match fault.level {
        Level::Error => "",
        Level::Warning => "warning ",
    };
    let suggestion = fault.suggestion.as_ref().map(|suggestion| {
        let words = suggestion.arguments.iter();
        let words: Vec<String> = words.map(|(_, argument)| argument.one_line()).collect();
        format!(" -> {}", words.join(" "))
    });
    let place = format!("{}:{}", fault.span.line, fault.span.column);
    format!(
        "{level}{place} {}{}",
        fault.message_id(),
        suggestion.unwrap_or_default()
    )
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let reading = read(text);
    let found: Vec<String> = reading.faults.faults.iter().map(shown).collect();
    assert_eq!(found, expected, "{text}");
    assert_eq!(reading.value.is_none(), reading.faults.has_errors());
    for locale in Locale::ALL {
        let words = Words::new(locale);
        for fault in &reading.faults.faults {
            let said = words.message(fault.message_id(), &fault.arguments());
            assert!(!said.contains("policy-") && !said.contains("{$"), "{said}");
        }
    }
}

/// One role `qa` of this text, at 1:16 and on.
#[track_caller]
fn check_role(role: &str, expected: &[&str]) {
    check(&format!("roles: {{ qa: {{ {role} }} }}"), expected);
}

/// What stands on the second line, beside two roles.
#[track_caller]
fn check_line(line: &str, expected: &[&str]) {
    check(
        &format!(
            "roles: {{ qa: {{ users: [quinn, tess] }}, ops: {{ teams: [acme/ops] }} }}\n{line}"
        ),
        expected,
    );
}

#[test]
fn there_is_a_role_and_somebody_in_it() {
    check("roles: { }", &["1:1 policy-sign-off-no-roles"]);
    check("enforcement: warn", &["1:1 policy-missing-key -> roles: …"]);
    check_role("", &["1:10 policy-sign-off-nobody"]);
    check_role("codeowners: false", &["1:10 policy-sign-off-nobody"]);
    check_role("users: []", &["1:23 policy-empty-list -> "]);
    check_role("teams: []", &["1:23 policy-empty-list -> "]);
}

#[test]
fn a_role_can_reach_its_number() {
    check_role("users: [quinn], min: 2", &["1:10 policy-sign-off-too-few"]);
    check_role(
        "users: [quinn, QUINN], min: 2",
        &["1:10 policy-sign-off-too-few"],
    );
    check_role("users: [quinn], min: 0", &["1:37 policy-out-of-range"]);
    check_role("users: [quinn], min: -1", &["1:37 policy-out-of-range"]);
    for open in ["teams: [acme/qa]", "codeowners: true", "permission: write"] {
        check_role(&format!("users: [quinn], {open}, min: 2"), &[]);
    }
}

#[test]
fn users_and_teams_are_never_taken_for_each_other() {
    check_role("users: [acme/qa]", &["1:24 policy-invalid-login"]);
    check_role("teams: [quinn]", &["1:24 policy-invalid-team"]);
    check_role("users: ['@quinn']", &["1:24 policy-invalid-login"]);
    check_role("teams: ['@acme/qa']", &["1:24 policy-invalid-team"]);
    check_role("users: [quinn, '@tess']", &["1:31 policy-invalid-login"]);
}

#[test]
fn bots_do_not_sign_off() {
    check_role("users: ['dependabot[bot]']", &["1:24 policy-sign-off-bot"]);
}

#[test]
fn names_of_roles_can_stand_in_a_command_and_a_status() {
    for name in [
        "QA",
        "1qa",
        "-qa",
        "q a",
        "qa,ops",
        "équipe",
        &"q".repeat(41),
    ] {
        check(
            &format!("roles: {{ '{name}': {{ users: [quinn] }} }}"),
            &["1:10 policy-sign-off-invalid-role"],
        );
    }
}

#[test]
fn the_same_people_cannot_fill_all_roles() {
    let roles = "roles: { qa: { users: [quinn] }, ops: { users: [Quinn] } }";
    check(
        roles,
        &["1:1 policy-sign-off-same-people -> one-role-per-person: false"],
    );
    check(&format!("{roles}\none-role-per-person: false"), &[]);
    check(
        "roles: { qa: { users: [quinn, tess] }, ops: { users: [quinn] } }",
        &[],
    );
    check(
        "roles: { qa: { users: [quinn] }, ops: { users: [quinn], required: false } }",
        &[],
    );
    check(
        "roles: { qa: { users: [quinn] }, ops: { users: [quinn], teams: [acme/ops] } }",
        &[],
    );
}

#[test]
fn extra_sign_offs_are_for_roles_that_can_give_them_under_a_condition_that_is_one() {
    let extra =
        |when: &str, roles: &str| format!("extra: {{ when: {when}, roles: {{ {roles} }} }}");
    check_line(&extra("change.risky", "ops: 2"), &[]);
    check_line(&extra("error-budget.reinforced", "ops: 2"), &[]);
    check_line(
        &extra("change.risky", "opz: 2"),
        &["2:39 policy-sign-off-unknown-role -> ops"],
    );
    check_line(
        &extra("change.risky", "legal: 2"),
        &["2:39 policy-sign-off-unknown-role"],
    );
    check_line(
        &extra("change.risky", "qa: 3"),
        &["2:39 policy-sign-off-too-few"],
    );
    check_line(
        &extra("change.risky", "qa: 1"),
        &["warning 2:39 policy-sign-off-no-more"],
    );
    check_line(
        &extra("change.risky", "qa: 0"),
        &["2:43 policy-out-of-range"],
    );
    for when in [
        "change.big",
        "change",
        "Change.risky",
        "error-budget",
        "a.b.c",
        "'a. b'",
        "'.'",
    ] {
        check_line(&extra(when, "ops: 2"), &["2:16 policy-sign-off-condition"]);
    }
}

#[test]
fn an_emergency_takes_two_people_and_gates_that_there_are() {
    let of = |text: &str| format!("emergency: {{ role: boss, {text} }}");
    check_line(
        &of("users: [dora, erin], overrides: [window, sign-off, checklist]"),
        &[],
    );
    check_line(&of("users: [dora, erin], overrides: [error-budget]"), &[]);
    check_line(
        &of("users: [dora, erin], overrides: [windows]"),
        &["2:59 policy-sign-off-unknown-gate -> window"],
    );
    check_line(
        &of("users: [dora, erin], overrides: []"),
        &["2:58 policy-empty-list -> "],
    );
    check_line(
        &of("users: [dora, erin]"),
        &["2:1 policy-missing-key -> overrides: …"],
    );
    check_line(
        &of("users: [dora, erin], min: 1, overrides: [window]"),
        &["2:52 policy-out-of-range"],
    );
    check_line(
        &of("users: [dora], overrides: [window]"),
        &["2:20 policy-sign-off-too-few"],
    );
    check_line(&of("overrides: [window]"), &["2:20 policy-sign-off-nobody"]);
    check_line("emergency: { role: qa, overrides: [window] }", &[]);
    check_line(
        "emergency: { role: qa, users: [dora, erin], overrides: [window] }",
        &["2:20 policy-sign-off-emergency-twice"],
    );
}

#[test]
fn an_alias_is_a_word_that_is_free() {
    check_line("aliases: { go: [feu-vert, /vert], nogo: [refusé] }", &[]);
    check_line(
        "aliases: { go: [nogo] }",
        &["2:17 policy-sign-off-alias-taken"],
    );
    check_line(
        "aliases: { go: [/GoNoGo] }",
        &["2:17 policy-sign-off-alias-taken"],
    );
    check_line(
        "aliases: { go: [vert], nogo: [Vert] }",
        &["2:31 policy-sign-off-alias-taken"],
    );
    for word in ["x", "'a b'", "a.c", "-a", "a/b", "'1a'", "'a@b'", "''"] {
        let reading = read(&format!(
            "roles: {{ qa: {{ users: [quinn] }} }}\naliases: {{ go: [{word}] }}"
        ));
        assert!(reading.value.is_none(), "{word}");
    }
}

#[test]
fn unknown_keys_and_words_are_faults_with_what_was_meant() {
    check_role(
        "user: quinn",
        &[
            "1:10 policy-sign-off-nobody",
            "1:16 policy-unknown-key -> users",
        ],
    );
    check_line(
        "one-role-per-persons: true",
        &["2:1 policy-unknown-key -> one-role-per-person"],
    );
    check_line("exclude: [autor]", &["2:11 policy-unknown-word -> author"]);
    check_line(
        "carry: [same-tree]",
        &["2:9 policy-unknown-word -> identical-tree, merged-pull-request"],
    );
}
