//! Vetoes in what we publish, and found there again.
//!
//! A veto is not lifted by deleting its comment: while it stands, our status of the role and our
//! comment carry its trace. Read back, a trace can only make a decision worse; nothing that we
//! publish is ever the source of a GO.

use std::collections::BTreeSet;

use super::standing::{SeenComment, SeenStatus};
use crate::facts::Traces;
use crate::ids::{Environment, JOB_TOKEN, UserId};
use crate::render::comment::Marker;
use crate::render::status::StatusState;
use crate::render::trace;

/// More traces than this are none of ours.
const MOST: usize = 200;

/// Who may have published what is ours, for one environment.
pub(crate) struct Publisher<'a> {
    environment: &'a Environment,
    identities: [UserId; 2],
}

impl<'a> Publisher<'a> {
    /// Our token's identity, and the job's own: a person at the command line sees the vetoes that
    /// the workflows have published.
    pub(crate) fn new(environment: &'a Environment, identity: UserId) -> Self {
        Self {
            environment,
            identities: [identity, JOB_TOKEN],
        }
    }

    /// Adds what our comments under one number keep.
    pub(crate) fn comments(&self, comments: &[SeenComment], traces: &mut Traces) {
        let marker = Marker::new(self.environment);
        let ours = comments.iter().filter(|comment| {
            let mut lines = comment.body.for_parsing().lines();
            self.is_ours(comment.author) && lines.any(|line| line.trim() == marker.as_str())
        });
        for comment in ours {
            let lines = || comment.body.for_parsing().lines();
            let vetoes = lines().filter_map(trace::in_comment);
            traces.vetoes.extend(vetoes.take(MOST));
            let withdrawals = lines().filter_map(trace::withdrawal_in_comment);
            traces.withdrawals.extend(withdrawals.take(MOST));
        }
        sorted(traces);
    }

    /// Adds what our statuses on one commit keep, newest first. The newest of each name says
    /// whether a veto stood; a later one may have lifted it.
    pub(crate) fn statuses(&self, statuses: &[SeenStatus], traces: &mut Traces) {
        let prefix = format!("{}/", self.environment.status_name());
        let mut known = BTreeSet::new();
        for status in statuses {
            let name = status.context.for_parsing().to_ascii_lowercase();
            let role = name.strip_prefix(&prefix);
            let ours = self.is_ours(status.creator);
            if let Some(role) = role.filter(|_| ours && known.insert(name.clone()))
                && status.state == StatusState::Failure
            {
                let text = status.description.for_parsing();
                traces.vetoes.extend(trace::in_status(role, text));
            }
        }
        sorted(traces);
    }

    fn is_ours(&self, author: Option<UserId>) -> bool {
        author.is_some_and(|author| self.identities.contains(&author))
    }
}

fn sorted(traces: &mut Traces) {
    for list in [&mut traces.vetoes, &mut traces.withdrawals] {
        list.sort();
        list.dedup();
    }
}
