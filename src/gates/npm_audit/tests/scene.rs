//! A project, a registry's words about it, and a policy: what the gate makes of them.

use jiff::Timestamp;

use crate::decision::{Finding, Level, Outcome, Report};
use crate::facts::{Answer, Fact, Facts, Failure, Need, Revision};
use crate::gates::npm_audit::{Config, NpmAudit, needs};
use crate::gates::policy::load_section;
use crate::gates::{Gate, Proofs};
use crate::ids::{Environment, RepoPath};
use crate::locale::{Locale, Words};
use crate::npm::{Advisory, Affected, Audit, AuditSource, Copy, Ghsa, Identity, Kind, Severity};
use crate::subject::{Context, PolicyOrigin, PullRequestFacts, Subject, SubjectKind};
use crate::text::Untrusted;

/// The advisory that most scenes are about.
pub(super) const MINIMIST: &str = "GHSA-xvch-5gv4-984h";

/// An advisory about `minimist`.
pub(super) fn advisory(ghsa: &str, severity: Severity) -> Advisory {
    let url = format!("https://github.com/advisories/{ghsa}");
    Advisory {
        identity: Identity::Ghsa(ghsa.parse().unwrap()),
        source: Some(1),
        title: "Prototype Pollution in minimist".into(),
        url: Untrusted::new(url),
        severity,
        vulnerable_versions: "<1.2.6".into(),
        cwe: vec!["CWE-1321".into()],
        cves: vec!["CVE-2021-44906".into()],
        score: 9.8,
        vector: None,
    }
}

/// An installed copy, reached on some ways (`mkdirp>minimist`).
pub(super) fn copy(version: &str, kind: Kind, ways: &[&str]) -> Copy {
    let way = |way: &&str| way.split('>').map(Untrusted::from).collect();
    Copy {
        version: version.into(),
        location: "node_modules/minimist".into(),
        kind,
        paths: ways.iter().map(way).collect(),
        all_paths: true,
    }
}

/// What an advisory concerns.
pub(super) fn affected(ghsa: &str, severity: Severity, copies: Vec<Copy>) -> Affected {
    Affected {
        package: "minimist".parse().unwrap(),
        advisory: advisory(ghsa, severity),
        copies,
        more_copies: 0,
        fixed_in: None,
    }
}

/// A critical vulnerability in production, through `mkdirp`.
pub(super) fn critical() -> Affected {
    affected(
        MINIMIST,
        Severity::Critical,
        vec![copy("1.2.0", Kind::Prod, &["mkdirp>minimist"])],
    )
}

/// What a registry says of a lockfile.
pub(super) fn audit(affected: Vec<Affected>) -> Audit {
    Audit {
        file: "package-lock.json".into(),
        source: AuditSource::Registry {
            registry: "https://registry.npmjs.org/".into(),
            digest: "sha256:0".into(),
        },
        packages: Some(3),
        affected,
        not_audited: Vec::new(),
        not_audited_more: 0,
        doubts: Vec::new(),
        withheld: None,
        unset_variables: Vec::new(),
    }
}

/// One judgement.
pub(super) struct Scene {
    config: Config,
    facts: Facts,
    kind: SubjectKind,
    now: Timestamp,
}

impl Scene {
    /// A policy's section, judged on a commit on 20 November 2026.
    pub(super) fn new(section: &str) -> Self {
        let environment = Environment::default();
        let read = load_section::<NpmAudit>(section.as_bytes(), &environment, |_| None);
        assert!(!read.faults.has_errors(), "{section}: {:?}", read.faults);
        Self {
            config: read.value.unwrap(),
            facts: Facts::default(),
            kind: SubjectKind::Commit,
            now: "2026-11-20T12:00:00Z".parse().unwrap(),
        }
    }

    /// On a pull request.
    pub(super) fn on_pull_request(mut self) -> Self {
        self.kind = SubjectKind::PullRequest(Box::new(PullRequestFacts {
            number: "7".parse().unwrap(),
            title: "Add a cart".into(),
            body: "".into(),
            labels: Vec::new(),
            author: None,
            draft: false,
            base: "main".parse().unwrap(),
            head: "1a2b3c4d5e6f7a8b9c0d1a2b3c4d5e6f7a8b9c0d".parse().unwrap(),
            head_branch: "cart".into(),
            commits: None,
            changed_files: None,
            from_fork: false,
            opened: self.now,
        }));
        self
    }

    pub(super) fn on_tag(mut self) -> Self {
        let name = "v1.2.0".parse().unwrap();
        self.kind = SubjectKind::Tag { name };
        self
    }

    pub(super) fn at(mut self, now: &str) -> Self {
        self.now = now.parse().unwrap();
        self
    }

    /// What the registry says of `package-lock.json` at the judged commit.
    pub(super) fn found(self, affected: Vec<Affected>) -> Self {
        self.answer(Revision::Subject, audit(affected))
    }

    /// What it says of the base branch's.
    pub(super) fn on_base(self, affected: Vec<Affected>) -> Self {
        self.answer(Revision::Policy, audit(affected))
    }

    pub(super) fn answer(self, at: Revision, audit: Audit) -> Self {
        let path: RepoPath = "package-lock.json".parse().unwrap();
        let need = needs::audit(&self.config, at, &path);
        let audit = Box::new(audit);
        self.fact(need, Ok(Answer::Audit { audit }))
    }

    /// What is known of a lockfile, whatever it is.
    pub(super) fn lockfile(self, path: &str, answer: Result<Answer, Failure>) -> Self {
        let path: RepoPath = path.parse().unwrap();
        let need = needs::audit(&self.config, Revision::Subject, &path);
        self.fact(need, answer)
    }

    pub(super) fn published(self, ghsa: &str, at: &str) -> Self {
        let advisory: Ghsa = ghsa.parse().unwrap();
        let at = at.parse().unwrap();
        self.fact(Need::Published { advisory }, Ok(Answer::Instant { at }))
    }

    pub(super) fn fact(mut self, need: Need, answer: Result<Answer, Failure>) -> Self {
        let fact = match answer {
            Ok(value) => Fact::Known {
                value,
                source: "test".into(),
                read_at: self.now,
            },
            Err(failure) => Fact::Unknown { failure },
        };
        self.facts.insert(need, fact);
        self
    }

    fn context(&self) -> Context {
        Context {
            subject: Subject {
                repository: "acme/shop".parse().unwrap(),
                sha: "1a2b3c4d5e6f7a8b9c0d1a2b3c4d5e6f7a8b9c0d".parse().unwrap(),
                kind: self.kind.clone(),
            },
            now: self
                .now
                .to_zoned(jiff::tz::TimeZone::get("Europe/Paris").unwrap()),
            policy: PolicyOrigin {
                path: ".github/gonogo.yml".parse().unwrap(),
                sha: None,
                branch: None,
                differs_in_subject: None,
            },
        }
    }

    /// What is still to be read.
    pub(super) fn needs(&self) -> Vec<Need> {
        let needs = NpmAudit::needs(&self.config, &self.context(), &self.facts);
        needs
            .into_iter()
            .filter(|need| !self.facts.has(need))
            .collect()
    }

    pub(super) fn report(&self) -> Report {
        NpmAudit::evaluate(
            &self.config,
            &self.context(),
            &self.facts,
            &Proofs::default(),
        )
    }

    /// Checks the outcome and the codes of the findings that are no mere warnings.
    #[track_caller]
    pub(super) fn expect(&self, outcome: Outcome, codes: &[&str]) -> Report {
        let report = self.report();
        let weighty: Vec<&str> = report
            .findings
            .iter()
            .filter(|finding| finding.level != Level::Warning)
            .map(|finding| finding.code)
            .collect();
        assert_eq!((report.outcome(), weighty.as_slice()), (outcome, codes));
        report
    }
}

/// The codes of the warnings.
pub(super) fn warnings(report: &Report) -> Vec<&'static str> {
    let warnings = report
        .findings
        .iter()
        .filter(|finding| finding.level == Level::Warning);
    warnings.map(|finding| finding.code).collect()
}

/// A finding in words, with what lifts it.
pub(super) fn said(finding: &Finding, locale: Locale) -> String {
    let words = Words::new(locale);
    let (what, lift) = (
        words.plain(&finding.message()),
        words.plain(&finding.lift()),
    );
    format!("{what} → {lift}")
}
