//! The answer: open or not at an instant, why not, when next, and until when.

use jiff::Timestamp;

use super::calendars::Calendars;
use super::intervals::{Interval, IntervalSet};
use super::reasons::{Blocked, BlockedReason, Unknown};
use super::schedule::Schedule;
use super::timeline::Timeline;
use super::zone::{timestamp, whole_second};

/// How far ahead openings and closings are looked for: 400 days, in seconds.
pub(crate) const HORIZON: i64 = 400 * 86_400;

/// Open, closed, or not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// Open, and long enough for the lead time.
    Open,
    /// At least one reason closes it for certain.
    Closed,
    /// Nothing closes it for certain, but not everything could be found out.
    Unknown,
}

/// A reason that is active, and until when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ActiveBlock {
    /// The reason.
    pub(crate) blocked: Blocked,
    /// When this reason ends; others may go on.
    pub(crate) until: Until,
}

/// When a reason ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Until {
    /// At this instant.
    Instant(Timestamp),
    /// It has no end: until someone lifts it.
    Lifted,
    /// Not within the horizon.
    BeyondHorizon,
}

/// The schedule at one instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct State {
    /// Whether a deployment may start: nothing closes it and everything is known.
    pub(crate) allowed: bool,
    /// Every active reason, sorted.
    pub(crate) blocked_by: Vec<ActiveBlock>,
    /// Everything that could not be found out about this instant.
    pub(crate) unknown: Vec<Unknown>,
    /// Rules that could not be worked out, but which do not matter at this instant, since others
    /// decide.
    pub(crate) unread: Vec<Unknown>,
    /// When not allowed: the first instant that is open (and stays so for the lead time).
    /// None: not within the horizon, or not known.
    pub(crate) next_open: Option<Timestamp>,
    /// When allowed: the first later instant that is not open. None: not within the horizon.
    pub(crate) closes_at: Option<Timestamp>,
    /// When open, but not for as long as the lead time asks: when it closes.
    pub(crate) closes_too_soon: Option<Timestamp>,
    /// From here on not everything is known (a calendar was unreadable, holidays ran out), so that
    /// `next_open` and `closes_at` do not look further.
    pub(crate) known_until: Option<Timestamp>,
}

impl State {
    /// Closed beats unknown: one certain reason is enough.
    pub(crate) fn status(&self) -> Status {
        if !self.blocked_by.is_empty() {
            Status::Closed
        } else if self.allowed {
            Status::Open
        } else {
            Status::Unknown
        }
    }

    /// The stable words of all reasons.
    pub(crate) fn codes(&self) -> Vec<String> {
        self.blocked_by
            .iter()
            .map(|active| active.blocked.code())
            .collect()
    }

    /// Whether it stays closed until someone lifts a rule.
    pub(crate) fn until_lifted(&self) -> bool {
        self.blocked_by
            .iter()
            .any(|active| active.until == Until::Lifted)
    }
}

/// A stretch of time in which it is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BlockedInterval {
    /// First instant.
    pub(crate) start: Timestamp,
    /// First instant after it, or the end of what was asked for.
    pub(crate) end: Timestamp,
    /// Whether it goes on past the end of what was asked for.
    pub(crate) goes_on: bool,
    /// Everything that closes it at some time during the stretch, sorted.
    pub(crate) reasons: Vec<Blocked>,
}

impl Schedule {
    /// Whether a deployment may start at `now`, and if not, why and when next.
    ///
    /// Never fails: what could not be found out is in [`State::unknown`], and is never open.
    pub(crate) fn state_at(&self, now: Timestamp, calendars: &Calendars) -> State {
        let second = whole_second(now);
        let lead = i64::try_from(self.lead_time)
            .unwrap_or(HORIZON)
            .min(HORIZON);
        // Instants end before the year 10000 does.
        let last = second
            .saturating_add(HORIZON)
            .min(whole_second(Timestamp::MAX));
        // A day more than is asked for, so that an end at the edge is a real end.
        let within = Interval::new(second, last.saturating_add(lead).saturating_add(86_400));
        let timeline = Timeline::new(self, calendars, within);
        let search = Search {
            not_open: timeline.not_open(),
            last,
            lead,
        };

        let mut blocked_by: Vec<ActiveBlock> = timeline
            .blocked_at(second)
            .into_iter()
            .map(|(blocked, interval)| ActiveBlock {
                blocked,
                until: until(interval.end, last),
            })
            .collect();
        let mut unknown = timeline.unknown_at(second);
        let open_now = timeline.not_open().find(second).is_none();
        let next = |set: &IntervalSet| set.next_start(second).filter(|_| open_now);
        let too_soon_for = |start: &i64| !lasts(now, *start, lead);
        let closing = next(timeline.not_open());
        let too_soon = next(timeline.closed()).filter(too_soon_for).map(timestamp);
        // It may well stay open, but nobody can say so: no reason to call it closed.
        let in_doubt = closing.filter(|start| too_soon.is_none() && too_soon_for(start));
        if let Some(start) = in_doubt {
            let from = Some(timestamp(start));
            let causes = timeline.unknown_at(start).into_iter();
            unknown.extend(causes.map(|cause| Unknown { from, ..cause }));
        }
        if let Some(closes) = too_soon {
            let blocked = Blocked {
                member: None,
                reason: BlockedReason::LeadTime,
            };
            blocked_by.push(ActiveBlock {
                blocked,
                until: Until::Instant(closes),
            });
        }
        let allowed = open_now && too_soon.is_none() && in_doubt.is_none();
        let same =
            |one: &Unknown, other: &Unknown| one.member == other.member && one.cause == other.cause;
        let mut unread = timeline.not_worked_out();
        unread.retain(|cause| !unknown.iter().any(|other| same(cause, other)));
        let known_until = timeline
            .uncertain()
            .iter()
            .next()
            .map(|from| from.start.max(second));
        State {
            allowed,
            blocked_by,
            unread,
            unknown,
            next_open: (!allowed)
                .then(|| search.next_open(second))
                .flatten()
                .map(timestamp),
            closes_at: closing
                .filter(|closing| allowed && *closing <= last)
                .map(timestamp),
            closes_too_soon: too_soon,
            known_until: known_until.filter(|from| *from <= last).map(timestamp),
        }
    }

    /// Every stretch of time between `from` and `to` in which it is closed for certain; at most
    /// 400 days are looked at.
    pub(crate) fn blocked_intervals(
        &self,
        from: Timestamp,
        to: Timestamp,
        calendars: &Calendars,
    ) -> Vec<BlockedInterval> {
        let start = whole_second(from);
        let asked = Interval::new(start, whole_second(to).min(start.saturating_add(HORIZON)));
        let within = Interval::new(asked.start, asked.end.saturating_add(86_400));
        let timeline = Timeline::new(self, calendars, within);
        let stretches: Vec<Interval> = timeline.closed().overlapping(asked).collect();
        stretches
            .into_iter()
            .map(|stretch| BlockedInterval {
                start: timestamp(stretch.start.max(asked.start)),
                end: timestamp(stretch.end.min(asked.end)),
                goes_on: stretch.end > asked.end,
                reasons: timeline.blocked_during(stretch),
            })
            .collect()
    }
}

fn until(end: i64, last: i64) -> Until {
    match end {
        i64::MAX => Until::Lifted,
        end if end <= last => Until::Instant(timestamp(end)),
        _ => Until::BeyondHorizon,
    }
}

/// Whether it is at least `lead` seconds from `now` to `closing`.
fn lasts(now: Timestamp, closing: i64, lead: i64) -> bool {
    timestamp(closing).duration_since(now).as_secs() >= lead
}

/// Looks for an opening.
struct Search<'a> {
    not_open: &'a IntervalSet,
    /// The last second at which an opening counts.
    last: i64,
    /// How many seconds it must stay open.
    lead: i64,
}

impl Search<'_> {
    /// The first end of a closed stretch after which it stays open long enough.
    fn next_open(&self, now: i64) -> Option<i64> {
        let after = Interval::new(now, self.last.saturating_add(1));
        self.not_open
            .overlapping(after)
            .map(|closed| closed.end)
            .take_while(|opening| *opening <= self.last)
            .find(|opening| {
                let closing = self.not_open.next_start(*opening);
                closing.is_none_or(|closing| closing - opening >= self.lead)
            })
    }
}
