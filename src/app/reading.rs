//! The second round of reading: the policy again at its resolved commit, and everything that the
//! gates need, step by step until nothing new is asked for.

use std::collections::BTreeSet;

use futures_util::future::OptionFuture;

use super::job::Job;
use super::opening::{self, Looked};
use super::{simulated, traces};
use crate::cli::WhatIf;
use crate::event::Target;
use crate::evidence::{Inputs, PolicyRecord};
use crate::facts::gather::{Ourselves, Sources, gather};
use crate::facts::{Answer, Fact, Facts, Failure, FailureKind, Need};
use crate::gates::policy::{self, Policy};
use crate::github::Revision;
use crate::ids::{PrNumber, Sha, UserId};
use crate::judge;
use crate::publish::{self, EarlyWords, Seen};
use crate::text::Untrusted;

/// How often what was read may lead to something more to be read.
const STEPS: usize = 8;

/// What the first round has brought.
pub(super) struct Reading<'a> {
    /// What stays the same for all subjects.
    pub(super) job: &'a Job<'a>,
    /// Which subject.
    pub(super) target: &'a Target,
    /// The subject.
    pub(super) looked: Looked,
    /// The commit that the policy is read at; `None`: the working tree.
    pub(super) policy_sha: Option<Sha>,
    /// Who our token writes as.
    pub(super) identity: Result<UserId, Failure>,
    /// The conversation, if it was read already.
    pub(super) words: Option<EarlyWords>,
}

impl Reading<'_> {
    /// Everything that the decision depends on, but for what we published before.
    ///
    /// # Errors
    /// Where the policy cannot be read at its commit.
    pub(super) async fn inputs(&self, early: PolicyRecord) -> Result<Inputs, Failure> {
        let mut inputs = self.without_facts(early);
        let Some(sha) = &self.policy_sha else {
            inputs.facts = self.facts(&inputs).await?;
            return Ok(self.timed(inputs));
        };
        let wanted = self.job.wanted(self.target);
        let path = inputs.policy.origin.path.clone();
        let text = inputs.policy.text.for_parsing().as_bytes().to_vec();
        let subject = &self.looked.subject;
        let differs: OptionFuture<_> = subject
            .pull_request()
            .map(|_| wanted.differs(&subject.sha, &path, &text))
            .into();
        let (facts, again, differs) = futures_util::future::join3(
            self.facts(&inputs),
            wanted.policy_again(&path, Revision::Commit(sha.clone())),
            differs,
        )
        .await;
        let facts = facts?;
        inputs.facts = facts;
        inputs.policy.origin.differs_in_subject = differs.flatten();
        let again = again?;
        if again.as_ref() != Some(&(path, text)) {
            // The branch moved between its name and its commit: the commit's text counts.
            let Some((path, bytes)) = again else {
                let path = inputs.policy.origin.path.as_str();
                return Err(Failure::new(FailureKind::Moved, path));
            };
            let branch = self.looked.branch.clone();
            inputs.policy = opening::record(path, bytes, Some(sha.clone()), Some(branch))?;
            inputs.facts = self.facts(&inputs).await?;
        }
        Ok(self.timed(inputs))
    }

    fn without_facts(&self, policy: PolicyRecord) -> Inputs {
        let check = self.job.check;
        Inputs {
            environment: self.job.options.environment.clone(),
            subject: self.looked.subject.clone(),
            decided_at: check.at.unwrap_or_else(|| (self.job.outside.clock)()),
            server_date: None,
            policy,
            facts: Facts::default(),
            simulated: check.at.is_some() || check.simulated.is_some(),
        }
    }

    pub(super) fn sources(&self) -> Sources<'_> {
        let job = self.job;
        Sources {
            github: Some(&job.github),
            members: job.members.as_ref(),
            ourselves: Some(Ourselves {
                identity: &self.identity,
                environment: &job.options.environment,
            }),
            http: &job.http,
            files: &job.outside.files,
            policy_sha: self.policy_sha.as_ref(),
            subject: Some(&self.looked.subject),
            variables: &job.outside.variables,
            console: &job.outside.console,
            now: &*job.outside.clock,
        }
    }

    /// Reads what the gates need, and what they need then.
    async fn facts(&self, inputs: &Inputs) -> Result<Facts, Failure> {
        let read = policy::load(inputs.policy.text.for_parsing(), &inputs.environment);
        let Some(policy) = read.policy else {
            return Ok(Facts::default());
        };
        let sources = self.sources();
        let mut early = self.early(inputs);
        let mut facts = Facts::default();
        for _ in 0..STEPS {
            let missing = missing(inputs, &policy, &facts);
            if missing.is_empty() {
                break;
            }
            // What is known already comes first: it may tell what else is needed, and what is not.
            let known: Vec<Need> = missing
                .iter()
                .filter(|need| early.has(need))
                .cloned()
                .collect();
            if known.is_empty() {
                facts.extend(gather(&sources, missing).await);
            }
            for need in known {
                facts.extend(early.split_off(&need));
            }
            if let Some(what_if) = self.speaking() {
                simulated::say(what_if, &self.job.github, inputs, &mut facts).await?;
            }
        }
        if self.speaking().is_some() && facts.numbers_heard().next().is_none() {
            // Nobody listens: the policy has no sign-offs, or there is no conversation yet.
            return Err(Failure::new(FailureKind::NotFound, "simulated comment"));
        }
        Ok(facts)
    }

    /// The simulation, if somebody speaks in it.
    fn speaking(&self) -> Option<&WhatIf> {
        let what_if = self.job.check.simulated.as_ref();
        what_if.filter(|what_if| !what_if.said.is_empty())
    }

    /// What was read in the first round, for those who need it.
    fn early(&self, inputs: &Inputs) -> Facts {
        let mut facts = Facts::default();
        let Some(words) = &self.words else {
            return facts;
        };
        let number = words.number;
        let EarlyWords {
            newest,
            emptied,
            total,
            ..
        } = *words;
        let need = Need::Comments { number };
        let remarks = words.comments.clone();
        let answer = remarks.map(|remarks| Answer::Remarks {
            remarks,
            newest,
            emptied,
            total,
        });
        let fact = fact(&need, answer, inputs);
        facts.insert(need, fact);
        facts
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

    /// Adds what earlier runs published, where a gate asks for it. For a tag that stands on its
    /// release issue, which is known only now.
    pub(super) async fn with_traces(&self, mut inputs: Inputs, seen: &mut Seen) -> Inputs {
        if let Some(number) = release_issue(&inputs.facts) {
            let repository = &inputs.subject.repository;
            seen.comments = publish::comments(&self.job.github, repository, number).await;
        }
        let read = policy::load(inputs.policy.text.for_parsing(), &inputs.environment);
        let asked = read
            .policy
            .is_some_and(|policy| missing_traces(&inputs, &policy));
        if asked {
            let traces = traces::of(&self.job.github, &inputs, seen).await;
            let traces = traces.map(|traces| Answer::Traces { traces });
            let fact = fact(&Need::Traces, traces, &inputs);
            inputs.facts.insert(Need::Traces, fact);
        }
        inputs
    }
}

/// The number of the tag's release issue, where there is one.
pub(super) fn release_issue(facts: &Facts) -> Option<PrNumber> {
    match facts.get(&Need::ReleaseIssue) {
        Ok(Answer::Issue { issue }) => Some(issue.number),
        _ => None,
    }
}

/// What is needed and can be read now; what we published before comes by itself.
fn missing(inputs: &Inputs, policy: &Policy, known: &Facts) -> BTreeSet<Need> {
    let context = judge::context(inputs, policy);
    let mut needs = policy.gates.needs(&context, known);
    needs.remove(&Need::Traces);
    needs
}

fn missing_traces(inputs: &Inputs, policy: &Policy) -> bool {
    let context = judge::context(inputs, policy);
    policy
        .gates
        .needs(&context, &inputs.facts)
        .contains(&Need::Traces)
}

fn fact(need: &Need, answer: Result<Answer, Failure>, inputs: &Inputs) -> Fact<Answer> {
    match answer {
        Ok(value) => Fact::Known {
            value,
            source: Untrusted::new(need.to_string()),
            read_at: inputs.decided_at,
        },
        Err(failure) => Fact::Unknown { failure },
    }
}
