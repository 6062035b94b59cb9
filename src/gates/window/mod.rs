//! Gate: window. When may we deploy?
//!
//! [`section`] is the policy as written, [`validate`] makes a [`schedule`] of it, [`state`] is the
//! answer for an instant, [`lint`] finds what the author probably did not mean, [`draw`] shows the
//! days ahead, and [`report`] says what came of it. Everything here is pure: the instant and the
//! calendars' texts come in as values.

mod ahead;
pub(crate) mod answer;
pub(crate) mod calendars;
mod config;
pub(crate) mod cron;
pub(crate) mod draw;
mod exemption;
pub(crate) mod holidays;
pub(crate) mod ical;
pub(crate) mod intervals;
pub(crate) mod lint;
pub(crate) mod reasons;
mod report;
pub(crate) mod scalars;
pub(crate) mod schedule;
pub(crate) mod section;
pub(crate) mod state;
pub(crate) mod timeline;
mod validate;
mod values;
pub(crate) mod warnings;
pub(crate) mod windows;
pub(crate) mod words;
pub(crate) mod zone;

#[cfg(test)]
mod tests;

pub(crate) use config::Config;
pub(crate) use section::Section;

use jiff::Timestamp;

use super::policy::General;
use super::{Gate, Proofs};
use crate::decision::{Area, Report};
use crate::facts::{Facts, Need};
use crate::policy::fault::Faults;
use crate::policy::read::Located;
use crate::subject::Context;
use report::Setting;
use words::Telling;

/// The gate.
pub(crate) struct Window;

impl Gate for Window {
    const NAME: &'static str = "window";
    const CODES: &'static [&'static str] = report::CODES;
    const DEPENDS_ON_TIME: bool = true;
    type Section = Section;
    type Config = Config;

    fn validate(section: Section, general: &General, faults: &mut Faults) -> Option<Config> {
        validate::validate(section, general, faults)
    }

    fn lint(config: &Config, now: Timestamp, faults: &mut Faults) {
        let calendars = config.schedule.inline_calendars();
        for warning in warnings::warnings(config, now, &calendars) {
            faults.push(warning.fault);
        }
    }

    fn references(config: &Config) -> Vec<Located<String>> {
        let exempt = config.exempt.as_ref();
        let requires = exempt.and_then(|exempt| exempt.requires.clone());
        requires.into_iter().collect()
    }

    fn needs(config: &Config, _: &Context, _: &Facts) -> Vec<Need> {
        calendars::needs(&config.schedule)
    }

    fn evaluate(config: &Config, context: &Context, facts: &Facts, proofs: &Proofs) -> Report {
        let mut report = Report::new(Area::Gate(Self::NAME), config.enforcement);
        let calendars = calendars::read(&config.schedule, facts);
        let state = config
            .schedule
            .state_at(context.now.timestamp(), &calendars);
        let telling = Telling::new(&config.schedule, &state);
        let setting = Setting {
            config,
            context,
            calendars: &calendars,
            telling: &telling,
            exemption: exemption::exemption(config, &context.subject, proofs),
        };
        report::fill(&mut report, &setting);
        report
    }
}
