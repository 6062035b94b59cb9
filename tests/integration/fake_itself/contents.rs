use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::client::Client;
use crate::fake_github::FakeGithub;
use crate::fake_github::story::draft::CommitDraft;

fn decoded(content: &str) -> Vec<u8> {
    STANDARD
        .decode(content.replace('\n', ""))
        .expect("GitHub sends valid base64")
}

#[test]
fn a_file_comes_as_base64_with_the_name_git_gives_it() {
    let github = FakeGithub::start();
    github
        .repository("acme/shop")
        .file_on("main", ".github/gonogo.yml", "hello\n");
    let client = Client::new(&github, &github.job_token());
    for path in [
        "contents/.github/gonogo.yml",
        "contents/.github%2Fgonogo.yml?ref=main",
    ] {
        let file = client.get(&format!("/repos/acme/shop/{path}")).json();
        assert_eq!(decoded(file["content"].as_str().unwrap()), b"hello\n");
        assert_eq!(
            file["sha"], "ce013625030ba8dba906f756967f9e9ca394464a",
            "as `git hash-object`"
        );
        assert_eq!(file["size"], 6);
    }
}

#[test]
fn the_ref_may_be_a_branch_a_tag_or_a_commit() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.file_on("main", "a.txt", "one")
        .annotated_tag("v1", "main");
    let sha = shop.head_of("main");
    shop.branch("feature/next", "main")
        .file_on("feature/next", "a.txt", "two");
    let client = Client::new(&github, &github.job_token());
    for (reference, text) in [("v1", "one"), (&*sha, "one"), ("feature%2Fnext", "two")] {
        let file = client
            .get(&format!("/repos/acme/shop/contents/a.txt?ref={reference}"))
            .json();
        assert_eq!(
            decoded(file["content"].as_str().unwrap()),
            text.as_bytes(),
            "{reference}"
        );
    }
    let missing = client.get("/repos/acme/shop/contents/a.txt?ref=nowhere");
    assert_eq!(
        missing.json()["message"],
        "No commit found for the ref nowhere"
    );
}

#[test]
fn the_raw_media_type_brings_the_bytes() {
    let github = FakeGithub::start();
    github
        .repository("acme/shop")
        .bytes_on("main", "data", vec![0, 255, 10]);
    let client = Client::new(&github, &github.job_token());
    let client = client.with("accept", "application/vnd.github.raw+json");
    assert_eq!(
        client.get("/repos/acme/shop/contents/data").body,
        [0, 255, 10]
    );
}

#[test]
fn a_file_over_a_mebibyte_has_no_content_unless_raw() {
    let github = FakeGithub::start();
    github
        .repository("acme/shop")
        .bytes_on("main", "big", vec![b'x'; (1 << 20) + 1]);
    let client = Client::new(&github, &github.job_token());
    let file = client.get("/repos/acme/shop/contents/big").json();
    assert_eq!(
        (&file["encoding"], &file["content"]),
        (&"none".into(), &"".into())
    );
    let raw = client
        .with("accept", "application/vnd.github.raw")
        .get("/repos/acme/shop/contents/big");
    assert_eq!(raw.body.len(), (1 << 20) + 1);
}

#[test]
fn a_folder_comes_as_a_list() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.file_on("main", "d/a.txt", "a")
        .file_on("main", "d/e/b.txt", "b");
    shop.symlink_on("main", "d/link", "nowhere")
        .submodule_on("main", "d/sub", &"1".repeat(40));
    let client = Client::new(&github, &github.job_token());
    let folder = client.get("/repos/acme/shop/contents/d").json();
    let kinds: Vec<_> = folder
        .as_array()
        .unwrap()
        .iter()
        .map(|each| each["type"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["file", "dir", "symlink", "submodule"]);
    for (path, kind) in [("link", "symlink"), ("sub", "submodule")] {
        let entry = client
            .get(&format!("/repos/acme/shop/contents/d/{path}"))
            .json();
        assert_eq!(entry["type"], kind);
    }
}

#[test]
fn a_link_to_a_file_of_the_repository_brings_that_file() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.file_on("main", "a.txt", "a")
        .symlink_on("main", "d/link", "../a.txt");
    let client = Client::new(&github, &github.job_token());
    let file = client.get("/repos/acme/shop/contents/d/link").json();
    assert_eq!(decoded(file["content"].as_str().unwrap()), b"a");
}

#[test]
fn what_is_not_there_is_not_found() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.file_on("main", "a.txt", "a")
        .remove_on("main", "a.txt");
    let client = Client::new(&github, &github.job_token());
    assert_eq!(client.get("/repos/acme/shop/contents/a.txt").status, 404);
}

#[test]
fn the_uppermost_folder_has_an_empty_path() {
    let github = FakeGithub::start();
    github
        .repository("acme/shop")
        .file_on("main", "apps/web/a.txt", "a");
    let client = Client::new(&github, &github.job_token());
    for path in ["contents", "contents/"] {
        let folder = client.get(&format!("/repos/acme/shop/{path}")).json();
        let names: Vec<_> = folder
            .as_array()
            .unwrap()
            .iter()
            .map(|it| &it["name"])
            .collect();
        assert_eq!(names, ["README.md", "apps"], "{path}");
    }
}

#[test]
fn a_commit_takes_files_away_and_brings_links() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.file_on("main", "a.txt", "a")
        .file_on("main", "b.txt", "b");
    shop.open_pull_request(7).by("alice");
    let draft = CommitDraft::by("alice")
        .removing("a.txt")
        .linking("c.txt", "b.txt");
    let sha = shop.push_commit(7, draft);
    let client = Client::new(&github, &github.job_token());
    let at = |path: &str| client.get(&format!("/repos/acme/shop/contents/{path}?ref={sha}"));
    assert_eq!(at("a.txt").status, 404);
    assert_eq!(
        decoded(at("c.txt").json()["content"].as_str().unwrap()),
        b"b"
    );
}
