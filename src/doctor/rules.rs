//! What rulesets and protection demand together.

use super::Demands;
use crate::facts::Failure;

/// Both sources of demands, each as far as it could be read.
pub(super) struct Both<'a> {
    rules: &'a Result<Demands, Failure>,
    protection: &'a Result<Demands, Failure>,
}

impl<'a> Both<'a> {
    pub(super) fn of(
        rules: &'a Result<Demands, Failure>,
        protection: &'a Result<Demands, Failure>,
    ) -> Self {
        Self { rules, protection }
    }

    /// Those that could be read.
    pub(super) fn read(&self) -> impl Iterator<Item = &'a Demands> {
        [self.rules, self.protection]
            .into_iter()
            .filter_map(|demands| demands.as_ref().ok())
    }

    /// Why one of them could not be read.
    pub(super) fn failure(&self) -> Option<&'a Failure> {
        let failed = self.rules.as_ref().err();
        failed.or(self.protection.as_ref().err())
    }

    /// The sources that a check of this name is demanded from, one for each rule that demands it.
    pub(super) fn sources_of(&self, context: &str) -> Vec<Option<u64>> {
        let checks = self.read().flat_map(|demands| &demands.checks);
        let same = checks.filter(|(name, _)| name.for_parsing() == context);
        same.map(|(_, source)| *source).collect()
    }

    /// Whether there is a merge queue; only rulesets tell.
    pub(super) fn merge_queue(&self) -> Option<bool> {
        self.rules.as_ref().ok().map(|demands| demands.merge_queue)
    }

    /// Whether a branch must be up to date before it is merged.
    pub(super) fn strict(&self) -> Option<bool> {
        let told: Vec<Option<bool>> = self.read().map(|demands| demands.strict).collect();
        if told.contains(&Some(true)) {
            return Some(true);
        }
        (self.failure().is_none() && !told.contains(&None)).then_some(false)
    }
}
