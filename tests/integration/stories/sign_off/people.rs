//! Who signs: whoever made the change, machines, look-alikes and people who are nobody any more do
//! not.

use super::stage::{OPS, QA, check, roles, roles_and};
use crate::fake_github::FakeGithub;
use crate::fake_github::story::draft::CommitDraft;
use crate::fake_github::story::repository::Repo;

/// Somebody's `/go qa` is the only word.
#[track_caller]
fn check_signer(policy: &str, login: &str, expected: &str) {
    let sign = |_: &FakeGithub, shop: &Repo| {
        shop.comment(7, login, "/go qa");
    };
    check(policy, sign, expected);
}

/// Commits are added to the pull request first, then quinn signs.
#[track_caller]
fn check_made_by_quinn(policy: &str, draft: impl FnOnce(u64) -> CommitDraft, expected: &str) {
    let story = |github: &FakeGithub, shop: &Repo| {
        shop.push_commit(7, draft(github.id_of("quinn")));
        shop.comment(7, "quinn", "/go qa");
    };
    check(policy, story, expected);
}

fn anybody_who_may_write() -> String {
    roles("qa: { permission: write }")
}

#[test]
fn somebody_of_the_role_who_did_not_make_the_change_counts() {
    check_signer(&roles(QA), "quinn", "go");
    check_signer(&roles("qa: { users: [QUINN] }"), "quinn", "go");
}

#[test]
fn the_author_does_not_sign_under_any_spelling_of_the_login() {
    check_signer(&roles("qa: { users: [alice, quinn] }"), "alice", "hold");
    check_signer(&roles("qa: { users: [ALICE, quinn] }"), "Alice", "hold");
}

#[test]
fn the_author_does_not_sign_after_renaming_the_account() {
    let policy = roles("qa: { users: [alicia, quinn] }");
    let story = |github: &FakeGithub, shop: &Repo| {
        github.rename_account("alice", "alicia");
        shop.comment(7, "alicia", "/go qa");
    };
    check(&policy, story, "hold");
}

#[test]
fn whoever_registers_a_login_that_became_free_is_not_who_signed() {
    let policy = roles("qa: { users: [quinn, quentin] }");
    let story = |github: &FakeGithub, shop: &Repo| {
        shop.comment(7, "quinn", "/go qa");
        github.rename_account("quinn", "quincy");
        github.id_of("quinn");
    };
    check(&policy, story, "hold");
}

#[test]
fn who_wrote_or_committed_a_commit_does_not_sign_it() {
    let made = |draft: fn() -> CommitDraft| move |_| draft().changing("a.txt", "1\n");
    check_made_by_quinn(&roles(QA), made(|| CommitDraft::by("quinn")), "hold");
    let committed = made(|| CommitDraft::by("alice").committed_by("quinn"));
    check_made_by_quinn(&roles(QA), committed, "hold");
    let written = made(|| CommitDraft::by("quinn").committed_by("alice"));
    check_made_by_quinn(&roles(QA), written, "hold");
    check_made_by_quinn(&roles(QA), made(|| CommitDraft::by("alice")), "go");
    let by_policy = roles_and(QA, "exclude: [author]");
    check_made_by_quinn(&by_policy, made(|| CommitDraft::by("quinn")), "go");
}

#[test]
fn a_co_author_named_by_an_address_of_githubs_own_does_not_sign() {
    let trailers: [fn(u64) -> String; 3] = [
        |id| format!("Co-authored-by: Q <{id}+quinn@users.noreply.github.com>"),
        |id| format!("co-authored-by: Q <{id}+former@users.noreply.github.com>"),
        |_| "CO-AUTHORED-BY: Q <Quinn@users.noreply.github.com>".to_owned(),
    ];
    for trailer in trailers {
        let draft = |id| {
            let message = format!("Work\n\n{}\n", trailer(id));
            let draft = CommitDraft::by("alice").saying(&message);
            draft.changing("a.txt", "1\n")
        };
        check_made_by_quinn(&roles(QA), draft, "hold");
    }
}

#[test]
fn the_last_pusher_does_not_sign_where_the_policy_says_so() {
    let draft = |_| {
        let draft = CommitDraft::by("alice").pushed_by("quinn");
        draft.changing("a.txt", "1\n")
    };
    check_made_by_quinn(&roles(QA), draft, "go");
    let policy = roles_and(QA, "exclude: [author, committers, last-pusher]");
    check_made_by_quinn(&policy, draft, "hold");
}

#[test]
fn a_commit_by_an_address_that_belongs_to_nobody_leaves_it_unknown() {
    let draft = |_| {
        let draft = CommitDraft::by("alice").written_by_stranger("Quinn", "q@example.com");
        draft.changing("a.txt", "1\n")
    };
    check_made_by_quinn(&roles(QA), draft, "unknown");
    let draft = |_| {
        let draft = CommitDraft::by("alice").committed_by_stranger("Quinn", "q@example.com");
        draft.changing("a.txt", "1\n")
    };
    check_made_by_quinn(&roles(QA), draft, "unknown");
}

#[test]
fn who_clicks_update_branch_may_still_sign() {
    let story = |_: &FakeGithub, shop: &Repo| {
        shop.file_on("main", "other.txt", "by others\n");
        shop.update_branch(7, "quinn");
        shop.comment(7, "quinn", "/go qa");
    };
    check(&roles(QA), story, "go");
}

#[test]
fn what_only_looks_like_update_branch_disqualifies() {
    let looks: [fn() -> CommitDraft; 3] = [
        // Nobody has verified it: anyone can write GitHub's address into a commit.
        || CommitDraft::by("quinn").committed_by("web-flow"),
        // Verified, and committed by quinn herself.
        || CommitDraft::by("quinn").verified(),
        || CommitDraft::by("quinn"),
    ];
    for look in looks {
        let story = |_: &FakeGithub, shop: &Repo| {
            shop.file_on("main", "other.txt", "by others\n");
            let draft = look().saying("Merge branch 'main' into change-7");
            shop.push_commit(7, draft.merging("main").changing("evil.txt", "x\n"));
            shop.comment(7, "quinn", "/go qa");
        };
        check(&roles(QA), story, "hold");
    }
}

#[test]
fn a_change_made_in_the_browser_is_whose_it_is() {
    let draft = |_| {
        let draft = CommitDraft::by("quinn").committed_by("web-flow").verified();
        draft.changing("a.txt", "1\n")
    };
    check_made_by_quinn(&roles(QA), draft, "hold");
}

#[test]
fn a_merge_in_the_browser_of_a_branch_of_ones_own_is_a_change() {
    let story = |_: &FakeGithub, shop: &Repo| {
        shop.branch("side", "main");
        shop.file_on("side", "evil.txt", "x\n");
        let draft = CommitDraft::by("quinn").committed_by("web-flow").verified();
        shop.push_commit(7, draft.merging("side"));
        shop.comment(7, "quinn", "/go qa");
    };
    check(&roles(QA), story, "hold");
}

#[test]
fn machines_and_people_who_are_nobody_do_not_sign() {
    let bot = |_: &FakeGithub, shop: &Repo| {
        shop.permission("helper[bot]", "admin");
        shop.comment_by_app(7, "helper", "/go qa");
    };
    check(&anybody_who_may_write(), bot, "hold");
    let through_an_app = |_: &FakeGithub, shop: &Repo| {
        shop.comment_through_app(7, "quinn", "helper", "/go qa");
    };
    check(&roles(QA), through_an_app, "hold");
    let nobody = |_: &FakeGithub, shop: &Repo| {
        shop.comment_by_nobody(7, "/go qa");
    };
    check(&roles(QA), nobody, "hold");
    let gone = |github: &FakeGithub, shop: &Repo| {
        shop.permission("quinn", "write");
        shop.comment(7, "quinn", "/go qa");
        github.delete_account("quinn");
    };
    check(&anybody_who_may_write(), gone, "hold");
    let mannequin = |github: &FakeGithub, shop: &Repo| {
        github.mannequin("quinn");
        shop.comment(7, "quinn", "/go qa");
    };
    check(&roles(QA), mannequin, "hold");
}

#[test]
fn a_bots_approval_is_no_sign_off() {
    let policy = roles_and("qa: { permission: write }", "reviews: count");
    let approve = |login: &'static str| {
        move |_: &FakeGithub, shop: &Repo| {
            shop.permission(login, "write");
            shop.review(7, login, "APPROVED", "/go qa");
        }
    };
    check(&policy, approve("helper[bot]"), "hold");
    check(&policy, approve("quinn"), "go");
}

#[test]
fn a_look_alike_login_is_somebody_else() {
    for login in ["quinn-", "qu1nn", "quinnn", "quinn0", "qa"] {
        check_signer(&roles(QA), login, "hold");
    }
}

#[test]
fn one_person_fills_one_role_unless_the_policy_says_otherwise() {
    let both = "qa: { users: [quinn, quentin] }, ops: { users: [quinn, olga] }";
    let story = |_: &FakeGithub, shop: &Repo| {
        shop.comment(7, "quinn", "/go qa,ops");
    };
    check(&roles(both), story, "hold");
    let policy = roles_and(both, "one-role-per-person: false");
    check(&policy, story, "go");
}

#[test]
fn people_are_counted_where_they_are_needed() {
    let policy = roles("qa: { users: [alina, bob] }, security: { users: [alina, olga] }");
    let story = |_: &FakeGithub, shop: &Repo| {
        shop.comment(7, "alina", "/go qa\n/go security");
        shop.comment(7, "bob", "/go qa");
    };
    check(&policy, story, "go");
}

#[test]
fn one_person_twice_is_not_two() {
    let policy = roles("qa: { users: [quinn, quentin], min: 2 }");
    let twice = |_: &FakeGithub, shop: &Repo| {
        shop.comment(7, "quinn", "/go qa");
        shop.comment(7, "quinn", "/go qa");
        shop.review(7, "quinn", "APPROVED", "/go qa");
    };
    check(&policy, twice, "hold");
    let two = |_: &FakeGithub, shop: &Repo| {
        shop.comment(7, "quinn", "/go qa");
        shop.comment(7, "quentin", "/go qa");
    };
    check(&policy, two, "go");
}

#[test]
fn a_role_that_names_nobody_on_github_is_unknown() {
    check_signer(&roles("qa: { users: [quinn, nemo-0] }"), "quinn", "unknown");
}

#[test]
fn a_veto_by_somebody_without_a_say_is_none() {
    for login in ["mallory", "quinn", "olga-"] {
        let story = |_: &FakeGithub, shop: &Repo| {
            shop.comment(7, "omar", "/go ops");
            shop.comment(7, login, "/nogo ops the migration locks the table");
        };
        check(&roles(OPS), story, "go");
    }
}
