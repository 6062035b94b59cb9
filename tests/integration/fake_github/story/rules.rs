//! Rulesets and protection, as administrators set them.

use super::super::model::rules::{Bypasser, Protection, Rule, Ruleset, Target};
use super::repository::Repo;

impl Repo {
    /// Adds a ruleset for the default branch that is in force.
    pub(crate) fn branch_rules(&self, rules: &[Rule]) -> &Self {
        self.add_ruleset(Target::Branch, &["~DEFAULT_BRANCH"], rules)
    }

    /// Adds a ruleset for tags that is in force.
    pub(crate) fn tag_rules(&self, pattern: &str, rules: &[Rule]) -> &Self {
        self.add_ruleset(Target::Tag, &[pattern], rules)
    }

    fn add_ruleset(&self, target: Target, include: &[&str], rules: &[Rule]) -> &Self {
        let id = self.github.state().fresh_small_id();
        let include = include.iter().map(|&pattern| pattern.to_owned());
        let set = Ruleset {
            id,
            target,
            active: true,
            include: include.collect(),
            exclude: Vec::new(),
            rules: rules.to_vec(),
            bypass: Vec::new(),
        };
        self.change(|repository| repository.rulesets.push(set));
        self
    }

    /// From now on its rulesets only say what they would have done.
    pub(crate) fn only_evaluate_rules(&self) -> &Self {
        self.change(|repository| {
            for set in &mut repository.rulesets {
                set.active = false;
            }
        });
        self
    }

    /// Lets these go round all of its rulesets for branches, or for tags.
    pub(crate) fn bypassed_by(&self, target: Target, actors: &[Bypasser]) -> &Self {
        self.change(|repository| {
            let sets = repository.rulesets.iter_mut();
            for set in sets.filter(|set| set.target == target) {
                set.bypass = actors.to_vec();
            }
        });
        self
    }

    /// Takes its rulesets away.
    pub(crate) fn without_rules(&self) -> &Self {
        self.change(|repository| repository.rulesets.clear());
        self
    }

    /// Protects a branch in the older way.
    pub(crate) fn protect(&self, branch: &str, protection: Protection) -> &Self {
        self.change(|repository| repository.protections.insert(branch.to_owned(), protection));
        self
    }
}
