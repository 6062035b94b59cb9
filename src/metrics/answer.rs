//! An answer to an instant query, read leniently in what does not matter and strictly in what does.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::{instead, refusal};
use crate::facts::figures::Object;
use crate::facts::{Cause, Failure, FailureKind};

/// More series than these are not taken.
const MOST_SERIES: usize = 1_000;

/// More warnings than these are counted as one.
const MOST_WARNINGS: usize = 20;

/// What VictoriaMetrics says instead of warning.
const PARTIAL: &str = "isPartial: true";

/// What a query found.
#[derive(Debug, PartialEq)]
pub(crate) struct Found {
    /// One value for each set of labels; a scalar is one without labels.
    pub(crate) series: Vec<Sample>,
    /// The server's warnings.
    pub(crate) warnings: Vec<String>,
}

impl Found {
    /// Every text in it that a server may have chosen.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        let series = self.series.iter();
        let texts = series.flat_map(|it| {
            let labels = it.labels.iter().flat_map(<[&String; 2]>::from);
            labels.chain([&it.value])
        });
        texts.chain(&self.warnings).map(String::as_str)
    }
}

/// One value.
#[derive(Debug, PartialEq)]
pub(crate) struct Sample {
    /// What it is about.
    pub(crate) labels: BTreeMap<String, String>,
    /// The text as sent.
    pub(crate) value: String,
    /// When it was evaluated.
    pub(crate) at: Timestamp,
}

/// The envelope.
#[derive(Deserialize)]
struct Envelope<'a> {
    status: Status,
    #[serde(borrow, default)]
    data: Option<Object<Data<'a>>>,
    #[serde(default)]
    warnings: Option<Vec<String>>,
    #[serde(default, rename = "isPartial")]
    partial: Option<bool>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Status {
    Success,
    Error,
}

#[derive(Deserialize)]
struct Data<'a> {
    #[serde(rename = "resultType")]
    kind: String,
    #[serde(borrow)]
    result: &'a RawValue,
}

#[derive(Deserialize)]
struct Element {
    #[serde(default)]
    metric: BTreeMap<String, String>,
    value: Pair,
}

/// Seconds since 1970, and the value as text.
#[derive(Deserialize)]
struct Pair(f64, String);

/// Reads the body of a `200 OK`.
pub(super) fn read(body: &[u8], endpoint: &str) -> Result<Found, Failure> {
    let unreadable = |cause| Failure::new(FailureKind::Unreadable, endpoint).because(cause);
    let other = |error: serde_json::Error| unreadable(instead(body, &error));
    let Object(envelope): Object<Envelope<'_>> = serde_json::from_slice(body).map_err(other)?;
    if matches!(envelope.status, Status::Error) {
        return Err(refusal::of(http::StatusCode::OK, body, endpoint));
    }
    let Object(data) = envelope.data.ok_or_else(|| unreadable(Cause::OtherShape))?;
    let shape = |_| unreadable(Cause::OtherShape);
    let found: Vec<Object<Element>> = match data.kind.as_str() {
        "vector" => serde_json::from_str(data.result.get()).map_err(shape)?,
        "scalar" => vec![Object(Element {
            metric: BTreeMap::new(),
            value: serde_json::from_str(data.result.get()).map_err(shape)?,
        })],
        // It is the query that finds no values, and it finds none again.
        "matrix" | "string" => {
            return Err(Failure::new(FailureKind::Query, endpoint).because(Cause::NotOneValue));
        }
        _ => return Err(unreadable(Cause::NotOneValue)),
    };
    if found.len() > MOST_SERIES {
        return Err(Failure::new(FailureKind::Incomplete, endpoint));
    }
    let series: Option<Vec<Sample>> = found.into_iter().map(sample).collect();
    let partial = envelope.partial == Some(true);
    let warnings = envelope.warnings.unwrap_or_default().into_iter();
    let all = warnings.chain(partial.then(|| PARTIAL.to_owned()));
    Ok(Found {
        series: series.ok_or_else(|| unreadable(Cause::OtherShape))?,
        warnings: all.map(|it| short(&it)).take(MOST_WARNINGS).collect(),
    })
}

fn sample(Object(element): Object<Element>) -> Option<Sample> {
    let Pair(seconds, value) = element.value;
    Some(Sample {
        labels: element.metric,
        value,
        at: instant(seconds)?,
    })
}

/// An instant from seconds; Prometheus counts in thousandths of them.
fn instant(seconds: f64) -> Option<Timestamp> {
    let thousandths = (seconds * 1_000.0).round();
    // Beyond this a number of thousandths is no longer exact; no calendar reaches so far.
    let exact = thousandths.is_finite() && thousandths.abs() < 9_007_199_254_740_992.0;
    let thousandths = exact.then_some(thousandths as i64)?;
    Timestamp::from_millisecond(thousandths).ok()
}

/// Words of a server, cut to what somebody would read.
pub(super) fn short(text: &str) -> String {
    text.chars().take(500).collect()
}
