use super::client::Client;
use crate::fake_github::FakeGithub;

#[test]
fn a_pull_request_shows_what_the_story_says() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.branch("next", "main");
    shop.open_pull_request(7)
        .by("bob")
        .titled("Add a cart")
        .described("- [ ] tested")
        .labelled("feature")
        .labelled("wrong")
        .unlabelled("wrong")
        .draft(true)
        .onto("next")
        .changing("src/cart.rs", "// cart\n");
    let pull = Client::new(&github, &github.job_token())
        .get("/repos/acme/shop/pulls/7")
        .json();
    assert_eq!(pull["title"], "Add a cart");
    assert_eq!(pull["body"], "- [ ] tested");
    assert_eq!(pull["user"]["login"], "bob");
    assert_eq!(pull["labels"].as_array().unwrap().len(), 1);
    assert_eq!(pull["draft"], true);
    assert_eq!(
        (&pull["commits"], &pull["changed_files"]),
        (&2.into(), &2.into())
    );
    assert_eq!(pull["base"]["ref"], "next");
    assert_eq!(pull["head"]["label"], "acme:change-7");
    assert_eq!(pull["head"]["sha"], shop.head_of("change-7"));
}

#[test]
fn a_fork_is_told_by_the_repository_of_the_head_which_may_be_gone() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.open_pull_request(7).in_fork("mallory/shop");
    shop.open_pull_request(8).in_deleted_fork();
    let client = Client::new(&github, &github.job_token());
    let fork = client.get("/repos/acme/shop/pulls/7").json();
    assert_eq!(fork["head"]["repo"]["full_name"], "mallory/shop");
    assert_eq!(fork["head"]["repo"]["fork"], true);
    assert_eq!(
        client.get("/repos/acme/shop/git/ref/heads/change-7").status,
        404
    );
    assert_eq!(
        client.get("/repos/acme/shop/git/ref/pull/7/head").status,
        200
    );
    assert!(client.get("/repos/acme/shop/pulls/8").json()["head"]["repo"].is_null());
}

#[test]
fn a_push_moves_the_head_and_a_force_push_leaves_the_old_commits_behind() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.open_pull_request(7);
    let client = Client::new(&github, &github.job_token());
    let check = |head: String, commits: u64| {
        let pull = client.get("/repos/acme/shop/pulls/7").json();
        assert_eq!(
            (&pull["head"]["sha"], &pull["commits"]),
            (&head.into(), &commits.into())
        );
    };
    check(shop.push_to_pull_request(7, &[("a", "1")]), 2);
    check(shop.force_push_to_pull_request(7, &[("b", "1")]), 1);
    let files = client.get("/repos/acme/shop/pulls/7/files").json();
    assert_eq!(
        (&files[0]["filename"], &files[0]["status"]),
        (&"b".into(), &"added".into())
    );
}

#[test]
fn lists_are_filtered_and_newest_first() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.open_pull_request(1).labelled("Blocker");
    shop.open_issue(2).labelled("blocker").by("carol");
    shop.open_pull_request(3).close();
    shop.open_pull_request(4).merge();
    shop.thread(1).titled("changed last");
    let client = Client::new(&github, &github.job_token());
    let check = |path: &str, numbers: &[u64]| {
        let list = client.get(&format!("/repos/acme/shop/{path}")).json();
        let found: Vec<_> = list
            .as_array()
            .unwrap()
            .iter()
            .map(|each| each["number"].as_u64().unwrap())
            .collect();
        assert_eq!(found, numbers, "{path}");
    };
    check("pulls", &[1]);
    check("pulls?state=closed", &[4, 3]);
    check("pulls?state=all&sort=updated&direction=desc", &[1, 4, 3]);
    check("pulls?state=all&head=acme:change-3", &[3]);
    check("pulls?base=nowhere", &[]);
    check("issues", &[2, 1]);
    check("issues?state=all&direction=asc", &[1, 2, 3, 4]);
    check("issues?labels=BLOCKER&creator=carol", &[2]);
    check("issues?since=2030-01-01T00:00:00Z", &[]);
    let merged = client.get("/repos/acme/shop/pulls/4").json();
    assert_eq!(
        (&merged["merged"], &merged["state"]),
        (&true.into(), &"closed".into())
    );
}

#[test]
fn an_issue_that_is_a_pull_request_says_so() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.open_pull_request(1);
    shop.open_issue(2);
    let client = Client::new(&github, &github.job_token());
    assert!(client.get("/repos/acme/shop/issues/1").json()["pull_request"].is_object());
    assert!(client.get("/repos/acme/shop/issues/2").json()["pull_request"].is_null());
    assert_eq!(client.get("/repos/acme/shop/pulls/2").status, 404);
    assert_eq!(client.get("/repos/acme/shop/issues/3").status, 404);
}
