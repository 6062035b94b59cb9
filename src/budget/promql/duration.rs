//! Lengths of time as PromQL writes them.

/// Units from the longest to the shortest, with their length in milliseconds. A day has 24 hours, a
/// year 365 days (Prometheus, "Querying basics").
const UNITS: [(&str, u64); 7] = [
    ("y", 365 * 86_400_000),
    ("w", 7 * 86_400_000),
    ("d", 86_400_000),
    ("h", 3_600_000),
    ("m", 60_000),
    ("s", 1_000),
    ("ms", 1),
];

/// How long a duration such as `28d` or `1h30m` is, so that `28d` and `4w` are the same; a number
/// alone is of seconds. None for what is no duration, or longer than any.
pub(crate) fn milliseconds(duration: &str) -> Option<u64> {
    if !duration.is_empty() && duration.bytes().all(|byte| byte.is_ascii_digit()) {
        return duration.parse::<u64>().ok()?.checked_mul(1_000);
    }
    let mut units = UNITS.iter();
    let mut rest = duration;
    let mut total: u64 = 0;
    loop {
        let (number, behind) = split(rest, |byte| byte.is_ascii_digit())?;
        let (unit, behind) = split(behind, |byte| byte.is_ascii_alphabetic())?;
        // What was passed over cannot come back: each unit stands once, the longest first.
        let (_, length) = units.find(|(name, _)| *name == unit)?;
        let part = number.parse::<u64>().ok()?.checked_mul(*length)?;
        total = total.checked_add(part)?;
        if behind.is_empty() {
            return Some(total);
        }
        rest = behind;
    }
}

/// The longest beginning of such bytes, which is not empty, and what stands behind it.
fn split(text: &str, is_such: impl Fn(u8) -> bool) -> Option<(&str, &str)> {
    let length = text.bytes().take_while(|byte| is_such(*byte)).count();
    (length > 0).then(|| text.split_at_checked(length))?
}
