//! Instants, days and durations as people of each language write them. In French no line ends between
//! a number and what it counts.

use jiff::{Zoned, civil::Date, civil::Weekday};

use super::Locale;

const ENGLISH_DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const FRENCH_DAYS: [&str; 7] = ["lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."];
const ENGLISH_MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];
const FRENCH_MONTHS: [&str; 12] = [
    "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.",
    "déc.",
];

/// Stands in French between a number and its unit.
const NO_BREAK_SPACE: char = '\u{a0}';

/// A weekday's short name.
pub(crate) fn weekday(locale: Locale, day: Weekday) -> &'static str {
    let index = usize::try_from(day.to_monday_zero_offset()).unwrap_or_default();
    let days = match locale {
        Locale::English => &ENGLISH_DAYS,
        Locale::French => &FRENCH_DAYS,
    };
    days.get(index).copied().unwrap_or_default()
}

/// `Mon 23 Nov` or `lun. 23 nov.`; with the year if asked.
pub(crate) fn date(locale: Locale, date: Date, with_year: bool) -> String {
    let months = match locale {
        Locale::English => &ENGLISH_MONTHS,
        Locale::French => &FRENCH_MONTHS,
    };
    let month = usize::try_from(date.month() - 1)
        .ok()
        .and_then(|index| months.get(index))
        .unwrap_or(&"");
    let day = match (locale, date.day()) {
        (Locale::French, 1) => "1er".to_owned(),
        (_, day) => day.to_string(),
    };
    let space = match locale {
        Locale::English => ' ',
        Locale::French => NO_BREAK_SPACE,
    };
    let mut written = format!("{} {day}{space}{month}", weekday(locale, date.weekday()));
    if with_year {
        written.push_str(&format!(" {}", date.year()));
    }
    written
}

/// `Mon 23 Nov 09:00` or `lun. 23 nov. à 9 h`, on the clock of the instant's zone.
pub(crate) fn instant(locale: Locale, instant: &Zoned, with_year: bool) -> String {
    let day = date(locale, instant.date(), with_year);
    let (hour, minute) = (instant.hour(), instant.minute());
    match (locale, minute) {
        (Locale::English, _) => format!("{day} {hour:02}:{minute:02}"),
        (Locale::French, 0) => format!("{day} à {hour}\u{a0}h"),
        (Locale::French, _) => format!("{day} à {hour}\u{a0}h\u{a0}{minute:02}"),
    }
}

/// The two greatest units of a length of time: `2 d 3 h`, `2 j 3 h`, `45 min`.
pub(crate) fn duration(locale: Locale, seconds: i64) -> String {
    let (day, space) = match locale {
        Locale::English => ("d", ' '),
        Locale::French => ("j", NO_BREAK_SPACE),
    };
    let units = [(86_400, day), (3_600, "h"), (60, "min"), (1, "s")];
    let mut rest = seconds.unsigned_abs();
    let mut parts = Vec::new();
    for (size, name) in units {
        let count = rest / size;
        rest %= size;
        if count > 0 && parts.len() < 2 {
            parts.push(format!("{count}{space}{name}"));
        } else if !parts.is_empty() {
            break;
        }
    }
    if parts.is_empty() {
        format!("0{space}s")
    } else {
        parts.join(" ")
    }
}

/// A length or a period of time, from how policies write it: `30d` is `30 j` in French, `month` is
/// `a month` or `un mois`. What is neither stays as it is.
pub(crate) fn span(locale: Locale, text: &str) -> String {
    let period = match (text, locale) {
        ("week", Locale::English) => "a week",
        ("month", Locale::English) => "a month",
        ("quarter", Locale::English) => "a quarter",
        ("year", Locale::English) => "a year",
        ("week", Locale::French) => "une semaine",
        ("month", Locale::French) => "un mois",
        ("quarter", Locale::French) => "un trimestre",
        ("year", Locale::French) => "une année",
        (_, Locale::English) => text,
        (_, Locale::French) => return length(text).unwrap_or_else(|| text.to_owned()),
    };
    period.to_owned()
}

/// `1d12h` as `1 j 12 h`; `None` where it is no number of units.
fn length(text: &str) -> Option<String> {
    let mut parts = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(|letter: char| !letter.is_ascii_digit())?;
        let (count, behind) = rest.split_at_checked(end).filter(|_| end > 0)?;
        let next = behind.find(|letter: char| letter.is_ascii_digit());
        let (unit, after) = behind.split_at_checked(next.unwrap_or(behind.len()))?;
        let unit = match unit {
            "s" => "s",
            "m" => "min",
            "h" => "h",
            "d" => "j",
            "w" => "sem.",
            _ => return None,
        };
        parts.push(format!("{count}{NO_BREAK_SPACE}{unit}"));
        rest = after;
    }
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// RFC 3339 with offset and whole seconds, for JSON: `2026-11-20T15:04:05+01:00`.
pub(crate) fn rfc3339(instant: &Zoned) -> String {
    instant.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zoned() -> Zoned {
        "2026-11-23T09:00:00+01:00[Europe/Paris]".parse().unwrap()
    }

    #[test]
    fn an_instant_reads_as_people_write_it() {
        assert_eq!(
            instant(Locale::English, &zoned(), false),
            "Mon 23 Nov 09:00"
        );
        assert_eq!(
            instant(Locale::French, &zoned(), false),
            "lun. 23\u{a0}nov. à 9\u{a0}h"
        );
        assert_eq!(
            instant(Locale::French, &zoned(), true),
            "lun. 23\u{a0}nov. 2026 à 9\u{a0}h"
        );
        assert_eq!(rfc3339(&zoned()), "2026-11-23T09:00:00+01:00");
    }

    #[test]
    fn a_duration_has_at_most_two_units() {
        assert_eq!(
            duration(Locale::English, 2 * 86_400 + 3 * 3_600 + 59),
            "2 d 3 h"
        );
        assert_eq!(duration(Locale::French, 86_400), "1\u{a0}j");
        assert_eq!(
            duration(Locale::French, 2 * 86_400 + 3 * 3_600),
            "2\u{a0}j 3\u{a0}h"
        );
        assert_eq!(duration(Locale::English, 86_400 + 5), "1 d");
        assert_eq!(duration(Locale::English, 0), "0 s");
    }

    #[test]
    fn a_span_of_a_policy_is_said_as_people_say_it() {
        for (text, english, french) in [
            ("30d", "30d", "30\u{a0}j"),
            ("36h", "36h", "36\u{a0}h"),
            ("1d12h", "1d12h", "1\u{a0}j 12\u{a0}h"),
            ("2w", "2w", "2\u{a0}sem."),
            ("5m", "5m", "5\u{a0}min"),
            ("month", "a month", "un mois"),
            ("", "", ""),
            ("d", "d", "d"),
            ("30", "30", "30"),
            ("30 d", "30 d", "30 d"),
            ("3Q", "3Q", "3Q"),
        ] {
            assert_eq!(span(Locale::English, text), english);
            assert_eq!(span(Locale::French, text), french);
        }
    }
}
