//! What a window policy says, as plain values.
//!
//! The policy layer fills these; nothing here has been read from a file. Whether a value makes
//! sense (an empty list, a range that ends before it begins) is judged by `lint`.

use jiff::{
    Timestamp, Zoned,
    civil::{Date, Weekday},
    tz::TimeZone,
};

use super::calendars::Calendars;
use super::cron::CronWindows;
use super::holidays::Country;
use super::scalars::{ClockTime, Moment, WeekMoment};
use crate::ids::RepoPath;
use crate::text::Untrusted;

/// The whole section: open only when every member is open.
#[derive(Clone, Debug)]
pub(crate) struct Schedule {
    /// One without a name for a plain policy, one per team under `all-of`.
    pub(crate) members: Vec<Member>,
    /// Seconds that it must stay open after the decision; 0 asks for nothing.
    pub(crate) lead_time: u64,
}

/// One team's rules.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    /// The name under `all-of`.
    pub(crate) name: Option<String>,
    /// The zone of its clock.
    pub(crate) zone: TimeZone,
    /// If present: open only inside the union of these.
    pub(crate) allow: Option<Vec<Rule>>,
    /// Closed inside each of these, whatever `allow` says.
    pub(crate) deny: Vec<Rule>,
    /// Closed on these days, whatever `allow` says.
    pub(crate) holidays: Holidays,
}

impl Member {
    /// Whether it has no rule at all, and so is always open.
    pub(crate) fn is_bare(&self) -> bool {
        let holidays = &self.holidays;
        let has_days = holidays.country.is_some() || !holidays.dates.is_empty();
        self.allow.is_none() && self.deny.is_empty() && !has_days
    }

    /// Its allow rules and then its deny rules.
    pub(crate) fn rules(&self) -> impl Iterator<Item = &Rule> {
        self.allow.iter().flatten().chain(&self.deny)
    }
}

/// One rule of an allow or deny list.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    /// Its name in messages and in `deny:<id>`.
    pub(crate) id: String,
    /// Its own zone, if it is not that of the member.
    pub(crate) zone: Option<TimeZone>,
    /// When it applies.
    pub(crate) when: When,
    /// Why, in the policy author's words.
    pub(crate) reason: Option<String>,
}

/// When a rule applies.
#[derive(Clone, Debug)]
pub(crate) enum When {
    /// On these weekdays from one time of day to another; `to` at or before `from` is on the next
    /// day, and the window belongs to the day on which it starts.
    Weekly {
        /// The days on which it starts.
        days: Vec<Weekday>,
        /// First minute inside.
        from: ClockTime,
        /// First minute after it.
        to: ClockTime,
    },
    /// From one moment of the week to another, around the end of the week if need be.
    WeeklySpan {
        /// First minute inside.
        from: WeekMoment,
        /// First minute after it.
        to: WeekMoment,
    },
    /// Whole days, both included.
    Dates {
        /// First day.
        from: Date,
        /// Last day.
        to: Date,
    },
    /// From one instant to another.
    Range {
        /// First instant inside.
        from: Moment,
        /// First instant after it; none: until lifted.
        to: Option<Moment>,
    },
    /// Windows of cron patterns.
    Cron(Box<CronWindows>),
    /// The events of an iCalendar text.
    Calendar(CalendarSource),
}

/// Where a calendar's text comes from; the facts of a run are looked up by it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum CalendarSource {
    /// A file of the repository, read at the policy's commit.
    File(RepoPath),
    /// An address.
    Url(Untrusted),
    /// The text itself.
    Text(String),
}

/// Days on which everything is closed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Holidays {
    /// The holidays of a country, from the program's own tables.
    pub(crate) country: Option<Country>,
    /// Days named in the policy.
    pub(crate) dates: Vec<Date>,
}

impl Schedule {
    /// The zone in which answers are printed: the members' zone, or UTC where they differ.
    pub(crate) fn zone(&self) -> TimeZone {
        let mut zones = self.members.iter().map(|member| &member.zone);
        match zones.next() {
            Some(first) if zones.all(|zone| zone == first) => first.clone(),
            _ => TimeZone::UTC,
        }
    }

    /// `instant` in the zone of [`Schedule::zone`].
    pub(crate) fn local(&self, instant: Timestamp) -> Zoned {
        instant.to_zoned(self.zone())
    }

    /// Every calendar named, once: what has to be read before the schedule can be judged.
    pub(crate) fn calendar_sources(&self) -> Vec<&CalendarSource> {
        let rules = self.members.iter().flat_map(Member::rules);
        let mut sources: Vec<_> = rules
            .filter_map(|rule| match &rule.when {
                When::Calendar(source) => Some(source),
                _ => None,
            })
            .collect();
        sources.sort();
        sources.dedup();
        sources
    }

    /// The calendars whose text stands in the policy itself, read; a start for [`Calendars`].
    pub(crate) fn inline_calendars(&self) -> Calendars {
        let mut calendars = Calendars::new();
        for source in self.calendar_sources() {
            if let CalendarSource::Text(text) = source {
                calendars.read(source.clone(), text);
            }
        }
        calendars
    }
}

impl Rule {
    /// Its own zone, or that of its member.
    pub(crate) fn zone_in<'a>(&'a self, member: &'a Member) -> &'a TimeZone {
        self.zone.as_ref().unwrap_or(&member.zone)
    }
}
