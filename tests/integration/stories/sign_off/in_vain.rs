//! What has always held: odd Markdown, odd policies, full pages.

use super::stage::{
    AFTER, OPS, QA, RUN, WORDS, answers, check, decision_comment, ends, roles, roles_and, run,
    run_again,
};
use super::{pull, signed_shop};
use crate::fake_github::FakeGithub;
use crate::fake_github::story::repository::Repo;
use crate::fake_github::wire::faults::Fault;
use crate::stories::events::{commented_on, pushed};
use crate::stories::runner::action;

/// Which of these texts of quinn do not end as expected.
fn wrong(texts: &[&str], expected: &str) -> Vec<String> {
    let github = signed_shop(&roles(QA));
    github.at(WORDS);
    let ends = |body: &&&str| {
        let id = pull(&github).comment(7, "quinn", body);
        let ended = action(&github, commented_on(7)).at(RUN).run();
        pull(&github).delete_comment(id);
        ended.output("decision") != expected
    };
    texts
        .iter()
        .filter(ends)
        .map(|text| format!("{text:?}"))
        .collect()
}

#[test]
fn markdown_that_few_people_write_hides_or_shows_as_github_does() {
    let hidden = [
        "> [!NOTE]\n> /go qa",
        "> [!WARNING]\n/go qa",
        "/go qa\n===",
        "/go qa\n---",
        "| a |\n|---|\n/go qa",
        "a | b\n--|--\n/go qa",
        "[^1]: note\n/go qa\n\n[^1]",
        "- > quoted\n/go qa",
        "1. ```\n   /go qa\n   ```",
        "-     /go qa",
        "*not yet\n/go qa*",
        "<!-- a --> text <!--\n\n/go qa",
        "```math\n/go qa\n```",
        "```suggestion\n/go qa\n```",
        "&#47;go qa",
        "\\/go qa",
        "\u{2215}go qa",
        "\u{ff0f}go qa",
        "/g\u{200b}o qa",
        "/go q\u{200b}a",
        "/go qa\u{200d}",
        "/go \u{202e}aq",
        "/go qа",
        "\u{200b}/go qa",
        "/go\0qa",
        "/go qa\0",
        "/go\u{2003}qa",
        "/go\u{b}qa",
        "/go qa,",
        "/go ,qa",
        "/go qa,,qa",
        "x\u{2028}/go qa",
        "x\u{85}/go qa",
        "<textarea>\n\n/go qa\n\n</textarea>",
    ];
    assert_eq!(wrong(&hidden, "hold"), [""; 0]);
    let shown = [
        "\u{feff}/go qa",
        "hello\r/go qa\rbye",
        "hello\r\n/go qa",
        "- item\n\n/go qa",
        "<details><summary>x</summary>\n\n/go qa\n\n</details>",
        "/go qa\n\n| a |\n|---|\n| b |",
        "/go -- qa",
        "~~\n/go qa\n~~",
        "[a]: <x\n/go qa\n",
        "![](x\n/go qa\n)",
    ];
    assert_eq!(wrong(&shown, "go"), [""; 0]);
}

#[test]
fn a_no_go_in_odd_dress_is_still_heard() {
    for text in [
        "\u{feff}/nogo qa it fails on staging",
        "Hm\r/nogo qa it fails on staging",
        "/nogo qa it fails on staging\n===",
        "| a |\n|---|\n/nogo qa it fails on staging",
        "</details>\n/nogo qa it fails on staging",
        "/nogo q\u{200b}a it fails on staging",
        "/nogo qa\u{2003}it fails on staging",
        "*a\n/nogo qa it fails on staging*",
    ] {
        let story = |_: &FakeGithub, shop: &Repo| {
            shop.comment(7, "quinn", "/go qa");
            shop.comment(7, "quinn", text);
        };
        let github = signed_shop(&roles(QA));
        github.at(WORDS);
        story(&github, &pull(&github));
        assert_ne!(run(&github).output("decision"), "go", "{text:?}");
    }
}

#[test]
fn comments_that_are_hard_to_parse_cost_no_time() {
    let github = signed_shop(&roles(QA));
    let shop = pull(&github);
    github.at(WORDS);
    let units = [
        "*a_ ", "[", "![", "<", "`", "<!--", "](", "**a*", "~~a~", "<a ", "\\`", "[^a]", "&a",
        "$a$", "_a__", "[a](", "<b>", "| a ", "> ", "- ", "1. ",
    ];
    let started = std::time::Instant::now();
    for unit in units {
        let mut text = String::from("/go nothing\n\n");
        text.push_str(&unit.repeat(65_000 / unit.len()));
        shop.comment(7, "mallory", &text);
        let lines = format!("{}\n/go nothing\n", unit).repeat(65_000 / (unit.len() + 13));
        shop.comment(7, "mallory", &lines);
    }
    shop.comment(7, "quinn", "/go qa");
    let ended = action(&github, commented_on(7)).at(RUN).run();
    ends(&github, &ended, "go");
    assert!(
        started.elapsed() < std::time::Duration::from_secs(20),
        "{:?}",
        started.elapsed()
    );
}

#[test]
fn a_page_that_is_just_full_hides_nothing() {
    for others in [98, 99, 100, 101] {
        let github = signed_shop(&roles(&format!("{QA}, {OPS}")));
        let shop = pull(&github);
        github.at(WORDS);
        for _ in 0..others {
            shop.comment(7, "mallory", "hm");
        }
        shop.comment(7, "quinn", "/go qa");
        shop.comment(7, "omar", "/go ops");
        let ended = run(&github);
        ends(&github, &ended, "go");
        github.at(AFTER);
        shop.comment(7, "olga", "/nogo ops the migration locks the table");
        ends(&github, &run_again(&github), "no-go");
    }
}

#[test]
fn one_login_in_two_spellings_is_one_person_of_a_role() {
    let github = signed_shop(&roles("qa: { users: [quinn, QUINN], min: 2 }"));
    github.at(WORDS);
    pull(&github).comment(7, "quinn", "/go qa");
    let ended = run(&github);
    assert_eq!(
        ended.output("decision"),
        "unknown",
        "{}",
        ended.everything()
    );
    assert!(
        ended.out.contains("needs 2 people and has 1"),
        "{}",
        ended.out
    );
}

#[test]
fn more_people_by_extra_than_there_are_is_no_go() {
    let policy = roles_and(
        "qa: { users: [quinn, quentin, alice], min: 1 }",
        "extra: { when: change.other, roles: { qa: 3 } }",
    );
    let story = |_: &FakeGithub, shop: &Repo| {
        shop.comment(7, "quinn", "/go qa");
        shop.comment(7, "quentin", "/go qa");
    };
    check(&policy, story, "unknown");
}

#[test]
fn roles_called_like_commands_are_roles() {
    let policy =
        roles("status: { users: [quinn] }, go: { users: [olga] }, help: { users: [omar] }");
    let story = |_: &FakeGithub, shop: &Repo| {
        shop.comment(7, "quinn", "/go status");
        shop.comment(7, "olga", "/go go");
        shop.comment(7, "omar", "/go help");
    };
    let github = check(&policy, story, "go");
    assert!(answers(&github).is_empty());
}

#[test]
fn a_veto_of_a_role_that_is_not_required_counts() {
    let policy = roles("qa: { users: [quinn] }, ops: { users: [olga], required: false }");
    let story = |_: &FakeGithub, shop: &Repo| {
        shop.comment(7, "quinn", "/go qa");
        shop.comment(7, "olga", "/nogo ops the migration locks the table");
    };
    check(&policy, story, "no-go");
}

#[test]
fn a_thousand_statuses_of_others_hide_no_veto_of_ours() {
    let github = signed_shop(&roles(OPS));
    let shop = pull(&github);
    github.at(WORDS);
    let veto = shop.comment(7, "olga", "/nogo ops the migration locks the table");
    ends(&github, &run(&github), "no-go");
    github.at(AFTER);
    let head = shop.head_of_pull_request(7);
    for number in 0..1_000 {
        let context = if number % 2 == 0 {
            "gonogo/production/ops"
        } else {
            "ci"
        };
        shop.set_status(&head, "mallory", context, "success");
    }
    shop.delete_comment_by(decision_comment(&github).0, "maria");
    shop.delete_comment_by(veto, "maria");
    shop.comment(7, "omar", "/go ops");
    let ended = action(&github, commented_on(7))
        .at("2026-11-20T16:00:00Z")
        .run();
    ends(&github, &ended, "no-go");
}

#[test]
fn a_release_issue_that_was_transferred_counts_for_nothing() {
    let github = signed_shop(&roles(QA));
    let shop = pull(&github);
    shop.move_tag("v1.0.0", "main");
    let sha = shop.head_of("v1.0.0");
    let run = |instant: &str| {
        github.at(instant);
        action(&github, pushed("refs/tags/v1.0.0", &sha))
            .at(instant)
            .run()
    };
    run("2026-11-20T14:20:00Z");
    let issue = shop.issues()[0].number;
    github.at(WORDS);
    shop.comment(7, "quinn", "/go qa");
    let to = format!("{}/repos/acme/shop/issues/7", github.origin());
    github
        .on("GET", &format!("/repos/acme/shop/issues/{issue}"))
        .fails(Fault::redirect(301, &to));
    let ended = run(RUN);
    assert_ne!(ended.output("decision"), "go", "{}", ended.everything());
}
