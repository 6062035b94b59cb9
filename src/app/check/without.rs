//! Decisions that rest on no gate: there was no policy, or nobody can say whether the subject still is
//! what was judged.

use super::{Check, Checked};
use crate::app::heard::Heard;
use crate::app::opening::Looked;
use crate::cli::PolicyFrom;
use crate::decision::{Decision, Finding, Level};
use crate::facts::Failure;
use crate::gates::policy;
use crate::ids::RefName;
use crate::judge::{self, Judged};
use crate::locale::Value;
use crate::publish::Seen;

impl Check<'_> {
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
