//! An ordinary run of the sign-off gate, in which everything there is must be read: reviews with a
//! command in their text, permissions, teams, code owners, pushes, trees, follow-ups.

use super::scenarios::{Scenario, Setting, setting};
use crate::fake_github::FakeGithub;
use crate::stories::runner::pull_request_payload;

const POLICY: &str = "\
version: 1
timezone: Europe/Paris
gates:
  sign-off:
    roles:
      qa: { users: [quinn] }
      ops: { permission: maintain }
      legal: { teams: [acme/legal] }
      code: { codeowners: true }
    exclude: [author, committers, last-pusher]
    emergency: { role: boss, users: [brenda, boris], overrides: [checklist] }
";

fn signed_shop() -> FakeGithub {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.file_on("main", ".github/gonogo.yml", POLICY).file_on(
        "main",
        ".github/CODEOWNERS",
        "* @carla\n",
    );
    shop.open_pull_request(7).by("alice").described("Ship it");
    github.organization("acme").member("lena");
    github.team("acme", "legal").member("lena");
    for login in ["brenda", "boris"] {
        github.id_of(login);
    }
    shop.permission("olga", "maintain");
    github.at("2026-11-20T14:30:00Z");
    shop.review(7, "quinn", "COMMENTED", "/go qa");
    shop.comment(7, "olga", "/go ops");
    let short: String = shop.head_of_pull_request(7).chars().take(8).collect();
    shop.comment(7, "lena", &format!("/go legal @{short}"));
    shop.comment(7, "carla", "/go code");
    github.at("2026-11-20T14:40:00Z");
    // The same files under another name: every sign-off holds by its tree.
    shop.rebase_pull_request(7, "alice");
    github.at("2026-11-20T14:50:00Z");
    github
}

fn signed() -> Setting {
    let github = signed_shop();
    let payload = pull_request_payload(&github, 7);
    let members = github.members_token();
    let setting = setting(github, "pull_request_target", payload, "pull/7/head");
    setting.with_input("members-token", &members)
}

pub(super) const SIGNED: Scenario = Scenario {
    name: "sign-off",
    open: signed,
};
