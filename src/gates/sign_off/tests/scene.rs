//! A made-up pull request, tag or commit, told step by step.
//!
//! Times are `HH:MM` of 2 March 2026, or `DDTHH:MM` of that March, in UTC. Commits are written
//! by their first digits.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::world::Kind;
use crate::facts::{
    Answer, CommitPeople, Edited, FailureKind, MembershipState, MergedPull, Need, OwnIssue, Push,
    Remark, ReviewFacts, ReviewVerdict, Traces, VetoTrace,
};
use crate::gates::Proofs;
use crate::gates::policy::load_section;
use crate::gates::sign_off::{Config, SignOff};
use crate::ids::{Environment, Login, Sha, TeamSlug, UserId};
use crate::subject::Person;
use crate::text::Untrusted;

/// Everyone by number: who comes first has number 1.
const CAST: &str = "ada alice bob quinn quentin olga owen mallory cole tess dora erin hubot frank";

/// GitHub's own committer of what is made in the browser.
pub(super) const WEB_FLOW: u64 = 19_864_447;

pub(super) fn person(login: &str) -> Person {
    let mut cast = CAST.split(' ');
    let known = cast.position(|name| name.eq_ignore_ascii_case(login));
    let id = match (login, known) {
        ("web-flow", _) => WEB_FLOW,
        (_, Some(place)) => place as u64 + 1,
        (_, None) => panic!("{login} is not in the cast"),
    };
    Person {
        id: UserId(id),
        login: login.parse().unwrap(),
        human: login != "hubot",
    }
}

pub(super) fn sha(digits: &str) -> Sha {
    format!("{digits:0<40}").parse().unwrap()
}

pub(super) fn at(text: &str) -> Timestamp {
    let (day, time) = text.split_once('T').unwrap_or(("02", text));
    let seconds = if time.len() == 5 { ":00" } else { "" };
    format!("2026-03-{day}T{time}{seconds}Z").parse().unwrap()
}

/// What is told about the world around one decision.
#[derive(Clone, Debug)]
pub(super) struct Scene {
    pub(super) config: Config,
    pub(super) kind: Kind,
    pub(super) now: Timestamp,
    pub(super) labels: Vec<String>,
    pub(super) head: Sha,
    pub(super) fork: bool,
    pub(super) told_commits: Option<u64>,
    pub(super) told_files: Option<u64>,
    pub(super) comments: Vec<Remark>,
    pub(super) reviews: Vec<Remark>,
    /// What is said on the release issue.
    pub(super) on_issue: Vec<Remark>,
    pub(super) edited_reviews: BTreeSet<String>,
    pub(super) retargets: Vec<Timestamp>,
    pub(super) commits: Vec<CommitPeople>,
    pub(super) pushes: Option<Vec<Push>>,
    pub(super) trees: BTreeMap<Sha, Sha>,
    pub(super) gone: BTreeSet<Login>,
    pub(super) teams: BTreeMap<TeamSlug, BTreeMap<Login, MembershipState>>,
    pub(super) permissions: BTreeMap<Login, (String, String)>,
    pub(super) codeowners: Option<String>,
    pub(super) files: Vec<String>,
    pub(super) traces: Traces,
    pub(super) follow_ups: Vec<OwnIssue>,
    pub(super) issue: Option<OwnIssue>,
    pub(super) merged: Vec<MergedPull>,
    pub(super) proofs: Proofs,
    /// What cannot be found out.
    pub(super) unknown: BTreeMap<Need, FailureKind>,
    /// What is answered otherwise than the rest of the scene would have it.
    pub(super) answers: BTreeMap<Need, Answer>,
}

impl Scene {
    /// A pull request of Ada's, whose only commit `a1` was pushed at 09:00; it is noon.
    pub(super) fn new(policy: &str) -> Self {
        Self {
            config: config(policy),
            kind: Kind::Pull,
            now: at("12:00"),
            labels: Vec::new(),
            head: sha("a1"),
            fork: false,
            told_commits: None,
            told_files: None,
            comments: Vec::new(),
            reviews: Vec::new(),
            on_issue: Vec::new(),
            edited_reviews: BTreeSet::new(),
            retargets: Vec::new(),
            commits: vec![commit("a1", "ada")],
            pushes: Some(vec![push("a1", "09:00", "ada")]),
            trees: BTreeMap::new(),
            gone: BTreeSet::new(),
            teams: BTreeMap::new(),
            permissions: BTreeMap::new(),
            codeowners: None,
            files: vec!["src/a.rs".to_owned()],
            traces: Traces::default(),
            follow_ups: Vec::new(),
            issue: None,
            merged: Vec::new(),
            proofs: Proofs::default(),
            unknown: BTreeMap::new(),
            answers: BTreeMap::new(),
        }
    }

    /// The instant of the decision.
    pub(super) fn at(mut self, time: &str) -> Self {
        self.now = at(time);
        self
    }

    pub(super) fn kind(mut self, kind: Kind) -> Self {
        self.kind = kind;
        self
    }

    /// Anything that has no word of its own here.
    pub(super) fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    /// A new head by Ada, with files of its own.
    pub(super) fn pushed(self, digits: &str, time: &str) -> Self {
        self.pushed_by("ada", digits, time)
    }

    pub(super) fn pushed_by(mut self, login: &str, digits: &str, time: &str) -> Self {
        self.head = sha(digits);
        self.commits.push(commit(digits, login));
        let pushes = self.pushes.get_or_insert_default();
        let before = pushes.first().map(|push| push.after.clone());
        let mut push = push(digits, time, login);
        push.before = before.unwrap_or(push.before);
        pushes.insert(0, push);
        for (id, push) in (1..).zip(pushes.iter_mut().rev()) {
            push.id = id;
        }
        self
    }

    /// Two commits with the very same files.
    pub(super) fn same_files(mut self, one: &str, other: &str) -> Self {
        self.trees.insert(sha(one), sha("7ee"));
        self.trees.insert(sha(other), sha("7ee"));
        self
    }

    pub(super) fn comment(mut self, login: &str, time: &str, body: &str) -> Self {
        let remark = self.remark(Some(person(login)), time, body);
        self.comments.push(remark);
        self
    }

    /// A comment on the release issue.
    pub(super) fn on_issue(mut self, login: &str, time: &str, body: &str) -> Self {
        let remark = self.remark(Some(person(login)), time, body);
        self.on_issue.push(remark);
        self
    }

    pub(super) fn remark(&self, author: Option<Person>, time: &str, body: &str) -> Remark {
        Remark {
            id: 101 + (self.comments.len() + self.reviews.len() + self.on_issue.len()) as u64,
            author,
            through_app: false,
            body: Untrusted::from(body),
            written: at(time),
            edited: Edited::No,
            acknowledged: false,
            url: Untrusted::from("https://github.com/acme/shop/pull/7#c"),
            review: None,
        }
    }

    /// Changes the last comment.
    pub(super) fn but(mut self, change: impl FnOnce(&mut Remark)) -> Self {
        change(self.comments.last_mut().unwrap());
        self
    }

    /// The last comment was edited.
    pub(super) fn edited(self) -> Self {
        self.but(|remark| remark.edited = Edited::Yes)
    }

    /// The last comment was deleted.
    pub(super) fn deleted(mut self) -> Self {
        self.comments.pop();
        self
    }

    /// A review of a commit; `time` is when it was submitted.
    pub(super) fn review(
        mut self,
        login: &str,
        time: &str,
        of: &str,
        said: (ReviewVerdict, &str),
    ) -> Self {
        let (verdict, body) = said;
        let mut remark = self.remark(Some(person(login)), time, body);
        if body.contains('/') {
            remark.edited = Edited::Ask(Untrusted::new(format!("R_{}", remark.id)));
        }
        remark.review = Some(ReviewFacts {
            verdict,
            commit: Some(sha(of)),
        });
        self.reviews.push(remark);
        self
    }

    pub(super) fn team(mut self, team: &str, members: &[(&str, MembershipState)]) -> Self {
        let members = members
            .iter()
            .map(|(login, state)| (login.parse().unwrap(), *state));
        self.teams.insert(team.parse().unwrap(), members.collect());
        self
    }

    /// What somebody may do: GitHub's role, and the older field.
    pub(super) fn allowed(mut self, login: &str, role: &str, base: &str) -> Self {
        let key = login.parse().unwrap();
        self.permissions
            .insert(key, (role.to_owned(), base.to_owned()));
        self
    }

    /// What an earlier run published: a veto.
    pub(super) fn trace(mut self, login: &str, role: &str, time: &str, remark: u64) -> Self {
        self.traces.vetoes.push(VetoTrace {
            remark,
            by: person(login).id,
            role: role.to_owned(),
            at: at(time),
        });
        self
    }

    /// This cannot be found out.
    pub(super) fn unknown(mut self, need: Need, kind: FailureKind) -> Self {
        self.unknown.insert(need, kind);
        self
    }

    pub(super) fn answered(mut self, need: Need, answer: Answer) -> Self {
        self.answers.insert(need, answer);
        self
    }
}

/// The checked section of a policy without faults.
pub(super) fn config(policy: &str) -> Config {
    let reading = load_section::<SignOff>(policy.as_bytes(), &Environment::default(), |gates| {
        gates.sign_off
    });
    let faults = reading.faults;
    reading
        .value
        .unwrap_or_else(|| panic!("{policy}: {faults:#?}"))
}

pub(super) fn commit(digits: &str, login: &str) -> CommitPeople {
    CommitPeople {
        sha: sha(digits),
        parents: vec![sha("ba5e")],
        author: Some(person(login)),
        committer: Some(person(login)),
        verified: false,
        co_authors: Vec::new(),
        summary: Untrusted::from("Ship it"),
        breaking: false,
    }
}

pub(super) fn push(digits: &str, time: &str, login: &str) -> Push {
    Push {
        id: 1,
        before: sha("0"),
        after: sha(digits),
        at: at(time),
        by: Some(person(login)),
    }
}
