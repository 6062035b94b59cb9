//! Several objectives as one.

use super::{Number, Target};

/// What is left of all budgets together, by events: failures of a large service weigh as much as
/// they are many. `None` without any events.
pub(crate) fn pooled<'a>(
    objectives: impl IntoIterator<Item = (&'a Target, &'a Number, &'a Number)>,
) -> Option<Number> {
    let (mut spent, mut allowed) = (Number::zero(), Number::zero());
    for (target, total, bad) in objectives {
        spent = &spent + bad;
        allowed = &allowed + &(&target.budget() * total);
    }
    Some(&Number::one() - &spent.over(&allowed)?)
}

/// The best that a chain can promise of which every link must hold, in percent.
pub(crate) fn composite<'a>(targets: impl IntoIterator<Item = &'a Target>) -> Number {
    let hundredth = Number::fraction(1, 100);
    let product = targets.into_iter().fold(Number::one(), |all, target| {
        &(&all * target.percent()) * &hundredth
    });
    &product * &Number::whole(100)
}
