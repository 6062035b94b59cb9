//! What is odd in the light of an instant, as warnings about the policy's file.

use jiff::Timestamp;

use super::calendars::Calendars;
use super::config::Config;
use super::lint::{Lint, LintKind, lint};
use crate::policy::fault::Fault;

/// A warning, with the word that machines know it by.
pub(crate) struct Warning {
    /// The stable word.
    pub(crate) kind: &'static str,
    /// The sentence and its place in the file.
    pub(crate) fault: Fault,
}

/// Everything odd, seen from `now`.
pub(crate) fn warnings(config: &Config, now: Timestamp, calendars: &Calendars) -> Vec<Warning> {
    lint(&config.schedule, now, calendars)
        .iter()
        .map(|lint| warning(config, lint))
        .collect()
}

fn warning(config: &Config, lint: &Lint) -> Warning {
    let (kind, code) = match &lint.kind {
        LintKind::HolidaysRunOut { .. } => ("holidays-run-out", "policy-window-holidays-run-out"),
        LintKind::DoesNotExist { .. } => ("does-not-exist", "policy-window-does-not-exist"),
        LintKind::ExistsTwice { .. } => ("exists-twice", "policy-window-exists-twice"),
        LintKind::NeverMatches => ("never-matches", "policy-window-never-matches"),
        LintKind::HolidayDatesPast { .. } => ("holidays-past", "policy-window-holidays-past"),
        LintKind::NeverOpens => ("never-opens", "policy-window-never-opens"),
        LintKind::AlwaysOpen => ("always-open", "policy-window-always-open"),
        LintKind::WithoutLength { .. } => ("event-without-end", "policy-window-event-without-end"),
        LintKind::TooMany => ("too-many-windows", "policy-window-too-many-windows"),
    };
    let fault = Fault::own(code, config.places.of(lint)).warning();
    let fault = match &lint.rule {
        Some(rule) => fault.with("rule", rule),
        None => fault,
    };
    let fault = match &lint.kind {
        LintKind::HolidaysRunOut {
            first_year,
            last_year,
        } => fault
            .with("first", first_year.to_string())
            .with("year", last_year.to_string()),
        LintKind::WithoutLength { event } => fault.with("event", event),
        LintKind::DoesNotExist { date, time } | LintKind::ExistsTwice { date, time } => fault
            .with("date", date.to_string())
            .with("time", time.to_string()),
        LintKind::HolidayDatesPast { last } => fault.with("date", last.to_string()),
        LintKind::NeverMatches
        | LintKind::NeverOpens
        | LintKind::AlwaysOpen
        | LintKind::TooMany => fault,
    };
    Warning { kind, fault }
}
