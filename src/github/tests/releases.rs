//! Releases: drafts are found in the list, and a write changes what it is meant to and no more.

use serde_json::{Value, json};

use super::operations::release_tag;
use super::{github, samples, sha, shop};
use crate::github::error::PagingFault;
use crate::github::{GitHubErrorKind, MakeLatest, NewRelease, Release};
use crate::http::scripted::{Answer, Server};
use crate::text::Markdown;

/// A page of a list that has so many.
fn page(target: &str, releases: &Value, pages: usize) -> Answer {
    let number = target
        .split("&page=")
        .nth(1)
        .map_or(1, |it| it.parse().unwrap());
    let next = format!(
        "</repos/acme/shop/releases?per_page=100&page={}>; rel=\"next\"",
        number + 1
    );
    let links = [("link", next.as_str())];
    let headers: &[_] = if number < pages { &links } else { &[] };
    Answer::with(200, headers, &releases.to_string())
}

fn ids(releases: &[Release]) -> Vec<u64> {
    releases.iter().map(|release| release.id.0).collect()
}

#[tokio::test]
async fn drafts_are_looked_for_on_every_page_by_their_very_tag() {
    let server = Server::start(|received, index| {
        let mut other = samples::release(3, true);
        other["tag_name"] = json!("pkg/v1.4.0-rc.1");
        let releases = match index {
            0 => json!([other]),
            1 => json!([samples::release(12, true), samples::release(9, false)]),
            // It moved here from the page before while that was read.
            _ => json!([samples::release(9, false), samples::release(4, true)]),
        };
        page(&received.target, &releases, 3)
    })
    .await;
    let found = github(&server)
        .releases_with_tag(&shop(), &release_tag())
        .await
        .unwrap();
    assert_eq!(ids(&found), [4, 9, 12]);
    let drafts: Vec<bool> = found.iter().map(|release| release.draft).collect();
    assert_eq!(drafts, [true, false, true]);
}

#[tokio::test]
async fn a_list_that_is_too_long_to_read_has_no_answer() {
    let server = Server::start(|received, _| page(&received.target, &json!([]), usize::MAX)).await;
    let error = github(&server)
        .with_page_cap(3)
        .releases_with_tag(&shop(), &release_tag())
        .await
        .unwrap_err();
    let fault = PagingFault::Pages(3);
    assert_eq!(error.kind, GitHubErrorKind::Incomplete(fault));
}

#[tokio::test]
async fn a_release_without_title_and_text_is_one() {
    let mut raw = samples::release(9, false);
    raw["body"] = Value::Null;
    let server = Server::answering([Answer::json(raw.to_string())]).await;
    let release = github(&server).latest_release(&shop()).await.unwrap();
    let release = release.unwrap();
    assert_eq!(
        (release.name.for_parsing(), release.body.for_parsing()),
        ("", "")
    );
}

#[tokio::test]
async fn the_words_for_latest_are_github_s() {
    for (word, expected) in [
        (MakeLatest::True, "true"),
        (MakeLatest::False, "false"),
        (MakeLatest::Legacy, "legacy"),
    ] {
        let release = NewRelease {
            tag: release_tag(),
            target: sha('a'),
            name: String::new(),
            body: Markdown::default(),
            draft: false,
            prerelease: false,
            make_latest: Some(word),
        };
        let server = Server::answering([Answer::status(403)]).await;
        let made = github(&server).create_release(&shop(), &release).await;
        made.unwrap_err();
        let sent: Value = serde_json::from_slice(&server.received()[0].body).unwrap();
        assert_eq!(sent["make_latest"], expected);
    }
}

#[tokio::test]
async fn an_answer_about_another_release_may_have_arrived() {
    let server = Server::answering([Answer::json(samples::release(8, false).to_string())]).await;
    for name in ["create_release", "update_release_body"] {
        let error = super::write_operations::write(&github(&server), name)
            .await
            .unwrap_err();
        let lost = matches!(error.kind, GitHubErrorKind::MayHaveArrived(_));
        assert!(lost, "{name}: {error}");
    }
}
