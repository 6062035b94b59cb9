//! How fast a budget is being spent.
//!
//! A burn rate of 1 spends exactly the budget in exactly the window. The rows are those of the Site
//! Reliability Workbook (chapter 5): 2 % of the budget in an hour and 5 % in six are for a page, 10 %
//! in a day or in three for a ticket; each must hold over a short lookback as well, so that it ends
//! soon after its cause does.

use std::cmp::Ordering;

use super::{Number, Target};

/// What a row's alarm is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Severity {
    /// Somebody is asked to look in working hours.
    Ticket,
    /// Somebody is woken up.
    Page,
}

impl Severity {
    /// The machine's word.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Ticket => "ticket",
            Self::Page => "page",
        }
    }
}

/// One row of the table, for a window of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BurnRow {
    /// What it is for.
    pub(crate) severity: Severity,
    /// The long lookback, in seconds.
    pub(crate) long: i64,
    /// The short lookback, in seconds.
    pub(crate) short: i64,
    /// From which burn rate on it is an alarm.
    pub(crate) threshold: Number,
}

/// Severity, share of the budget in percent, long and short lookback in seconds.
const TABLE: [(Severity, i64, i64, i64); 4] = [
    (Severity::Page, 2, 3_600, 300),
    (Severity::Page, 5, 6 * 3_600, 1_800),
    (Severity::Ticket, 10, 86_400, 2 * 3_600),
    (Severity::Ticket, 10, 3 * 86_400, 6 * 3_600),
];

/// The rows for a window, in seconds. The share of the budget is what stays: a page at 14.4 for 30
/// days is one at 13.44 for 28. A limit below 1 is 1, since no slower rate ever exhausts the budget:
/// short windows have their alarms, too. Rows that look further back than the window are left out,
/// but for the first.
pub(crate) fn rows(window: i64) -> Vec<BurnRow> {
    let row = |(severity, percent, long, short): (Severity, i64, i64, i64)| BurnRow {
        severity,
        long,
        short,
        threshold: Number::fraction(percent.saturating_mul(window), long * 100).max(Number::one()),
    };
    let (first, rest) = TABLE.split_at(1);
    let rest = rest.iter().filter(|(_, _, long, _)| *long <= window);
    first.iter().chain(rest).copied().map(row).collect()
}

/// From which burn rate on a lookback is too fast for a window, in seconds: as a long lookback, or else
/// as a short one. `None` where no row has it.
pub(crate) fn limit(window: i64, lookback: i64) -> Option<Number> {
    let rows = rows(window);
    let long = rows.iter().find(|row| row.long == lookback);
    let row = long.or_else(|| rows.iter().find(|row| row.short == lookback));
    row.map(|row| row.threshold.clone())
}

/// The burn rate over one lookback.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BurnRate {
    /// The lookback, in seconds.
    pub(crate) lookback: i64,
    /// The rate.
    pub(crate) rate: Number,
}

impl BurnRate {
    /// From the share of events that failed in a lookback.
    pub(crate) fn of(lookback: i64, error_ratio: &Number, target: &Target) -> Option<Self> {
        let rate = error_ratio.over(&target.budget())?;
        Some(Self { lookback, rate })
    }

    /// The share of the budget that was spent in the lookback.
    #[cfg(test)]
    pub(crate) fn consumed(&self, window: i64) -> Option<Number> {
        (&self.rate * &Number::whole(self.lookback)).over(&Number::whole(window))
    }
}

/// What the burn rates come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pace {
    /// The rates, the shortest lookback first.
    pub(crate) rates: Vec<BurnRate>,
    /// The worst alarm that holds, with its row.
    pub(crate) alarm: Option<BurnRow>,
    /// Rows of which a rate is missing.
    pub(crate) unknown: Vec<BurnRow>,
}

impl Pace {
    /// Compares the rates with the rows of a window. A row whose one rate is below needs no other.
    pub(crate) fn of(mut rates: Vec<BurnRate>, window: i64) -> Self {
        rates.sort_by_key(|rate| rate.lookback);
        let over = |lookback: i64, threshold: &Number| {
            let rate = rates.iter().find(|rate| rate.lookback == lookback)?;
            Some(rate.rate.against(threshold) != Ordering::Less)
        };
        let (mut alarm, mut unknown) = (None::<BurnRow>, Vec::new());
        for row in rows(window) {
            match (
                over(row.long, &row.threshold),
                over(row.short, &row.threshold),
            ) {
                (Some(true), Some(true)) => {
                    if alarm
                        .as_ref()
                        .is_none_or(|worst| row.severity > worst.severity)
                    {
                        alarm = Some(row);
                    }
                }
                (Some(false), _) | (_, Some(false)) => {}
                _ => unknown.push(row),
            }
        }
        Self {
            rates,
            alarm,
            unknown,
        }
    }

    /// The rate over the longest lookback of a page: long enough to be no accident, short enough to
    /// be about now.
    pub(crate) fn present(&self) -> Option<&BurnRate> {
        self.rates.iter().find(|rate| rate.lookback == 3_600)
    }
}

/// In how many seconds what is left is spent at a burn rate; `None`: never.
pub(crate) fn exhausted_in(remaining: &Number, rate: &Number, window: i64) -> Option<Number> {
    if remaining.against(&Number::zero()) != Ordering::Greater {
        return Some(Number::zero());
    }
    (remaining * &Number::whole(window)).over(rate)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pace(rates: &[(i64, &str)], days: i64) -> Pace {
        let rate = |(lookback, rate): &(i64, &str)| BurnRate {
            lookback: *lookback,
            rate: rate.parse().unwrap(),
        };
        Pace::of(rates.iter().map(rate).collect(), days * 86_400)
    }

    #[test]
    fn the_table_is_scaled_to_the_window() {
        let thresholds = |days: i64| -> Vec<String> {
            rows(days * 86_400)
                .iter()
                .map(|row| row.threshold.cut(3))
                .collect()
        };
        assert_eq!(thresholds(30), ["14.4", "6", "3", "1"]);
        assert_eq!(thresholds(28), ["13.44", "5.6", "2.8", "1"]);
        assert_eq!(thresholds(7), ["3.36", "1.4", "1", "1"]);
    }

    #[test]
    fn no_window_is_too_short_for_an_alarm() {
        let limits = |seconds: i64| -> Vec<(i64, String)> {
            let rows = rows(seconds).into_iter();
            rows.map(|row| (row.long, row.threshold.cut(3))).collect()
        };
        let one = |long: i64| (long, "1".to_owned());
        assert_eq!(limits(49 * 3_600), [one(3_600), one(21_600), one(86_400)]);
        assert_eq!(limits(86_400), [one(3_600), one(21_600), one(86_400)]);
        assert_eq!(limits(3_600), [one(3_600)]);
        assert_eq!(limits(60), [one(3_600)]);
        let fast = [(300, "20"), (1_800, "20"), (3_600, "20"), (21_600, "20")];
        let alarm = pace(&fast, 1).alarm.map(|row| row.severity);
        assert_eq!(alarm, Some(Severity::Page));
        let slow = fast.map(|(lookback, _)| (lookback, "0.9"));
        assert_eq!(pace(&slow, 1).alarm, None);
    }

    #[test]
    fn a_lookback_has_the_limit_of_the_row_that_it_leads() {
        let check = |lookback: i64, expected: Option<&str>| {
            let limit = limit(30 * 86_400, lookback).map(|limit| limit.cut(1));
            assert_eq!(limit.as_deref(), expected);
        };
        check(300, Some("14.4"));
        check(6 * 3_600, Some("6"));
        check(3 * 86_400, Some("1"));
        check(7, None);
    }

    #[test]
    fn an_alarm_needs_both_lookbacks() {
        let page = |pace: Pace| pace.alarm.map(|row| row.severity);
        assert_eq!(
            page(pace(&[(3_600, "14.4"), (300, "14.4")], 30)),
            Some(Severity::Page)
        );
        assert_eq!(page(pace(&[(3_600, "14.4"), (300, "14.3")], 30)), None);
        assert_eq!(page(pace(&[(3_600, "14.3"), (300, "20")], 30)), None);
        assert_eq!(
            page(pace(
                &[(86_400, "3"), (7_200, "3.5"), (3_600, "3"), (300, "0")],
                30
            )),
            Some(Severity::Ticket)
        );
    }

    #[test]
    fn a_row_is_unknown_only_where_no_rate_tells_that_it_is_none() {
        let unknown = |rates: &[(i64, &str)]| pace(rates, 30).unknown.len();
        assert_eq!(unknown(&[]), 4);
        assert_eq!(
            unknown(&[(3_600, "0"), (21_600, "0"), (86_400, "0"), (259_200, "0")]),
            0
        );
        assert_eq!(
            unknown(&[(300, "0"), (1_800, "0"), (7_200, "0"), (21_600, "0")]),
            0
        );
        assert_eq!(
            unknown(&[(3_600, "20"), (21_600, "0"), (86_400, "0"), (259_200, "0")]),
            1
        );
    }
}
