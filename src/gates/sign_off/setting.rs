//! Everything that words are weighed with, put together once.

use jiff::Timestamp;

use super::binding::{Bound, bound};
use super::config::{Condition, Config, Electorate, EmergencyRule, Role};
use super::hearing::{Heard, Said};
use super::owners::{self, Owned};
use super::people::{Known, People};
use super::separation::{Makers, makers};
use super::thread::Thread;
use crate::change::{self, ChangeClass, Classified, Rules, Verdict};
use crate::decision::Outcome;
use crate::facts::{Answer, Facts, Failure, Need, Traces};
use crate::gates::Proofs;
use crate::ids::UserId;
use crate::subject::{Context, Person};

/// The setting of one judgement.
pub(super) struct Setting<'a> {
    pub(super) config: &'a Config,
    pub(super) context: &'a Context,
    pub(super) facts: &'a Facts,
    pub(super) threads: &'a [Thread<'a>],
    pub(super) people: People<'a>,
    /// Whom CODEOWNERS names, where a role asks for them.
    pub(super) owned: Result<Owned, Failure>,
    pub(super) makers: Makers,
    pub(super) traces: Traces,
    /// What the change is, where the policy asks for it.
    classified: Option<Classified>,
    seen: Vec<&'a Person>,
}

impl<'a> Setting<'a> {
    pub(super) fn new(
        config: &'a Config,
        context: &'a Context,
        facts: &'a Facts,
        threads: &'a [Thread<'a>],
        heard: &Heard<'a>,
    ) -> Self {
        let seen = seen(context, heard);
        let owned = if asks_owners(config) {
            owners::owned(threads, facts)
        } else {
            Ok(Owned::default())
        };
        let traces = match facts.get(&Need::Traces) {
            Ok(Answer::Traces { traces }) => traces.clone(),
            _ => Traces::default(),
        };
        Self {
            config,
            context,
            facts,
            threads,
            people: People::new(facts, seen.iter().copied()),
            owned,
            makers: makers(config, context, threads, facts),
            traces,
            classified: reads_change(config)
                .then(|| change::classify(&context.subject, facts, &rules(config))),
            seen,
        }
    }

    /// The instant of the decision.
    pub(super) fn now(&self) -> Timestamp {
        self.context.now.timestamp()
    }

    /// Who may speak for a role, with the owners where it asks for them.
    pub(super) fn electorate(&self, role: &Role) -> Result<Electorate, Failure> {
        self.with_owners(&role.electorate)
    }

    /// An electorate with the owners where it asks for them.
    pub(super) fn with_owners(&self, electorate: &Electorate) -> Result<Electorate, Failure> {
        let mut electorate = electorate.clone();
        if electorate.codeowners {
            let owned = self.owned.as_ref().map_err(Failure::clone)?;
            electorate.users.extend(owned.everyone.users.clone());
            electorate.teams.extend(owned.everyone.teams.clone());
        }
        Ok(electorate)
    }

    /// Whether somebody may speak for a role, by its place in the policy.
    pub(super) fn may(&self, role: usize, person: &Person) -> Known {
        let Some(role) = self.config.roles.get(role) else {
            return Known::No;
        };
        match self.electorate(role) {
            Ok(electorate) => self.people.may(&electorate, person),
            Err(failure) => Known::Unknown(failure),
        }
    }

    /// Whether somebody may declare an emergency.
    pub(super) fn may_declare(&self, rule: &EmergencyRule, person: &Person) -> Known {
        match self.with_owners(&rule.electorate) {
            Ok(electorate) => self.people.may(&electorate, person),
            Err(failure) => Known::Unknown(failure),
        }
    }

    /// Whether a word is for the commit that is judged.
    pub(super) fn bound(&self, said: &Said<'_>) -> Bound {
        let Some(thread) = self.threads.get(said.thread) else {
            return Bound::Unknown(Failure::new(
                crate::facts::FailureKind::NotGathered,
                "thread",
            ));
        };
        bound(
            said.naming(),
            said.remark.written,
            thread,
            self.config,
            self.facts,
        )
    }

    /// Somebody who was seen, by their number.
    pub(super) fn person(&self, id: UserId) -> Option<&'a Person> {
        self.seen.iter().copied().find(|person| person.id == id)
    }

    /// How many people a role needs here and now.
    pub(super) fn needed(&self, role: &Role, proofs: &Proofs) -> usize {
        let more = self
            .config
            .extra
            .as_ref()
            .filter(|extra| self.is_met(&extra.when, proofs) != Some(false));
        let more = more.and_then(|extra| {
            let fitting = extra.roles.iter().find(|(name, _)| *name == role.name);
            fitting.map(|(_, number)| *number)
        });
        role.min.max(more.unwrap_or_default())
    }

    /// Whether the change is of a class; `None` for the classes that labels alone make.
    fn verdict(&self, class: ChangeClass) -> Option<&Verdict> {
        let classified = self.classified.as_ref()?;
        match class {
            ChangeClass::Bugfix => Some(&classified.bugfix),
            ChangeClass::Security => Some(&classified.security),
            ChangeClass::Risky => Some(&classified.risky),
            ChangeClass::Hotfix | ChangeClass::Other => None,
        }
    }

    /// Why nothing is known about a class of changes.
    pub(super) fn why_unknown(&self, class: ChangeClass) -> Option<&Failure> {
        match self.verdict(class) {
            Some(Verdict::Unknown(failure)) => Some(failure),
            _ => None,
        }
    }

    /// Whether the policy's condition for more sign-offs is met; `None` where nothing is known
    /// about it, and then it counts as met.
    pub(super) fn is_met(&self, condition: &Condition, proofs: &Proofs) -> Option<bool> {
        match condition {
            Condition::Change(class) => match self.verdict(*class) {
                Some(verdict) => verdict.known(),
                None => Some(change::classes(&self.context.subject).contains(class)),
            },
            Condition::Part(reference) => match proofs.get(reference)? {
                Outcome::Go => Some(true),
                Outcome::NotApplicable => Some(false),
                Outcome::Hold | Outcome::Unknown | Outcome::NoGo => None,
            },
        }
    }
}

/// Whether more sign-offs hang on what the change is, and not on its labels alone.
fn reads_change(config: &Config) -> bool {
    use ChangeClass::{Bugfix, Risky, Security};
    let when = config.extra.as_ref().map(|extra| &extra.when);
    matches!(when, Some(Condition::Change(Bugfix | Risky | Security)))
}

fn rules(config: &Config) -> Rules {
    Rules::default().behind(config.tag_prefix.as_ref())
}

/// What must be read to know whether more sign-offs are needed.
pub(super) fn condition_needs(config: &Config, context: &Context, known: &Facts) -> Vec<Need> {
    if reads_change(config) {
        change::needs(&context.subject, &rules(config), known)
    } else {
        Vec::new()
    }
}

/// Whether any role asks for the owners of what is changed.
pub(super) fn asks_owners(config: &Config) -> bool {
    config.roles.iter().any(|role| role.electorate.codeowners)
}

/// Everyone whose account is known from what they did.
pub(super) fn seen<'a>(context: &'a Context, heard: &Heard<'a>) -> Vec<&'a Person> {
    let author = context.subject.pull_request();
    let author = author.and_then(|pull| pull.author.as_ref());
    let speakers = heard.said.iter().map(|said| said.by);
    let others = heard
        .asides
        .iter()
        .filter_map(|(_, remark, _)| remark.author.as_ref());
    author.into_iter().chain(speakers).chain(others).collect()
}
