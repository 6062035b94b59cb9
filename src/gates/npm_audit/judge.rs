//! Weighs what was found against the policy. Pure: audits, dates and the instant come in as values.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp, Zoned};

use super::allow::{Verdict as AllowVerdict, judge as allowed};
use super::config::{Allowance, Config};
use crate::facts::Failure;
use crate::npm::{Affected, Audit, Copy, Ghsa, Identity, Kind};

/// So far clocks may be apart.
const SLACK: SignedDuration = SignedDuration::from_mins(5);

/// When advisories were published, as far as that could be found out.
pub(crate) type Dates = BTreeMap<Ghsa, Result<Timestamp, Failure>>;

/// One audit to be judged, and what its lockfile had before the change.
pub(crate) struct Subject<'a> {
    /// The audit.
    pub(crate) audit: &'a Audit,
    /// That of the base branch; `None`: everything counts.
    pub(crate) base: Option<&'a Audit>,
}

/// What became of one advisory about one package.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Status<'a> {
    /// The package is an attack.
    Malware,
    /// It blocks.
    Blocks(Since),
    /// It may stay for a while.
    Within {
        /// Until then.
        until: Timestamp,
    },
    /// The policy accepts it.
    Allowed(&'a Allowance),
    /// The base branch has it, too.
    Known,
    /// It is below the threshold.
    Below,
}

/// Since when it has been known, where the policy gives time to mend.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Since {
    /// The policy gives none.
    NotAsked,
    /// The time is over.
    Overdue {
        /// Since then.
        since: Timestamp,
    },
    /// Nobody knows when it was published, so its time counts as over.
    Unknown(Option<Failure>),
}

/// One advisory about one package, judged.
#[derive(Clone, Debug)]
pub(crate) struct Judged<'a> {
    /// The audit it is from.
    pub(crate) audit: &'a Audit,
    /// What was found.
    pub(crate) affected: &'a Affected,
    /// What became of it.
    pub(crate) status: Status<'a>,
    /// What it is needed for, of the copies that count.
    pub(crate) kind: Kind,
}

/// Everything, judged.
pub(crate) struct Verdict<'a> {
    /// In the order of the audits.
    pub(crate) judged: Vec<Judged<'a>>,
    /// What is to be said about the allow-list.
    pub(crate) remarks: Vec<super::allow::Remark<'a>>,
}

/// Judges.
pub(crate) fn judge<'a>(
    config: &'a Config,
    subjects: &[Subject<'a>],
    dates: &Dates,
    now: &Zoned,
) -> Verdict<'a> {
    let mut ledger = super::allow::Ledger::new(&config.allow);
    let mut judged = Vec::new();
    for subject in subjects {
        for affected in &subject.audit.affected {
            let one = One {
                config,
                subject,
                affected,
                dates,
                now,
            };
            let status = one.status(&mut ledger);
            judged.push(Judged {
                audit: subject.audit,
                affected,
                status,
                kind: one.kind(),
            });
        }
    }
    Verdict {
        judged,
        remarks: ledger.remarks(now),
    }
}

struct One<'a, 'b> {
    config: &'a Config,
    subject: &'b Subject<'a>,
    affected: &'a Affected,
    dates: &'b Dates,
    now: &'b Zoned,
}

impl<'a> One<'a, '_> {
    /// The copies at which it is at or above the threshold.
    fn grave(&self) -> Vec<&'a Copy> {
        let severity = self.affected.advisory.severity;
        let grave = |copy: &&Copy| severity >= self.config.thresholds.of(copy.kind);
        self.affected.copies.iter().filter(grave).collect()
    }

    /// What it is needed for where it matters most, of the copies that count.
    fn kind(&self) -> Kind {
        let kinds = self.grave().into_iter().map(|copy| copy.kind).min();
        kinds.unwrap_or_else(|| self.affected.kind())
    }

    fn status(&self, ledger: &mut super::allow::Ledger<'a>) -> Status<'a> {
        let grave = self.grave();
        let allowed = allowed(self.affected, &grave, ledger, self.now);
        if self.affected.advisory.is_malware() {
            return Status::Malware;
        }
        // A report that names no copy says that there is one, needed to run for all we know.
        let severity = self.affected.advisory.severity;
        let counts = match self.affected.copies.is_empty() {
            true => severity >= self.config.thresholds.of(Kind::Prod),
            false => !grave.is_empty(),
        };
        // Of copies that are not told of nobody knows what they are needed for.
        let counts = counts
            || self.affected.more_copies > 0 && severity >= self.config.thresholds.strictest();
        if !counts {
            return Status::Below;
        }
        if let AllowVerdict::Allowed(entry) = allowed {
            return Status::Allowed(entry);
        }
        if self.is_known() {
            return Status::Known;
        }
        self.in_time()
    }

    /// Whether the base branch has the same, in packages that matter as much.
    fn is_known(&self) -> bool {
        let Some(base) = self.subject.base else {
            return false;
        };
        base.affected.iter().any(|known| {
            known.package == self.affected.package
                && known.advisory.identity == self.affected.advisory.identity
                && known.kind() <= self.kind()
        })
    }

    /// Whether there is still time to mend it.
    fn in_time(&self) -> Status<'a> {
        let advisory = &self.affected.advisory;
        let Some(within) = self.config.fix_within.get(&advisory.severity) else {
            return Status::Blocks(Since::NotAsked);
        };
        let Identity::Ghsa(ghsa) = &advisory.identity else {
            return Status::Blocks(Since::Unknown(None));
        };
        let published = match self.dates.get(ghsa) {
            // What is not published yet was never published: some clock or answer is wrong.
            Some(Ok(published)) if *published > self.now.timestamp() + SLACK => {
                return Status::Blocks(Since::Unknown(None));
            }
            Some(Ok(published)) => *published,
            Some(Err(failure)) => return Status::Blocks(Since::Unknown(Some(failure.clone()))),
            None => return Status::Blocks(Since::Unknown(None)),
        };
        let length = SignedDuration::from_secs(within.seconds().into());
        match published.checked_add(length) {
            Ok(until) if self.now.timestamp() < until => Status::Within { until },
            Ok(since) => Status::Blocks(Since::Overdue { since }),
            Err(_) => Status::Blocks(Since::Unknown(None)),
        }
    }
}

/// The advisories of which it matters when they were published.
pub(crate) fn dated(verdict: &Verdict<'_>, config: &Config) -> Vec<Ghsa> {
    let blocking = verdict.judged.iter().filter(|judged| {
        matches!(judged.status, Status::Blocks(_))
            && config
                .fix_within
                .contains_key(&judged.affected.advisory.severity)
    });
    let mut ghsas: Vec<Ghsa> = blocking
        .filter_map(|judged| match &judged.affected.advisory.identity {
            Identity::Ghsa(ghsa) => Some(ghsa.clone()),
            _ => None,
        })
        .collect();
    ghsas.sort();
    ghsas.dedup();
    ghsas
}
