//! A made-up pull request, and what is known of it.

use crate::change::classify::{classify, needs};
use crate::change::rules::Rules;
use crate::change::section::ChangeSection;
use crate::change::verdict::{Classified, Reason, Verdict};
use crate::facts::{Answer, CommitPeople, Fact, Facts, Need};
use crate::ids::Sha;
use crate::policy::document::read_file;
use crate::policy::source::Source;
use crate::subject::{PullRequestFacts, Subject, SubjectKind};
use crate::text::Untrusted;
use crate::text::conventional::{first_line, is_breaking};

pub(super) fn sha(number: usize) -> Sha {
    format!("{number:040x}").parse().unwrap()
}

/// The rules of a section without faults.
pub(super) fn rules(section: &str) -> Rules {
    let source = Source::new(section.as_bytes());
    let reading = read_file(&source, |section: ChangeSection, faults| {
        Some(Rules::of(&section, faults))
    });
    let faults = reading.faults;
    reading
        .value
        .unwrap_or_else(|| panic!("{section}: {faults:#?}"))
}

/// A commit by its message; `merge ` before it makes it a merge.
fn commit(number: usize, message: &str) -> CommitPeople {
    let (parents, message) = match message.strip_prefix("merge ") {
        Some(message) => (vec![sha(800), sha(900)], message),
        None => (vec![sha(800)], message),
    };
    CommitPeople {
        sha: sha(number),
        parents,
        author: None,
        committer: None,
        verified: false,
        co_authors: Vec::new(),
        summary: Untrusted::from(first_line(message)),
        breaking: is_breaking(message),
    }
}

/// A pull request, of which the last commit is the head.
#[derive(Clone)]
pub(super) struct Scene {
    pub(super) pull: PullRequestFacts,
    pub(super) commits: Option<Vec<CommitPeople>>,
    pub(super) paths: Option<(Vec<Untrusted>, u64)>,
    pub(super) rules: Rules,
}

impl Scene {
    pub(super) fn new(messages: &[&str]) -> Self {
        let commits = (1..).zip(messages);
        Self {
            pull: PullRequestFacts {
                number: 7.try_into().unwrap(),
                title: Untrusted::from("Ship it"),
                body: Untrusted::from(""),
                labels: Vec::new(),
                author: None,
                draft: false,
                base: "main".parse().unwrap(),
                head: sha(messages.len()),
                head_branch: Untrusted::from("topic"),
                commits: None,
                changed_files: None,
                from_fork: false,
                opened: "2026-03-02T09:00:00Z".parse().unwrap(),
            },
            commits: Some(commits.map(|(at, text)| commit(at, text)).collect()),
            paths: None,
            rules: Rules::default(),
        }
    }

    pub(super) fn title(mut self, title: &str) -> Self {
        self.pull.title = Untrusted::from(title);
        self
    }

    pub(super) fn label(mut self, label: &str) -> Self {
        self.pull.labels.push(Untrusted::from(label));
        self
    }

    pub(super) fn paths(mut self, paths: &[&str]) -> Self {
        let all = paths.iter().map(|path| Untrusted::from(*path)).collect();
        self.paths = Some((all, paths.len() as u64));
        self
    }

    pub(super) fn rules(mut self, section: &str) -> Self {
        self.rules = rules(section);
        self
    }

    /// Anything that has no word of its own here.
    pub(super) fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    fn subject(&self) -> Subject {
        Subject {
            repository: "acme/shop".parse().unwrap(),
            sha: self.pull.head.clone(),
            kind: SubjectKind::PullRequest(Box::new(self.pull.clone())),
        }
    }

    /// What must be read.
    pub(super) fn needs(&self) -> Vec<String> {
        let needs = needs(&self.subject(), &self.rules, &Facts::default());
        needs.iter().map(ToString::to_string).collect()
    }

    /// What the change is, when what is needed and known has been read.
    pub(super) fn classify(&self) -> Classified {
        let mut facts = Facts::default();
        for need in needs(&self.subject(), &self.rules, &Facts::default()) {
            let answer = match &need {
                Need::Commits { .. } => self
                    .commits
                    .clone()
                    .map(|commits| Answer::Commits { commits }),
                Need::ChangedFiles { .. } => {
                    let known = self.paths.clone();
                    known.map(|(paths, files)| Answer::Paths { paths, files })
                }
                other => panic!("{other} does not tell what a change is"),
            };
            if let Some(value) = answer {
                let fact = Fact::Known {
                    value,
                    source: Untrusted::from("scene"),
                    read_at: self.pull.opened,
                };
                facts.insert(need, fact);
            }
        }
        classify(&self.subject(), &facts, &self.rules)
    }
}

/// A verdict in a few words.
pub(super) fn told(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Yes(reason) => shown(reason),
        Verdict::No => "no".to_owned(),
        Verdict::Unknown(failure) => format!("unknown: {:?}", failure.kind),
    }
}

pub(super) fn shown(reason: &Reason) -> String {
    match reason {
        Reason::Label(label) => format!("label {}", label.for_parsing()),
        Reason::Type(kind) => format!("type {}", kind.for_parsing()),
        Reason::Breaking { commit: None } => "breaking".to_owned(),
        Reason::Breaking { commit: Some(sha) } => {
            format!("breaking {}", sha.as_str().trim_start_matches('0'))
        }
        Reason::Path(path) => format!("path {}", path.for_parsing()),
        Reason::Policy => "policy".to_owned(),
        Reason::Said => "said".to_owned(),
    }
}
