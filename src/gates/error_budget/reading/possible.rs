//! Figures that can be: none below 0, no more failures than events, no more left than there was.
//!
//! What cannot be is refused and never bent into what can: below 0 it would say that nothing failed.

use std::cmp::Ordering;

use super::Lack;
use crate::budget::{Measure, Number, Target};
use crate::locale::Message;

/// Counters are extrapolated: so much (in percent) more may have failed than there was.
const SLACK_PERCENT: i64 = 1;

/// What cannot be.
pub(super) fn odd(kind: &'static str) -> Lack {
    Lack::invalid(Message::new("error-budget-lack-odd").with("kind", kind))
}

/// A number that is not below 0; within a billionth of it, it is 0.
pub(super) fn from_zero(number: &Number) -> Result<Number, Lack> {
    let zero = Number::zero();
    match number.against(&zero) {
        Ordering::Less => Err(odd("negative")),
        _ if number.is_negative() => Ok(zero),
        _ => Ok(number.clone()),
    }
}

/// Events, and those of them that failed, as a server extrapolates them.
pub(super) fn events(total: &Number, bad: &Number) -> Result<Measure, Lack> {
    let (total, bad) = (from_zero(total)?, from_zero(bad)?);
    let slack = &(&total * &Number::fraction(SLACK_PERCENT, 100)) + &Number::one();
    match bad > &total + &slack {
        true => Err(odd("more")),
        false => Ok(Measure::Events { total, bad }),
    }
}

/// Events and failures that somebody counted, so that nothing is extrapolated.
pub(super) fn counted_events(total: &Number, bad: &Number) -> Result<Measure, Lack> {
    match bad.against(total) {
        Ordering::Greater => Err(odd("more")),
        _ => events(total, bad),
    }
}

/// Events, and those of them that went well. Both are extrapolated, each for itself, so that a few
/// more may have gone well than there were: fewer than would make a difference to what is left.
pub(super) fn good_events(total: &Number, good: &Number, target: &Target) -> Result<Measure, Lack> {
    let (total, good) = (from_zero(total)?, from_zero(good)?);
    let tenth = &(&target.budget() * &total) * &Number::fraction(1, 10);
    if good > &(&total + &tenth) + &Number::one() {
        return Err(odd("good"));
    }
    let bad = &total - &good;
    events(&total, &bad.max(Number::zero()))
}

/// The share of events that failed; where nothing happened, nothing failed.
pub(super) fn share(events: &Measure) -> Option<Number> {
    let Measure::Events { total, bad } = events else {
        return None;
    };
    match total.is_zero() && bad.is_zero() {
        true => Some(Number::zero()),
        false => bad.over(total),
    }
}

/// A ratio that can be one.
pub(super) fn ratio_of(ratio: &Number) -> Result<Number, Lack> {
    let ratio = from_zero(ratio)?;
    match ratio > Number::one() + Number::fraction(SLACK_PERCENT, 100) {
        true => Err(odd("ratio")),
        false => Ok(ratio),
    }
}

/// What is left can be below nothing, but never above everything.
pub(super) fn remainder(ratio: Number) -> Result<Number, Lack> {
    match ratio.against(&Number::one()) {
        Ordering::Greater => Err(odd("remaining")),
        _ => Ok(ratio),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        text.parse().unwrap()
    }

    /// Total, what went well, and what failed by it; `None` where that cannot be.
    fn good(total: &str, good: &str) -> Option<Number> {
        let target = "99.9".parse().unwrap();
        let measure = good_events(&number(total), &number(good), &target).ok()?;
        let Measure::Events { bad, .. } = measure else {
            return None;
        };
        Some(bad)
    }

    #[test]
    fn more_went_well_than_there_was_by_a_tenth_of_the_budget_and_one_at_most() {
        // A thousand of a million may fail, a tenth of which is a hundred.
        for (total, fine, bad) in [
            ("1000000", "999000", Some("1000")),
            ("1000000", "1000101", Some("0")),
            ("1000000", "1000101.5", None),
            ("1000000", "1010000", None),
            ("10", "11", Some("0")),
            ("10", "11.5", None),
            ("0", "0.5", Some("0")),
            ("-1", "0", None),
            ("10", "-1", None),
        ] {
            assert_eq!(good(total, fine), bad.map(number), "{fine} of {total}");
        }
    }

    #[test]
    fn below_0_is_nothing_that_can_be_but_for_a_billionth() {
        for (text, expected) in [
            ("-1e-9", Some("0")),
            ("-1.1e-9", None),
            ("-1", None),
            ("1e-10", Some("1e-10")),
        ] {
            let expected = expected.map(number);
            assert_eq!(from_zero(&number(text)).ok(), expected, "{text}");
            assert_eq!(ratio_of(&number(text)).ok(), expected, "{text}");
            let counted = events(&number("1e6"), &number(text)).ok();
            assert_eq!(counted.is_some(), expected.is_some(), "{text}");
        }
        assert!(ratio_of(&number("1.01")).is_ok() && ratio_of(&number("1.02")).is_err());
        assert!(events(&number("100"), &number("102")).is_ok());
        assert!(events(&number("100"), &number("103")).is_err());
    }

    #[test]
    fn of_nothing_only_nothing_can_have_failed() {
        let of = |total: &str, bad: &str| share(&events(&number(total), &number(bad)).unwrap());
        assert_eq!(of("0", "0"), Some(Number::zero()));
        assert_eq!(of("0", "0.5"), None);
        assert_eq!(of("4", "1"), Some(Number::fraction(1, 4)));
    }
}
