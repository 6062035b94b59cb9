//! A small history, and what GitHub would answer about it. For tests.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use crate::facts::{
    Answer, Fact, Facts, Failure, FailureKind, MergedPull, Need, OwnStatus, PullText,
    ReleaseCommit, Signature, TagSaid, VersionTag,
};
use crate::ids::Sha;

/// A line of commits with tags and, where a test wants them, branches.
#[derive(Clone, Default)]
pub(crate) struct Model {
    commits: Vec<(Vec<usize>, String)>,
    tags: Vec<(String, usize)>,
    main: Option<usize>,
    signature: Option<Signature>,
    pulls: BTreeMap<u64, PullText>,
    statuses: BTreeMap<usize, (OwnStatus, Vec<TagSaid>)>,
    /// What cannot be read, by a part of its name.
    broken: Vec<&'static str>,
}

/// The name of a commit.
pub(crate) fn sha(number: usize) -> Sha {
    let text = format!("{number:07x}{:033x}", number + 1);
    text.parse().expect("forty digits")
}

impl Model {
    /// Commits one after the other, the last of them the tip of `main`.
    pub(crate) fn line(messages: &[&str]) -> Self {
        let mut model = Self::default();
        for message in messages {
            model = model.commit(message);
        }
        model
    }

    /// One commit more, on the last one.
    pub(crate) fn commit(self, message: &str) -> Self {
        let last = self.commits.len().checked_sub(1);
        let at = self.commits.len();
        let mut model = self.commit_on(&last.into_iter().collect::<Vec<_>>(), message);
        model.main = Some(at);
        model
    }

    /// One commit more on these; `main` stays where it is.
    pub(crate) fn commit_on(mut self, parents: &[usize], message: &str) -> Self {
        self.commits.push((parents.to_vec(), message.to_owned()));
        self
    }

    /// A tag on the last commit.
    pub(crate) fn tag(self, name: &str) -> Self {
        let last = self.commits.len() - 1;
        self.tag_on(last, name)
    }

    pub(crate) fn tag_on(mut self, commit: usize, name: &str) -> Self {
        self.tags.push((name.to_owned(), commit));
        self
    }

    /// What was decided about the newest tag of the last commit; about the commit alone where it has none.
    pub(crate) fn decided(mut self, status: OwnStatus) -> Self {
        let last = self.commits.len() - 1;
        let mut tags = self.tags.iter().rev();
        let tag = tags.find(|(_, commit)| *commit == last);
        let said = tag.map(|(name, _)| TagSaid {
            tag: name.as_str().into(),
            status,
        });
        let entry = self.statuses.entry(last);
        let (newest, tags) = entry.or_insert((OwnStatus::None, Vec::new()));
        *newest = status;
        tags.splice(0..0, said);
        self
    }

    pub(crate) fn signed(mut self, signature: Signature) -> Self {
        self.signature = Some(signature);
        self
    }

    /// A pull request that came in with a commit.
    pub(crate) fn pull(mut self, number: u64, title: &str, labels: &[&str], commit: usize) -> Self {
        let pull = PullText {
            number,
            title: title.into(),
            labels: labels.iter().map(|label| (*label).into()).collect(),
            author: Some("alice".into()),
            bot: false,
            merge_commit: Some(sha(commit)),
            replaced: None,
        };
        self.pulls.insert(number, pull);
        self
    }

    /// Nothing can be read whose name has this in it.
    pub(crate) fn broken(mut self, part: &'static str) -> Self {
        self.broken.push(part);
        self
    }

    /// The last commit.
    pub(crate) fn head(&self) -> Sha {
        sha(self.commits.len() - 1)
    }

    fn place(&self, name: &Sha) -> usize {
        let numbers = 0..self.commits.len();
        let found = numbers.into_iter().find(|number| sha(*number) == *name);
        found.expect("a commit of the model")
    }

    /// What a commit stands on, itself too.
    fn history(&self, place: usize) -> BTreeSet<usize> {
        let mut all = BTreeSet::new();
        let mut left = vec![place];
        while let Some(next) = left.pop() {
            if all.insert(next) {
                left.extend(&self.commits[next].0);
            }
        }
        all
    }

    fn told(&self, place: usize) -> ReleaseCommit {
        let (parents, message) = &self.commits[place];
        ReleaseCommit {
            sha: sha(place),
            parents: parents.iter().map(|parent| sha(*parent)).collect(),
            name: "Alice".into(),
            email: "alice@example.com".into(),
            login: Some("alice".parse().expect("a login")),
            bot: false,
            at: Timestamp::from_second(1_780_000_000 + 60 * place as i64).expect("an instant"),
            message: message.as_str().into(),
            is_cut: false,
        }
    }

    fn brought_by(&self, commit: &Sha) -> Vec<MergedPull> {
        let pulls = self.pulls.values();
        let brought = pulls.filter(|pull| pull.merge_commit.as_ref() == Some(commit));
        let merged = brought.map(|pull| MergedPull {
            number: pull.number.to_string().parse().expect("a number"),
            head: commit.clone(),
            head_branch: None,
            base: "main".parse().expect("a branch"),
            author: None,
            merged: Timestamp::UNIX_EPOCH,
        });
        merged.collect()
    }

    fn answer(&self, need: &Need) -> Answer {
        match need {
            Need::VersionTags { prefix } => {
                let prefix = prefix.clone().unwrap_or_default();
                let tags = self
                    .tags
                    .iter()
                    .filter(|(name, _)| name.starts_with(&prefix));
                Answer::VersionTags {
                    tags: tags
                        .map(|(name, commit)| VersionTag {
                            name: name.as_str().into(),
                            commit: sha(*commit),
                        })
                        .collect(),
                }
            }
            Need::Relation { base, head } => {
                let history = self.history(self.place(head));
                Answer::Relation {
                    is_ancestor: history.contains(&self.place(base)),
                    ahead: history.difference(&self.history(self.place(base))).count() as u64,
                }
            }
            Need::ReleaseCommits { base, head } => {
                let before = base.as_ref().map(|base| self.history(self.place(base)));
                let before = before.unwrap_or_default();
                let history = self.history(self.place(head));
                let places = history.difference(&before);
                Answer::ReleaseCommits {
                    commits: places.map(|place| self.told(*place)).collect(),
                }
            }
            Need::OwnStatus { commit } => {
                let said = self.statuses.get(&self.place(commit)).cloned();
                let (status, tags) = said.unwrap_or((OwnStatus::None, Vec::new()));
                Answer::OwnStatus { status, tags }
            }
            Need::MergedPulls { sha: commit } => Answer::Pulls {
                pulls: self.brought_by(commit),
            },
            Need::DefaultBranch => Answer::Branch {
                name: "main".parse().expect("a branch"),
            },
            Need::ForkPoint { base, sha: head } => {
                let main = self.main.expect("a branch");
                let holds =
                    base.as_str() == "main" && self.history(main).contains(&self.place(head));
                Answer::Object {
                    sha: if holds { head.clone() } else { sha(0) },
                }
            }
            Need::TagSignature { .. } => Answer::TagSignature {
                signature: self.signature.clone().unwrap_or(Signature::Lightweight),
            },
            Need::PullText { number } => match self.pulls.get(number) {
                Some(pull) => Answer::PullText { pull: pull.clone() },
                None => Answer::Absent,
            },
            other => panic!("{other} is not asked here"),
        }
    }

    /// Everything that is asked for, round after round.
    pub(crate) fn facts(&self, needs: impl Fn(&Facts) -> Vec<Need>) -> Facts {
        let mut facts = Facts::default();
        for _ in 0..8 {
            let unread = needs(&facts).into_iter();
            let unread: BTreeSet<Need> = unread.filter(|need| !facts.has(need)).collect();
            if unread.is_empty() {
                break;
            }
            for need in unread {
                let name = need.to_string();
                let fact = match self.broken.iter().any(|part| name.contains(part)) {
                    true => Fact::Unknown {
                        failure: Failure::new(FailureKind::ServerError, name),
                    },
                    false => Fact::Known {
                        value: self.answer(&need),
                        source: "test".into(),
                        read_at: Timestamp::UNIX_EPOCH,
                    },
                };
                facts.insert(need, fact);
            }
        }
        facts
    }
}
