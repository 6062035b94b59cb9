//! Break-glass: enough people of the emergency role declare the same incident for this commit.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::binding::{Bound, Stale};
use super::command::RoleName;
use super::config::EmergencyRule;
use super::hearing::{Integrity, Said, Voice};
use super::people::Known;
use super::separation::{self, Part};
use super::setting::Setting;
use super::tally::Tally;
use crate::decision::Emergency;
use crate::facts::{Answer, Facts, Failure, FailureKind, Need, OwnIssue, VetoTrace};
use crate::ids::{Sha, UserId};
use crate::subject::Person;
use crate::text::Untrusted;

/// What became of a declaration.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum DeclarationFate {
    /// It counts for its incident.
    Counts,
    /// The policy has no emergency.
    NotForeseen,
    /// The person is not of the emergency role.
    NotEligible,
    /// The person made the change.
    Maker(Part),
    /// It is for another commit.
    Stale(Stale),
    /// Its time is over.
    Expired(Timestamp),
    /// It was edited.
    Edited,
    /// The same person took it back.
    TakenBack,
    /// It could not be found out.
    Unknown(Failure),
}

/// What was declared.
#[derive(Default)]
pub(super) struct Declarations<'a> {
    /// Each declaration by its place among the words, with what became of it.
    pub(super) fates: Vec<(usize, DeclarationFate)>,
    /// The emergency that holds.
    pub(super) holds: Option<Emergency>,
    /// Incidents that too few have declared, with who has.
    pub(super) pending: Vec<(String, Vec<&'a Person>)>,
    /// Incidents whose declarations cannot be weighed, each with why.
    pub(super) unknown: Vec<(String, Failure)>,
    /// The last time that each person took a declaration back, for a later run to find: deleting
    /// the comment does not bring the declaration back.
    pub(super) withdrawals: Vec<VetoTrace>,
}

/// One valid declaration.
struct Declared<'a> {
    by: &'a Person,
    at: Timestamp,
    reason: Untrusted,
    incident: String,
}

/// Weighs every declaration.
pub(super) fn declarations<'a>(setting: &Setting<'a>, tally: &Tally<'a>) -> Declarations<'a> {
    let mut declarations = Declarations::default();
    let mut by_incident: BTreeMap<String, BTreeMap<UserId, Declared<'a>>> = BTreeMap::new();
    for (at, verdict) in tally.verdicts.iter().enumerate() {
        let Voice::Emergency {
            incident, reason, ..
        } = &verdict.said.voice
        else {
            continue;
        };
        let fate = match &setting.config.emergency {
            None => DeclarationFate::NotForeseen,
            Some(rule) => worth(setting, tally, rule, &verdict.said),
        };
        if fate == DeclarationFate::Counts {
            let declared = Declared {
                by: verdict.said.by,
                at: verdict.said.remark.written,
                reason: reason.clone(),
                incident: incident.as_str().to_owned(),
            };
            let key = incident.as_str().to_ascii_lowercase();
            // The first word of a person counts: it ends first.
            by_incident
                .entry(key)
                .or_default()
                .entry(declared.by.id)
                .or_insert(declared);
        }
        if let DeclarationFate::Unknown(failure) = &fate {
            let incident = incident.as_str().to_owned();
            declarations.unknown.push((incident, failure.clone()));
        }
        declarations.fates.push((at, fate));
    }
    if let Some(rule) = &setting.config.emergency {
        declarations.withdrawals = withdrawals(setting, tally, &rule.role);
        for declared in by_incident.into_values() {
            let mut declared: Vec<Declared<'a>> = declared.into_values().collect();
            declared.sort_by_key(|one| (one.at, one.by.id));
            let Some(first) = declared.first() else {
                continue;
            };
            let incident = first.incident.clone();
            if declared.len() >= rule.min && declarations.holds.is_none() {
                declarations.holds = Some(emergency(setting, rule, &declared, incident));
            } else if declared.len() < rule.min {
                let people = declared.iter().map(|one| one.by).collect();
                declarations.pending.push((incident, people));
            }
        }
    }
    declarations
}

fn worth(
    setting: &Setting<'_>,
    tally: &Tally<'_>,
    rule: &EmergencyRule,
    said: &Said<'_>,
) -> DeclarationFate {
    match setting.may_declare(rule, said.by) {
        Known::Yes => {}
        Known::No => return DeclarationFate::NotEligible,
        Known::Unknown(failure) => return DeclarationFate::Unknown(failure),
    }
    // Whatever the policy excludes, the author declares no emergency for her own change.
    match separation::authors(setting.context, setting.facts) {
        Err(failure) => return DeclarationFate::Unknown(failure),
        Ok(authors) if authors.iter().any(|author| author.id == said.by.id) => {
            return DeclarationFate::Maker(Part::Author);
        }
        Ok(_) => {}
    }
    if let Some(part) = setting.makers.part_of(said.by) {
        return DeclarationFate::Maker(part);
    }
    if let Some(failure) = setting.makers.unknown.first() {
        return DeclarationFate::Unknown(failure.clone());
    }
    if let Some(commit) = setting.makers.unattributed.first() {
        // Its author may be who declares it.
        let failure = Failure::new(FailureKind::Unattributed, commit.as_str());
        return DeclarationFate::Unknown(failure);
    }
    match said.integrity(setting.facts) {
        Integrity::Whole => {}
        Integrity::Edited => return DeclarationFate::Edited,
        Integrity::Unknown(failure) => return DeclarationFate::Unknown(failure),
    }
    if taken_back(setting, tally, said, &rule.role) {
        return DeclarationFate::TakenBack;
    }
    match setting.bound(said) {
        Bound::Here => {}
        Bound::Stale(why) => return DeclarationFate::Stale(why),
        Bound::Unknown(failure) => return DeclarationFate::Unknown(failure),
    }
    let until = until(said.remark.written, rule);
    if until <= setting.now() {
        DeclarationFate::Expired(until)
    } else {
        DeclarationFate::Counts
    }
}

fn until(at: Timestamp, rule: &EmergencyRule) -> Timestamp {
    at.checked_add(rule.ttl).unwrap_or(Timestamp::MAX)
}

/// Whether the same person withdrew from the emergency role later, or in the same comment.
fn taken_back(setting: &Setting<'_>, tally: &Tally<'_>, said: &Said<'_>, role: &RoleName) -> bool {
    let when = (said.remark.written, said.remark.id);
    withdrawals(setting, tally, role)
        .iter()
        .any(|trace| trace.by == said.by.id && (trace.at, trace.remark) >= when)
}

/// The last withdrawal of each person who has declared an emergency, or did before.
fn withdrawals(setting: &Setting<'_>, tally: &Tally<'_>, role: &RoleName) -> Vec<VetoTrace> {
    let mut last: BTreeMap<UserId, VetoTrace> = BTreeMap::new();
    let kept = setting.traces.withdrawals.iter();
    let kept = kept.filter(|trace| trace.role == role.as_str()).cloned();
    let declares = |by: UserId| {
        let declared = |said: &Said<'_>| matches!(said.voice, Voice::Emergency { .. });
        let mut verdicts = tally.verdicts.iter();
        verdicts.any(|verdict| verdict.said.by.id == by && declared(&verdict.said))
    };
    let heard = tally.verdicts.iter().filter_map(|verdict| {
        let said = &verdict.said;
        let names = matches!(&said.voice, Voice::Withdraw { roles }
            if roles.is_empty() || roles.contains(role));
        (names && declares(said.by.id)).then(|| VetoTrace {
            remark: said.remark.id,
            by: said.by.id,
            role: role.as_str().to_owned(),
            at: said.remark.written,
        })
    });
    for trace in kept.chain(heard) {
        let known = last.entry(trace.by).or_insert_with(|| trace.clone());
        if (known.at, known.remark) < (trace.at, trace.remark) {
            *known = trace;
        }
    }
    last.into_values().collect()
}

fn emergency(
    setting: &Setting<'_>,
    rule: &EmergencyRule,
    declared: &[Declared<'_>],
    incident: String,
) -> Emergency {
    let zone = setting.context.now.time_zone().clone();
    let first = declared.iter().map(|one| one.at).min();
    let first = first.unwrap_or_else(|| setting.now());
    let reason = declared.first().map(|one| one.reason.clone());
    let follow_up = own_issues(setting.facts).ok().and_then(|issues| {
        let ours = follow_up_marker(&incident, &setting.context.subject.sha);
        let found = issues
            .iter()
            .find(|issue| issue.body.for_parsing().lines().any(|line| line == ours));
        found.map(|issue| (issue.number, issue.opened))
    });
    let (follow_up, opened) = follow_up.unzip();
    let opened = opened.unwrap_or_else(|| setting.now());
    let due = opened.checked_add(rule.follow_up).unwrap_or(Timestamp::MAX);
    Emergency {
        incident: Untrusted::new(incident),
        reason: reason.unwrap_or_default(),
        by: declared.iter().map(|one| one.by.login.clone()).collect(),
        until: until(first, rule).to_zoned(zone.clone()),
        overrides: rule.overrides.iter().cloned().collect(),
        due: due.to_zoned(zone),
        follow_up,
    }
}

/// The line by which a follow-up issue of ours is found again. Both parts hold nothing that could
/// end the comment it stands in.
pub(crate) fn follow_up_marker(incident: &str, sha: &Sha) -> String {
    format!(
        "<!-- gonogo:follow-up {} {sha} -->",
        incident.to_ascii_lowercase().replace("--", "- -")
    )
}

/// The follow-up issues that are still open.
fn own_issues(facts: &Facts) -> Result<&[OwnIssue], Failure> {
    match facts.get(&Need::FollowUps)? {
        Answer::Issues { issues } => Ok(issues),
        _ => Err(super::people::unreadable(&Need::FollowUps)),
    }
}

/// Follow-ups that are overdue: they block the next release.
///
/// # Errors
/// Where the issues could not be read.
pub(super) fn overdue<'a>(
    setting: &Setting<'a>,
    rule: &EmergencyRule,
) -> Result<Vec<&'a OwnIssue>, Failure> {
    let issues = own_issues(setting.facts)?;
    let late = issues.iter().filter(|issue| {
        let due = issue.opened.checked_add(rule.follow_up);
        due.is_ok_and(|due| due <= setting.now())
    });
    Ok(late.collect())
}
