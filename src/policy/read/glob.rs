//! Literal patterns with `*` and `?`. No regular expressions: these always end, in time that grows
//! with pattern times text at most.

use std::convert::Infallible;
use std::str::FromStr;

use schemars::{Schema, SchemaGenerator};

use super::text::{policy_scalar, text_schema};
use super::{FromPolicy, read_text};
use crate::ids::{InvalidId, RepoPath};
use crate::policy::fault::Faults;
use crate::policy::node::Node;

/// The longest pattern, in characters.
const LONGEST: usize = 200;

/// A pattern for a text: `*` is any run of characters, `?` is one, everything else is itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Glob(String);

impl Glob {
    /// The pattern as written.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the whole text matches.
    pub(crate) fn matches(&self, text: &str) -> bool {
        matches_text(&self.0, text)
    }

    /// Whether the whole text matches when capitals do not count.
    pub(crate) fn matches_ignoring_case(&self, text: &str) -> bool {
        matches_text(&self.0.to_lowercase(), &text.to_lowercase())
    }
}

impl FromStr for Glob {
    type Err = Infallible;
    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self(text.to_owned()))
    }
}

impl FromPolicy for Glob {
    fn read(node: &Node, faults: &mut Faults) -> Option<Self> {
        read_text(node, LONGEST, faults).map(|text| Self(text.to_owned()))
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        text_schema(LONGEST)
    }
}

/// A pattern for paths inside the repository: as [`Glob`] within one folder name, and `**` as a
/// whole name is any number of folders.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct PathGlob(String);

impl PathGlob {
    /// The pattern as written.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a path matches.
    pub(crate) fn matches(&self, path: &RepoPath) -> bool {
        let pattern: Vec<&str> = self.0.split('/').collect();
        let names: Vec<&str> = path.as_str().split('/').collect();
        let any = |name: &&str| *name == "**";
        matches_wild(&pattern, &names, any, |one, name| matches_text(one, name))
    }

    /// The path itself, when the pattern has no wildcard.
    pub(crate) fn literal(&self) -> Option<RepoPath> {
        let wild = self.0.contains(['*', '?']);
        (!wild).then(|| self.0.parse().ok())?
    }
}

impl FromStr for PathGlob {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let shape: RepoPath = text.replace(['*', '?'], "x").parse()?;
        if shape.as_str().chars().count() > LONGEST {
            return Err(InvalidId {
                what: "path pattern",
                expected: "at most 200 characters",
            });
        }
        Ok(Self(text.to_owned()))
    }
}

policy_scalar!(
    PathGlob,
    "policy-invalid-path",
    r"^(?=.*\S)(?!(.*/)?(\.{1,2}|\.git)?(/|$))[^\\]{1,200}$"
);

fn matches_text(pattern: &str, text: &str) -> bool {
    let pattern: Vec<char> = pattern.chars().collect();
    let text: Vec<char> = text.chars().collect();
    let any = |letter: &char| *letter == '*';
    matches_wild(&pattern, &text, any, |one, letter| {
        *one == '?' || one == letter
    })
}

/// Matches a sequence against a pattern in which some pieces stand for any run. On a mismatch only
/// the last such piece is widened, which is enough and keeps the work to the product of lengths.
fn matches_wild<T>(
    pattern: &[T],
    items: &[T],
    any: impl Fn(&T) -> bool,
    one: impl Fn(&T, &T) -> bool,
) -> bool {
    let (mut at, mut next) = (0, 0);
    let mut widened: Option<(usize, usize)> = None;
    while let Some(item) = items.get(next) {
        match pattern.get(at) {
            Some(piece) if any(piece) => {
                widened = Some((at, next));
                at += 1;
            }
            Some(piece) if one(piece, item) => {
                at += 1;
                next += 1;
            }
            _ => {
                let Some((star, from)) = widened else {
                    return false;
                };
                widened = Some((star, from + 1));
                at = star + 1;
                next = from + 1;
            }
        }
    }
    pattern.iter().skip(at).all(any)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, text: &str, expected: bool) {
        let glob: Glob = pattern.parse().unwrap();
        assert_eq!(glob.matches(text), expected, "{pattern} on {text}");
    }

    #[track_caller]
    fn check_path(pattern: &str, path: &str, expected: bool) {
        let glob: PathGlob = pattern.parse().unwrap();
        let path = path.parse().unwrap();
        assert_eq!(glob.matches(&path), expected, "{pattern} on {path}");
    }

    #[test]
    fn a_star_is_any_run_and_a_question_mark_one_character() {
        check("*backup*", "the backup is tested", true);
        check("*backup*", "backup", true);
        check("backup", "backups", false);
        check("v?.*", "v1.2.3", true);
        check("v?", "v", false);
        check("*a*b", "aabab", true);
        check("", "", true);
        check("é?", "é𝄞", true);
    }

    #[test]
    fn brackets_and_dots_mean_themselves() {
        check("[a]", "[a]", true);
        check("[a]", "a", false);
        check("a.c", "abc", false);
    }

    #[test]
    fn capitals_count_only_when_they_should() {
        let glob: Glob = "*Backup*".parse().unwrap();
        assert!(!glob.matches("the backup"));
        assert!(glob.matches_ignoring_case("THE BACKUP"));
    }

    #[test]
    fn a_star_stays_in_its_folder_and_two_stars_do_not() {
        check_path(
            "apps/*/package-lock.json",
            "apps/web/package-lock.json",
            true,
        );
        check_path(
            "apps/*/package-lock.json",
            "apps/a/b/package-lock.json",
            false,
        );
        check_path("migrations/**", "migrations/2026/1.sql", true);
        check_path("**/package-lock.json", "package-lock.json", true);
        check_path("**/lib/**/x", "a/lib/b/c/x", true);
        check_path("**/lib/**/x", "a/b/x", false);
    }

    #[test]
    fn a_path_pattern_cannot_leave_the_repository() {
        for bad in ["/a/*", "../*", "a/../*", "a//b", "**/.git/*", ""] {
            assert!(bad.parse::<PathGlob>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_pattern_made_to_be_slow_is_not() {
        let glob: Glob = format!("{}b", "a*".repeat(99)).parse().unwrap();
        assert!(!glob.matches(&"a".repeat(20_000)));
    }
}
