//! Gate: window. When may we deploy?
//!
//! [`schedule`] is what a policy says, [`state`] is the answer for an instant, [`lint`] finds what
//! the author probably did not mean, [`draw`] shows the days ahead. Everything here is pure: the
//! instant and the calendars' texts come in as values.

pub(crate) mod cron;
pub(crate) mod draw;
pub(crate) mod holidays;
pub(crate) mod ical;
pub(crate) mod intervals;
pub(crate) mod lint;
pub(crate) mod scalars;
pub(crate) mod schedule;
pub(crate) mod state;
mod suggest;
pub(crate) mod timeline;
pub(crate) mod windows;
pub(crate) mod zone;

#[cfg(test)]
mod tests;
