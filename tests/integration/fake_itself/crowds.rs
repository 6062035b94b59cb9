use super::client::Client;
use crate::fake_github::FakeGithub;

fn all(client: &Client, path: &str) -> usize {
    let mut address = format!("{path}?per_page=100");
    let mut count = 0;
    loop {
        let reply = client.get(&address);
        count += reply.json().as_array().expect("a list").len();
        match reply.link("next") {
            Some(next) => address = next,
            None => return count,
        }
    }
}

#[test]
fn thousands_of_comments_and_hundreds_of_reviews_are_served_whole() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.open_pull_request(7);
    for number in 0..5_000 {
        shop.comment(7, "bob", &format!("comment {number}"));
    }
    for _ in 0..500 {
        shop.review(7, "carol", "COMMENTED", "looks fine");
    }
    let client = Client::new(&github, &github.job_token());
    let shop = "/repos/acme/shop";
    assert_eq!(all(&client, &format!("{shop}/issues/7/comments")), 5_000);
    assert_eq!(all(&client, &format!("{shop}/pulls/7/reviews")), 500);
    assert_eq!(all(&client, &format!("{shop}/issues/7/timeline")), 5_501);
}
