use super::client::Client;
use crate::fake_github::FakeGithub;
use crate::fake_github::model::git::{Entry, Tree};
use crate::fake_github::model::objects::tree_name;

#[test]
fn an_annotated_tag_is_an_object_that_names_the_commit() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.move_tag("light", "main")
        .annotated_tag("v1", "main")
        .annotated_tag("nested", "v1");
    let client = Client::new(&github, &github.job_token());
    let object =
        |path: &str| client.get(&format!("/repos/acme/shop/git/{path}")).json()["object"].clone();
    assert_eq!(object("ref/tags/light")["sha"], shop.head_of("main"));
    let mut next = object("ref/tags/nested");
    let mut kinds = Vec::new();
    while next["type"] == "tag" {
        kinds.push("tag");
        next = object(&format!("tags/{}", next["sha"].as_str().unwrap()));
    }
    assert_eq!(kinds, ["tag", "tag"]);
    assert_eq!(next["sha"], shop.head_of("main"));
}

#[test]
fn a_reference_is_found_by_its_full_name_only() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.branch("release/1.x", "main")
        .default_branch("release/1.x")
        .delete_reference("heads/main");
    let client = Client::new(&github, &github.job_token());
    for (name, status) in [
        ("heads/release/1.x", 200),
        ("heads/release", 404),
        ("heads/main", 404),
    ] {
        assert_eq!(
            client
                .get(&format!("/repos/acme/shop/git/ref/{name}"))
                .status,
            status,
            "{name}"
        );
    }
    assert_eq!(
        client.get("/repos/acme/shop").json()["default_branch"],
        "release/1.x"
    );
}

#[test]
fn a_moved_tag_names_the_new_commit_and_both_have_the_same_tree_if_nothing_changed() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.move_tag("v1", "main")
        .file_on("main", "a", "1")
        .remove_on("main", "a");
    let before = shop.head_of("v1");
    let after = shop.move_tag("v1", "main").head_of("v1");
    assert_ne!(before, after);
    let client = Client::new(&github, &github.job_token());
    let tree = |sha: &str| {
        client
            .get(&format!("/repos/acme/shop/git/commits/{sha}"))
            .json()["tree"]["sha"]
            .clone()
    };
    assert_eq!(tree(&before), tree(&after));
}

#[test]
fn trees_have_the_names_that_git_gives_them() {
    let file = |text: &str| Entry::File(text.into());
    assert_eq!(
        tree_name(&Tree::new(), ""),
        "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
    );
    let tree = Tree::from([
        ("a/b.txt".into(), file("x\n")),
        ("a.txt".into(), file("x\n")),
    ]);
    assert_eq!(
        tree_name(&tree, ""),
        "667e9f77cbb32872b43939aae678fc0861360383"
    );
}

#[test]
fn a_commit_is_found_by_branch_tag_full_and_short_name() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.file_on("main", "a", "1").annotated_tag("v1", "main");
    let sha = shop.head_of("main");
    let short: String = sha.chars().take(9).collect();
    let client = Client::new(&github, &github.job_token());
    for name in [
        "main",
        "heads/main",
        "v1",
        "tags/v1",
        &*sha,
        &*short,
        "HEAD",
    ] {
        let commit = client
            .get(&format!("/repos/acme/shop/commits/{name}"))
            .json();
        assert_eq!(commit["sha"], sha, "{name}");
        assert_eq!(commit["files"][0]["filename"], "a");
    }
    assert_eq!(client.get("/repos/acme/shop/commits/nothing").status, 422);
    assert_eq!(
        client
            .get("/repos/acme/shop/commits")
            .json()
            .as_array()
            .unwrap()
            .len(),
        2
    );
}

#[test]
fn comparing_counts_what_each_side_has_alone() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.branch("old", "main")
        .file_on("main", "a", "1")
        .file_on("main", "b", "1");
    shop.file_on("old", "c", "1");
    shop.open_pull_request(7).in_fork("mallory/shop");
    let client = Client::new(&github, &github.job_token());
    let check = |range: &str, status: &str, ahead: u64, behind: u64, files: usize| {
        let answer = client
            .get(&format!("/repos/acme/shop/compare/{range}"))
            .json();
        assert_eq!(answer["status"], status, "{range}");
        assert_eq!(
            (&answer["ahead_by"], &answer["behind_by"]),
            (&ahead.into(), &behind.into())
        );
        assert_eq!(answer["files"].as_array().unwrap().len(), files, "{range}");
    };
    check("old...main", "diverged", 2, 1, 2);
    check("main...main", "identical", 0, 0, 0);
    check("main...mallory:change-7", "ahead", 1, 0, 1);
    check("mallory:change-7...main", "behind", 0, 1, 0);
}
