//! What stands behind each verb.

use super::*;

#[test]
fn a_sign_off_names_roles_commit_and_note() {
    check("/go", &["1: go"]);
    check("/go qa", &["1: go qa"]);
    check("/go qa,ops", &["1: go qa ops"]);
    check(
        "/go qa, ops,Tech-Lead,  database",
        &["1: go qa ops tech-lead database"],
    );
    check("/go qa,QA,qa", &["1: go qa"]);
    check("/go qa @1A2B3C4", &["1: go qa @1a2b3c4"]);
    check("/go @1a2b3c4", &["1: go @1a2b3c4"]);
    check("/go qa -- all green", &["1: go qa -- all green"]);
    check(
        "/go qa, ops @1a2b3c4 -- all green  ",
        &["1: go qa ops @1a2b3c4 -- all green"],
    );
    check("/go -- all green", &["1: go -- all green"]);
    check("/go qa — all -- green", &["1: go qa -- all -- green"]);
    check(
        "/go qa – see `x` and [y](z)",
        &["1: go qa -- see `x` and [y](z)"],
    );
    check("/go qa --", &["1: go qa"]);
}

#[test]
fn a_list_of_roles_is_whole_or_an_answer() {
    let unknown =
        |given: &str| format!("1: UnknownRole {{ given: Untrusted({given:?}), nearest: None }}");
    check("/go qa,", &["1: Extra(Untrusted(\",\"))"]);
    check("/go ,", &[&unknown("")]);
    check("/go qa,,ops", &[&unknown("")]);
    check("/go qa, -- x", &[&unknown("--")]);
    check("/go qa ,ops", &["1: Extra(Untrusted(\",ops\"))"]);
    check("/go qa,everybody", &[&unknown("everybody")]);
    check("/go **ops**", &[&unknown("**ops**")]);
    check("/go <!-- x --> qa", &[&unknown("<!--")]);
    check("/go 1a2b3c4", &[&unknown("1a2b3c4")]);
}

#[test]
fn a_commit_is_named_by_7_to_40_hexadecimal_digits() {
    let bad = |given: &str| format!("1: BadCommit(Untrusted({given:?}))");
    let forty = "a1".repeat(20);
    check(
        &format!("/go qa @{forty}"),
        &[&format!("1: go qa @{forty}")],
    );
    for given in [
        "@1a2b3c",
        "@zzzzzzz",
        "@",
        "@alice",
        "@1a2b3c4,",
        "@１a2b3c4",
    ] {
        check(&format!("/go qa {given}"), &[&bad(given)]);
        check(&format!("/go {given}"), &[&bad(given)]);
    }
    let over = format!("@{forty}1");
    check(&format!("/go qa {over}"), &[&bad(&over)]);
    check(
        "/go qa @1a2b3c4 @1a2b3c4",
        &["1: Extra(Untrusted(\"@1a2b3c4\"))"],
    );
    check("/go @1a2b3c4 qa", &["1: Extra(Untrusted(\"qa\"))"]);
}

#[test]
fn a_prefix_is_read_in_small_letters() {
    let prefix: Prefix = "1A2B3C4".parse().unwrap();
    assert_eq!(prefix.as_str(), "1a2b3c4");
}

#[test]
fn a_veto_names_one_role_and_a_reason() {
    check(
        "/nogo qa the queue is stuck",
        &["1: nogo qa (the queue is stuck)"],
    );
    check(
        "/nogo QA -- the queue is stuck",
        &["1: nogo qa (the queue is stuck)"],
    );
    check(
        "/nogo qa — the queue is stuck",
        &["1: nogo qa (the queue is stuck)"],
    );
    check("/nogo qa 1234567890", &["1: nogo qa (1234567890)"]);
    check("/nogo qa éééééééééé", &["1: nogo qa (éééééééééé)"]);
    check(
        "/nogo qa ops are not ready",
        &["1: nogo qa (ops are not ready)"],
    );
    check(
        "/nogo qa the `users` *table* is [gone](x)",
        &["1: nogo qa (the `users` *table* is [gone](x))"],
    );
}

#[test]
fn the_commit_of_a_veto_is_not_part_of_its_reason() {
    check(
        "/nogo qa @1a2b3c4 the queue is stuck",
        &["1: nogo qa (the queue is stuck)"],
    );
    check(
        "/nogo @1a2b3c4 -- the queue is stuck",
        &["1: nogo (the queue is stuck)"],
    );
    check(
        "/nogo qa @alice found it stuck",
        &["1: nogo qa (@alice found it stuck)"],
    );
    check("/nogo qa @1a2b3c4", &["1: MissingReason"]);
}

#[test]
fn a_veto_may_leave_its_role_out() {
    check(
        "/nogo the queue is stuck",
        &["1: nogo (the queue is stuck)"],
    );
    check(
        "/nogo -- qa says it is stuck",
        &["1: nogo (qa says it is stuck)"],
    );
    check("/nogo stuck, all of it", &["1: nogo (stuck, all of it)"]);
    check("/nogo stuck", &["1: ReasonTooShort"]);
    check("/nogo", &["1: MissingReason"]);
    check("/nogo --", &["1: MissingReason"]);
}

#[test]
fn a_veto_whose_role_is_misspelt_never_vetoes_another() {
    let unknown = |given: &str, nearest: &str| {
        format!(
            "1: UnknownRole {{ given: Untrusted({given:?}), nearest: Some(RoleName({nearest:?})) }}"
        )
    };
    check(
        "/nogo databse is broken, really",
        &[&unknown("databse", "database")],
    );
    check("/nogo qa: the queue is stuck", &[&unknown("qa:", "qa")]);
    check("/nogo ops, qa found it stuck", &[&unknown("ops,", "ops")]);
    check(
        "/nogo database, it is stuck",
        &[&unknown("database,", "database")],
    );
    check("/nogo opx, the queue is stuck", &[&unknown("opx,", "ops")]);
    check("/nogo qa,,, the queue is stuck", &[&unknown("qa,,,", "qa")]);
    check("/nogo qa,ops the queue is stuck", &["1: SeveralRoles"]);
    check(
        "/nogo qa,everybody the queue is stuck",
        &["1: SeveralRoles"],
    );
}

#[test]
fn a_reason_has_ten_characters_that_are_seen() {
    check("/nogo qa         no        ", &["1: ReasonTooShort"]);
    check(
        "/nogo qa no\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}",
        &["1: ReasonTooShort"],
    );
    check(
        "/nogo qa no\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}",
        &["1: ReasonTooShort"],
    );
    check(
        "/nogo qa no\u{3000}\u{3000}\u{3000}\u{3000}\u{3000}\u{3000}\u{3000}\u{3000}\u{3000}",
        &["1: ReasonTooShort"],
    );
}

#[test]
fn a_withdrawal_names_roles_and_a_note() {
    check("/withdraw", &["1: withdraw"]);
    check("/withdraw qa", &["1: withdraw qa"]);
    check(
        "/withdraw qa, ops -- looked again",
        &["1: withdraw qa ops -- looked again"],
    );
    check(
        "/withdraw -- looked again",
        &["1: withdraw -- looked again"],
    );
    check(
        "/withdraw qa @1a2b3c4",
        &["1: Extra(Untrusted(\"@1a2b3c4\"))"],
    );
}

#[test]
fn an_emergency_names_incident_commit_and_reason() {
    check(
        "/emergency INC-42 the database is down",
        &["1: emergency INC-42 (the database is down)"],
    );
    check(
        "/emergency a/b#4_2.x @1A2B3C4 -- it is all down",
        &["1: emergency a/b#4_2.x @1a2b3c4 (it is all down)"],
    );
    check("/emergency INC-42", &["1: MissingReason"]);
    check("/emergency INC-42 @1a2b3c4", &["1: MissingReason"]);
    check("/emergency INC-42 down", &["1: ReasonTooShort"]);
    check(
        "/emergency INC-42 @alice says it is down",
        &["1: BadCommit(Untrusted(\"@alice\"))"],
    );
    check("/emergency -- it is all down", &["1: MissingIncident"]);
    for given in ["@1a2b3c4", "INC:42", "#", "---", "é1", &"1".repeat(65)] {
        let expected = format!("1: BadIncident(Untrusted({given:?}))");
        check(&format!("/emergency {given} it is all down"), &[&expected]);
    }
    let longest = "1".repeat(64);
    let expected = format!("1: emergency {longest} (it is all down)");
    check(
        &format!("/emergency {longest} it is all down"),
        &[&expected],
    );
}

#[test]
fn gonogo_is_asked_four_things() {
    check("/gonogo status", &["1: status"]);
    check("/GoNoGo Refresh", &["1: refresh"]);
    check("/gonogo help", &["1: help"]);
    check("/gonogo why", &["1: why(none)"]);
    check("/gonogo why @Al-ice", &["1: why(some(login(\"al-ice\")))"]);
    check("/gonogo why alice", &["1: Extra(Untrusted(\"alice\"))"]);
    check("/gonogo why @a/b", &["1: Extra(Untrusted(\"@a/b\"))"]);
    check(
        "/gonogo why @alice @bob",
        &["1: Extra(Untrusted(\"@bob\"))"],
    );
}
