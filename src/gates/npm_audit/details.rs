//! The long report: every advisory in a table, and the numbers for machines.

use serde_json::{Value as Json, json};

use super::judge::{Judged, Since, Status, Verdict};
use super::report::{Setting, files};
use super::telling::{id_value, kind_message, version_value};
use crate::decision::{Block, Event, Table};
use crate::locale::{Message, Tone, Value};
use crate::npm::{Audit, AuditSource, Copy, Fix, Identity, Severity};

/// How many rows the table has at most.
const LISTED: usize = 200;

/// How many ends the timeline has at most.
const EVENTS: usize = 20;

/// What was asked, and the table of advisories.
pub(super) fn blocks(
    verdict: &Verdict<'_>,
    audits: &[&Audit],
    setting: &Setting<'_>,
) -> Vec<Block> {
    let mut blocks = vec![Block::List(
        audits.iter().map(|audit| asked(audit)).collect(),
    )];
    if verdict.judged.is_empty() {
        return blocks;
    }
    let mut judged: Vec<&Judged<'_>> = verdict.judged.iter().collect();
    judged.sort_by_key(|it| {
        (
            rank(&it.status),
            std::cmp::Reverse(it.affected.advisory.severity),
        )
    });
    let several = files(audits).len() > 1;
    let mut head = vec![
        "npm-audit-column-package",
        "npm-audit-column-severity",
        "npm-audit-column-advisory",
        "npm-audit-column-way",
        "npm-audit-column-fix",
        "npm-audit-column-state",
    ];
    if several {
        head.push("npm-audit-column-file");
    }
    let rows = judged
        .iter()
        .take(LISTED)
        .map(|it| row(it, several, setting));
    blocks.push(Block::Table(Table {
        head: head.into_iter().map(Message::new).collect(),
        rows: rows.collect(),
    }));
    if judged.len() > LISTED {
        let more = Message::new("npm-audit-more-rows").with("count", judged.len() - LISTED);
        blocks.push(Block::Paragraph(more));
    }
    blocks
}

fn asked(audit: &Audit) -> Message {
    let message = match &audit.source {
        AuditSource::Registry { registry, .. } => Message::new("npm-audit-asked")
            .with("from", "registry")
            .with("source", Value::Code(registry.clone())),
        AuditSource::Report { producer } => Message::new("npm-audit-asked")
            .with("from", "report")
            .with("source", Value::Text(producer.clone())),
    };
    message
        .with("path", Value::Code(audit.file.clone()))
        .with(
            "packages",
            super::audits::number(audit.packages.unwrap_or(0)),
        )
        .with("found", audit.affected.len())
}

/// What blocks comes first.
fn rank(status: &Status<'_>) -> u8 {
    match status {
        Status::Malware => 0,
        Status::Blocks(_) => 1,
        Status::Within { .. } => 2,
        Status::Known => 3,
        Status::Allowed(_) => 4,
        Status::Below => 5,
    }
}

fn row(judged: &Judged<'_>, several: bool, setting: &Setting<'_>) -> Vec<Value> {
    let affected = judged.affected;
    let versions = affected.versions();
    let package = Message::new("npm-audit-row-package")
        .with("package", Value::code(affected.package.as_str()))
        .with(
            "has-versions",
            if versions.is_empty() { "no" } else { "yes" },
        )
        .with(
            "versions",
            versions.into_iter().map(version_value).collect::<Vec<_>>(),
        );
    let severity = Message::new("npm-audit-row-severity")
        .with("severity", Value::Word(affected.advisory.severity.word()))
        .with("kind", kind_message(judged.kind));
    let advisory = Message::new("npm-audit-row-advisory")
        .with("id", id_value(&affected.advisory.identity))
        .with("title", Value::Text(affected.advisory.title.clone()));
    let way = affected
        .copies
        .iter()
        .filter_map(Copy::shortest)
        .min_by_key(String::len);
    let mut row = vec![
        package.into(),
        Value::marked("", severity_tone(affected.advisory.severity), severity),
        advisory.into(),
        way.map_or(Value::Word(""), Value::code),
        fix(judged).map_or(Value::Word(""), Value::from),
        Value::marked("", state_tone(&judged.status), state(judged, setting)),
    ];
    if several {
        row.push(Value::Code(judged.audit.file.clone()));
    }
    row
}

fn severity_tone(severity: Severity) -> Tone {
    match severity {
        Severity::Critical | Severity::High => Tone::Bad,
        Severity::Moderate => Tone::Waiting,
        Severity::Low | Severity::Info => Tone::Idle,
    }
}

fn state_tone(status: &Status<'_>) -> Tone {
    match status {
        Status::Malware | Status::Blocks(_) => Tone::Bad,
        Status::Within { .. } => Tone::Waiting,
        Status::Allowed(_) | Status::Known | Status::Below => Tone::Idle,
    }
}

/// When exceptions end, and when time to mend is over.
pub(super) fn events(verdict: &Verdict<'_>, setting: &Setting<'_>) -> Vec<Event> {
    let zone = setting.now.time_zone();
    let judged = verdict.judged.iter();
    let ends = judged.filter_map(|it| match &it.status {
        Status::Allowed(entry) => {
            // It holds to the end of its last day.
            let over = entry.expires.tomorrow().ok()?.to_zoned(zone.clone());
            Some((it, "allowed", over.ok()?.timestamp()))
        }
        Status::Within { until } => Some((it, "within", *until)),
        _ => None,
    });
    let events = ends.take(EVENTS).map(|(it, kind, at)| {
        let message = Message::new("npm-audit-event")
            .with("kind", kind)
            .with("package", Value::code(it.affected.package.as_str()))
            .with("id", id_value(&it.affected.advisory.identity));
        Event::new(at, Tone::Bad, message)
    });
    events.collect()
}

fn fix(judged: &Judged<'_>) -> Option<Message> {
    let fix = judged.affected.fix()?;
    let kind = match fix {
        Fix::At(..) => "at",
        Fix::Above(..) => "above",
    };
    let message = Message::new("npm-audit-row-fix").with("fixed", kind);
    Some(message.with("fix", Value::code(fix.version())))
}

fn state(judged: &Judged<'_>, setting: &Setting<'_>) -> Message {
    let zone = || setting.now.time_zone().clone();
    let word = word(&judged.status);
    let message = Message::new("npm-audit-row-state").with("state", Value::Word(word));
    match &judged.status {
        Status::Allowed(entry) => message
            .with("until", Value::Date(entry.expires))
            .with("reason", Value::Text(entry.reason.clone())),
        Status::Within { until } => message
            .with("until", until.to_zoned(zone()))
            .with("reason", Value::Word("")),
        _ => message
            .with("until", Value::Word(""))
            .with("reason", Value::Word("")),
    }
}

fn word(status: &Status<'_>) -> &'static str {
    match status {
        Status::Malware => "malware",
        Status::Blocks(Since::NotAsked) => "blocks",
        Status::Blocks(Since::Overdue { .. }) => "overdue",
        Status::Blocks(Since::Unknown(_)) => "date-unknown",
        Status::Within { .. } => "within",
        Status::Allowed(_) => "allowed",
        Status::Known => "known",
        Status::Below => "below",
    }
}

/// The numbers for machines.
pub(super) fn data(verdict: &Verdict<'_>, audits: &[&Audit]) -> Json {
    let counts: serde_json::Map<String, Json> = Severity::ALL
        .iter()
        .map(|severity| {
            let of = |it: &&Judged<'_>| it.affected.advisory.severity == *severity;
            let count = verdict.judged.iter().filter(of).count();
            (severity.word().to_owned(), json!(count))
        })
        .collect();
    json!({
        "audits": audits.iter().map(|audit| source(audit)).collect::<Vec<_>>(),
        "advisories": counts,
        "vulnerabilities": verdict.judged.iter().map(one).collect::<Vec<_>>(),
    })
}

fn source(audit: &Audit) -> Json {
    let (registry, producer, digest) = match &audit.source {
        AuditSource::Registry {
            registry, digest, ..
        } => (
            Some(registry.for_parsing()),
            None,
            Some(digest.for_parsing()),
        ),
        AuditSource::Report { producer } => (None, Some(producer.for_parsing()), None),
    };
    json!({
        "file": audit.file.for_parsing(),
        "sha256": digest,
        "registry": registry,
        "producer": producer,
        "packages": audit.packages,
        "not_audited": audit.not_audited.iter()
            .map(|it| json!({ "name": it.name.for_parsing(), "why": it.why.word() }))
            .collect::<Vec<_>>(),
        "not_audited_more": audit.not_audited_more,
    })
}

fn one(judged: &Judged<'_>) -> Json {
    let advisory = &judged.affected.advisory;
    let id = match &advisory.identity {
        Identity::Ghsa(ghsa) => ghsa.as_str(),
        Identity::Url(text) | Identity::Number(text) => text.for_parsing(),
    };
    let fix = judged.affected.fix();
    json!({
        "file": judged.audit.file.for_parsing(),
        "package": judged.affected.package.as_str(),
        "id": id,
        "title": advisory.title.for_parsing(),
        "url": advisory.url.for_parsing(),
        "severity": advisory.severity.word(),
        "vulnerable_versions": advisory.vulnerable_versions.for_parsing(),
        "fixed_in": fix.as_ref().and_then(|fix| match fix {
            Fix::At(_, version) => Some(version.as_str()),
            Fix::Above(..) => None,
        }),
        "kind": judged.kind.word(),
        "state": word(&judged.status),
        "copies": judged.affected.copies.iter().map(|copy| json!({
            "version": copy.version.for_parsing(),
            "location": copy.location.for_parsing(),
            "kind": copy.kind.word(),
            "paths": copy.paths.iter()
                .map(|way| way.iter().map(|it| it.for_parsing()).collect::<Vec<_>>().join(">"))
                .collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
    })
}
