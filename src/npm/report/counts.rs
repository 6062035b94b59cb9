//! How many of each severity.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Object, ReportFault};
use crate::npm::Severity;

/// Numbers by severity.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Counts(BTreeMap<Severity, u64>);

impl Counts {
    /// Reads `{"vulnerabilities": {"info": 0, …}}`: every tool writes all five.
    pub(super) fn read(metadata: Option<&Value>) -> Result<Self, ReportFault> {
        let counts = metadata.and_then(|metadata| metadata.get("vulnerabilities"));
        let counts = counts.ok_or(ReportFault::NoMetadata)?;
        let count = |severity: Severity| match counts.get(severity.word()) {
            None => Err(ReportFault::NoMetadata),
            Some(number) => number
                .as_u64()
                .map(|number| (severity, number))
                .ok_or_else(|| ReportFault::malformed(severity.word())),
        };
        // A number of something that nobody knows could be of the worst.
        let known =
            |word: &str| word == "total" || Severity::ALL.iter().any(|it| it.word() == word);
        let mut others = counts
            .as_object()
            .into_iter()
            .flatten()
            .filter(|(word, _)| !known(word));
        if let Some((word, _)) = others.find(|(_, number)| number.as_u64() != Some(0)) {
            return Err(ReportFault::malformed(word));
        }
        Severity::ALL.into_iter().map(count).collect()
    }

    /// Of one severity.
    pub(crate) fn of(&self, severity: Severity) -> u64 {
        self.0.get(&severity).copied().unwrap_or(0)
    }

    /// Of a severity and the worse ones.
    pub(crate) fn at_least(&self, severity: Severity) -> u64 {
        let numbers = self.0.range(severity..).map(|(_, number)| *number);
        numbers.fold(0, u64::saturating_add)
    }

    /// Of all severities.
    pub(crate) fn total(&self) -> u64 {
        self.at_least(Severity::Info)
    }

    /// Adds to one severity.
    pub(super) fn add(&mut self, severity: Severity, number: u64) {
        let entry = self.0.entry(severity).or_default();
        *entry = entry.saturating_add(number);
    }

    /// The first severity, from the worst, of which `self` has more than `listed`.
    fn beyond(&self, listed: &Self) -> Option<Severity> {
        let mut severities = Severity::ALL.into_iter().rev();
        severities.find(|severity| self.of(*severity) > listed.of(*severity))
    }

    /// Nothing may be counted that is not listed.
    pub(super) fn must_be_listed(&self, listed: &Self) -> Result<(), ReportFault> {
        match self.beyond(listed) {
            None => Ok(()),
            Some(severity) => Err(ReportFault::Contradiction {
                severity: Some(severity),
                counted: self.of(severity),
                listed: listed.of(severity),
            }),
        }
    }

    /// What is counted and not listed, where the tool lists only from some severity on and counts
    /// everything. A report that lists nothing says too little to be believed.
    pub(super) fn withheld(&self, listed: &Self) -> Result<Self, ReportFault> {
        let Some(worst) = self.beyond(listed) else {
            return Ok(Self::default());
        };
        let lists_only_worse = listed.total() > 0
            && Severity::ALL
                .into_iter()
                .all(|severity| severity > worst || listed.of(severity) == 0);
        if !lists_only_worse {
            self.must_be_listed(listed)?;
        }
        let below = self.0.iter().filter(|(severity, _)| **severity <= worst);
        Ok(below
            .map(|(severity, number)| (*severity, *number))
            .collect())
    }
}

impl FromIterator<(Severity, u64)> for Counts {
    fn from_iter<Numbers: IntoIterator<Item = (Severity, u64)>>(numbers: Numbers) -> Self {
        let mut counts = Self::default();
        for (severity, number) in numbers {
            if number > 0 {
                counts.add(severity, number);
            }
        }
        counts
    }
}

/// The sum that npm 7 gives beside the numbers.
pub(super) fn total(metadata: &Object) -> u64 {
    let counts = metadata.get("vulnerabilities");
    let total = counts.and_then(|counts| counts.get("total"));
    total.and_then(Value::as_u64).unwrap_or(0)
}
