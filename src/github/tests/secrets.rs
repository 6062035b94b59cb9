//! The token stays where it belongs.

use std::sync::Arc;

use secrecy::SecretString;

use super::operations::read;
use super::write_operations::write;
use super::{TOKEN, github};
use crate::github::GitHub;
use crate::github::InvalidSetting;
use crate::http::HttpClient;
use crate::http::scripted::{Answer, Server, options};

#[tokio::test]
async fn no_error_shows_the_token_even_if_the_server_sends_it_back() {
    let echo = format!(r#"{{"token":"{TOKEN}"}}"#);
    let location = format!("https://evil.example/?t={TOKEN}");
    for answer in [
        Answer::Reset,
        Answer::truncated(),
        Answer::with(401, &[], &echo),
        Answer::with(403, &[("x-accepted-github-permissions", TOKEN)], &echo),
        Answer::with(500, &[], &echo),
        Answer::with(302, &[("location", &location)], &echo),
        Answer::with(429, &[("retry-after", "9999")], &echo),
        Answer::json(&echo),
        Answer::Raw(format!("{TOKEN}\r\n").into_bytes()),
    ] {
        let server = Server::answering([answer]).await;
        let github = github(&server);
        for error in [
            read(&github, "pull_request").await.unwrap_err(),
            write(&github, "create_comment").await.unwrap_err(),
        ] {
            let shown = format!("{error} {error:?} {error:#?}");
            assert!(!shown.contains(TOKEN), "{shown}");
        }
    }
}

fn refused(base: &str, token: &str) -> Option<InvalidSetting> {
    let http = Arc::new(HttpClient::new(&options().0).unwrap());
    GitHub::new(base, Some(SecretString::from(token)), http).err()
}

#[tokio::test]
async fn a_token_that_no_header_can_carry_is_refused_without_being_shown() {
    for token in ["", "a b", "a\nb", "a\r\nX-Evil: 1", "é", "\u{202e}"] {
        let error = refused("https://api.github.com", token);
        assert_eq!(error, Some(InvalidSetting::Token), "{token:?}");
    }
    assert_eq!(refused("https://api.github.com", TOKEN), None);
}

#[tokio::test]
async fn a_base_address_is_plain() {
    for base in [
        "",
        "api.github.com",
        "ftp://api.github.com",
        "https://user@api.github.com",
        "https://:pass@api.github.com",
        "https://api.github.com?x=1",
        "https://api.github.com#x",
        "file:///etc/passwd",
    ] {
        assert_eq!(
            refused(base, TOKEN),
            Some(InvalidSetting::BaseUrl),
            "{base}"
        );
    }
    assert_eq!(refused("https://ghe.example/api/v3", TOKEN), None);
}
