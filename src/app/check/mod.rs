//! The main job: one subject, from the event to the published decision.
//!
//! Three rounds of reading, each at once: what the run starts from; the policy at its resolved
//! commit together with what the gates need; the head again, just before publishing.

mod first;
mod without;

pub(super) use without::withheld;

use futures_util::future::join;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::heard::Heard;
use super::job::Job;
use super::opening::{Looked, PolicyFound, Wanted};
use super::reading::Reading;
use super::simulated;
use crate::decision::Outcome;
use crate::event::Target;
use crate::evidence::{Evidence, Missing, Previous, Sealed};
use crate::facts::{Failure, FailureKind};
use crate::ids::PrNumber;
use crate::judge::{self, Judged};
use crate::locale::Message;
use crate::publish::Seen;

/// How often a moving head is followed before the run gives up.
const ATTEMPTS: usize = 3;

/// One subject, judged and ready to be published.
pub(crate) struct Checked {
    /// The decision.
    pub(crate) judged: Judged,
    /// Its record; `None` where there was no policy to judge by.
    pub(crate) evidence: Option<Sealed>,
    /// Why its record does not name that of the release before, where one should be there.
    pub(crate) lack: Option<Message>,
    /// What is published already.
    pub(crate) seen: Seen,
    /// The subject as it was read.
    pub(crate) looked: Looked,
    /// What people had said when it was judged.
    pub(crate) heard: Heard,
}

/// One subject of a job.
pub(crate) struct Check<'a> {
    /// What stays the same for all subjects.
    pub(crate) job: &'a Job<'a>,
    /// Which subject.
    pub(crate) target: &'a Target,
}

impl Check<'_> {
    /// Judges the subject as it stands, following its head where that moves meanwhile.
    ///
    /// # Errors
    /// Where the subject or the policy's branch cannot be read, or the head never rests.
    pub(crate) async fn run(&self) -> Result<Checked, Failure> {
        let mut last = None;
        for _ in 0..ATTEMPTS {
            let checked = self.once().await?;
            if self.job.check.at.is_some() || self.job.check.simulated.is_some() {
                return Ok(checked);
            }
            match self.still(&checked).await {
                Ok(Some(others)) => return Ok(self.with_others(checked, others).await),
                Ok(None) => last = Some(checked),
                Err(failure) => return Ok(self.unconfirmed(checked, failure)),
            }
        }
        // Published as unknown: whoever keeps changing the subject keeps no older success.
        let moved = Failure::new(FailureKind::Moved, "head");
        match last {
            Some(checked) => Ok(self.unconfirmed(checked, moved)),
            None => Err(moved),
        }
    }

    /// Whether the subject still is what was judged: the commit, and everything else that the
    /// decision rests on (description, labels, base branch), and for a GO what people say. If so,
    /// the other open pull requests that have the same head.
    async fn still(&self, checked: &Checked) -> Result<Option<Vec<PrNumber>>, Failure> {
        let same = async {
            match self.target {
                Target::PullRequest { .. } | Target::Tag { .. } => {
                    Ok(self.wanted().look().await? == checked.looked)
                }
                _ => Ok(true),
            }
        };
        let go = checked.judged.run.decision.outcome() == Outcome::Go;
        let silent = async {
            if !go {
                return Ok(true);
            }
            let repository = &checked.looked.subject.repository;
            checked.heard.still(&self.job.github, repository).await
        };
        let others = async {
            if go {
                self.others(&checked.looked).await
            } else {
                Ok(Vec::new())
            }
        };
        let (same, silent, others) = futures_util::future::try_join3(same, silent, others).await?;
        Ok((same && silent).then_some(others))
    }

    fn wanted(&self) -> Wanted<'_> {
        self.job.wanted(self.target)
    }

    pub(super) async fn once(&self) -> Result<Checked, Failure> {
        let mut opened = self.open().await?;
        if let Some(what_if) = &self.job.check.simulated {
            let description = self.job.description.as_ref();
            simulated::change(&mut opened.looked.subject, what_if, description);
        }
        let sha = opened.looked.subject.sha.clone();
        let words = opened.seen.words.take();
        let identity = opened.seen.identity.clone();
        let seen = opened.seen.on(&self.job.github, &sha, self.job.wishes());
        let record = match opened.policy {
            PolicyFound::Text(_) if self.would_judge_itself(&opened.looked) => {
                let finding = self.own_branch(&opened.looked.branch);
                return Ok(self.without_policy(opened.looked, finding, seen.await));
            }
            PolicyFound::Text(record) => record,
            PolicyFound::Missing(branch) => {
                let finding = self.missing(&branch);
                return Ok(self.without_policy(opened.looked, finding, seen.await));
            }
            PolicyFound::Unreadable(failure) => {
                let finding = self.unreadable(failure);
                return Ok(self.without_policy(opened.looked, finding, seen.await));
            }
        };
        let looked = opened.looked.clone();
        let reading = Reading {
            job: self.job,
            target: self.target,
            looked: opened.looked,
            policy_sha: opened.policy_sha,
            identity,
            words: words.clone(),
        };
        let (inputs, mut seen) = join(reading.inputs(record), seen).await;
        let inputs = match inputs {
            Ok(inputs) => Ok(reading.with_traces(inputs, &mut seen).await),
            Err(failure) => Err(failure),
        };
        let read = inputs.and_then(|inputs| {
            // As it was read: that is what is compared with a second reading.
            let heard = Heard::of(&inputs.facts);
            Ok((self.without_secrets(inputs)?, heard))
        });
        let (inputs, heard) = match read {
            Ok(read) => read,
            // An older success must not stay on the commit.
            // Nothing of a simulation is published: it fails as what it asked for.
            Err(failure) if self.job.check.simulated.is_some() => return Err(failure),
            Err(failure) => {
                return Ok(self.without_policy(looked, self.unreadable(failure), seen));
            }
        };
        let mut judged = judge::judge(&inputs);
        let document = crate::render::json::decision(&judged.run);
        let previous = reading.previous(&inputs).await.map(|previous| {
            let redacted = self.without_secrets(previous);
            redacted.unwrap_or_else(|failure| {
                Previous::missing(None, Missing::Unreadable, Some(failure))
            })
        });
        let lack = previous.as_ref().and_then(Previous::lack);
        let sealed = Evidence::new(inputs, document).after(previous).seal();
        judged.run.evidence = Some(sealed.digest.clone());
        judged.run.report_url = self.job.report_url();
        Ok(Checked {
            judged,
            evidence: Some(sealed),
            lack,
            seen,
            looked,
            heard,
        })
    }

    /// What was read, without this run's own secrets, should somebody have written them down or a
    /// server sent them back: all of it is published, and kept as evidence.
    fn without_secrets<T: Serialize + DeserializeOwned>(&self, read: T) -> Result<T, Failure> {
        let redacted = self.job.outside.console.redacted_value(read);
        redacted.map_err(|_| Failure::new(FailureKind::Unreadable, "evidence"))
    }
}
