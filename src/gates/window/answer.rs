//! The answer in words for machines: the same from the gate and from `gonogo window`.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::draw::Grid;
use super::reasons::{BlockedReason, Unknown};
use super::state::{Status, Until};
use super::words::Telling;
use super::zone;
use crate::locale::rfc3339;

/// The answer for an instant.
pub(crate) fn answer(telling: &Telling<'_>, at: Timestamp) -> Value {
    let state = telling.state;
    let instant = |instant: Timestamp| rfc3339(&telling.local(instant));
    let mut codes = state.codes();
    codes.sort();
    let reasons: Vec<Value> = state
        .blocked_by
        .iter()
        .map(|active| {
            let (until, ends) = match active.until {
                Until::Instant(end) => (Some(instant(end)), "at"),
                Until::Lifted => (None, "when-lifted"),
                Until::BeyondHorizon => (None, "beyond-400-days"),
            };
            let mut reason = json!({ "code": active.blocked.code(), "ends": ends, "until": until });
            if let BlockedReason::Deny {
                event: Some(event), ..
            } = &active.blocked.reason
            {
                reason["event"] = event.as_str().into();
            }
            reason
        })
        .collect();
    let told = |list: &[Unknown]| list.iter().map(Unknown::code).collect::<Vec<_>>();
    json!({
        "allowed": state.allowed,
        "status": match state.status() {
            Status::Open => "open",
            Status::Closed => "closed",
            Status::Unknown => "unknown",
        },
        "blocked_by": codes,
        "reasons": reasons,
        "unknown": told(&state.unknown),
        "unread": told(&state.unread),
        "next_open": state.next_open.map(instant),
        "closes_at": state.closes_at.map(instant),
        "until_lifted": state.until_lifted(),
        "known_until": state.known_until.map(instant),
        "lead_time_seconds": telling.schedule.lead_time,
        "at": instant(at),
        "time_zone": telling.schedule.zone().iana_name(),
        "time_zone_data": zone::data_version(),
    })
}

/// The days ahead.
pub(crate) fn days(grid: &Grid) -> Value {
    grid.rows
        .iter()
        .map(|row| {
            let open: Vec<[String; 2]> = row
                .open
                .iter()
                .map(|(from, to)| [from.to_string(), to.to_string()])
                .collect();
            let reasons: Vec<String> = row.reasons.iter().map(|reason| reason.code()).collect();
            json!({
                "date": row.date.to_string(),
                "state": row.state().word(),
                "open": open,
                "blocked_by": reasons,
            })
        })
        .collect()
}
