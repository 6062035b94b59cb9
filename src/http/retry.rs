//! When to ask again, and how long to wait first: pure.
//!
//! Sources: RFC 9110, 10.2.3 (`Retry-After`) and 15.6.4 (503), RFC 6585, 4 (429), and GitHub's
//! "Rate limits for the REST API": `retry-after` first, then `x-ratelimit-reset`, else a minute.

use std::time::Duration;

use http::{HeaderMap, StatusCode};
use jiff::{SignedDuration, Timestamp};

use super::error::HttpErrorKind;

/// A request is sent at most so often, the first time included.
pub(super) const TRIES: u32 = 3;

/// How long to wait where a rate limit does not say it.
const RATE_LIMIT_BACKOFF: Duration = Duration::from_secs(60);

/// The first pause after a failure; each further one is twice as long.
const FIRST_BACKOFF: Duration = Duration::from_millis(500);

/// What an answer means for asking again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is the answer.
    Answer,
    /// The server is busy or away; asking again after the pause may help.
    Busy(Duration),
    /// The server counts requests, and this was one too many.
    Limited {
        /// How long to wait.
        wait: Duration,
        /// The instant it ends, by the server's clock, if it said so.
        until: Option<Timestamp>,
    },
}

/// Judges an answer. `tried` is how often the request was sent.
pub(super) fn verdict(
    status: StatusCode,
    headers: &HeaderMap,
    date: Option<Timestamp>,
    tried: u32,
) -> Verdict {
    match status {
        StatusCode::TOO_MANY_REQUESTS => limited(headers, date),
        StatusCode::FORBIDDEN if names_a_limit(headers) => limited(headers, date),
        StatusCode::BAD_GATEWAY | StatusCode::SERVICE_UNAVAILABLE | StatusCode::GATEWAY_TIMEOUT => {
            Verdict::Busy(busy_for(headers, date, tried))
        }
        _ => Verdict::Answer,
    }
}

/// How long to wait for a server that is busy: as long as it says.
pub(super) fn busy_for(headers: &HeaderMap, date: Option<Timestamp>, tried: u32) -> Duration {
    retry_after(headers, date).map_or(backoff(tried), |(wait, _)| wait)
}

/// Whether a failed attempt may be repeated when the request may be, and after what pause.
pub(super) fn after_failure(kind: &HttpErrorKind, tried: u32) -> Option<Duration> {
    match kind {
        HttpErrorKind::TimedOut
        | HttpErrorKind::Refused
        | HttpErrorKind::Unreachable
        | HttpErrorKind::NameNotResolved
        | HttpErrorKind::Reset
        | HttpErrorKind::Truncated => Some(backoff(tried)),
        HttpErrorKind::InvalidUrl
        | HttpErrorKind::AddressNotAllowed(_)
        | HttpErrorKind::NoCertificates
        | HttpErrorKind::Tls(_)
        | HttpErrorKind::TooLarge(_)
        | HttpErrorKind::ForeignRedirect { .. }
        | HttpErrorKind::BadRedirect
        | HttpErrorKind::RateLimited { .. } => None,
    }
}

fn backoff(tried: u32) -> Duration {
    FIRST_BACKOFF.saturating_mul(1 << tried.saturating_sub(1).min(6))
}

fn limited(headers: &HeaderMap, date: Option<Timestamp>) -> Verdict {
    let told = retry_after(headers, date).or_else(|| reset(headers, date));
    let (wait, until) = told.unwrap_or((RATE_LIMIT_BACKOFF, None));
    Verdict::Limited { wait, until }
}

/// GitHub answers 403 for a limit as well as for a missing permission; only the headers tell.
fn names_a_limit(headers: &HeaderMap) -> bool {
    headers.contains_key("retry-after") || text(headers, "x-ratelimit-remaining") == Some("0")
}

/// `Retry-After`, in seconds or as a date; the date is measured by the server's own clock.
fn retry_after(
    headers: &HeaderMap,
    date: Option<Timestamp>,
) -> Option<(Duration, Option<Timestamp>)> {
    let value = text(headers, "retry-after")?;
    if let Ok(seconds) = value.parse::<u64>() {
        let until = i64::try_from(seconds)
            .ok()
            .and_then(|seconds| date?.checked_add(SignedDuration::from_secs(seconds)).ok());
        return Some((Duration::from_secs(seconds), until));
    }
    until_instant(http_date(value)?, date)
}

/// `X-RateLimit-Reset`, in seconds since 1970. Without the server's `Date` it is not known how
/// far off that is: no clock of ours is asked.
fn reset(headers: &HeaderMap, date: Option<Timestamp>) -> Option<(Duration, Option<Timestamp>)> {
    let seconds = text(headers, "x-ratelimit-reset")?.parse().ok()?;
    until_instant(Timestamp::from_second(seconds).ok()?, date)
}

fn until_instant(
    until: Timestamp,
    date: Option<Timestamp>,
) -> Option<(Duration, Option<Timestamp>)> {
    let Some(date) = date else {
        return Some((RATE_LIMIT_BACKOFF, Some(until)));
    };
    // One second more: both are cut to whole seconds.
    let wait = until.duration_since(date).as_secs().saturating_add(1);
    Some((Duration::from_secs(wait.max(1).unsigned_abs()), Some(until)))
}

/// The instant of a `Date` or `Retry-After` header (RFC 9110, 5.6.7).
pub(super) fn http_date(value: &str) -> Option<Timestamp> {
    jiff::fmt::rfc2822::DateTimeParser::new()
        .parse_timestamp(value)
        .ok()
}

/// The server's clock.
pub(super) fn server_date(headers: &HeaderMap) -> Option<Timestamp> {
    http_date(text(headers, "date")?)
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok().map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DATE: &str = "Fri, 20 Nov 2026 14:00:00 GMT";

    fn check(status: u16, headers: &[(&'static str, &str)], expected: Verdict) {
        let headers: HeaderMap = headers
            .iter()
            .map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()))
            .collect();
        let status = StatusCode::from_u16(status).unwrap();
        let date = server_date(&headers);
        assert_eq!(
            verdict(status, &headers, date, 1),
            expected,
            "{status} {headers:?}"
        );
    }

    fn limited(seconds: u64, until: Option<&str>) -> Verdict {
        Verdict::Limited {
            wait: Duration::from_secs(seconds),
            until: until.map(|until| until.parse().unwrap()),
        }
    }

    #[test]
    fn a_limit_is_waited_for_as_long_as_the_server_says() {
        let five_past = Some("2026-11-20T14:00:05Z");
        check(429, &[("retry-after", "5")], limited(5, None));
        check(
            429,
            &[("retry-after", "5"), ("date", DATE)],
            limited(5, five_past),
        );
        check(
            429,
            &[
                ("retry-after", "Fri, 20 Nov 2026 14:00:05 GMT"),
                ("date", DATE),
            ],
            limited(6, five_past),
        );
        check(
            403,
            &[
                ("x-ratelimit-remaining", "0"),
                ("x-ratelimit-reset", "1795183205"),
                ("date", DATE),
            ],
            limited(6, five_past),
        );
        check(
            429,
            &[("retry-after", "2"), ("x-ratelimit-reset", "1795183205")],
            limited(2, None),
        );
        check(
            429,
            &[("x-ratelimit-reset", "1795183205")],
            limited(60, five_past),
        );
        check(
            429,
            &[("x-ratelimit-reset", "1"), ("date", DATE)],
            limited(1, Some("1970-01-01T00:00:01Z")),
        );
    }

    #[test]
    fn a_limit_that_says_nothing_or_nonsense_is_waited_for_a_minute() {
        check(429, &[], limited(60, None));
        check(429, &[("retry-after", "soon")], limited(60, None));
        check(429, &[("retry-after", "-1")], limited(60, None));
        check(429, &[("x-ratelimit-reset", "NaN")], limited(60, None));
        check(
            429,
            &[("retry-after", "18446744073709551615"), ("date", DATE)],
            limited(u64::MAX, None),
        );
        check(
            429,
            &[("x-ratelimit-reset", "9223372036854775807"), ("date", DATE)],
            limited(60, None),
        );
    }

    #[test]
    fn forbidden_is_a_limit_only_when_the_headers_say_so() {
        check(403, &[], Verdict::Answer);
        check(
            403,
            &[("x-ratelimit-remaining", "17"), ("x-ratelimit-reset", "9")],
            Verdict::Answer,
        );
        check(403, &[("retry-after", "3")], limited(3, None));
    }

    #[test]
    fn a_busy_server_is_asked_again_and_a_broken_one_is_not() {
        for status in [502, 503, 504] {
            check(status, &[], Verdict::Busy(Duration::from_millis(500)));
        }
        check(
            503,
            &[("retry-after", "7")],
            Verdict::Busy(Duration::from_secs(7)),
        );
        for status in [200, 304, 400, 401, 404, 409, 422, 500, 501] {
            check(status, &[("retry-after", "7")], Verdict::Answer);
        }
    }

    #[test]
    fn pauses_grow() {
        let pauses: Vec<_> = (1..4).map(|tried| backoff(tried).as_millis()).collect();
        assert_eq!(pauses, [500, 1_000, 2_000]);
        assert_eq!(backoff(u32::MAX), Duration::from_secs(32));
    }
}
