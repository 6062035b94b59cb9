use super::client::Client;
use crate::fake_github::FakeGithub;

const TEAM: &str = "/orgs/acme/teams/qa";

fn membership(client: &Client, login: &str) -> Option<String> {
    let reply = client.get(&format!("{TEAM}/memberships/{login}"));
    let state = reply.json()["state"].as_str().map(str::to_owned);
    assert_eq!(reply.status, if state.is_some() { 200 } else { 404 });
    state
}

#[test]
fn a_membership_is_active_or_pending_or_not_found() {
    let github = FakeGithub::start();
    github
        .team("acme", "QA")
        .member("bob")
        .maintainer("carol")
        .pending("dave")
        .member("erin")
        .without("erin");
    let client = Client::new(&github, &github.members_token());
    assert_eq!(membership(&client, "BOB").as_deref(), Some("active"));
    assert_eq!(membership(&client, "carol").as_deref(), Some("active"));
    assert_eq!(membership(&client, "dave").as_deref(), Some("pending"));
    assert_eq!(membership(&client, "erin"), None);
    assert_eq!(membership(&client, "nobody"), None);
    let team = client.get(TEAM).json();
    assert_eq!(team["slug"], "qa");
    assert_eq!(team["members_count"], 2);
    assert_eq!(team["organization"]["login"], "acme");
    let members = client.get(&format!("{TEAM}/members?role=maintainer"));
    assert_eq!(members.json()[0]["login"], "carol");
    assert_eq!(members.json().as_array().unwrap().len(), 1);
    github.team("acme", "qa").delete();
    assert_eq!(client.get(TEAM).status, 404);
}

#[test]
fn members_come_in_pages_whose_links_name_the_team_by_number() {
    let github = FakeGithub::start();
    github
        .team("acme", "qa")
        .pending("dave")
        .members_numbered(250);
    let client = Client::new(&github, &github.members_token());
    let mut address = format!("{TEAM}/members?per_page=100");
    let mut logins = Vec::new();
    loop {
        let reply = client.get(&address);
        let page = reply.json();
        let page = page.as_array().unwrap().iter();
        logins.extend(page.map(|each| each["login"].as_str().unwrap().to_owned()));
        let Some(next) = reply.link("next") else {
            break;
        };
        assert!(next.contains("/organizations/"), "{next}");
        address = next;
    }
    assert_eq!(logins.len(), 250);
    assert_eq!(logins[0], "qa-member-001");
    assert_eq!(logins[249], "qa-member-250");
}

#[test]
fn the_token_of_a_job_cannot_see_teams() {
    let github = FakeGithub::start();
    github.team("acme", "qa").member("bob");
    let refused = |token: &str, rest: &str| {
        let reply = Client::new(&github, token).get(&format!("{TEAM}{rest}"));
        assert_eq!(reply.status, 403);
        let message = "Resource not accessible by integration";
        assert_eq!(reply.json()["message"], message);
        let accepted = reply.header("x-accepted-github-permissions");
        assert_eq!(accepted, Some("members=read"));
    };
    for rest in ["", "/members", "/memberships/bob"] {
        refused(&github.job_token(), rest);
        refused(&github.app_token("renovate"), rest);
    }
    assert_eq!(Client::anonymous(&github).get(TEAM).status, 401);
}

#[test]
fn people_see_the_teams_of_their_organisation_and_secret_ones_from_inside() {
    let github = FakeGithub::start();
    github.organization("acme").member("carol");
    github.team("acme", "qa").member("bob");
    github.user_token("stranger");
    let seen = |login: &str| {
        let token = github.user_token(login);
        Client::new(&github, &token).get(TEAM).status
    };
    assert_eq!(
        (seen("bob"), seen("carol"), seen("stranger")),
        (200, 200, 404)
    );
    github.team("acme", "qa").secret();
    assert_eq!(
        (seen("bob"), seen("carol"), seen("stranger")),
        (200, 404, 404)
    );
    let app = Client::new(&github, &github.members_token());
    assert_eq!(app.get(TEAM).json()["privacy"], "secret");
    assert_eq!(app.get("/orgs/globex/teams/qa").status, 404);
}
