//! Gate: version. Is the tag the right version for what it brings?
//!
//! [`section`] is the policy as written, [`look`] asks step by step where the release comes from,
//! and [`judge`] weighs it. Where a release comes from lies in [`crate::lineage`], which step its
//! commits ask for in [`crate::notes`]. Pure.

mod judge;
mod look;
mod report;
mod section;

#[cfg(test)]
mod tests;

pub(crate) use section::VersionSection;

use super::policy::General;
use super::{Gate, Proofs};
use crate::decision::{Area, Enforcement, Report};
use crate::facts::{Facts, Need};
use crate::ids::RefName;
use crate::policy::fault::Faults;
use crate::subject::Context;
use crate::versioning::{TagPrefix, Zero};
use section::RequireBump;

/// The gate.
pub(crate) struct VersionGate;

/// The section, valid by construction.
#[derive(Clone, Debug)]
pub(crate) struct Config {
    enforcement: Enforcement,
    /// What stands before the version; `None`: `v` or nothing.
    prefix: Option<TagPrefix>,
    require_greater: bool,
    require_bump: RequireBump,
    zero: Zero,
    signed_tag: bool,
    /// Empty for the default branch.
    branches: Vec<RefName>,
}

impl Config {
    /// What changes ask for below 1.0.0.
    pub(crate) fn zero(&self) -> Zero {
        self.zero
    }
}

impl Gate for VersionGate {
    const NAME: &'static str = "version";
    const CODES: &'static [&'static str] = report::CODES;
    const DEPENDS_ON_TIME: bool = false;
    type Section = VersionSection;
    type Config = Config;

    fn validate(section: VersionSection, general: &General, _: &mut Faults) -> Option<Config> {
        let section::Scheme::Semver = section.scheme;
        Some(Config {
            enforcement: section.enforcement,
            prefix: general.tag_prefix.clone(),
            require_greater: section.require_greater,
            require_bump: section.require_bump,
            zero: Zero {
                breaking: section.zero.breaking.into(),
                feature: section.zero.feature.into(),
            },
            signed_tag: section.signed_tag,
            branches: section.branches.into_iter().map(|it| it.0).collect(),
        })
    }

    fn needs(config: &Config, context: &Context, known: &Facts) -> Vec<Need> {
        look::needs(config, &context.subject, known)
    }

    fn evaluate(config: &Config, context: &Context, facts: &Facts, _: &Proofs) -> Report {
        let mut report = Report::new(Area::Gate(Self::NAME), config.enforcement);
        judge::fill(&mut report, config, &context.subject, facts);
        report
    }
}
