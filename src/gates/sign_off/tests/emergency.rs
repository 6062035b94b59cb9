//! Break-glass: rule 22.

use super::scene::commit;
use super::*;
use crate::decision::Decision;
use crate::facts::{FailureKind, Need, OwnIssue};
use crate::gates::sign_off::follow_up_marker;

const POLICY: &str = "roles: { qa: { users: [quinn] } }
emergency: { role: incident-commander, users: [dora, erin, frank, ada], ttl: 4h, overrides: [window] }";

const DOWN: &str = "/emergency INC-42 the database is down";

fn declared() -> Scene {
    Scene::new(POLICY)
        .comment("dora", "10:00", DOWN)
        .comment("erin", "10:30", DOWN)
}

fn holds(scene: &Scene) -> bool {
    let decided = scene.decide();
    decided.text();
    decided.report.conversation.emergency.is_some()
}

#[track_caller]
fn refused(scene: &Scene, answer: &str) {
    let decided = scene.decide();
    assert_eq!(decided.report.conversation.emergency, None);
    let last = scene.comments.last().unwrap().id;
    let said = decided.answer(last);
    assert!(said.contains(answer), "{said:?} in {}", decided.text());
}

fn follow_up(opened: &str, body: &str) -> OwnIssue {
    OwnIssue {
        number: 9.try_into().unwrap(),
        title: "Follow up INC-41".into(),
        body: body.into(),
        opened: at(opened),
        closed: false,
        url: "https://github.com/acme/shop/issues/9".into(),
    }
}

#[test]
fn rule_22_two_people_of_the_role_declare_the_same_incident() {
    let decided = hold(
        &declared(),
        "🚨 Emergency INC-42: dora, erin overrule window until Mon 2 Mar 2026 14:00: the database is down",
    );
    assert_eq!(decided.codes()[0], "sign-off/emergency");
    let emergency = decided.report.conversation.emergency.clone().unwrap();
    assert_eq!(emergency.overrides, ["window"]);
    assert_eq!(emergency.due.timestamp(), at("09T12:00"));
    assert_eq!(decided.report.valid_until, Some(at("14:00")));
    let other_case = Scene::new(POLICY).comment("dora", "10:00", DOWN).comment(
        "erin",
        "10:30",
        "/emergency inc-42 it is the database",
    );
    assert!(holds(&other_case));
}

#[test]
fn rule_22_it_overrules_the_gates_that_are_listed_and_no_others() {
    let outcome = |overrides: &str| {
        let policy = POLICY.replace("[window]", overrides);
        let scene = declared().with(|it| it.config = scene::config(&policy));
        let scene = scene.comment("quinn", "10:45", "/nogo qa the queue is stuck");
        Decision::new(vec![no_go(&scene).report], false).outcome()
    };
    assert_eq!(outcome("[window]"), Outcome::NoGo);
    assert_eq!(outcome("[window, sign-off]"), Outcome::Go);
}

#[test]
fn rule_22_one_person_or_two_incidents_are_not_enough() {
    let one = Scene::new(POLICY).comment("dora", "10:00", DOWN);
    let said = "Emergency INC-42: declared by dora, 2 are needed";
    hold(&one, said);
    assert!(!holds(&one));
    let twice = one.clone().comment("dora", "10:05", DOWN);
    assert!(!holds(&twice));
    let two = one.comment("erin", "10:05", "/emergency INC-43 the database is down");
    hold(&two, said);
    assert!(!holds(&two));
}

#[test]
fn rule_22_only_people_of_the_role_who_did_not_make_the_change_declare_one() {
    let one = Scene::new(POLICY).comment("dora", "10:00", DOWN);
    refused(
        &one.clone().comment("quinn", "10:05", DOWN),
        "may not speak for this role",
    );
    refused(
        &one.clone().comment("ada", "10:05", DOWN),
        "opened the pull request",
    );
    let committed = one.clone().comment("erin", "10:05", DOWN);
    refused(
        &committed.with(|it| it.commits[0] = commit("a1", "erin")),
        "made commits of it",
    );
    let bot = one
        .comment("erin", "10:05", DOWN)
        .but(|remark| remark.through_app = true);
    assert!(!holds(&bot));
}

#[test]
fn rule_22_it_is_for_one_commit() {
    refused(&declared().pushed("b2", "10:45"), "pushed over since");
    assert!(holds(
        &declared().pushed("b2", "10:45").same_files("a1", "b2")
    ));
    let named = Scene::new(POLICY)
        .comment(
            "dora",
            "10:00",
            "/emergency INC-42 @a100000 the database is down",
        )
        .comment(
            "erin",
            "10:01",
            "/emergency INC-42 @dead999 the database is down",
        );
    refused(&named, "another commit");
}

#[test]
fn rule_22_it_has_a_reason_and_a_time_limit() {
    let one = Scene::new(POLICY).comment("dora", "10:00", DOWN);
    for command in ["/emergency INC-42", "/emergency INC-42 short", "/emergency"] {
        let scene = one.clone().comment("erin", "10:05", command);
        assert!(
            !holds(&scene) && !scene.decide().answer(102).is_empty(),
            "{command}"
        );
    }
    assert!(holds(&declared().at("13:59:59")));
    let over = declared().at("14:00");
    assert!(!holds(&over));
    assert!(
        over.decide()
            .answer(101)
            .contains("which ended Mon 2 Mar 2026 14:00")
    );
    // Declaring it again begins anew.
    assert!(holds(&over.comment("dora", "13:30", DOWN)));
}

#[test]
fn rule_22_an_edited_or_withdrawn_declaration_is_none() {
    refused(&declared().edited(), "edited");
    assert!(!holds(&declared().comment(
        "erin",
        "10:40",
        "/withdraw incident-commander"
    )));
    assert!(holds(&declared().comment(
        "quinn",
        "10:40",
        "/withdraw incident-commander"
    )));
    let again = declared().comment("erin", "10:40", "/withdraw incident-commander");
    assert!(holds(&again.comment("erin", "10:50", DOWN)));
}

#[test]
fn rule_22_what_cannot_be_found_out_declares_nothing() {
    let needs = [
        Need::Commits {
            number: 7.try_into().unwrap(),
        },
        Need::Pushes {
            branch: "checkout".into(),
        },
        Need::Timeline {
            number: 7.try_into().unwrap(),
        },
        Need::Comments {
            number: 7.try_into().unwrap(),
        },
    ];
    for need in needs {
        assert!(!holds(&declared().unknown(need, FailureKind::ServerError)));
    }
    let policy = POLICY.replace("users: [dora, erin, frank, ada]", "teams: [acme/oncall]");
    let hidden = declared().with(|it| it.config = scene::config(&policy));
    assert!(!holds(&hidden));
}

#[test]
fn rule_22_an_overdue_follow_up_blocks_the_next_release() {
    let signed = Scene::new(POLICY).comment("quinn", "10:00", "/go qa");
    let with = |opened| {
        signed
            .clone()
            .with(|it| it.follow_ups = vec![follow_up(opened, "")])
    };
    go(&with("01T09:00")
        .at("08T08:59:59")
        .with(|it| it.comments.clear())
        .comment("quinn", "08T08:00", "/go qa"));
    let late = with("01T09:00").at("08T09:00");
    check(
        &late,
        Outcome::NoGo,
        &["The follow-up #9 (Follow up INC-41) is overdue"],
    );
    unknown(
        &signed.unknown(Need::FollowUps, FailureKind::ServerError),
        "",
    );
}

#[test]
fn rule_22_the_follow_up_that_is_open_already_is_found_again() {
    let found = |marker: String| {
        let body = format!("To do.\n{marker}\n");
        let scene = declared().with(|it| it.follow_ups = vec![follow_up("10:35", &body)]);
        let emergency = scene.decide().report.conversation.emergency.unwrap();
        emergency.follow_up.map(crate::ids::PrNumber::get)
    };
    assert_eq!(found(follow_up_marker("INC-42", &sha("a1"))), Some(9));
    assert_eq!(found(follow_up_marker("INC-42", &sha("b2"))), None);
    assert_eq!(found(follow_up_marker("INC-41", &sha("a1"))), None);
}

#[test]
fn a_policy_without_emergencies_says_so() {
    refused(
        &Scene::new(QA).comment("quinn", "10:00", DOWN),
        "The policy foresees no emergency",
    );
}

#[test]
fn the_emergency_role_can_be_one_that_signs_off() {
    let policy = "roles: { ops: { users: [dora, erin] } }
emergency: { role: ops, overrides: [sign-off] }";
    assert!(holds(
        &declared().with(|it| it.config = scene::config(policy))
    ));
}

#[test]
fn code_owners_of_a_role_may_declare_its_emergency() {
    let policy = "roles: { ops: { codeowners: true } }
emergency: { role: ops, overrides: [window] }";
    let scene = declared().with(|it| it.config = scene::config(policy));
    assert!(holds(
        &scene.with(|it| it.codeowners = Some("* @dora @erin\n".to_owned()))
    ));
}
