//! What the gate found, role by role, and the table of who said what.

use serde_json::json;

use super::emergency::Declarations;
use super::ledger;
use super::outcome::{Judged, Unsound};
use super::setting::Setting;
use super::table::{data, row, uncounted};
use super::tally::{Tally, Valid, Veto};
use super::wording::{awaited, command, electorate, person, shortened};
use crate::decision::{Block, Event, Finding, Lapse, Level, PartStatus, Report, Table};
use crate::locale::{Message, Tone, Value};

/// The codes of this gate.
pub(super) const CODES: &[&str] = &[
    "sign-off/given",
    "sign-off/missing",
    "sign-off/owners-missing",
    "sign-off/veto",
    "sign-off/cannot-be-filled",
    "sign-off/unknown",
    "sign-off/unattributed",
    "sign-off/no-thread",
    "sign-off/issue-opened",
    "sign-off/issue-closed",
    "sign-off/conversation-unknown",
    "sign-off/condition-unknown",
    "sign-off/lapses-first",
    "sign-off/emergency",
    "sign-off/emergency-pending",
    "sign-off/emergency-unknown",
    "sign-off/follow-up-overdue",
];

/// Adds findings, statuses and the table of every role.
pub(super) fn roles(
    report: &mut Report,
    setting: &Setting<'_>,
    judged: &[Judged<'_>],
    tally: &Tally<'_>,
) {
    let mut rows = Vec::new();
    for (index, one) in judged.iter().enumerate() {
        let findings = of_role(setting, one, index, tally);
        report
            .parts
            .push((one.role.name.to_string(), one.outcome()));
        report
            .conversation
            .vetoes
            .extend(one.tally.vetoes.iter().map(|veto| veto.trace.clone()));
        let withdrawals = one.tally.withdrawals.iter().cloned();
        report.conversation.withdrawals.extend(withdrawals);
        report
            .conversation
            .statuses
            .extend(statuses(setting, one, &findings));
        report.findings.extend(findings);
        report.lapses.extend(lapses(one));
        rows.push(row(setting, one, index, tally));
    }
    let until = judged
        .iter()
        .flat_map(|one| &one.counted)
        .filter_map(|valid| valid.until);
    report.valid_until = until.min();
    let table = Table {
        head: [
            "sign-off-column-role",
            "sign-off-column-count",
            "sign-off-column-said",
            "sign-off-column-next",
        ]
        .map(Message::new)
        .to_vec(),
        rows,
    };
    let grouped = ledger::grouped(setting, judged, tally, &table);
    report.blocks.push(Block::Grouped(grouped));
    report.events = ledger::events(setting, judged, tally);
    report.table = Some(table);
    report.data = json!({
        "sha": setting.threads.first().map(|thread| thread.head),
        "roles": judged.iter().map(data).collect::<Vec<_>>(),
    });
}

fn of_role(
    setting: &Setting<'_>,
    one: &Judged<'_>,
    index: usize,
    tally: &Tally<'_>,
) -> Vec<Finding> {
    let mut findings: Vec<Finding> = one
        .tally
        .vetoes
        .iter()
        .map(|veto| vetoed(one, veto))
        .collect();
    // The release does not wait for a role that is not required, whatever keeps it from being filled.
    let required = one.role.required;
    let faults = one.unsound.iter().filter(|_| required);
    findings.extend(faults.map(|fault| unsound(one, fault)));
    let unknown = |failure: &crate::facts::Failure| {
        Finding::new("sign-off/unknown", Level::Unknown)
            .with("role", Value::code(one.role.name.as_str()))
            .with("reason", failure.message())
            .with("remedy", failure.remedy())
    };
    findings.extend(one.tally.doubts.first().map(unknown));
    let filled = one.counted.len() >= one.needed;
    let given_whole = filled && one.owners_missing.is_empty() && one.unsound.is_empty();
    if !given_whole && !required {
        // Whoever refers to it sees that it is not given; the release does not wait for it.
        return findings;
    }
    if !filled && let Some(failure) = one.tally.unknown.first() {
        findings.push(unknown(failure));
    } else if !filled {
        findings.push(missing(setting, one, index, tally));
    }
    if filled {
        findings.extend(one.owners_missing.iter().take(5).map(|(set, path)| {
            Finding::new("sign-off/owners-missing", Level::Hold)
                .with("role", Value::code(one.role.name.as_str()))
                .with("path", Value::code(path.as_str()))
                .with("who", awaited(setting, one, set))
                .with("command", command(&one.role.name, setting))
        }));
    }
    if findings.is_empty() {
        findings.push(given(one));
    }
    findings
}

fn given(one: &Judged<'_>) -> Finding {
    let people = one.counted.iter().map(|valid| person(&valid.by.login));
    Finding::new("sign-off/given", Level::Pass)
        .with("role", Value::code(one.role.name.as_str()))
        .with("people", shortened(people.collect()))
}

fn vetoed(one: &Judged<'_>, veto: &Veto<'_>) -> Finding {
    let by = match veto.by {
        Some(by) => person(&by.login),
        None => Message::new("sign-off-somebody")
            .with("id", Value::Own(veto.trace.by.0.to_string()))
            .into(),
    };
    let reason = veto
        .reason
        .as_ref()
        .map(|reason| crate::text::one_line(reason.for_parsing(), 300))
        .filter(|reason| !reason.is_empty())
        .map(Value::text);
    Finding::new("sign-off/veto", Level::NoGo)
        .with("role", Value::code(one.role.name.as_str()))
        .with("who", by)
        .with("has-reason", if reason.is_some() { "yes" } else { "no" })
        .with("reason", reason.unwrap_or(Value::Word("")))
        .with("holders", electorate(&one.role.electorate))
        .with(
            "command",
            Value::code(format!("/withdraw {}", one.role.name)),
        )
}

fn unsound(one: &Judged<'_>, fault: &Unsound) -> Finding {
    let role = Value::code(one.role.name.as_str());
    let unfilled = |kind: &'static str, what: Value| {
        Finding::new("sign-off/cannot-be-filled", Level::Unknown)
            .with("role", role.clone())
            .with("kind", kind)
            .with("what", what)
            .with("needed", one.needed)
    };
    match fault {
        Unsound::NoSuchUser(login) => unfilled("user", person(login)),
        Unsound::EmptyTeam(team) => unfilled("team", Value::code(team.to_string())),
        Unsound::TooFew { have } => unfilled("few", Value::count(*have)),
        Unsound::NoOwners => unfilled("owners", Value::Word("")),
        Unsound::Unknown(failure) => Finding::new("sign-off/unknown", Level::Unknown)
            .with("role", role)
            .with("reason", failure.message())
            .with("remedy", failure.remedy()),
    }
}

fn missing(setting: &Setting<'_>, one: &Judged<'_>, index: usize, tally: &Tally<'_>) -> Finding {
    let uncounted = uncounted(setting, index, tally);
    Finding::new("sign-off/missing", Level::Hold)
        .with("role", Value::code(one.role.name.as_str()))
        .with("have", one.counted.len())
        .with("needed", one.needed)
        .with("has-stale", if uncounted.is_empty() { "no" } else { "yes" })
        .with("stale", shortened(uncounted))
        .with("who", awaited(setting, one, &one.role.electorate))
        .with("command", command(&one.role.name, setting))
}

fn statuses(setting: &Setting<'_>, one: &Judged<'_>, findings: &[Finding]) -> Vec<PartStatus> {
    let vetoes: Vec<_> = one
        .tally
        .vetoes
        .iter()
        .map(|veto| veto.trace.clone())
        .collect();
    let strongest = findings.iter().max_by_key(|finding| finding.outcome());
    let status = strongest.map(|strongest| PartStatus {
        part: one.role.name.to_string(),
        outcome: one.outcome(),
        line: strongest.message(),
        wanted: setting.config.role_statuses,
        vetoes,
    });
    status.into_iter().collect()
}

fn lapses(one: &Judged<'_>) -> Vec<Lapse> {
    let lapse = |valid: &Valid<'_>| {
        let what = Message::new("sign-off-lapse")
            .with("who", person(&valid.by.login))
            .with("role", Value::code(one.role.name.as_str()));
        valid.until.map(|at| Lapse {
            code: "sign-off/lapses-first",
            what: what.into(),
            at,
        })
    };
    one.counted.iter().filter_map(lapse).collect()
}

/// What is to be said about emergencies.
pub(super) fn emergencies(report: &mut Report, setting: &Setting<'_>, found: Declarations<'_>) {
    let needed = setting.config.emergency.as_ref().map_or(0, |rule| rule.min);
    let kept = &mut report.conversation.withdrawals;
    for trace in &found.withdrawals {
        if !kept.contains(trace) {
            kept.push(trace.clone());
        }
    }
    for (incident, people) in &found.pending {
        let people = people.iter().map(|one| person(&one.login)).collect();
        report.findings.push(
            Finding::new("sign-off/emergency-pending", Level::Warning)
                .with("incident", Value::code(incident.as_str()))
                .with("people", shortened(people))
                .with("needed", needed)
                .with("command", Value::code(format!("/emergency {incident} …"))),
        );
    }
    // One that is declared and cannot be weighed is not passed over in silence.
    if let Some((incident, failure)) = found.unknown.last() {
        report.findings.push(
            Finding::new("sign-off/emergency-unknown", Level::Warning)
                .with("incident", Value::code(incident.as_str()))
                .with("reason", failure.message())
                .with("remedy", failure.remedy()),
        );
    }
    if let Some(emergency) = found.holds {
        let people = emergency.by.iter().map(person).collect();
        let gates = emergency.overrides.iter();
        let gates = gates.map(|gate| Value::code(gate.as_str())).collect();
        report.findings.insert(
            0,
            Finding::new("sign-off/emergency", Level::Warning)
                .with("incident", Value::Code(emergency.incident.clone()))
                .with("reason", Value::Text(emergency.reason.clone()))
                .with("people", shortened(people))
                .with("gates", Value::List(gates))
                .with("until", emergency.until.clone())
                .with("due", emergency.due.clone())
                .foremost(),
        );
        let until = emergency.until.timestamp();
        let ends = Message::new("sign-off-event-emergency-ends")
            .with("incident", Value::Code(emergency.incident.clone()));
        report.events.push(Event::new(until, Tone::Waiting, ends));
        let due = Message::new("sign-off-event-due")
            .with("incident", Value::Code(emergency.incident.clone()));
        let at = emergency.due.timestamp();
        report.events.push(Event::new(at, Tone::Waiting, due));
        report.valid_until = Some(report.valid_until.map_or(until, |known| known.min(until)));
        report.conversation.emergency = Some(emergency);
    }
}
