//! Which workflows fit a repository, and which of those it has do their part already.

use super::files::{Copied, tags};
use super::plan::Standing;
use super::seen::{Asks, Seen};
use super::sheet::named;
use super::workflow::{Start, Workflow};
use crate::ids::RepoPath;
use crate::locale::{Message, Value};

impl Seen {
    pub(super) fn standing(&self, path: &RepoPath) -> Standing {
        if let Some((_, reason)) = self.barred.iter().find(|(barred, _)| barred == path) {
            return Standing::Barred(reason.clone());
        }
        match self.taken.contains(path) {
            true => Standing::Taken,
            false => Standing::Free,
        }
    }

    /// What the policy asks for, the one that is there or the one that is written now; none where it
    /// has errors.
    pub(super) fn asks(&self) -> Option<Asks> {
        let has_releases = self.releases.versions > 0;
        match &self.policy {
            Some(present) => present.asks,
            None => Some(Asks {
                sign_off: false,
                release_issue: has_releases,
                version: has_releases,
            }),
        }
    }

    /// The workflows that fit, but for those that something else does already.
    pub(super) fn copied(&self) -> Vec<Copied> {
        let asks = self.asks().unwrap_or_default();
        let releases = self.releases.versions > 0 || asks.version;
        let wanted = [
            (Copied::PullRequest, true),
            (
                Copied::SignOff,
                asks.sign_off || releases && asks.release_issue,
            ),
            (Copied::Release, releases && self.rival().is_none()),
        ];
        let fits = |copied: &Copied| self.stand_in(*copied).is_none();
        let wanted = wanted.into_iter().filter(|(_, is_wanted)| *is_wanted);
        wanted.map(|(copied, _)| copied).filter(fits).collect()
    }

    /// A workflow under another name that is gonogo's gate on the same occasion.
    pub(super) fn stand_in(&self, copied: Copied) -> Option<&RepoPath> {
        let mut others = self.others(copied);
        let found = others.find(|workflow| is_gate(workflow, copied));
        found.map(|workflow| &workflow.path)
    }

    /// A workflow under another name in which gonogo is asked on the same occasion, but not so that it
    /// were a gate.
    pub(super) fn half_gate(&self, copied: Copied) -> Option<&RepoPath> {
        let mut others = self.others(copied);
        let found =
            others.find(|workflow| workflow.has_gonogo && starts(workflow, copied) > Start::Never);
        found.map(|workflow| &workflow.path)
    }

    fn others(&self, copied: Copied) -> impl Iterator<Item = &Workflow> {
        let workflows = self.workflows.iter();
        workflows.filter(move |workflow| workflow.path.as_str() != copied.path())
    }

    /// Whether the file that is at a workflow's own place is that gate.
    pub(super) fn has_gate_in_place(&self, copied: Copied) -> bool {
        let mut workflows = self.workflows.iter();
        workflows.any(|it| it.path.as_str() == copied.path() && is_gate(it, copied))
    }

    /// A workflow that brings tags out without asking gonogo.
    pub(super) fn rival(&self) -> Option<&RepoPath> {
        let workflow = self.workflows.iter();
        let mut rivals = workflow.filter(|it| it.on_tags && it.deploys && !it.decides.on_tags);
        rivals.next().map(|workflow| &workflow.path)
    }

    /// What a workflow is for: no more than is known of one that is there already.
    pub(super) fn why(&self, copied: Copied, standing: &Standing) -> Message {
        let is_there = *standing == Standing::Taken;
        if is_there {
            let id = match self.has_gate_in_place(copied) {
                true => "setup-why-gate",
                false => "setup-why-no-gate",
            };
            return Message::new(id).with("what", copied.occasion());
        }
        match copied {
            Copied::PullRequest => Message::new("setup-why-pull-request"),
            Copied::SignOff => Message::new("setup-why-sign-off"),
            Copied::Release => {
                let tags: Vec<Value> = tags(&self.releases).into_iter().map(named).collect();
                Message::new("setup-why-release").with("tags", tags)
            }
        }
    }
}

fn starts(workflow: &Workflow, copied: Copied) -> Start {
    match copied {
        Copied::PullRequest => workflow.on_pull_requests,
        Copied::SignOff => workflow.on_comments,
        Copied::Release if workflow.on_tags => Start::Every,
        Copied::Release => Start::Never,
    }
}

fn is_gate(workflow: &Workflow, copied: Copied) -> bool {
    let decides = match copied {
        Copied::PullRequest => workflow.decides.on_pull_requests,
        Copied::SignOff => workflow.decides.on_comments,
        Copied::Release => workflow.decides.on_tags,
    };
    decides && starts(workflow, copied) == Start::Every
}
