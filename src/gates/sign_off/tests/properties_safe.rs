//! What cannot be found out never helps.

use proptest::prelude::*;

use super::random::scenes;
use super::*;
use crate::facts::{Answer, FailureKind, MembershipState, Need, Remark, ReviewVerdict};
use crate::gates::sign_off::section::Exclusion;
use crate::ids::Login;

/// Scenes in which nothing of an answer speaks for a go: where it is go without the answer, it is
/// go in one of these, too. None where without the answer there can be no go at all.
fn at_worst(scene: &Scene, need: &Need) -> Vec<Scene> {
    let answered = |answer| scene.clone().answered(need.clone(), answer);
    let roles = &scene.config.roles;
    let named = |login| {
        // The release does not wait for a role that is not required.
        let mut required = roles.iter().filter(|role| role.required);
        required.any(|role| role.electorate.users.contains(login))
    };
    // Whoever spoke is known by that.
    let spoke = |login: &Login| {
        let said = scene.comments.iter().chain(&scene.reviews);
        said.filter_map(|remark| remark.author.as_ref())
            .any(|author| author.login == *login)
    };
    let excluded = &scene.config.excluded;
    match need {
        Need::Membership { login, .. } => {
            let state = MembershipState::None;
            vec![answered(Answer::Membership { state }), unsaid(scene, login)]
        }
        Need::Permission { login } => vec![answered(Answer::Absent), unsaid(scene, login)],
        Need::ForkPoint { sha, .. } => vec![answered(Answer::Object { sha: sha.clone() })],
        Need::Pushes { .. } | Need::Tree { .. } => vec![answered(Answer::Absent)],
        Need::Edits { .. } => {
            let at = Some(scene.now);
            vec![answered(Answer::Edited { at })]
        }
        // Somebody was only asked about, or owns files that others own, too.
        Need::Account { login } if !named(login) || spoke(login) => vec![scene.clone()],
        Need::Commits { .. } if !excluded.contains(&Exclusion::Committers) => vec![scene.clone()],
        _ => Vec::new(),
    }
}

/// Without what somebody said for the release.
fn unsaid(scene: &Scene, login: &Login) -> Scene {
    let stays = |remark: &Remark| {
        let own = remark
            .author
            .as_ref()
            .is_some_and(|author| author.login == *login);
        let approves = remark.review.as_ref().map(|it| it.verdict) == Some(ReviewVerdict::Approved);
        !own || !(approves || remark.body.for_parsing().starts_with("/go"))
    };
    scene.clone().with(|it| {
        it.comments.retain(stays);
        it.reviews.retain(stays);
    })
}

fn is_go(scene: &Scene) -> bool {
    scene.decide().report.outcome() == Outcome::Go
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_single_failure_makes_a_go_or_keeps_one_that_it_matters_to(
        (_, scene) in scenes(), kind in prop::sample::select(FailureKind::ALL.to_vec()),
    ) {
        let was_go = is_go(&scene);
        let (_, needs) = scene.gather_all();
        for need in needs {
            let blind = scene.clone().unknown(need.clone(), kind);
            if is_go(&blind) {
                prop_assert!(was_go, "{} made it go", need);
                let worst = at_worst(&scene, &need);
                prop_assert!(worst.iter().any(is_go), "go without {}", need);
            }
        }
    }

    #[test]
    fn two_failures_make_no_go_either((_, scene) in scenes(), pick in any::<[prop::sample::Index; 2]>()) {
        prop_assume!(!is_go(&scene));
        let (_, needs) = scene.gather_all();
        let blind = pick.iter().fold(scene, |scene, pick| {
            scene.unknown(pick.get(&needs).clone(), FailureKind::TimedOut)
        });
        prop_assert!(!is_go(&blind));
    }

    #[test]
    fn no_failure_lifts_a_veto_that_was_published(
        (_, scene) in scenes(), kind in prop::sample::select(FailureKind::ALL.to_vec()),
    ) {
        // Mallory's account is of no role by now, so that nobody speaks for her here.
        let scene = scene.trace("mallory", "qa", "11:10", 999);
        let trace = scene.traces.vetoes.clone();
        let (_, needs) = scene.gather_all();
        for need in needs.into_iter().filter(|need| *need != Need::Traces) {
            let blind = scene.clone().unknown(need.clone(), kind);
            let vetoes = blind.decide().report.conversation.vetoes;
            prop_assert!(trace.iter().all(|one| vetoes.contains(one)), "without {}", need);
        }
    }
}
