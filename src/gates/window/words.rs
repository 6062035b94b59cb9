//! Reasons, ends and openings as sentences.

use jiff::{SignedDuration, Timestamp, Zoned};

use super::ical::Unreadable;
use super::reasons::{Blocked, BlockedReason, Unknown, UnknownCause};
use super::schedule::Schedule;
use super::state::{ActiveBlock, State, Until};
use super::windows::CalendarFault;
use crate::locale::{Message, Value};

/// The schedule at an instant, ready to be spoken about.
pub(crate) struct Telling<'a> {
    /// The rules.
    pub(crate) schedule: &'a Schedule,
    /// What they say.
    pub(crate) state: &'a State,
}

impl<'a> Telling<'a> {
    /// Speaks about a state of a schedule.
    pub(crate) fn new(schedule: &'a Schedule, state: &'a State) -> Self {
        Self { schedule, state }
    }

    /// An instant on the schedule's clock.
    pub(crate) fn local(&self, instant: Timestamp) -> Zoned {
        self.schedule.local(instant)
    }

    /// The next opening on the schedule's clock.
    pub(crate) fn next_open(&self) -> Option<Zoned> {
        self.state.next_open.map(|instant| self.local(instant))
    }

    /// A reason, such as "No deploy on Friday (rule `friday`)".
    pub(crate) fn reason(&self, blocked: &Blocked) -> Message {
        let message = match &blocked.reason {
            BlockedReason::Deny { id, reason, event } => Message::new("window-reason-rule")
                .with("has-reason", yes(reason.is_some()))
                .with("reason", Value::text(reason.clone().unwrap_or_default()))
                .with("has-event", yes(event.is_some()))
                .with("event", Value::text(event.clone().unwrap_or_default()))
                .with("rule", Value::code(id)),
            BlockedReason::Holiday { date, name } => Message::new("window-reason-holiday")
                .with("date", *date)
                .with("has-name", yes(name.is_some()))
                .with("name-en", name.map_or("", |name| name.en))
                .with("name-fr", name.map_or("", |name| name.fr))
                .with("substitute", yes(name.is_some_and(|name| name.substitute))),
            BlockedReason::OutsideAllow => Message::new("window-reason-outside-allow"),
            BlockedReason::LeadTime => {
                let message = Message::new("window-reason-lead-time").with("lead", self.lead());
                match self.state.closes_too_soon {
                    Some(closes) => message.with("closes", self.local(closes)),
                    None => message,
                }
            }
        };
        of_member(message, blocked.member.as_deref())
    }

    /// The last instant at which a deployment may start, where that is not the closing itself.
    fn last_start(&self, closes: Timestamp) -> Option<Timestamp> {
        let lead = i64::try_from(self.schedule.lead_time).unwrap_or(i64::MAX);
        let last = closes.checked_sub(SignedDuration::from_secs(lead)).ok()?;
        (lead > 0).then_some(last)
    }

    fn lead(&self) -> Value {
        Value::Seconds(i64::try_from(self.schedule.lead_time).unwrap_or(i64::MAX))
    }

    /// A reason with its end.
    pub(crate) fn ending(&self, active: &ActiveBlock) -> Message {
        let message = Message::new("window-ending").with("reason", self.reason(&active.blocked));
        match active.until {
            // A lead time that is too short ends nothing; the closing is in its sentence.
            _ if active.blocked.reason == BlockedReason::LeadTime => message.with("ends", "none"),
            Until::Instant(end) => message.with("ends", "at").with("end", self.local(end)),
            Until::Lifted => message.with("ends", "lifted"),
            Until::BeyondHorizon => message.with("ends", "beyond"),
        }
    }

    /// When it opens next, or why that cannot be said.
    pub(crate) fn opening(&self) -> Message {
        self.with_opening(Message::new("window-opening"))
    }

    /// Adds the arguments of `window-opening` to a sentence that speaks it.
    pub(crate) fn with_opening(&self, message: Message) -> Message {
        let lifted = self.state.blocked_by.iter().find_map(|active| {
            match (&active.blocked.reason, active.until) {
                (BlockedReason::Deny { id, .. }, Until::Lifted) => Some(id),
                _ => None,
            }
        });
        match (self.next_open(), self.state.known_until, lifted) {
            (Some(next), ..) => message.with("opens", "at").with("next", next),
            (None, _, Some(rule)) => message
                .with("opens", "lifted")
                .with("rule", Value::code(rule)),
            (None, Some(from), None) => message
                .with("opens", "unknown")
                .with("from", self.local(from)),
            (None, None, None) => message.with("opens", "never"),
        }
    }

    /// What could not be found out: the sentence, and what would help.
    pub(crate) fn unknown(&self, unknown: &Unknown) -> (Message, Message) {
        let (message, remedy) = match &unknown.cause {
            UnknownCause::Calendar { rule, fault } => {
                let (reason, remedy) = calendar_fault(fault);
                let message = Message::new("window-unknown-calendar")
                    .with("rule", Value::code(rule))
                    .with("reason", reason);
                (message, remedy)
            }
            UnknownCause::WithoutLength { rule, event } => {
                let message = Message::new("window-unknown-end")
                    .with("rule", Value::code(rule))
                    .with("event", Value::text(event));
                (message, Message::new("window-remedy-end"))
            }
            UnknownCause::TooMany { rule } => {
                let message =
                    Message::new("window-unknown-windows").with("rule", Value::code(rule));
                (message, Message::new("window-remedy-windows"))
            }
            UnknownCause::HolidaysUnknown {
                first_year,
                last_year,
                ..
            } => {
                let message = Message::new("window-unknown-holidays")
                    .with("first", Value::text(first_year.to_string()))
                    .with("year", Value::text(last_year.to_string()));
                (message, Message::new("window-remedy-holidays"))
            }
        };
        let message = of_member(message, unknown.member.as_deref());
        match unknown.from {
            None => (message, remedy),
            Some(from) => {
                let later = Message::new("window-unknown-later")
                    .with("reason", message)
                    .with("lead", self.lead())
                    .with("from", self.local(from));
                (later, remedy)
            }
        }
    }

    /// How long it stays open.
    pub(crate) fn closing(&self) -> Message {
        let message = Message::new("window-closing");
        match (self.state.closes_at, self.state.known_until) {
            (Some(closes), known) if known == Some(closes) => message
                .with("closes", "unknown")
                .with("at", self.local(closes)),
            (Some(closes), _) => match self.last_start(closes) {
                Some(last) => message
                    .with("closes", "lead")
                    .with("lead", self.lead())
                    .with("last", self.local(last)),
                None => message.with("closes", "at"),
            }
            .with("at", self.local(closes)),
            (None, _) => message.with("closes", "never"),
        }
    }
}

fn of_member(message: Message, member: Option<&str>) -> Message {
    message
        .with("has-member", yes(member.is_some()))
        .with("member", Value::text(member.unwrap_or_default()))
}

fn calendar_fault(fault: &CalendarFault) -> (Message, Message) {
    let mend = Message::new("window-remedy-calendar");
    match fault {
        CalendarFault::Missing(path) => (
            Message::new("window-calendar-missing").with("path", Value::code(path)),
            Message::new("window-remedy-missing").with("path", Value::code(path)),
        ),
        CalendarFault::NotRead(failure) => (failure.message(), failure.remedy()),
        CalendarFault::Unreadable(Unreadable::TooMuch) => (
            unreadable_calendar(&Unreadable::TooMuch),
            Message::new("window-remedy-much"),
        ),
        CalendarFault::Unreadable(unreadable) => (unreadable_calendar(unreadable), mend),
    }
}

fn unreadable_calendar(unreadable: &Unreadable) -> Message {
    let say = |kind: &'static str| Message::new("window-calendar-unreadable").with("kind", kind);
    match unreadable {
        Unreadable::TooLarge { bytes } => say("too-large").with("bytes", *bytes),
        Unreadable::TooMuch => say("too-much"),
        Unreadable::NoCalendar => say("none"),
        Unreadable::Truncated => say("cut-off"),
        Unreadable::Structure { line } => say("structure").with("line", *line),
        Unreadable::TooManyEvents => say("events"),
        Unreadable::UnknownZone { name } => say("zone").with("value", Value::code(name)),
        Unreadable::Missing { property } => say("missing").with("property", *property),
        Unreadable::Value { property, value } => say("value")
            .with("property", *property)
            .with("value", Value::code(value)),
        Unreadable::Unsupported { property, value } => say("unsupported")
            .with("property", *property)
            .with("value", Value::code(value)),
        Unreadable::Component { name } => say("component").with("value", Value::code(name)),
        Unreadable::Repeated { property } => say("repeated").with("property", *property),
        Unreadable::TwoEnds => say("two-ends"),
        Unreadable::MovedSeries { property } => say("moved-series").with("property", *property),
        Unreadable::Conflict { uid } => say("conflict").with("value", Value::code(uid)),
        Unreadable::TooManyInstances => say("instances"),
    }
}

fn yes(is: bool) -> &'static str {
    if is { "yes" } else { "no" }
}
