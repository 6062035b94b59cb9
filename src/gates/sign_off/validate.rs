//! Checks what no single value of the section can tell.

use std::collections::BTreeSet;

use jiff::SignedDuration;

use super::command::{RoleName, Verb, Vocabulary};
use super::config::{Condition, Config, Electorate, EmergencyRule, Extra, Role};
use super::reach::{can_be_filled_together, check_reach, electorate};
use super::section::{
    AliasWord, AliasesSection, EmergencySection, ExtraSection, RoleSection, Section,
};
use crate::change::ChangeClass;
use crate::gates::policy::General;
use crate::policy::fault::{Fault, Faults, Suggestion};
use crate::policy::read::{Choice, Located, PolicyDuration, Text};
use crate::policy::suggest::did_you_mean;

/// Words that are commands already, and cannot stand for others.
const BUILT_IN: [&str; 7] = [
    "go",
    "signoff",
    "nogo",
    "no-go",
    "withdraw",
    "emergency",
    "gonogo",
];

/// Checks the section and pushes every fault.
pub(crate) fn validate(section: Section, general: &General, faults: &mut Faults) -> Option<Config> {
    let entries = section.roles.value.0?;
    if entries.0.is_empty() {
        faults.push(Fault::own("policy-sign-off-no-roles", section.roles.span));
    }
    let roles: Vec<Role> = entries
        .0
        .into_iter()
        .map(|(name, role)| role_of(name, role, faults))
        .collect();
    let extra = section
        .extra
        .and_then(|extra| extra_of(extra, &roles, faults));
    let emergency = section
        .emergency
        .and_then(|emergency| emergency_of(emergency, &roles, faults));
    let aliases = section
        .aliases
        .map(|aliases| aliases_of(aliases, faults))
        .unwrap_or_default();
    let mut names: Vec<RoleName> = roles.iter().map(|role| role.name.clone()).collect();
    if let Some(emergency) = &emergency
        && !names.contains(&emergency.role)
    {
        // Who declared an emergency may take that back.
        names.push(emergency.role.clone());
    }
    let vocabulary = Vocabulary::new(names, aliases);
    if section.one_role_per_person && !can_be_filled_together(&roles) {
        let fault = Fault::own("policy-sign-off-same-people", section.roles.span);
        faults.push(fault.suggest(Suggestion::write("one-role-per-person: false")));
    }
    Some(Config {
        enforcement: section.enforcement,
        roles,
        excluded: section.exclude.into_iter().collect(),
        one_role_per_person: section.one_role_per_person,
        binding: section.binding,
        extra,
        tag_prefix: general.tag_prefix.clone(),
        reviews: section.reviews,
        carry: section.carry.into_iter().collect(),
        emergency,
        vocabulary,
        role_statuses: section.role_statuses,
    })
}

fn role_of(name: Located<RoleName>, role: RoleSection, faults: &mut Faults) -> Role {
    let electorate = electorate(
        role.users,
        role.teams,
        role.permission,
        role.codeowners,
        faults,
    );
    let min = usize::try_from(role.min.get()).unwrap_or(usize::MAX);
    if let Some(electorate) = &electorate {
        check_reach(electorate, min, &name, faults);
    }
    Role {
        name: name.value,
        electorate: electorate.unwrap_or_default(),
        required: role.required,
        min,
        ttl: role.ttl.map(duration),
        veto: role.veto,
    }
}

fn extra_of(section: ExtraSection, roles: &[Role], faults: &mut Faults) -> Option<Extra> {
    let when = condition(&section.when, faults);
    let mut needed = Vec::new();
    for (name, number) in section.roles.0 {
        let number = usize::try_from(number.get()).unwrap_or(usize::MAX);
        match roles.iter().find(|role| role.name == name.value) {
            None => unknown_role(&name, roles, faults),
            Some(role) => {
                if number <= role.min {
                    let fault = Fault::own("policy-sign-off-no-more", name.span).warning();
                    faults.push(fault.with("role", name.value.as_str()));
                }
                check_reach(&role.electorate, number, &name, faults);
            }
        }
        needed.push((name.value, number));
    }
    Some(Extra {
        when: when?,
        roles: needed,
    })
}

fn unknown_role(name: &Located<RoleName>, roles: &[Role], faults: &mut Faults) {
    let known = roles.iter().map(|role| role.name.as_str());
    let fault = Fault::own("policy-sign-off-unknown-role", name.span);
    faults.push(
        fault
            .with("role", name.value.as_str())
            .suggest(did_you_mean(name.value.as_str(), known)),
    );
}

fn condition(when: &Located<Text>, faults: &mut Faults) -> Option<Condition> {
    let text = when.value.untrusted().for_parsing();
    let (gate, part) = text.split_once('.').unwrap_or((text, ""));
    if gate == "change" {
        let class = ChangeClass::CHOICES
            .iter()
            .find(|(_, word, _)| *word == part);
        if let Some((class, ..)) = class {
            return Some(Condition::Change(*class));
        }
    } else if is_name(gate) && is_name(part) {
        return Some(Condition::Part(text.to_owned()));
    }
    let classes: Vec<&str> = ChangeClass::CHOICES
        .iter()
        .map(|(_, word, _)| *word)
        .collect();
    let fault = Fault::own("policy-sign-off-condition", when.span);
    faults.push(fault.with("text", text).with("classes", classes.join(", ")));
    None
}

fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

fn emergency_of(
    section: EmergencySection,
    roles: &[Role],
    faults: &mut Faults,
) -> Option<EmergencyRule> {
    let own = electorate(
        section.users,
        section.teams,
        section.permission,
        false,
        faults,
    )?;
    let min = usize::try_from(section.min.get()).unwrap_or(usize::MAX);
    let known = roles.iter().find(|role| role.name == section.role.value);
    let electorate = match known {
        Some(role) if own == Electorate::default() => role.electorate.clone(),
        Some(_) => {
            let fault = Fault::own("policy-sign-off-emergency-twice", section.role.span);
            faults.push(fault.with("role", section.role.value.as_str()));
            own
        }
        None => own,
    };
    check_reach(&electorate, min, &section.role, faults);
    let gates: Vec<&str> = crate::gates::REGISTERED
        .iter()
        .map(|(name, _)| *name)
        .collect();
    let mut overrides = BTreeSet::new();
    for gate in section.overrides.0 {
        let name = gate.value.untrusted().for_parsing();
        if !gates.contains(&name) && !LATER_GATES.contains(&name) {
            let fault = Fault::own("policy-sign-off-unknown-gate", gate.span);
            let meant = did_you_mean(name, gates.iter().copied());
            faults.push(fault.with("gate", name).suggest(meant));
        }
        overrides.insert(name.to_owned());
    }
    Some(EmergencyRule {
        role: section.role.value,
        electorate,
        min,
        ttl: duration(section.ttl),
        overrides,
        follow_up: duration(section.follow_up),
    })
}

/// Gates of the contract that a policy may name although this version does not have them yet:
/// overruling a gate that does not judge changes nothing.
const LATER_GATES: [&str; 7] = [
    "error-budget",
    "npm-audit",
    "version",
    "checks",
    "incidents",
    "metrics",
    "health",
];

fn duration(written: PolicyDuration) -> SignedDuration {
    SignedDuration::from_secs(written.seconds().into())
}

fn aliases_of(section: AliasesSection, faults: &mut Faults) -> Vec<(String, Verb)> {
    let lists = [
        (section.go, Verb::Go),
        (section.nogo, Verb::NoGo),
        (section.withdraw, Verb::Withdraw),
        (section.emergency, Verb::Emergency),
    ];
    let mut aliases: Vec<(String, Verb)> = Vec::new();
    for (words, command) in lists {
        let words: Vec<Located<AliasWord>> = words.map(|words| words.0).unwrap_or_default();
        for word in words {
            let text = word.value.as_str();
            let taken = aliases.iter().any(|(known, _)| known == text);
            if taken || BUILT_IN.contains(&text) {
                let fault = Fault::own("policy-sign-off-alias-taken", word.span);
                faults.push(fault.with("word", text));
            }
            aliases.push((text.to_owned(), command));
        }
    }
    aliases
}
