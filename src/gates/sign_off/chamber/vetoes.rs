//! Vetoes that stand, and what lifts them.

use super::super::hearing::{Integrity, Said, Voice};
use super::super::tally::{Fate, Verdict, Veto};
use super::{Chamber, moment};
use crate::facts::VetoTrace;
use crate::ids::UserId;
use crate::text::Untrusted;

/// A veto that stands, and the word it came from.
pub(super) struct Standing<'a> {
    pub(super) veto: Veto<'a>,
    pub(super) verdict: Option<usize>,
}

impl<'a> Chamber<'_, 'a> {
    /// A veto, also an edited one: who can write, can still have meant it.
    pub(super) fn veto(&mut self, at: usize, said: &Said<'a>, reason: &Untrusted) -> Fate {
        // Rule 21: also where it is no veto, it is the last word of who said it.
        self.goes.remove(&said.by.id);
        if !self.role.veto {
            // It took a go back, also when it is deleted afterwards.
            self.withdrawn.insert(said.by.id, self.trace(said));
            return Fate::NoVeto;
        }
        let veto = Veto {
            by: Some(said.by),
            reason: Some(reason.clone()),
            trace: self.trace(said),
        };
        let verdict = Some(at);
        self.vetoes
            .insert(said.remark.id, Standing { veto, verdict });
        Fate::Vetoes
    }

    /// What is published of a word.
    pub(super) fn trace(&self, said: &Said<'a>) -> VetoTrace {
        VetoTrace {
            remark: said.remark.id,
            by: said.by.id,
            role: self.role.name.as_str().to_owned(),
            at: said.remark.written,
        }
    }

    /// Takes back one's own word. A holder of the role who has no veto of their own and did not make
    /// the change lifts every veto that stood at that moment; an edited comment lifts none.
    pub(super) fn withdraw(
        &mut self,
        said: &Said<'a>,
        integrity: &Integrity,
        only_here: bool,
        verdicts: &mut [Verdict<'a>],
    ) -> Fate {
        let own = self.goes.remove(&said.by.id).is_some();
        self.withdrawn.insert(said.by.id, self.trace(said));
        // As long as it is not known who made the change, anybody may have.
        let maker = self.setting.makers.may_include(said.by);
        // Whoever does not say for which role means their own words in all of them.
        let named = matches!(&said.voice, Voice::Withdraw { roles } if !roles.is_empty());
        let mut standing = self.vetoes.values();
        let own_veto = standing.any(|it| it.veto.trace.by == said.by.id);
        let only_own = maker || own_veto || !named && !only_here;
        let lifted = *integrity == Integrity::Whole
            && self.lift(verdicts, said, only_own.then_some(said.by.id));
        match integrity {
            _ if own || lifted => Fate::TookBack,
            Integrity::Edited => Fate::Edited,
            Integrity::Unknown(failure) => Fate::Unknown(failure.clone()),
            Integrity::Whole => match self.setting.makers.unknown.first() {
                Some(failure) if !self.vetoes.is_empty() => Fate::Unknown(failure.clone()),
                _ => match self.setting.makers.part_of(said.by) {
                    Some(part) if !self.vetoes.is_empty() => Fate::Maker(part),
                    _ => Fate::NothingToTake,
                },
            },
        }
    }

    /// Lifts the vetoes that stood when a word was said: all, or one person's.
    pub(super) fn lift(
        &mut self,
        verdicts: &mut [Verdict<'a>],
        said: &Said<'a>,
        only_of: Option<UserId>,
    ) -> bool {
        let now = moment(said);
        let before = self.vetoes.len();
        let mut lifted = Vec::new();
        self.vetoes.retain(|_, standing| {
            let trace = &standing.veto.trace;
            let stays =
                (trace.at, trace.remark) > now || only_of.is_some_and(|person| person != trace.by);
            if !stays {
                lifted.extend(standing.verdict);
            }
            stays
        });
        for at in lifted {
            self.settle(verdicts, at, Fate::Lifted);
        }
        self.vetoes.len() < before
    }
}
