//! What people are told: the status of each role, the issues that are to be opened, answers and
//! acknowledgements. Pure.

use std::collections::BTreeSet;

use super::effect::Effect;
use super::plan::{Plan, Wishes};
use super::standing::Seen;
use crate::decision::{PartStatus, Reply};
use crate::facts::{FOLLOW_UP_LABEL, RELEASE_ISSUE_LABEL};
use crate::github::CommentId;
use crate::locale::Words;
use crate::render::comment::Marker;
use crate::render::status::{StatusLine, StatusState};
use crate::render::trace::status_suffix;
use crate::render::{Run, issue, reply};

/// The most answers of one run: the next one goes on.
const MOST_ANSWERS: usize = 10;

/// The most answers that somebody gets whose comments are not understood.
const MOST_TO_ONE: usize = 5;

/// The most answers that somebody gets who asks.
const MOST_QUESTIONS: usize = 10;

/// The most signs of one run.
const MOST_SIGNS: usize = 20;

/// The statuses of parts: where the policy asks for them, and where one keeps or kept a veto.
pub(super) fn part_statuses(
    run: &Run,
    words: &Words,
    seen: &Seen,
    wishes: Wishes,
    plan: &mut Plan,
) {
    let parts = run
        .decision
        .reports
        .iter()
        .flat_map(|report| &report.conversation.statuses);
    for part in parts {
        // A veto is kept on the commit whatever else is reported there.
        let wanted = part.wanted && wishes.report.status() || !part.vetoes.is_empty();
        plan_part(run, part, words, seen, wanted, plan);
    }
}

fn plan_part(
    run: &Run,
    part: &PartStatus,
    words: &Words,
    seen: &Seen,
    wanted: bool,
    plan: &mut Plan,
) {
    let context = format!("{}/{}", run.environment.status_name(), part.part);
    let suffix = status_suffix(&part.vetoes);
    let description = StatusLine::of(&words.plain(&part.line), &suffix);
    let state = StatusState::of(part.outcome);
    let newest = seen.statuses.as_ref().ok().and_then(|statuses| {
        statuses
            .iter()
            .find(|status| status.context.for_parsing().eq_ignore_ascii_case(&context))
    });
    let ours = newest.filter(|status| status.creator.is_some() && status.creator == seen.author());
    if !wanted && ours.is_none() {
        return;
    }
    let stands = ours.is_some_and(|status| {
        status.state == state && status.description.for_parsing() == description.as_str()
    });
    if !stands {
        plan.effects.push(Effect::SetCommitStatus {
            sha: run.subject.sha.clone(),
            context,
            state,
            description,
            stood: false,
        });
    }
}

/// The issues that must be there before anything else is said.
pub(super) fn issues(run: &Run, words: &Words, plan: &mut Plan) {
    if let (true, Some(tag)) = (run.opens_issue, run.subject.tag()) {
        plan.openings.push(Effect::OpenIssue {
            text: issue::release_issue(run, tag, words),
            label: RELEASE_ISSUE_LABEL,
            // What people have said on another issue is not taken over by a look at its text.
            only_untouched: true,
        });
    }
    if let Some(emergency) = run.decision.emergency()
        && emergency.follow_up.is_none()
    {
        plan.effects.push(Effect::OpenIssue {
            text: issue::follow_up(run, emergency, words),
            label: FOLLOW_UP_LABEL,
            only_untouched: false,
        });
    }
}

/// Answers and signs. That they fail changes nothing about the decision.
pub(super) fn courtesies(run: &Run, words: &Words, seen: &Seen, plan: &mut Plan) {
    // Without having seen what was answered already, an answer might be the second one.
    let (Ok(comments), Some(author)) = (&seen.comments, seen.author()) else {
        return;
    };
    let answers_of_ours = comments
        .iter()
        .filter(|comment| comment.author == Some(author))
        .filter_map(|comment| reply::answered(comment.body.for_parsing()));
    let (answered, mut told): (BTreeSet<u64>, Vec<u64>) = answers_of_ours.unzip();
    let replies = run
        .decision
        .reports
        .iter()
        .flat_map(|report| &report.conversation.replies);
    let (mut answers, mut signs) = (0, 0);
    for one in replies {
        if !answered.contains(&one.remark)
            && is_due(one, &told)
            && let Some(body) = reply::reply(run, one, words)
        {
            if answers == MOST_ANSWERS {
                // It gets no sign either, so that the next run still owes it an answer.
                continue;
            }
            answers += 1;
            told.push(one.id.0);
            plan.courtesies.push(Effect::CreateComment {
                number: one.number,
                body,
                marker: Marker::reply(one),
            });
        }
        if let Some(sign) = one.sign.filter(|_| signs < MOST_SIGNS) {
            signs += 1;
            plan.courtesies.push(Effect::React {
                id: CommentId(one.remark),
                sign,
            });
        }
    }
}

/// Whether an answer is due: somebody without a say is told so once, nobody is told more than a few
/// times that something is not understood, and nobody is answered without end.
fn is_due(reply: &Reply, told: &[u64]) -> bool {
    // What was acknowledged before has been answered, or needed no answer then. Anybody's sign looks
    // like ours, so it does not keep questions and mistakes from their answer.
    let fresh = reply.sign.is_some() || reply.is_review || reply.asked || reply.slipped;
    let before = told.iter().filter(|id| **id == reply.id.0).count();
    let most = if reply.without_a_say() {
        1
    } else if reply.asked {
        MOST_QUESTIONS
    } else {
        MOST_TO_ONE
    };
    fresh && before < most
}
