//! Recurrence rules, expanded on the readings of the event's clock.
//!
//! Only the periods (years, months, weeks, days) that reach into the asked stretch are looked at;
//! with COUNT everything from DTSTART on has to be. Every day and time looked at is paid for from
//! a budget, so that no rule, however written, takes long: a rule that never matches ends at the
//! end of the stretch, and one that matches every second ends with the budget.

use jiff::civil::Date;

use super::super::zone::{date_of, day_number, local_second};
use super::Unreadable;
use super::days::{
    DayFacts, days_since, first_day_of_month, first_day_of_year, last_day, month_number,
    week_number,
};
use super::rule::{ByDay, Frequency, Recurrence};
use super::values::EventTime;

const DAY: i64 = 86_400;

/// How many more days and times may be looked at.
#[derive(Clone, Debug)]
pub(crate) struct Budget(u64);

impl Budget {
    /// So many steps.
    pub(crate) fn new(steps: u64) -> Self {
        Self(steps)
    }

    /// Pays for `steps`. A budget that was too small once is spent.
    pub(super) fn spend(&mut self, steps: usize) -> Result<(), Unreadable> {
        let left = self.0.checked_sub(u64::try_from(steps).unwrap_or(u64::MAX));
        self.0 = left.unwrap_or(0);
        left.map(|_| ()).ok_or(Unreadable::TooManyInstances)
    }
}

/// The readings (seconds of the local-clock axis) from `from` to `to` at which an instance begins,
/// DTSTART excluded. UNTIL is the caller's to judge: it may be an instant.
pub(super) fn readings(
    rule: &Recurrence,
    start: &EventTime,
    from: i64,
    to: i64,
    budget: &mut Budget,
) -> Result<Vec<i64>, Unreadable> {
    let start_second = local_second(start.reading);
    let mut found = Vec::new();
    // DTSTART is the first of COUNT instances.
    let mut left = rule.count.map(|count| count - 1);
    let periods = Periods::new(rule, start.reading.date(), start_second);
    let mut index = if rule.count.is_some() {
        0
    } else {
        periods.index_before(from)
    };
    loop {
        let days = periods.days(index);
        if days.0 > to.div_euclid(DAY).min(last_day()) || left == Some(0) {
            return Ok(found);
        }
        for second in periods.instances(days, budget)? {
            if second <= start_second || left == Some(0) {
                continue;
            }
            left = left.map(|left| left - 1);
            if (from..=to).contains(&second) {
                found.push(second);
            }
        }
        index += 1;
    }
}

struct Periods<'a> {
    rule: &'a Recurrence,
    start: Date,
    start_second: i64,
    /// Whether the weekday alone decides: then a day's date need not be worked out.
    only_weekdays: bool,
}

impl<'a> Periods<'a> {
    fn new(rule: &'a Recurrence, start: Date, start_second: i64) -> Self {
        let lists = [
            &rule.by_month,
            &rule.by_week_number,
            &rule.by_year_day,
            &rule.by_month_day,
        ];
        let counted = rule.by_day.iter().any(|day| day.nth != 0);
        Self {
            rule,
            start,
            start_second,
            only_weekdays: !counted && lists.iter().all(|list| list.is_empty()),
        }
    }

    /// The period (counted from that of DTSTART) before the one that `second` lies in.
    fn index_before(&self, second: i64) -> i64 {
        let date = date_of(second.div_euclid(DAY));
        let (here, there) = (self.start, date);
        let units = match self.rule.frequency {
            Frequency::Yearly => i64::from(there.year()) - i64::from(here.year()),
            Frequency::Monthly => month_number(there) - month_number(here),
            Frequency::Weekly => (day_number(there) - day_number(here)).div_euclid(7),
            _ => day_number(there) - day_number(here),
        };
        (units.div_euclid(self.step()) - 1).max(0)
    }

    /// Periods from one to the next; below a day, every day is looked at and its times are sieved.
    fn step(&self) -> i64 {
        if self.rule.frequency > Frequency::Daily {
            1
        } else {
            self.rule.interval
        }
    }

    /// First and last day (as numbers) of a period.
    fn days(&self, index: i64) -> (i64, i64) {
        let units = index.saturating_mul(self.step());
        let first = day_number(self.start);
        match self.rule.frequency {
            Frequency::Yearly => {
                let year = units.saturating_add(self.start.year().into());
                (
                    first_day_of_year(year),
                    first_day_of_year(year.saturating_add(1)) - 1,
                )
            }
            Frequency::Monthly => {
                let month = month_number(self.start).saturating_add(units);
                (
                    first_day_of_month(month),
                    first_day_of_month(month.saturating_add(1)) - 1,
                )
            }
            Frequency::Weekly => {
                let into = days_since(self.rule.week_start, self.start.weekday());
                let monday = (first - into).saturating_add(units.saturating_mul(7));
                (monday, monday.saturating_add(6))
            }
            _ => {
                let day = first.saturating_add(units);
                (day, day)
            }
        }
    }

    /// The instances of a period, in order.
    fn instances(
        &self,
        (first, last): (i64, i64),
        budget: &mut Budget,
    ) -> Result<Vec<i64>, Unreadable> {
        let mut days = Vec::new();
        let mut day = first;
        while day <= last {
            budget.spend(1)?;
            if self.only_weekdays {
                if self.is_weekday(day) {
                    days.push(day);
                }
                day += 1;
                continue;
            }
            let facts = DayFacts::new(day);
            // Most yearly rules name their month: the others need not be looked at day by day.
            if !self.rule.by_month.is_empty() && !self.rule.by_month.contains(&facts.month) {
                day += i64::from(facts.days_in_month - facts.day) + 1;
                continue;
            }
            if self.matches(&facts) {
                days.push(day);
            }
            day += 1;
        }
        budget.spend(days.len().saturating_mul(self.rule.times.len()))?;
        let times = |day: i64| self.rule.times.iter().map(move |time| day * DAY + time);
        let all = days
            .into_iter()
            .flat_map(times)
            .filter(|second| self.in_step(*second));
        if self.rule.by_position.is_empty() {
            return Ok(all.collect());
        }
        let all: Vec<i64> = all.collect();
        let mut chosen: Vec<i64> = self
            .rule
            .by_position
            .iter()
            .filter_map(|nth| pick(&all, *nth))
            .collect();
        chosen.sort_unstable();
        chosen.dedup();
        Ok(chosen)
    }

    fn is_weekday(&self, day: i64) -> bool {
        // 1970-01-01 was a Thursday, the fourth day from Monday on.
        let from_monday = (day + 3).rem_euclid(7);
        let by_day = &self.rule.by_day;
        by_day.is_empty()
            || by_day
                .iter()
                .any(|by_day| i64::from(by_day.weekday.to_monday_zero_offset()) == from_monday)
    }

    /// INTERVAL of the frequencies below a day, counted in whole units from DTSTART's.
    fn in_step(&self, second: i64) -> bool {
        let unit = match self.rule.frequency {
            Frequency::Hourly => 3600,
            Frequency::Minutely => 60,
            Frequency::Secondly => 1,
            _ => return true,
        };
        let units = second.div_euclid(unit) - self.start_second.div_euclid(unit);
        units.rem_euclid(self.rule.interval) == 0
    }

    fn matches(&self, day: &DayFacts) -> bool {
        let rule = self.rule;
        // Counted from 1, and from -1 backwards.
        let either = |list: &[i32], number: i32, count: i32| {
            list.is_empty() || list.contains(&number) || list.contains(&(number - count - 1))
        };
        either(&rule.by_month_day, day.day, day.days_in_month)
            && either(&rule.by_year_day, day.day_of_year, day.days_in_year)
            && (rule.by_week_number.is_empty() || {
                let (number, count) = week_number(day.number, rule.week_start);
                either(&rule.by_week_number, number, count)
            })
            && (rule.by_day.is_empty()
                || rule.by_day.iter().any(|by_day| self.is_nth(*by_day, day)))
    }

    fn is_nth(&self, by_day: ByDay, day: &DayFacts) -> bool {
        let (number, count) = if self.rule.nth_of_month {
            (day.day, day.days_in_month)
        } else {
            (day.day_of_year, day.days_in_year)
        };
        let from_start = (number - 1) / 7 + 1;
        let from_end = -((count - number) / 7 + 1);
        by_day.weekday == day.weekday && [0, from_start, from_end].contains(&by_day.nth)
    }
}

fn pick(all: &[i64], nth: i32) -> Option<i64> {
    let index = usize::try_from(nth.unsigned_abs()).ok()?.checked_sub(1)?;
    if nth > 0 {
        all.get(index).copied()
    } else {
        all.iter().rev().nth(index).copied()
    }
}
