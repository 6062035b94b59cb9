//! The main job: one subject, from the event to the published decision.
//!
//! Three rounds of reading, each at once: what the run starts from; the policy at its resolved
//! commit together with what the gates need; the head again, just before publishing.

use std::collections::BTreeSet;
use std::path::PathBuf;

use futures_util::future::{OptionFuture, join, join4};

use super::job::Job;
use super::opening::{self, Looked, PolicyFound, Wanted};
use crate::cli::PolicyFrom;
use crate::decision::{Decision, Finding, Level};
use crate::event::Target;
use crate::evidence::{Evidence, Inputs, PolicyRecord, Sealed};
use crate::facts::gather::{Sources, gather};
use crate::facts::{Facts, Failure, FailureKind, Need};
use crate::gates::policy;
use crate::github::Revision;
use crate::ids::{RefName, Sha};
use crate::judge::{self, Judged};
use crate::locale::Value;
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
    /// What is published already.
    pub(crate) seen: Seen,
    /// The subject as it was read.
    pub(crate) looked: Looked,
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
        for _ in 0..ATTEMPTS {
            let checked = self.once().await?;
            if self.job.check.at.is_some() {
                return Ok(checked);
            }
            match self.still(&checked.looked).await {
                Ok(true) => return Ok(checked),
                Ok(false) => {}
                Err(failure) => return Ok(unconfirmed(checked, &failure)),
            }
        }
        Err(Failure::new(FailureKind::Moved, "head"))
    }

    /// Whether the subject still is what was judged: the commit, and everything else that the
    /// decision rests on (description, labels, base branch).
    async fn still(&self, judged: &Looked) -> Result<bool, Failure> {
        match self.target {
            Target::PullRequest { .. } | Target::Tag { .. } => {
                Ok(self.wanted().look().await? == *judged)
            }
            _ => Ok(true),
        }
    }

    fn wanted(&self) -> Wanted<'_> {
        let (path, reference) = match &self.job.check.policy {
            PolicyFrom::Repository { path, reference } => (path.as_ref(), reference.as_ref()),
            PolicyFrom::WorkingTree { .. } => (None, None),
        };
        Wanted {
            github: &self.job.github,
            event: self.job.event,
            target: self.target,
            path,
            reference,
        }
    }

    async fn once(&self) -> Result<Checked, Failure> {
        let opened = self.open().await?;
        let sha = opened.looked.subject.sha.clone();
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
        let gathered = self.gathered(opened.looked, record, opened.policy_sha);
        let (inputs, seen) = join(gathered, seen).await;
        let inputs = match inputs.and_then(|inputs| self.without_secrets(inputs)) {
            Ok(inputs) => inputs,
            // An older success must not stay on the commit.
            Err(failure) => {
                return Ok(self.without_policy(looked, unreadable(&failure), seen));
            }
        };
        let mut judged = judge::judge(&inputs);
        let document = crate::render::json::decision(&judged.run);
        let sealed = Evidence::new(inputs, document).seal();
        judged.run.evidence = Some(sealed.digest.clone());
        judged.run.report_url = self.job.report_url();
        Ok(Checked {
            judged,
            evidence: Some(sealed),
            seen,
            looked,
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

    /// The second round: the policy again at the resolved commit, and what its gates need.
    async fn gathered(
        &self,
        looked: Looked,
        early: PolicyRecord,
        policy_sha: Option<Sha>,
    ) -> Result<Inputs, Failure> {
        let subject = &looked.subject;
        let mut inputs = Inputs {
            environment: self.job.options.environment.clone(),
            subject: subject.clone(),
            decided_at: self
                .job
                .check
                .at
                .unwrap_or_else(|| (self.job.outside.clock)()),
            server_date: None,
            policy: early,
            facts: Facts::default(),
            simulated: self.job.check.at.is_some(),
        };
        let sources = Sources {
            github: Some(&self.job.github),
            http: &self.job.http,
            files: &self.job.outside.files,
            policy_sha: policy_sha.as_ref(),
            subject: Some(subject),
            now: &*self.job.outside.clock,
        };
        let needs = needs(&inputs);
        let reading = gather(&sources, needs.clone());
        let Some(sha) = &policy_sha else {
            inputs.facts = reading.await;
            return Ok(self.timed(inputs));
        };
        let wanted = self.wanted();
        let path = inputs.policy.origin.path.clone();
        let text = inputs.policy.text.for_parsing().as_bytes().to_vec();
        let pull_request = subject.pull_request().is_some();
        let differs: OptionFuture<_> = pull_request
            .then(|| wanted.differs(&subject.sha, &path, &text))
            .into();
        let (facts, again, differs) = futures_util::future::join3(
            reading,
            wanted.policy_again(&path, Revision::Commit(sha.clone())),
            differs,
        )
        .await;
        inputs.facts = facts;
        inputs.policy.origin.differs_in_subject = differs.flatten();
        let again = again?;
        if again.as_ref() != Some(&(path, text)) {
            // The branch moved between its name and its commit: the commit's text counts.
            let Some((path, bytes)) = again else {
                return Err(Failure::new(
                    FailureKind::Moved,
                    inputs.policy.origin.path.as_str(),
                ));
            };
            let record = opening::record(path, bytes, Some(sha.clone()), Some(looked.branch))?;
            inputs.policy = record;
            inputs.facts = gather(&sources, self::needs(&inputs)).await;
        }
        Ok(self.timed(inputs))
    }

    /// What was read, without this run's own secrets, should somebody have written them down or a
    /// server sent them back: all of it is published, and kept as evidence.
    fn without_secrets(&self, inputs: Inputs) -> Result<Inputs, Failure> {
        let unreadable = |_| Failure::new(FailureKind::Unreadable, "evidence");
        let text = serde_json::to_string(&inputs).map_err(unreadable)?;
        let redacted = self.job.outside.console.redacted(&text);
        if redacted == text {
            return Ok(inputs);
        }
        serde_json::from_str(&redacted).map_err(unreadable)
    }

    /// Adds what the servers' clocks said, unless the instant is not ours anyway.
    fn timed(&self, mut inputs: Inputs) -> Inputs {
        if self.job.check.at.is_none() {
            // What GitHub's clock said at the latest answer, moved back to the decision's instant.
            let since = (self.job.outside.clock)().duration_since(inputs.decided_at);
            let date = self.job.github.server_date();
            inputs.server_date = date.and_then(|date| date.checked_sub(since).ok());
        }
        inputs
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
        };
        let judged = Judged {
            run,
            locale: self.job.outside.language,
            invalid_policy,
        };
        Checked {
            judged,
            evidence: None,
            seen,
            looked,
        }
    }
}

/// What the policy's gates need for this subject; nothing where the policy cannot be used.
fn needs(inputs: &Inputs) -> BTreeSet<Need> {
    let read = policy::load(inputs.policy.text.for_parsing(), &inputs.environment);
    read.policy
        .map(|policy| policy.gates.needs(&judge::context(inputs, &policy)))
        .unwrap_or_default()
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
fn unconfirmed(mut checked: Checked, failure: &Failure) -> Checked {
    let run = &mut checked.judged.run;
    run.decision
        .reports
        .push(judge::about_the_run(failed("subject/unconfirmed", failure)));
    run.evidence = None;
    checked.evidence = None;
    checked
}
