//! What happened to the branches of a repository, as GitHub's own record tells it.

use jiff::Timestamp;

use super::Repository;

/// One entry of the record.
#[derive(Debug, Clone)]
pub(crate) struct Activity {
    pub(crate) id: u64,
    /// `refs/heads/main`.
    pub(crate) reference: String,
    /// None if the branch was made.
    pub(crate) before: Option<String>,
    /// None if the branch was deleted.
    pub(crate) after: Option<String>,
    pub(crate) at: Timestamp,
    pub(crate) actor: String,
    /// `push`, `force_push`, `branch_creation`, `branch_deletion` or `pr_merge`.
    pub(crate) kind: &'static str,
}

impl Repository {
    /// Makes a branch or moves it, and notes who did so.
    pub(crate) fn move_branch(&mut self, branch: &str, sha: &str, (actor, at): (&str, Timestamp)) {
        let before = self.git.refs.get(&format!("heads/{branch}"));
        let kind = match before {
            None => "branch_creation",
            Some(before) if before == sha => return,
            Some(before) if self.git.contains(sha, before) => "push",
            Some(_) => "force_push",
        };
        self.note_move(branch, Some(sha), kind, (actor, at));
    }

    /// Moves a branch by merging a pull request into it.
    pub(crate) fn merge_into(&mut self, branch: &str, sha: &str, (actor, at): (&str, Timestamp)) {
        self.note_move(branch, Some(sha), "pr_merge", (actor, at));
    }

    /// Deletes a branch, if it is there.
    pub(crate) fn delete_branch(&mut self, branch: &str, (actor, at): (&str, Timestamp)) {
        if self.git.refs.contains_key(&format!("heads/{branch}")) {
            self.note_move(branch, None, "branch_deletion", (actor, at));
        }
    }

    /// Takes a branch out of this repository as if it had never been in it.
    pub(crate) fn disown_branch(&mut self, branch: &str) {
        self.git.refs.remove(&format!("heads/{branch}"));
        let reference = format!("refs/heads/{branch}");
        self.activities
            .retain(|activity| activity.reference != reference);
    }

    fn note_move(
        &mut self,
        branch: &str,
        after: Option<&str>,
        kind: &'static str,
        (actor, at): (&str, Timestamp),
    ) {
        let name = format!("heads/{branch}");
        let after = after.map(str::to_owned);
        let before = match &after {
            Some(sha) => self.git.refs.insert(name, sha.clone()),
            None => self.git.refs.remove(&name),
        };
        let last = self.activities.last();
        self.activities.push(Activity {
            id: last.map_or(20_000_000_000, |activity| activity.id) + 1,
            reference: format!("refs/heads/{branch}"),
            before,
            after,
            at,
            actor: actor.to_owned(),
            kind,
        });
    }
}
