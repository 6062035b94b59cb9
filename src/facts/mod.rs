//! What gates may know: needs, facts, and why a fact is not known.
//!
//! A gate names its [`Need`]s, the run gathers them once and together, and the gate judges from
//! [`Facts`] without touching the world. "Could not be found out" is a value here.

mod answer;
mod cause;
mod causes_of_errors;
mod commits;
mod detail;
mod failure;
mod failure_kind;
pub(crate) mod figures;
pub(crate) mod gather;
mod lineage;
mod need;
mod own_issues;
pub(crate) mod packages;
pub(crate) mod people;
mod release;
pub(crate) mod remarks;
mod replaced;
mod statuses;
mod thread;

pub(crate) use answer::Answer;
pub(crate) use cause::Cause;
pub(crate) use failure::Failure;
pub(crate) use failure_kind::FailureKind;
pub(crate) use figures::{Access, Series};
pub(crate) use need::{Need, Revision};
pub(crate) use own_issues::{FOLLOW_UP_LABEL, RELEASE_ISSUE_LABEL};
pub(crate) use release::{
    BETWEEN, OwnStatus, PullText, ReleaseCommit, Signature, TagSaid, VersionTag, tag_in,
};
pub(crate) use thread::{
    CommitPeople, Edited, MembershipState, MergedPull, NamedPerson, OwnIssue, PermissionFacts,
    Push, Remark, ReviewFacts, ReviewVerdict, Traces, VetoTrace,
};

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ids::{PrNumber, Sha};
use crate::text::Untrusted;

/// Something known, or why it is not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "status")]
pub(crate) enum Fact<T> {
    /// Known.
    Known {
        /// What.
        value: T,
        /// Where it was read, for people.
        source: Untrusted,
        /// When.
        read_at: Timestamp,
    },
    /// Not known.
    Unknown {
        /// Why, and what would help.
        failure: Failure,
    },
}

/// The facts of one run.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Vec<Record>", into = "Vec<Record>")]
pub(crate) struct Facts(BTreeMap<Need, Fact<Answer>>);

#[derive(Clone, Serialize, Deserialize)]
struct Record {
    need: Need,
    fact: Fact<Answer>,
}

impl From<Vec<Record>> for Facts {
    fn from(records: Vec<Record>) -> Self {
        Self(
            records
                .into_iter()
                .map(|record| (record.need, record.fact))
                .collect(),
        )
    }
}
impl From<Facts> for Vec<Record> {
    fn from(facts: Facts) -> Self {
        facts
            .0
            .into_iter()
            .map(|(need, fact)| Record { need, fact })
            .collect()
    }
}

impl Facts {
    /// Whether it was looked for, whatever came of it.
    pub(crate) fn has(&self, need: &Need) -> bool {
        self.0.contains_key(need)
    }

    /// The numbers of the issues and pull requests whose comments were asked for.
    pub(crate) fn numbers_heard(&self) -> impl Iterator<Item = PrNumber> {
        self.0.keys().filter_map(|need| match need {
            Need::Comments { number } => Some(*number),
            _ => None,
        })
    }

    /// Commits that were heads of the branches; where no record tells, all of the pull requests.
    pub(crate) fn commits_seen(&self) -> Vec<Sha> {
        let (mut heads, mut all) = (Vec::new(), Vec::new());
        for fact in self.0.values() {
            match fact {
                Fact::Known {
                    value: Answer::Pushes { pushes },
                    ..
                } => heads.extend(pushes.iter().map(|push| push.after.clone())),
                Fact::Known {
                    value: Answer::Commits { commits },
                    ..
                } => all.extend(commits.iter().map(|commit| commit.sha.clone())),
                _ => {}
            }
        }
        heads.retain(|sha| !sha.is_none());
        if heads.is_empty() { all } else { heads }
    }

    /// Takes a fact out, to put it elsewhere.
    pub(crate) fn split_off(&mut self, need: &Need) -> Self {
        Self(self.0.remove_entry(need).into_iter().collect())
    }

    /// Adds all that another run of reading brought.
    pub(crate) fn extend(&mut self, more: Self) {
        self.0.extend(more.0);
    }

    /// Adds a fact; a later one replaces.
    pub(crate) fn insert(&mut self, need: Need, fact: Fact<Answer>) {
        self.0.insert(need, fact);
    }

    /// When a need was read, where something is known about it.
    pub(crate) fn read_at(&self, need: &Need) -> Option<Timestamp> {
        match self.0.get(need) {
            Some(Fact::Known { read_at, .. }) => Some(*read_at),
            _ => None,
        }
    }

    /// What is known about a need. A need that nobody gathered is unknown, too.
    pub(crate) fn get(&self, need: &Need) -> Result<&Answer, Failure> {
        match self.0.get(need) {
            Some(Fact::Known { value, .. }) => Ok(value),
            Some(Fact::Unknown { failure }) => Err(failure.clone()),
            None => Err(Failure::new(FailureKind::NotGathered, need.to_string())),
        }
    }

    /// A text, or `None` where it is known to be absent.
    pub(crate) fn text(&self, need: &Need) -> Result<Option<&Untrusted>, Failure> {
        match self.get(need)? {
            Answer::Text { text } => Ok(Some(text)),
            Answer::Absent => Ok(None),
            _ => Err(Failure::new(FailureKind::Unreadable, need.to_string())),
        }
    }

    /// An instant, or `None` where there is none.
    pub(crate) fn instant(&self, need: &Need) -> Result<Option<Timestamp>, Failure> {
        match self.get(need)? {
            Answer::Instant { at } => Ok(Some(*at)),
            Answer::Absent => Ok(None),
            _ => Err(Failure::new(FailureKind::Unreadable, need.to_string())),
        }
    }
}
