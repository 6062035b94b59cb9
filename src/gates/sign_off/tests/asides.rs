//! How comments are acknowledged and answered: rules 6, 12 and 24.

use super::*;
use crate::decision::Sign;

#[track_caller]
fn answered(body: &str, sign: Sign, answer: &str) {
    let scene = Scene::new(QA).comment("quinn", "10:00", body);
    let decided = scene.decide();
    decided.text();
    let reply = decided
        .reply(101)
        .unwrap_or_else(|| panic!("no reply to {body:?}"));
    assert_eq!(reply.sign, Some(sign), "{body:?}");
    let said = decided.answer(101);
    assert!(said.contains(answer), "{said:?}");
    assert_eq!(said.is_empty(), answer.is_empty(), "{said:?}");
}

#[test]
fn rule_6_what_is_not_understood_gets_one_answer_that_names_what_is() {
    let not = Sign::NotCounted;
    answered(
        "/gonogo cancel",
        not,
        "/gonogo does not know cancel; it knows `status`",
    );
    answered("/gonogo", not, "/gonogo knows `status`");
    answered(
        "/go qz",
        not,
        "/go: there is no role qz (did you mean qa?). Roles: qa.",
    );
    answered(
        "/go everything",
        not,
        "/go: there is no role everything. Roles: qa.",
    );
    answered("/nogo qa", not, "/nogo needs a reason");
    answered("/nogo qa no", not, "at least 10 characters");
    answered(
        "/nogo qa,qa the queue is stuck",
        not,
        "/nogo is for one role",
    );
    answered("/emergency", not, "/emergency needs the incident's name");
    answered(
        "/emergency ! the database is down",
        not,
        "cannot be an incident's name",
    );
    answered(
        "/go qa don't cancel",
        not,
        "don't is not understood, so nothing was counted",
    );
    answered("/go qa @nope", not, "@nope is no commit");
    answered("/go qa\n---", not, "that line is a heading");
    answered("| a |\n|---|\n/go qa", not, "a row of a table");
    answered(
        "<details>\n/go qa\n</details>",
        not,
        "part of the HTML above it",
    );
    answered("*so\n/go qa*", not, "inside formatting");
    answered(
        "/gо qa",
        not,
        "/gо was not counted: it looks like /go and is not",
    );
    answered("**/go qa**", not, "one that begins with something else");
    answered("```\n/go qa", not, "a block of code that was not closed");
    answered(
        "<textarea>\n\n/go qa",
        not,
        "behind HTML of which it is not known",
    );
    answered(
        &"/gonogo help\n".repeat(51),
        not,
        "Only the first 50 commands",
    );
    answered(&"> ".repeat(2_000), not, "too large or too deeply nested");
}

#[test]
fn rule_6_prose_that_begins_with_a_slash_is_left_alone() {
    for body in ["/shrug", "/going home", "/tmp is full", "/"] {
        let scene = Scene::new(QA).comment("quinn", "10:00", body);
        assert_eq!(scene.decide().reply(101), None, "{body}");
    }
}

#[test]
fn rule_24_reactions_say_seen_counted_or_not() {
    answered("/go qa", Sign::Counted, "");
    answered("/nogo qa the queue is stuck", Sign::Counted, "");
    answered(
        "/go qa\n/withdraw qa",
        Sign::NotCounted,
        "had nothing to withdraw",
    );
    answered("/withdraw qa", Sign::NotCounted, "had nothing to withdraw");
    answered("/gonogo refresh", Sign::Seen, "");
    answered("/gonogo status", Sign::Seen, "How it stands");
    answered("/gonogo help", Sign::Seen, "Roles here: qa.");
    answered(
        "/go qa\n/gonogo cancel",
        Sign::NotCounted,
        "does not know cancel",
    );
}

#[test]
fn rule_24_what_was_acknowledged_is_not_acknowledged_again_and_reviews_never_are() {
    let scene = Scene::new(QA).comment("quinn", "10:00", "/go qa");
    let decided = go(&scene.but(|remark| remark.acknowledged = true));
    assert_eq!(decided.reply(101).unwrap().sign, None);
    let body = (crate::facts::ReviewVerdict::None, "/go qa");
    let decided = go(&Scene::new(QA).review("quinn", "10:00", "a1", body));
    let reply = decided.reply(101).unwrap();
    assert!(reply.is_review && reply.sign.is_none());
}

#[test]
fn rule_12_whoever_has_no_role_is_told_once_which_there_are() {
    let scene = Scene::new(QA)
        .comment("mallory", "10:00", "/go\n/nogo the queue is stuck")
        .comment("mallory", "10:01", "/nogo");
    let decided = hold(&scene, "qa: 0 of 1");
    let told = "Not counted: the policy gives you none of the roles qa.";
    assert_eq!(decided.answer(101), told);
    assert!(decided.reply(101).unwrap().without_a_say());
}

#[test]
fn an_approval_by_somebody_without_a_role_is_none_of_our_business() {
    let approved = (crate::facts::ReviewVerdict::Approved, "");
    let scene = Scene::new(&format!("{{ {QA}, reviews: count }}"));
    let decided = hold(
        &scene.review("mallory", "10:00", "a1", approved),
        "qa: 0 of 1",
    );
    assert_eq!(decided.answer(101), "");
}

#[test]
fn a_sign_off_that_went_stale_is_told_how_to_say_it_again() {
    let scene = Scene::new(QA)
        .comment("quinn", "10:00", "/go qa")
        .pushed("b2", "10:30");
    let decided = hold(&scene, "qa: 0 of 1");
    let answer = decided.answer(101);
    assert!(answer.starts_with(
        "Not counted for qa: the author of this comment said go for a100000, pushed over since. \
         To say go for the commit that is here now: /go qa @b200000 \
         What has changed since: https://"
    ));
}

#[test]
fn why_tells_of_everyone_what_they_may_and_what_became_of_it() {
    let scene = Scene::new("roles: { qa: { users: [quinn, ada] }, ops: { permission: write } }")
        .allowed("quinn", "write", "write")
        .comment("quinn", "10:00", "/go qa")
        .comment("quinn", "10:01", "/gonogo why")
        .comment("mallory", "10:02", "/gonogo why @Quinn")
        .comment("mallory", "10:03", "/gonogo why @ada")
        .comment("mallory", "10:04", "/gonogo why")
        .comment("mallory", "10:05", "/gonogo why @tess");
    let scene = scene.with(|it| it.gone = ["tess".parse().unwrap()].into());
    let decided = hold(&scene, "ops: 0 of 1");
    let own = "qa: quinn may speak for it, and their last word counts. \
               ops: quinn may speak for it, and has said nothing yet: /go ops @a100000";
    assert_eq!(decided.answer(102), own);
    assert_eq!(decided.answer(103).to_lowercase(), own);
    let of_ada = decided.answer(104);
    assert!(of_ada.starts_with("ada opened the pull request: no go of theirs counts here"));
    assert!(of_ada.contains("ops: ada may not speak for it, and has said nothing."));
    assert!(
        decided
            .answer(105)
            .contains("qa: mallory may not speak for it")
    );
    assert_eq!(
        decided.answer(106),
        "No person on GitHub has the login tess."
    );
}
