//! What `gonogo init` writes: from what was seen in a repository to the files that fit it, the remarks
//! that say why, and what to do next. Pure: looking and writing is for the command.
//!
//! Nothing that was seen is believed to be harmless. Names reach a file only as ids that were parsed,
//! or through the one writer of YAML in [`sheet`]; and a policy that `gonogo lint` would find anything
//! in is not written at all.

mod action;
mod files;
mod fitting;
mod headings;
mod list;
mod lists;
mod origin;
mod people;
mod plan;
mod policy;
mod releases;
mod remarks;
mod seen;
mod sheet;
mod steps;
mod workflow;

#[cfg(test)]
mod tests;

pub(crate) use action::Action;
pub(crate) use list::Form;
pub(crate) use origin::{Origin, origin};
pub(crate) use people::{Owners, PLACES as OWNERS_PLACES};
pub(crate) use plan::{Order, Plan, Planned, Standing, Unfit, plan, targets};
pub(crate) use releases::releases;
pub(crate) use seen::{Doubt, Present, Seen, auditable};
pub(crate) use sheet::{WIDTH, wrapped};
pub(crate) use workflow::{Workflow, workflow};
