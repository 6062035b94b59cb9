//! Decimal numbers as they are written: no digit is lost, and none is made up.

use std::fmt;

/// Longer numbers are no targets.
const LONGEST: usize = 40;

/// A decimal number that is not negative, without zeros that say nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    /// Digits before the point; empty for 0.
    whole: String,
    /// Digits after it, the last of them no 0.
    fraction: String,
}

impl Decimal {
    /// Reads digits with at most one point among them; exponents and signs are none.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let fine = (1..=LONGEST).contains(&text.len())
            && whole.len() + fraction.len() > 0
            && digits(whole)
            && digits(fraction);
        fine.then(|| Self::new(whole, fraction))
    }

    fn new(whole: &str, fraction: &str) -> Self {
        Self {
            whole: whole.trim_start_matches('0').to_owned(),
            fraction: fraction.trim_end_matches('0').to_owned(),
        }
    }

    /// A hundred times as much.
    pub(super) fn hundredfold(&self) -> Self {
        let mut fraction = self.fraction.chars();
        let mut digit = || fraction.next().unwrap_or('0');
        let whole = format!("{}{}{}", self.whole, digit(), digit());
        Self::new(&whole, fraction.as_str())
    }

    /// Whether it is less than a hundred.
    pub(super) fn is_below_hundred(&self) -> bool {
        self.whole.len() <= 2
    }

    /// Whether it is more than 0, and 1 or less.
    pub(super) fn is_part(&self) -> bool {
        match self.whole.as_str() {
            "" => !self.fraction.is_empty(),
            "1" => self.fraction.is_empty(),
            _ => false,
        }
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whole = if self.whole.is_empty() {
            "0"
        } else {
            &self.whole
        };
        formatter.write_str(whole)?;
        if !self.fraction.is_empty() {
            write!(formatter, ".{}", self.fraction)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, shown: &str, hundredfold: &str) {
        let decimal = Decimal::read(text).unwrap();
        assert_eq!(decimal.to_string(), shown);
        assert_eq!(decimal.hundredfold().to_string(), hundredfold);
    }

    #[test]
    fn no_digit_is_lost_and_none_is_made_up() {
        check("0.99", "0.99", "99");
        check("0.9", "0.9", "90");
        check(".9995", "0.9995", "99.95");
        check(
            "0.99999999999999999999",
            "0.99999999999999999999",
            "99.999999999999999999",
        );
        check("099.90", "99.9", "9990");
        check("0", "0", "0");
        check("1.", "1", "100");
        check("0.005", "0.005", "0.5");
    }

    #[test]
    fn what_is_no_plain_decimal_is_none() {
        for text in [
            "",
            ".",
            "-1",
            "+1",
            "1e2",
            "99,9",
            "99%",
            "1.2.3",
            ".inf",
            "０",
            &"9".repeat(41),
        ] {
            assert_eq!(Decimal::read(text), None, "{text}");
        }
    }

    #[test]
    fn bounds_are_exact() {
        let read = |text| Decimal::read(text).unwrap();
        assert!(read("99.999999").is_below_hundred() && !read("100").is_below_hundred());
        assert!(read("1.000").is_part() && read("0.0001").is_part());
        assert!(!read("1.0001").is_part() && !read("0.00").is_part() && !read("5").is_part());
    }
}
