//! Where people speak: the pull request itself, or for a tag its release issue and the merged pull
//! request that brought its commit.

use super::config::Config;
use super::section::Carry;
use crate::facts::{Answer, Facts, Failure, FailureKind, MergedPull, Need, Push, Remark};
use crate::ids::{PrNumber, RefName, Sha};
use crate::subject::{Context, Person, PullRequestFacts, SubjectKind};
use crate::text::Untrusted;
use jiff::Timestamp;

/// A conversation whose words can count for the subject.
#[derive(Clone, Debug)]
pub(super) struct Thread<'a> {
    /// The number of the pull request or issue.
    pub(super) number: PrNumber,
    /// What is talked about there.
    pub(super) kind: ThreadKind<'a>,
    /// The commit that its words count for.
    pub(super) head: &'a Sha,
}

/// What is talked about in a thread.
#[derive(Clone, Copy, Debug)]
pub(super) enum ThreadKind<'a> {
    /// A pull request, open or merged.
    Pull {
        /// Who opened it.
        author: Option<&'a Person>,
        /// Its branch, where the repository itself has the record of it; `None` for forks.
        branch: Option<&'a Untrusted>,
        /// How many commits it has, where that is known.
        commits: Option<u64>,
        /// How many files it changes, where that is known.
        files: Option<u64>,
        /// The branch it goes to; `None` once it is merged.
        base: Option<&'a RefName>,
    },
    /// The release issue of this very commit.
    Issue {
        /// Whether it is closed.
        closed: bool,
    },
}

/// Why there is nothing to listen to.
#[derive(Clone, Debug)]
pub(super) enum Missing {
    /// A commit by itself has no conversation.
    NoThread,
    /// The release issue is not there yet: this run opens it.
    NotOpened,
    /// It could not be found out.
    Unknown(Failure),
}

/// The threads of a subject, as far as they are known.
pub(super) fn threads<'a>(
    config: &Config,
    context: &'a Context,
    facts: &'a Facts,
) -> (Vec<Thread<'a>>, Vec<Missing>) {
    match &context.subject.kind {
        SubjectKind::PullRequest(pull)
        | SubjectKind::MergeGroup {
            pull_request: Some(pull),
            ..
        } => (vec![of_pull(pull)], Vec::new()),
        SubjectKind::MergeGroup { .. } | SubjectKind::Commit => {
            (Vec::new(), vec![Missing::NoThread])
        }
        SubjectKind::Tag { .. } => of_tag(config, context, facts),
    }
}

fn of_pull(pull: &PullRequestFacts) -> Thread<'_> {
    Thread {
        number: pull.number,
        kind: ThreadKind::Pull {
            author: pull.author.as_ref(),
            branch: (!pull.from_fork).then_some(&pull.head_branch),
            commits: pull.commits,
            files: pull.changed_files,
            base: Some(&pull.base),
        },
        head: &pull.head,
    }
}

fn of_tag<'a>(
    config: &Config,
    context: &'a Context,
    facts: &'a Facts,
) -> (Vec<Thread<'a>>, Vec<Missing>) {
    let (mut threads, mut missing) = (Vec::new(), Vec::new());
    match facts.get(&Need::ReleaseIssue) {
        Ok(Answer::Issue { issue }) => threads.push(Thread {
            number: issue.number,
            kind: ThreadKind::Issue {
                closed: issue.closed,
            },
            head: &context.subject.sha,
        }),
        Ok(_) => missing.push(Missing::NotOpened),
        Err(failure) => missing.push(Missing::Unknown(failure)),
    }
    if config.carry.contains(&Carry::MergedPullRequest) {
        match carried(context, facts) {
            Ok(carried) => threads.extend(carried),
            Err(failure) => missing.push(Missing::Unknown(failure)),
        }
    }
    (threads, missing)
}

/// Merged pull requests whose head is the tag's commit, or has its very files.
fn carried<'a>(context: &'a Context, facts: &'a Facts) -> Result<Vec<Thread<'a>>, Failure> {
    let sha = &context.subject.sha;
    let mut threads = Vec::new();
    for pull in merged(context, facts)? {
        if pull.head == *sha || same_tree(&pull.head, sha, facts)? {
            threads.push(Thread {
                number: pull.number,
                kind: ThreadKind::Pull {
                    author: pull.author.as_ref(),
                    branch: pull.head_branch.as_ref(),
                    commits: None,
                    files: None,
                    base: None,
                },
                head: &pull.head,
            });
        }
    }
    Ok(threads)
}

/// The merged pull requests that brought the tag's commit to the branch that the policy is on.
pub(super) fn merged<'a>(
    context: &'a Context,
    facts: &'a Facts,
) -> Result<Vec<&'a MergedPull>, Failure> {
    let branch: Option<&RefName> = context.policy.branch.as_ref();
    // What was agreed for another branch was agreed for other rules.
    let mut fitting = merged_anywhere(context, facts)?;
    fitting.retain(|pull| branch.is_none_or(|branch| pull.base == *branch));
    Ok(fitting)
}

/// The merged pull requests that brought the tag's commit to any branch.
pub(super) fn merged_anywhere<'a>(
    context: &'a Context,
    facts: &'a Facts,
) -> Result<Vec<&'a MergedPull>, Failure> {
    let need = Need::MergedPulls {
        sha: context.subject.sha.clone(),
    };
    let Answer::Pulls { pulls } = facts.get(&need)? else {
        return Err(Failure::new(FailureKind::Unreadable, need.to_string()));
    };
    Ok(pulls.iter().collect())
}

/// Whether two commits have the very same files.
pub(super) fn same_tree(one: &Sha, other: &Sha, facts: &Facts) -> Result<bool, Failure> {
    Ok(match (tree(one, facts)?, tree(other, facts)?) {
        (Some(one), Some(other)) => one == other,
        _ => false,
    })
}

fn tree<'a>(commit: &Sha, facts: &'a Facts) -> Result<Option<&'a Sha>, Failure> {
    let need = Need::Tree {
        sha: commit.clone(),
    };
    match facts.get(&need)? {
        Answer::Object { sha } => Ok(Some(sha)),
        Answer::Absent => Ok(None),
        _ => Err(Failure::new(FailureKind::Unreadable, need.to_string())),
    }
}

fn read<'a>(need: &Need, facts: &'a Facts) -> Result<&'a [Remark], Failure> {
    match facts.get(need)? {
        Answer::Remarks { remarks, .. } => Ok(remarks),
        _ => Err(Failure::new(FailureKind::Unreadable, need.to_string())),
    }
}

impl<'a> Thread<'a> {
    /// What must be read to hear what was said.
    pub(super) fn needs(&self) -> Vec<Need> {
        let number = self.number;
        let mut needs = vec![Need::Comments { number }];
        if self.is_pull() {
            needs.push(Need::Reviews { number });
        }
        needs
    }

    /// Whether it is a pull request.
    pub(super) fn is_pull(&self) -> bool {
        matches!(self.kind, ThreadKind::Pull { .. })
    }

    /// Everything that was said, comments and reviews.
    pub(super) fn remarks(&self, facts: &'a Facts) -> Result<Vec<&'a Remark>, Failure> {
        let mut remarks = Vec::new();
        for need in self.needs() {
            remarks.extend(read(&need, facts)?);
        }
        Ok(remarks)
    }

    /// As much of it as has been read.
    pub(super) fn remarks_so_far(&self, facts: &'a Facts) -> Vec<&'a Remark> {
        let needs = self.needs();
        let known = needs.iter().filter_map(|need| read(need, facts).ok());
        known.flatten().collect()
    }

    /// The record of what was pushed to its branch, newest first; `None` where there is none that
    /// can be asked for.
    pub(super) fn pushes(&self, facts: &'a Facts) -> Result<Option<&'a [Push]>, Failure> {
        let Some(need) = self.pushes_need() else {
            return Ok(None);
        };
        match facts.get(&need) {
            Ok(Answer::Pushes { pushes }) => Ok(Some(pushes)),
            // Enterprise Server before 3.9 has no such record.
            Ok(Answer::Absent) => Ok(None),
            Ok(_) => Err(Failure::new(FailureKind::Unreadable, need.to_string())),
            Err(failure) => Err(failure),
        }
    }

    /// Where this commit and the head leave the base branch; `None` where there is none to leave.
    pub(super) fn fork_needs(&self, other: &Sha) -> Option<[Need; 2]> {
        let ThreadKind::Pull {
            base: Some(base), ..
        } = self.kind
        else {
            return None;
        };
        let need = |sha: &Sha| Need::ForkPoint {
            base: base.clone(),
            sha: sha.clone(),
        };
        Some([need(other), need(self.head)])
    }

    /// Where the record of its branch is asked for.
    pub(super) fn pushes_need(&self) -> Option<Need> {
        match self.kind {
            ThreadKind::Pull {
                branch: Some(branch),
                ..
            } => Some(Need::Pushes {
                branch: branch.clone(),
            }),
            _ => None,
        }
    }

    /// When it was given its present base branch; `None` where it never had another.
    pub(super) fn retargeted(&self, facts: &Facts) -> Result<Option<Timestamp>, Failure> {
        if !self.is_pull() {
            return Ok(None);
        }
        let need = Need::Timeline {
            number: self.number,
        };
        match facts.get(&need)? {
            Answer::Timeline { retargets, .. } => Ok(retargets.iter().max().copied()),
            _ => Err(Failure::new(FailureKind::Unreadable, need.to_string())),
        }
    }
}
