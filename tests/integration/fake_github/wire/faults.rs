//! What can go wrong with an answer.

use std::time::Duration;

use serde_json::{Value, json};

use super::super::contract::graphql;
use super::answer::{Answer, Payload};
use super::call::Call;
use super::paging;

/// A way for an answer to be bad. Where it says so the effect of the request takes place all the
/// same: that is what makes lost answers dangerous.
#[derive(Clone)]
pub(crate) enum Fault {
    /// Another answer; nothing takes effect.
    Instead(Answer),
    /// The true answer with one more header, or another value of it; takes effect.
    Header(&'static str, String),
    /// Less body than announced, then the end of the connection; takes effect.
    Truncated,
    /// Every text a number and every number a text; takes effect.
    WrongTypes,
    /// No answer, ever; nothing takes effect.
    Never,
    /// In 64 pieces with this long before each; takes effect.
    Drip(Duration),
    /// The connection is reset; nothing takes effect.
    Reset,
    /// The connection is reset after the effect.
    AnswerLost,
    /// Every page names a next one; takes effect.
    EndlessNext,
    /// The page names itself as the next one; takes effect.
    NextIsItself,
    /// GraphQL withholds part of its answer, and says so by an error of this type; takes effect.
    Withheld(Part, &'static str),
}

/// What is `null` in an answer of which GraphQL withholds something.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Part {
    /// The first thing that may be, with everything in it.
    Outermost,
    /// The last and smallest that may be.
    Innermost,
}

impl Fault {
    /// One of GitHub's errors by its status.
    pub(crate) fn status(status: u16) -> Self {
        let message = match status {
            401 => "Bad credentials",
            403 => "Resource not accessible by integration",
            404 => "Not Found",
            409 => "Git Repository is empty.",
            422 => "Validation Failed",
            500 => "Server Error",
            502 => "Bad Gateway",
            503 => "No server is currently available to service your request.",
            _ => "Something else",
        };
        Self::Instead(Answer::error(status, message))
    }

    /// The secondary rate limit, with the seconds to wait if GitHub says so.
    pub(crate) fn secondary_limit(status: u16, retry_after: Option<u64>) -> Self {
        let answer = Answer::error(
            status,
            "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
        );
        Self::Instead(match retry_after {
            Some(seconds) => answer.with("retry-after", &seconds.to_string()),
            None => answer,
        })
    }

    /// The primary rate limit; `reset` in seconds since 1970.
    pub(crate) fn primary_limit(status: u16, reset: i64) -> Self {
        let answer = Answer::error(status, "API rate limit exceeded for installation ID 1.")
            .with("x-ratelimit-remaining", "0")
            .with("x-ratelimit-reset", &reset.to_string());
        Self::Instead(answer)
    }

    /// `200 OK` with a body that is not what was asked for.
    pub(crate) fn body(media_type: &'static str, text: &str) -> Self {
        let bytes = text.as_bytes().to_vec();
        Self::Instead(Answer::new(200, Payload::Raw { media_type, bytes }))
    }

    /// A page of a proxy or login form, with `200 OK`.
    pub(crate) fn html() -> Self {
        Self::body(
            "text/html; charset=utf-8",
            "<!DOCTYPE html><title>Unicorn!</title>",
        )
    }

    /// `200 OK` with this JSON, or with nothing at all where the text is empty.
    pub(crate) fn json(text: &str) -> Self {
        Self::body("application/json; charset=utf-8", text)
    }

    /// A redirect.
    pub(crate) fn redirect(status: u16, location: &str) -> Self {
        let body = json!({ "message": "Moved Permanently", "url": location });
        Self::Instead(Answer::json(status, body).with("location", location))
    }

    /// Every way in which a read can go wrong, by name: the columns of the table test.
    pub(crate) fn for_reads() -> Vec<(String, Self)> {
        let statuses = [401, 403, 404, 409, 422, 500, 502, 503];
        let mut faults: Vec<(String, Self)> = statuses
            .map(|status| (status.to_string(), Self::status(status)))
            .into();
        let bodies = [
            "{}",
            "[]",
            "null",
            "",
            "[null]",
            "\"text\"",
            "{\"message\":",
        ];
        faults.extend(bodies.map(|body| (format!("body {body:?}"), Self::json(body))));
        let others = [
            (
                "429 with retry-after",
                Self::secondary_limit(429, Some(3600)),
            ),
            ("403 secondary limit", Self::secondary_limit(403, None)),
            ("429 primary limit", Self::primary_limit(429, 4_102_444_800)),
            ("html", Self::html()),
            ("truncated", Self::Truncated),
            ("wrong types", Self::WrongTypes),
            ("never", Self::Never),
            ("drip", Self::Drip(Duration::from_secs(60))),
            ("reset", Self::Reset),
            (
                "redirect away",
                Self::redirect(302, "https://elsewhere.invalid/"),
            ),
        ];
        faults.extend(others.map(|(name, fault)| (name.to_owned(), fault)));
        faults
    }

    /// A refusal in GraphQL's way: a success with nothing but an error of this type in it.
    pub(crate) fn refusal(kind: &str, message: &str) -> Self {
        let errors = json!([{ "type": kind, "message": message }]);
        Self::json(&json!({ "data": null, "errors": errors }).to_string())
    }

    /// Every way in which GraphQL says in a success that it does not answer, or only in part.
    pub(crate) fn for_questions() -> Vec<(String, Self)> {
        let limit = "API rate limit already exceeded for installation ID 1.";
        let large = "Resource limits for this query exceeded.";
        let secondary = json!({
            "documentation_url": "https://docs.github.com/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api",
            "message": "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
        });
        let broken =
            "{\"errors\":[{\"message\":\"Something went wrong while executing your query.\"}]}";
        let faults = [
            ("refused: RATE_LIMIT", Self::refusal("RATE_LIMIT", limit)),
            (
                "refused: RATE_LIMITED",
                Self::refusal("RATE_LIMITED", limit),
            ),
            (
                "refused: MAX_NODE_LIMIT_EXCEEDED",
                Self::refusal("MAX_NODE_LIMIT_EXCEEDED", large),
            ),
            (
                "secondary limit as a success",
                Self::json(&secondary.to_string()),
            ),
            ("broken off", Self::json(broken)),
            (
                "all withheld: FORBIDDEN",
                Self::Withheld(Part::Outermost, "FORBIDDEN"),
            ),
            (
                "part withheld: FORBIDDEN",
                Self::Withheld(Part::Innermost, "FORBIDDEN"),
            ),
            (
                "part withheld: NOT_FOUND",
                Self::Withheld(Part::Innermost, "NOT_FOUND"),
            ),
            (
                "part withheld: RESOURCE_LIMITS_EXCEEDED",
                Self::Withheld(Part::Innermost, "RESOURCE_LIMITS_EXCEEDED"),
            ),
        ];
        faults.map(|(name, fault)| (name.to_owned(), fault)).into()
    }

    /// Whether the request still does what it asks for.
    pub(crate) fn takes_effect(&self) -> bool {
        !matches!(self, Self::Instead(_) | Self::Never | Self::Reset)
    }

    /// The answer as the fault alters it, for faults that are a matter of content.
    pub(crate) fn alter(&self, call: Option<&Call>, mut answer: Answer) -> Answer {
        let page = |step: usize| {
            let call = call?;
            let page: usize = call
                .query("page")
                .and_then(|page| page.parse().ok())
                .unwrap_or(1);
            Some(format!(
                "<{}>; rel=\"next\"",
                paging::address(call, page + step)
            ))
        };
        match self {
            Self::Instead(other) => other.clone(),
            Self::Header(name, value) => answer.with(name, value),
            Self::EndlessNext => page(1).map_or(answer.clone(), |link| answer.with("link", &link)),
            Self::NextIsItself => page(0).map_or(answer.clone(), |link| answer.with("link", &link)),
            Self::WrongTypes => {
                if let Payload::Json(body) = &mut answer.payload {
                    swap_types(body);
                }
                answer
            }
            _ => answer,
        }
    }
}

impl Fault {
    /// As [`Fault::alter`], for the answer to a question of GraphQL.
    pub(crate) fn alter_told(&self, question: &Value, mut answer: Answer) -> Answer {
        let (Self::Withheld(part, kind), Payload::Json(told)) = (self, &mut answer.payload) else {
            return self.alter(None, answer);
        };
        let holes = graphql::holes(question, told);
        let hole = match part {
            Part::Outermost => holes.first(),
            Part::Innermost => holes.last(),
        };
        if let Some(path) = hole {
            graphql::withhold(told, path, kind);
        }
        answer
    }
}

fn swap_types(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(swap_types),
        Value::Object(fields) => fields.values_mut().for_each(swap_types),
        Value::Null => *value = json!({}),
        Value::Bool(_) => *value = json!([]),
        Value::Number(number) => *value = json!(number.to_string()),
        Value::String(_) => *value = json!(7),
    }
}
