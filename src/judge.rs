//! From everything that was read to one decision. Pure: check, demo and replay all end here.

use jiff::{SignedDuration, Timestamp};

use crate::decision::{Area, Decision, Enforcement, Finding, Level, Report};
use crate::evidence::Inputs;
use crate::facts::{Answer, Need, Revision};
use crate::gates::policy::{self, Policy};
use crate::ids::PrNumber;
use crate::locale::{Locale, Value};
use crate::policy::fault::{self, Fault, FaultList, Suggestion};
use crate::render::Run;
use crate::subject::{Context, PolicyOrigin};
use crate::text::Untrusted;

/// Codes of what is said about the run itself.
pub(crate) const CODES: &[&str] = &[
    "policy/invalid",
    "policy/missing",
    "policy/unreadable",
    "policy/own-branch",
    "run/timed-out",
    "subject/unconfirmed",
    "subject/shared-commit",
    "policy/no-gates",
    "policy/warning",
    "clock/skew",
    "clock/off",
    "evidence/not-written",
    "publish/incomplete",
];

/// Further apart than this, the difference of the clocks is reported.
pub(crate) const SKEW_REPORTED: SignedDuration = SignedDuration::from_secs(60);

/// Further apart than this, nothing that depends on the time is known.
pub(crate) const SKEW_UNKNOWN: SignedDuration = SignedDuration::from_secs(300);

/// A decision and what is needed to publish it.
pub(crate) struct Judged {
    /// What the documents say.
    pub(crate) run: Run,
    /// The language of the documents.
    pub(crate) locale: Locale,
    /// Whether there was no policy that could be used.
    pub(crate) invalid_policy: bool,
}

/// The setting in which a subject is judged by a policy.
pub(crate) fn context(inputs: &Inputs, policy: &Policy) -> Context {
    Context {
        subject: inputs.subject.clone(),
        now: inputs.decided_at.to_zoned(policy.general.clock()),
        policy: inputs.policy.origin.clone(),
    }
}

/// Judges.
pub(crate) fn judge(inputs: &Inputs) -> Judged {
    let text = inputs.policy.text.for_parsing();
    let read = policy::load(text, &inputs.environment);
    let mut reports = Vec::new();
    let template = read
        .policy
        .as_ref()
        .and_then(|policy| template(inputs, policy));
    let (now, locale) = match &read.policy {
        Some(policy) => {
            let context = context(inputs, policy);
            reports.push(run_report(inputs, policy, &read.faults));
            reports.extend(policy.gates.evaluate(&context, &inputs.facts));
            (context.now, policy.general.locale)
        }
        None => {
            reports.push(invalid(&inputs.policy.origin, &read.faults));
            (
                inputs.decided_at.to_zoned(read.general.clock()),
                read.general.locale,
            )
        }
    };
    let run = Run {
        subject: inputs.subject.clone(),
        environment: inputs.environment.clone(),
        policy: Some(inputs.policy.origin.clone()),
        decided_at: now,
        decision: Decision::new(reports, inputs.simulated),
        evidence: None,
        report_url: None,
        release_issue: release_issue(inputs),
        opens_issue: matches!(inputs.facts.get(&Need::ReleaseIssue), Ok(Answer::Absent)),
        template,
    };
    Judged {
        run,
        locale,
        invalid_policy: read.policy.is_none(),
    }
}

fn release_issue(inputs: &Inputs) -> Option<PrNumber> {
    match inputs.facts.get(&Need::ReleaseIssue) {
        Ok(Answer::Issue { issue }) => Some(issue.number),
        _ => None,
    }
}

/// The checklist's template as it was read at the policy's commit.
fn template(inputs: &Inputs, policy: &Policy) -> Option<Untrusted> {
    let path = policy.gates.checklist.as_ref()?.template.clone()?;
    let need = Need::File {
        at: Revision::Policy,
        path,
    };
    inputs.facts.text(&need).ok().flatten().cloned()
}

/// The report of a run whose record could not be written.
pub(crate) fn without_record() -> Report {
    about_the_run(Finding::new("evidence/not-written", Level::Unknown))
}

/// What is to be said about the run itself.
fn run_report(inputs: &Inputs, policy: &Policy, faults: &FaultList) -> Report {
    let mut report = Report::new(Area::Run, Enforcement::Block);
    if policy.gates.is_empty() {
        report.findings.push(
            Finding::new("policy/no-gates", Level::Unknown)
                .with("path", Value::code(inputs.policy.origin.path.as_str()))
                .with("environment", Value::code(inputs.environment.as_str())),
        );
    }
    let timed = policy.gates.depend_on_time();
    report
        .findings
        .extend(clock(inputs.decided_at, inputs.server_date, timed));
    report
        .findings
        .extend(faults.faults.iter().take(10).map(|fault| {
            Finding::new("policy/warning", Level::Warning)
                .with("fault", spoken(fault))
                .at(
                    inputs.policy.origin.path.as_str(),
                    u32::try_from(fault.span.line).ok(),
                )
        }));
    report
}

/// Our clock against the servers'.
fn clock(ours: Timestamp, theirs: Option<Timestamp>, timed: bool) -> Option<Finding> {
    let apart = theirs?.duration_since(ours).abs();
    let seconds = Value::Seconds(apart.as_secs());
    if apart > SKEW_UNKNOWN && timed {
        Some(Finding::new("clock/off", Level::Unknown).with("apart", seconds))
    } else if apart > SKEW_REPORTED {
        Some(Finding::new("clock/skew", Level::Warning).with("apart", seconds))
    } else {
        None
    }
}

/// A policy that cannot be used: unknown, pointing at its first fault.
fn invalid(origin: &PolicyOrigin, faults: &FaultList) -> Report {
    let mut report = Report::new(Area::Run, Enforcement::Block);
    let errors = faults
        .faults
        .iter()
        .filter(|fault| fault.level == fault::Level::Error);
    report.findings.extend(errors.take(10).map(|fault| {
        Finding::new("policy/invalid", Level::Unknown)
            .with("path", Value::code(origin.path.as_str()))
            .with(
                "line",
                Value::Number(i64::try_from(fault.span.line).unwrap_or(i64::MAX)),
            )
            .with(
                "column",
                Value::Number(i64::try_from(fault.span.column).unwrap_or(i64::MAX)),
            )
            .with("fault", spoken(fault))
            .with(
                "has-help",
                if fault.suggestion.is_some() {
                    "yes"
                } else {
                    "no"
                },
            )
            .with("help", helped(fault))
            .at(origin.path.as_str(), u32::try_from(fault.span.line).ok())
    }));
    report
}

/// A decision that could not be handed over to everybody who was to have it.
pub(crate) fn without_publication() -> Report {
    about_the_run(Finding::new("publish/incomplete", Level::Unknown))
}

/// A report of the run about itself with one finding.
pub(crate) fn about_the_run(finding: Finding) -> Report {
    let mut report = Report::new(Area::Run, Enforcement::Block);
    report.findings.push(finding);
    report
}

fn spoken(fault: &Fault) -> Value {
    Value::Quoted(Box::new(fault.message()))
}

fn helped(fault: &Fault) -> Value {
    let message = fault.suggestion.as_ref().map(Suggestion::message);
    message.map_or(Value::Word(""), |message| Value::Quoted(Box::new(message)))
}
