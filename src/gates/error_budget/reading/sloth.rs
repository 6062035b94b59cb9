//! What Sloth records: its own series, and events beside them where the policy names queries.
//!
//! Sloth's `slo:period_error_budget_remaining:ratio` is made of the average of five-minute ratios, in
//! which a quiet night weighs as much as a busy day.

use super::events::Events;
use super::parts::{Answered, Parts, answered, no_series};
use super::possible::{ratio_of, remainder};
use super::ranges::{self, Over};
use super::{Lack, Rates, Reading, Setting, agreed_target, agreed_window, passed};
use crate::budget::promql::matcher;
use crate::budget::{BurnRate, Length, Measure, Number, Target, Window};
use crate::facts::Need;
use crate::gates::error_budget::config::{Server, Slo, Source};
use crate::locale::Message;
use crate::text::Untrusted;

/// Lookbacks in seconds, with Sloth's words for them.
const RATES: [(i64, &str); 7] = [
    (300, "5m"),
    (1_800, "30m"),
    (3_600, "1h"),
    (7_200, "2h"),
    (21_600, "6h"),
    (86_400, "1d"),
    (259_200, "3d"),
];

/// The series of what is left.
const REMAINING: &str = "slo:period_error_budget_remaining:ratio";

/// The series of the shortest lookback.
const SHORT: &str = "slo:sli_error:ratio_rate5m";

/// Everything that is asked.
pub(super) fn needs(slo: &Slo, setting: Setting<'_>) -> Vec<Need> {
    let Source::Sloth {
        server,
        service,
        slo: name,
        ..
    } = &slo.source
    else {
        return Vec::new();
    };
    let mut needs = vec![recorded(server, service, name, setting)];
    let window = told(slo, setting).ok().map(|told| told.window);
    if let Some(events) = window.and_then(|window| events(slo, window, setting)) {
        needs.extend(events.needs());
    }
    needs
}

fn recorded(server: &Server, service: &Untrusted, name: &Untrusted, setting: Setting<'_>) -> Need {
    let [service, name] = [service, name].map(|text| matcher(text.for_parsing()));
    let labels = format!("{{sloth_service={service},sloth_slo={name}}}");
    let mut parts = Parts::default();
    parts.add("remaining", &format!("{REMAINING}{labels}"));
    parts.add("objective", &format!("slo:objective:ratio{labels}"));
    parts.add("days", &format!("slo:time_period:days{labels}"));
    for (seconds, word) in RATES {
        parts.add(
            format!("rate:{seconds}"),
            &format!("slo:sli_error:ratio_rate{word}{labels}"),
        );
    }
    let max_age = setting.config.max_age;
    parts.add_age("age:0", &format!("{REMAINING}{labels}"), max_age);
    parts.add_age("age:1", &format!("{SHORT}{labels}"), max_age);
    parts.need(server)
}

/// The policy's own queries, where it has any.
fn events<'a>(slo: &'a Slo, window: Window, setting: Setting<'a>) -> Option<Events<'a>> {
    let Source::Sloth {
        server,
        queries: Some(queries),
        absent_is_zero,
        ..
    } = &slo.source
    else {
        return None;
    };
    Events::new(server, queries, *absent_is_zero, window, setting)
}

/// What Sloth says.
struct Told {
    target: Target,
    window: Window,
    remaining: Number,
    rates: Vec<BurnRate>,
}

fn told(slo: &Slo, setting: Setting<'_>) -> Result<Told, Lack> {
    let Source::Sloth {
        server,
        service,
        slo: name,
        queries,
        ..
    } = &slo.source
    else {
        return Err(no_series(REMAINING));
    };
    let need = recorded(server, service, name, setting);
    let said = answered(server, &need, setting)?;
    let number = |key: &str, what: &str| said.part(key)?.ok_or_else(|| no_series(what));
    let remaining = remainder(number("remaining", REMAINING)?)?;
    let objective = number("objective", "slo:objective:ratio")?;
    let target = Target::of_ratio(&objective)
        .map_err(|_| Lack::invalid(Message::new("error-budget-lack-no-target")))?;
    let target = agreed_target(slo, Some(target.clone()))?.unwrap_or(target);
    let days = number("days", "slo:time_period:days")?;
    let length = days.floor().and_then(Length::days).map(Window::Rolling);
    let window = agreed_window(slo, length)?;
    if let Some(queries) = queries {
        ranges::fit(queries, Over::Window(window))?;
    }
    for (key, what) in [("age:0", REMAINING), ("age:1", SHORT)] {
        said.fresh(key, what, setting)?;
    }
    Ok(Told {
        rates: rates(&said, &target),
        target,
        window,
        remaining,
    })
}

fn rates(said: &Answered<'_>, target: &Target) -> Vec<BurnRate> {
    let rate = |(seconds, _): (i64, &str)| {
        let ratio = said.part(&format!("rate:{seconds}")).ok()??;
        BurnRate::of(seconds, &ratio_of(&ratio).ok()?, target)
    };
    RATES.into_iter().filter_map(rate).collect()
}

/// What is known of it.
pub(super) fn read(slo: &Slo, setting: Setting<'_>) -> Result<Reading, Lack> {
    let told = told(slo, setting)?;
    let passed = passed(told.window, setting)?;
    let events = events(slo, told.window, setting);
    let (measure, averaged) = match events {
        Some(events) => (events.measure(&told.target)?, false),
        None => (Measure::Remaining(told.remaining), true),
    };
    Ok(Reading {
        target: Some(told.target),
        window: told.window,
        passed,
        measure,
        rates: Rates::Told(told.rates),
        averaged,
        self_declared: false,
    })
}
