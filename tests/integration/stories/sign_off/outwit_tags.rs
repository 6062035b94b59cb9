//! The same on tags, in emergencies, and where several pull requests have one commit.

use super::stage::{
    AFTER, EMERGENCY, QA, RUN, WORDS, answers, decision_comment, ends, roles, run, run_again,
    run_tag,
};
use super::{pull, signed_shop};
use crate::fake_github::story::draft::CommitDraft;

#[test]
fn who_opened_what_another_merged_to_another_branch_does_not_sign_the_tag_there() {
    // bob committed, alice opened the pull request and signs.
    let github = signed_shop(&roles("qa: { users: [alice, quinn] }"));
    let shop = pull(&github);
    shop.branch("release-1", "main");
    shop.push_commit(7, CommitDraft::by("bob").changing("b", "1\n"));
    let _ = shop.thread(7).onto("release-1").merge();
    shop.move_tag("v1.0.0", "release-1");
    let run = |instant: &str| run_tag(&github, "v1.0.0", instant);
    let first = run("2026-11-20T14:20:00Z");
    assert_eq!(first.output("decision"), "hold", "{}", first.everything());
    let issue = shop.issues()[0].number;
    github.at(WORDS);
    shop.comment(issue, "alice", "/go qa");
    let ended = run(RUN);
    assert_eq!(ended.output("decision"), "hold", "{}", ended.everything());
}

#[test]
fn a_tag_on_the_head_of_an_open_pull_request_makes_no_success_that_the_pull_request_has_not() {
    let github = signed_shop(&roles(QA));
    let shop = pull(&github);
    // quinn wrote the change, alice something small after it.
    shop.push_commit(7, CommitDraft::by("quinn").changing("evil.txt", "x\n"));
    shop.push_commit(7, CommitDraft::by("alice").changing("b", "1\n"));
    let head = shop.head_of_pull_request(7);
    shop.move_tag("v9", &head);
    let run_v9 = |instant: &str| run_tag(&github, "v9", instant);
    run_v9("2026-11-20T14:20:00Z");
    let issue = shop.issues()[0].number;
    github.at(WORDS);
    shop.comment(issue, "quinn", "/go qa");
    run_v9(RUN);
    assert_ne!(crate::stories::status(&github), "success", "quinn made it");
}

#[test]
fn a_stranger_with_the_same_commit_in_a_fork_does_not_hold_everybodys_release() {
    let github = signed_shop(&roles(QA));
    let shop = pull(&github);
    github.at(WORDS);
    shop.comment(7, "quinn", "/go qa");
    let head = shop.head_of_pull_request(7);
    let _ = shop
        .open_pull_request(8)
        .by("mallory")
        .in_fork("mallory/shop");
    shop.reset_pull_request(8, &head, "mallory");
    let ended = run(&github);
    ends(&github, &ended, "go");
}

#[test]
fn a_withdrawal_from_an_emergency_that_a_maintainer_deletes_still_took_it_back() {
    let github = signed_shop(EMERGENCY);
    let shop = pull(&github);
    github.at(WORDS);
    shop.comment(7, "quinn", "/go qa");
    shop.comment(7, "olga", "/emergency INC-42 database is down");
    shop.comment(7, "omar", "/emergency INC-42 database is down");
    let back = shop.comment(7, "omar", "/withdraw commander");
    ends(&github, &run(&github), "no-go");
    github.at(AFTER);
    shop.delete_comment_by(back, "maria");
    ends(&github, &run_again(&github), "no-go");
}

#[test]
fn where_everybody_may_sign_the_author_of_a_tag_declares_no_emergency_all_the_same() {
    let policy = EMERGENCY.replace("    roles:", "    exclude: []\n    roles:");
    let github = signed_shop(&policy);
    let shop = pull(&github);
    let _ = shop.thread(7).merge_with_commit();
    shop.move_tag("v1.0.0", "main");
    let run = |instant: &str| run_tag(&github, "v1.0.0", instant);
    run("2026-11-20T14:20:00Z");
    let issue = shop.issues()[0].number;
    github.at(WORDS);
    shop.comment(issue, "quinn", "/go qa");
    shop.comment(issue, "olga", "/emergency INC-42 database is down");
    shop.comment(issue, "alice", "/emergency INC-42 database is down");
    let ended = run(RUN);
    assert_ne!(ended.output("decision"), "go", "{}", ended.everything());
}

#[test]
fn who_took_an_emergency_back_is_not_told_that_they_edited_it() {
    let github = signed_shop(EMERGENCY);
    let shop = pull(&github);
    github.at(WORDS);
    shop.comment(7, "olga", "/emergency INC-42 database is down");
    shop.comment(7, "olga", "/withdraw commander");
    run(&github);
    let answers = answers(&github);
    assert!(
        answers.iter().all(|text| !text.contains("edited")),
        "{answers:#?}"
    );
}

#[test]
fn a_late_emergency_is_not_called_a_go() {
    let github = signed_shop(EMERGENCY);
    let shop = pull(&github);
    github.at(WORDS);
    shop.comment(7, "olga", "/emergency INC-42 database is down");
    shop.push_commit(7, CommitDraft::by("alice").changing("b", "1\n"));
    run(&github);
    let answers = answers(&github);
    assert!(
        answers.iter().all(|text| !text.contains("said go")),
        "{answers:#?}"
    );
}

#[test]
fn why_an_emergency_does_not_hold_is_said_where_it_cannot_be_found_out() {
    let policy = EMERGENCY.replace("users: [olga, omar, alice]", "teams: [acme/on-call]");
    let github = signed_shop(&policy);
    let shop = pull(&github);
    github.at(WORDS);
    shop.comment(7, "quinn", "/go qa");
    shop.comment(7, "olga", "/emergency INC-42 database is down");
    shop.comment(7, "omar", "/emergency INC-42 database is down");
    run(&github);
    let (_, body) = decision_comment(&github);
    assert!(body.contains("INC-42"), "{body}");
}
