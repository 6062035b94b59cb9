//! What every surface tells: the headline, the counts, the blocking reasons in order.

use super::Run;
use crate::decision::{Finding, Level, Outcome, Report};
use crate::locale::{Message, Value, Words};

/// `NO-GO for production` with sign and word.
pub(super) fn headline(run: &Run) -> Message {
    signed_headline(run, run.decision.outcome().sign())
}

/// The same without the sign, for pages that show it as colour beside the word.
pub(super) fn headline_without_sign(run: &Run) -> Message {
    signed_headline(run, "")
}

fn signed_headline(run: &Run, sign: &'static str) -> Message {
    Message::new("render-headline")
        .with("sign", Value::Word(sign))
        .with("outcome", Value::Word(run.decision.outcome().word()))
        .with("environment", Value::code(run.environment.as_str()))
        .with(
            "simulated",
            if run.decision.simulated { "yes" } else { "no" },
        )
}

/// How many block, are unknown and are awaited, and from when it may be possible.
pub(super) fn opening(run: &Run) -> Vec<Message> {
    let blocking = run.decision.blocking();
    let count = |outcome: Outcome| {
        blocking
            .iter()
            .filter(|(_, finding)| finding.outcome() == outcome)
            .count()
    };
    let reports = run.decision.reports.iter();
    let findings = reports.flat_map(|report| &report.findings);
    let mut sentences: Vec<Message> = findings
        .filter(|finding| finding.foremost)
        .map(Finding::message)
        .collect();
    match run.decision.outcome() {
        Outcome::Go => {
            if sentences.is_empty() {
                sentences.push(Message::new("render-all-go"));
            }
            if let Some(until) = run.decision.valid_until() {
                let until = until.to_zoned(run.decided_at.time_zone().clone());
                sentences.push(Message::new("render-valid-until").with("until", until));
            }
        }
        _ if blocking.is_empty() => sentences.push(Message::new("render-no-gate")),
        _ => {
            for (id, outcome) in [
                ("render-count-blocking", Outcome::NoGo),
                ("render-count-unknown", Outcome::Unknown),
                ("render-count-awaited", Outcome::Hold),
            ] {
                if count(outcome) > 0 {
                    sentences.push(Message::new(id).with("count", count(outcome)));
                }
            }
        }
    }
    if let Some(from) = run.decision.possible_from() {
        let alone = blocking
            .iter()
            .all(|(_, finding)| finding.lifted_at.is_some());
        sentences.push(
            Message::new("render-possible-from")
                .with("from", from.clone())
                .with("zone", Value::Own(zone_name(&from)))
                .with("rest", if alone { "no" } else { "yes" }),
        );
    }
    sentences
}

/// A gate's name and what is told of it, which is in words already, as the language puts a colon.
pub(super) fn told(report: &Report, said: String, words: &Words) -> String {
    let message = Message::new("render-told")
        .with("gate", Value::Word(report.area.name()))
        .with("said", Value::Own(said));
    words.plain(&message)
}

/// The name of an instant's time zone.
pub(super) fn zone_name(instant: &jiff::Zoned) -> String {
    instant.time_zone().iana_name().unwrap_or("UTC").to_owned()
}

/// Findings that weigh nothing but should be read: warnings, and what blocks only by way of
/// `enforcement: warn`.
pub(super) fn remarks(run: &Run) -> Vec<(&Report, &Finding)> {
    run.decision
        .reports
        .iter()
        .flat_map(|report| {
            // Once for each report: there may be thousands of findings.
            let passes = report.counted_outcome() == Outcome::Go;
            let remark = move |finding: &&Finding| {
                !finding.foremost && finding.level == Level::Warning
                    || (passes && finding.outcome() > Outcome::Go)
            };
            let findings = report.findings.iter().filter(remark);
            findings.map(move |finding| (report, finding))
        })
        .collect()
}

/// Gates that are GO, each with what was found good.
pub(super) fn going(run: &Run) -> Vec<(&Report, Vec<&Finding>)> {
    run.decision
        .reports
        .iter()
        .filter(|report| report.is_gate() && report.outcome() == Outcome::Go)
        .map(|report| {
            let good = report
                .findings
                .iter()
                .filter(|finding| finding.level == Level::Pass)
                .collect();
            (report, good)
        })
        .collect()
}

/// Gates that have nothing to say here, each with why.
pub(super) fn not_applicable(run: &Run) -> Vec<(&Report, &Finding)> {
    run.decision
        .reports
        .iter()
        .filter(|report| report.is_gate() && report.outcome() == Outcome::NotApplicable)
        .flat_map(|report| report.findings.iter().map(move |finding| (report, finding)))
        .filter(|(_, finding)| finding.level == Level::NotApplicable)
        .collect()
}

/// Says that the subject brings another policy, which is not the one it is judged by.
pub(super) fn differing_policy(run: &Run) -> Option<Message> {
    let policy = run
        .policy
        .as_ref()
        .filter(|policy| policy.differs_in_subject == Some(true))?;
    let branch = policy.branch.as_ref().map_or("", |branch| branch.as_str());
    Some(
        Message::new("render-policy-differs")
            .with("path", Value::code(policy.path.as_str()))
            .with("branch", Value::code(branch)),
    )
}

/// The footer's sentences: policy and commit, instant in local time and UTC, time-zone data.
pub(super) fn provenance(run: &Run) -> Vec<Message> {
    let mut sentences = Vec::new();
    if let Some(policy) = &run.policy {
        let message = Message::new("render-policy").with("path", Value::code(policy.path.as_str()));
        sentences.push(match &policy.sha {
            Some(sha) => message.with("where", "commit").with("sha", sha),
            None => message
                .with("where", "working-tree")
                .with("sha", Value::code("")),
        });
    }
    sentences.push(
        Message::new("render-decided")
            .with(
                "local",
                Value::Own(run.decided_at.strftime("%Y-%m-%d %H:%M %Z").to_string()),
            )
            .with(
                "utc",
                Value::Own(
                    run.decided_at
                        .with_time_zone(jiff::tz::TimeZone::UTC)
                        .strftime("%H:%M")
                        .to_string(),
                ),
            ),
    );
    sentences
}
