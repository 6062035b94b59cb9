//! What Datadog's history of an objective tells: `GET /api/v1/slo/{id}/history`.
//!
//! Counts are exact, so they are taken where the objective counts events. What Datadog says is left
//! is in percent: 0.75 means three quarters of a percent.

use super::json::Document;
use super::possible::{events, from_zero, odd, remainder};
use super::{Lack, Rates, Reading, Setting, agreed_target, passed, share_as_target};
use crate::budget::{InvalidTarget, Measure, Number, Target, Window};
use crate::facts::Need;
use crate::gates::error_budget::config::{Slo, Source};
use crate::locale::Message;
use crate::text::Untrusted;

/// What is asked; `None` where the window is none that Datadog has.
pub(super) fn need(slo: &Slo, setting: Setting<'_>) -> Option<Need> {
    let Source::Datadog {
        site,
        slo: id,
        access,
    } = &slo.source
    else {
        return None;
    };
    let window = slo.window?;
    let elapsed = window.passed(setting.now)?.elapsed;
    // The same minute, the same question: a run that reads twice asks once.
    let to = setting.now.timestamp().as_second() / 60 * 60;
    let from = to - elapsed;
    let id: String = url::form_urlencoded::byte_serialize(id.for_parsing().as_bytes()).collect();
    let url = format!("https://api.{site}/api/v1/slo/{id}/history?from_ts={from}&to_ts={to}");
    let frame = frame(window);
    Some(Need::Figures {
        url: Untrusted::new(url),
        access: access.clone(),
        pointers: vec![
            format!("/data/thresholds/{frame}/target"),
            "/data/series/numerator/sum".to_owned(),
            "/data/series/denominator/sum".to_owned(),
            format!("/data/overall/error_budget_remaining/{frame}"),
            "/data/from_ts".to_owned(),
            "/data/to_ts".to_owned(),
        ],
    })
}

/// Datadog's name of a window.
fn frame(window: Window) -> String {
    match window {
        Window::Rolling(length) => format!("{}d", length.seconds() / 86_400),
        Window::Calendar(_) => "custom".to_owned(),
    }
}

/// What is known of it.
pub(super) fn read(slo: &Slo, setting: Setting<'_>) -> Result<Reading, Lack> {
    let (Some(need), Some(window)) = (need(slo, setting), slo.window) else {
        return Err(Lack::invalid(Message::new("error-budget-lack-window")));
    };
    let document = Document::of(&need, setting)?;
    let told = document.text(0);
    let told = match told.map(|text| text.for_parsing().parse::<Target>()) {
        Some(Err(InvalidTarget::Share)) => return Err(share_as_target(told)),
        told => told.and_then(Result::ok),
    };
    let target = agreed_target(slo, told)?;
    let threshold = || document.lacks(&format!("/data/thresholds/{}", frame(window)));
    let target = target.ok_or_else(threshold)?;
    covers(&need, &document)?;
    let measure = if document.text(1).or(document.text(2)).is_some() {
        let good = document.figure(1, "/data/series/numerator/sum")?;
        let total = document.figure(2, "/data/series/denominator/sum")?;
        let bad = from_zero(&(&total - &good)).map_err(|_| odd("good"))?;
        events(&total, &bad)?
    } else {
        let percent = document.figure(3, "/data/overall/error_budget_remaining")?;
        Measure::Remaining(remainder(&percent * &Number::fraction(1, 100))?)
    };
    Ok(Reading {
        target: Some(target),
        window,
        passed: passed(window, setting)?,
        measure,
        rates: Rates::Untold(Message::new("error-budget-untold-source")),
        averaged: false,
        self_declared: false,
    })
}

/// Whether the answer is about the time that was asked for.
fn covers(need: &Need, document: &Document<'_>) -> Result<(), Lack> {
    let Need::Figures { url, .. } = need else {
        return Ok(());
    };
    let asked = |name: &str| {
        let url = url::Url::parse(url.for_parsing()).ok()?;
        let pair = url.query_pairs().find(|(key, _)| key == name)?;
        pair.1.parse::<i64>().ok()
    };
    for (place, name) in [(4, "from_ts"), (5, "to_ts")] {
        let told = document.figure(place, &format!("/data/{name}"))?.floor();
        let apart = told
            .zip(asked(name))
            .map(|(told, asked)| told.abs_diff(asked));
        if apart.is_none_or(|apart| apart > 3_600) {
            return Err(Lack::invalid(Message::new("error-budget-lack-other-time")));
        }
    }
    Ok(())
}
