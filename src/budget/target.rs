//! What share of everything must go well.

use std::str::FromStr;

use super::Number;

/// An objective's target, above 0 % and below 100 %. At 100 % there is no budget, and nothing could
/// be divided by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    percent: Number,
}

/// Why a text is no target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum InvalidTarget {
    /// Not a number.
    NotANumber,
    /// 100 % or more: nothing may ever fail.
    Everything,
    /// 0 % or less: everything may fail.
    Nothing,
    /// 1 % or less: a share such as 0.999 was meant for a percentage.
    Share,
}

/// What people write: a percentage.
impl FromStr for Target {
    type Err = InvalidTarget;
    fn from_str(text: &str) -> Result<Self, InvalidTarget> {
        let bare = text.trim().trim_end_matches('%').trim_end();
        let percent: Number = bare.parse().map_err(|_| InvalidTarget::NotANumber)?;
        let target = Self::of_percent(percent)?;
        // Nobody promises that one call in a hundred goes well, and nearly everything would fit.
        match target.percent <= Number::one() {
            true => Err(InvalidTarget::Share),
            false => Ok(target),
        }
    }
}

impl Target {
    /// A target in percent.
    pub(crate) fn of_percent(percent: Number) -> Result<Self, InvalidTarget> {
        if percent >= Number::whole(100) {
            return Err(InvalidTarget::Everything);
        }
        match percent > Number::zero() {
            true => Ok(Self { percent }),
            false => Err(InvalidTarget::Nothing),
        }
    }

    /// A target as a ratio, such as 0.999.
    pub(crate) fn of_ratio(ratio: &Number) -> Result<Self, InvalidTarget> {
        Self::of_percent(ratio * &Number::whole(100))
    }

    /// In percent.
    pub(crate) fn percent(&self) -> &Number {
        &self.percent
    }

    /// The share that may fail, such as 0.001. Never 0.
    pub(crate) fn budget(&self) -> Number {
        let left = &Number::whole(100) - &self.percent;
        &left * &Number::fraction(1, 100)
    }
}
