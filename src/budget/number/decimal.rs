//! Numbers as decimal text: read exactly, and written so that they cannot contradict a boundary.

use std::cmp::Ordering;
use std::fmt::Write as _;
use std::str::FromStr;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Signed;

use super::Number;

/// The most characters of a number that is read.
const LONGEST: usize = 64;

/// The largest power of ten in a number that is read: more is no count of anything.
const LARGEST_EXPONENT: u32 = 60;

/// How many digits behind the point a percentage gets at most, to tell it from a boundary.
const MOST_DIGITS: usize = 12;

/// Why a text is no number to judge by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotANumber {
    /// `NaN`: nothing was divided by nothing.
    NaN,
    /// `+Inf` or `-Inf`.
    Infinite,
    /// Not a decimal number at all, or an absurd one.
    Other,
}

impl FromStr for Number {
    type Err = NotANumber;
    fn from_str(text: &str) -> Result<Self, NotANumber> {
        match text.trim_start_matches(['+', '-']).to_ascii_lowercase() {
            word if word == "nan" => return Err(NotANumber::NaN),
            word if word == "inf" || word == "infinity" => return Err(NotANumber::Infinite),
            _ => {}
        }
        if text.len() > LONGEST {
            return Err(NotANumber::Other);
        }
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse().ok()),
            None => (text, Some(0_i32)),
        };
        let exponent = exponent.filter(|exponent| exponent.unsigned_abs() <= LARGEST_EXPONENT);
        let exponent = exponent.ok_or(NotANumber::Other)?;
        let unsigned = mantissa.strip_prefix(['+', '-']).unwrap_or(mantissa);
        let (whole, part) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let digits = format!("{whole}{part}");
        let is_plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        let value: Option<BigInt> = is_plain.then(|| digits.parse().ok()).flatten();
        let value = BigRational::from_integer(value.ok_or(NotANumber::Other)?);
        let behind = i32::try_from(part.len()).map_err(|_| NotANumber::Other)?;
        let value = Self(value) * Self::ten_to(exponent - behind);
        Ok(match mantissa.starts_with('-') {
            true => Self(-value.0),
            false => value,
        })
    }
}

impl Number {
    /// As decimal text with at most so many digits behind the point, cut and not rounded, without
    /// zeros at the end.
    pub(crate) fn cut(&self, digits: usize) -> String {
        let text = self.cut_to(digits);
        match text.contains('.') {
            true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
            false => text,
        }
    }

    /// As decimal text with just so many digits behind the point, cut and not rounded.
    fn cut_to(&self, digits: usize) -> String {
        let places = i32::try_from(digits).unwrap_or(0);
        let shifted = (self.0.abs() * Self::ten_to(places).0)
            .to_integer()
            .to_string();
        let mut text = String::new();
        if self.0.is_negative() {
            text.push('-');
        }
        let padded = format!("{shifted:0>width$}", width = digits + 1);
        let (whole, part) = padded
            .split_at_checked(padded.len() - digits)
            .unwrap_or((&padded, ""));
        let _ = write!(text, "{whole}");
        if !part.is_empty() {
            let _ = write!(text, ".{part}");
        }
        text
    }

    /// A ratio as a percentage with one digit behind the point, or as many as it takes to tell it
    /// from the boundaries that it is not on: what is shown never contradicts what is decided.
    pub(crate) fn percent(&self, boundaries: &[Number]) -> String {
        let percent = self * &Self::whole(100);
        for digits in 1..=MOST_DIGITS {
            let text = percent.cut_to(digits);
            let Ok(shown) = text.parse::<Self>() else {
                continue;
            };
            let is_misleading = boundaries.iter().any(|boundary| {
                let edge = boundary * &Self::whole(100);
                shown == edge && self.against(boundary) != Ordering::Equal
            });
            if !is_misleading {
                // "-0.0" would be odd, and is nothing but 0.
                return match shown.is_zero() {
                    true => "0.0".to_owned(),
                    false => text,
                };
            }
        }
        percent.cut(MOST_DIGITS)
    }

    /// For JSON: a number with at most twelve digits behind the point.
    pub(crate) fn to_json(&self) -> serde_json::Value {
        let text = self.cut(MOST_DIGITS);
        let whole: Option<i64> = text.parse().ok();
        if let Some(whole) = whole {
            return serde_json::Value::from(whole);
        }
        serde_json::from_str(&text).unwrap_or(serde_json::Value::Null)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        text.parse().unwrap()
    }

    #[test]
    fn decimal_text_is_read_exactly() {
        for (text, same) in [
            ("0.1", Number::fraction(1, 10)),
            ("-1.50", Number::fraction(-3, 2)),
            ("+2", Number::whole(2)),
            ("1e3", Number::whole(1_000)),
            ("9.9942e-01", Number::fraction(99_942, 100_000)),
            (".5", Number::fraction(1, 2)),
            ("5.", Number::whole(5)),
            ("0.30000000000000004", number("30000000000000004e-17")),
        ] {
            assert_eq!(number(text), same, "{text}");
        }
    }

    #[test]
    fn what_is_no_number_says_which_kind() {
        for (text, kind) in [
            ("NaN", NotANumber::NaN),
            ("nan", NotANumber::NaN),
            ("+Inf", NotANumber::Infinite),
            ("-Inf", NotANumber::Infinite),
            ("", NotANumber::Other),
            (".", NotANumber::Other),
            ("1,5", NotANumber::Other),
            ("0x10", NotANumber::Other),
            ("1e999", NotANumber::Other),
            ("1e", NotANumber::Other),
            // As far as an exponent can be read, and beyond.
            ("1e-2147483648", NotANumber::Other),
            ("1e2147483647", NotANumber::Other),
            ("1e-2147483649", NotANumber::Other),
            ("1e2147483648", NotANumber::Other),
            ("1e-9223372036854775808", NotANumber::Other),
            ("1e61", NotANumber::Other),
            ("1e-61", NotANumber::Other),
            ("--1", NotANumber::Other),
            ("１", NotANumber::Other),
            (" 1", NotANumber::Other),
        ] {
            assert_eq!(text.parse::<Number>(), Err(kind), "{text:?}");
        }
        assert_eq!("9".repeat(65).parse::<Number>(), Err(NotANumber::Other));
    }

    #[test]
    fn percentages_are_cut_and_never_contradict_the_boundary() {
        let edges = [number("0.5"), number("0.2"), Number::zero()];
        for (text, shown) in [
            ("0.621999", "62.1"),
            ("0.1999", "19.9"),
            ("0.199999", "19.9"),
            ("0.2", "20.0"),
            ("0.5004", "50.04"),
            ("0.5000001", "50.00001"),
            ("0.5", "50.0"),
            ("0.0004", "0.04"),
            ("-0.0004", "-0.04"),
            ("0", "0.0"),
            ("-0.5", "-50.0"),
            ("-1.5", "-150.0"),
            ("1", "100.0"),
            ("0.49999", "49.9"),
            // Within a billionth it is on the boundary, and shown as that.
            ("0.5000000005", "50.0"),
            ("-0.0000000005", "0.0"),
        ] {
            assert_eq!(number(text).percent(&edges), shown, "{text}");
        }
    }

    #[test]
    fn json_has_numbers() {
        assert_eq!(number("0.199").to_json(), serde_json::json!(0.199));
        assert_eq!(number("-2").to_json(), serde_json::json!(-2));
        let third = Number::one().over(&Number::whole(3)).unwrap();
        assert_eq!(third.to_json(), serde_json::json!(0.333333333333));
    }
}
