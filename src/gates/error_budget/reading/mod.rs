//! What is asked about each objective, and what the answers come to. One file for each source.

mod datadog;
mod events;
mod json;
mod lack;
mod openslo;
mod parts;
mod possible;
mod pyrra;
mod ranges;
mod saved;
mod sloth;

pub(super) use lack::{Lack, Status};

use jiff::{Timestamp, Zoned};

use super::config::{Config, Slo, Source};
use crate::budget::{BurnRate, Measure, Passed, Target, Window};
use crate::facts::{Facts, Need};
use crate::locale::{Message, Value};
use crate::text::Untrusted;
use events::Events;

/// Lookbacks for burn rates, in seconds: those of all rows of the table.
const LOOKBACKS: [i64; 7] = [300, 1_800, 3_600, 7_200, 21_600, 86_400, 259_200];

/// In which setting figures are read.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    /// The policy's section.
    pub(super) config: &'a Config,
    /// The instant of the decision, on the policy's clock.
    pub(super) now: &'a Zoned,
    /// What is known.
    pub(super) facts: &'a Facts,
    /// Whether a change is judged whose author can write files of the working directory.
    pub(super) is_change: bool,
}

/// What is known of an objective.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    /// Its target; `None` where only what is left is known.
    pub(super) target: Option<Target>,
    /// Its window.
    pub(super) window: Window,
    /// How much of the window has passed.
    pub(super) passed: Passed,
    /// What was measured.
    pub(super) measure: Measure,
    /// How fast it is spent.
    pub(super) rates: Rates,
    /// Whether ratios were averaged, so that quiet hours weigh as much as busy ones.
    pub(super) averaged: bool,
    /// Whether the job itself wrote it.
    pub(super) self_declared: bool,
}

/// How fast a budget is spent, as far as the source tells.
#[derive(Clone, Debug)]
pub(super) enum Rates {
    /// By lookback; some may be missing.
    Told(Vec<BurnRate>),
    /// This source tells nothing about it, for this reason.
    Untold(Message),
    /// It could not be found out.
    Unknown(Lack),
}

/// What must be read about an objective.
pub(super) fn needs(slo: &Slo, setting: Setting<'_>) -> Vec<Need> {
    match &slo.source {
        Source::Prometheus {
            server,
            queries,
            absent_is_zero,
        } => {
            let events = slo
                .window
                .and_then(|window| Events::new(server, queries, *absent_is_zero, window, setting));
            events.map(|events| events.needs()).unwrap_or_default()
        }
        Source::Sloth { .. } => sloth::needs(slo, setting),
        Source::Pyrra { server, slo } => vec![pyrra::need(server, slo, setting)],
        Source::OpenSlo { .. } => openslo::needs(slo, setting),
        Source::File { path, trusted, .. } => match saved::counts(*trusted, setting) {
            true => vec![saved::need(path)],
            false => Vec::new(),
        },
        Source::Datadog { .. } => datadog::need(slo, setting).into_iter().collect(),
        Source::Json { .. } => json::need(slo).into_iter().collect(),
    }
}

/// What is known of an objective.
pub(super) fn read(slo: &Slo, setting: Setting<'_>) -> Result<Reading, Lack> {
    match &slo.source {
        Source::Prometheus {
            server,
            queries,
            absent_is_zero,
        } => {
            let (target, window) = (slo.target.as_ref(), slo.window);
            let (Some(target), Some(window)) = (target, window) else {
                return Err(Lack::invalid(Message::new("error-budget-lack-no-target")));
            };
            of_events(server, queries, *absent_is_zero, target, window, setting)
        }
        Source::Sloth { .. } => sloth::read(slo, setting),
        Source::Pyrra { server, slo: name } => pyrra::read(slo, server, name, setting),
        Source::OpenSlo { .. } => openslo::read(slo, setting),
        Source::File { .. } => saved::read(slo, setting),
        Source::Datadog { .. } => datadog::read(slo, setting),
        Source::Json { .. } => json::read(slo, setting),
    }
}

/// What queries of events tell.
fn of_events(
    server: &super::config::Server,
    queries: &super::config::Queries,
    absent_is_zero: bool,
    target: &Target,
    window: Window,
    setting: Setting<'_>,
) -> Result<Reading, Lack> {
    let events = Events::new(server, queries, absent_is_zero, window, setting)
        .ok_or_else(|| Lack::invalid(Message::new("error-budget-lack-window")))?;
    let measure = events.measure(target)?;
    Ok(Reading {
        target: Some(target.clone()),
        window,
        rates: events.rates(target),
        passed: events.passed().clone(),
        measure,
        averaged: false,
        self_declared: false,
    })
}

/// The target that counts: what the policy says and what the source says must be the same.
fn agreed_target(slo: &Slo, told: Option<Target>) -> Result<Option<Target>, Lack> {
    match (&slo.target, told) {
        (Some(policy), Some(told))
            if policy.percent().against(told.percent()) != std::cmp::Ordering::Equal =>
        {
            Err(Lack::invalid(
                Message::new("error-budget-lack-other-target")
                    .with("policy", Value::Decimal(policy.percent().cut(9)))
                    .with("source", Value::Decimal(told.percent().cut(9))),
            ))
        }
        (Some(target), _) => Ok(Some(target.clone())),
        (None, told) => Ok(told),
    }
}

/// A target that looks like a share.
fn share_as_target(text: Option<&Untrusted>) -> Lack {
    let text = text.cloned().unwrap_or_default();
    Lack::invalid(Message::new("error-budget-lack-share").with("text", Value::Code(text)))
}

/// The window that counts, likewise.
fn agreed_window(slo: &Slo, told: Option<Window>) -> Result<Window, Lack> {
    match (slo.window, told) {
        (Some(policy), Some(told)) if policy != told => Err(Lack::invalid(
            Message::new("error-budget-lack-other-window")
                .with("policy", Value::Span(policy.text()))
                .with("source", Value::Span(told.text())),
        )),
        (Some(window), _) | (None, Some(window)) => Ok(window),
        (None, None) => Err(Lack::invalid(Message::new("error-budget-lack-window"))),
    }
}

/// Whether a clock says when a period of the calendar begins, where the source names it.
fn has_clock(window: Window, setting: Setting<'_>) -> Result<(), Lack> {
    match window {
        Window::Calendar(_) if !setting.config.has_clock => {
            Err(Lack::invalid(Message::new("error-budget-lack-no-timezone")))
        }
        _ => Ok(()),
    }
}

/// How much of a window has passed.
fn passed(window: Window, setting: Setting<'_>) -> Result<Passed, Lack> {
    let passed = window.passed(setting.now);
    passed.ok_or_else(|| Lack::invalid(Message::new("error-budget-lack-window")))
}

/// Whether something measured then is too old, or from the future.
fn fresh(at: Timestamp, read: Timestamp, setting: Setting<'_>) -> Result<(), Lack> {
    let age = read.as_second() - at.as_second();
    if age < -CLOCKS_APART {
        return Err(Lack::invalid(
            Message::new("error-budget-lack-future").with("at", shown(at, setting)),
        ));
    }
    if age > setting.config.max_age {
        return Err(Lack::stale(at, setting));
    }
    Ok(())
}

/// So many seconds two clocks may differ.
const CLOCKS_APART: i64 = 300;

fn shown(at: Timestamp, setting: Setting<'_>) -> Zoned {
    at.to_zoned(setting.now.time_zone().clone())
}
