//! Decisions that rest on no gate: there was no policy, or nobody can say whether the subject still is
//! what was judged.

use std::time::Duration;

use super::{Check, Checked};
use crate::app::heard::Heard;
use crate::app::opening::Looked;
use crate::cli::PolicyFrom;
use crate::decision::{Decision, Finding, Level};
use crate::facts::{Failure, FailureKind};
use crate::gates::policy;
use crate::ids::RefName;
use crate::judge::{self, Judged};
use crate::locale::Value;
use crate::publish::{self, Seen};

/// What a run that took too long may still take, in times that one request may: the subject, what
/// stands on it, and once again.
const LAST_LOOK: u32 = 3;

impl Check<'_> {
    /// Whether the branch that the policy is to be read from is the one that is judged. The default
    /// branch is nobody's own, also where it goes into another one.
    pub(super) fn would_judge_itself(&self, looked: &Looked) -> bool {
        let named = self.wanted().reference.is_some();
        let default = self.job.event.default_branch.as_ref() == Some(&looked.branch);
        let pull_request = looked.subject.pull_request();
        let own = pull_request.is_some_and(|pull_request| {
            let head = pull_request.head_branch.for_parsing();
            !pull_request.from_fork && head == looked.branch.as_str()
        });
        named && own && !default
    }

    /// That the policy would be the subject's own.
    pub(super) fn own_branch(&self, branch: &RefName) -> Finding {
        Finding::new("policy/own-branch", Level::Unknown)
            .with("branch", Value::code(branch.as_str()))
    }

    /// The run took too long, so nothing is known. That is published, so that no older success stays.
    ///
    /// # Errors
    /// Where nothing is published, or even the subject cannot be read in the time of a few requests.
    pub(crate) async fn given_up(&self) -> Result<Checked, Failure> {
        let (job, patience) = (self.job, self.job.outside.patience);
        let failure = Failure::new(FailureKind::TimedOut, "gonogo check");
        if job.check.at.is_some() || job.check.simulated.is_some() {
            return Err(failure);
        }
        let limit = i64::try_from(patience.run.as_secs()).unwrap_or(i64::MAX);
        let finding = Finding::new("run/timed-out", Level::Unknown);
        let finding = finding.with("limit", Value::Seconds(limit));
        let look = async {
            let looked = self.wanted().look().await?;
            let sha = &looked.subject.sha;
            let seen = publish::early(&job.github, self.place(), Some(sha), job.wishes()).await;
            let seen = seen.on(&job.github, sha, job.wishes()).await;
            Ok(self.without_policy(looked, finding, seen))
        };
        let limit: Duration = patience.request.saturating_mul(LAST_LOOK);
        let looked = tokio::time::timeout(limit, look).await;
        looked.unwrap_or(Err(failure))
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
    pub(super) fn missing(&self, branch: &RefName) -> Finding {
        Finding::new("policy/missing", Level::Unknown)
            .with("path", Value::code(self.policy_path()))
            .with("branch", Value::code(branch.as_str()))
    }

    /// No policy, no gate, no GO: that is published, too, so that no older success stands.
    pub(super) fn without_policy(&self, looked: Looked, finding: Finding, seen: Seen) -> Checked {
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

    /// The policy could not be read.
    pub(super) fn unreadable(&self, failure: Failure) -> Finding {
        self.failed("policy/unreadable", failure)
    }

    /// Judged, but nobody can say whether the subject still is that commit: unknown, and published as
    /// that on the commit that was judged.
    pub(super) fn unconfirmed(&self, checked: Checked, failure: Failure) -> Checked {
        withheld(checked, self.failed("subject/unconfirmed", failure))
    }

    /// What failed, without what was shown to the server: it may repeat that.
    fn failed(&self, code: &'static str, failure: Failure) -> Finding {
        let kind = failure.kind;
        let redacted = self.job.outside.console.redacted_value(failure);
        let failure = redacted.unwrap_or_else(|_| Failure::new(kind, ""));
        Finding::new(code, Level::Unknown)
            .with("reason", failure.message())
            .with("remedy", failure.remedy())
    }
}

/// The same with one reason more, which the record does not have.
pub(in crate::app) fn withheld(mut checked: Checked, finding: Finding) -> Checked {
    let run = &mut checked.judged.run;
    run.decision.reports.push(judge::about_the_run(finding));
    run.evidence = None;
    checked.evidence = None;
    checked
}
