//! What is kept of a commit: its people, and what its message says of the change.

use super::remarks::of_account;
use super::{CommitPeople, NamedPerson};
use crate::github::PullRequestCommit;
use crate::ids::UserId;
use crate::text::{Untrusted, conventional};

/// So much is kept of a message's first line, in characters.
const LONGEST_SUMMARY: usize = 200;

/// A commit in our own words.
pub(super) fn of_commit(commit: PullRequestCommit) -> CommitPeople {
    let message = commit.message.for_parsing();
    let summary: String = conventional::first_line(message)
        .chars()
        .take(LONGEST_SUMMARY)
        .collect();
    CommitPeople {
        co_authors: co_authors(message),
        summary: Untrusted::new(summary),
        breaking: conventional::is_breaking(message),
        sha: commit.sha,
        parents: commit.parents,
        author: commit.author.as_ref().map(of_account),
        committer: commit.committer.as_ref().map(of_account),
        verified: commit.verified,
    }
}

/// GitHub's own addresses (GitHub docs, "Setting your commit email address"): `LOGIN@…` and, since
/// 2017, `ID+LOGIN@…`.
const OWN_ADDRESSES: &str = "@users.noreply.github.com";

/// The co-authors that a message names by an address of GitHub's own. Others cannot be told.
fn co_authors(message: &str) -> Vec<NamedPerson> {
    const TRAILER: &str = "co-authored-by:";
    let trailers = message.lines().filter_map(|line| {
        let (name, value) = line.split_at_checked(TRAILER.len())?;
        name.eq_ignore_ascii_case(TRAILER).then_some(value)
    });
    trailers
        .filter_map(|value| {
            let (_, address) = value.rsplit_once('<')?;
            let address = address.trim().strip_suffix('>')?.to_ascii_lowercase();
            let local = address.strip_suffix(OWN_ADDRESSES)?;
            let (id, login) = match local.split_once('+') {
                Some((id, login)) => (id.parse().ok().map(UserId), login),
                None => (None, local),
            };
            Some(NamedPerson {
                id,
                login: Untrusted::from(login),
            })
        })
        .take(100)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(message: &str, expected: &[(Option<u64>, &str)]) {
        let found: Vec<(Option<u64>, String)> = co_authors(message)
            .into_iter()
            .map(|one| (one.id.map(|id| id.0), one.login.for_parsing().to_owned()))
            .collect();
        let expected: Vec<(Option<u64>, String)> = expected
            .iter()
            .map(|(id, login)| (*id, (*login).to_owned()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn rule_8_a_co_author_is_known_by_an_address_of_githubs_own() {
        check(
            "Ship it\n\nCo-authored-by: Al Ice <42+Alice@users.noreply.github.com>\n\
             CO-AUTHORED-BY: Bob <bob@users.noreply.github.com>",
            &[(Some(42), "alice"), (None, "bob")],
        );
    }

    #[test]
    fn other_addresses_and_other_lines_name_nobody() {
        check(
            "Co-authored-by: Eve <eve@example.com>\nSigned-off-by: Bob <bob@users.noreply.github.com>\n\
             Co-authored-by: nobody\nCo-authored-by: é <",
            &[],
        );
    }

    #[test]
    fn the_first_line_is_kept_and_whether_anything_breaks() {
        let read = |message: &str| {
            let commit = of_commit(PullRequestCommit {
                sha: "a".repeat(40).parse().unwrap(),
                parents: Vec::new(),
                author: None,
                committer: None,
                author_name: Untrusted::default(),
                committer_name: Untrusted::default(),
                verified: false,
                message: Untrusted::from(message),
            });
            (commit.summary.for_parsing().to_owned(), commit.breaking)
        };
        let kept = |summary: &str, breaking| (summary.to_owned(), breaking);
        assert_eq!(read("fix: a\n\nwhy"), kept("fix: a", false));
        assert_eq!(read("a\n\nBREAKING CHANGE: b"), kept("a", true));
        let long = format!("fix{}!: a", "é".repeat(250));
        assert_eq!(read(&long), kept(&format!("fix{}", "é".repeat(197)), true));
    }

    #[test]
    fn a_commit_in_evidence_from_before_has_no_summary() {
        let sha = "a".repeat(40);
        let text = format!(
            r#"{{"sha":"{sha}","parents":[],"author":null,"committer":null,"verified":false,"co_authors":[]}}"#
        );
        let commit: CommitPeople = serde_json::from_str(&text).unwrap();
        assert!(commit.summary.for_parsing().is_empty() && !commit.breaking);
    }
}
