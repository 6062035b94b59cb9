//! One role while its words are heard in the order of time. [`vetoes`] has those that stand, and what
//! lifts them.

mod vetoes;

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::binding::Bound;
use super::command::{Slip, Verb};
use super::config::Role;
use super::hearing::{Aside, Heard, Integrity, Said, Voice};
use super::people::Known;
use super::setting::Setting;
use super::tally::{Fate, RoleTally, Unplaced, Valid, Verdict, Veto};
use crate::facts::{Failure, VetoTrace};
use crate::ids::UserId;
use vetoes::Standing;

/// One role while its words are heard in the order of time.
pub(super) struct Chamber<'s, 'a> {
    setting: &'s Setting<'a>,
    role: &'s Role,
    index: usize,
    /// Vetoes that stand, by the comment they were said in.
    vetoes: BTreeMap<u64, Standing<'a>>,
    /// When somebody wrote a no-go or a withdrawal that was not understood.
    unclear: Vec<(UserId, Moment)>,
    /// Who took their word back last, and where: kept as vetoes are.
    withdrawn: BTreeMap<UserId, VetoTrace>,
    /// The last go of each person: where it stands.
    goes: BTreeMap<UserId, usize>,
    unknown: Vec<Failure>,
    doubts: Vec<Failure>,
}

impl<'s, 'a> Chamber<'s, 'a> {
    /// Before anything was said: with what earlier runs published.
    pub(super) fn new(
        setting: &'s Setting<'a>,
        heard: &Heard<'a>,
        role: &'s Role,
        index: usize,
    ) -> Self {
        // What we published as a veto stands until somebody lifts it, whatever has become of the
        // comment or of who wrote it.
        let traces = setting
            .traces
            .vetoes
            .iter()
            .filter(|trace| trace.role == role.name.as_str());
        let vetoes = traces.map(|trace| {
            let veto = Veto {
                by: setting.person(trace.by),
                reason: None,
                trace: trace.clone(),
            };
            let standing = Standing {
                veto,
                verdict: None,
            };
            (trace.remark, standing)
        });
        Self {
            setting,
            role,
            index,
            vetoes: vetoes.collect(),
            unclear: unclear(heard),
            withdrawn: setting
                .traces
                .withdrawals
                .iter()
                .filter(|trace| trace.role == role.name.as_str())
                .map(|trace| (trace.by, trace.clone()))
                .collect(),
            goes: BTreeMap::new(),
            unknown: Vec::new(),
            doubts: Vec::new(),
        }
    }

    /// Hears every word of the role.
    pub(super) fn hear(&mut self, verdicts: &mut [Verdict<'a>]) {
        for at in 0..verdicts.len() {
            let Some(verdict) = verdicts.get(at) else {
                continue;
            };
            if !verdict.fates.iter().any(|(role, _)| *role == self.index) {
                if let Some(Unplaced::Unknown(failure)) = &verdict.unplaced {
                    let against = matches!(verdict.said.voice, Voice::NoGo { .. });
                    let list = if against {
                        &mut self.doubts
                    } else {
                        &mut self.unknown
                    };
                    list.push(failure.clone());
                }
                continue;
            }
            let said = verdict.said.clone();
            let fate = self.weigh(at, &said, verdicts);
            self.settle(verdicts, at, fate);
        }
    }

    fn settle(&self, verdicts: &mut [Verdict<'a>], at: usize, fate: Fate) {
        let fates = verdicts.get_mut(at).map(|verdict| &mut verdict.fates);
        for (role, old) in fates.into_iter().flatten() {
            if *role == self.index {
                *old = fate.clone();
            }
        }
    }

    /// What a word does, as far as the words before it tell.
    fn weigh(&mut self, at: usize, said: &Said<'a>, verdicts: &mut [Verdict<'a>]) -> Fate {
        let eligible = self.setting.may(self.index, said.by);
        let integrity = said.integrity(self.setting.facts);
        match (&said.voice, eligible) {
            // Whoever said a veto can always lift it.
            (Voice::Withdraw { .. }, Known::No) => {
                if integrity == Integrity::Whole && self.lift(verdicts, said, Some(said.by.id)) {
                    Fate::TookBack
                } else {
                    Fate::NotEligible
                }
            }
            (_, Known::No) => Fate::NotEligible,
            (Voice::NoGo { .. }, Known::Unknown(failure)) => {
                // It may be a veto: as long as nobody can tell, nothing goes.
                self.doubts.push(failure.clone());
                Fate::Unknown(failure)
            }
            (Voice::Withdraw { .. }, Known::Unknown(failure)) => {
                self.goes.remove(&said.by.id);
                if integrity == Integrity::Whole {
                    self.lift(verdicts, said, Some(said.by.id));
                }
                Fate::Unknown(failure)
            }
            (Voice::Go { .. }, Known::Unknown(failure)) => {
                self.unknown.push(failure.clone());
                Fate::Unknown(failure)
            }
            (Voice::NoGo { reason, .. }, Known::Yes) => self.veto(at, said, reason),
            (Voice::Withdraw { .. }, Known::Yes) => {
                let fates = verdicts.get(at).map_or(0, |verdict| verdict.fates.len());
                self.withdraw(said, &integrity, fates == 1, verdicts)
            }
            (Voice::Go { .. }, Known::Yes) => self.go(at, said, integrity, verdicts),
            (Voice::Emergency { .. }, Known::Yes | Known::Unknown(_)) => Fate::Replaced,
        }
    }

    fn go(
        &mut self,
        at: usize,
        said: &Said<'a>,
        integrity: Integrity,
        verdicts: &mut [Verdict<'a>],
    ) -> Fate {
        // Whatever is wrong with it, it replaces what the same person said before.
        self.goes.remove(&said.by.id);
        let later = |trace: &VetoTrace| (trace.at, trace.remark) > moment(said);
        if self.withdrawn.get(&said.by.id).is_some_and(later) {
            // It was taken back by a comment that is gone by now.
            return Fate::Replaced;
        }
        // Rule 5: in one comment a veto or a withdrawal beats a sign-off.
        let against = |other: &Verdict<'a>| {
            other.said.remark.id == said.remark.id
                && other.fates.iter().any(|(role, _)| *role == self.index)
                && matches!(
                    other.said.voice,
                    Voice::NoGo { .. } | Voice::Withdraw { .. }
                )
        };
        if verdicts.iter().any(against) {
            return Fate::Replaced;
        }
        match integrity {
            Integrity::Edited => Fate::Edited,
            Integrity::Unknown(failure) => {
                self.unknown.push(failure.clone());
                Fate::Unknown(failure)
            }
            Integrity::Whole => {
                self.withdrawn.remove(&said.by.id);
                self.lift(verdicts, said, Some(said.by.id));
                self.goes.insert(said.by.id, at);
                // Until a later word replaces it; what it is worth is seen at the end.
                Fate::Replaced
            }
        }
    }

    /// Weighs the last go of each person.
    pub(super) fn close(self, verdicts: &mut [Verdict<'a>]) -> RoleTally<'a> {
        let mut tally = RoleTally {
            valid: Vec::new(),
            vetoes: Vec::new(),
            withdrawals: self.withdrawn.values().cloned().collect(),
            unknown: self.unknown.clone(),
            doubts: self.doubts.clone(),
        };
        for at in self.goes.values().copied() {
            let Some(said) = verdicts.get(at).map(|verdict| verdict.said.clone()) else {
                continue;
            };
            let fate = match self.worth(&said) {
                Ok(until) => {
                    tally.valid.push(Valid {
                        by: said.by,
                        verdict: at,
                        until,
                    });
                    Fate::Counts
                }
                Err(fate) => {
                    if let Fate::Unknown(failure) = &fate {
                        tally.unknown.push(failure.clone());
                    }
                    fate
                }
            };
            self.settle(verdicts, at, fate);
        }
        tally.vetoes = self
            .vetoes
            .into_values()
            .map(|standing| standing.veto)
            .collect();
        tally
    }

    /// Until when a go counts, or why it does not.
    fn worth(&self, said: &Said<'a>) -> Result<Option<Timestamp>, Fate> {
        let setting = self.setting;
        let slipped =
            |(person, at): &(UserId, Moment)| *person == said.by.id && *at >= moment(said);
        if self.unclear.iter().any(slipped) {
            return Err(Fate::Unclear);
        }
        if let Some(part) = setting.makers.part_of(said.by) {
            return Err(Fate::Maker(part));
        }
        match setting.bound(said) {
            Bound::Here => {}
            Bound::Stale(why) => return Err(Fate::Stale(why)),
            Bound::Unknown(failure) => return Err(Fate::Unknown(failure)),
        }
        let written = said.remark.written;
        let until = (self.role.ttl).map(|ttl| written.checked_add(ttl).unwrap_or(Timestamp::MAX));
        if let Some(until) = until.filter(|until| *until <= setting.now()) {
            return Err(Fate::Expired(until));
        }
        match setting.makers.unknown.first() {
            // Somebody who made the change may be among those who signed it off.
            Some(failure) => Err(Fate::Unknown(failure.clone())),
            None => Ok(until),
        }
    }
}

/// When something was said: the second, and the number of the comment.
type Moment = (Timestamp, u64);

fn moment(said: &Said<'_>) -> Moment {
    (said.remark.written, said.remark.id)
}

/// A no-go or a withdrawal that was not understood, or that stands where no more commands are
/// taken, was meant all the same: no go that the same person said before outlives it.
fn unclear(heard: &Heard<'_>) -> Vec<(UserId, Moment)> {
    let slipped = heard.asides.iter().filter(|(_, _, aside)| {
        matches!(
            aside,
            Aside::Slipped(Verb::NoGo | Verb::Withdraw, _)
                | Aside::Slipped(_, Slip::TooMany { .. })
                | Aside::TooLarge
        )
    });
    slipped
        .filter_map(|(_, remark, _)| {
            let author = remark.author.as_ref()?;
            Some((author.id, (remark.written, remark.id)))
        })
        .collect()
}
