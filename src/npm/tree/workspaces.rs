//! Which folders are workspaces of a project.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use super::Tree;
use crate::npm::LockfileFault;
use crate::npm::lockfile::{Place, place};
use crate::text::Glob;

/// How many patterns there may be, with alternatives in braces written out.
const MOST_PATTERNS: usize = 500;

/// How much may be compared, in letters of patterns times letters of folders. Monorepos with thousands of packages need
/// a tenth.
const MOST_WORK: usize = 1_000_000_000;

/// The folders that match a project's patterns, without those that a pattern with `!` takes away after it.
pub(super) fn chosen<'f>(
    patterns: &[impl AsRef<str>],
    folders: &[&'f str],
) -> Result<Vec<&'f str>, LockfileFault> {
    let mut all: Vec<(bool, String)> = Vec::new();
    for written in patterns {
        let bare = written.as_ref().trim_start_matches('!');
        let negated = (written.as_ref().len() - bare.len()) % 2 == 1;
        all.extend(
            alternatives(bare)?
                .into_iter()
                .map(|pattern| (negated, pattern)),
        );
        if all.len() > MOST_PATTERNS {
            return Err(LockfileFault::TooLarge);
        }
    }
    let letters: usize = all.iter().map(|(_, pattern)| pattern.len()).sum();
    let compared: usize = folders.iter().map(|folder| folder.len()).sum();
    if letters.saturating_mul(compared) > MOST_WORK {
        return Err(LockfileFault::TooLarge);
    }
    let mut found: BTreeMap<usize, &'f str> = BTreeMap::new();
    for (negated, pattern) in all {
        let Some(pattern) = Pattern::read(&pattern, negated) else {
            continue;
        };
        let matching = folders
            .iter()
            .enumerate()
            .filter(|(_, folder)| pattern.matches(folder));
        for (index, folder) in matching {
            if negated {
                found.remove(&index);
            } else {
                found.insert(index, folder);
            }
        }
    }
    Ok(found.into_values().collect())
}

/// The folders that stand among the patterns by their names, and that the lockfile does not have.
pub(super) fn unknown(patterns: &[impl AsRef<str>], places: &[Place<'_>]) -> Vec<String> {
    let known: HashSet<&str> = places.iter().map(AsRef::as_ref).collect();
    let named = patterns.iter().map(AsRef::as_ref);
    let named =
        named.filter(|pattern| !pattern.contains(['*', '?', '[', '{', '!', '(', '|', '\\']));
    let folders = named.map(|pattern| place(Cow::Borrowed(pattern)));
    folders
        .filter(|folder| !folder.is_empty() && !known.contains(folder.as_ref()))
        .map(Cow::into_owned)
        .collect()
}

/// Where workspaces may lie that the lockfile does not know: what a project's patterns mean.
#[derive(Debug, Default)]
pub(crate) struct Search(Vec<Pattern>);

/// Whether something that is meant may lie beneath a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Beneath {
    /// No.
    Nothing,
    /// By `**`, which follows no links.
    Anywhere,
    /// By the names of folders, which may be links as well.
    ByName,
}

impl Search {
    /// Reads patterns. Those that take away are left to [`chosen`].
    pub(super) fn of(patterns: &[impl AsRef<str>]) -> Result<Self, LockfileFault> {
        let mut read = Vec::new();
        for written in patterns.iter().filter(|it| !it.as_ref().starts_with('!')) {
            let each = alternatives(written.as_ref())?;
            read.extend(each.iter().filter_map(|it| Pattern::read(it, false)));
            if read.len() > MOST_PATTERNS {
                return Err(LockfileFault::TooLarge);
            }
        }
        Ok(Self(read))
    }

    /// Whether there is nothing to look for.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a folder is meant, unless it is taken away.
    pub(crate) fn means(&self, folder: &str) -> bool {
        self.0.iter().any(|pattern| pattern.matches(folder))
    }

    /// Whether folders beneath this one may be meant.
    pub(crate) fn beneath(&self, folder: &str) -> Beneath {
        let each = self.0.iter().map(|pattern| pattern.beneath(folder));
        each.max().unwrap_or(Beneath::Nothing)
    }
}

impl Tree {
    /// Where workspaces may lie that the lockfile does not know.
    ///
    /// # Errors
    /// Where the patterns are too many.
    pub(crate) fn search(&self) -> Result<Search, LockfileFault> {
        Search::of(&self.patterns)
    }

    /// Workspaces by their manifests that the lockfile does not have: their folders.
    pub(crate) fn overlooked(&self) -> &[String] {
        &self.overlooked
    }

    /// Whether the lockfile has that folder; asked where there are patterns.
    pub(crate) fn knows_folder(&self, folder: &str) -> bool {
        self.known.contains(folder)
    }

    /// Which folders with a `package.json` are workspaces that the lockfile does not know.
    ///
    /// # Errors
    /// Where there is too much to compare.
    pub(crate) fn new_workspaces<'f>(
        &self,
        folders: &[&'f str],
    ) -> Result<Vec<&'f str>, LockfileFault> {
        let mut found = chosen(&self.patterns, folders)?;
        found.retain(|folder| !self.known.contains(*folder));
        Ok(found)
    }
}

/// A path with `*` and `**`.
#[derive(Debug)]
struct Pattern(Vec<Part>);

#[derive(Debug)]
enum Part {
    AnyFolders,
    Name { glob: Glob, dotted: bool },
}

impl Pattern {
    /// Reads a pattern. Of one that is beyond us (`[ab]`, `@(a|b)`, `{1..3}`, `\a`) more is chosen than it means, and
    /// nothing is taken away by it: whoever it concerns is asked about a folder too many, and no folder is overlooked.
    fn read(text: &str, negated: bool) -> Option<Self> {
        let text = text
            .strip_prefix('.')
            .filter(|rest| rest.starts_with('/'))
            .unwrap_or(text);
        let any = || Part::Name {
            glob: Glob::new("*"),
            dotted: true,
        };
        let parts = text.split('/').filter(|part| !matches!(*part, "" | "."));
        let parts = parts.map(|part| match part {
            "**" => Some(Part::AnyFolders),
            name if name.contains(['[', '(', '{', '\\']) => (!negated).then(any),
            name => Some(Part::Name {
                glob: Glob::new(name),
                dotted: name.starts_with('.'),
            }),
        });
        Some(Self(parts.collect::<Option<Vec<Part>>>()?))
    }

    /// Whether a folder beneath this one can match.
    fn beneath(&self, folder: &str) -> Beneath {
        let mut parts = self.0.iter();
        for name in folder.split('/').filter(|name| !name.is_empty()) {
            match parts.next() {
                Some(Part::AnyFolders) => return Beneath::Anywhere,
                Some(Part::Name { glob, .. }) if glob.matches(name) => {}
                _ => return Beneath::Nothing,
            }
        }
        match parts.next() {
            Some(Part::AnyFolders) => Beneath::Anywhere,
            Some(Part::Name { .. }) => Beneath::ByName,
            None => Beneath::Nothing,
        }
    }

    /// Whether a whole path matches: as with one `*`, the last `**` is the only one to go back to.
    fn matches(&self, path: &str) -> bool {
        let names: Vec<&str> = path.split('/').collect();
        let (mut part, mut name) = (0, 0);
        let mut retry: Option<(usize, usize)> = None;
        loop {
            match (self.0.get(part), names.get(name)) {
                (Some(Part::AnyFolders), _) => {
                    part += 1;
                    retry = Some((part, name));
                }
                (Some(Part::Name { glob, dotted }), Some(found))
                    if (*dotted || !found.starts_with('.')) && glob.matches(found) =>
                {
                    part += 1;
                    name += 1;
                }
                (None, None) => return true,
                (_, None) => return false,
                (_, Some(_)) => {
                    // `**` stands for no folder that is hidden.
                    let hidden =
                        |from: &usize| names.get(*from).is_some_and(|name| name.starts_with('.'));
                    let Some((after, from)) = retry.filter(|(_, from)| !hidden(from)) else {
                        return false;
                    };
                    (part, name) = (after, from + 1);
                    retry = Some((after, from + 1));
                }
            }
        }
    }
}

/// A pattern with each choice of what stands in its braces.
fn alternatives(pattern: &str) -> Result<Vec<String>, LockfileFault> {
    let mut done = Vec::new();
    let mut open = vec![pattern.to_owned()];
    while let Some(next) = open.pop() {
        if done.len() + open.len() > MOST_PATTERNS {
            return Err(LockfileFault::TooLarge);
        }
        let inner = next.rfind('{').and_then(|start| {
            let (before, rest) = next.split_at(start);
            let (choices, after) = rest.get(1..)?.split_once('}')?;
            Some((before, choices, after))
        });
        match inner {
            Some((before, choices, after)) if choices.contains(',') => {
                let choices = choices.split(',').rev().take(MOST_PATTERNS + 1);
                open.extend(choices.map(|choice| format!("{before}{choice}{after}")));
            }
            // A range such as `{1..3}`: any name, as of a `[` that is beyond us.
            Some((before, _, after)) => open.push(format!("{before}[{after}")),
            None => done.push(next),
        }
    }
    Ok(done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn workspaces_are_the_folders_that_patterns_choose() {
        let folders = [
            "docs",
            "packages/a",
            "packages/b",
            "packages/b/deep",
            "packages/.hidden",
        ];
        for (patterns, expected) in [
            (vec!["docs"], vec!["docs"]),
            (vec!["./docs/"], vec!["docs"]),
            (vec!["packages/*"], vec!["packages/a", "packages/b"]),
            (
                vec!["packages/**"],
                vec!["packages/a", "packages/b", "packages/b/deep"],
            ),
            (vec!["packages/*", "!packages/b"], vec!["packages/a"]),
            (
                vec!["!packages/b", "packages/*"],
                vec!["packages/a", "packages/b"],
            ),
            (vec!["{docs,packages/a}"], vec!["docs", "packages/a"]),
            (vec!["packages/?"], vec!["packages/a", "packages/b"]),
            (vec!["nothing/*", ""], vec![]),
        ] {
            assert_eq!(
                chosen(&patterns, &folders).unwrap(),
                expected,
                "{patterns:?}"
            );
        }
    }

    #[test]
    fn what_a_pattern_means_is_looked_for_where_it_can_lie() {
        for (pattern, folder, expected) in [
            ("packages/*", "", Beneath::ByName),
            ("./packages/*/", "packages", Beneath::ByName),
            ("packages/*", "docs", Beneath::Nothing),
            ("packages/*", "packages/a", Beneath::Nothing),
            ("packages/**", "packages", Beneath::Anywhere),
            ("packages/**", "packages/a/b", Beneath::Anywhere),
            ("{docs,apps/*}", "apps", Beneath::ByName),
            ("!apps/*", "apps", Beneath::Nothing),
        ] {
            let search = Search::of(&[pattern]).unwrap();
            assert_eq!(search.beneath(folder), expected, "{pattern} {folder}");
        }
    }

    #[test]
    fn of_what_cannot_be_read_no_folder_is_overlooked() {
        for pattern in [
            "packages/[ab]",
            "packages/@(a|b)",
            "packages/!(c)",
            "packages/{a..b}",
            "{packages/{a..b},apps/*}",
            "packages/\\[ab]",
            "packages/\\a",
        ] {
            let found = chosen(&[pattern], &["packages/a", "packages/b", "docs"]).unwrap();
            assert_eq!(found, ["packages/a", "packages/b"], "{pattern}");
            let negated = format!("!{pattern}");
            let found = chosen(&["packages/*", &negated], &["packages/a"]).unwrap();
            assert_eq!(found, ["packages/a"], "{negated}");
        }
    }

    #[test]
    fn patterns_that_would_take_for_ever_are_refused() {
        let (choices, folder) = ("{a,b}".repeat(40), "x/".repeat(1_000));
        for patterns in [
            vec![choices],
            vec!["*".to_owned(); 501],
            vec!["*a".repeat(1_000); 400],
        ] {
            let found = chosen(&patterns, &[folder.as_str(); 2_000]);
            assert_eq!(found, Err(LockfileFault::TooLarge));
        }
    }
}
