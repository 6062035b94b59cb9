//! What was measured, and what is left of the budget by it.

use super::window::Passed;
use super::{Number, Target};

/// What was measured over the part of the window that has passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Measure {
    /// Events, and those that failed.
    Events {
        /// All of them.
        total: Number,
        /// Those that failed.
        bad: Number,
    },
    /// Minutes (or slices of time) that were bad.
    Minutes {
        /// How many.
        bad: Number,
    },
    /// The share that failed.
    ErrorRatio(Number),
    /// What somebody else says is left, as a ratio.
    Remaining(Number),
}

/// What the budget of a calendar's period is counted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Basis {
    /// By what the whole period will have, should it go on as so far.
    #[default]
    WholePeriod,
    /// By what there was so far.
    ToDate,
}

/// Over which time something was measured.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span<'a> {
    /// How much of the window has passed.
    pub(crate) passed: &'a Passed,
    /// What the budget is counted by.
    pub(crate) basis: Basis,
}

impl Span<'_> {
    /// How much larger the budget is than what has passed would give: 1 for rolling windows.
    fn growth(&self) -> Number {
        match self.basis {
            Basis::ToDate => Number::one(),
            Basis::WholePeriod => {
                let share = self.passed.share();
                Number::one().over(&share).unwrap_or_else(Number::one)
            }
        }
    }
}

impl Measure {
    /// What is left, as a ratio of the budget: 1 is all of it, below 0 more than all was spent.
    /// `None` where there were no events: nothing is known then.
    pub(crate) fn remaining(&self, target: &Target, span: Span<'_>) -> Option<Number> {
        let budget = target.budget();
        let spent = match self {
            Self::Remaining(remaining) => return Some(remaining.clone()),
            Self::Events { total, bad } => bad.over(&(&(&budget * total) * &span.growth()))?,
            Self::Minutes { bad } => {
                let seconds = match span.basis {
                    Basis::WholePeriod => span.passed.whole,
                    Basis::ToDate => span.passed.elapsed,
                };
                bad.over(&(&budget * &Number::fraction(seconds, 60)))?
            }
            Self::ErrorRatio(ratio) => ratio.over(&(&budget * &span.growth()))?,
        };
        Some(&Number::one() - &spent)
    }

    /// How many events or minutes may fail in the span; `None` where that cannot be counted.
    pub(crate) fn allowed(&self, target: &Target, span: Span<'_>) -> Option<Number> {
        let budget = target.budget();
        match self {
            Self::Events { total, .. } => Some(&(&budget * total) * &span.growth()),
            Self::Minutes { .. } => {
                let seconds = match span.basis {
                    Basis::WholePeriod => span.passed.whole,
                    Basis::ToDate => span.passed.elapsed,
                };
                Some(&budget * &Number::fraction(seconds, 60))
            }
            Self::ErrorRatio(_) | Self::Remaining(_) => None,
        }
    }
}

/// Whether there were too few events for a single failure to say much: below `least`, or, without
/// it, below ten events for each that may fail.
pub(crate) fn is_low_traffic(total: &Number, target: &Target, least: Option<u64>) -> bool {
    match least {
        Some(least) => *total < Number::whole(i64::try_from(least).unwrap_or(i64::MAX)),
        // total < 10 / budget, without dividing.
        None => &target.budget() * total < Number::whole(10),
    }
}
