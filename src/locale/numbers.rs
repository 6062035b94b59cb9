//! Numbers as people of each language write them.

use fluent_bundle::FluentValue;

use super::Locale;

/// Parts groups of three digits in French: narrow, and no line ends there.
pub(super) const NARROW_NO_BREAK_SPACE: char = '\u{202f}';

/// A decimal number with the language's signs: `12,345.6`, `12 345,6`. Text that is no such number
/// stays as it is.
pub(super) fn decimal(locale: Locale, text: &str) -> String {
    let (group, point) = match locale {
        Locale::English => (',', '.'),
        Locale::French => (NARROW_NO_BREAK_SPACE, ','),
    };
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = match digits.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|it| it.is_ascii_digit());
    if !is_number(whole) || !fraction.is_none_or(is_number) {
        return text.to_owned();
    }
    let mut written = String::with_capacity(text.len() + 8);
    if digits.len() < text.len() {
        written.push('-');
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            written.push(group);
        }
        written.push(digit);
    }
    if let Some(fraction) = fraction {
        written.push(point);
        written.push_str(fraction);
    }
    written
}

/// How Fluent writes numbers of a sentence; `None` leaves other values to it.
pub(super) fn formatter<M>(locale: Locale) -> fn(&FluentValue<'_>, &M) -> Option<String> {
    match locale {
        Locale::English => |value, _| in_a_sentence(Locale::English, value),
        Locale::French => |value, _| in_a_sentence(Locale::French, value),
    }
}

fn in_a_sentence(locale: Locale, value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let text = number.as_string();
    match number.options.use_grouping {
        true => Some(decimal(locale, &text)),
        false => Some(text.into_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_stand_in_groups_of_three() {
        for (text, english, french) in [
            ("0", "0", "0"),
            ("999", "999", "999"),
            ("1000", "1,000", "1\u{202f}000"),
            ("12345.6", "12,345.6", "12\u{202f}345,6"),
            (
                "-1234567.25",
                "-1,234,567.25",
                "-1\u{202f}234\u{202f}567,25",
            ),
            ("0.1234", "0.1234", "0,1234"),
        ] {
            assert_eq!(decimal(Locale::English, text), english);
            assert_eq!(decimal(Locale::French, text), french);
        }
    }

    #[test]
    fn what_is_no_decimal_number_stays_as_it_is() {
        for text in ["", "-", "1.", ".5", "1.2.3", "v1.0", "1e9", "NaN"] {
            assert_eq!(decimal(Locale::English, text), text);
            assert_eq!(decimal(Locale::French, text), text);
        }
    }
}
