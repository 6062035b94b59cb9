//! Release notes: from the commits of a range to what people read. Pure: history and addresses come
//! from outside.
//!
//! Each commit is accounted for: it is listed, hidden, taken back, or a merge. What is nearly a
//! Conventional Commit is kept and told.

mod ancestry;
mod assemble;
pub(crate) mod changelog;
mod config;
mod conventional;
mod entry;
mod message;
mod parts;
mod people;
mod pull_texts;
mod pulls;
pub(crate) mod release_file;
pub(crate) mod render;
mod reverts;
mod section;
mod shelves;
mod signs;
mod trailers;
mod voices;

pub(crate) use assemble::{Notes, Scope, assemble};
pub(crate) use config::{Config, Title};
pub(crate) use conventional::Oddity;
pub(crate) use entry::{Counts, Entry};
pub(crate) use message::{Message, reader};
pub(crate) use people::{Author, People};
pub(crate) use pull_texts::Pulls;
pub(crate) use pulls::{named as named_commits, numbers as branch_numbers};
pub(crate) use section::{ChangelogStyle, NotesSection, ReleaseCreate, Squash};
pub(crate) use shelves::Asked;
