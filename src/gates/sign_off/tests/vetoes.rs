//! No-go, how it is lifted, and whose word is the last: rules 5, 18, 19 and 21.

use super::*;
use crate::facts::{FailureKind, Need, ReviewVerdict};

const NO: &str = "/nogo qa the queue is stuck";

fn signed() -> Scene {
    Scene::new(QA).comment("quinn", "10:00", "/go qa")
}

fn vetoed() -> Scene {
    signed().comment("quentin", "10:01", NO)
}

#[test]
fn rule_5_in_one_comment_a_veto_or_a_withdrawal_beats_a_sign_off() {
    for body in [
        format!("/go qa\n{NO}"),
        format!("{NO}\n/go qa"),
        "/go qa\n/withdraw qa".to_owned(),
        "/withdraw qa\n/go qa".to_owned(),
    ] {
        let scene = Scene::new(QA).comment("quinn", "10:00", &body);
        assert_ne!(scene.decide().report.outcome(), Outcome::Go, "{body}");
    }
}

#[test]
fn rule_5_a_faulty_veto_beside_a_sign_off_is_not_passed_over() {
    for faulty in [
        "/nogo qa",
        "/nogo qa short",
        "/nogo qq the queue is stuck",
        "/withdraw qz",
    ] {
        let scene = Scene::new(QA).comment("quinn", "10:00", &format!("/go qa\n{faulty}"));
        hold(
            &scene,
            "quinn also wrote a no-go or a withdrawal that was not understood",
        );
    }
}

#[test]
fn rule_18_an_edited_veto_stands() {
    no_go(&vetoed().edited());
}

#[test]
fn rule_18_a_deleted_veto_stands_by_what_was_published_of_it() {
    let first = no_go(&vetoed());
    let published = first.report.conversation.vetoes.clone();
    assert_eq!(published.len(), 1);
    let later = vetoed()
        .deleted()
        .with(|it| it.traces.vetoes = published.clone());
    let decided = check(&later, Outcome::NoGo, &["qa veto by the account 5"]);
    assert_eq!(decided.report.conversation.vetoes, published);
    // Its author, or another holder, lifts it; nobody else.
    for holder in ["quentin", "quinn"] {
        let lifted = later.clone().comment(holder, "10:30", "/withdraw qa");
        let decided = lifted.decide();
        assert_eq!(decided.report.conversation.vetoes, []);
        assert_eq!(decided.role("qa") == Outcome::Go, holder == "quentin");
    }
    no_go(&later.comment("mallory", "10:30", "/withdraw qa"));
}

#[test]
fn rule_18_a_veto_that_was_turned_into_a_sign_off_stands() {
    let published = no_go(&vetoed()).report.conversation.vetoes;
    let turned = vetoed()
        .but(|remark| remark.body = "/go qa".into())
        .edited()
        .with(|it| it.traces.vetoes = published);
    no_go(&turned);
}

#[test]
fn rule_18_what_was_published_that_cannot_be_read_could_be_a_veto() {
    unknown(
        &signed().unknown(Need::Traces, FailureKind::ServerError),
        "",
    );
}

#[test]
fn rule_19_a_veto_does_not_lapse_with_a_push() {
    let pushed = vetoed()
        .pushed("b2", "10:30")
        .comment("quinn", "11:00", "/go qa");
    no_go(&pushed);
    let timed = Scene::new("roles: { qa: { users: [quinn, quentin], ttl: 1h } }");
    no_go(&timed.comment("quentin", "10:01", NO).at("20T12:00"));
    no_go(&vetoed().with(|it| it.retargets = vec![at("11:00")]));
}

#[test]
fn rule_19_its_author_or_a_holder_of_the_role_lifts_it() {
    go(&vetoed().comment("quentin", "10:30", "/withdraw qa"));
    go(&vetoed().comment("quentin", "10:30", "/withdraw"));
    let by_other = vetoed().comment("quinn", "10:30", "/withdraw qa");
    // Quinn took her own sign-off back with the same word.
    hold(&by_other, "qa: 0 of 1");
    go(&by_other.comment("quinn", "10:31", "/go qa"));
    no_go(&vetoed().comment("mallory", "10:30", "/withdraw qa"));
    no_go(&vetoed().comment("quentin", "09:30", "/withdraw qa"));
}

#[test]
fn rule_19_whoever_made_the_change_does_not_lift_the_veto_of_another() {
    let scene = Scene::new("roles: { qa: { users: [ada, quinn, quentin] } }")
        .comment("quinn", "10:00", "/go qa")
        .comment("quentin", "10:01", NO);
    no_go(&scene.comment("ada", "10:30", "/withdraw qa"));
}

#[test]
fn rule_19_an_edited_withdrawal_lifts_nothing() {
    no_go(
        &vetoed()
            .comment("quentin", "10:30", "/withdraw qa")
            .edited(),
    );
}

#[test]
fn rule_19_the_text_of_a_veto_is_shown_and_cut() {
    let long = format!("/nogo qa {}", "because ".repeat(100));
    let scene = signed().comment("quentin", "10:01", &long);
    check(
        &scene,
        Outcome::NoGo,
        &["qa veto by quentin: because because"],
    );
    check(
        &vetoed(),
        Outcome::NoGo,
        &[
            "qa veto by quentin: the queue is stuck",
            "quentin, or anyone of quentin, quinn who has no veto and did not make the change: /withdraw qa",
        ],
    );
}

#[test]
fn rule_21_the_last_word_of_a_person_counts() {
    hold(
        &signed().comment("quinn", "10:01", "/withdraw qa"),
        "qa: 0 of 1",
    );
    no_go(&signed().comment("quinn", "10:01", NO));
    go(&signed()
        .comment("quinn", "10:01", NO)
        .comment("quinn", "10:02", "/go qa"));
    // A later sign-off replaces an earlier one, also where it is worth less.
    hold(
        &signed().comment("quinn", "10:01", "/go qa @dead999"),
        "dead999",
    );
    hold(
        &signed().comment("quinn", "10:01", "/go qa").edited(),
        "edited",
    );
    // Also where GitHub lists it first.
    let mut reversed = signed().comment("quinn", "10:01", NO);
    reversed.comments.reverse();
    no_go(&reversed);
}

#[test]
fn a_sign_off_lifts_no_veto_of_another() {
    no_go(&vetoed().comment("quinn", "10:30", "/go qa"));
}

#[test]
fn a_change_request_is_a_veto_where_reviews_count() {
    let requested = (ReviewVerdict::ChangesRequested, "");
    let approved = (ReviewVerdict::Approved, "");
    let counting = Scene::new(&format!("{{ {QA}, reviews: count }}"));
    let vetoed = counting.review("quinn", "10:00", "a1", requested);
    no_go(&vetoed);
    go(&vetoed.review("quinn", "10:30", "a1", approved));
    hold(
        &Scene::new(QA).review("quinn", "10:00", "a1", requested),
        "qa: 0 of 1",
    );
    hold(
        &Scene::new(QA).review("quinn", "10:00", "a1", approved),
        "qa: 0 of 1",
    );
}

#[test]
fn a_change_request_stands_beside_a_command_that_says_nothing() {
    let counting = Scene::new(&format!("{{ {QA}, reviews: count }}"));
    for text in [
        "/gonogo status",
        "/nogo qa no",
        "- /go qa",
        "／gо qa",
        "```\n/go qa",
    ] {
        let requested = (ReviewVerdict::ChangesRequested, text);
        no_go(&counting.clone().review("quinn", "10:00", "a1", requested));
    }
    // An approval is no go beside a command that may have meant another thing.
    for text in ["/nogo qa no", "**/nogo** qa the queue is stuck"] {
        let approved = (ReviewVerdict::Approved, text);
        hold(
            &counting.clone().review("quinn", "10:00", "a1", approved),
            "qa: 0 of 1",
        );
    }
}

#[test]
fn a_no_go_that_only_looks_like_one_ends_ones_own_go() {
    for text in [
        "／nоgo qa the queue is stuck",
        "/nogo: the queue is stuck",
        "**/nogo qa the queue is stuck**",
        "```\nlog\n\n/nogo qa the queue is stuck",
        "<textarea>\n\n/nogo qa the queue is stuck",
    ] {
        let scene = Scene::new(QA).comment("quinn", "10:00", "/go qa");
        let decided = hold(&scene.comment("quinn", "10:01", text), "qa: 0 of 1");
        assert!(!decided.answer(102).is_empty(), "{text}");
    }
}

#[test]
fn rule_21_a_no_go_that_may_not_veto_still_ends_ones_own_sign_off() {
    let scene = Scene::new("roles: { qa: { users: [quinn, quentin], veto: false } }");
    let signed = scene.comment("quinn", "10:00", "/go qa");
    go(&signed.clone().comment("quentin", "10:01", NO));
    let decided = hold(&signed.comment("quinn", "10:01", NO), "qa: 0 of 1");
    assert!(decided.answer(102).contains("may not veto for this role"));
}

#[test]
fn rule_18_a_run_that_cannot_hear_keeps_the_trace_of_a_deleted_veto() {
    // Otherwise one failed request would make the deletion good: this run writes our comment anew.
    let published = no_go(&vetoed()).report.conversation.vetoes;
    let deaf = vetoed()
        .deleted()
        .with(|it| it.traces.vetoes = published.clone());
    let need = Need::Reviews {
        number: 7.try_into().unwrap(),
    };
    let decided = unknown(&deaf.unknown(need, FailureKind::ServerError), "");
    assert_eq!(decided.report.conversation.vetoes, published);
}

#[test]
fn rule_19_where_it_is_not_known_who_made_the_change_nobody_lifts_the_veto_of_another() {
    // Otherwise its trace would be gone in the next run, when more is known.
    let scene = Scene::new("roles: { qa: { users: [ada, cole, quinn, quentin] } }")
        .comment("quinn", "10:00", "/go qa")
        .comment("quentin", "10:01", NO)
        .comment("cole", "10:30", "/withdraw qa");
    go(&scene);
    let need = Need::Commits {
        number: 7.try_into().unwrap(),
    };
    let blind = scene.clone().unknown(need, FailureKind::ServerError);
    assert_eq!(no_go(&blind).report.conversation.vetoes.len(), 1);
    let unattributed = scene.with(|it| it.commits[0].author = None);
    assert_eq!(no_go(&unattributed).report.conversation.vetoes.len(), 1);
    no_go(&blind.clone().comment("cole", "10:31", "/go qa"));
    let own = blind.comment("quentin", "10:32", "/withdraw qa");
    unknown(&own, "qa: ");
}

#[test]
fn rule_18_a_status_that_may_keep_a_veto_is_not_written_over_and_proves_nothing() {
    // The next run would find the newer status, without the veto.
    let statuses = format!("{{ {QA}, role-statuses: true }}");
    let scene = Scene::new(&statuses).comment("quinn", "10:00", "/go qa");
    assert_eq!(go(&scene).report.conversation.statuses.len(), 1);
    let decided = unknown(&scene.unknown(Need::Traces, FailureKind::ServerError), "");
    assert_eq!(decided.report.conversation.statuses, []);
    assert_eq!(decided.role("qa"), Outcome::Unknown);
}
