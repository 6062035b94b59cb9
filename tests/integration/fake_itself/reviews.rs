use super::client::Client;
use crate::fake_github::FakeGithub;

const REVIEWS: &str = "/repos/acme/shop/pulls/7/reviews";

#[test]
fn a_review_names_the_commit_it_is_about() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.open_pull_request(7);
    let old = shop.head_of_pull_request(7);
    github.at("2026-11-20T15:00:00Z");
    let first = shop.review(7, "bob", "APPROVED", "/go qa");
    let head = shop.push_to_pull_request(7, &[("a", "1")]);
    shop.review(7, "carol", "CHANGES_REQUESTED", "no");
    shop.review_at(7, "dave", "COMMENTED", "", &old);
    let reviews = Client::new(&github, &github.job_token())
        .get(REVIEWS)
        .json();
    let check = |index: usize, login: &str, state: &str, commit: &str| {
        let review = &reviews[index];
        assert_eq!(review["user"]["login"], login);
        assert_eq!(review["state"], state);
        assert_eq!(review["commit_id"], commit);
    };
    check(0, "bob", "APPROVED", &old);
    check(1, "carol", "CHANGES_REQUESTED", &head);
    check(2, "dave", "COMMENTED", &old);
    assert_eq!(reviews[0]["id"], first);
    assert_eq!(reviews[0]["body"], "/go qa");
    assert_eq!(reviews[0]["submitted_at"], "2026-11-20T15:00:00Z");
    assert!(reviews[0]["node_id"].as_str().unwrap().starts_with("PRR_"));
}

#[test]
fn a_dismissed_review_stays_and_says_so() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.open_pull_request(7);
    let id = shop.review(7, "bob", "APPROVED", "fine");
    shop.dismiss_review(id);
    let client = Client::new(&github, &github.job_token());
    assert_eq!(client.get(REVIEWS).json()[0]["state"], "DISMISSED");
    let timeline = client.get("/repos/acme/shop/issues/7/timeline").json();
    let last = timeline.as_array().unwrap().last().unwrap();
    assert_eq!(last["event"], "review_dismissed");
    assert_eq!(last["dismissed_review"]["review_id"], id);
    assert_eq!(shop.reviews(7).len(), 1);
}

#[test]
fn what_is_not_submitted_yet_only_its_author_sees() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.open_pull_request(7);
    shop.review(7, "bob", "PENDING", "draft");
    let seen = |token: &str| {
        let reviews = Client::new(&github, token).get(REVIEWS).json();
        reviews.as_array().unwrap().len()
    };
    assert_eq!(seen(&github.job_token()), 0);
    assert_eq!(seen(&github.user_token("bob")), 1);
}

#[test]
fn reviews_of_what_is_no_pull_request_are_not_found() {
    let github = FakeGithub::start();
    github.repository("acme/shop").open_issue(7);
    let client = Client::new(&github, &github.job_token());
    assert_eq!(client.get(REVIEWS).status, 404);
}
