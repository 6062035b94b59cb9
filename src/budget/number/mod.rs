//! Exact numbers, and how they compare: never through floating point.

mod decimal;

pub(crate) use decimal::NotANumber;

use std::cmp::Ordering;
use std::ops::{Add, Div, Mul, Sub};

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

/// An exact number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Number(BigRational);

impl Number {
    /// A whole number.
    pub(crate) fn whole(value: i64) -> Self {
        Self(BigRational::from_integer(value.into()))
    }

    /// One whole number divided by another, which is not 0.
    pub(crate) fn fraction(numerator: i64, denominator: i64) -> Self {
        Self(BigRational::new(numerator.into(), denominator.into()))
    }

    fn ten_to(exponent: i32) -> Self {
        let power = BigInt::from(10).pow(exponent.unsigned_abs());
        Self(match exponent < 0 {
            true => BigRational::new(BigInt::one(), power),
            false => BigRational::from_integer(power),
        })
    }

    /// 0.
    pub(crate) fn zero() -> Self {
        Self(BigRational::zero())
    }

    /// 1.
    pub(crate) fn one() -> Self {
        Self(BigRational::one())
    }

    /// Whether it is 0.
    pub(crate) fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// Whether it is below 0.
    pub(crate) fn is_negative(&self) -> bool {
        self.0.is_negative()
    }

    /// How it compares with a boundary: within 1e-9 of it, it is on it.
    pub(crate) fn against(&self, boundary: &Self) -> Ordering {
        let apart = (self - boundary).0;
        match apart.abs() <= Self::ten_to(-9).0 {
            true => Ordering::Equal,
            false => apart.cmp(&BigRational::zero()),
        }
    }

    /// The nearest boundary within 1e-9, or itself.
    pub(crate) fn snapped(&self, boundaries: &[Number]) -> Self {
        let on = boundaries
            .iter()
            .find(|boundary| self.against(boundary) == Ordering::Equal);
        on.unwrap_or(self).clone()
    }

    /// The whole number below or at it, where it has room.
    pub(crate) fn floor(&self) -> Option<i64> {
        i64::try_from(self.0.floor().to_integer()).ok()
    }
}

macro_rules! operators {
    ($($name:ident $method:ident $sign:tt),+) => {$(
        impl $name for Number {
            type Output = Number;
            fn $method(self, other: Number) -> Number {
                Number(self.0 $sign other.0)
            }
        }
        impl $name<&Number> for &Number {
            type Output = Number;
            fn $method(self, other: &Number) -> Number {
                Number(&self.0 $sign &other.0)
            }
        }
    )+};
}

operators!(Add add +, Sub sub -, Mul mul *);

impl Number {
    /// The quotient; `None` where the divisor is 0.
    pub(crate) fn over(&self, divisor: &Self) -> Option<Self> {
        (!divisor.is_zero()).then(|| Self(Div::div(&self.0, &divisor.0)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        text.parse().unwrap()
    }

    #[test]
    fn within_a_billionth_of_a_boundary_it_is_on_it() {
        let half = number("0.5");
        assert_eq!(number("0.500000001").against(&half), Ordering::Equal);
        assert_eq!(number("0.499999999").against(&half), Ordering::Equal);
        assert_eq!(number("0.5000000011").against(&half), Ordering::Greater);
        assert_eq!(number("0.4999999989").against(&half), Ordering::Less);
    }

    #[test]
    fn nothing_is_divided_by_nothing() {
        let third = Number::one().over(&Number::whole(3)).unwrap();
        assert_eq!(third.over(&Number::zero()), None);
    }
}
