//! Ways to a wrong GO that are closed: what is taken away, forged, or looked at from elsewhere.

use super::stage::{
    AFTER, LATER, OPS, QA, WORDS, check, decision_comment, ends, roles, roles_and, run, run_again,
};
use super::{at, pull, signed_shop};
use crate::fake_github::FakeGithub;
use crate::fake_github::story::draft::CommitDraft;
use crate::fake_github::story::repository::Repo;
use crate::fake_github::wire::faults::Fault;
use crate::stories::events::commented_on;

#[test]
fn deleting_the_comments_and_pushing_often_does_not_lift_a_veto() {
    let github = signed_shop(&roles(OPS));
    let shop = pull(&github);
    github.at(WORDS);
    let veto = shop.comment(7, "olga", "/nogo ops the migration locks the table");
    ends(&github, &run(&github), "no-go");
    github.at(AFTER);
    shop.delete_comment_by(decision_comment(&github).0, "maria");
    shop.delete_comment_by(veto, "maria");
    for push in 0..22 {
        shop.force_push_to_pull_request(7, &[("change-7.txt", &format!("{push}\n"))]);
    }
    github.at("2026-11-20T15:40:00Z");
    shop.comment(7, "omar", "/go ops");
    ends(&github, &run_again(&github), "no-go");
}

#[test]
fn another_base_with_other_roles_does_not_wipe_a_veto_from_our_comment() {
    let github = signed_shop(&roles(OPS));
    let shop = pull(&github);
    let _ = shop.thread(7).in_fork("alice/shop");
    shop.branch("playground", "main");
    shop.file_on(
        "playground",
        ".github/gonogo.yml",
        &roles("qa: { users: [mallory] }"),
    );
    github.at(WORDS);
    let veto = shop.comment(7, "olga", "/nogo ops the migration locks the table");
    ends(&github, &run(&github), "no-go");
    github.at(AFTER);
    shop.delete_comment_by(veto, "maria");
    let _ = shop.thread(7).retargeted("playground");
    at(&github, "2026-11-20T15:40:00Z", commented_on(7));
    let _ = shop.thread(7).retargeted("main");
    shop.force_push_to_pull_request(7, &[("change-7.txt", "changed again\n")]);
    github.at("2026-11-20T15:50:00Z");
    let head = shop.head_of_pull_request(7);
    shop.comment(7, "omar", &format!("/go ops @{head}"));
    ends(&github, &run_again(&github), "no-go");
}

#[test]
fn a_no_go_of_a_role_without_veto_that_a_maintainer_deletes_still_took_the_go_back() {
    let github = signed_shop(&roles("qa: { users: [quinn, quentin], veto: false }"));
    let shop = pull(&github);
    github.at(WORDS);
    shop.comment(7, "quinn", "/go qa");
    let back = shop.comment(7, "quinn", "/nogo qa it fails on staging after all");
    ends(&github, &run(&github), "hold");
    github.at(AFTER);
    shop.delete_comment_by(back, "maria");
    ends(&github, &run_again(&github), "hold");
}

#[test]
fn a_change_request_of_somebody_with_two_roles_is_not_lost() {
    let policy = roles_and(
        "qa: { users: [quinn] }, ops: { users: [quinn] }",
        "reviews: count\none-role-per-person: false",
    );
    let story = |_: &FakeGithub, shop: &Repo| {
        shop.comment(7, "quinn", "/go qa,ops");
        shop.review(7, "quinn", "CHANGES_REQUESTED", "It fails on staging");
    };
    check(&policy, story, "no-go");
}

#[test]
fn a_mannequin_of_the_same_name_silences_nobodys_veto() {
    // Told by what GitHub answers: a migrated comment of a placeholder that is called as somebody.
    for placeholder in [false, true] {
        let github = signed_shop(&roles(&format!("{QA}, {OPS}")));
        let shop = pull(&github);
        github.at(WORDS);
        shop.comment(7, "quinn", "/go qa");
        shop.comment(7, "omar", "/go ops");
        shop.comment(7, "olga", "/nogo ops the migration locks the table");
        let (quinn, omar, olga) = (
            github.id_of("quinn"),
            github.id_of("omar"),
            github.id_of("olga"),
        );
        let said = |id: u64, (login, number, kind): (&str, u64, &str), body: &str| {
            serde_json::json!({
                "id": id, "node_id": format!("IC_{id}"), "body": body, "performed_via_github_app": null,
                "user": { "login": login, "id": number, "type": kind, "node_id": "U", "url": "https://x", "html_url": "https://x" },
                "created_at": format!("2026-11-20T14:30:0{id}Z"), "updated_at": format!("2026-11-20T14:30:0{id}Z"),
                "html_url": format!("https://github.com/acme/shop/pull/7#issuecomment-{id}"),
                "author_association": "NONE", "url": "https://x", "issue_url": "https://x",
            })
        };
        let all = |placeholder: bool| {
            let mut all = vec![
                said(1, ("quinn", quinn, "User"), "/go qa"),
                said(2, ("omar", omar, "User"), "/go ops"),
                said(
                    3,
                    ("olga", olga, "User"),
                    "/nogo ops the migration locks the table",
                ),
            ];
            if placeholder {
                all.push(said(4, ("olga", 999_999, "Mannequin"), "/go ops"));
            }
            serde_json::Value::Array(all).to_string()
        };
        github
            .on_operation("issues/list-comments")
            .fails(Fault::json(&all(placeholder)));
        // Whether a comment was edited GraphQL does not know: these are no comments of the fake's.
        github.on("POST", "/graphql").fails(Fault::status(404));
        let ended = run(&github);
        ends(&github, &ended, "no-go");
    }
}

#[test]
fn graphql_that_fails_is_not_graphql_that_is_not_there() {
    let mut believed = Vec::new();
    for answer in [
        "{\"data\":null,\"errors\":[{\"message\":\"Something went wrong while executing your query.\"}]}",
        "{\"data\":{\"nodes\":[null]},\"errors\":[{\"type\":\"NOT_FOUND\",\"message\":\"Could not resolve to a node\"}]}",
    ] {
        let github = signed_shop(&roles(QA));
        let shop = pull(&github);
        github.at(WORDS);
        let id = shop.comment(7, "quinn", "Fine so far");
        github.at(WORDS);
        shop.edit_comment_by(id, "maria", "/go qa");
        github.on("POST", "/graphql").fails(Fault::json(answer));
        let ended = run(&github);
        if ended.output("decision") == "go" {
            believed.push(answer);
        }
    }
    assert_eq!(believed, [""; 0]);
}

#[test]
fn a_record_with_a_hole_proves_nothing() {
    let github = signed_shop(&roles(QA));
    let shop = pull(&github);
    let good = shop.head_of_pull_request(7);
    github.at("2026-11-20T14:20:00Z");
    let other = shop.push_commit(7, CommitDraft::by("alice").changing("b", "1\n"));
    github.at(WORDS);
    shop.comment(7, "quinn", "/go qa");
    github.at(LATER);
    shop.reset_pull_request(7, &good, "alice");
    let shop2 = pull(&github);
    shop2.forget_push(&other);
    let ended = run(&github);
    assert_ne!(ended.output("decision"), "go", "{}", ended.everything());
}

#[test]
fn a_commit_in_githubs_own_name_that_nobody_verified_is_of_nobody_knows_whom() {
    let story = |_: &FakeGithub, shop: &Repo| {
        let draft = CommitDraft::by("web-flow").pushed_by("quinn");
        shop.push_commit(7, draft.changing("evil.txt", "x\n"));
        shop.comment(7, "quinn", "/go qa");
    };
    check(&roles(QA), story, "unknown");
}

#[test]
fn a_go_that_is_struck_out_by_a_tag_above_it_is_none() {
    for tag in ["del", "s"] {
        let story = |_: &FakeGithub, shop: &Repo| {
            shop.comment(
                7,
                "quinn",
                &format!("<{tag}>\n\n/go qa\n\n</{tag}>\n\nNot yet, sorry."),
            );
        };
        check(&roles(QA), story, "hold");
    }
}

#[test]
fn an_author_who_keeps_changing_the_title_does_not_keep_an_old_success_past_a_veto() {
    let github = signed_shop(&roles(
        "qa: { users: [quinn] }, ops: { users: [olga], required: false }",
    ));
    let shop = pull(&github);
    github.at(WORDS);
    shop.comment(7, "quinn", "/go qa");
    ends(&github, &run(&github), "go");
    github.at(AFTER);
    shop.comment(7, "olga", "/nogo ops the migration locks the table");
    let turn = std::sync::atomic::AtomicUsize::new(0);
    github.on_operation("pulls/get").before(move |github| {
        let turn = turn.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let shop = github.repository("acme/shop");
        let _ = shop.thread(7).titled(&format!("Title {turn}"));
    });
    run_again(&github);
    assert_ne!(crate::stories::status(&github), "success");
}
