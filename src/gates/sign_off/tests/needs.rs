//! What is asked for: step by step, enough, and nothing in vain.

use proptest::prelude::*;

use super::random::scenes;
use super::*;
use crate::facts::{Fact, Need};

fn asked(scene: &Scene) -> Vec<String> {
    let (_, mut needs) = scene.gather_all();
    needs.sort();
    needs.iter().map(ToString::to_string).collect()
}

#[test]
fn without_a_word_only_the_conversation_and_the_people_of_the_policy_are_read() {
    let quiet = ["comments of #7", "reviews of #7", "timeline of #7"];
    let people = [
        "account of quentin",
        "account of quinn",
        "earlier statuses and comments",
    ];
    assert_eq!(asked(&Scene::new(QA)), [quiet.as_slice(), &people].concat());
    let spoke = asked(&Scene::new(QA).comment("quinn", "10:00", "/go qa"));
    assert!(spoke.contains(&"commits of #7".to_owned()));
}

#[test]
fn a_veto_needs_no_look_at_commits() {
    let scene = Scene::new(QA).comment("quinn", "10:00", "/nogo qa the queue is stuck");
    assert!(
        !asked(&scene)
            .iter()
            .any(|need| need.contains("commits") || need.contains("pushes"))
    );
}

#[test]
fn membership_is_asked_of_those_who_spoke_and_are_not_named() {
    let scene = Scene::new("roles: { qa: { users: [quentin], teams: [acme/qa] } }");
    let scene = scene
        .team("acme/qa", &[])
        .comment("quinn", "10:00", "/go qa")
        .comment("quentin", "10:00", "/go qa")
        .comment("tess", "10:00", "Looks good.");
    let of_team = asked(&scene)
        .into_iter()
        .filter(|need| need.contains("in team"));
    assert_eq!(of_team.collect::<Vec<_>>(), ["quinn in team acme/qa"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn everything_that_is_judged_was_asked_for_and_has_words((_, scene) in scenes()) {
        // `text` panics where the report names something that nobody gathered.
        scene.decide().text();
    }

    #[test]
    fn what_was_not_asked_for_would_not_have_mattered((_, scene) in scenes()) {
        let decided = scene.decide();
        // A word of an outsider has everything asked for that any word needs.
        let more = scene.clone().comment("mallory", "11:30", "/go qa");
        let mut facts = more.gather();
        let need = Need::Comments { number: 7.try_into().unwrap() };
        let fact: Fact<_> = scene.fact(&need);
        facts.insert(need, fact);
        let knowing = scene.judge(&facts);
        let is_go = |decided: &Decided| decided.report.outcome() == Outcome::Go;
        prop_assert_eq!(is_go(&knowing), is_go(&decided));
        prop_assert_eq!(&knowing.report.conversation.vetoes, &decided.report.conversation.vetoes);
    }
}
