//! More of them: about people and vetoes.

use super::stage::{
    AFTER, LATER, OPS, QA, RUN, WORDS, answers, decision_comment, ends, roles, roles_and, run,
    run_again, run_tag,
};
use super::{at, pull, signed_shop};
use crate::fake_github::story::draft::CommitDraft;
use crate::fake_github::wire::faults::Fault;
use crate::stories::events::commented_on;
use crate::stories::runner::action;

/// A tag on a merge commit, and who made what it brings.
#[test]
fn who_wrote_and_merged_a_pull_request_does_not_sign_the_tag_of_its_merge() {
    let github = signed_shop(&roles("qa: { users: [alice, quinn] }"));
    let shop = pull(&github);
    let _ = shop.thread(7).merge_with_commit();
    shop.move_tag("v1.0.0", "main");
    let run = |instant: &str| run_tag(&github, "v1.0.0", instant);
    let first = run("2026-11-20T14:20:00Z");
    assert_eq!(first.output("decision"), "hold", "{}", first.everything());
    let issue = shop.issues()[0].number;
    github.at(WORDS);
    shop.comment(issue, "alice", "/go qa");
    let ended = run(RUN);
    assert_eq!(ended.output("decision"), "hold", "{}", ended.everything());
}

/// One file of a list as GitHub tells it.
fn moved(from: &str, to: &str) -> serde_json::Value {
    let url = format!("https://github.com/acme/shop/blob/1/{to}");
    serde_json::json!({
        "sha": "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d", "filename": to, "previous_filename": from,
        "status": "renamed", "additions": 0, "deletions": 0, "changes": 0,
        "blob_url": url, "raw_url": url, "contents_url": url,
    })
}

#[test]
fn renames_do_not_hide_that_the_list_of_files_was_cut() {
    let github = signed_shop(&roles("owners: { codeowners: true }"));
    let shop = pull(&github);
    shop.file_on("main", ".github/CODEOWNERS", "* @quinn\n/zzz/ @olga\n");
    shop.push_to_pull_request(7, &[("a", "1\n"), ("b", "2\n"), ("zzz/evil", "3\n")]);
    // GitHub lists 3,000 files at most; here the list ends after three of five, all of them moved.
    let cut = serde_json::json!([moved("1", "a"), moved("2", "b"), moved("3", "c")]);
    github
        .on_operation("pulls/list-files")
        .fails(Fault::json(&cut.to_string()));
    github.at(WORDS);
    shop.comment(7, "quinn", "/go owners");
    ends(&github, &run(&github), "unknown");
}

#[test]
fn a_veto_keeps_standing_where_an_apps_token_publishes() {
    let github = signed_shop(&roles(OPS));
    let shop = pull(&github);
    let token = github.app_token("release-app");
    let run = |instant: &str| {
        github.at(instant);
        let step = action(&github, commented_on(7)).at(instant);
        step.input("github-token", &token).run()
    };
    github.at(WORDS);
    let veto = shop.comment(7, "olga", "/nogo ops not on a Friday");
    ends(&github, &run(RUN), "no-go");
    github.at(AFTER);
    shop.delete_comment(veto);
    shop.comment(7, "omar", "/go ops");
    let ended = run("2026-11-20T16:00:00Z");
    assert_ne!(ended.output("decision"), "go", "{}", ended.everything());
}

#[test]
fn a_withdrawal_that_was_deleted_by_a_maintainer_still_took_the_go_back() {
    for edit in [false, true] {
        let github = signed_shop(&roles(QA));
        let shop = pull(&github);
        github.at(WORDS);
        shop.comment(7, "quinn", "/go qa");
        let back = shop.comment(7, "quinn", "/withdraw qa");
        ends(&github, &run(&github), "hold");
        github.at(AFTER);
        if edit {
            shop.edit_comment_by(back, "maria", "Thank you all");
        } else {
            shop.delete_comment_by(back, "maria");
        }
        ends(&github, &run_again(&github), "hold");
    }
}

#[test]
fn an_owner_who_counts_for_another_role_is_not_an_owner_as_well() {
    let github = signed_shop(&roles(
        "owners: { codeowners: true }, qa: { users: [quinn] }",
    ));
    let shop = pull(&github);
    shop.file_on("main", ".github/CODEOWNERS", "/a/ @quinn\n/b/ @olga\n");
    shop.push_to_pull_request(7, &[("a/1", "1\n"), ("b/1", "1\n")]);
    github.at(WORDS);
    shop.comment(7, "quinn", "/go owners,qa");
    shop.comment(7, "olga", "/go owners");
    ends(&github, &run(&github), "hold");
}

#[test]
fn where_it_is_not_known_who_made_the_change_a_withdrawal_lifts_no_other_veto() {
    let github = signed_shop(&roles(OPS));
    let shop = pull(&github);
    github.at(WORDS);
    shop.push_commit(7, CommitDraft::by("omar").changing("a.txt", "1\n"));
    let veto = shop.comment(7, "olga", "/nogo ops not on a Friday");
    ends(&github, &run(&github), "no-go");
    github.at(AFTER);
    shop.comment(7, "omar", "/withdraw ops");
    github
        .on_operation("pulls/list-commits")
        .fails(Fault::status(502));
    let ended = run_again(&github);
    ends(&github, &ended, "no-go");
    github.recover();
    shop.delete_comment_by(veto, "maria");
    ends(
        &github,
        &at(&github, "2026-11-20T16:30:00Z", commented_on(7)),
        "no-go",
    );
}

#[test]
fn the_status_keeps_every_veto_of_a_role() {
    let github = signed_shop(&roles("ops: { users: [olga, omar, ophelia] }"));
    let shop = pull(&github);
    github.id_of("ophelia");
    github.at(WORDS);
    shop.comment(7, "olga", "/nogo ops not on a Friday");
    let second = shop.comment(7, "omar", "/nogo ops and not in the rain");
    ends(&github, &run(&github), "no-go");
    github.at(AFTER);
    shop.delete_comment_by(decision_comment(&github).0, "maria");
    shop.delete_comment_by(second, "maria");
    shop.comment(7, "olga", "/withdraw ops");
    shop.comment(7, "ophelia", "/go ops");
    ends(&github, &run_again(&github), "no-go");
}

#[test]
fn a_go_for_another_base_branch_is_no_success_on_a_commit_that_waits_for_this_one() {
    let github = signed_shop(&roles(QA));
    let shop = pull(&github);
    let head = shop.head_of_pull_request(7);
    shop.branch("playground", "main");
    shop.file_on(
        "playground",
        ".github/gonogo.yml",
        &roles_and("qa: { users: [mallory] }", "exclude: []"),
    );
    let _ = shop.open_pull_request(8).by("mallory").onto("playground");
    shop.reset_pull_request(8, &head, "mallory");
    ends(&github, &run(&github), "hold");
    github.at(AFTER);
    shop.comment(8, "mallory", "/go qa");
    let _ = at(&github, "2026-11-20T16:00:00Z", commented_on(8));
    assert_ne!(crate::stories::status(&github), "success");
}

#[test]
fn the_same_files_on_another_base_are_another_change() {
    let github = signed_shop(&roles(QA));
    let shop = pull(&github);
    github.at(WORDS);
    shop.comment(7, "quinn", "/go qa");
    github.at(LATER);
    // Meanwhile somebody mends a hole on main; alice's branch, put on top of that, has the files
    // that it had, and so undoes it.
    shop.file_on("main", "README.md", "mended\n");
    let main = shop.head_of("main");
    let undone = CommitDraft::by("alice")
        .standing_on(&[&main])
        .changing("README.md", "# shop\n")
        .changing("change-7.txt", "changed\n");
    shop.push_commit(7, undone);
    ends(&github, &run(&github), "hold");
}

#[test]
fn somebody_without_a_say_is_told_so_once() {
    let github = signed_shop(&roles(&format!("{QA}, {OPS}")));
    let shop = pull(&github);
    github.at(WORDS);
    for text in [
        "/go qa",
        "/go ops",
        "/nogo qa it fails on staging",
        "/withdraw qa",
    ] {
        shop.comment(7, "mallory", text);
    }
    run(&github);
    run_again(&github);
    let answers = answers(&github);
    assert_eq!(answers.len(), 1, "{answers:#?}");
}
