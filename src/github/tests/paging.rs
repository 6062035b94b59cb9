//! Lists over many pages: whole, or an error.

use serde_json::json;

use super::{below, github, samples, shop};
use crate::github::error::PagingFault;
use crate::github::{GitHub, GitHubErrorKind};
use crate::http::scripted::{Answer, Received, Server};

fn page_of(request: &Received) -> u64 {
    let (_, query) = request.target.split_once('?').unwrap();
    let number = query.split('&').find_map(|pair| pair.strip_prefix("page="));
    number.map_or(1, |number| number.parse().unwrap())
}

/// A page with one comment, whose id is the page's number.
fn page(number: u64, link: &str) -> Answer {
    let body = json!([samples::comment(number)]).to_string();
    Answer::with(200, &[("link", link)], &body)
}

async fn ids(github: &GitHub) -> Result<Vec<u64>, GitHubErrorKind> {
    let comments = github.comments(&shop(), 7.try_into().unwrap()).await;
    comments
        .map(|comments| comments.iter().map(|comment| comment.id.0).collect())
        .map_err(|error| {
            assert_eq!(error.endpoint, "GET /repos/acme/shop/issues/7/comments");
            error.kind
        })
}

fn incomplete(fault: PagingFault) -> Result<Vec<u64>, GitHubErrorKind> {
    Err(GitHubErrorKind::Incomplete(fault))
}

/// A server with so many pages, which names the last one if `told`.
async fn pages(count: u64, told: bool) -> Server {
    Server::start(move |request, _| {
        let number = page_of(request);
        let path = request.target.split('?').next().unwrap();
        let mut link = Vec::new();
        if number < count {
            link.push(format!(
                "<{path}?per_page=100&page={}>; rel=\"next\"",
                number + 1
            ));
        }
        if told && number < count {
            link.push(format!("<{path}?per_page=100&page={count}>; rel=\"last\""));
        }
        page(number, &link.join(", "))
    })
    .await
}

#[tokio::test]
async fn a_list_is_read_to_its_end_in_order() {
    for told in [true, false] {
        for count in [1, 2, 3, 30] {
            let server = pages(count, told).await;
            let github = github(&server);
            assert_eq!(
                ids(&github).await,
                Ok((1..=count).collect()),
                "{count} {told}"
            );
            assert_eq!(github.requests(), count);
            assert!(
                server
                    .lines()
                    .iter()
                    .all(|line| line.contains("?per_page=100"))
            );
        }
    }
}

#[tokio::test]
async fn a_list_below_a_base_path_is_read_too() {
    let server = pages(3, false).await;
    assert_eq!(ids(&below(&server, "/api/v3")).await, Ok(vec![1, 2, 3]));
    assert!(server.lines()[2].starts_with("GET /api/v3/repos/acme/shop/"));
}

#[tokio::test]
async fn a_list_longer_than_the_cap_is_incomplete_and_not_cut() {
    for told in [true, false] {
        let server = pages(4, told).await;
        assert_eq!(
            ids(&github(&server).with_page_cap(4)).await,
            Ok(vec![1, 2, 3, 4])
        );
        let server = pages(5, told).await;
        let outcome = ids(&github(&server).with_page_cap(4)).await;
        assert_eq!(outcome, incomplete(PagingFault::Pages(4)));
        assert!(server.lines().len() <= 4);
    }
}

#[tokio::test]
async fn a_list_without_end_ends() {
    let server = Server::start(|request, _| {
        let number = page_of(request);
        page(
            number,
            &format!("</next?page={}>; rel=\"next\"", number + 1),
        )
    })
    .await;
    assert_eq!(
        ids(&github(&server)).await,
        incomplete(PagingFault::Pages(100))
    );
    assert_eq!(server.lines().len(), 100);
}

/// A server whose pages are named by cursors, as those of a branch's activity are.
async fn cursors(count: usize) -> Server {
    Server::start(move |request, index| {
        let path = request.target.split('?').next().unwrap();
        let body = json!([samples::activity(index as u64 + 1)]).to_string();
        let link =
            |cursor: &str| format!("<{path}?ref=refs%2Fheads%2Fcart&per_page=100&{cursor}>; rel=");
        let (next, previous) = (link(&format!("after=c{}", index + 1)), link("before=c0"));
        let links = match index + 1 < count {
            true => format!("{next}\"next\", {previous}\"prev\""),
            false => format!("{previous}\"prev\""),
        };
        Answer::with(200, &[("link", &links)], &body)
    })
    .await
}

#[tokio::test]
async fn a_list_that_is_paged_by_cursors_is_read_to_its_end_or_not_at_all() {
    let branch = "cart".into();
    for count in [1, 2, 5] {
        let server = cursors(count).await;
        let list = github(&server).activity(&shop(), &branch).await.unwrap();
        let ids: Vec<usize> = list.iter().map(|activity| activity.id as usize).collect();
        assert_eq!(ids, (1..=count).collect::<Vec<_>>());
        let query = "GET /repos/acme/shop/activity?ref=refs%2Fheads%2Fcart&per_page=100";
        let expected = (0..count).map(|index| match index {
            0 => query.to_owned(),
            _ => format!("{query}&after=c{index}"),
        });
        assert_eq!(server.lines(), expected.collect::<Vec<_>>());
    }
    let server = cursors(5).await;
    let github = github(&server).with_page_cap(4);
    let error = github.activity(&shop(), &branch).await.unwrap_err();
    let fault = PagingFault::Pages(4);
    assert_eq!(error.kind, GitHubErrorKind::Incomplete(fault));
}

#[tokio::test]
async fn a_cursor_that_comes_again_is_a_circle() {
    let link = "</repos/acme/shop/activity?after=c1>; rel=\"next\"";
    let body = json!([samples::activity(1)]).to_string();
    let server = Server::answering([Answer::with(200, &[("link", link)], &body)]).await;
    let error = github(&server)
        .activity(&shop(), &"cart".into())
        .await
        .unwrap_err();
    let fault = PagingFault::Circle;
    assert_eq!(error.kind, GitHubErrorKind::Incomplete(fault));
    assert_eq!(server.lines().len(), 2);
}

#[tokio::test]
async fn a_link_that_leads_back_is_not_followed() {
    for (query, requests) in [("page=1", 1), ("page=0", 1), ("after=x", 2), ("page=2", 2)] {
        let link = format!("</repos/acme/shop/issues/7/comments?{query}>; rel=\"next\"");
        let server = Server::start(move |_, _| page(1, &link)).await;
        let outcome = ids(&github(&server)).await;
        assert_eq!(outcome, incomplete(PagingFault::Circle), "{query}");
        assert_eq!(server.lines().len(), requests, "{query}");
    }
}

#[tokio::test]
async fn a_link_to_another_origin_is_not_followed_and_the_token_stays_here() {
    let other = Server::answering([Answer::json("[]")]).await;
    let foreign = other.url("/repos/acme/shop/issues/7/comments?page=2");
    let port = other.port();
    for link in [
        format!("<{foreign}>; rel=\"next\""),
        format!("<{foreign}>; rel=\"next\", <{foreign}>; rel=\"last\""),
        format!("<//127.0.0.1:{port}/x?page=2>; rel=\"next\""),
        "<https://evil.example/?page=2>; rel=\"next\"".to_owned(),
        "<http://[>; rel=\"next\"".to_owned(),
    ] {
        let shown = link.clone();
        let server = Server::start(move |_, _| page(1, &link)).await;
        let outcome = ids(&github(&server)).await;
        assert_eq!(outcome, incomplete(PagingFault::ForeignLink), "{shown}");
        assert_eq!(server.lines().len(), 1, "{shown}");
    }
    assert!(other.lines().is_empty());
}

#[tokio::test]
async fn a_link_out_of_the_base_path_is_not_followed() {
    for link in [
        "</elsewhere?page=2>; rel=\"next\"",
        "</api/v30/x?page=2>; rel=\"next\"",
    ] {
        let server = Server::start(move |_, _| page(1, link)).await;
        let outcome = ids(&below(&server, "/api/v3")).await;
        assert_eq!(outcome, incomplete(PagingFault::ForeignLink));
    }
}

#[tokio::test]
async fn what_was_added_while_reading_is_read_as_well() {
    let server = Server::start(|request, _| {
        let number = page_of(request);
        let link = |next: u64, last| {
            format!("</x?page={next}>; rel=\"next\", </x?page={last}>; rel=\"last\"")
        };
        match number {
            1 => page(1, &link(2, 3)),
            2 => page(2, &link(3, 4)),
            3 => page(3, &link(4, 4)),
            _ => page(number, ""),
        }
    })
    .await;
    assert_eq!(ids(&github(&server)).await, Ok(vec![1, 2, 3, 4]));
}

#[tokio::test]
async fn check_runs_are_paged_within_their_object() {
    let server = Server::start(|request, _| {
        let body = json!({"total_count": 2, "check_runs": [samples::check_run()]}).to_string();
        match page_of(request) {
            1 => Answer::with(200, &[("link", "</x?page=2>; rel=\"next\"")], &body),
            _ => Answer::json(body),
        }
    })
    .await;
    let runs = github(&server)
        .check_runs(&shop(), &super::sha('a'), None)
        .await
        .unwrap();
    assert_eq!(runs.len(), 2);
}
