//! gonogo: may this release go out?
//!
//! A run flows one way; no later step calls an earlier one:
//!
//! 1. [`cli`]: arguments or the action's inputs become an `Invocation`; [`world`] is the only place
//!    with a clock, an environment, files and a console.
//! 2. [`event`]: what started the run, and which subject to look at.
//! 3. [`app`]: reads the subject and the policy, and then, all at once, what the gates need
//!    ([`facts`], through [`github`] and [`http`]).
//! 4. [`judge`]: from everything that was read to a [`decision`], through [`gates`] and
//!    [`policy`]. Pure from here on: the same [`evidence`] gives the same decision.
//! 5. [`render`]: the decision as documents, in the words of [`locale`], escaped by [`text`].
//! 6. [`publish`]: the plan, then the only writes.
//! 7. [`exit`]: the exit code.

pub(crate) mod app;
mod beside;
pub(crate) mod budget;
pub(crate) mod change;
pub(crate) mod cli;
pub(crate) mod decision;
pub(crate) mod doctor;
mod drawing;
pub(crate) mod event;
pub(crate) mod evidence;
pub(crate) mod exit;
pub(crate) mod facts;
/// The pretended GitHub of the integration tests, for tests beside the code.
#[cfg(test)]
#[path = "../tests/integration/fake_github/mod.rs"]
#[expect(dead_code, reason = "the integration tests use the rest")]
mod fake_github;
#[cfg(any(fuzzing, test))]
pub mod fuzzing;
pub(crate) mod gates;
pub(crate) mod github;
pub(crate) mod history;
pub(crate) mod http;
pub(crate) mod ids;
pub(crate) mod judge;
pub(crate) mod lineage;
pub(crate) mod locale;
pub(crate) mod markdown;
pub(crate) mod metrics;
pub(crate) mod notes;
pub(crate) mod npm;
pub(crate) mod policy;
mod proof;
pub(crate) mod publish;
pub(crate) mod registry;
pub(crate) mod render;
pub(crate) mod setup;
pub(crate) mod subject;
pub(crate) mod text;
pub(crate) mod versioning;
pub(crate) mod world;

pub use app::run;
pub use world::{Patience, RealTime, Timer, World};
