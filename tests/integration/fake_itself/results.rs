use serde_json::{Value, json};

use super::client::{Client, Reply};
use crate::fake_github::FakeGithub;

struct Setting {
    github: FakeGithub,
    client: Client,
    sha: String,
}

fn setting() -> Setting {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.open_pull_request(7);
    let client = Client::new(&github, &github.job_token());
    Setting {
        client,
        sha: shop.head_of_pull_request(7),
        github,
    }
}

impl Setting {
    fn status(&self, body: Value) -> Reply {
        self.client.send(
            "POST",
            &format!("/repos/acme/shop/statuses/{}", self.sha),
            Some(body),
        )
    }

    fn commit(&self, rest: &str) -> Value {
        self.client
            .get(&format!("/repos/acme/shop/commits/{}/{rest}", self.sha))
            .json()
    }
}

#[test]
fn the_newest_status_of_each_context_makes_the_combined_state() {
    let setting = setting();
    assert_eq!(setting.commit("status")["state"], "pending");
    let shop = setting.github.repository("acme/shop");
    shop.set_status(&setting.sha, "mallory", "gonogo/production", "failure");
    assert_eq!(setting.commit("status")["state"], "failure");
    let body = json!({ "state": "success", "context": "gonogo/production", "description": "GO" });
    assert_eq!(setting.status(body).status, 201);
    let combined = setting.commit("status");
    assert_eq!(
        (&combined["state"], &combined["total_count"]),
        (&"success".into(), &1.into())
    );
    let all = setting.commit("statuses");
    assert_eq!(all[0]["creator"]["login"], "github-actions[bot]");
    assert_eq!(all[1]["creator"]["login"], "mallory");
    assert_eq!(shop.statuses(&setting.sha).len(), 2);
}

#[test]
fn statuses_that_github_refuses() {
    let setting = setting();
    let check = |body: Value, field: &str| {
        let reply = setting.status(body);
        assert_eq!(
            (reply.status, &reply.json()["errors"][0]["field"]),
            (422, &field.into())
        );
    };
    check(
        json!({ "state": "success", "description": "x".repeat(141) }),
        "description",
    );
    check(
        json!({ "state": "success", "target_url": "ftp://example.com" }),
        "target_url",
    );
    let nowhere = format!("/repos/acme/shop/statuses/{}", "0".repeat(40));
    let reply = setting
        .client
        .send("POST", &nowhere, Some(json!({ "state": "success" })));
    assert_eq!(reply.status, 422);
    let shop = setting.github.repository("acme/shop");
    (0..1000).for_each(|_| shop.set_status(&setting.sha, "bob", "default", "pending"));
    check(json!({ "state": "success" }), "base");
    assert_eq!(
        setting
            .status(json!({ "state": "success", "context": "other" }))
            .status,
        201
    );
}

#[test]
fn a_check_run_is_made_and_changed_by_its_app_alone() {
    let setting = setting();
    let runs = "/repos/acme/shop/check-runs";
    let body = json!({ "name": "gonogo", "head_sha": setting.sha, "status": "in_progress" });
    let made = setting.client.send("POST", runs, Some(body.clone()));
    assert_eq!(made.status, 201);
    assert_eq!(made.json()["app"]["id"], 15_368);
    let own = format!("{runs}/{}", made.json()["id"]);
    let output = json!({ "title": "GO", "summary": "all fine" });
    let done = json!({ "conclusion": "success", "output": output });
    let other = Client::new(&setting.github, &setting.github.app_token("other"));
    assert_eq!(other.send("PATCH", &own, Some(done.clone())).status, 403);
    let changed = setting.client.send("PATCH", &own, Some(done)).json();
    assert_eq!(
        (&changed["status"], &changed["output"]["title"]),
        (&"completed".into(), &"GO".into())
    );
    assert_eq!(setting.client.get(&own).json(), changed);
    let person = Client::new(&setting.github, &setting.github.user_token("alice"));
    let refused = person.send("POST", runs, Some(body));
    assert_eq!(
        refused.json()["message"],
        "You must authenticate via a GitHub App."
    );
}

#[test]
fn the_list_of_check_runs_brings_the_newest_of_each_name_and_app() {
    let setting = setting();
    let shop = setting.github.repository("acme/shop");
    shop.report_check(&setting.sha, "ci", "build", Some("failure"));
    shop.report_check(&setting.sha, "ci", "build", Some("success"));
    shop.report_check(&setting.sha, "ci", "lint", None);
    shop.report_check(&setting.sha, "evil", "build", Some("success"));
    let check = |filter: &str, count: u64| {
        assert_eq!(
            setting.commit(&format!("check-runs{filter}"))["total_count"],
            count,
            "{filter}"
        );
    };
    check("", 3);
    check("?filter=all", 4);
    check("?check_name=build", 2);
    check("?status=in_progress", 1);
    let app = &setting.commit("check-runs?check_name=lint")["check_runs"][0]["app"]["id"];
    check(&format!("?app_id={app}"), 2);
    assert_eq!(shop.check_runs(&setting.sha).len(), 4);
}
