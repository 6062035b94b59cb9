//! What earlier runs published: on the commit, in our comments, and where somebody has taken
//! something away, on the commits before.

use std::collections::BTreeSet;

use futures_util::future::{try_join, try_join_all};

use super::reading::release_issue;
use crate::evidence::Inputs;
use crate::facts::{Answer, Facts, Failure, FailureKind, Need, Traces};
use crate::github::GitHub;
use crate::ids::{PrNumber, Sha};
use crate::publish::{self, Publisher, Seen};

/// How many earlier commits are asked at most; whoever takes words away and pushes more often than
/// this gets no GO.
const EARLIER: usize = 50;

/// Everything of ours that may keep a veto.
///
/// # Errors
/// Where any of it could not be read: the veto could be there.
pub(super) async fn of(github: &GitHub, inputs: &Inputs, seen: &Seen) -> Result<Traces, Failure> {
    let subject = &inputs.subject;
    let publisher = Publisher::new(&inputs.environment, seen.identity.clone()?);
    let mut traces = Traces::default();
    publisher.comments(seen.comments.as_ref().map_err(Failure::clone)?, &mut traces);
    let statuses = seen.statuses.as_ref().map_err(Failure::clone)?;
    publisher.statuses(statuses, &mut traces);
    let numbers = other_numbers(inputs).into_iter();
    let comments = numbers.map(|number| publish::comments(github, &subject.repository, number));
    let commits: Vec<Sha> = other_commits(inputs)?.into_iter().collect();
    let statuses = commits
        .iter()
        .map(|sha| publish::statuses(github, &subject.repository, sha));
    let (comments, statuses) = try_join(try_join_all(comments), try_join_all(statuses)).await?;
    for read in &comments {
        publisher.comments(read, &mut traces);
    }
    for read in &statuses {
        publisher.statuses(read, &mut traces);
    }
    Ok(traces)
}

/// Conversations besides the one that our comment stands in.
fn other_numbers(inputs: &Inputs) -> BTreeSet<PrNumber> {
    let own = match inputs.subject.kind {
        crate::subject::SubjectKind::PullRequest(ref facts) => Some(facts.number),
        _ => release_issue(&inputs.facts),
    };
    let heard = inputs.facts.numbers_heard();
    heard.filter(|number| Some(*number) != own).collect()
}

/// Commits besides the one that is judged: the heads of pull requests behind it, and the heads
/// before, if anything was taken away from the conversation.
///
/// # Errors
/// Where those are too many.
fn other_commits(inputs: &Inputs) -> Result<BTreeSet<Sha>, Failure> {
    let facts = &inputs.facts;
    let subject = &inputs.subject;
    let mut commits = BTreeSet::new();
    commits.extend(subject.pull_request().map(|pull| pull.head.clone()));
    let need = Need::MergedPulls {
        sha: subject.sha.clone(),
    };
    if let Ok(Answer::Pulls { pulls }) = facts.get(&need) {
        let heard: BTreeSet<PrNumber> = facts.numbers_heard().collect();
        let carried = pulls.iter().filter(|pull| heard.contains(&pull.number));
        commits.extend(carried.map(|pull| pull.head.clone()));
    }
    if was_tampered_with(facts) {
        commits.extend(facts.commits_seen());
    }
    commits.remove(&subject.sha);
    if commits.len() > EARLIER {
        let sha = &subject.sha;
        let what = format!("statuses of the heads before {}", sha.short());
        return Err(Failure::new(FailureKind::TooLarge, what));
    }
    Ok(commits)
}

/// Whether a comment was deleted, or one without a command was edited: it may have had one.
fn was_tampered_with(facts: &Facts) -> bool {
    facts.numbers_heard().any(|number| {
        let deleted = match facts.get(&Need::Timeline { number }) {
            Ok(Answer::Timeline { deletions, .. }) => !deletions.is_empty(),
            // What was not told, may have been.
            _ => true,
        };
        let emptied = match facts.get(&Need::Comments { number }) {
            Ok(Answer::Remarks { emptied, .. }) => *emptied,
            _ => false,
        };
        deleted || emptied
    })
}
