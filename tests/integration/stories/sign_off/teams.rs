//! Who may speak, looked up when the decision is made: teams, permissions, code owners.

use super::stage::{AFTER, LATER, QA, RUN, WORDS, check, ends, roles, roles_and, run, run_again};
use super::{pull, signed_shop};
use crate::fake_github::FakeGithub;
use crate::fake_github::story::repository::Repo;
use crate::fake_github::story::teams::TeamStory;
use crate::fake_github::wire::faults::Fault;
use crate::stories::acme;
use crate::stories::events::commented_on;
use crate::stories::runner::{Ended, action};

const TEAM: &str = "qa: { teams: [acme/qa] }";

/// The step with a token that may look into teams.
fn run_seeing_teams(github: &FakeGithub) -> Ended {
    github.at(RUN);
    let token = github.members_token();
    let step = action(github, commented_on(7)).at(RUN);
    step.input("members-token", &token).run()
}

/// A team as the story has it, one word by `login`, and a token that may see teams.
#[track_caller]
fn check_team(team: impl FnOnce(TeamStory) -> TeamStory, login: &str, expected: &str) -> String {
    let github = signed_shop(&roles(TEAM));
    team(github.team("acme", "qa"));
    github.at(WORDS);
    pull(&github).comment(7, login, "/go qa");
    let ended = run_seeing_teams(&github);
    ends(&github, &ended, expected);
    ended.everything()
}

#[test]
fn a_member_of_the_team_counts() {
    check_team(|team| team.member("quinn"), "quinn", "go");
    check_team(|team| team.maintainer("quinn"), "quinn", "go");
    check_team(|team| team.secret().member("quinn"), "quinn", "go");
}

#[test]
fn who_is_only_invited_is_no_member() {
    check_team(
        |team| team.member("quentin").pending("quinn"),
        "quinn",
        "hold",
    );
}

#[test]
fn who_left_the_team_before_the_decision_does_not_count() {
    let github = signed_shop(&roles(TEAM));
    github.team("acme", "qa").member("quinn").member("quentin");
    github.at(WORDS);
    pull(&github).comment(7, "quinn", "/go qa");
    github.team("acme", "qa").without("quinn");
    ends(&github, &run_seeing_teams(&github), "hold");
}

#[test]
fn a_team_without_members_is_unknown() {
    check_team(|team| team, "quinn", "unknown");
}

#[test]
fn a_team_that_is_not_there_is_unknown() {
    let github = signed_shop(&roles(TEAM));
    github.organization("acme").member("quinn");
    github.at(WORDS);
    pull(&github).comment(7, "quinn", "/go qa");
    ends(&github, &run_seeing_teams(&github), "unknown");
}

#[test]
fn member_201_of_250_counts() {
    check_team(|team| team.members_numbered(250), "qa-member-201", "go");
    check_team(|team| team.members_numbered(250), "quinn", "hold");
}

#[test]
fn the_jobs_own_token_cannot_see_teams_and_that_is_said() {
    let github = signed_shop(&roles(TEAM));
    github.team("acme", "qa").member("quinn");
    github.at(WORDS);
    pull(&github).comment(7, "quinn", "/go qa");
    let ended = run(&github);
    ends(&github, &ended, "unknown");
    let text = ended.everything();
    assert!(text.contains("members: read"), "{text}");
}

#[test]
fn a_team_that_cannot_be_looked_up_makes_nobody_eligible() {
    for (path, status) in [
        ("/orgs/acme/teams/qa", 403),
        ("/orgs/acme/teams/qa", 502),
        ("/orgs/acme/teams/qa/memberships/*", 403),
        ("/orgs/acme/teams/qa/memberships/*", 500),
    ] {
        let github = signed_shop(&roles(TEAM));
        github.team("acme", "qa").member("quinn");
        github.on("GET", path).fails(Fault::status(status));
        github.at(WORDS);
        pull(&github).comment(7, "quinn", "/go qa");
        ends(&github, &run_seeing_teams(&github), "unknown");
    }
}

#[test]
fn a_user_name_is_not_taken_for_a_team() {
    for policy in [
        "qa: { teams: [qa] }",
        "qa: { users: [acme/qa] }",
        "qa: { teams: [quinn] }",
    ] {
        let github = signed_shop(&roles(policy));
        github.team("acme", "qa").member("quinn");
        github.at(WORDS);
        pull(&github).comment(7, "quinn", "/go qa");
        let ended = run_seeing_teams(&github);
        ends(&github, &ended, "unknown");
        assert_ne!(ended.exit, 0);
    }
}

/// quinn has this permission when the decision is made.
#[track_caller]
fn check_permission(least: &str, has: &str, expected: &str) {
    let story = |_: &FakeGithub, shop: &Repo| {
        shop.permission("quinn", "admin");
        shop.comment(7, "quinn", "/go qa");
        shop.custom_role("nobody", "release-captain", "write");
        shop.custom_role("nobody", "reader-plus", "read");
        shop.permission("quinn", has);
    };
    check(
        &roles(&format!("qa: {{ permission: {least} }}")),
        story,
        expected,
    );
}

#[test]
fn a_permission_counts_by_its_own_name_and_not_by_the_older_field() {
    for (least, has, expected) in [
        ("maintain", "admin", "go"),
        ("maintain", "maintain", "go"),
        ("maintain", "write", "hold"),
        ("maintain", "triage", "hold"),
        ("admin", "maintain", "hold"),
        ("write", "maintain", "go"),
        ("write", "write", "go"),
        ("write", "triage", "hold"),
        ("triage", "triage", "go"),
        ("triage", "read", "hold"),
        ("triage", "none", "hold"),
        ("write", "release-captain", "go"),
        ("maintain", "release-captain", "hold"),
        ("triage", "reader-plus", "hold"),
    ] {
        check_permission(least, has, expected);
    }
}

#[test]
fn a_permission_that_cannot_be_read_is_unknown() {
    for status in [403, 500] {
        let story = |github: &FakeGithub, shop: &Repo| {
            shop.permission("quinn", "admin");
            github
                .on("GET", "/repos/*/*/collaborators/*/permission")
                .fails(Fault::status(status));
            shop.comment(7, "quinn", "/go qa");
        };
        check(&roles("qa: { permission: write }"), story, "unknown");
    }
}

const OWNERS: &str = "owners: { codeowners: true }";

/// Who owns what on `main`, who signs, and what the pull request changes.
#[track_caller]
fn check_owners(owners: &str, changes: &[(&str, &str)], signers: &[&str], expected: &str) {
    let story = |github: &FakeGithub, shop: &Repo| {
        shop.file_on("main", ".github/CODEOWNERS", owners);
        shop.push_to_pull_request(7, changes);
        github.at(LATER);
        for signer in signers {
            shop.comment(7, signer, "/go owners");
        }
    };
    check(&roles(OWNERS), story, expected);
}

#[test]
fn each_set_of_owners_of_what_is_changed_is_asked() {
    let owners = "* @quentin\n/src/ @quinn\n/infra/ @olga @omar\n";
    let source = [("src/a.rs", "1\n")];
    let both = [("src/a.rs", "1\n"), ("infra/b.tf", "1\n")];
    check_owners(owners, &source, &["quinn", "quentin"], "go");
    check_owners(owners, &source, &["quinn"], "hold");
    check_owners(owners, &source, &["quinn", "mallory"], "hold");
    check_owners(owners, &both, &["quinn", "quentin"], "hold");
    check_owners(owners, &both, &["quinn", "quentin", "omar"], "go");
}

#[test]
fn a_pull_request_does_not_choose_its_own_owners() {
    let owners = "* @quinn\n";
    let mine = [(".github/CODEOWNERS", "* @mallory\n"), ("src/a.rs", "1\n")];
    check_owners(owners, &mine, &["mallory"], "hold");
    check_owners(owners, &mine, &["quinn"], "go");
    // Nor in a place that GitHub would look at first.
    let first = [("CODEOWNERS", "* @mallory\n")];
    check_owners(owners, &first, &["mallory"], "hold");
}

#[test]
fn the_author_is_no_owner_of_the_own_change() {
    check_owners("* @alice @quinn\n", &[("a", "1\n")], &["alice"], "hold");
    check_owners("* @alice\n", &[("a", "1\n")], &["alice"], "unknown");
}

#[test]
fn owners_that_nobody_can_tell_are_unknown() {
    check_owners(
        "* someone@example.com\n",
        &[("a", "1\n")],
        &["quinn"],
        "unknown",
    );
    check_owners(
        "/elsewhere @quinn\n",
        &[("a", "1\n")],
        &["quinn"],
        "unknown",
    );
    let story = |_: &FakeGithub, shop: &Repo| {
        shop.comment(7, "quinn", "/go owners");
    };
    check(&roles(OWNERS), story, "unknown");
}

#[test]
fn roles_that_the_pull_request_weakens_are_judged_as_the_base_has_them() {
    let story = |_: &FakeGithub, shop: &Repo| {
        let weak = roles_and("qa: { users: [mallory] }", "exclude: []");
        shop.push_to_pull_request(7, &[(".github/gonogo.yml", &weak)]);
        shop.comment(7, "mallory", "/go qa");
        shop.comment(7, "alice", "/go qa");
    };
    check(&roles(QA), story, "hold");
}

#[test]
fn a_stricter_policy_counts_from_the_next_run_on() {
    let github = signed_shop(&roles(QA));
    github.at(WORDS);
    pull(&github).comment(7, "quinn", "/go qa");
    ends(&github, &run(&github), "go");
    github.at(AFTER);
    let strict = roles("qa: { users: [quinn, quentin], min: 2 }");
    acme(&github).file_on("main", ".github/gonogo.yml", &strict);
    ends(&github, &run_again(&github), "hold");
}

#[test]
fn word_150_of_400_comments_counts() {
    let story = |_: &FakeGithub, shop: &Repo| {
        for number in 1..=400 {
            match number {
                150 => shop.comment(7, "quinn", "/go qa"),
                _ => shop.comment(7, "mallory", &format!("and {number}")),
            };
        }
    };
    let github = signed_shop(&roles(QA));
    github.at(WORDS);
    story(&github, &pull(&github));
    github.at(RUN);
    let ended = action(&github, commented_on(7)).at(RUN).run();
    ends(&github, &ended, "go");
}
