//! Release notes and next versions of real clones, made with git.

mod all_releases;
mod changelog;
mod clones;
mod markdown;
mod merges;
mod near_misses;
mod previous;
mod ranges;
mod reverts;
pub(crate) mod shop;
mod sorting;
mod templates;
mod versions;
