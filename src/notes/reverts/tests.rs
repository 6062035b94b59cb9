//! Histories in which something is taken back.

use std::sync::Arc;

use super::*;
use crate::history::Person;
use crate::ids::Sha;
use crate::notes::message::reader;

fn sha(place: usize) -> Sha {
    format!("{:040x}", 0xabc_0000_0000_usize + (place << 20))
        .parse()
        .unwrap()
}

/// Commits by their parents' places, and messages in which `{3}` is the name of the fourth; the
/// newest first.
#[track_caller]
fn check(history: &[(&[usize], &str)], repository: Option<&str>, undone: &[usize]) {
    let read = reader(None, false);
    let author = Arc::new(Person {
        name: "A".into(),
        email: "a@x".into(),
    });
    let commits = history.iter().enumerate().map(|(place, (parents, text))| {
        let names = (0..history.len() + 2).fold((*text).to_owned(), |text, named| {
            text.replace(&format!("{{{named}}}"), sha(named).as_str())
        });
        Commit {
            id: CommitId::from(&sha(place)),
            parents: parents.iter().map(|it| CommitId::from(&sha(*it))).collect(),
            author: Arc::clone(&author),
            time: 0,
            said: read(&names),
        }
    });
    let commits: Vec<Commit<Message>> = commits.collect();
    let repository: Option<RepoSlug> = repository.map(|name| name.parse().unwrap());
    let fates = fates(&commits, repository.as_ref());
    let found = fates.iter().enumerate();
    let found = found.filter(|(_, fate)| **fate == Fate::Undone);
    let found: Vec<usize> = found.map(|(place, _)| place).collect();
    assert_eq!(found, undone);
}

/// A branch with one commit, merged into a line that has one of its own, and the merge taken back.
#[track_caller]
fn check_side(behind: &str, undone: &[usize]) {
    let revert = format!("Revert \"Merge f\"\n\nThis reverts commit {{1}}{behind}");
    let history: [(&[usize], &str); 5] = [
        (&[1], &revert),
        (&[2, 3], "Merge f"),
        (&[4], "feat: m1"),
        (&[4], "feat!: f1"),
        (&[5], "feat: base"),
    ];
    check(&history, None, undone);
}

#[test]
fn rule_2_the_side_of_a_merge_that_stays_is_the_one_that_is_named() {
    check_side(".", &[0, 1, 3]);
    check_side(", reversing\nchanges made to {2}.", &[0, 1, 3]);
    // The merge still speaks for the branch that stays.
    check_side(", reversing\nchanges made to {3}.", &[0, 2]);
    // Nobody can tell which: nothing is hidden.
    check_side(", reversing\nchanges made to {4}.", &[]);
    check_side(", reversing", &[]);
}

#[test]
fn rule_2_a_parent_that_was_released_before_has_nothing_of_the_range() {
    let revert = "Revert \"Merge f\"\n\nThis reverts commit {1}, reversing\nchanges made to {4}.";
    let history: [(&[usize], &str); 4] = [
        (&[1], revert),
        (&[4, 2], "Merge f"),
        (&[3], "feat: a"),
        (&[4], "feat: b"),
    ];
    check(&history, None, &[0, 1, 2, 3]);
}

#[test]
fn rule_2_what_a_branch_took_over_stays_with_its_line() {
    // The branch had merged the line before: that is no part of what it brings.
    let revert = "Revert \"Merge f\"\n\nThis reverts commit {1}, reversing\nchanges made to {3}.";
    let history: [(&[usize], &str); 6] = [
        (&[1], revert),
        (&[3, 2], "Merge f"),
        (&[4, 3], "Merge branch 'main' into f"),
        (&[5], "feat: on the line"),
        (&[5], "feat: on the branch"),
        (&[6], "feat: base"),
    ];
    check(&history, None, &[0, 1, 2, 4]);
}

#[test]
fn rule_2_only_what_it_stands_on_is_taken_back() {
    for undoes in ["This reverts commit {3}.", "Reverts #3"] {
        let revert = format!("Revert \"feat!: x\"\n\n{undoes}");
        let beside: [(&[usize], &str); 4] = [
            (&[1, 3], "Merge side"),
            (&[2], &revert),
            (&[4], "feat: base"),
            (&[4], "feat!: x (#3)"),
        ];
        check(&beside, None, &[]);
    }
    let footer = "revert: x\n\nRefs: {2}, {3}";
    let behind: [(&[usize], &str); 4] = [
        (&[1], "docs: y"),
        (&[2], footer),
        (&[3], "feat!: x"),
        (&[4], "feat: base"),
    ];
    check(&behind, None, &[1, 2, 3]);
    let beside: [(&[usize], &str); 4] = [
        (&[1, 2], "Merge side"),
        (&[3], footer),
        (&[4], "feat!: x"),
        (&[4], "feat: base"),
    ];
    check(&beside, None, &[1, 3]);
}

#[test]
fn rule_2_clocks_that_are_wrong_hide_no_revert() {
    let turned: [(&[usize], &str); 2] = [
        (&[5], "feat: a"),
        (&[0], "Revert \"feat: a\"\n\nThis reverts commit {0}."),
    ];
    check(&turned, None, &[0, 1]);
}

#[test]
fn rule_2_a_pull_request_of_another_repository_is_none_of_ours() {
    let of = |reference: &'static str| -> [(&'static [usize], &'static str); 2] {
        [(&[1], reference), (&[2], "feat!: x (#12)")]
    };
    let named = of("Revert \"feat!: x\" (#13)\n\nReverts acme/shop#12");
    check(&named, Some("acme/shop"), &[0, 1]);
    check(&named, Some("ACME/Shop"), &[0, 1]);
    check(&named, Some("acme/other"), &[]);
    check(&named, None, &[]);
    check(
        &of("Revert \"feat!: x\" (#13)\n\nReverts #12"),
        None,
        &[0, 1],
    );
}
