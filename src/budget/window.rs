//! Over which time an objective is judged.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use jiff::{RoundMode, Span, Timestamp, ToSpan, Unit, Zoned, ZonedRound};

use super::Number;

/// A length of time in whole seconds, in Prometheus' and OpenSLO's words for rolling windows: `28d`,
/// `4w`, `1h30m`. Not shorter than an hour, not longer than ten years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Length {
    seconds: i64,
}

/// A period of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Period {
    /// From Monday.
    Week,
    /// From the first.
    Month,
    /// From January, April, July or October.
    Quarter,
    /// From January.
    Year,
}

/// Over which time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Window {
    /// The last so many days.
    Rolling(Length),
    /// Since the beginning of a period.
    Calendar(Period),
}

/// A text that is no window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct InvalidWindow;

const UNITS: [(char, i64); 5] = [
    ('w', 604_800),
    ('d', 86_400),
    ('h', 3_600),
    ('m', 60),
    ('s', 1),
];
const SHORTEST: i64 = 3_600;
const LONGEST: i64 = 3_660 * 86_400;

impl FromStr for Length {
    type Err = InvalidWindow;
    fn from_str(text: &str) -> Result<Self, InvalidWindow> {
        let mut seconds = 0_i64;
        let mut number = String::new();
        for letter in text.chars() {
            if letter.is_ascii_digit() {
                number.push(letter);
                continue;
            }
            let unit = UNITS.iter().find(|(name, _)| *name == letter);
            let (_, unit) = unit.ok_or(InvalidWindow)?;
            let count: i64 = number.parse().map_err(|_| InvalidWindow)?;
            number.clear();
            let more = count.checked_mul(*unit);
            seconds = more
                .and_then(|more| seconds.checked_add(more))
                .ok_or(InvalidWindow)?;
        }
        let is_whole = number.is_empty() && (SHORTEST..=LONGEST).contains(&seconds);
        is_whole.then_some(Self { seconds }).ok_or(InvalidWindow)
    }
}

impl Length {
    /// So many days.
    pub(crate) fn days(days: i64) -> Option<Self> {
        Self::of_seconds(days.checked_mul(86_400)?)
    }

    /// So many seconds.
    pub(crate) fn of_seconds(seconds: i64) -> Option<Self> {
        (SHORTEST..=LONGEST)
            .contains(&seconds)
            .then_some(Self { seconds })
    }

    /// In seconds.
    pub(crate) fn seconds(self) -> i64 {
        self.seconds
    }
}

impl fmt::Display for Length {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = UNITS
            .iter()
            .skip(1)
            .find(|(_, length)| self.seconds % length == 0);
        let (name, length) = unit.copied().unwrap_or(('s', 1));
        write!(formatter, "{}{name}", self.seconds / length)
    }
}

/// `1w`, `1M`, `1Q`, `1Y` as OpenSLO writes them, or `week`, `month`, `quarter`, `year`.
impl FromStr for Period {
    type Err = InvalidWindow;
    fn from_str(text: &str) -> Result<Self, InvalidWindow> {
        match text {
            "1w" | "week" => Ok(Self::Week),
            "1M" | "month" => Ok(Self::Month),
            "1Q" | "quarter" => Ok(Self::Quarter),
            "1Y" | "year" => Ok(Self::Year),
            _ => Err(InvalidWindow),
        }
    }
}

impl Period {
    /// The machine's word.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }

    /// The first day of the period that a day lies in.
    fn first_day(self, day: Date) -> Date {
        let months = match self {
            Self::Week => {
                let back = i64::from(day.weekday().to_monday_zero_offset());
                return day.saturating_sub(back.days());
            }
            Self::Month => 0,
            Self::Quarter => (day.month() - 1) % 3,
            Self::Year => day.month() - 1,
        };
        day.first_of_month().saturating_sub(months.months())
    }

    fn length(self) -> Span {
        match self {
            Self::Week => 1.week(),
            Self::Month => 1.month(),
            Self::Quarter => 3.months(),
            Self::Year => 1.year(),
        }
    }

    /// The beginning of the period that an instant lies in, and that of the next one, on the
    /// instant's own clock.
    pub(crate) fn around(self, now: &Zoned) -> Option<(Timestamp, Timestamp)> {
        let first = self.first_day(now.date());
        let next = first.checked_add(self.length()).ok()?;
        let midnight = |day: Date| {
            let start = day.to_zoned(now.time_zone().clone()).ok()?;
            Some(start.timestamp())
        };
        Some((midnight(first)?, midnight(next)?))
    }
}

/// How much of a window has passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Passed {
    /// The part that is looked at, in seconds, at least one minute.
    pub(crate) elapsed: i64,
    /// The whole window, in seconds.
    pub(crate) whole: i64,
    /// When a new period begins with a full budget; `None` for a window that rolls.
    pub(crate) ends: Option<Timestamp>,
}

impl Passed {
    /// The share that has passed.
    pub(crate) fn share(&self) -> Number {
        Number::fraction(self.elapsed, self.whole.max(1))
    }
}

impl Window {
    /// How much of it has passed at an instant.
    pub(crate) fn passed(self, now: &Zoned) -> Option<Passed> {
        match self {
            Self::Rolling(length) => Some(Passed {
                elapsed: length.seconds,
                whole: length.seconds,
                ends: None,
            }),
            Self::Calendar(period) => {
                let (start, end) = period.around(now)?;
                let minute = ZonedRound::new()
                    .smallest(Unit::Minute)
                    .mode(RoundMode::Trunc);
                let until = now.round(minute).ok()?.timestamp();
                let seconds = |from: Timestamp, to: Timestamp| to.as_second() - from.as_second();
                Some(Passed {
                    elapsed: seconds(start, until).max(60),
                    whole: seconds(start, end),
                    ends: Some(end),
                })
            }
        }
    }

    /// The machine's word.
    pub(crate) fn text(self) -> String {
        match self {
            Self::Rolling(length) => length.to_string(),
            Self::Calendar(period) => period.word().to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_as_prometheus_writes_them() {
        for (text, days) in [("30d", 30), ("4w", 28), ("24h", 1), ("1d12h12h", 2)] {
            assert_eq!(text.parse::<Length>().ok(), Length::days(days), "{text}");
        }
        for text in ["", "30", "d", "30 d", "1M", "59m", "-1d", "99999w", "1.5d"] {
            assert!(text.parse::<Length>().is_err(), "{text}");
        }
        assert_eq!("4w".parse::<Length>().unwrap().to_string(), "28d");
        assert_eq!("36h".parse::<Length>().unwrap().to_string(), "36h");
    }

    #[test]
    fn periods_begin_where_people_say_they_do() {
        let now: Zoned = "2026-11-25T10:00[Europe/Paris]".parse().unwrap();
        for (period, start, days) in [
            (Period::Week, "2026-11-23T00:00[Europe/Paris]", 7),
            (Period::Month, "2026-11-01T00:00[Europe/Paris]", 30),
            (Period::Year, "2026-01-01T00:00[Europe/Paris]", 365),
        ] {
            let (from, to) = period.around(&now).unwrap();
            assert_eq!(from, start.parse::<Zoned>().unwrap().timestamp());
            assert_eq!((to.as_second() - from.as_second()) / 86_400, days);
        }
        // October has the hour that summer time gave back.
        let (from, to) = Period::Quarter.around(&now).unwrap();
        assert_eq!(
            from,
            "2026-10-01T00:00[Europe/Paris]"
                .parse::<Zoned>()
                .unwrap()
                .timestamp()
        );
        assert_eq!(to.as_second() - from.as_second(), 92 * 86_400 + 3_600);
    }

    #[test]
    fn of_a_period_only_what_has_passed_is_looked_at() {
        let now: Zoned = "2026-11-02T00:00:30[Europe/Paris]".parse().unwrap();
        let passed = Window::Calendar(Period::Month).passed(&now).unwrap();
        assert_eq!((passed.elapsed, passed.whole), (86_400, 30 * 86_400));
        let first: Zoned = "2026-11-01T00:00:00[Europe/Paris]".parse().unwrap();
        let passed = Window::Calendar(Period::Month).passed(&first).unwrap();
        assert_eq!(
            passed.elapsed, 60,
            "not nothing: nothing can be divided by it"
        );
    }
}
