use super::client::Client;
use crate::fake_github::FakeGithub;

fn comments_in_all(github: &FakeGithub, count: usize) -> Client {
    let shop = github.repository("acme/shop");
    shop.open_issue(1);
    for number in 0..count {
        shop.comment(1, "bob", &format!("comment {number}"));
    }
    Client::new(github, &github.job_token())
}

#[test]
fn following_next_brings_every_comment_once_and_in_order() {
    let github = FakeGithub::start();
    let client = comments_in_all(&github, 205);
    let mut address = "/repos/acme/shop/issues/1/comments?per_page=100".to_owned();
    let mut bodies = Vec::new();
    loop {
        let reply = client.get(&address);
        let page = reply.json();
        bodies.extend(
            page.as_array()
                .unwrap()
                .iter()
                .map(|each| each["body"].clone()),
        );
        match reply.link("next") {
            Some(next) => address = next,
            None => break,
        }
    }
    let expected: Vec<_> = (0..205).map(|number| format!("comment {number}")).collect();
    assert_eq!(bodies, expected);
    assert_eq!(github.requests().len(), 3);
}

#[test]
fn links_name_the_repository_by_number_and_keep_the_other_parameters() {
    let github = FakeGithub::start();
    let client = comments_in_all(&github, 5);
    let reply = client.get("/repos/ACME/Shop/issues/1/comments?per_page=2&page=2");
    for (relation, page) in [("prev", 1), ("next", 3), ("last", 3), ("first", 1)] {
        let link = reply.link(relation).unwrap();
        assert!(
            link.starts_with(&format!("{}/repositories/", github.origin())),
            "{link}"
        );
        assert!(
            link.ends_with(&format!("/issues/1/comments?per_page=2&page={page}")),
            "{link}"
        );
    }
}

#[test]
fn a_single_page_has_no_links_and_thirty_is_the_usual_length() {
    let github = FakeGithub::start();
    let client = comments_in_all(&github, 31);
    assert_eq!(
        client
            .get("/repos/acme/shop/issues/1/comments")
            .json()
            .as_array()
            .unwrap()
            .len(),
        30
    );
    let all = client.get("/repos/acme/shop/issues/1/comments?per_page=100");
    assert_eq!(all.header("link"), None);
    assert_eq!(all.json().as_array().unwrap().len(), 31);
}
