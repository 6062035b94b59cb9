//! Whether a tag that was judged can still be moved to another commit. One ruleset has to hold for all
//! tags of the policy's prefix; what several hold for together is not put together.

use super::{Asks, Check, Seen, TagRules, Verdict, code};
use crate::locale::Message;
use crate::text::Untrusted;

const ID: &str = "tags/protected";

/// What is to be said of tags, where a gate judges them.
pub(super) fn checks(seen: &Seen<'_>, asks: Option<&Asks>) -> Option<Check> {
    let asks = asks.filter(|asks| asks.tags)?;
    let prefix = asks.prefix();
    let shown = code(&format!("{prefix}*"));
    let rules = match seen.tags? {
        Ok(rules) => rules,
        Err(failure) => {
            let subject = Message::new("doctor-subject-tags");
            let check = Check::unread(ID, Verdict::NotKnown, subject, failure);
            return Some(check);
        }
    };
    let holds: Vec<(&TagRules, Holds)> = rules
        .iter()
        .map(|rule| (rule, holds(rule, prefix)))
        .collect();
    let best = |forbids: fn(&TagRules) -> bool| {
        let holding = holds.iter().filter(|(rule, _)| forbids(rule));
        holding.map(|(_, holds)| *holds).max()
    };
    let best = |forbids| best(forbids).unwrap_or(Holds::ForNone);
    let update = best(|rule| rule.no_update);
    let deletion = best(|rule| rule.no_deletion);
    let missing = match (update, deletion) {
        (Holds::ForAll, Holds::ForAll) => {
            let what = Message::new("doctor-tags-protected").with("tags", shown);
            return Some(Check::ok(ID, what));
        }
        (Holds::ForNone, Holds::ForNone) => "both",
        (Holds::ForNone, _) => "update",
        (_, Holds::ForNone) => "deletion",
        _ => {
            let what = Message::new("doctor-tags-unknown").with("tags", shown);
            return Some(Check::bad(ID, Verdict::NotKnown, what));
        }
    };
    let what = Message::new("doctor-tags-unprotected")
        .with("tags", shown)
        .with("missing", missing);
    Some(Check::bad(ID, Verdict::Warning, what))
}

/// For which tags of a prefix a ruleset holds, from the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Holds {
    /// For none.
    ForNone,
    /// For some, or it cannot be told.
    Perhaps,
    /// For all.
    ForAll,
}

/// For which tags of a prefix a ruleset holds.
fn holds(rules: &TagRules, prefix: &str) -> Holds {
    let tags = format!("refs/tags/{prefix}");
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
pub(super) fn name_may_match(pattern: &str, prefix: &str) -> bool {
    let pattern = format!("refs/tags/{pattern}");
    matches(&pattern, &format!("refs/tags/{prefix}")) != Holds::ForNone
}

/// For which of the references that begin so, and go on with a version, a pattern holds.
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

/// The last piece goes on with a version, which begins with a digit.
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
    fn what_is_left_out_is_not_held() {
        let with = |exclude: &str| {
            let rules = TagRules {
                include: vec!["~ALL".into()],
                exclude: vec![exclude.into()],
                no_update: true,
                no_deletion: true,
            };
            holds(&rules, "v")
        };
        assert_eq!(with("refs/tags/nightly-*"), Holds::ForAll);
        assert_eq!(with("refs/tags/v1.*"), Holds::Perhaps);
        assert_eq!(with("refs/tags/v2*"), Holds::Perhaps);
        assert_eq!(with("refs/tags/[n]*"), Holds::Perhaps);
        assert_eq!(with("refs/tags/v*"), Holds::ForNone);
    }

    #[test]
    fn tags_that_a_workflow_names_may_be_releases() {
        for pattern in ["v*", "v[0-9]+.[0-9]+.[0-9]+", "*", "**", "v1.*"] {
            assert!(name_may_match(pattern, "v"), "{pattern}");
        }
        assert!(!name_may_match("nightly-*", "v"));
    }
}
