//! What a gate is, and what it may see.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::policy::General;
use crate::decision::{Outcome, Report};
use crate::facts::{Facts, Need};
use crate::policy::fault::Faults;
use crate::policy::read::{FromPolicy, Located};
use crate::subject::Context;

/// A family of checks: pure and total. It names what must be read, and judges what was read.
pub(crate) trait Gate {
    /// Its name in the policy, the report and the codes of its findings.
    const NAME: &'static str;
    /// Every code its findings can have; each has words in every language.
    const CODES: &'static [&'static str];
    /// Whether its outcome depends on what time it is: then it is unknown while the clock is off.
    const DEPENDS_ON_TIME: bool;
    /// Its section of the policy as written.
    type Section: FromPolicy + Clone + std::fmt::Debug + PartialEq;
    /// Its section, valid by construction.
    type Config;

    /// Checks what no single value can tell; pushes every fault it finds.
    fn validate(
        section: Self::Section,
        general: &General,
        faults: &mut Faults,
    ) -> Option<Self::Config>;

    /// Warnings about a valid section that depend on the present instant; for `gonogo lint`.
    fn lint(_: &Self::Config, _: Timestamp, _: &mut Faults) {}

    /// The parts of it that other gates can refer to as `<name>.<part>`, besides the gate itself.
    fn parts(_: &Self::Config) -> Vec<String> {
        Vec::new()
    }

    /// What it refers to: gates judged before it, or parts of them, as [`Proofs`] names them.
    fn references(_: &Self::Config) -> Vec<Located<String>> {
        Vec::new()
    }

    /// What must be read before [`Gate::evaluate`] can answer, as far as it can be told from what
    /// is known already: it is asked again until nothing new comes.
    fn needs(config: &Self::Config, context: &Context, known: &Facts) -> Vec<Need>;

    /// Judges. What is not known becomes an unknown finding; nothing is ever assumed.
    fn evaluate(config: &Self::Config, context: &Context, facts: &Facts, proofs: &Proofs)
    -> Report;
}

/// What the gates judged before have come to, by reference: a gate's name, or a gate's name and
/// a part of it, such as `sign-off.qa`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Proofs(BTreeMap<String, Outcome>);

impl Proofs {
    /// Takes in what a gate reports.
    pub(crate) fn add(&mut self, report: &Report) {
        self.0
            .insert(report.area.name().to_owned(), report.outcome());
        for (part, outcome) in &report.parts {
            self.0
                .insert(format!("{}.{part}", report.area.name()), *outcome);
        }
    }

    /// The outcome behind a reference; `None` where no gate of that name was judged.
    pub(crate) fn get(&self, reference: &str) -> Option<Outcome> {
        self.0.get(reference).copied()
    }
}
