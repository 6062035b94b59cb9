//! Who counts: rules 7 and 9 to 13.

use super::*;
use crate::facts::{Answer, FailureKind, MembershipState, Need, PermissionFacts};
use crate::subject::Person;

const TEAM: &str = "roles: { qa: { teams: [acme/qa] } }";
const ACTIVE: MembershipState = MembershipState::Active;

fn membership(login: &str) -> Need {
    Need::Membership {
        team: "acme/qa".parse().unwrap(),
        login: login.parse().unwrap(),
    }
}

#[test]
fn rule_7_two_spellings_of_a_login_are_one_person() {
    let two = "roles: { qa: { users: [Quinn, quentin], min: 2 } }";
    let scene = Scene::new(two)
        .comment("quinn", "10:00", "/go qa")
        .comment("QUINN", "10:01", "/go qa");
    let decided = hold(&scene, "qa: 1 of 2");
    assert_eq!(decided.counted("qa"), ["QUINN"]);
    go(&scene.comment("quentin", "10:02", "/go qa"));
}

#[test]
fn rule_7_a_person_is_a_number_and_not_a_name() {
    // Quinn gave the login up, and Mallory took it.
    let scene = Scene::new(QA).comment("quinn", "10:00", "/go qa");
    let renamed = scene.but(|remark| {
        remark.author = Some(Person {
            login: "quinn-old".parse().unwrap(),
            ..person("quinn")
        });
    });
    go(&renamed);
    let taken = Scene::new(QA)
        .comment("quinn", "10:00", "/go qa")
        .but(|remark| {
            remark.author = Some(Person {
                id: person("mallory").id,
                login: "quinn-new".parse().unwrap(),
                human: true,
            });
        });
    hold(&taken, "qa: 0 of 1");
}

#[test]
fn rule_7_one_person_counts_for_one_role_and_the_best_assignment_is_found() {
    let policy = "roles: { qa: { users: [alice, bob] }, security: { users: [alice, quinn] } }";
    let alone = Scene::new(policy).comment("alice", "10:00", "/go qa,security");
    hold(&alone, "alice also said go, and is not needed here");
    let both = alone.comment("bob", "10:01", "/go qa");
    let decided = go(&both);
    assert_eq!(decided.counted("qa"), ["bob"]);
    assert_eq!(decided.counted("security"), ["alice"]);
    let allowed = format!("{{ {policy}, one-role-per-person: false }}");
    go(&Scene::new(&allowed).comment("alice", "10:00", "/go qa,security"));
}

#[test]
fn rule_9_only_humans_count() {
    let bots = "roles: { qa: { users: [quinn, hubot] } }";
    let scene = Scene::new(bots).comment("hubot", "10:00", "/go qa");
    hold(&scene, "qa: 0 of 1");
    let veto = Scene::new(bots)
        .comment("quinn", "09:59", "/go qa")
        .comment("hubot", "10:00", "/nogo qa the queue is stuck");
    go(&veto);
    let app = Scene::new(QA).comment("quinn", "10:00", "/go qa");
    hold(&app.but(|remark| remark.through_app = true), "qa: 0 of 1");
    let ghost = Scene::new(QA).comment("quinn", "10:00", "/go qa");
    hold(&ghost.but(|remark| remark.author = None), "qa: 0 of 1");
}

#[test]
fn rule_9_no_bot_is_answered() {
    let scene = Scene::new(QA).comment("hubot", "10:00", "/go nobody-knows");
    assert_eq!(scene.decide().reply(101), None);
}

#[test]
fn rule_10_membership_must_be_active() {
    let team = |state| Scene::new(TEAM).team("acme/qa", &[("quinn", state), ("tess", ACTIVE)]);
    go(&team(ACTIVE).comment("quinn", "10:00", "/go qa"));
    for state in [MembershipState::Pending, MembershipState::None] {
        hold(
            &team(state).comment("quinn", "10:00", "/go qa"),
            "qa: 0 of 1",
        );
    }
}

#[test]
fn rule_10_no_member_means_something_only_after_the_team_could_be_read() {
    // The token cannot see the team: GitHub says 404 for both.
    let hidden = Scene::new(TEAM).comment("quinn", "10:00", "/go qa");
    unknown(&hidden, "members: read");
    for kind in [
        FailureKind::Forbidden,
        FailureKind::ServerError,
        FailureKind::TimedOut,
        FailureKind::TeamHidden,
    ] {
        let team = "acme/qa".parse().unwrap();
        let scene = Scene::new(TEAM).team("acme/qa", &[("quinn", ACTIVE)]);
        let scene = scene.comment("quinn", "10:00", "/go qa");
        unknown(&scene.clone().unknown(Need::Team { team }, kind), "qa: ");
        unknown(&scene.unknown(membership("quinn"), kind), "qa: ");
    }
}

#[test]
fn rule_10_a_look_up_that_failed_never_widens_the_electorate_and_never_loses_a_veto() {
    let scene = Scene::new(TEAM)
        .team("acme/qa", &[("quinn", ACTIVE), ("quentin", ACTIVE)])
        .comment("quinn", "10:00", "/go qa")
        .comment("quentin", "10:01", "/nogo qa the queue is stuck");
    no_go(&scene);
    unknown(
        &scene.unknown(membership("quentin"), FailureKind::TimedOut),
        "qa: ",
    );
}

#[test]
fn rule_10_a_look_up_about_somebody_who_is_not_needed_does_not_block() {
    let scene = Scene::new(TEAM)
        .team("acme/qa", &[("quinn", ACTIVE), ("quentin", ACTIVE)])
        .comment("quinn", "10:00", "/go qa")
        .comment("quentin", "10:01", "/go qa");
    go(&scene.unknown(membership("quentin"), FailureKind::TimedOut));
}

#[test]
fn rule_11_permission_is_the_roles_name_and_not_the_older_field() {
    let ops = "roles: { ops: { permission: maintain } }";
    let of = |role: &str, base: &str| {
        Scene::new(ops)
            .allowed("olga", role, base)
            .comment("olga", "10:00", "/go ops")
    };
    go(&of("maintain", "write"));
    go(&of("admin", "admin"));
    for (role, base) in [
        ("write", "write"),
        ("triage", "read"),
        ("read", "read"),
        ("none", "none"),
    ] {
        hold(&of(role, base), "ops: 0 of 1");
    }
    // A role of the organisation's own is worth what it is built on, as far as that is told.
    hold(&of("deployer", "write"), "ops: 0 of 1");
    go(&of("deployer", "admin"));
    let writers = "roles: { ops: { permission: write } }";
    let custom = Scene::new(writers).allowed("olga", "deployer", "write");
    go(&custom.comment("olga", "10:00", "/go ops"));
}

#[test]
fn rule_11_permission_of_somebody_else_by_now_is_none() {
    let scene =
        Scene::new("roles: { ops: { permission: write } }").allowed("olga", "admin", "admin");
    let scene = scene.comment("olga", "10:00", "/go ops");
    go(&scene);
    let need = Need::Permission {
        login: "olga".parse().unwrap(),
    };
    let permission = PermissionFacts {
        role: "admin".into(),
        base: "admin".into(),
        user: Some(person("mallory").id),
    };
    hold(
        &scene.answered(need, Answer::Permission { permission }),
        "ops: 0 of 1",
    );
}

#[test]
fn rule_12_whoever_is_not_eligible_neither_signs_nor_vetoes() {
    let scene = Scene::new(QA)
        .comment("quinn", "10:00", "/go qa")
        .comment("mallory", "10:01", "/nogo qa the queue is stuck")
        .comment("mallory", "10:02", "/nogo the queue is stuck")
        .comment("mallory", "10:03", "/withdraw qa");
    let decided = go(&scene);
    for remark in [102, 103, 104] {
        assert!(decided.reply(remark).unwrap().without_a_say());
    }
    hold(
        &Scene::new(QA).comment("mallory", "10:00", "/go qa"),
        "qa: 0 of 1",
    );
}

#[test]
fn rule_13_eligibility_is_that_of_the_decision_and_not_of_the_comment() {
    let scene = |state| {
        Scene::new(TEAM)
            .team("acme/qa", &[("quinn", state), ("tess", ACTIVE)])
            .comment("quinn", "10:00", "/go qa")
    };
    go(&scene(ACTIVE));
    hold(&scene(MembershipState::None), "qa: 0 of 1");
}

#[test]
fn somebody_who_is_eligible_for_exactly_one_role_may_leave_it_out() {
    let policy = "roles: { qa: { users: [quinn, bob] }, ops: { users: [bob, olga] } }";
    let scene = Scene::new(policy)
        .comment("quinn", "10:00", "/go")
        .comment("bob", "10:01", "/go");
    let decided = hold(&scene, "ops: 0 of 1");
    assert_eq!(decided.role("qa"), Outcome::Go);
    assert!(decided.answer(102).contains("name the one you mean"));
    // A no-go is not lost for that.
    let vetoed = Scene::new(policy).comment("bob", "10:00", "/nogo the queue is stuck");
    let decided = no_go(&vetoed);
    assert_eq!(
        [decided.role("qa"), decided.role("ops")],
        [Outcome::NoGo; 2]
    );
}
