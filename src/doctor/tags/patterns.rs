//! Which tags the patterns of a ruleset hold for.

use super::TagRules;
use crate::text::Untrusted;

/// For which tags of a prefix a ruleset holds, from the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Holds {
    /// For none.
    ForNone,
    /// For some, or it cannot be told.
    Perhaps,
    /// For all.
    ForAll,
}

/// For which tags a ruleset holds, of those with a prefix whose version begins with a digit.
pub(super) fn holds(rules: &TagRules, prefix: &str, digit: char) -> Holds {
    let tags = format!("refs/tags/{prefix}{digit}");
    let most = |patterns: &[Untrusted]| {
        let patterns = patterns.iter();
        let each = patterns.map(|pattern| matches(pattern.for_parsing(), &tags));
        each.max().unwrap_or(Holds::ForNone)
    };
    match (most(&rules.include), most(&rules.exclude)) {
        (Holds::ForNone, _) | (_, Holds::ForAll) => Holds::ForNone,
        (included, Holds::ForNone) => included,
        (_, Holds::Perhaps) => Holds::Perhaps,
    }
}

/// Whether a pattern for the names of tags, as workflows write it, may fit a tag of a prefix.
pub(in crate::doctor) fn name_may_match(pattern: &str, prefix: &str) -> bool {
    let pattern = format!("refs/tags/{pattern}");
    matches(&pattern, &format!("refs/tags/{prefix}")) != Holds::ForNone
}

/// For which of the references that begin so, and go on with the rest of a version, a pattern holds.
///
/// Patterns of rulesets are those of `fnmatch` with slashes kept apart: `*` stays within a piece, and
/// `**` as a piece of its own is any number of them (GitHub docs, "Creating rulesets for a
/// repository"). Sets of characters are not followed: such a pattern holds for perhaps some.
fn matches(pattern: &str, begins: &str) -> Holds {
    match pattern {
        "~ALL" => return Holds::ForAll,
        "~DEFAULT_BRANCH" => return Holds::ForNone,
        _ => {}
    }
    if pattern.contains(['[', ']', '{', '}', '\\', '!', '+']) {
        return Holds::Perhaps;
    }
    let pattern: Vec<&str> = pattern.split('/').collect();
    let begins: Vec<&str> = begins.split('/').collect();
    pieces_match(&pattern, &begins)
}

fn pieces_match(pattern: &[&str], begins: &[&str]) -> Holds {
    match (pattern.split_first(), begins.split_first()) {
        (None, None) => Holds::ForAll,
        (Some((&"**", rest)), _) => (0..=begins.len())
            .filter_map(|taken| Some(pieces_match(rest, begins.get(taken..)?)))
            .max()
            .unwrap_or(Holds::ForNone),
        (Some((piece, pattern)), Some((begin, []))) => match pieces_match(pattern, &[]) {
            Holds::ForNone => Holds::ForNone,
            // Everything behind it may be nothing.
            _ => last_piece_matches(piece, begin),
        },
        (Some((piece, pattern)), Some((name, begins))) => {
            match crate::text::Glob::new(piece).matches(name) {
                true => pieces_match(pattern, begins),
                false => Holds::ForNone,
            }
        }
        _ => Holds::ForNone,
    }
}

/// The last piece goes on with a version, or with what is behind its first digit.
fn last_piece_matches(piece: &str, begin: &str) -> Holds {
    let (plain, rest) = match piece.find(['*', '?']) {
        Some(at) => piece.split_at(at),
        None => (piece, ""),
    };
    let only_stars = !rest.is_empty() && rest.bytes().all(|byte| byte == b'*');
    if begin.starts_with(plain) {
        return match only_stars {
            true => Holds::ForAll,
            false if rest.is_empty() => Holds::ForNone,
            false => Holds::Perhaps,
        };
    }
    let version = plain.strip_prefix(begin).unwrap_or_default();
    match version.bytes().next() {
        Some(byte) if byte.is_ascii_digit() => Holds::Perhaps,
        Some(b'.') if begin.ends_with(|last: char| last.is_ascii_digit()) => Holds::Perhaps,
        _ => Holds::ForNone,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, prefix: &str, expected: Holds) {
        let found = matches(pattern, &format!("refs/tags/{prefix}"));
        assert_eq!(found, expected, "{pattern} for {prefix}");
    }

    #[test]
    fn only_a_pattern_for_all_of_a_prefix_holds_for_all() {
        for pattern in [
            "~ALL",
            "refs/tags/v*",
            "refs/tags/*",
            "refs/tags/**",
            "refs/tags/**/*",
            "refs/**/*",
        ] {
            check(pattern, "v", Holds::ForAll);
        }
        for pattern in [
            "refs/tags/release-*",
            "refs/heads/*",
            "refs/*",
            "v*",
            "~DEFAULT_BRANCH",
            "refs/tags/v",
            "refs/tags/vnext",
            "refs/tags/v-*",
        ] {
            check(pattern, "v", Holds::ForNone);
        }
        for pattern in [
            "refs/tags/[v]*",
            "refs/tags/v1.*",
            "refs/tags/v1.2.3",
            "refs/tags/v*.*",
            "refs/tags/v?.?.?",
            "refs/tags/*-rc",
        ] {
            check(pattern, "v", Holds::Perhaps);
        }
        check("refs/tags/*", "api/v", Holds::ForNone);
        check("refs/tags/api/*", "api/v", Holds::ForAll);
        check("refs/tags/**/*", "api/v", Holds::ForAll);
        check("refs/tags/v*", "", Holds::ForNone);
        check("refs/tags/*", "", Holds::ForAll);
        check("refs/tags/1*", "", Holds::Perhaps);
    }

    #[test]
    fn behind_its_first_digit_a_version_goes_on() {
        check("refs/tags/v1*", "v1", Holds::ForAll);
        check("refs/tags/v1.*", "v1", Holds::Perhaps);
        check("refs/tags/v12*", "v1", Holds::Perhaps);
        check("refs/tags/v2*", "v1", Holds::ForNone);
        check("refs/tags/v1-*", "v1", Holds::ForNone);
    }

    #[test]
    fn what_is_left_out_is_not_held() {
        let with = |exclude: &str, digit: char| {
            let rules = TagRules {
                include: vec!["~ALL".into()],
                exclude: vec![exclude.into()],
                ..TagRules::default()
            };
            holds(&rules, "v", digit)
        };
        assert_eq!(with("refs/tags/nightly-*", '1'), Holds::ForAll);
        assert_eq!(with("refs/tags/v1.*", '1'), Holds::Perhaps);
        assert_eq!(with("refs/tags/v1.*", '2'), Holds::ForAll);
        assert_eq!(with("refs/tags/v2*", '2'), Holds::ForNone);
        assert_eq!(with("refs/tags/v2*", '1'), Holds::ForAll);
        assert_eq!(with("refs/tags/[n]*", '1'), Holds::Perhaps);
        assert_eq!(with("refs/tags/v*", '1'), Holds::ForNone);
    }

    #[test]
    fn tags_that_a_workflow_names_may_be_releases() {
        for pattern in ["v*", "v[0-9]+.[0-9]+.[0-9]+", "*", "**", "v1.*"] {
            assert!(name_may_match(pattern, "v"), "{pattern}");
        }
        assert!(!name_may_match("nightly-*", "v"));
    }
}
