//! What the server knows, and says.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::joined;
use super::question::Asked;
use crate::fake_github::wire::answer::{Answer, Payload};
use crate::fake_github::wire::faults::Fault;

/// Which questions something goes wrong with.
pub(super) enum About {
    /// All.
    Everything,
    /// Those with this query, or for this document.
    One(String),
    /// Those that ask several things at once.
    Joined,
}

impl About {
    pub(super) fn is(&self, asked: &Asked) -> bool {
        match self {
            Self::Everything => true,
            Self::One(query) => *query == asked.what,
            Self::Joined => joined::parts(&asked.what).is_some(),
        }
    }
}

/// What goes wrong: with what, and how often.
pub(super) struct Trouble {
    pub(super) about: About,
    pub(super) left: usize,
    pub(super) fault: Fault,
}

#[derive(Default)]
pub(super) struct State {
    /// Seconds since 1970, by its own clock.
    pub(super) now: f64,
    pub(super) found: BTreeMap<String, Value>,
    /// When the newest sample of a selector is from, in seconds since 1970.
    pub(super) newest: BTreeMap<String, f64>,
    pub(super) warnings: Vec<String>,
    pub(super) documents: BTreeMap<String, String>,
    pub(super) credential: Option<(String, String)>,
    pub(super) only_get: bool,
    pub(super) troubles: Vec<Trouble>,
    pub(super) asked: Vec<Asked>,
    pub(super) violations: Vec<String>,
}

impl State {
    /// What it says to a question.
    pub(super) fn answer(&self, asked: &Asked) -> Answer {
        if let Some((name, value)) = &self.credential
            && asked.header(name) != Some(value)
        {
            return plain(401, "Unauthorized\n");
        }
        if asked.method == "POST" && self.only_get {
            return plain(405, "Method Not Allowed\n");
        }
        if !asked.is_query {
            let document = self.documents.get(&asked.what);
            return document.map_or_else(
                || plain(404, "404 page not found\n"),
                |text| raw(200, "application/json", text),
            );
        }
        if asked.what.is_empty() {
            return Answer::json(
                400,
                json!({
                    "status": "error",
                    "errorType": "bad_data",
                    "error": "invalid parameter \"query\": unknown position: parse error: no expression found in input",
                }),
            );
        }
        let mut data = match joined::parts(&asked.what) {
            None => self.data(&asked.what),
            Some(parts) => {
                let told = parts.iter().map(|part| part.told(&self.data(part.query)));
                json!({ "resultType": "vector", "result": told.flatten().collect::<Vec<_>>() })
            }
        };
        timed(&mut data["result"], self.now);
        let mut body = json!({ "status": "success", "data": data });
        if !self.warnings.is_empty() {
            body["warnings"] = json!(self.warnings);
        }
        Answer::ok(body)
    }

    /// What one query finds.
    fn data(&self, query: &str) -> Value {
        if let Some(data) = self.found.get(query) {
            return data.clone();
        }
        let mut newest = self.newest.iter();
        let newest = newest.find(|(it, _)| query.contains(&format!("timestamp({it})")));
        let result = match newest {
            Some((_, at)) => json!([{ "metric": {}, "value": [null, at.to_string()] }]),
            None => json!([]),
        };
        json!({ "resultType": "vector", "result": result })
    }
}

/// Puts the server's time where there is none.
fn timed(value: &mut Value, now: f64) {
    match value {
        Value::Null => *value = json!(now),
        Value::Array(items) => items.iter_mut().for_each(|item| timed(item, now)),
        Value::Object(fields) => fields.values_mut().for_each(|field| timed(field, now)),
        _ => {}
    }
}

fn plain(status: u16, text: &str) -> Answer {
    raw(status, "text/plain; charset=utf-8", text)
}

fn raw(status: u16, media_type: &'static str, text: &str) -> Answer {
    let bytes = text.as_bytes().to_vec();
    Answer::new(status, Payload::Raw { media_type, bytes })
}
