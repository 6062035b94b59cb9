//! Instants, days and durations as people of each language write them.

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
    let mut written = format!("{} {day} {month}", weekday(locale, date.weekday()));
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
        (Locale::French, 0) => format!("{day} à {hour} h"),
        (Locale::French, _) => format!("{day} à {hour} h {minute:02}"),
    }
}

/// The two greatest units of a length of time: `2 d 3 h`, `2 j 3 h`, `45 min`.
pub(crate) fn duration(locale: Locale, seconds: i64) -> String {
    let day = match locale {
        Locale::English => "d",
        Locale::French => "j",
    };
    let units = [(86_400, day), (3_600, "h"), (60, "min"), (1, "s")];
    let mut rest = seconds.unsigned_abs();
    let mut parts = Vec::new();
    for (size, name) in units {
        let count = rest / size;
        rest %= size;
        if count > 0 && parts.len() < 2 {
            parts.push(format!("{count} {name}"));
        } else if !parts.is_empty() {
            break;
        }
    }
    if parts.is_empty() {
        "0 s".to_owned()
    } else {
        parts.join(" ")
    }
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
            "lun. 23 nov. à 9 h"
        );
        assert_eq!(
            instant(Locale::French, &zoned(), true),
            "lun. 23 nov. 2026 à 9 h"
        );
        assert_eq!(rfc3339(&zoned()), "2026-11-23T09:00:00+01:00");
    }

    #[test]
    fn a_duration_has_at_most_two_units() {
        assert_eq!(
            duration(Locale::English, 2 * 86_400 + 3 * 3_600 + 59),
            "2 d 3 h"
        );
        assert_eq!(duration(Locale::French, 86_400), "1 j");
        assert_eq!(duration(Locale::English, 86_400 + 5), "1 d");
        assert_eq!(duration(Locale::English, 0), "0 s");
    }
}
