//! Objectives as a Prometheus would have counted them.

use crate::fake_prometheus::{Prometheus, Sample};

/// Events of each objective over the whole window: of a target of 99.9 % a thousand may fail.
const TOTAL: i64 = 1_000_000;

/// The lookbacks over which the gate asks how fast a budget is spent, in seconds.
const LOOKBACKS: [i64; 7] = [300, 1_800, 3_600, 7_200, 21_600, 86_400, 259_200];

/// One objective's figures.
pub(crate) struct Figures<'a> {
    prometheus: &'a Prometheus,
    id: String,
    window: String,
}

/// The query of what went well (`good`), failed (`errors`) or was all (`total`) over a range.
pub(crate) fn query(id: &str, what: &str, range: &str) -> String {
    format!("sum(increase({}[{range}]))", selector(id, what))
}

/// What that query reads.
pub(crate) fn selector(id: &str, what: &str) -> String {
    format!("calls_{what}{{slo=\"{id}\"}}")
}

impl<'a> Figures<'a> {
    /// Of an objective with a window of thirty days.
    pub(crate) fn of(prometheus: &'a Prometheus, id: &str) -> Self {
        Self {
            prometheus,
            id: id.to_owned(),
            window: "30d".to_owned(),
        }
    }

    /// Over another window.
    pub(crate) fn over(mut self, window: &str) -> Self {
        window.clone_into(&mut self.window);
        self
    }

    /// So many percent of the budget are left; samples are half a minute old, and the rest is spent
    /// half as fast as it lasts.
    pub(crate) fn left(self, percent: f64) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "whole by construction")]
        let bad = (10.0 * (100.0 - percent)).round() as i64;
        self.failed(bad).burns_at(&LOOKBACKS, 0.5).sampled(30)
    }

    /// So many of a million failed.
    pub(crate) fn failed(self, bad: i64) -> Self {
        let window = self.window.clone();
        self.counted(&window, TOTAL, bad)
    }

    /// It is spent so many times as fast as it lasts, over these lookbacks.
    pub(crate) fn burns_at(self, lookbacks: &[i64], rate: f64) -> Self {
        lookbacks.iter().fold(self, |figures, seconds| {
            #[expect(clippy::cast_possible_truncation, reason = "whole by construction")]
            let bad = (100.0 * rate).round() as i64;
            figures.counted(&format!("{seconds}s"), 100_000, bad)
        })
    }

    /// It is spent fast enough to wake somebody.
    pub(crate) fn burns(self) -> Self {
        self.burns_at(&[300, 1_800, 3_600, 21_600], 20.0)
    }

    /// The newest samples are so old, in seconds.
    pub(crate) fn sampled(self, seconds: i64) -> Self {
        let now = super::stage::now();
        for what in ["good", "errors", "total"] {
            #[expect(clippy::cast_precision_loss, reason = "seconds since 1970")]
            let at = (now - seconds) as f64;
            self.prometheus.newest(&selector(&self.id, what), at);
        }
        self
    }

    /// What one of the queries over the window finds.
    pub(crate) fn says(self, what: &str, series: &[Sample]) -> Self {
        let query = query(&self.id, what, &self.window);
        self.prometheus.finds(&query, series);
        self
    }

    fn counted(self, range: &str, total: i64, bad: i64) -> Self {
        for (what, count) in [("good", total - bad), ("errors", bad), ("total", total)] {
            let query = query(&self.id, what, range);
            self.prometheus
                .finds(&query, &[Sample::of(&count.to_string())]);
        }
        self
    }
}
