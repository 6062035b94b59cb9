//! Answers as values, and GitHub's ways to say no.

use std::collections::BTreeMap;

use serde_json::{Value, json};

/// An answer before it goes out.
#[derive(Clone)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// By name in lower case.
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) payload: Payload,
}

/// What an answer carries.
#[derive(Clone)]
pub(crate) enum Payload {
    Empty,
    Json(Value),
    Raw {
        media_type: &'static str,
        bytes: Vec<u8>,
    },
}

/// What a handler says: an answer, or a refusal that is an answer as well.
pub(crate) type Outcome = Result<Answer, Box<Answer>>;

impl Answer {
    pub(crate) fn new(status: u16, payload: Payload) -> Self {
        Self {
            status,
            headers: BTreeMap::new(),
            payload,
        }
    }

    pub(crate) fn json(status: u16, body: Value) -> Self {
        Self::new(status, Payload::Json(body))
    }

    /// `200 OK` with a body.
    pub(crate) fn ok(body: Value) -> Self {
        Self::json(200, body)
    }

    /// `201 Created` with a body that has a `url`.
    pub(crate) fn created(body: Value) -> Self {
        let location = body["url"].as_str().map(str::to_owned);
        let answer = Self::json(201, body);
        location
            .into_iter()
            .fold(answer, |answer, url| answer.with("location", &url))
    }

    /// The same answer with one more header.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.insert(name.to_lowercase(), value.to_owned());
        self
    }

    /// GitHub's error object.
    pub(crate) fn error(status: u16, message: &str) -> Self {
        let body = json!({
            "message": message,
            "documentation_url": "https://docs.github.com/rest",
            "status": status.to_string(),
        });
        Self::json(status, body)
    }

    pub(crate) fn not_found() -> Self {
        Self::error(404, "Not Found")
    }

    /// `422` with GitHub's list of what is wrong: resource, field, message.
    pub(crate) fn invalid(resource: &str, field: &str, message: &str) -> Self {
        let mut answer = Self::error(422, "Validation Failed");
        if let Payload::Json(body) = &mut answer.payload {
            body["errors"] = json!([
                { "resource": resource, "code": "custom", "field": field, "message": message }
            ]);
        }
        answer
    }
}
