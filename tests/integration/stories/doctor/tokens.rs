//! What the token may read, and what is known of writing.

use super::stage::{PERSON, Stage};
use crate::fake_github::model::people::{Level, Scope};

const ALL: [(Scope, Level); 4] = [
    (Scope::Contents, Level::Read),
    (Scope::PullRequests, Level::Write),
    (Scope::Issues, Level::Write),
    (Scope::Statuses, Level::Write),
];

#[test]
fn a_permission_that_is_missing_is_named_with_the_line_to_add() {
    for (scope, id, line) in [
        (Scope::Statuses, "token/statuses", "statuses: read"),
        (
            Scope::PullRequests,
            "token/pull-requests",
            "pull-requests: read",
        ),
        (Scope::Contents, "token/contents", "contents: read"),
    ] {
        let stage = Stage::new();
        let levels: Vec<_> = ALL
            .into_iter()
            .filter(|(known, _)| *known != scope)
            .collect();
        let token = stage.github.job_token_with(&levels);
        let examined = stage.with_token(&token);
        let said = format!("{}\n{}", examined.what(id), examined.remedy(id));
        assert_ne!(examined.result(id), "ok", "{}", examined.text);
        assert!(said.contains(line), "{said}");
        assert_eq!(examined.exit, 1, "{}", examined.text);
        // Only what was read is ok.
        if scope == Scope::Contents {
            assert_eq!(examined.result("policy/found"), "not-known");
            assert_ne!(examined.result("workflow/found"), "ok");
        }
    }
}

#[test]
fn without_a_token_nothing_can_be_published() {
    let stage = Stage::new();
    stage.shop().public();
    let line = ["doctor", "--repo", "acme/shop", "--format", "json"];
    let step = stage.step(PERSON).without("GITHUB_TOKEN");
    let examined = stage.examine(step, &line);
    assert_eq!(
        examined.result("token/write"),
        "problem",
        "{}",
        examined.text
    );
    // GraphQL answers nobody without a token.
    assert_eq!(examined.result("tags/protected"), "not-known");
    assert_eq!(examined.result("token/contents"), "ok");
    assert_eq!(examined.exit, 1);
}

#[test]
fn whoever_may_not_write_is_told() {
    let stage = Stage::new();
    stage.shop().permission("maria", "read");
    let examined = stage.person();
    assert_eq!(
        examined.result("token/write"),
        "problem",
        "{}",
        examined.text
    );
    assert_eq!(examined.exit, 1);
}

#[test]
fn a_team_that_the_token_may_not_see_is_a_problem() {
    let policy = "version: 1\ngates:\n  sign-off:\n    roles:\n      qa: { teams: [acme/qa] }\n";
    let stage = Stage::with(policy);
    stage.github.team("acme", "qa");
    let examined = stage.action();
    assert_eq!(
        examined.result("token/teams"),
        "problem",
        "{}",
        examined.text
    );
    assert!(
        examined.remedy("token/teams").contains("members"),
        "{}",
        examined.text
    );
    let members = stage.github.members_token();
    let line = ["doctor", "--repo", "acme/shop", "--format", "json"];
    let step = stage
        .step(PERSON)
        .variable("GONOGO_MEMBERS_TOKEN", &members);
    let examined = stage.examine(step, &line);
    assert_eq!(examined.result("token/teams"), "ok", "{}", examined.text);
}

#[test]
fn a_jobs_token_may_write_what_its_workflow_says() {
    let stage = Stage::new();
    stage.edited(
        "pull-request.yml",
        "      statuses: write",
        "      statuses: read",
    );
    let examined = stage.action();
    assert_eq!(
        examined.result("token/write"),
        "problem",
        "{}",
        examined.text
    );
    assert_eq!(examined.result("workflow/permissions"), "problem");
    assert!(
        examined
            .remedy("workflow/permissions")
            .contains("statuses: write"),
        "{}",
        examined.text
    );
}

#[test]
fn no_token_is_ever_shown() {
    let stage = Stage::new();
    let token = stage.github.job_token();
    let examined = stage.with_token(&token);
    let masked = format!("::add-mask::{token}");
    for text in [
        &examined.text,
        &examined.summary,
        &examined.document.to_string(),
    ] {
        assert!(!text.replace(&masked, "").contains(&token));
    }
}
