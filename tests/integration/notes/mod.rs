//! Release notes and next versions of real clones, made with git.

mod changelog;
mod clones;
mod markdown;
mod merges;
mod ranges;
pub(crate) mod shop;
mod sorting;
mod templates;
mod versions;
