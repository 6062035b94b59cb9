//! Answers with a hole: what is withheld is never read as what is not there.
//!
//! The holes are those of GitHub's schema: wherever it allows `null`, something of a good answer is left
//! out, once without a word and once with the error that GitHub sends for it.

use serde_json::{Value, json};

use super::asked::{ACTORS, QUESTIONS, ask, good};
use super::{question, schema, telling};
use crate::github::tests::github;
use crate::github::{GitHubError, GitHubErrorKind};

/// Where `null` alone means something: the account is gone, nobody edited it, it was not merged, the ruleset
/// has no number, there is no such file.
const MEANINGS: [(&str, &[&str]); 4] = [
    ("last_edits", &["lastEditedAt"]),
    ("merged_texts", &["author", "mergeCommit"]),
    ("tag_rules", &["databaseId"]),
    ("files", &["f0", "f1", "f2", "f3"]),
];

fn has_meaning(name: &str, hole: &[Value]) -> bool {
    let meant = MEANINGS.iter().find(|(question, _)| *question == name);
    let step = hole.last().and_then(Value::as_str).unwrap_or_default();
    meant.is_some_and(|(_, steps)| steps.contains(&step))
}

/// What comes of an answer.
async fn asked(name: &str, told: Value) -> Result<String, GitHubError> {
    let server = telling(told).await;
    ask(&github(&server), name).await
}

/// What comes of the good answer, and the holes that the schema allows in it.
async fn whole(name: &str) -> (String, Vec<Vec<Value>>) {
    let server = telling(good(name)).await;
    let became = ask(&github(&server), name).await.unwrap();
    (became, schema::holes(&question(&server), &good(name)))
}

/// The good answer without what stands at these steps; with an error of a type, if one is given.
fn without(name: &str, hole: &[Value], kind: Option<&str>) -> Value {
    let mut told = good(name);
    schema::withhold(&mut told, hole, kind.unwrap_or_default());
    if kind.is_none() {
        told.as_object_mut().unwrap().remove("errors");
    }
    told
}

/// Of every ruleset that is told of, everybody is named or counted.
fn counts_everybody(became: &str) -> bool {
    let named = ["App(", "Team(", "Role(", "OrganizationOwners", "DeployKeys"];
    let named: usize = named.iter().map(|it| became.matches(it).count()).sum();
    let hidden = became.split("hidden: ").nth(1);
    let hidden = hidden.and_then(|it| it.split(' ').next()?.parse::<usize>().ok());
    became == "[]" || hidden.is_some_and(|hidden| named + hidden == ACTORS)
}

#[tokio::test]
async fn what_is_null_without_a_word_is_an_error_where_it_has_no_meaning() {
    let mut looked_at = 0;
    for name in QUESTIONS {
        let (whole, holes) = whole(name).await;
        for hole in holes {
            looked_at += 1;
            let became = asked(name, without(name, &hole, None)).await;
            let is_right = match (name, became.as_deref()) {
                (_, Err(_)) => true,
                ("bypasses", Ok(became)) => counts_everybody(became),
                (_, Ok(became)) => has_meaning(name, &hole) || became == whole,
            };
            assert!(is_right, "{name} without {hole:?}: {became:?}");
        }
    }
    assert!(looked_at > 60, "{looked_at}");
}

#[tokio::test]
async fn what_is_withheld_is_never_read_as_what_is_not_there() {
    for name in QUESTIONS {
        for hole in whole(name).await.1 {
            for kind in ["FORBIDDEN", "NOT_FOUND", "RESOURCE_LIMITS_EXCEEDED"] {
                let became = asked(name, without(name, &hole, Some(kind))).await;
                let is_right = match (name, became.as_deref()) {
                    (_, Err(_)) => true,
                    ("bypasses", Ok(became)) => counts_everybody(became),
                    // That a number is no pull request's is said by an error.
                    ("merged_texts", Ok(_)) => kind == "NOT_FOUND" && hole.len() == 2,
                    _ => false,
                };
                assert!(is_right, "{name}, {kind} at {hole:?}: {became:?}");
            }
        }
    }
}

#[tokio::test]
async fn a_number_that_is_no_pull_request_is_left_out_and_no_other() {
    let missing = [json!("repository"), json!("p8")];
    let told = without("merged_texts", &missing, Some("NOT_FOUND"));
    let became = asked("merged_texts", told.clone()).await.unwrap();
    let (whole, _) = whole("merged_texts").await;
    assert!(whole.contains("number: 8") && !became.contains("number: 8"));
    assert!(became.contains("number: 7"));
    // An error about one says nothing of the other.
    let mut told = told;
    told["data"]["repository"]["p7"] = Value::Null;
    let became = asked("merged_texts", told).await;
    assert!(became.is_err(), "{became:?}");
}

#[tokio::test]
async fn a_refusal_is_told_by_its_type() {
    use GitHubErrorKind::{Forbidden, RateLimited, Validation};
    let validation = Validation {
        message: "no".into(),
    };
    let limited = || RateLimited { until: None };
    for (kind, expected) in [
        ("RATE_LIMIT", limited()),
        ("RATE_LIMITED", limited()),
        ("FORBIDDEN", Forbidden { needed: None }),
        ("INSUFFICIENT_SCOPES", Forbidden { needed: None }),
        ("NOT_FOUND", validation.clone()),
        ("MAX_NODE_LIMIT_EXCEEDED", validation.clone()),
        ("RESOURCE_LIMITS_EXCEEDED", validation.clone()),
        ("SERVICE_UNAVAILABLE", validation),
    ] {
        let errors = json!([{ "type": kind, "message": "no" }]);
        for told in [
            json!({ "errors": errors }),
            json!({ "data": null, "errors": errors }),
        ] {
            refused(&told, &expected).await;
        }
    }
}

#[tokio::test]
async fn a_success_that_only_says_that_it_was_too_often_is_a_rate_limit() {
    let limit = json!({
        "documentation_url": "https://docs.github.com/graphql",
        "message": "You have exceeded a secondary rate limit. Please wait a few minutes.",
    });
    refused(&limit, &GitHubErrorKind::RateLimited { until: None }).await;
    // The words alone are no limit where there is an answer.
    let mut told = good("viewer");
    told["message"] = limit["message"].clone();
    let became = asked("viewer", told).await;
    assert_eq!(became.unwrap(), whole("viewer").await.0);
}

/// All questions end like this, but that for files, which then are asked for one by one.
async fn refused(told: &Value, expected: &GitHubErrorKind) {
    for name in QUESTIONS {
        let became = asked(name, told.clone()).await.expect_err(name);
        match name {
            "files" => assert!(became.endpoint.contains("/contents/"), "{became}"),
            _ => assert_eq!(became.kind, *expected, "{name}: {told}"),
        }
    }
}
