//! What Pyrra records with `--generic-rules`, the same names for every objective.

use super::parts::{Answered, Parts, answered, no_series};
use super::possible::{events, ratio_of, share};
use super::{LOOKBACKS, Lack, Rates, Reading, Setting, agreed_target, agreed_window, passed};
use crate::budget::promql::matcher;
use crate::budget::{BurnRate, Length, Measure, Number, Target, Window};
use crate::facts::Need;
use crate::gates::error_budget::config::{Server, Slo};
use crate::locale::Message;
use crate::text::Untrusted;

/// What must have new samples. The rule for what is left looks back over the whole window, and goes
/// on for as long when the counters themselves are gone.
const MUST_BE_FRESH: [&str; 2] = ["pyrra_availability", "pyrra_requests_total"];

/// Everything that is asked.
pub(super) fn need(server: &Server, name: &Untrusted, setting: Setting<'_>) -> Need {
    let labels = format!("{{slo={}}}", matcher(name.for_parsing()));
    let mut parts = Parts::default();
    parts.add("availability", &format!("pyrra_availability{labels}"));
    parts.add("objective", &format!("pyrra_objective{labels}"));
    parts.add("window", &format!("pyrra_window{labels}"));
    for seconds in LOOKBACKS {
        for (key, metric) in [
            ("errors", "pyrra_errors_total"),
            ("all", "pyrra_requests_total"),
        ] {
            let query = format!("increase({metric}{labels}[{seconds}s])");
            parts.add(format!("{key}:{seconds}"), &query);
        }
    }
    for (number, metric) in MUST_BE_FRESH.iter().enumerate() {
        let selector = format!("{metric}{labels}");
        parts.add_age(format!("age:{number}"), &selector, setting.config.max_age);
    }
    parts.need(server)
}

/// What is known of it.
pub(super) fn read(
    slo: &Slo,
    server: &Server,
    name: &Untrusted,
    setting: Setting<'_>,
) -> Result<Reading, Lack> {
    let said = answered(server, &need(server, name, setting), setting)?;
    let number = |key: &str, what: &str| said.part(key)?.ok_or_else(|| no_series(what));
    let availability = number("availability", "pyrra_availability")?;
    let objective = number("objective", "pyrra_objective")?;
    let target = Target::of_ratio(&objective)
        .map_err(|_| Lack::invalid(Message::new("error-budget-lack-no-target")))?;
    let target = agreed_target(slo, Some(target.clone()))?.unwrap_or(target);
    let seconds = number("window", "pyrra_window")?;
    let length = seconds.floor().and_then(Length::of_seconds);
    let window = agreed_window(slo, length.map(Window::Rolling))?;
    for (number, metric) in MUST_BE_FRESH.iter().enumerate() {
        said.fresh(&format!("age:{number}"), metric, setting)?;
    }
    let ratio = ratio_of(&(&Number::one() - &availability))?;
    Ok(Reading {
        passed: passed(window, setting)?,
        window,
        measure: Measure::ErrorRatio(ratio),
        rates: Rates::Told(rates(&said, &target)),
        target: Some(target),
        averaged: false,
        self_declared: false,
    })
}

/// From what its counters grew by: where nothing happened, nothing failed.
fn rates(said: &Answered<'_>, target: &Target) -> Vec<BurnRate> {
    let rate = |seconds: i64| {
        let part = |key: &str| said.part(&format!("{key}:{seconds}")).ok()?;
        let (errors, all) = (part("errors")?, part("all")?);
        BurnRate::of(seconds, &share(&events(&all, &errors).ok()?)?, target)
    };
    LOOKBACKS.into_iter().filter_map(rate).collect()
}
