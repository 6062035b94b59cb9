//! A policy, what a server answers to each query, and what the gate makes of it.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::budget::promql::matcher;
use crate::change::{ChangeClass, Classified};
use crate::decision::Report;
use crate::facts::{Answer, Fact, Facts, Need, Series};
use crate::gates::error_budget::{Config, ErrorBudget, Placed, figures_needed, of_figures};
use crate::gates::policy::load_section;
use crate::ids::Environment;
use crate::locale::{Locale, Words};
use crate::text::Untrusted;

/// One second before noon, so that nothing falls on a full minute by chance.
const NOW: &str = "2026-11-20T11:59:59Z";

/// A scene.
pub(super) struct Scene {
    config: Config,
    facts: Facts,
    now: Timestamp,
    class: Classified,
    is_change: bool,
}

/// What a server answers: values by a piece of the query, or of a part's key.
pub(super) type Values<'a> = &'a [(&'a str, &'a str)];

impl Scene {
    pub(super) fn new(section: &str) -> Self {
        let environment = Environment::default();
        let read = load_section::<ErrorBudget>(section.as_bytes(), &environment, |_| None);
        assert!(!read.faults.has_errors(), "{section}: {:?}", read.faults);
        Self {
            config: read.value.unwrap(),
            facts: Facts::default(),
            now: NOW.parse().unwrap(),
            class: Classified::said(ChangeClass::Other),
            is_change: false,
        }
    }

    /// An objective of 99.9 % over 30 days, by errors and all.
    pub(super) fn errors(more: &str) -> Self {
        Self::new(&format!(
            "slos:\n  - {{ id: api, target-percent: 99.9, window: 30d, source: {{ prometheus: {{ url: https://p.example, errors: 'bad[30d]', total: 'all[30d]'{more} }} }} }}\n"
        ))
    }

    pub(super) fn shipping(self, change: ChangeClass) -> Self {
        self.shipping_all(Classified::said(change))
    }

    pub(super) fn shipping_all(mut self, class: Classified) -> Self {
        self.class = class;
        self
    }

    pub(super) fn of_class(mut self) -> Self {
        self.is_change = true;
        self
    }

    pub(super) fn at(mut self, now: &str) -> Self {
        self.now = now.parse().unwrap();
        self
    }

    pub(super) fn needs(&self) -> Vec<Need> {
        let now = self.now.to_zoned(jiff::tz::TimeZone::UTC);
        let needs = figures_needed(&self.config, &now, &self.facts, self.is_change).into_iter();
        needs.filter(|need| !self.facts.has(need)).collect()
    }

    /// Answers every query: as it is written by a value for the whole of it, the parts by their
    /// keys. Samples are of now unless `age:` says otherwise.
    pub(super) fn answered(self, values: Values<'_>) -> Self {
        self.answered_with(values, &[])
    }

    pub(super) fn answered_with(mut self, values: Values<'_>, warnings: &[&str]) -> Self {
        for need in self.needs() {
            let Need::Query { query, .. } = &need else {
                continue;
            };
            let series = self.series(query.for_parsing(), values);
            let warnings = warnings.iter().map(|text| Untrusted::from(*text)).collect();
            self = self.fact(need, Answer::Series { series, warnings });
        }
        self
    }

    fn series(&self, query: &str, values: Values<'_>) -> Vec<Series> {
        let series = |labels: BTreeMap<String, Untrusted>, value: &str| Series {
            labels,
            value: value.into(),
            at: self.now,
        };
        if !query.contains("label_replace") {
            let told = values.iter().filter(|(key, _)| *key == query);
            return told
                .map(|(_, value)| series(BTreeMap::new(), value))
                .collect();
        }
        let mut found = Vec::new();
        for (key, value) in values {
            if query.contains(&format!("\"gonogo\", {},", matcher(key))) {
                let labels = BTreeMap::from([("gonogo".to_owned(), Untrusted::from(*key))]);
                found.push(series(labels, value));
            }
        }
        let now = self.now.as_second().to_string();
        for number in 0..4 {
            let key = format!("age:{number}");
            let asked = query.contains(&format!("\"gonogo\", {},", matcher(&key)));
            if asked && !values.iter().any(|(told, _)| *told == key) {
                let labels = BTreeMap::from([("gonogo".to_owned(), Untrusted::new(key))]);
                found.push(series(labels, &now));
            }
        }
        found
    }

    pub(super) fn fact(mut self, need: Need, value: Answer) -> Self {
        let fact = Fact::Known {
            value,
            source: "test".into(),
            read_at: self.now,
        };
        self.facts.insert(need, fact);
        self
    }

    /// A file of the working directory, or of the policy's commit.
    pub(super) fn file(self, text: &str) -> Self {
        let need = self
            .needs()
            .into_iter()
            .find(|need| matches!(need, Need::SavedFile { .. } | Need::File { .. }));
        let answer = Answer::Text { text: text.into() };
        match need {
            Some(need) => self.fact(need, answer),
            None => self,
        }
    }

    pub(super) fn report(&self) -> Report {
        let now = self.now.to_zoned(jiff::tz::TimeZone::UTC);
        let placed = Placed {
            now: &now,
            policy: ".github/gonogo.yml",
        };
        of_figures(
            &self.config,
            &self.facts,
            &self.class,
            &placed,
            self.is_change,
        )
    }

    /// The outcome, and the codes of all findings without the gate's name.
    pub(super) fn told(&self) -> (&'static str, Vec<&'static str>) {
        let report = self.report();
        let codes = report.findings.iter().map(|finding| finding.code);
        let codes = codes
            .map(|code| code.trim_start_matches("error-budget/"))
            .collect();
        (report.outcome().word(), codes)
    }

    #[track_caller]
    pub(super) fn comes_to(&self, outcome: &str, code: &str) {
        let (found, codes) = self.told();
        assert_eq!(found, outcome, "{codes:?}");
        assert!(codes.contains(&code), "{codes:?}");
    }

    /// All sentences, in English.
    pub(super) fn said(&self) -> String {
        let words = Words::new(Locale::English);
        let report = self.report();
        let said = report
            .findings
            .iter()
            .map(|finding| words.plain(&finding.message()));
        said.collect::<Vec<_>>().join("\n")
    }

    /// The numbers of the first objective.
    pub(super) fn numbers(&self) -> serde_json::Value {
        self.report().data["slos"][0].clone()
    }
}
