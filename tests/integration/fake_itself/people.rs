use super::client::Client;
use crate::fake_github::FakeGithub;

fn client(github: &FakeGithub) -> Client {
    Client::new(github, &github.job_token())
}

#[test]
fn a_login_is_looked_up_and_not_made() {
    let github = FakeGithub::start();
    github.repository("acme/shop").open_pull_request(7);
    github.organization("globex");
    github.mannequin("imported");
    let client = client(&github);
    let check = |login: &str, kind: Option<&str>| {
        let reply = client.get(&format!("/users/{login}"));
        assert_eq!(
            reply.status,
            if kind.is_some() { 200 } else { 404 },
            "{login}"
        );
        assert_eq!(reply.json()["type"].as_str(), kind);
    };
    check("Alice", Some("User"));
    check("github-actions%5Bbot%5D", Some("Bot"));
    check("globex", Some("Organization"));
    check("imported", None);
    check("nobody", None);
    check("nobody", None);
    let alice = client.get("/users/ALICE").json();
    assert_eq!(alice["login"], "alice");
    assert_eq!(alice["id"], github.id_of("alice"));
}

#[test]
fn a_renamed_account_keeps_its_number_and_what_it_did() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.open_pull_request(7).by("bob");
    shop.comment(7, "bob", "/go qa");
    shop.permission("bob", "maintain");
    github.team("acme", "qa").member("bob");
    let id = github.id_of("bob");
    github.rename_account("bob", "robert");
    shop.comment(7, "bob", "I am another bob");
    let client = Client::new(&github, &github.members_token());
    let comments = client.get("/repos/acme/shop/issues/7/comments").json();
    assert_eq!(comments[0]["user"]["login"], "robert");
    assert_eq!(comments[0]["user"]["id"], id);
    assert_eq!(comments[1]["user"]["login"], "bob");
    assert_ne!(comments[1]["user"]["id"], id);
    let commits = client.get("/repos/acme/shop/pulls/7/commits").json();
    assert_eq!(commits[0]["author"]["id"], id);
    let role = client.get("/repos/acme/shop/collaborators/robert/permission");
    assert_eq!(role.json()["role_name"], "maintain");
    let membership = |login: &str| {
        let path = format!("/orgs/acme/teams/qa/memberships/{login}");
        client.get(&path).status
    };
    assert_eq!((membership("robert"), membership("bob")), (200, 404));
}

#[test]
fn what_a_deleted_account_wrote_is_nobodys() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.open_pull_request(7).by("bob");
    shop.comment(7, "bob", "/go qa");
    shop.review(7, "bob", "APPROVED", "");
    shop.comment_by_nobody(7, "/go qa");
    github.delete_account("bob");
    let client = client(&github);
    assert_eq!(client.get("/users/bob").status, 404);
    let comments = client.get("/repos/acme/shop/issues/7/comments").json();
    assert!(comments[0]["user"].is_null() && comments[1]["user"].is_null());
    let reviews = client.get("/repos/acme/shop/pulls/7/reviews").json();
    assert!(reviews[0]["user"].is_null());
    let commits = client.get("/repos/acme/shop/pulls/7/commits").json();
    assert!(commits[0]["author"].is_null());
    let pull = client.get("/repos/acme/shop/pulls/7").json();
    assert_eq!(pull["user"]["login"], "ghost");
    let activity = client.get("/repos/acme/shop/activity").json();
    assert!(activity[0]["actor"].is_null());
    let timeline = client.get("/repos/acme/shop/issues/7/timeline").json();
    assert_eq!(timeline[1]["actor"]["login"], "ghost");
}

#[test]
fn the_role_is_told_beside_the_permission_of_old() {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    let client = client(&github);
    let check = |login: &str, permission: &str, role: &str| {
        let path = format!("/repos/acme/shop/collaborators/{login}/permission");
        let reply = client.get(&path);
        assert_eq!(reply.status, 200);
        let accepted = reply.header("x-accepted-github-permissions");
        assert_eq!(accepted, Some("metadata=read"));
        let answer = reply.json();
        assert_eq!(answer["permission"], permission, "{login}");
        assert_eq!(answer["role_name"], role, "{login}");
        assert_eq!(answer["user"]["id"], github.id_of(login));
        assert_eq!(answer["user"]["type"], "User");
        assert_eq!(answer["user"]["role_name"], role);
    };
    for (role, permission) in [
        ("admin", "admin"),
        ("maintain", "write"),
        ("write", "write"),
        ("triage", "read"),
        ("read", "read"),
        ("none", "none"),
    ] {
        shop.permission("bob", role);
        check("bob", permission, role);
    }
    shop.custom_role("carol", "release manager", "maintain");
    check("carol", "write", "release manager");
    check("acme", "admin", "admin");
    github.user_token("stranger");
    check("stranger", "none", "none");
    shop.public();
    check("stranger", "read", "read");
    check("bob", "read", "read");
}

#[test]
fn nobody_and_organisations_have_no_permission() {
    let github = FakeGithub::start();
    github.repository("acme/shop").public();
    github.organization("globex");
    let path = |login: &str| format!("/repos/acme/shop/collaborators/{login}/permission");
    for login in ["nobody", "globex"] {
        let reply = client(&github).get(&path(login));
        assert_eq!(reply.status, 404);
        assert_eq!(reply.json()["message"], format!("{login} is not a user"));
    }
    let anonymous = Client::anonymous(&github);
    assert_eq!(anonymous.get(&path("acme")).status, 401);
}
