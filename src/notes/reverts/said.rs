//! What a message says that it takes back: in the words that Git, GitHub and Conventional Commits
//! have for it.

use std::collections::HashSet;

/// What a message says that it takes back.
#[derive(Clone, Debug, Default)]
pub(crate) struct Undone {
    /// Commits.
    pub(super) commits: Vec<Named>,
    /// A pull request, and the repository that it is of where the message has it.
    pub(super) pull_request: Option<(Option<String>, u64)>,
}

/// A commit that is taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// The digits of its name.
    pub(super) digits: String,
    /// If it is a merge, which of its sides stays.
    pub(super) kept: Kept,
}

/// Which side of a merge stays where it is taken back (git-revert(1), `--mainline`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kept {
    /// The line that the merge is on: nothing else is said.
    First,
    /// That of the parent whose name begins so: `reversing changes made to …`.
    Parent(String),
    /// Another one is meant, and nobody can tell which.
    Unclear,
}

impl Undone {
    /// It, unless nothing is taken back: most messages take back nothing, and all are kept.
    pub(in crate::notes) fn kept(self) -> Option<Box<Self>> {
        let is_any = !self.commits.is_empty() || self.pull_request.is_some();
        is_any.then(|| Box::new(self))
    }
}

/// What a message says that it takes back: only where the words begin a line below the subject of a
/// revert. Anybody may quote them.
pub(crate) fn undone(message: &str) -> Undone {
    let Some(subject) = subject(message.trim_start()) else {
        return Undone::default();
    };
    let pull_request = reverted_pull_request(message);
    let mut commits = named(message);
    if commits.is_empty() && pull_request.is_none() && subject == Subject::Conventional {
        commits = referred(message);
    }
    Undone {
        commits,
        pull_request,
    }
}

/// How the first line of a revert begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Subject {
    /// `Revert …` or `Reapply …`.
    Words,
    /// `revert: …` or `revert(scope): …`.
    Conventional,
}

fn subject(message: &str) -> Option<Subject> {
    let first = message.lines().next().unwrap_or_default();
    let end = first.find(|letter: char| !letter.is_ascii_alphabetic())?;
    let (word, rest) = first.split_at_checked(end)?;
    let is = |it: &str| word.eq_ignore_ascii_case(it);
    let has_colon = |rest: &str| rest.trim_start_matches('!').starts_with(':');
    let has_scope = || {
        let scope = rest.strip_prefix('(').and_then(|it| it.split_once(')'));
        scope.is_some_and(|(_, rest)| has_colon(rest))
    };
    match rest.starts_with(' ') {
        true if is("revert") || is("reapply") => Some(Subject::Words),
        false if is("revert") && (has_colon(rest) || has_scope()) => Some(Subject::Conventional),
        _ => None,
    }
}

/// Names of commits have at least so many digits in a message.
const SHORTEST: usize = 7;

/// One message takes back at most so many commits.
const MOST_NAMED: usize = 100;

/// A commit's name, perhaps with what ends a sentence behind it.
fn digits(word: &str) -> Option<String> {
    let digits = word.trim().trim_end_matches(['.', ',', ';', ':', ')']);
    let is_name = digits.len() >= SHORTEST && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_name.then(|| digits.to_ascii_lowercase())
}

/// The commits that a message says it reverts, each once.
fn named(message: &str) -> Vec<Named> {
    const WORDS: &str = "This reverts commit";
    let mut known = HashSet::new();
    let mut found = Vec::new();
    let mut rest = message.split_once('\n').map_or("", |(_, below)| below);
    while !rest.is_empty() && found.len() < MOST_NAMED {
        let (line, below) = rest.split_once('\n').unwrap_or((rest, ""));
        let behind = line.strip_prefix(WORDS);
        if let Some(several) = behind.and_then(|behind| behind.strip_prefix("s ")) {
            let words = several.split([' ', ',']);
            let words = words.filter(|word| !matches!(word.trim(), "" | "and" | "&"));
            for digits in words.map_while(digits).take(MOST_NAMED) {
                push(&mut found, &mut known, digits, Kept::First);
            }
        } else if let Some(one) = behind.and_then(|behind| behind.strip_prefix(' '))
            && let Some(digits) = one.split([' ', ',']).next().and_then(digits)
        {
            // Whoever keeps lines short breaks them elsewhere than Git does.
            let words = one
                .split_whitespace()
                .skip(1)
                .chain(below.split_whitespace());
            push(&mut found, &mut known, digits, kept(words));
        }
        rest = below;
    }
    found.truncate(MOST_NAMED);
    found
}

fn push(found: &mut Vec<Named>, known: &mut HashSet<String>, digits: String, kept: Kept) {
    if known.insert(digits.clone()) {
        found.push(Named { digits, kept });
    }
}

/// Which side of a merge stays, by the words behind its name.
fn kept<'a>(mut words: impl Iterator<Item = &'a str>) -> Kept {
    if words.next() != Some("reversing") {
        return Kept::First;
    }
    let is_said = ["changes", "made", "to"]
        .iter()
        .all(|word| words.next() == Some(word));
    let parent = words.next().filter(|_| is_said).and_then(digits);
    parent.map_or(Kept::Unclear, Kept::Parent)
}

/// The commits that the footer `Refs: …` of a `revert: …` names (Conventional Commits 1.0.0).
fn referred(message: &str) -> Vec<Named> {
    let mut known = HashSet::new();
    let mut found = Vec::new();
    let values = message.lines().skip(1).filter_map(|line| {
        let (token, value) = line.split_at_checked("Refs".len())?;
        let value = value
            .strip_prefix(": ")
            .or_else(|| value.strip_prefix(" #"))?;
        token.eq_ignore_ascii_case("Refs").then_some(value)
    });
    for value in values {
        let words = value.split([' ', ',']).map(str::trim);
        let words = words.filter(|word| !matches!(*word, "" | "and" | "&"));
        for digits in words.map_while(digits).take(MOST_NAMED) {
            push(&mut found, &mut known, digits, Kept::First);
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

#[cfg(test)]
mod tests {
    use super::*;

    const NAME: &str = "1234567890123456789012345678901234567890";

    #[track_caller]
    fn check(message: &str, commits: &[&str], pull_request: Option<(Option<&str>, u64)>) {
        let undone = undone(message);
        let found: Vec<&str> = undone.commits.iter().map(|it| it.digits.as_str()).collect();
        assert_eq!(found, commits, "{message}");
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
    fn which_side_of_a_merge_stays_is_read() {
        for (behind, expected) in [
            (".", Kept::First),
            (", because it broke", Kept::First),
            (
                ", reversing\nchanges made to ABCDEF9.",
                Kept::Parent("abcdef9".to_owned()),
            ),
            (
                ", reversing changes\nmade to abcdef9.\n\nWhy.",
                Kept::Parent("abcdef9".to_owned()),
            ),
            (", reversing\nchanges made to it.", Kept::Unclear),
            (", reversing it", Kept::Unclear),
        ] {
            let found = undone(&format!("Revert x\n\nThis reverts commit abcdef1{behind}"));
            assert_eq!(found.commits[0].kept, expected, "{behind}");
        }
    }

    #[test]
    fn rule_2_what_the_footer_of_a_conventional_revert_refers_to_is_taken_back() {
        let message = "revert: let us never again\n\nRefs: 676104e, A215868";
        check(message, &["676104e", "a215868"], None);
        check(
            &message.replace("Refs", "refs"),
            &["676104e", "a215868"],
            None,
        );
        check(
            "revert(x): y\n\nRefs: 676104e\nRefs: a215868",
            &["676104e", "a215868"],
            None,
        );
        check("revert: x\n\nRefs #676104e", &["676104e"], None);
        for message in [
            "Revert \"x\"\n\nRefs: 676104e",
            "fix: x\n\nRefs: 676104e",
            "revert: x\n\nRefs: #12, SHOP-1",
            "revert: x\n\nSee Refs: 676104e",
            "revert: x (Refs: 676104e)",
        ] {
            check(message, &[], None);
        }
        // What is said in Git's own words counts, and the footer may speak of others.
        check(
            "revert: x\n\nThis reverts commit abcdef1.\n\nRefs: 676104e",
            &["abcdef1"],
            None,
        );
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
