//! Queries of the policy: events and failures, over the window and over the lookbacks.

use super::parts::{Parts, answered, need, no_series};
use super::possible::{events, good_events, ratio_of, share};
use super::ranges::Over;
use super::{LOOKBACKS, Lack, Rates, Setting};
use crate::budget::promql::Query;
use crate::budget::{BurnRate, Measure, Number, Passed, Target, Window};
use crate::facts::Need;
use crate::gates::error_budget::config::{Queries, Server};
use crate::locale::{Message, Value};

/// The queries of one objective, for one instant.
pub(super) struct Events<'a> {
    server: &'a Server,
    queries: &'a Queries,
    absent_is_zero: bool,
    window: Window,
    passed: Passed,
    setting: Setting<'a>,
}

impl<'a> Events<'a> {
    /// The queries over a window.
    pub(super) fn new(
        server: &'a Server,
        queries: &'a Queries,
        absent_is_zero: bool,
        window: Window,
        setting: Setting<'a>,
    ) -> Option<Self> {
        Some(Self {
            server,
            queries,
            absent_is_zero,
            window,
            passed: window.passed(setting.now)?,
            setting,
        })
    }

    /// How much of the window has passed.
    pub(super) fn passed(&self) -> &Passed {
        &self.passed
    }

    /// Everything that is asked: the queries as they are written, and the rest in one.
    pub(super) fn needs(&self) -> Vec<Need> {
        let mut needs: Vec<Need> = self
            .queries
            .all()
            .into_iter()
            .map(|query| self.over_window(query))
            .collect();
        let more = self.more();
        if !more.is_empty() {
            needs.push(more.need(self.server));
        }
        needs
    }

    fn over_window(&self, query: &str) -> Need {
        let text = Query::read(query).map_or_else(
            |_| query.to_owned(),
            |read| read.over(None, &self.elapsed()),
        );
        need(self.server, &text)
    }

    fn elapsed(&self) -> String {
        match self.window {
            Window::Rolling(length) => length.to_string(),
            Window::Calendar(_) => format!("{}s", self.passed.elapsed),
        }
    }

    /// The range that stands for the window where it is written out.
    fn range(&self) -> Option<String> {
        Over::Window(self.window).range()
    }

    /// The same query over another range; `None` where it has none that stands for the window.
    fn over(&self, query: &str, seconds: i64) -> Option<String> {
        let read = Query::read(query).ok()?;
        let range = self.range();
        let can = read.can_be_over(range.as_deref());
        can.then(|| read.over(range.as_deref(), &format!("{seconds}s")))
    }

    /// Selectors that must have new samples: of failures nothing may be new, if the policy says so.
    fn must_be_fresh(&self) -> Vec<String> {
        let queries = match self.queries {
            Queries::Good { total, .. } => vec![total],
            Queries::Errors { total, .. } if self.absent_is_zero => vec![total],
            Queries::Errors { errors, total } => vec![total, errors],
            Queries::ErrorRatio(ratio) | Queries::SuccessRatio(ratio) => vec![ratio],
        };
        let read = queries
            .into_iter()
            .filter_map(|query| Query::read(query).ok());
        let mut selectors: Vec<String> = read
            .flat_map(|query| query.selectors())
            .map(str::to_owned)
            .collect();
        selectors.sort();
        selectors.dedup();
        selectors
    }

    fn more(&self) -> Parts {
        let mut parts = Parts::default();
        for (number, selector) in self.must_be_fresh().iter().enumerate() {
            parts.add_age(
                format!("age:{number}"),
                selector,
                self.setting.config.max_age,
            );
        }
        for seconds in LOOKBACKS {
            for (number, query) in self.queries.all().into_iter().enumerate() {
                if let Some(query) = self.over(query, seconds) {
                    parts.add(format!("{number}:{seconds}"), &query);
                }
            }
        }
        parts
    }

    /// What was measured over the window, if it is of this time.
    pub(super) fn measure(&self, target: &Target) -> Result<Measure, Lack> {
        let number =
            |query: &str| answered(self.server, &self.over_window(query), self.setting)?.number();
        let measure = match self.queries {
            Queries::Good { good, total } => {
                let (all, fine) = (number(total)?, number(good)?);
                let all = all.ok_or_else(|| no_series(total))?;
                let fine = fine.ok_or_else(|| no_series(good))?;
                good_events(&all, &fine, target)?
            }
            Queries::Errors { errors, total } => {
                let (all, bad) = (number(total)?, number(errors)?);
                let all = all.ok_or_else(|| no_series(total))?;
                let bad = match bad {
                    None if self.absent_is_zero => Number::zero(),
                    bad => bad.ok_or_else(|| no_series(errors))?,
                };
                events(&all, &bad)?
            }
            Queries::ErrorRatio(query) => {
                let ratio = number(query)?.ok_or_else(|| no_series(query))?;
                Measure::ErrorRatio(ratio_of(&ratio)?)
            }
            Queries::SuccessRatio(query) => {
                let ratio = number(query)?.ok_or_else(|| no_series(query))?;
                Measure::ErrorRatio(ratio_of(&(&Number::one() - &ratio))?)
            }
        };
        self.is_fresh()?;
        Ok(measure)
    }

    fn is_fresh(&self) -> Result<(), Lack> {
        let selectors = self.must_be_fresh();
        if selectors.is_empty() {
            return Ok(());
        }
        let ages = answered(self.server, &self.more().need(self.server), self.setting)?;
        for (number, selector) in selectors.iter().enumerate() {
            ages.fresh(&format!("age:{number}"), selector, self.setting)?;
        }
        Ok(())
    }

    /// The burn rates over all lookbacks that can be asked for.
    pub(super) fn rates(&self, target: &Target) -> Rates {
        let can = |query: &&str| self.over(query, 300).is_some();
        if !self.queries.all().iter().all(can) {
            let range = self.range();
            let message = Message::new("error-budget-untold-range")
                .with("has-range", if range.is_some() { "yes" } else { "no" })
                .with("range", Value::Own(range.unwrap_or_default()));
            return Rates::Untold(message);
        }
        let more = match answered(self.server, &self.more().need(self.server), self.setting) {
            Ok(more) => more,
            Err(lack) => return Rates::Unknown(lack),
        };
        let ratio = |seconds: i64| {
            let told = |number: usize| more.part(&format!("{number}:{seconds}")).ok();
            match self.queries {
                Queries::Good { .. } => {
                    let (good, total) = (told(0)??, told(1)??);
                    share(&good_events(&total, &good, target).ok()?)
                }
                Queries::Errors { .. } => {
                    // Only that there is no series can mean none; what cannot be read never does.
                    let bad = match told(0)? {
                        None if self.absent_is_zero => Number::zero(),
                        bad => bad?,
                    };
                    share(&events(&told(1)??, &bad).ok()?)
                }
                Queries::ErrorRatio(_) => ratio_of(&told(0)??).ok(),
                Queries::SuccessRatio(_) => ratio_of(&(&Number::one() - &told(0)??)).ok(),
            }
        };
        let rate = |seconds: i64| BurnRate::of(seconds, &ratio(seconds)?, target);
        Rates::Told(LOOKBACKS.into_iter().filter_map(rate).collect())
    }
}
