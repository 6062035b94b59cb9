//! What GitHub would answer in a scene, and the run that asks for it.

use super::decided::Decided;
use super::scene::{Scene, person, sha};
use crate::facts::{Answer, Fact, Facts, Failure, MembershipState, Need, PermissionFacts};
use crate::gates::Gate;
use crate::gates::sign_off::SignOff;
use crate::ids::Login;
use crate::subject::{Context, PolicyOrigin, PullRequestFacts, Subject, SubjectKind};
use crate::text::Untrusted;

/// More rounds of asking than any policy takes.
const MOST_ROUNDS: usize = 8;

/// The number of the release issue; the pull request has 7.
pub(super) const ISSUE: u64 = 8;

/// What is judged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    Pull,
    /// The merge queue's commit for the pull request.
    Queue,
    Tag,
    Commit,
}

impl Scene {
    /// Asks until nothing new comes, and judges.
    pub(super) fn decide(&self) -> Decided {
        let facts = self.gather();
        self.judge(&facts)
    }

    /// Judges from some facts.
    pub(super) fn judge(&self, facts: &Facts) -> Decided {
        let report = SignOff::evaluate(&self.config, &self.context(), facts, &self.proofs);
        Decided { report }
    }

    /// All that is asked for, as it is asked for.
    pub(super) fn gather(&self) -> Facts {
        self.gather_all().0
    }

    /// The same with what was asked for.
    pub(super) fn gather_all(&self) -> (Facts, Vec<Need>) {
        let context = self.context();
        let mut asked = Vec::new();
        let mut facts = Facts::default();
        for _ in 0..MOST_ROUNDS {
            let mut needs = SignOff::needs(&self.config, &context, &facts);
            needs.retain(|need| !facts.has(need));
            if needs.is_empty() {
                return (facts, asked);
            }
            for need in needs {
                facts.insert(need.clone(), self.fact(&need));
                asked.push(need);
            }
        }
        panic!("asked for ever");
    }

    pub(super) fn fact(&self, need: &Need) -> Fact<Answer> {
        match self.unknown.get(need) {
            Some(kind) => Fact::Unknown {
                failure: Failure::new(*kind, need.to_string()),
            },
            None => Fact::Known {
                value: match self.answers.get(need) {
                    Some(answer) => answer.clone(),
                    None => self.answer(need),
                },
                source: Untrusted::from("scene"),
                read_at: self.now,
            },
        }
    }

    fn answer(&self, need: &Need) -> Answer {
        match need {
            Need::File { path, .. } => match &self.codeowners {
                Some(text) if path.as_str() == ".github/CODEOWNERS" => Answer::Text {
                    text: Untrusted::from(text.as_str()),
                },
                _ => Answer::Absent,
            },
            Need::ReleaseIssue => self
                .issue
                .clone()
                .map_or(Answer::Absent, |issue| Answer::Issue { issue }),
            Need::Comments { number } => Answer::Remarks {
                remarks: match number.get() {
                    ISSUE => self.on_issue.clone(),
                    _ => self.comments.clone(),
                },
                newest: None,
                emptied: false,
                total: 0,
            },
            Need::Reviews { .. } => Answer::Remarks {
                remarks: self.reviews.clone(),
                newest: None,
                emptied: false,
                total: 0,
            },
            Need::Edits { id } => Answer::Edited {
                at: self
                    .edited_reviews
                    .contains(id.for_parsing())
                    .then_some(self.now),
            },
            Need::ForkPoint { .. } => Answer::Object {
                sha: "f0".repeat(20).parse().unwrap(),
            },
            Need::Timeline { .. } => Answer::Timeline {
                retargets: self.retargets.clone(),
                deletions: Vec::new(),
            },
            Need::Commits { .. } => Answer::Commits {
                commits: self.commits.clone(),
            },
            Need::Commit { sha } => Answer::Commits {
                commits: self
                    .commits
                    .iter()
                    .filter(|it| it.sha == *sha)
                    .cloned()
                    .collect(),
            },
            Need::Pushes { .. } => match &self.pushes {
                Some(pushes) => Answer::Pushes {
                    pushes: pushes.clone(),
                },
                None => Answer::Absent,
            },
            Need::Tree { sha } if sha.as_str().chars().all(|digit| digit == '0') => Answer::Absent,
            Need::Tree { sha } => Answer::Object {
                sha: self.trees.get(sha).unwrap_or(sha).clone(),
            },
            Need::Account { login } if self.gone.contains(login) => Answer::Absent,
            Need::Account { login } => Answer::Person {
                person: person(login.as_str()),
            },
            Need::Team { team } => self.teams.get(team).map_or(Answer::Absent, |members| {
                let active = |state: &&MembershipState| **state == MembershipState::Active;
                Answer::Members {
                    count: members.values().filter(active).count() as u64,
                }
            }),
            Need::Membership { team, login } => Answer::Membership {
                state: self
                    .teams
                    .get(team)
                    .and_then(|members| members.get(login).copied())
                    .unwrap_or(MembershipState::None),
            },
            Need::Permission { login } => self.permission(login),
            Need::ChangedFiles { .. } => Answer::Paths {
                paths: self.files.iter().map(|path| path.as_str().into()).collect(),
                files: self.files.len() as u64,
            },
            Need::Traces => Answer::Traces {
                traces: self.traces.clone(),
            },
            Need::FollowUps => Answer::Issues {
                issues: self.follow_ups.clone(),
            },
            Need::MergedPulls { .. } => Answer::Pulls {
                pulls: self.merged.clone(),
            },
            Need::VersionTags { .. } => Answer::VersionTags { tags: Vec::new() },
            Need::LastChange { .. }
            | Need::Relation { .. }
            | Need::ReleaseCommits { .. }
            | Need::TagSignature { .. }
            | Need::PullText { .. }
            | Need::DefaultBranch
            | Need::OwnStatus { .. }
            | Need::MergedBefore { .. }
            | Need::Address { .. }
            | Need::Folder { .. }
            | Need::Audit { .. }
            | Need::SavedAudit { .. }
            | Need::Query { .. }
            | Need::Figures { .. }
            | Need::SavedFile { .. }
            | Need::Published { .. } => {
                panic!("{need} is not for this gate")
            }
        }
    }

    fn permission(&self, login: &Login) -> Answer {
        let known = self.permissions.get(login);
        let (role, base) = known.map_or(("read", "read"), |(role, base)| (role, base));
        Answer::Permission {
            permission: PermissionFacts {
                role: Untrusted::from(role),
                base: Untrusted::from(base),
                user: Some(person(login.as_str()).id),
            },
        }
    }

    pub(super) fn context(&self) -> Context {
        let pull = || {
            Box::new(PullRequestFacts {
                number: 7.try_into().unwrap(),
                title: Untrusted::from("Ship it"),
                body: Untrusted::from(""),
                labels: self
                    .labels
                    .iter()
                    .map(|label| label.as_str().into())
                    .collect(),
                author: Some(person("ada")),
                draft: false,
                base: "main".parse().unwrap(),
                head: self.head.clone(),
                head_branch: Untrusted::from("checkout"),
                commits: self.told_commits,
                changed_files: self.told_files,
                from_fork: self.fork,
                opened: self.now,
            })
        };
        let kind = match self.kind {
            Kind::Pull => SubjectKind::PullRequest(pull()),
            Kind::Queue => SubjectKind::MergeGroup {
                base: "main".parse().unwrap(),
                pull_request: Some(pull()),
            },
            Kind::Tag => SubjectKind::Tag {
                name: "v1.4.0".parse().unwrap(),
            },
            Kind::Commit => SubjectKind::Commit,
        };
        let judged = match self.kind {
            Kind::Queue => sha("9e"),
            Kind::Pull | Kind::Tag | Kind::Commit => self.head.clone(),
        };
        Context {
            subject: Subject {
                repository: "acme/shop".parse().unwrap(),
                sha: judged,
                kind,
            },
            now: self.now.to_zoned(jiff::tz::TimeZone::UTC),
            policy: PolicyOrigin {
                path: ".github/gonogo.yml".parse().unwrap(),
                sha: None,
                branch: Some("main".parse().unwrap()),
                differs_in_subject: None,
            },
        }
    }
}
