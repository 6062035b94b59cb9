//! The parts of a rule: each by itself, and which of them may stand together.

use std::str::FromStr;

use jiff::civil::Weekday;

use super::super::values::{self, EventTime};
use super::{ByDay, Frequency, Recurrence, Times};

const KNOWN: [&str; 14] = [
    "FREQ",
    "INTERVAL",
    "COUNT",
    "UNTIL",
    "WKST",
    "BYMONTH",
    "BYWEEKNO",
    "BYYEARDAY",
    "BYMONTHDAY",
    "BYDAY",
    "BYHOUR",
    "BYMINUTE",
    "BYSECOND",
    "BYSETPOS",
];

/// The parts of a rule, by name.
pub(super) struct Parts(Vec<(String, String)>);

impl Parts {
    /// The parts as they are written; `None` where that is no rule.
    pub(super) fn split(text: &str) -> Option<Self> {
        let mut parts: Vec<(String, String)> = Vec::new();
        let pieces = text.trim().trim_end_matches(';').split(';');
        // Twice as many pieces as there are parts cannot be right.
        for piece in pieces.take(2 * KNOWN.len()) {
            let (name, value) = piece.split_once('=')?;
            let name = name.trim().to_ascii_uppercase();
            if parts.iter().any(|(known, _)| *known == name) {
                return None;
            }
            parts.push((name, value.trim().to_ascii_uppercase()));
        }
        Some(Self(parts))
    }

    /// The name of the first part that no rule has.
    pub(super) fn unknown(&self) -> Option<&str> {
        let names = self.0.iter().map(|(name, _)| name.as_str());
        names.into_iter().find(|name| !KNOWN.contains(name))
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// A positive number; `default` where the part is missing.
    fn number<T>(&self, name: &str, default: Option<T>) -> Option<Option<T>>
    where
        T: FromStr + PartialOrd + From<u8>,
    {
        match self.get(name) {
            None => Some(default),
            Some(text) => text
                .parse()
                .ok()
                .filter(|number| *number >= T::from(1))
                .map(Some),
        }
    }

    /// A list of numbers in `range`; empty where the part is missing. Zero is allowed only where
    /// the range begins with it.
    fn list(&self, name: &str, least: i32, most: i32) -> Option<Vec<i32>> {
        let Some(text) = self.get(name) else {
            return Some(Vec::new());
        };
        let mut numbers = Vec::new();
        for item in text.split(',') {
            let number: i32 = item.strip_prefix('+').unwrap_or(item).parse().ok()?;
            if !(least..=most).contains(&number) || (number == 0 && least < 0) {
                return None;
            }
            numbers.push(number);
        }
        numbers.sort_unstable();
        numbers.dedup();
        Some(numbers)
    }

    /// The rule for an event that starts at `start`.
    pub(super) fn rule(&self, start: &EventTime) -> Option<Recurrence> {
        let frequency = frequency(self.get("FREQ")?)?;
        let until = match self.get("UNTIL") {
            None => None,
            Some(text) => {
                let zone = match &start.clock {
                    values::Clock::Zone(zone) => Some(zone),
                    values::Clock::Day | values::Clock::Floating => None,
                };
                let until = values::event_time(text, zone)?;
                // A date where a time is needed, or the reverse, is forbidden: each way of reading it
                // would end the rule on another day.
                Some(Some(until).filter(|until| until.is_day() == start.is_day())?)
            }
        };
        let week_start = self.get("WKST").map_or(Some(Weekday::Monday), weekday)?;
        let by_day = match self.get("BYDAY") {
            None => Vec::new(),
            Some(text) => text.split(',').map(by_day).collect::<Option<Vec<_>>>()?,
        };
        let by_month = self.list("BYMONTH", 1, 12)?;
        let rule = Recurrence {
            frequency,
            interval: self.number::<u32>("INTERVAL", Some(1))??.into(),
            count: self.number("COUNT", None)?,
            until,
            week_start,
            nth_of_month: frequency == Frequency::Monthly || !by_month.is_empty(),
            by_month,
            by_week_number: self.list("BYWEEKNO", -53, 53)?,
            by_year_day: self.list("BYYEARDAY", -366, 366)?,
            by_month_day: self.list("BYMONTHDAY", -31, 31)?,
            by_day,
            by_position: self.list("BYSETPOS", -366, 366)?,
            times: self.times(frequency, start)?,
        };
        self.allowed_together(&rule)
            .then(|| with_defaults(rule, start))
    }

    /// The table at the end of section 3.3.10 and the sentences before it.
    fn allowed_together(&self, rule: &Recurrence) -> bool {
        use Frequency::{Daily, Monthly, Weekly, Yearly};
        let frequency = rule.frequency;
        let numbered = rule.by_day.iter().any(|day| day.nth != 0);
        let other_by_part = self
            .0
            .iter()
            .any(|(name, _)| name.starts_with("BY") && name != "BYSETPOS");
        !(rule.count.is_some() && rule.until.is_some()
            || !rule.by_week_number.is_empty() && frequency != Yearly
            || !rule.by_year_day.is_empty() && matches!(frequency, Daily | Weekly | Monthly)
            || !rule.by_month_day.is_empty() && frequency == Weekly
            || numbered && !matches!(frequency, Yearly | Monthly)
            || numbered && !rule.by_week_number.is_empty()
            || !rule.by_position.is_empty() && (!other_by_part || frequency > Daily))
    }

    /// The times of day at which instances may be: BYHOUR, BYMINUTE and BYSECOND, each from DTSTART
    /// where it is missing and the frequency is not finer.
    fn times(&self, frequency: Frequency, start: &EventTime) -> Option<Times> {
        let by_time = ["BYHOUR", "BYMINUTE", "BYSECOND"]
            .iter()
            .any(|part| self.get(part).is_some());
        // A day's event has no time of day to vary.
        if start.is_day() && (by_time || frequency > Frequency::Daily) {
            return None;
        }
        let part = |name, count: i32, finest: Frequency, own: i8| -> Option<Vec<i32>> {
            let listed = self.list(name, 0, count - 1)?;
            Some(match listed.is_empty() {
                false => listed,
                true if frequency >= finest => (0..count).collect(),
                true => vec![i32::from(own)],
            })
        };
        let clock = start.reading.time();
        Some(Times {
            hours: part("BYHOUR", 24, Frequency::Hourly, clock.hour())?,
            minutes: part("BYMINUTE", 60, Frequency::Minutely, clock.minute())?,
            seconds: part("BYSECOND", 60, Frequency::Secondly, clock.second())?,
        })
    }
}

/// What DTSTART says where the rule says nothing.
fn with_defaults(mut rule: Recurrence, start: &EventTime) -> Recurrence {
    let date = start.reading.date();
    let weekday = ByDay {
        nth: 0,
        weekday: date.weekday(),
    };
    let no_day =
        rule.by_day.is_empty() && rule.by_month_day.is_empty() && rule.by_year_day.is_empty();
    match rule.frequency {
        Frequency::Yearly if no_day && !rule.by_week_number.is_empty() => rule.by_day.push(weekday),
        Frequency::Yearly if no_day => {
            if rule.by_month.is_empty() {
                rule.by_month.push(date.month().into());
            }
            rule.by_month_day.push(date.day().into());
        }
        Frequency::Monthly if no_day => rule.by_month_day.push(date.day().into()),
        Frequency::Weekly if no_day => rule.by_day.push(weekday),
        _ => {}
    }
    rule
}

fn frequency(text: &str) -> Option<Frequency> {
    Some(match text {
        "YEARLY" => Frequency::Yearly,
        "MONTHLY" => Frequency::Monthly,
        "WEEKLY" => Frequency::Weekly,
        "DAILY" => Frequency::Daily,
        "HOURLY" => Frequency::Hourly,
        "MINUTELY" => Frequency::Minutely,
        "SECONDLY" => Frequency::Secondly,
        _ => return None,
    })
}

fn weekday(text: &str) -> Option<Weekday> {
    Some(match text {
        "MO" => Weekday::Monday,
        "TU" => Weekday::Tuesday,
        "WE" => Weekday::Wednesday,
        "TH" => Weekday::Thursday,
        "FR" => Weekday::Friday,
        "SA" => Weekday::Saturday,
        "SU" => Weekday::Sunday,
        _ => return None,
    })
}

/// `TU`, `2TU` or `-1FR`.
fn by_day(text: &str) -> Option<ByDay> {
    let text = text.trim();
    let (number, day) = text.split_at_checked(text.len().checked_sub(2)?)?;
    let nth = match number.strip_prefix('+').unwrap_or(number) {
        "" => 0,
        number => number
            .parse()
            .ok()
            .filter(|nth: &i32| *nth != 0 && nth.abs() <= 53)?,
    };
    Some(ByDay {
        nth,
        weekday: weekday(day)?,
    })
}
