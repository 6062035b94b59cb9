//! The last word of each person for each role: vetoes that stand, and sign-offs that count.

use jiff::Timestamp;

use super::binding::Stale;
use super::chamber::Chamber;
use super::command::RoleName;
use super::config::Config;
use super::hearing::{Heard, Said, Voice};
use super::people::Known;
use super::separation::Part;
use super::setting::Setting;
use crate::facts::{Failure, VetoTrace};
use crate::subject::Person;
use crate::text::Untrusted;

/// What became of one word for one role.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Fate {
    /// It counts.
    Counts,
    /// It is good, but the person counts for another role, or the role has enough.
    Spare,
    /// It is for another commit.
    Stale(Stale),
    /// Its time is over.
    Expired(Timestamp),
    /// It was edited afterwards.
    Edited,
    /// The same person wrote something then, or later, that may take it back and was not
    /// understood.
    Unclear,
    /// The person made the change.
    Maker(Part),
    /// A later word of the same person replaced it.
    Replaced,
    /// It is a veto, and stands.
    Vetoes,
    /// It was a veto, and was lifted.
    Lifted,
    /// The role's people may not veto.
    NoVeto,
    /// It took something back.
    TookBack,
    /// There was nothing to take back.
    NothingToTake,
    /// The person may not speak for the role.
    NotEligible,
    /// Whether it counts could not be found out.
    Unknown(Failure),
}

/// Why a word could not be given to a role.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Unplaced {
    /// The person may speak for no role.
    ForNone,
    /// The person may speak for several and must say for which.
    ForSeveral(Vec<RoleName>),
    /// For which they may speak could not be found out.
    Unknown(Failure),
}

/// One word with what became of it.
#[derive(Clone, Debug)]
pub(super) struct Verdict<'a> {
    /// The word.
    pub(super) said: Said<'a>,
    /// For each of its roles, as places in the policy.
    pub(super) fates: Vec<(usize, Fate)>,
    /// Why it has no role.
    pub(super) unplaced: Option<Unplaced>,
}

/// A veto that stands.
#[derive(Clone, Debug)]
pub(super) struct Veto<'a> {
    /// Who said it, as far as we still know.
    pub(super) by: Option<&'a Person>,
    /// Why; `None` where the text is gone.
    pub(super) reason: Option<Untrusted>,
    /// What we publish of it.
    pub(super) trace: VetoTrace,
}

/// A sign-off that could count.
#[derive(Clone, Debug)]
pub(super) struct Valid<'a> {
    /// Who.
    pub(super) by: &'a Person,
    /// Where it was said: the word's place in [`Tally::verdicts`].
    pub(super) verdict: usize,
    /// Until when.
    pub(super) until: Option<Timestamp>,
}

/// What one role has come to, before people are assigned to roles.
#[derive(Clone, Debug, Default)]
pub(super) struct RoleTally<'a> {
    /// Sign-offs that could count, one for each person.
    pub(super) valid: Vec<Valid<'a>>,
    /// Vetoes that stand.
    pub(super) vetoes: Vec<Veto<'a>>,
    /// Who took their word back last.
    pub(super) withdrawals: Vec<VetoTrace>,
    /// What could have counted, if more were known.
    pub(super) unknown: Vec<Failure>,
    /// What could be a veto, if more were known.
    pub(super) doubts: Vec<Failure>,
}

/// Everything that was said, and what became of it.
pub(super) struct Tally<'a> {
    /// Each role, in the order of the policy.
    pub(super) roles: Vec<RoleTally<'a>>,
    /// Each word.
    pub(super) verdicts: Vec<Verdict<'a>>,
}

/// Weighs every word.
pub(super) fn tally<'a>(setting: &Setting<'a>, heard: &Heard<'a>) -> Tally<'a> {
    let mut verdicts: Vec<Verdict<'a>> = heard
        .said
        .iter()
        .map(|said| place(setting, said.clone()))
        .collect();
    let roles = setting
        .config
        .roles
        .iter()
        .enumerate()
        .map(|(index, role)| {
            let mut chamber = Chamber::new(setting, heard, role, index);
            chamber.hear(&mut verdicts);
            chamber.close(&mut verdicts)
        })
        .collect();
    Tally { roles, verdicts }
}

/// Gives a word to its roles: those it names, or the one that its speaker may speak for.
fn place<'a>(setting: &Setting<'a>, said: Said<'a>) -> Verdict<'a> {
    let config = setting.config;
    let named: Vec<RoleName> = match &said.voice {
        Voice::Go { roles, .. } | Voice::Withdraw { roles } => roles.clone(),
        Voice::NoGo { role, .. } => role.iter().cloned().collect(),
        // Weighed by itself.
        Voice::Emergency { .. } => {
            return Verdict {
                said,
                fates: Vec::new(),
                unplaced: None,
            };
        }
    };
    let (roles, unplaced) = if named.is_empty() {
        match the_only_role(setting, config, said.by) {
            Ok(role) => (vec![role], None),
            // A no-go or a withdrawal that does not say for which role is one for each: it must not
            // be lost.
            Err(Unplaced::ForSeveral(names)) if is_for_each(&said) => {
                let roles = names.iter().filter_map(|name| config.position(name));
                (roles.collect(), None)
            }
            Err(unplaced) => (Vec::new(), Some(unplaced)),
        }
    } else {
        let roles = named.iter().filter_map(|name| config.position(name));
        let roles: Vec<usize> = roles.collect();
        // The role of an emergency alone can only be withdrawn from.
        let vain = roles.is_empty() && !matches!(said.voice, Voice::Withdraw { .. });
        (roles, vain.then_some(Unplaced::ForNone))
    };
    Verdict {
        said,
        fates: roles
            .into_iter()
            .map(|role| (role, Fate::Replaced))
            .collect(),
        unplaced,
    }
}

fn is_for_each(said: &Said<'_>) -> bool {
    matches!(said.voice, Voice::NoGo { .. } | Voice::Withdraw { .. })
}

/// The only role that somebody may speak for.
fn the_only_role(
    setting: &Setting<'_>,
    config: &Config,
    person: &Person,
) -> Result<usize, Unplaced> {
    let mut fitting = Vec::new();
    for (index, _) in config.roles.iter().enumerate() {
        match setting.may(index, person) {
            Known::Yes => fitting.push(index),
            Known::No => {}
            Known::Unknown(failure) => return Err(Unplaced::Unknown(failure)),
        }
    }
    match fitting.as_slice() {
        [] => Err(Unplaced::ForNone),
        [only] => Ok(*only),
        several => Err(Unplaced::ForSeveral(
            several
                .iter()
                .filter_map(|index| config.roles.get(*index))
                .map(|role| role.name.clone())
                .collect(),
        )),
    }
}
