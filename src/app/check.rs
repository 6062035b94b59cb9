//! The main job: one subject, from the event to the published decision.
//!
//! Three rounds of reading, each at once: what the run starts from; the policy at its resolved
//! commit together with what the gates need; the head again, just before publishing.

use std::path::PathBuf;

use futures_util::future::{OptionFuture, join, join4};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::heard::Heard;
use super::job::Job;
use super::opening::{self, Looked, PolicyFound, Wanted};
use super::reading::Reading;
use super::simulated;
use crate::cli::PolicyFrom;
use crate::decision::{Decision, Finding, Level, Outcome};
use crate::event::Target;
use crate::evidence::{Evidence, Missing, Previous, Sealed};
use crate::facts::{Failure, FailureKind};
use crate::gates::policy;
use crate::github::Revision;
use crate::ids::{PrNumber, RefName, Sha};
use crate::judge::{self, Judged};
use crate::locale::{Message, Value};
use crate::publish::{self, Early, Place, Seen};
use crate::world::FileError;

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

/// What the first round brought.
struct Opened {
    looked: Looked,
    policy: PolicyFound,
    seen: Early,
    policy_sha: Option<Sha>,
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
                Err(failure) => return Ok(unconfirmed(checked, &failure)),
            }
        }
        // Published as unknown: whoever keeps changing the subject keeps no older success.
        let moved = Failure::new(FailureKind::Moved, "head");
        match last {
            Some(checked) => Ok(unconfirmed(checked, &moved)),
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
            PolicyFound::Text(record) => record,
            PolicyFound::Missing(branch) => {
                let finding = self.missing(&branch);
                return Ok(self.without_policy(opened.looked, finding, seen.await));
            }
            PolicyFound::Unreadable(failure) => {
                let finding = unreadable(&failure);
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
                return Ok(self.without_policy(looked, unreadable(&failure), seen));
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

    /// The first round: subject, policy on its likely branch, that branch's tip, and what is
    /// published already.
    async fn open(&self) -> Result<Opened, Failure> {
        let wanted = self.wanted();
        let repository = matches!(self.job.check.policy, PolicyFrom::Repository { .. });
        let likely = wanted.likely_branch().filter(|_| repository).cloned();
        let early_policy: OptionFuture<_> = likely
            .clone()
            .map(|branch| wanted.policy_at(Revision::Branch(branch)))
            .into();
        let early_tip: OptionFuture<_> = likely.as_ref().map(|branch| wanted.tip(branch)).into();
        let place = Place {
            repository: self.job.event.repository.clone(),
            number: opening::comment_number(self.target),
            environment: self.job.options.environment.clone(),
            installation_token: self.job.installation_token(),
        };
        let hinted = opening::likely_commit(self.target);
        let seen = publish::early(&self.job.github, place, hinted, self.job.wishes());
        let (looked, policy, tip, seen) = join4(wanted.look(), early_policy, early_tip, seen).await;
        let looked = looked?;
        let read = async {
            if !repository {
                return Ok((self.working_tree_policy(&looked)?, None));
            }
            // The guess was right as a rule; otherwise the branch is read now.
            let guessed = likely.as_ref() == Some(&looked.branch);
            let (policy, tip) = match (guessed, policy, tip) {
                (true, Some(policy), Some(tip)) => (policy?, tip?),
                _ => {
                    let branch = &looked.branch;
                    let early = wanted.policy_at(Revision::Branch(branch.clone()));
                    let (policy, tip) = join(early, wanted.tip(branch)).await;
                    (policy?, tip?)
                }
            };
            let branch = looked.branch.clone();
            let found = match policy {
                Some((path, bytes)) => {
                    let record = opening::record(path, bytes, Some(tip.clone()), Some(branch))?;
                    PolicyFound::Text(record)
                }
                None => PolicyFound::Missing(branch),
            };
            Ok((found, Some(tip)))
        };
        let read: Result<_, Failure> = read.await;
        let (policy, policy_sha) =
            read.unwrap_or_else(|failure| (PolicyFound::Unreadable(failure), None));
        Ok(Opened {
            looked,
            policy,
            seen,
            policy_sha,
        })
    }

    /// The policy of the working tree, on the command line.
    fn working_tree_policy(&self, looked: &Looked) -> Result<PolicyFound, Failure> {
        let PolicyFrom::WorkingTree { path } = &self.job.check.policy else {
            return Ok(PolicyFound::Missing(looked.branch.clone()));
        };
        let paths: Vec<PathBuf> = match path {
            Some(path) => vec![path.clone()],
            None => policy::default_paths()
                .iter()
                .map(|path| path.as_str().into())
                .collect(),
        };
        for path in paths {
            match self.job.outside.files.read(&path, policy::LARGEST) {
                Ok(bytes) => {
                    let shown = opening::shown_path(&path);
                    return Ok(PolicyFound::Text(opening::record(
                        shown, bytes, None, None,
                    )?));
                }
                Err(FileError::NotFound) => {}
                Err(error) => {
                    return Err(
                        Failure::new(FailureKind::Unreadable, path.display().to_string())
                            .because(&error),
                    );
                }
            }
        }
        Ok(PolicyFound::Missing(looked.branch.clone()))
    }

    /// What was read, without this run's own secrets, should somebody have written them down or a
    /// server sent them back: all of it is published, and kept as evidence.
    fn without_secrets<T: Serialize + DeserializeOwned>(&self, read: T) -> Result<T, Failure> {
        let unreadable = |_| Failure::new(FailureKind::Unreadable, "evidence");
        let text = serde_json::to_string(&read).map_err(unreadable)?;
        let redacted = self.job.outside.console.redacted(&text);
        if redacted == text {
            return Ok(read);
        }
        serde_json::from_str(&redacted).map_err(unreadable)
    }

    /// The policy's path as it was asked for.
    fn policy_path(&self) -> String {
        let path = match &self.job.check.policy {
            PolicyFrom::Repository { path, .. } => path.as_ref().map(ToString::to_string),
            PolicyFrom::WorkingTree { path } => {
                path.as_ref().map(|path| path.display().to_string())
            }
        };
        path.unwrap_or_else(|| policy::DEFAULT_PATH.to_owned())
    }

    /// No file of any of the policy's names is there.
    fn missing(&self, branch: &RefName) -> Finding {
        Finding::new("policy/missing", Level::Unknown)
            .with("path", Value::code(self.policy_path()))
            .with("branch", Value::code(branch.as_str()))
    }

    /// No policy, no gate, no GO: that is published, too, so that no older success stands.
    fn without_policy(&self, looked: Looked, finding: Finding, seen: Seen) -> Checked {
        let zone = jiff::tz::TimeZone::UTC;
        let invalid_policy = finding.code == "policy/missing";
        let run = crate::render::Run {
            subject: looked.subject.clone(),
            environment: self.job.options.environment.clone(),
            policy: None,
            decided_at: (self.job.outside.clock)().to_zoned(zone),
            decision: Decision::new(vec![judge::about_the_run(finding)], false),
            evidence: None,
            report_url: self.job.report_url(),
            release_issue: None,
            opens_issue: false,
            template: None,
        };
        let judged = Judged {
            run,
            locale: self.job.outside.language,
            invalid_policy,
        };
        Checked {
            judged,
            evidence: None,
            lack: None,
            seen,
            looked,
            heard: Heard::default(),
        }
    }
}

/// The policy could not be read.
fn unreadable(failure: &Failure) -> Finding {
    failed("policy/unreadable", failure)
}

fn failed(code: &'static str, failure: &Failure) -> Finding {
    Finding::new(code, Level::Unknown)
        .with("reason", failure.message())
        .with("remedy", failure.remedy())
}

/// Judged, but nobody can say whether the subject is still that commit: unknown, and published as
/// that on the commit that was judged.
fn unconfirmed(checked: Checked, failure: &Failure) -> Checked {
    withheld(checked, failed("subject/unconfirmed", failure))
}

/// The same with one reason more, which the record does not have.
pub(super) fn withheld(mut checked: Checked, finding: Finding) -> Checked {
    let run = &mut checked.judged.run;
    run.decision.reports.push(judge::about_the_run(finding));
    run.evidence = None;
    checked.evidence = None;
    checked
}
