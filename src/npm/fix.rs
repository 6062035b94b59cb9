//! Which version no longer has what an advisory says, as far as its range tells.

use super::range::{End, Range, Version, end_of};

/// How many parts of a range are followed one after the other.
const PARTS: usize = 50;

/// The end of what is vulnerable.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fix {
    /// This version is the first without it.
    At(Version, String),
    /// Any version above this one.
    Above(Version, String),
}

impl Fix {
    /// From which version on a range no longer holds above a version that it holds; `None` where it has no end, or
    /// where nobody can read it.
    pub(crate) fn within(range: &str, version: &str) -> Option<Self> {
        let whole: Range = range.parse().ok()?;
        let mut version: Version = version.parse().ok()?;
        // What mends one part may lie within another.
        for _ in 0..PARTS {
            let around = range.split("||").filter(|part| {
                let read: Result<Range, _> = part.parse();
                read.is_ok_and(|read| read.includes(&version))
            });
            let ends: Option<Vec<Self>> = around.map(Self::end_of_part).collect();
            match ends?.into_iter().max()? {
                Self::At(first, _) if whole.includes(&first) => version = first,
                end => return Some(end),
            }
        }
        None
    }

    /// Where a range ends as a whole, for whoever does not know the version.
    pub(crate) fn end_of(range: &str) -> Option<Self> {
        let ends: Option<Vec<Self>> = range.split("||").map(Self::end_of_part).collect();
        ends?.into_iter().max()
    }

    fn end_of_part(part: &str) -> Option<Self> {
        let (text, end) = end_of(part)?;
        let version = text.parse().ok()?;
        Some(match end {
            End::First => Self::At(version, text),
            End::Last => Self::Above(version, text),
        })
    }

    /// The version that is named.
    pub(crate) fn version(&self) -> &str {
        match self {
            Self::At(_, text) | Self::Above(_, text) => text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(range: &str, version: &str, expected: Option<(&str, bool)>) {
        let found = Fix::within(range, version);
        let found = found
            .as_ref()
            .map(|fix| (fix.version(), matches!(fix, Fix::At(..))));
        assert_eq!(found, expected, "{version} in {range}");
    }

    #[test]
    fn the_first_version_without_it_is_where_the_range_ends() {
        check("<0.2.4", "0.0.8", Some(("0.2.4", true)));
        check(">=1.0.0 <1.2.6", "1.2.0", Some(("1.2.6", true)));
        check("<0.2.1 || >=1.0.0 <1.2.3", "1.0.0", Some(("1.2.3", true)));
        check(
            "< 0.2.1 || >= 1.0.0 < 1.2.3",
            "0.1.0",
            Some(("0.2.1", true)),
        );
        check("<=1.1.1", "1.0.0", Some(("1.1.1", false)));
        check("1.0.0 - 1.4.0", "1.2.0", Some(("1.4.0", false)));
        check("=2.0.0", "2.0.0", Some(("2.0.0", false)));
    }

    #[test]
    fn short_forms_end_where_npm_says_they_do() {
        check("<2", "1.0.0", Some(("2.0.0", true)));
        check("<2.1", "1.0.0", Some(("2.1.0", true)));
        check("<=1", "1.0.0", Some(("2.0.0", true)));
        check("^1.0.0", "1.0.0", Some(("2.0.0", true)));
        check("^0.2.0", "0.2.1", Some(("0.3.0", true)));
        check("~1.0.0", "1.0.0", Some(("1.1.0", true)));
        check("1.x", "1.0.0", Some(("2.0.0", true)));
        check("^1", "1.0.0", Some(("2.0.0", true)));
    }

    #[test]
    fn what_mends_one_part_must_not_lie_within_another() {
        check("<1.0.1 || >=1.0.1 <3.0.0", "1.0.0", Some(("3.0.0", true)));
        check("<1.0.1 || >=1.0.1", "1.0.0", None);
    }

    #[test]
    fn a_range_without_end_has_no_fix() {
        for range in ["*", ">=0", ">=1.0.0", "latest", ""] {
            check(range, "1.0.0", None);
        }
        check("<1.0.0", "2.0.0", None);
        check("<1.0.0", "x", None);
    }
}
