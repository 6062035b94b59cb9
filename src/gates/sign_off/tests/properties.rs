//! What holds for every conversation.

use proptest::prelude::*;

use super::random::{POLICIES, scenes};
use super::*;
use crate::facts::{Facts, Need};

const NO: &str = "/nogo qa the queue is stuck";

fn bodies() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "/go qa",
        "/go",
        "/go qa,ops",
        NO,
        "/nogo the queue is stuck",
        "/withdraw qa",
        "/withdraw",
        "/emergency INC-42 the database is down",
        "/gonogo why @quinn",
        "/go qa\n/nogo qa",
    ])
}

fn comments() -> Need {
    Need::Comments {
        number: 7.try_into().unwrap(),
    }
}

/// Whether a veto can be lifted by others: it must be known who made the change.
fn makers_known(scene: &Scene) -> bool {
    let known = scene.commits.iter().all(|commit| commit.author.is_some());
    let last_pusher = crate::gates::sign_off::section::Exclusion::LastPusher;
    known && !(scene.fork && scene.config.excluded.contains(&last_pusher))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_word_of_an_outsider_changes_nothing((_, scene) in scenes(), body in bodies(), early: bool) {
        let time = if early { "09:00:30" } else { "11:30" };
        let more = scene.clone().comment("mallory", time, body);
        let facts = more.gather();
        let mut without = facts.clone();
        without.insert(comments(), scene.fact(&comments()));
        let (with, without) = (more.judge(&facts).report, scene.judge(&without).report);
        prop_assert_eq!(with.parts, without.parts);
        prop_assert_eq!(with.findings, without.findings);
        prop_assert_eq!(with.conversation.vetoes, without.conversation.vetoes);
        prop_assert_eq!(with.conversation.emergency, without.conversation.emergency);
    }

    #[test]
    fn a_veto_of_a_holder_is_no_go((policy, scene) in scenes(), second: bool) {
        let holder = POLICIES[policy].1[usize::from(second)];
        let vetoed = scene.comment(holder, "11:30", NO);
        prop_assert_eq!(vetoed.decide().report.outcome(), Outcome::NoGo);
        let edited = vetoed.edited();
        prop_assert_eq!(edited.decide().report.outcome(), Outcome::NoGo);
    }

    #[test]
    fn a_later_withdrawal_of_another_holder_lifts_every_veto((policy, scene) in scenes()) {
        prop_assume!(makers_known(&scene));
        // Whoever has a veto of their own takes that one back and no other.
        prop_assume!(scene.decide().role("qa") != Outcome::NoGo);
        let [one, other] = POLICIES[policy].1;
        let vetoed = scene.comment(one, "11:30", NO);
        let lifted = vetoed.clone().comment(other, "11:31", "/withdraw qa");
        prop_assert_ne!(lifted.decide().role("qa"), Outcome::NoGo);
        prop_assert_eq!(lifted.edited().decide().role("qa"), Outcome::NoGo);
        let own = vetoed.comment(one, "11:31", "/withdraw qa");
        prop_assert_ne!(own.decide().role("qa"), Outcome::NoGo);
    }

    #[test]
    fn the_order_in_which_remarks_are_listed_does_not_matter((_, scene) in scenes(), turn in 0_usize..12) {
        let mut other = scene.clone();
        other.comments.reverse();
        let turn = turn % other.comments.len().max(1);
        other.comments.rotate_left(turn);
        other.reviews.reverse();
        if let Some(pushes) = &mut other.pushes {
            pushes.reverse();
        }
        prop_assert_eq!(other.decide().report, scene.decide().report);
    }

    #[test]
    fn nothing_that_is_quoted_hidden_or_code_changes_anything(
        (policy, scene) in scenes(), body in bodies(), way in 0..5,
    ) {
        let holder = POLICIES[policy].1[0];
        let hidden = match way {
            0 => format!("```\n{body}\n```"),
            1 => format!("~~~\n{body}\n~~~"),
            2 => format!("> {}", body.replace('\n', "\n> ")),
            3 => format!("<!--\n{body}\n-->"),
            _ => format!("    {}", body.replace('\n', "\n    ")),
        };
        let more = scene.clone().comment(holder, "11:30", &hidden);
        prop_assert_eq!(more.decide().report, scene.decide().report);
    }

    #[test]
    fn what_only_looks_like_a_command_makes_nothing_better(
        (policy, scene) in scenes(), body in bodies(), way in 0..5,
    ) {
        let holder = POLICIES[policy].1[0];
        let doubtful = match way {
            0 => format!("~~~\n{body}"),
            1 => body.replace('/', "／"),
            2 => format!("<textarea>\n\n{body}"),
            3 => format!("<!--\n\n{body}"),
            _ => format!("- {}", body.replace('\n', "\n- ")),
        };
        let more = scene.clone().comment(holder, "11:30", &doubtful);
        prop_assert!(more.decide().report.outcome() >= scene.decide().report.outcome());
    }

    #[test]
    fn facts_that_were_written_down_give_the_same_report((_, scene) in scenes()) {
        let facts = scene.gather();
        let json = serde_json::to_string(&facts).unwrap();
        let read: Facts = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(&read, &facts);
        prop_assert_eq!(scene.judge(&read).report, scene.judge(&facts).report);
    }

    #[test]
    fn a_push_makes_every_sign_off_stale((_, scene) in scenes()) {
        let decided = scene.pushed("c3", "11:30").decide();
        for (role, _) in &decided.report.parts {
            prop_assert_eq!(decided.counted(role), Vec::<String>::new());
        }
        prop_assert_ne!(decided.report.outcome(), Outcome::Go);
    }

    #[test]
    fn one_person_never_fills_two_roles_unless_allowed((_, scene) in scenes()) {
        prop_assume!(scene.config.one_role_per_person);
        let decided = scene.decide();
        let roles = decided.report.parts.iter();
        let mut people: Vec<String> = roles.flat_map(|(role, _)| decided.counted(role)).collect();
        people.sort();
        let all = people.len();
        people.dedup();
        prop_assert_eq!(people.len(), all);
    }

    #[test]
    fn go_is_said_by_enough_people_who_did_not_make_the_change((_, scene) in scenes()) {
        let decided = scene.decide();
        prop_assume!(decided.report.outcome() == Outcome::Go);
        for role in scene.config.roles.iter().filter(|role| role.required) {
            let people = decided.counted(role.name.as_str());
            prop_assert!(people.len() >= role.min);
            for login in people {
                prop_assert!(!["ada", "mallory", "hubot"].contains(&login.as_str()));
                let made = |commit: &crate::facts::CommitPeople| {
                    commit.author.as_ref() == Some(&person(&login))
                };
                prop_assert!(!scene.commits.iter().any(made));
            }
        }
    }
}
