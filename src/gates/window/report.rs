//! The answer as findings, and the days ahead as a table.

use jiff::SignedDuration;

use super::ahead;
use super::answer;
use super::calendars::Calendars;
use super::config::Config;
use super::exemption::{self, Exemption};
use super::reasons::{Blocked, BlockedReason, UnknownCause};
use super::section::WhenClosed;
use super::state::Status;
use super::warnings::warnings;
use super::words::Telling;
use crate::change::ChangeClass;
use crate::decision::{Block, Finding, Level, Report};
use crate::locale::{Message, Value};
use crate::policy::read::Choice;
use crate::subject::Context;

/// The codes of this gate.
pub(super) const CODES: &[&str] = &[
    "window/open",
    "window/denied",
    "window/holiday",
    "window/outside-allow",
    "window/lead-time",
    "window/calendar-unknown",
    "window/calendar-unread",
    "window/too-many-windows",
    "window/holidays-ran-out",
    "window/exempt",
    "window/exemption-refused",
    "window/looks-wrong",
];

/// Everything that the report is made from.
pub(super) struct Setting<'a> {
    pub(super) config: &'a Config,
    pub(super) context: &'a Context,
    pub(super) calendars: &'a Calendars,
    pub(super) telling: &'a Telling<'a>,
    pub(super) exemption: Exemption<'a>,
}

/// Adds findings, numbers and tables to the gate's report.
pub(super) fn fill(report: &mut Report, setting: &Setting<'_>) {
    let state = setting.telling.state;
    match (state.status(), &setting.exemption) {
        (Status::Open, _) => {
            report.findings.push(open(setting));
            let lead = i64::try_from(setting.config.schedule.lead_time).unwrap_or(i64::MAX);
            report.valid_until = state
                .closes_at
                .and_then(|closes| closes.checked_sub(SignedDuration::from_secs(lead)).ok());
        }
        (_, Exemption::Granted(class)) => report.findings.push(exempt(setting, *class)),
        (_, exemption) => {
            report.findings.extend(closed(setting));
            report.findings.extend(not_known(setting));
            if let Exemption::Refused {
                class,
                requires,
                proof,
            } = exemption
            {
                report
                    .findings
                    .push(exemption::refused(*class, requires, *proof));
            }
        }
    }
    report.findings.extend(unread(setting));
    report.findings.extend(odd(setting));
    report.data = answer::answer(setting.telling, setting.context.now.timestamp());
    report.blocks = blocks(setting);
    report.events = ahead::events(setting);
}

fn open(setting: &Setting<'_>) -> Finding {
    Finding::new("window/open", Level::Pass).with("closing", setting.telling.closing())
}

/// One finding for everything that closes it: it is lifted at one time. Its code is that of the
/// reason that most needs to be known.
fn closed(setting: &Setting<'_>) -> Option<Finding> {
    let telling = setting.telling;
    let mut reasons: Vec<&Blocked> = telling
        .state
        .blocked_by
        .iter()
        .map(|active| &active.blocked)
        .collect();
    reasons.sort_by_key(|blocked| rank(&blocked.reason));
    let (first, others) = reasons.split_first()?;
    let code = match first.reason {
        BlockedReason::Deny { .. } => "window/denied",
        BlockedReason::Holiday { .. } => "window/holiday",
        BlockedReason::OutsideAllow => "window/outside-allow",
        BlockedReason::LeadTime => "window/lead-time",
    };
    let level = match setting.config.when_closed {
        WhenClosed::NoGo => Level::NoGo,
        WhenClosed::Hold => Level::Hold,
    };
    let named: Vec<Value> = others
        .iter()
        .map(|blocked| telling.reason(blocked).into())
        .collect();
    let finding = Finding::new(code, level)
        .with("first", telling.reason(first))
        .with("more", others.len())
        .with("others", named)
        .with("opening", telling.opening())
        .lifted_at(telling.next_open());
    Some(exemption::hint(finding, setting.config.exempt.as_ref()))
}

/// Rules that somebody wrote for this day come first.
fn rank(reason: &BlockedReason) -> u8 {
    match reason {
        BlockedReason::Deny { .. } => 0,
        BlockedReason::Holiday { .. } => 1,
        BlockedReason::OutsideAllow => 2,
        BlockedReason::LeadTime => 3,
    }
}

fn not_known(setting: &Setting<'_>) -> Vec<Finding> {
    let unknown = setting.telling.state.unknown.iter();
    unknown
        .map(|unknown| {
            let code = match unknown.cause {
                UnknownCause::Calendar { .. } | UnknownCause::WithoutLength { .. } => {
                    "window/calendar-unknown"
                }
                UnknownCause::TooMany { .. } => "window/too-many-windows",
                UnknownCause::HolidaysUnknown { .. } => "window/holidays-ran-out",
            };
            let (reason, remedy) = setting.telling.unknown(unknown);
            Finding::new(code, Level::Unknown)
                .with("reason", reason)
                .with("remedy", remedy)
        })
        .collect()
}

/// Rules that could not be worked out, where others decide: no reason to be silent about them.
fn unread(setting: &Setting<'_>) -> Vec<Finding> {
    let unread = setting.telling.state.unread.iter();
    unread
        .map(|unknown| {
            let (reason, remedy) = setting.telling.unknown(unknown);
            Finding::new("window/calendar-unread", Level::Warning)
                .with("reason", reason)
                .with("remedy", remedy)
        })
        .collect()
}

/// The window is not open, and does not count for this change.
fn exempt(setting: &Setting<'_>, class: ChangeClass) -> Finding {
    let telling = setting.telling;
    let blocked = telling.state.blocked_by.iter();
    let blocked = blocked.map(|active| telling.reason(&active.blocked));
    let unknown = telling.state.unknown.iter();
    let unknown = unknown.map(|unknown| telling.unknown(unknown).0);
    let reasons: Vec<Value> = blocked.chain(unknown).map(Value::from).collect();
    let exempt = setting.config.exempt.as_ref();
    let requires = exempt.and_then(|exempt| exempt.requires.as_ref());
    let requires = requires.map(|requires| requires.value.as_str());
    Finding::new("window/exempt", Level::Pass)
        .with("class", Value::Word(class.word()))
        .with("has-proof", if requires.is_some() { "yes" } else { "no" })
        .with("requires", Value::code(requires.unwrap_or_default()))
        .with("reasons", reasons)
}

/// What the author of the policy probably did not mean.
fn odd(setting: &Setting<'_>) -> Vec<Finding> {
    let path = &setting.context.policy.path;
    warnings(
        setting.config,
        setting.context.now.timestamp(),
        setting.calendars,
    )
    .into_iter()
    .map(|warning| {
        let line = u32::try_from(warning.fault.span.line).ok();
        Finding::new("window/looks-wrong", Level::Warning)
            .with("kind", Value::Word(warning.kind))
            .with("what", Value::Quoted(Box::new(warning.fault.message())))
            .at(path.as_str(), line)
    })
    .collect()
}

fn blocks(setting: &Setting<'_>) -> Vec<Block> {
    let telling = setting.telling;
    let blocked = telling.state.blocked_by.iter();
    let mut sentences: Vec<Message> = blocked.map(|active| telling.ending(active)).collect();
    let unknown = telling.state.unknown.iter();
    sentences.extend(unknown.map(|unknown| telling.unknown(unknown).0));
    let mut blocks = Vec::new();
    if !sentences.is_empty() {
        blocks.push(Block::List(sentences));
    }
    blocks.push(Block::Calendar(ahead::days(setting)));
    blocks.extend(sources(setting));
    blocks
}

/// Where the public holidays are from, each country once.
fn sources(setting: &Setting<'_>) -> Vec<Block> {
    let members = setting.config.schedule.members.iter();
    let mut countries = Vec::new();
    for country in members.filter_map(|member| member.holidays.country) {
        if !countries.contains(&country) {
            countries.push(country);
        }
    }
    countries
        .into_iter()
        .map(|country| {
            let known = country.known_days();
            Block::Paragraph(
                Message::new("window-holidays-from")
                    .with("country", Value::text(country.code()))
                    .with("source", Value::text(country.source()))
                    .with("first", Value::text(known.start().year().to_string()))
                    .with("year", Value::text(known.end().year().to_string())),
            )
        })
        .collect()
}
