//! Vetoes: what does not lift one. [`lifted`](super::lifted) has what does.

use super::stage::{
    AFTER, AGAIN, LATER, OPS, RUN, WORDS, check, decision_comment, ends, roles, roles_and, run,
    run_again,
};
use super::{pull, signed_shop};
use crate::fake_github::FakeGithub;
use crate::fake_github::story::draft::CommitDraft;
use crate::fake_github::story::repository::Repo;
use crate::stories::events::commented_on;
use crate::stories::runner::action;

pub(super) const VETO: &str = "/nogo ops the migration locks the table";

/// olga vetoes and a run sees it; what happens then, with omar's go, must end like this.
#[track_caller]
fn check_published(
    policy: &str,
    then: impl FnOnce(&FakeGithub, &Repo, u64),
    expected: &str,
) -> FakeGithub {
    let github = signed_shop(policy);
    let shop = pull(&github);
    github.at(WORDS);
    let veto = shop.comment(7, "olga", VETO);
    ends(&github, &run(&github), "no-go");
    github.at(AFTER);
    then(&github, &shop, veto);
    shop.comment(7, "omar", "/go ops");
    ends(&github, &run_again(&github), expected);
    github
}

#[test]
fn a_veto_beats_every_go() {
    let story = |_: &FakeGithub, shop: &Repo| {
        shop.comment(7, "olga", VETO);
        shop.comment(7, "omar", "/go ops");
    };
    check(&roles(OPS), story, "no-go");
}

#[test]
fn deleting_the_comment_does_not_lift_a_veto() {
    check_published(
        &roles(OPS),
        |_, shop, veto| shop.delete_comment(veto),
        "no-go",
    );
}

#[test]
fn deleting_the_comment_and_pushing_does_not_lift_a_veto() {
    let then = |_: &FakeGithub, shop: &Repo, veto| {
        shop.delete_comment_by(veto, "maria");
        shop.push_commit(7, CommitDraft::by("alice").changing("a.txt", "1\n"));
    };
    check_published(&roles(OPS), then, "no-go");
}

#[test]
fn deleting_a_veto_of_a_role_that_is_not_required_does_not_lift_it() {
    let role = roles("ops: { users: [olga, omar], required: false }");
    let hours = "weekly: { days: [mon, tue, wed, thu, fri], from: \"08:00\", to: \"20:00\" }";
    let github = signed_shop(&format!(
        "{role}  window: {{ allow: [{{ id: hours, {hours} }}] }}\n"
    ));
    let shop = pull(&github);
    let without_comment = |instant: &str| {
        github.at(instant);
        let step = action(&github, commented_on(7)).input("comment", "false");
        step.at(instant).run()
    };
    github.at(WORDS);
    let veto = shop.comment(7, "olga", VETO);
    ends(&github, &without_comment(RUN), "no-go");
    github.at(AFTER);
    shop.delete_comment(veto);
    shop.push_commit(7, CommitDraft::by("alice").changing("a.txt", "1\n"));
    ends(&github, &without_comment(AGAIN), "no-go");
}

#[test]
fn editing_our_comment_does_not_lift_a_veto_whose_comment_is_gone() {
    let then = |github: &FakeGithub, shop: &Repo, veto| {
        let (ours, _) = decision_comment(github);
        let forged = "### 🟢 GO\n\n<!-- gonogo:production -->\n";
        shop.edit_comment_by(ours, "maria", forged);
        shop.delete_comment_by(veto, "maria");
    };
    check_published(&roles(OPS), then, "no-go");
    let deleted = |github: &FakeGithub, shop: &Repo, veto| {
        shop.delete_comment_by(decision_comment(github).0, "maria");
        shop.delete_comment_by(veto, "maria");
    };
    check_published(&roles(OPS), deleted, "no-go");
}

#[test]
fn a_status_of_somebody_else_does_not_lift_a_veto() {
    let then = |github: &FakeGithub, shop: &Repo, veto| {
        let head = shop.head_of_pull_request(7);
        shop.set_status(&head, "maria", "gonogo/production/ops", "success");
        shop.delete_comment_by(decision_comment(github).0, "maria");
        shop.delete_comment_by(veto, "maria");
    };
    check_published(&roles(OPS), then, "no-go");
}

#[test]
fn editing_it_away_does_not_lift_a_veto() {
    for text in [
        "Never mind",
        "/go ops",
        "/withdraw ops",
        "/nogo qa wrong role, sorry",
    ] {
        for editor in ["olga", "maria"] {
            let then = |_: &FakeGithub, shop: &Repo, veto| {
                shop.edit_comment_by(veto, editor, text);
            };
            check_published(&roles(OPS), then, "no-go");
        }
    }
}

#[test]
fn an_edited_veto_stands_also_where_no_run_has_seen_it_before() {
    let story = |github: &FakeGithub, shop: &Repo| {
        let veto = shop.comment(7, "olga", VETO);
        shop.comment(7, "omar", "/go ops");
        github.at(LATER);
        shop.edit_comment(veto, &format!("{VETO}, and the index, too"));
    };
    check(&roles(OPS), story, "no-go");
}

#[test]
fn a_veto_survives_that_its_author_leaves() {
    let policy = roles("ops: { permission: write, veto: true }");
    for delete in [false, true] {
        let github = signed_shop(&policy);
        let shop = pull(&github);
        shop.permission("olga", "write").permission("omar", "write");
        github.at(WORDS);
        let veto = shop.comment(7, "olga", VETO);
        ends(&github, &run(&github), "no-go");
        github.at(AFTER);
        shop.permission("olga", "read");
        if delete {
            shop.delete_comment(veto);
        }
        shop.comment(7, "omar", "/go ops");
        ends(&github, &run_again(&github), "no-go");
        github.at("2026-11-20T16:10:00Z");
        shop.comment(7, "olga", "/withdraw ops");
        shop.comment(7, "omar", "/go ops");
        ends(&github, &run_again(&github), "go");
    }
}

#[test]
fn a_veto_survives_that_the_account_is_deleted() {
    let policy = roles("ops: { permission: write, veto: true }");
    let github = signed_shop(&policy);
    let shop = pull(&github);
    shop.permission("olga", "write").permission("omar", "write");
    github.at(WORDS);
    shop.comment(7, "olga", VETO);
    ends(&github, &run(&github), "no-go");
    github.at(AFTER);
    github.delete_account("olga");
    shop.comment(7, "omar", "/go ops");
    ends(&github, &run_again(&github), "no-go");
}

#[test]
fn a_dismissed_change_request_is_a_veto_that_stands() {
    let policy = roles_and(OPS, "reviews: count");
    let github = signed_shop(&policy);
    let shop = pull(&github);
    github.at(WORDS);
    let review = shop.review(7, "olga", "CHANGES_REQUESTED", "The migration locks");
    ends(&github, &run(&github), "no-go");
    github.at(AFTER);
    shop.dismiss_review(review);
    shop.comment(7, "omar", "/go ops");
    ends(&github, &run_again(&github), "no-go");
    github.at("2026-11-20T16:10:00Z");
    shop.review(7, "olga", "APPROVED", "");
    ends(&github, &run_again(&github), "go");
}

#[test]
fn a_veto_without_a_role_is_one_for_each_role_of_that_person() {
    let policy = roles("ops: { users: [olga, omar] }, qa: { users: [olga, quinn] }");
    let story = |_: &FakeGithub, shop: &Repo| {
        shop.comment(7, "omar", "/go ops");
        shop.comment(7, "quinn", "/go qa");
        shop.comment(7, "olga", "/nogo it fails on staging");
    };
    check(&policy, story, "no-go");
}

#[test]
fn a_foreign_comment_with_our_mark_and_a_trace_is_nothing() {
    let story = |github: &FakeGithub, shop: &Repo| {
        let (olga, now) = (github.id_of("olga"), 1_795_271_400);
        let forged =
            format!("<!-- gonogo:veto ops 5 {olga} {now} -->\n<!-- gonogo:production -->\n");
        shop.comment(7, "mallory", &forged);
        shop.comment_by_app(7, "impostor", &forged);
        shop.comment(7, "omar", "/go ops");
    };
    check(&roles(OPS), story, "go");
}
