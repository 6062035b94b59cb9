//! Several questions in one: each part of the query carries a label of ours, so that one request
//! brings all of them.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{CLOCKS_APART, Lack, Setting, fresh, shown};
use crate::budget::Number;
use crate::budget::promql::matcher;
use crate::facts::{Answer, Failure, FailureKind, Need, Series};
use crate::gates::error_budget::config::Server;
use crate::locale::{Message, Value};
use crate::text::Untrusted;

/// The label that tells the parts apart.
const LABEL: &str = "gonogo";

/// Parts of a question, by key.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts(BTreeMap<String, String>);

impl Parts {
    /// Adds a part.
    pub(super) fn add(&mut self, key: impl Into<String>, query: &str) {
        self.0.insert(key.into(), query.to_owned());
    }

    /// Adds a question for the time of the newest sample, as far back as it would count.
    pub(super) fn add_age(&mut self, key: impl Into<String>, selector: &str, max_age: i64) {
        // A selector alone sees five minutes back; asked again and again, it sees as far as counts.
        let step = (max_age / 10).clamp(1, 60);
        let query = format!(
            "max(timestamp({selector})) or max(max_over_time(timestamp({selector})[{max_age}s:{step}s]))"
        );
        self.add(key, &query);
    }

    /// Whether nothing is asked.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of it as one query.
    pub(super) fn query(&self) -> String {
        let parts = self.0.iter().map(|(key, query)| {
            let (label, key) = (matcher(LABEL), matcher(key));
            // A comment at the end of a query ends with its line.
            format!("label_replace((\n{query}\n), {label}, {key}, \"\", \"\")")
        });
        parts.collect::<Vec<_>>().join(" or ")
    }

    /// All of it as a need.
    pub(super) fn need(&self, server: &Server) -> Need {
        need(server, &self.query())
    }
}

/// A question to a server.
pub(super) fn need(server: &Server, query: &str) -> Need {
    Need::Query {
        server: server.url.clone(),
        access: server.access.clone(),
        query: query.into(),
    }
}

/// What was answered.
pub(super) struct Answered<'a> {
    series: &'a [Series],
    /// What was asked, for words.
    what: Untrusted,
    /// When the server evaluated it.
    pub(super) at: Timestamp,
}

/// The answer to a question, whole and of this time.
pub(super) fn answered<'a>(
    server: &Server,
    need: &Need,
    setting: Setting<'a>,
) -> Result<Answered<'a>, Lack> {
    let Answer::Series { series, warnings } = setting.facts.get(need)? else {
        return Err(Failure::new(FailureKind::Unreadable, need.to_string()).into());
    };
    if let Some(warning) = warnings.first().filter(|_| !server.allow_partial) {
        return Err(Lack::partial(warning));
    }
    let read = setting
        .facts
        .read_at(need)
        .unwrap_or(setting.now.timestamp());
    let at = series.first().map_or(read, |series| series.at);
    if (at.as_second() - read.as_second()).abs() > CLOCKS_APART {
        return Err(Lack::invalid(
            Message::new("error-budget-lack-clock").with("at", shown(at, setting)),
        ));
    }
    let what = match need {
        Need::Query { query, .. } => query.clone(),
        _ => Untrusted::default(),
    };
    Ok(Answered { series, what, at })
}

impl Answered<'_> {
    /// The one number that the whole question asked for; `None` where there is no series.
    pub(super) fn number(&self) -> Result<Option<Number>, Lack> {
        one(self.series.iter().collect(), &self.what)
    }

    /// The one number of a part; `None` where there is no series.
    pub(super) fn part(&self, key: &str) -> Result<Option<Number>, Lack> {
        one(self.series_of(key), &Untrusted::from(key))
    }

    /// Whether a part has a sample of a selector that is new enough, and not from the future.
    pub(super) fn fresh(
        &self,
        key: &str,
        selector: &str,
        setting: Setting<'_>,
    ) -> Result<(), Lack> {
        let newest = self.newest(key);
        let newest = newest.ok_or_else(|| Lack::nothing_new(selector, setting))?;
        fresh(newest, self.at, setting)
    }

    fn newest(&self, key: &str) -> Option<Timestamp> {
        let seconds = self.part(key).ok()??.floor()?;
        Timestamp::from_second(seconds).ok()
    }

    fn series_of(&self, key: &str) -> Vec<&Series> {
        let is_it = |series: &&Series| {
            let label = series.labels.get(LABEL);
            label.is_some_and(|label| label.for_parsing() == key)
        };
        self.series.iter().filter(is_it).collect()
    }
}

fn one(series: Vec<&Series>, what: &Untrusted) -> Result<Option<Number>, Lack> {
    match series.as_slice() {
        [] => Ok(None),
        [series] => {
            let text = &series.value;
            let read = text.for_parsing().parse();
            read.map(Some).map_err(|why| Lack::no_number(text, why))
        }
        several => Err(Lack::ambiguous(what, several.len())),
    }
}

/// There is no series.
pub(super) fn no_series(what: &str) -> Lack {
    Lack::no_data(Message::new("error-budget-lack-no-series").with("what", Value::code(what)))
}
