//! Every read against every fault: never an answer, always the endpoint and a kind.

use super::operations::{read, reads};
use super::{github, sha};
use crate::github::GitHubErrorKind;
use crate::github::error::{Found, PagingFault};
use crate::http::HttpErrorKind;
use crate::http::scripted::{Answer, Server};

const DATE: (&str, &str) = ("date", "Fri, 20 Nov 2026 14:00:00 GMT");

/// A fault and the kind it must have.
fn faults() -> Vec<(Answer, GitHubErrorKind)> {
    let needed = ("x-accepted-github-permissions", "pull_requests=read");
    let needs = || Some("pull_requests=read".to_owned());
    let limited = Answer::with(429, &[DATE, ("retry-after", "3600")], "");
    vec![
        (Answer::status(401), GitHubErrorKind::Unauthorized),
        (
            Answer::with(403, &[needed], "{}"),
            GitHubErrorKind::Forbidden { needed: needs() },
        ),
        (
            Answer::with(404, &[needed], "{}"),
            GitHubErrorKind::NotFound { needed: needs() },
        ),
        (Answer::status(409), GitHubErrorKind::Conflict),
        (
            Answer::with(422, &[], r#"{"message":"no"}"#),
            GitHubErrorKind::Validation {
                message: "no".into(),
            },
        ),
        (
            limited,
            GitHubErrorKind::RateLimited {
                until: Some("2026-11-20T15:00:00Z".parse().unwrap()),
            },
        ),
        (Answer::status(500), GitHubErrorKind::Server(500)),
        (Answer::status(502), GitHubErrorKind::Server(502)),
        (Answer::status(503), GitHubErrorKind::Server(503)),
        (Answer::status(204), GitHubErrorKind::UnexpectedStatus(204)),
        (Answer::status(304), GitHubErrorKind::UnexpectedStatus(304)),
        (
            Answer::Reset,
            GitHubErrorKind::Connection(HttpErrorKind::Reset),
        ),
        (
            Answer::Close,
            GitHubErrorKind::Connection(HttpErrorKind::Reset),
        ),
        (
            Answer::with(200, &[], &" ".repeat(2 * 1024 * 1024)),
            GitHubErrorKind::TooLarge { limit: 1024 * 1024 },
        ),
    ]
}

#[tokio::test]
async fn no_read_takes_a_fault_for_an_answer() {
    for (name, endpoint, _) in reads() {
        for (answer, kind) in faults() {
            let case = format!("{name}: {:.100}", format!("{answer:?}"));
            let server = Server::answering([answer]).await;
            let outcome = read(&github(&server), name).await;
            match (name, &kind, outcome) {
                ("file_at", GitHubErrorKind::NotFound { .. }, Ok(shown)) => {
                    assert_eq!(shown, r#"Missing { needed: Some("pull_requests=read") }"#);
                }
                ("file_at", GitHubErrorKind::TooLarge { .. }, Err(error)) => {
                    assert_eq!(
                        error.kind,
                        GitHubErrorKind::TooLarge { limit: 1000 },
                        "{case}"
                    );
                }
                // Of this more is read: all blanks.
                ("whole_tree", GitHubErrorKind::TooLarge { .. }, Err(error)) => {
                    let empty = matches!(error.kind, GitHubErrorKind::Unreadable { .. });
                    assert!(empty, "{case}: {error:?}");
                }
                (
                    "account" | "team_membership" | "release_of_tag" | "release" | "latest_release",
                    GitHubErrorKind::NotFound { .. },
                    Ok(shown),
                ) => {
                    assert_eq!(shown, "None", "{case}");
                }
                (_, _, Ok(shown)) => panic!("{case}: {shown}"),
                (_, _, Err(error)) => {
                    assert_eq!(error.kind, kind, "{case}");
                    assert_eq!(error.endpoint, endpoint, "{case}");
                }
            }
        }
    }
}

#[tokio::test]
async fn no_read_takes_another_shape_for_an_answer() {
    for (name, endpoint, good) in reads() {
        for (body, expected) in [
            ("", Found::Empty),
            ("<!DOCTYPE html><title>Sign in</title>", Found::Html),
            ("gateway says no", Found::NotJson),
            ("null", Found::OtherShape),
            ("\"text\"", Found::OtherShape),
            ("{}", Found::OtherShape),
            ("[]", Found::OtherShape),
            ("[[]]", Found::OtherShape),
            ("[{}]", Found::OtherShape),
            (r#"{"message":"all is well"}"#, Found::OtherShape),
        ] {
            let server = Server::answering([Answer::json(body)]).await;
            let outcome = read(&github(&server), name).await;
            let case = format!("{name}: {body}");
            if body == "[]" && good.is_array() {
                assert!(outcome.is_ok(), "{case}: an empty list is a list");
                continue;
            }
            let error = outcome.expect_err(&case);
            assert_eq!(error.endpoint, endpoint, "{case}");
            if name == "file_at" && body.starts_with('[') {
                continue; // a list there is a folder: see the tests of files
            }
            let GitHubErrorKind::Unreadable { found, .. } = error.kind else {
                panic!("{case}: {error}");
            };
            assert_eq!(found, expected, "{case}");
        }
    }
}

#[tokio::test]
async fn no_read_takes_half_an_answer_for_a_whole_one() {
    for (name, _, good) in reads() {
        let whole = good.to_string();
        let half: String = whole.chars().take(whole.chars().count() / 2).collect();
        let cut = format!(
            "HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{half}",
            whole.len()
        );
        for answer in [Answer::json(half), Answer::Raw(cut.into_bytes())] {
            let server = Server::answering([answer]).await;
            let error = read(&github(&server), name).await.expect_err(name);
            let GitHubErrorKind::Unreadable { found, .. } = error.kind else {
                panic!("{name}: {error}");
            };
            assert_eq!(found, Found::Truncated, "{name}");
        }
    }
}

#[tokio::test]
async fn every_field_that_is_read_is_needed_or_may_be_missing_and_never_of_another_type() {
    for (name, _, good) in reads() {
        let fields = match &good {
            serde_json::Value::Array(list) => list[0].as_object().unwrap().clone(),
            object => object.as_object().unwrap().clone(),
        };
        for field in fields.keys() {
            let mut wrong = fields.clone();
            wrong.insert(field.clone(), serde_json::json!([[true]]));
            let wrong = if good.is_array() {
                serde_json::json!([wrong])
            } else {
                serde_json::json!(wrong)
            };
            let server = Server::answering([Answer::json(wrong.to_string())]).await;
            if let Ok(shown) = read(&github(&server), name).await {
                assert!(!shown.contains("true"), "{name}.{field}: {shown}");
            }
        }
    }
}

#[tokio::test]
async fn a_slow_server_is_a_time_out() {
    for answer in [Answer::Hang, Answer::Stall] {
        let server = Server::answering([answer]).await;
        let (mut options, _) = crate::http::scripted::options();
        options.limits.request = std::time::Duration::from_millis(50);
        let http = std::sync::Arc::new(crate::http::HttpClient::new(&options).unwrap());
        let base = server.url("");
        let github = crate::github::GitHub::new(base.as_str(), None, http).unwrap();
        let error = github.repository(&super::shop()).await.unwrap_err();
        assert_eq!(error.kind, GitHubErrorKind::TimedOut);
        assert_eq!(github.requests(), 3);
    }
}

#[tokio::test]
async fn a_fault_on_a_later_page_is_a_fault_of_the_list() {
    let lists = [
        "open_pull_requests",
        "comments",
        "statuses",
        "check_runs",
        "issues_with_label",
        "reviews",
        "pull_request_commits",
        "timeline",
        "activity",
        "changed_files",
        "pull_requests_with_commit",
        "comments_since",
        "releases_with_tag",
    ];
    for (name, _, good) in reads()
        .into_iter()
        .filter(|(name, ..)| lists.contains(name))
    {
        for (fault, kind) in faults() {
            let good = good.to_string();
            let server = Server::start(move |request, _| {
                if request.target.contains("&page=2") {
                    return fault.clone();
                }
                let path = request.target.split('?').next().unwrap();
                let link = format!("<{path}?page=2>; rel=\"next\", <{path}?page=3>; rel=\"last\"");
                Answer::with(200, &[("link", &link)], &good)
            })
            .await;
            let error = read(&github(&server), name).await.expect_err(name);
            // Page 3 of this server links back, which may be seen first.
            let circle = GitHubErrorKind::Incomplete(PagingFault::Circle);
            assert!(
                error.kind == kind || error.kind == circle,
                "{name}: {error}"
            );
        }
    }
}

#[tokio::test]
async fn an_answer_about_something_else_is_no_answer() {
    use super::samples;
    let other = |name, answer: serde_json::Value| (name, answer.to_string());
    for (name, body) in [
        other("pull_request", samples::pull_request(8)),
        other("issue", samples::issue(7)),
        other("commit_people", samples::git_people('d')),
        other("account", samples::named("mallory")),
        other("team", {
            let mut team = samples::team();
            team["slug"] = "release".into();
            team
        }),
        other("last_edits", samples::edits(&["PRR_2"])),
        other("release_of_tag", {
            let mut release = samples::release(9, false);
            release["tag_name"] = "v1.4.0".into();
            release
        }),
        other("release", samples::release(8, false)),
        other("commit", samples::git_commit('b')),
        other(
            "branch_head",
            samples::reference("refs/heads/release/1.40", "commit", 'a'),
        ),
        other(
            "tag_commit",
            samples::reference("refs/heads/v1", "commit", 'a'),
        ),
    ] {
        let server = Server::answering([Answer::json(body)]).await;
        let error = read(&github(&server), name).await.expect_err(name);
        let GitHubErrorKind::Unreadable { found, .. } = error.kind else {
            panic!("{name}: {error}");
        };
        assert_eq!(found, Found::OtherThing, "{name}");
    }
    assert_ne!(sha('a'), sha('b'));
}
