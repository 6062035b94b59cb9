use super::client::Client;
use crate::fake_github::FakeGithub;

#[test]
fn an_advisory_says_since_when_everybody_can_read_it() {
    let github = FakeGithub::start();
    github.published_advisory("GHSA-xvch-5gv4-984h", "2022-03-18T00:01:09Z");
    let client = Client::new(&github, &github.job_token());
    let advisory = client.get("/advisories/GHSA-xvch-5gv4-984h").json();
    assert_eq!(advisory["published_at"], "2022-03-18T00:01:09Z");
    assert_eq!(advisory["ghsa_id"], "GHSA-xvch-5gv4-984h");
    assert_eq!(client.get("/advisories/GHSA-2222-3333-4444").status, 404);
}
