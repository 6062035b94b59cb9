//! Cron windows: a start and an end pattern (GitLab style), or a start and a length (Argo CD style).
//!
//! Both are read on the local clock, like the weekly rules: croner decides which days and minutes a
//! pattern names, and the zone's clock decides when that is. A window that begins at the very
//! minute at which the one before ends goes on without a break.

use croner::{
    Cron, Weekday,
    parser::{CronParser, Seconds, Year},
};
use jiff::civil::Date;

use super::intervals::{Interval, IntervalSet};
use super::zone;

const DAY: i64 = 86_400;
/// How far back a start or an end is looked for: over eight years, so that 29 February is found
/// even around a year such as 2100 that is no leap year.
const LOOK_BACK_DAYS: i64 = 3000;
/// No five-field pattern that means anything is longer.
const LONGEST_PATTERN: usize = 200;

/// Why a cron pattern is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CronFault {
    /// Not five fields: seconds, years and `@daily` are not accepted.
    NotFiveFields {
        /// How many there are.
        found: usize,
    },
    /// A field that does not fit its range or syntax, counted from 1 (minute).
    Field(u8),
    /// A day that no year has, such as 30 February.
    NeverMatches,
}

/// A five-field cron pattern: minute, hour, day of month, month, day of week.
#[derive(Clone, Debug)]
pub(crate) struct CronPattern {
    cron: Cron,
    /// Seconds after midnight at which it fires on a day that it names, in order.
    times: Vec<i64>,
}

/// Reads a five-field pattern.
///
/// # Errors
/// More or fewer fields, a field out of range, a pattern that never matches.
pub(crate) fn parse_cron(text: &str) -> Result<CronPattern, CronFault> {
    let fields: Vec<&str> = text.split_whitespace().take(LONGEST_PATTERN).collect();
    if fields.len() != 5 || text.len() > LONGEST_PATTERN {
        return Err(CronFault::NotFiveFields {
            found: fields.len(),
        });
    }
    for (field, number) in fields.iter().zip(1..) {
        if !field_is_plain(field, number) {
            return Err(CronFault::Field(number));
        }
    }
    let Ok(cron) = parser().parse(text) else {
        return Err(CronFault::Field(faulty_field(&fields)));
    };
    let pattern = CronPattern {
        times: firing_times(&cron),
        cron,
    };
    // Eight years from a leap year on hold every day that a pattern can name.
    let first = zone::day_number(jiff::civil::date(2024, 1, 1));
    if (first..first + LOOK_BACK_DAYS).any(|day| pattern.fires_on(day)) {
        Ok(pattern)
    } else {
        Err(CronFault::NeverMatches)
    }
}

fn parser() -> CronParser {
    CronParser::builder()
        .seconds(Seconds::Disallowed)
        .year(Year::Disallowed)
        .build()
}

/// croner replaces names of days and months anywhere in the text, so that `MON` would do as an
/// hour; names are held to their own field here.
fn field_is_plain(field: &str, number: u8) -> bool {
    const MONTHS: [&str; 12] = [
        "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
    ];
    const DAYS: [&str; 7] = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
    let (names, letters): (&[&str], &str) = match number {
        3 => (&[], "LW?"),
        4 => (&MONTHS, ""),
        5 => (&DAYS, "L#?"),
        _ => (&[], ""),
    };
    let upper = field.to_ascii_uppercase();
    upper.split([',', '-', '/']).all(|part| {
        let bare = part
            .split_once('#')
            .map_or(part, |(day, _)| day)
            .trim_end_matches('L');
        let named = names.contains(&bare);
        let plain = |character: char| {
            character.is_ascii_digit() || character == '*' || letters.contains(character)
        };
        named || part.chars().all(plain)
    })
}

/// The first field that alone makes a pattern of stars unreadable.
fn faulty_field(fields: &[&str]) -> u8 {
    let alone = |number: usize, field: &str| {
        let mut stars = ["*"; 5];
        if let Some(slot) = stars.get_mut(number) {
            *slot = field;
        }
        parser().parse(&stars.join(" ")).is_err()
    };
    let faulty = (0..5)
        .zip(fields)
        .find(|(number, field)| alone(*number, field));
    faulty
        .and_then(|(number, _)| u8::try_from(number + 1).ok())
        .unwrap_or(1)
}

fn firing_times(cron: &Cron) -> Vec<i64> {
    let matching = |count: u32, matches: &dyn Fn(u32) -> bool| -> Vec<i64> {
        (0..count)
            .filter(|value| matches(*value))
            .map(i64::from)
            .collect()
    };
    let hours = matching(24, &|hour| cron.pattern.hour_match(hour).unwrap_or(false));
    let minutes = matching(60, &|minute| {
        cron.pattern.minute_match(minute).unwrap_or(false)
    });
    let at = |hour: &i64| {
        let start = hour * 3600;
        minutes
            .iter()
            .map(move |minute| start + minute * 60)
            .collect::<Vec<_>>()
    };
    hours.iter().flat_map(at).collect()
}

impl CronPattern {
    /// The pattern as it was written, in capitals.
    pub(crate) fn text(&self) -> &str {
        self.cron.as_str()
    }

    /// Whether it fires at all on a day, counted from 1970-01-01.
    fn fires_on(&self, day: i64) -> bool {
        let date: Date = zone::date_of(day);
        let (year, month) = (i32::from(date.year()), date.month().unsigned_abs().into());
        let weekday = u32::from(date.weekday().to_sunday_zero_offset().unsigned_abs());
        let weekday = Weekday::from_days_from_sunday(weekday);
        let pattern = &self.cron.pattern;
        // An error means a date outside of what croner knows: it does not fire there.
        pattern.month_match(month).unwrap_or(false)
            && pattern
                .day_match(year, month, date.day().unsigned_abs().into(), weekday)
                .unwrap_or(false)
    }
}

/// When a cron window ends.
#[derive(Clone, Debug)]
pub(crate) enum CronEnd {
    /// At the next match of a second pattern after the start.
    Pattern(Box<CronPattern>),
    /// So many minutes later on the local clock.
    Minutes(u32),
}

/// Windows that begin at every match of a pattern.
#[derive(Clone, Debug)]
pub(crate) struct CronWindows {
    /// When they begin.
    pub(crate) start: CronPattern,
    /// When they end.
    pub(crate) end: CronEnd,
}

impl CronWindows {
    /// The windows on the local-clock axis that reach into `within`.
    pub(crate) fn readings(&self, within: Interval) -> IntervalSet {
        let last_day = within.end.div_euclid(DAY);
        match &self.end {
            CronEnd::Minutes(minutes) => self.with_length(i64::from(*minutes) * 60, within),
            CronEnd::Pattern(end) => self.with_end(end, within.start.div_euclid(DAY), last_day),
        }
    }

    /// How much work [`CronWindows::readings`] is, in days looked at and windows found, at most.
    pub(crate) fn price(&self, within: Interval) -> usize {
        let days = (within.end.div_euclid(DAY)).saturating_sub(within.start.div_euclid(DAY));
        let days = usize::try_from(days).unwrap_or(0).saturating_add(2);
        let (of_a_day, before) = match &self.end {
            CronEnd::Minutes(minutes) => {
                let seconds = i64::from(*minutes) * 60;
                let back = usize::try_from(seconds / DAY).unwrap_or(0);
                (self.of_a_day(seconds).len(), back)
            }
            CronEnd::Pattern(end) => (self.start.times.len() + end.times.len(), 0),
        };
        (days + before).saturating_mul(of_a_day + 1)
    }

    /// The windows of one day, joined: they are the same every day.
    fn of_a_day(&self, seconds: i64) -> IntervalSet {
        let times = self.start.times.iter();
        times
            .map(|time| Interval::new(*time, time + seconds))
            .collect()
    }

    fn with_length(&self, seconds: i64, within: Interval) -> IntervalSet {
        let of_a_day = self.of_a_day(seconds);
        let first_day = (within.start - seconds).div_euclid(DAY);
        let days = first_day..=within.end.div_euclid(DAY);
        days.filter(|day| self.start.fires_on(*day))
            .flat_map(|day| {
                of_a_day.iter().map(move |window| {
                    Interval::new(day * DAY + window.start, day * DAY + window.end)
                })
            })
            .collect()
    }

    fn with_end(&self, end: &CronPattern, first_day: i64, last_day: i64) -> IntervalSet {
        let mut windows = Vec::new();
        let mut open_since = self.open_before(end, first_day);
        for day in first_day..=last_day {
            for (time, event) in self.events(end, day) {
                match (event, open_since) {
                    (Event::Start, None) => open_since = Some(time),
                    (Event::End, Some(start)) => {
                        windows.push(Interval::new(start, time));
                        open_since = None;
                    }
                    _ => {}
                }
            }
        }
        windows.extend(open_since.map(|start| Interval::new(start, i64::MAX)));
        windows.into_iter().collect()
    }

    /// If a window is under way when `day` begins, some moment since which it is.
    fn open_before(&self, end: &CronPattern, day: i64) -> Option<i64> {
        let latest = (1..LOOK_BACK_DAYS).map(|days| day - days);
        let last_event = latest
            .filter_map(|day| self.events(end, day).last().copied())
            .next();
        last_event
            .filter(|(_, event)| *event == Event::Start)
            .map(|(time, _)| time)
    }

    /// What happens on a day, in order, without repetitions; at the same minute the old window
    /// ends before the new one begins.
    fn events(&self, end: &CronPattern, day: i64) -> Vec<(i64, Event)> {
        let of = |pattern: &CronPattern, event: Event| -> Vec<(i64, Event)> {
            let fires = pattern.fires_on(day);
            let times = pattern.times.iter().filter(|_| fires);
            times.map(|time| (day * DAY + time, event)).collect()
        };
        let mut events = of(end, Event::End);
        events.extend(of(&self.start, Event::Start));
        events.sort_unstable();
        events.dedup_by_key(|(_, event)| *event);
        events
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    End,
    Start,
}

#[cfg(test)]
#[path = "cron_tests.rs"]
mod tests;
