//! Which commits of a range were taken back within it.

use std::collections::{HashMap, HashSet};

use super::message::Message;
use super::pulls::Branches;
use super::voices::voice;
use crate::history::{Commit, CommitId};
use crate::ids::RepoSlug;

/// What became of a commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It counts.
    Stands,
    /// It was taken back, or takes back what is in the range, or both.
    Undone,
}

/// What a message says that it takes back.
#[derive(Clone, Debug, Default)]
pub(crate) struct Undone {
    /// Commits, by the digits of their names.
    commits: Vec<String>,
    /// A pull request, and the repository that it is of where the message has it.
    pull_request: Option<(Option<String>, u64)>,
}

impl Undone {
    /// It, unless nothing is taken back: most messages take back nothing, and all are kept.
    pub(super) fn kept(self) -> Option<Box<Self>> {
        let is_any = !self.commits.is_empty() || self.pull_request.is_some();
        is_any.then(|| Box::new(self))
    }
}

/// What a message says that it takes back: in the words that Git and GitHub write, and only where
/// they begin a line below the subject of a revert. Anybody may quote them.
pub(crate) fn undone(message: &str) -> Undone {
    if !is_of_revert(message.trim_start()) {
        return Undone::default();
    }
    Undone {
        commits: named(message),
        pull_request: reverted_pull_request(message),
    }
}

/// Whether a message begins with `Revert …`, `Reapply …`, `revert: …` or `revert(scope): …`.
fn is_of_revert(message: &str) -> bool {
    let first = message.lines().next().unwrap_or_default();
    let end = first.find(|letter: char| !letter.is_ascii_alphabetic());
    let Some((word, rest)) = end.and_then(|end| first.split_at_checked(end)) else {
        return false;
    };
    let is = |it: &str| word.eq_ignore_ascii_case(it);
    let has_colon = |rest: &str| rest.trim_start_matches('!').starts_with(':');
    let has_scope = || {
        let scope = rest.strip_prefix('(').and_then(|it| it.split_once(')'));
        scope.is_some_and(|(_, rest)| has_colon(rest))
    };
    match rest.starts_with(' ') {
        true => is("revert") || is("reapply"),
        false => is("revert") && (has_colon(rest) || has_scope()),
    }
}

/// Names of commits have at least so many digits in a message.
const SHORTEST: usize = 7;

/// One message takes back at most so many commits.
const MOST_NAMED: usize = 100;

/// The fates of the commits of a range, which are given newest first. Pull requests of other
/// repositories than this one do not count, where it is known.
pub(crate) fn fates(
    commits: &[Commit<Message>],
    branches: &Branches,
    repository: Option<&RepoSlug>,
) -> Vec<Fate> {
    let names = Names::new(commits);
    let pulls = pulls(commits);
    let repository = repository.map(ToString::to_string);
    let is_ours = |named: &Option<String>| match (named, &repository) {
        (Some(named), Some(ours)) => named.eq_ignore_ascii_case(ours),
        _ => true,
    };
    let mut fates = vec![Fate::Stands; commits.len()];
    // Each merge and each pull request is looked through once: what came with it is undone then.
    let (mut merges, mut numbers) = (HashSet::new(), HashSet::new());
    // Whoever takes back a revert comes after it, so each one's own fate is known when it is read.
    for (place, commit) in commits.iter().enumerate() {
        let Some(undoes) = &commit.said.undoes else {
            continue;
        };
        if fates[place] == Fate::Undone {
            continue;
        }
        let found = undoes
            .commits
            .iter()
            .filter_map(|digits| names.find(digits));
        let mut undone: Vec<usize> = found.filter(|target| *target > place).collect();
        if undone.is_empty()
            && let Some((_, number)) = undoes.pull_request.as_ref().filter(|it| is_ours(&it.0))
            && let Some(brought) = pulls.get(number)
            && brought.last().is_some_and(|oldest| *oldest > place)
        {
            fates[place] = Fate::Undone;
            if numbers.insert(*number) {
                undone.extend(brought.iter().filter(|target| **target > place));
            }
        }
        for target in undone {
            fates[place] = Fate::Undone;
            fates[target] = Fate::Undone;
            for brought in branches.brought(target, &mut merges) {
                fates[brought] = Fate::Undone;
            }
        }
    }
    fates
}

/// The commits and merges that name a pull request as theirs.
fn pulls(commits: &[Commit<Message>]) -> HashMap<u64, Vec<usize>> {
    let mut pulls: HashMap<u64, Vec<usize>> = HashMap::new();
    for (place, commit) in commits.iter().enumerate() {
        let merged = voice(commit).and_then(|voice| voice.number);
        if let Some(number) = merged.or(commit.said.change.pull_request) {
            pulls.entry(number).or_default().push(place);
        }
    }
    pulls
}

/// The commits that a message says it reverts, as digits, each once.
fn named(message: &str) -> Vec<String> {
    const WORDS: &str = "This reverts commit";
    let mut known = HashSet::new();
    let mut found = Vec::new();
    let lines = message.lines().skip(1);
    for behind in lines.filter_map(|line| line.strip_prefix(WORDS)) {
        let several = behind.strip_prefix("s ");
        let most = if several.is_some() { MOST_NAMED } else { 1 };
        let Some(list) = several.or_else(|| behind.strip_prefix(' ')) else {
            continue;
        };
        let words = list.split([' ', ',']);
        let words = words.filter(|word| !matches!(*word, "" | "and" | "&"));
        let digits = words.map_while(|word| {
            let digits = word.trim_end_matches(['.', ';', ':', ')']);
            let is_name =
                digits.len() >= SHORTEST && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
            is_name.then(|| digits.to_ascii_lowercase())
        });
        for digits in digits.take(most) {
            if known.insert(digits.clone()) {
                found.push(digits);
            }
        }
        if found.len() >= MOST_NAMED {
            break;
        }
    }
    found.truncate(MOST_NAMED);
    found
}

/// The pull request that GitHub's own revert names: `Reverts acme/shop#12`.
fn reverted_pull_request(message: &str) -> Option<(Option<String>, u64)> {
    message.lines().skip(1).find_map(|line| {
        let (repository, number) = line.strip_prefix("Reverts ")?.split_once('#')?;
        let number = number.trim_end().trim_end_matches('.').parse().ok()?;
        let repository = repository.trim();
        let is_name = !repository.contains(char::is_whitespace);
        is_name.then(|| {
            let repository = (!repository.is_empty()).then(|| repository.to_owned());
            (repository, number)
        })
    })
}

/// Commits by their names, also shortened.
struct Names {
    sorted: Vec<(CommitId, usize)>,
}

impl Names {
    fn new(commits: &[Commit<Message>]) -> Self {
        let names = commits.iter().enumerate();
        let mut sorted: Vec<_> = names.map(|(place, commit)| (commit.id, place)).collect();
        sorted.sort_unstable();
        Self { sorted }
    }

    /// The one commit whose name begins so.
    fn find(&self, digits: &str) -> Option<usize> {
        let first = self.sorted.partition_point(|(id, _)| id.is_before(digits));
        let mut fitting = self.sorted[first..]
            .iter()
            .take_while(|(id, _)| id.begins_with(digits));
        let (_, place) = fitting.next()?;
        fitting.next().is_none().then_some(*place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAME: &str = "1234567890123456789012345678901234567890";

    #[track_caller]
    fn check(message: &str, commits: &[&str], pull_request: Option<(Option<&str>, u64)>) {
        let undone = undone(message);
        assert_eq!(undone.commits, commits, "{message}");
        let found = undone.pull_request;
        let pull_request = pull_request.map(|(name, number)| (name.map(str::to_owned), number));
        assert_eq!(found, pull_request, "{message}");
    }

    #[test]
    fn what_git_and_github_write_takes_back() {
        for subject in [
            "Revert \"x\"",
            "Reapply \"x\"",
            "revert: x",
            "REVERT(a b)!: x",
        ] {
            check(
                &format!("{subject}\n\nThis reverts commit {NAME}."),
                &[NAME],
                None,
            );
        }
        check(
            "Revert x\n\nThis reverts commits abcdef1, ABCDEF2 and abcdef3.\nThis reverts commit abcdef1, reversing\nchanges made to abcdef9.",
            &["abcdef1", "abcdef2", "abcdef3"],
            None,
        );
        check(
            "Revert \"x\" (#14)\n\nReverts acme/shop#12",
            &[],
            Some((Some("acme/shop"), 12)),
        );
        check("Revert x\n\nReverts #12.", &[], Some((None, 12)));
    }

    #[test]
    fn quoting_takes_nothing_back() {
        for message in [
            "docs: x\n\nThis reverts commit abcdef1.",
            "Revert x\n\nGit writes 'This reverts commit abcdef1'.",
            "Reverting is fine\n\nThis reverts commit abcdef1.",
            "Revert This reverts commit abcdef1",
            "feat: x\n\nReverts acme/shop#12",
            "Revert x\n\nThis reverts commitment abcdef1",
            "Revert x\n\nThis reverts commits of abcdef1",
        ] {
            check(message, &[], None);
        }
    }

    #[test]
    fn a_message_names_each_commit_once_and_not_too_many() {
        let lines = |of: &dyn Fn(u32) -> u32| -> String {
            let lines = (0..50_000).map(|it| format!("This reverts commit {:07x}\n", of(it)));
            format!("Revert x\n\n{}", lines.collect::<String>())
        };
        assert_eq!(undone(&lines(&|_| 7)).commits.len(), 1);
        assert_eq!(undone(&lines(&|it| it)).commits.len(), MOST_NAMED);
    }
}
