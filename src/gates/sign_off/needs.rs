//! What must be read, as far as it can be told from what is known: first the conversation, then
//! what it takes to weigh each word in it.

use std::collections::BTreeSet;

use super::binding::{Naming, tree_needs};
use super::command::{Ask, RoleName};
use super::config::{Config, Electorate};
use super::hearing::{Aside, Heard, Said, Voice, hear_so_far};
use super::people::Known;
use super::section::{Binding, Carry, Exclusion};
use super::setting::{Setting, asks_owners, condition_needs};
use super::thread::{Thread, merged, threads};
use super::{owners, separation};
use crate::facts::{Answer, Facts, Need};
use crate::ids::Login;
use crate::subject::{Context, Person};

/// How many questions about people are looked up in one run.
const MOST_QUESTIONS: usize = 5;

/// What is needed next.
pub(super) fn needs(config: &Config, context: &Context, facts: &Facts) -> Vec<Need> {
    let mut needs = BTreeSet::from([Need::Traces]);
    if config.emergency.is_some() {
        needs.insert(Need::FollowUps);
    }
    if context.subject.tag().is_some() {
        needs.extend(tag_needs(config, context, facts));
    }
    let (threads, _) = threads(config, context, facts);
    needs.extend(threads.iter().flat_map(Thread::needs));
    needs.extend(
        threads
            .iter()
            .flat_map(|thread| of_deleted(config, thread, facts)),
    );
    needs.extend(condition_needs(config, context, facts));
    if asks_owners(config) {
        needs.extend(owners::needs(&threads, facts));
    }
    let heard = hear_so_far(config, &threads, facts);
    let setting = Setting::new(config, context, facts, &threads, &heard);
    needs.extend(of_people(&setting, &heard));
    needs.extend(of_words(&setting, &heard));
    needs.into_iter().collect()
}

fn tag_needs(config: &Config, context: &Context, facts: &Facts) -> Vec<Need> {
    let sha = &context.subject.sha;
    let mut needs = vec![Need::ReleaseIssue];
    let made = [Exclusion::Author, Exclusion::Committers];
    // Whatever is excluded, who made a change declares no emergency for it.
    if config.emergency.is_some() || made.iter().any(|part| config.excluded.contains(part)) {
        needs.push(Need::MergedPulls { sha: sha.clone() });
    }
    if config.carry.contains(&Carry::MergedPullRequest) {
        needs.push(Need::MergedPulls { sha: sha.clone() });
        for pull in merged(context, facts).unwrap_or_default() {
            if pull.head != *sha {
                let heads = [&pull.head, sha].map(|sha| Need::Tree { sha: sha.clone() });
                needs.extend(heads);
            }
        }
    }
    needs
}

/// A deleted veto is looked for on the heads before, where something was deleted or emptied. That is
/// asked even where nobody speaks: else every commit would have to be looked at.
fn of_deleted(config: &Config, thread: &Thread<'_>, facts: &Facts) -> Vec<Need> {
    let number = thread.number;
    let timeline = Need::Timeline { number };
    let tampered = matches!(facts.get(&timeline),
            Ok(Answer::Timeline { deletions, .. }) if !deletions.is_empty())
        || matches!(
            facts.get(&Need::Comments { number }),
            Ok(Answer::Remarks { emptied: true, .. })
        );
    // Where no role is required, GO needs nobody's word, and nothing else would ask.
    let unasked = config.roles.iter().all(|role| !role.required);
    let mut needs = vec![timeline];
    if (unasked || tampered) && thread.is_pull() {
        needs.push(Need::Commits { number });
        needs.extend(thread.pushes_need());
    }
    needs
}

/// The electorates of all roles, in the order of the policy; `None` where the owners are not known
/// yet.
fn electorates(setting: &Setting<'_>) -> Vec<Option<Electorate>> {
    let roles = setting.config.roles.iter();
    roles.map(|role| setting.electorate(role).ok()).collect()
}

/// Whether each speaker may speak for what they speak for, and whoever is asked about. Of an
/// emergency's people nothing is asked before one is declared.
fn of_people(setting: &Setting<'_>, heard: &Heard<'_>) -> BTreeSet<Need> {
    let electorates = electorates(setting);
    let mut needs = BTreeSet::new();
    for electorate in electorates.iter().flatten() {
        needs.extend(setting.people.own_needs(electorate));
    }
    for said in &heard.said {
        needs.extend(of_speaker(setting, said, &electorates));
    }
    let mut of_all_roles = |person: &Person| {
        for electorate in electorates.iter().flatten() {
            needs.extend(setting.people.needs(electorate, person));
        }
    };
    let mut unseen = Vec::new();
    // Questions that were answered before are not asked again, and only so many at once.
    let fresh = heard.asides.iter().rev();
    let fresh = fresh.filter(|(_, remark, aside)| {
        matches!(aside, Aside::Asked(Ask::Why(_))) && !remark.acknowledged
    });
    for (_, remark, aside) in fresh.take(MOST_QUESTIONS) {
        match aside {
            Aside::Asked(Ask::Why(Some(login))) => match asked(setting, login) {
                Some(person) => of_all_roles(&person),
                None => unseen.push(login.clone()),
            },
            Aside::Asked(Ask::Why(None)) => {
                if let Some(person) = &remark.author {
                    of_all_roles(person);
                }
            }
            _ => {}
        }
    }
    needs.extend(unseen.into_iter().map(|login| Need::Account { login }));
    needs
}

/// Whether somebody may speak for the roles they name; for all of them where they name none.
fn of_speaker(
    setting: &Setting<'_>,
    said: &Said<'_>,
    electorates: &[Option<Electorate>],
) -> BTreeSet<Need> {
    let named: Vec<&RoleName> = match &said.voice {
        Voice::Go { roles, .. } | Voice::Withdraw { roles } => roles.iter().collect(),
        Voice::NoGo { role, .. } => role.iter().collect(),
        Voice::Emergency { .. } => {
            let rule = setting.config.emergency.iter();
            let electorates = rule.filter_map(|rule| setting.with_owners(&rule.electorate).ok());
            let needs = electorates.flat_map(|electorate| {
                let own = setting.people.own_needs(&electorate);
                own.into_iter()
                    .chain(setting.people.needs(&electorate, said.by))
            });
            return needs.collect();
        }
    };
    let concerned = |role: &RoleName| named.is_empty() || named.contains(&role);
    let roles = setting.config.roles.iter().zip(electorates);
    roles
        .filter(|(role, _)| concerned(&role.name))
        .filter_map(|(_, electorate)| electorate.as_ref())
        .flat_map(|electorate| setting.people.needs(electorate, said.by))
        .collect()
}

/// The person that somebody asks about, if it is known who that is.
pub(super) fn asked(setting: &Setting<'_>, login: &Login) -> Option<Person> {
    let id = setting.people.account(login).ok().flatten()?;
    Some(Person {
        id,
        login: login.clone(),
        human: true,
    })
}

/// For which commit each word is, whether it was edited, and who made the change.
fn of_words(setting: &Setting<'_>, heard: &Heard<'_>) -> BTreeSet<Need> {
    let mut needs = BTreeSet::new();
    let asked = |aside: &Aside| matches!(aside, Aside::Asked(Ask::Why(_)));
    let mut weighed = heard.asides.iter().any(|(_, _, aside)| asked(aside));
    for said in &heard.said {
        // Words of people without a say weigh nothing, and cost nothing.
        if matches!(said.voice, Voice::NoGo { .. }) || has_no_say(setting, said) {
            continue;
        }
        weighed = true;
        needs.extend(said.integrity_need());
        if !matches!(said.voice, Voice::Withdraw { .. }) {
            needs.extend(of_commit(setting, said));
        }
    }
    if weighed {
        needs.extend(separation::needs(
            setting.config,
            setting.context,
            setting.threads,
            setting.facts,
        ));
    }
    needs
}

/// Whether it is known that somebody may speak for nothing that they speak for.
fn has_no_say(setting: &Setting<'_>, said: &Said<'_>) -> bool {
    let named: &[RoleName] = match &said.voice {
        Voice::Go { roles, .. } | Voice::Withdraw { roles } => roles,
        Voice::NoGo { .. } => &[],
        Voice::Emergency { .. } => {
            let rule = setting.config.emergency.as_ref();
            return rule.is_none_or(|rule| setting.may_declare(rule, said.by) == Known::No);
        }
    };
    let roles = setting.config.roles.iter().enumerate();
    roles
        .filter(|(_, role)| named.is_empty() || named.contains(&role.name))
        .all(|(index, _)| setting.may(index, said.by) == Known::No)
}

fn of_commit(setting: &Setting<'_>, said: &Said<'_>) -> Vec<Need> {
    let Some(thread) = setting.threads.get(said.thread) else {
        return Vec::new();
    };
    let mut needs = Vec::new();
    needs.push(Need::Timeline {
        number: thread.number,
    });
    let record = match said.naming() {
        Naming::Prefix(prefix) => prefix.len() < 40,
        Naming::Moment => setting.config.binding == Binding::Recorded,
        Naming::Review(_) => false,
    };
    if record {
        needs.extend(thread.pushes_need());
    }
    let at = said.remark.written;
    needs.extend(tree_needs(
        said.naming(),
        at,
        thread,
        setting.config,
        setting.facts,
    ));
    needs
}
