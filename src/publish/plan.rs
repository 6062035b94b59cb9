//! What would have to be written so that GitHub shows this decision. Pure.

use crate::facts::Failure;
use crate::ids::{PrNumber, UserId};
use crate::locale::Words;
use crate::render::comment::{self, Marker};
use crate::render::status::{StatusState, status_line, status_line_with_record};
use crate::render::{Run, summary, trace};
use crate::text::{Markdown, Untrusted};

use super::effect::Effect;
use super::standing::{Seen, SeenComment};
use super::{ReportAs, plan_people};

/// What the user wants published.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wishes {
    /// On the commit.
    pub(crate) report: ReportAs,
    /// A comment under the pull request.
    pub(crate) comment: bool,
    /// Whether the record is kept, so that the status of a GO may name it.
    pub(crate) keeps_record: bool,
}

/// What is to be done, and what cannot be.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    /// What the rest refers to: done first.
    pub(crate) openings: Vec<Effect>,
    /// In this order.
    pub(crate) effects: Vec<Effect>,
    /// What is polite: done last, and no decision depends on it.
    pub(crate) courtesies: Vec<Effect>,
    /// What could not even be planned, each with why.
    pub(crate) impossible: Vec<Failure>,
    /// Where our comment stands, if it stands already.
    pub(crate) comment_url: Option<Untrusted>,
}

/// Compares what should stand there with what does.
pub(crate) fn plan(run: &Run, words: &Words, seen: &Seen, wishes: Wishes) -> Plan {
    let mut plan = Plan {
        openings: Vec::new(),
        effects: Vec::new(),
        courtesies: Vec::new(),
        impossible: Vec::new(),
        comment_url: None,
    };
    plan_people::issues(run, words, &mut plan);
    // By the status that links to it the release issue is found again; what it says is kept true.
    let links = run.opens_issue || run.subject.tag().is_some() && ours_stands(run, seen);
    if wishes.report.status() || links {
        plan_status(run, words, seen, wishes, &mut plan);
    }
    plan_people::part_statuses(run, words, seen, wishes, &mut plan);
    if wishes.report.check_run() {
        plan_check_run(run, words, seen, &mut plan);
    }
    if let Some(number) = run.comment_number().filter(|_| wishes.comment) {
        plan_comment(run, words, seen, number, &mut plan);
        plan_people::courtesies(run, words, seen, &mut plan);
    }
    plan
}

/// Whether a status under our name is our own.
fn ours_stands(run: &Run, seen: &Seen) -> bool {
    let context = run.environment.status_name();
    let mut statuses = seen.statuses.iter().flatten();
    statuses.any(|status| {
        status.context.for_parsing().eq_ignore_ascii_case(&context)
            && status.creator.is_some()
            && status.creator == seen.author()
    })
}

fn plan_status(run: &Run, words: &Words, seen: &Seen, wishes: Wishes, plan: &mut Plan) {
    let context = run.environment.status_name();
    let state = StatusState::of(run.decision.outcome());
    let description = match wishes.keeps_record {
        true => status_line_with_record(run, words),
        false => status_line(run, words),
    };
    // GitHub keeps at most 1,000 statuses of a name on a commit: the same one is not set again.
    // What could not be read is set anew: a status too many does no harm.
    let newest = seen.statuses.as_ref().ok().and_then(|statuses| {
        statuses
            .iter()
            .find(|status| status.context.for_parsing().eq_ignore_ascii_case(&context))
    });
    let stands = newest.is_some_and(|status| {
        status.state == state
            && status.description.for_parsing() == description.as_str()
            && status.creator.is_some()
            && status.creator == seen.author()
    });
    // What was read a while ago may be old: a success that still seems to stand is left alone, but
    // anything else is looked at again, so that no success set meanwhile outlives this decision.
    if stands && state == StatusState::Success {
        return;
    }
    plan.effects.push(Effect::SetCommitStatus {
        sha: run.subject.sha.clone(),
        context,
        state,
        description,
        stood: stands,
    });
}

fn plan_check_run(run: &Run, words: &Words, seen: &Seen, plan: &mut Plan) {
    let state = StatusState::of(run.decision.outcome());
    let name = run.environment.status_name();
    let title = status_line(run, words);
    let summary = summary::check_run_summary(run, words);
    // Another app's run of the same name cannot be updated with our token; GitHub keeps them apart.
    let ours = seen.check_runs.as_ref().ok().and_then(|runs| {
        runs.iter().find(|run| {
            run.app
                .as_ref()
                .is_some_and(|app| app.for_parsing() == "github-actions")
        })
    });
    plan.effects.push(match ours {
        Some(check_run) => Effect::UpdateCheckRun {
            id: check_run.id,
            name,
            state,
            title,
            summary,
        },
        None => {
            let sha = run.subject.sha.clone();
            Effect::CreateCheckRun {
                sha,
                name,
                state,
                title,
                summary,
            }
        }
    });
}

fn plan_comment(run: &Run, words: &Words, seen: &Seen, number: PrNumber, plan: &mut Plan) {
    let comments = match &seen.comments {
        Ok(comments) => comments,
        // Without having seen them all, a new comment might be the second one.
        Err(failure) => {
            plan.impossible.push(failure.clone());
            return;
        }
    };
    let marker = Marker::new(&run.environment);
    let body = comment::comment(run, words);
    if let Err(failure) = &seen.identity
        && foreign_markers(comments, &marker, None) > 0
    {
        // One of those may be ours, and a new comment the second one.
        plan.impossible.push(failure.clone());
        return;
    }
    let ours = ours(comments, &marker, seen.author());
    let body = if run.heard() {
        body
    } else {
        keeping(body, &ours)
    };
    let Some((oldest, younger)) = ours.split_first() else {
        plan.effects.push(Effect::CreateComment {
            number,
            body,
            marker,
        });
        return;
    };
    plan.comment_url = Some(oldest.url.clone());
    if comment::compared(oldest.body.for_parsing()) != comment::compared(body.as_str()) {
        plan.effects.push(Effect::EditComment {
            id: oldest.id,
            body,
        });
    }
    plan.effects.extend(
        younger
            .iter()
            .map(|comment| Effect::DeleteComment { id: comment.id }),
    );
}

/// The comment with everything that the standing ones keep: what could not be heard is not over.
fn keeping(mut body: Markdown, ours: &[&SeenComment]) -> Markdown {
    let mut kept: Vec<&str> = Vec::new();
    for comment in ours {
        let lines = comment.body.for_parsing().lines().map(str::trim);
        for line in lines.filter(|line| trace::keeps(line)) {
            if !kept.contains(&line) && !body.as_str().contains(line) {
                kept.push(line);
            }
        }
    }
    for line in kept {
        // It reads as one of ours, so it is one of ours: digits, dashes and small letters.
        body.push(&Markdown::trusted(format!("{line}\n")));
    }
    body
}

/// Our comments, oldest first: written by our own identity, with the marker on a line of its own,
/// wherever somebody's edit has left it. Anybody may write the marker; nobody else can write as us.
pub(super) fn ours<'a>(
    comments: &'a [SeenComment],
    marker: &Marker,
    identity: Option<UserId>,
) -> Vec<&'a SeenComment> {
    let mut ours: Vec<_> = comments
        .iter()
        .filter(|comment| comment.author.is_some() && comment.author == identity)
        .filter(|comment| {
            let mut lines = comment.body.for_parsing().lines();
            lines.any(|line| line.trim() == marker.as_str())
        })
        .collect();
    ours.sort_by_key(|comment| comment.id);
    ours
}

/// Comments of other people that carry our marker: said, never used.
pub(crate) fn foreign_markers(
    comments: &[SeenComment],
    marker: &Marker,
    identity: Option<UserId>,
) -> usize {
    comments
        .iter()
        .filter(|comment| comment.author.is_none() || comment.author != identity)
        .filter(|comment| comment.body.for_parsing().contains(marker.as_str()))
        .count()
}

/// Whether the status that stands under our name was set by somebody else.
pub(crate) fn foreign_status(seen: &Seen, context: &str) -> bool {
    let newest = seen.statuses.as_ref().ok().and_then(|statuses| {
        statuses
            .iter()
            .find(|status| status.context.for_parsing().eq_ignore_ascii_case(context))
    });
    let Some(author) = seen.author() else {
        return false;
    };
    newest.is_some_and(|status| status.creator != Some(author))
}
