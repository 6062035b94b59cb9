//! For which commit: pushes, force pushes, dates that anybody can write, and abbreviations.

use super::stage::{
    AFTER, LATER, QA, RUN, WORDS, check, digits, ends, roles, roles_and, run, run_again,
};
use super::{at, pull, signed_shop};
use crate::fake_github::FakeGithub;
use crate::fake_github::story::draft::CommitDraft;
use crate::fake_github::story::repository::Repo;
use crate::stories::events::commented_on;

const BEFORE_EVERYTHING: &str = "2026-11-20T13:00:00Z";

fn change(text: &str) -> CommitDraft {
    CommitDraft::by("alice").changing("a.txt", text)
}

#[test]
fn a_sign_off_ends_with_the_next_push() {
    let story = |_: &FakeGithub, shop: &Repo| {
        shop.comment(7, "quinn", "/go qa");
        shop.push_commit(7, change("1\n"));
    };
    check(&roles(QA), story, "hold");
}

#[test]
fn a_push_of_the_same_files_keeps_it_unless_the_policy_says_otherwise() {
    let story = |_: &FakeGithub, shop: &Repo| {
        shop.comment(7, "quinn", "/go qa");
        shop.rebase_pull_request(7, "alice");
    };
    check(&roles(QA), story, "go");
    check(&roles_and(QA, "carry: []"), story, "hold");
}

#[test]
fn whoever_rewrites_the_commit_with_the_same_files_does_not_sign_it() {
    let story = |_: &FakeGithub, shop: &Repo| {
        shop.comment(7, "quinn", "/go qa");
        shop.rebase_pull_request(7, "quinn");
    };
    check(&roles(QA), story, "hold");
}

#[test]
fn dates_in_a_commit_prove_nothing() {
    let story = |_: &FakeGithub, shop: &Repo| {
        shop.comment(7, "quinn", "/go qa");
        shop.push_commit(7, change("1\n").dated(BEFORE_EVERYTHING));
    };
    check(&roles(QA), story, "hold");
}

#[test]
fn that_a_commit_was_pushed_to_another_branch_before_proves_nothing() {
    let story = |github: &FakeGithub, shop: &Repo| {
        shop.open_pull_request(8).by("alice");
        let other = shop.push_commit(8, change("evil\n").dated(BEFORE_EVERYTHING));
        shop.push_branch("elsewhere", &other, "alice");
        github.at(LATER);
        shop.comment(7, "quinn", "/go qa");
        shop.reset_pull_request(7, &other, "alice");
    };
    check(&roles(QA), story, "hold");
}

#[test]
fn a_word_for_one_commit_does_not_count_for_one_that_was_there_before() {
    let story = |_: &FakeGithub, shop: &Repo| {
        let first = shop.head_of_pull_request(7);
        shop.push_commit(7, change("1\n"));
        shop.comment(7, "quinn", "/go qa");
        shop.reset_pull_request(7, &first, "alice");
    };
    check(&roles(QA), story, "hold");
}

#[test]
fn back_at_the_very_commit_the_word_counts_again() {
    let story = |_: &FakeGithub, shop: &Repo| {
        let first = shop.head_of_pull_request(7);
        shop.comment(7, "quinn", "/go qa");
        shop.push_commit(7, change("1\n"));
        shop.reset_pull_request(7, &first, "alice");
    };
    check(&roles(QA), story, "go");
}

#[test]
fn in_the_second_of_a_push_nobody_can_tell_which_came_first() {
    for push_first in [true, false] {
        let story = |github: &FakeGithub, shop: &Repo| {
            let push = || shop.push_commit(7, change("1\n"));
            let sign = || shop.comment(7, "quinn", "/go qa");
            if push_first {
                push();
                github.at(WORDS);
                sign();
            } else {
                sign();
                github.at(WORDS);
                push();
            }
        };
        check(&roles(QA), story, "hold");
    }
}

#[test]
fn a_word_said_while_the_branch_was_not_there_is_for_no_commit() {
    let story = |github: &FakeGithub, shop: &Repo| {
        let head = shop.head_of_pull_request(7);
        shop.delete_reference("heads/change-7");
        github.at(LATER);
        shop.comment(7, "quinn", "/go qa");
        shop.push_branch("change-7", &head, "alice");
    };
    check(&roles(QA), story, "hold");
}

/// quinn names a commit by so many of its digits before something is pushed.
#[track_caller]
fn check_named(count: usize, then_pushed: bool, policy: &str, expected: &str) {
    let story = |_: &FakeGithub, shop: &Repo| {
        let head = shop.head_of_pull_request(7);
        shop.comment(7, "quinn", &format!("/go qa @{}", digits(&head, count)));
        if then_pushed {
            shop.push_commit(7, change("1\n"));
        }
    };
    check(policy, story, expected);
}

#[test]
fn a_commit_that_is_named_is_meant_and_no_other() {
    let explicit = roles_and(QA, "binding: explicit");
    for count in [7, 12, 40] {
        for policy in [&roles(QA), &explicit] {
            check_named(count, false, policy, "go");
            check_named(count, true, policy, "hold");
        }
    }
    check_named(6, false, &roles(QA), "hold");
}

#[test]
fn where_commits_must_be_named_a_word_without_a_name_does_not_count() {
    let story = |_: &FakeGithub, shop: &Repo| {
        shop.comment(7, "quinn", "/go qa");
    };
    check(&roles_and(QA, "binding: explicit"), story, "hold");
}

/// The commit that alice is going to push, told by a twin of the story.
fn future_head() -> String {
    let twin = signed_shop(&roles(QA));
    twin.at(LATER);
    pull(&twin).push_commit(7, change("1\n"))
}

#[test]
fn an_abbreviation_written_before_the_commit_was_there_is_another_ones() {
    let future = future_head();
    for (count, expected) in [(7, "hold"), (12, "hold"), (39, "hold"), (40, "go")] {
        let story = |github: &FakeGithub, shop: &Repo| {
            shop.comment(7, "quinn", &format!("/go qa @{}", digits(&future, count)));
            github.at(LATER);
            assert_eq!(shop.push_commit(7, change("1\n")), future);
        };
        check(&roles(QA), story, expected);
    }
}

#[test]
fn an_abbreviation_of_the_second_of_the_push_does_not_count() {
    let future = future_head();
    let story = |github: &FakeGithub, shop: &Repo| {
        github.at(LATER);
        shop.push_commit(7, change("1\n"));
        github.at(LATER);
        shop.comment(7, "quinn", &format!("/go qa @{}", digits(&future, 7)));
    };
    check(&roles(QA), story, "hold");
}

#[test]
fn another_base_branch_voids_every_word_and_a_new_one_counts() {
    for sign in ["/go qa", "/go qa @HEAD"] {
        let github = signed_shop(&roles_and(QA, "reviews: count"));
        let shop = pull(&github);
        shop.branch("release", "main");
        let text = sign.replace("HEAD", &shop.head_of_pull_request(7));
        github.at(WORDS);
        shop.comment(7, "quinn", &text);
        ends(&github, &run(&github), "go");
        github.at("2026-11-20T15:10:00Z");
        shop.thread(7).retargeted("release");
        ends(&github, &at(&github, AFTER, commented_on(7)), "hold");
        // There and back again is no way around it.
        shop.thread(7).retargeted("main");
        ends(&github, &run_again(&github), "hold");
        github.at("2026-11-20T16:10:00Z");
        shop.comment(7, "quentin", "/go qa");
        ends(
            &github,
            &at(&github, "2026-11-20T16:20:00Z", commented_on(7)),
            "go",
        );
    }
}

#[test]
fn an_approval_is_for_the_commit_it_was_given_for() {
    let policy = roles_and(QA, "reviews: count");
    let approve_then = |push: bool| {
        move |_: &FakeGithub, shop: &Repo| {
            shop.review(7, "quinn", "APPROVED", "");
            if push {
                shop.push_commit(7, change("1\n"));
            }
        }
    };
    check(&policy, approve_then(false), "go");
    check(&policy, approve_then(true), "hold");
    check(&roles(QA), approve_then(false), "hold");
    let late = |_: &FakeGithub, shop: &Repo| {
        let old = shop.head_of_pull_request(7);
        shop.push_commit(7, change("1\n"));
        shop.review_at(7, "quinn", "APPROVED", "/go qa", &old);
    };
    check(&policy, late, "hold");
}

#[test]
fn an_approval_that_was_dismissed_is_gone() {
    let story = |_: &FakeGithub, shop: &Repo| {
        let review = shop.review(7, "quinn", "APPROVED", "");
        shop.dismiss_review(review);
    };
    check(&roles_and(QA, "reviews: count"), story, "hold");
}

#[test]
fn a_review_that_only_its_author_sees_says_nothing() {
    let story = |_: &FakeGithub, shop: &Repo| {
        shop.review(7, "quinn", "PENDING", "/go qa");
    };
    check(&roles_and(QA, "reviews: count"), story, "hold");
}

#[test]
fn a_sign_off_whose_time_is_over_does_not_count() {
    for (ttl, expected) in [("20m", "hold"), ("30m", "hold"), ("31m", "go")] {
        let policy = roles(&format!("qa: {{ users: [quinn], ttl: {ttl} }}"));
        let github = signed_shop(&policy);
        github.at(WORDS);
        pull(&github).comment(7, "quinn", "/go qa");
        ends(&github, &at(&github, RUN, commented_on(7)), expected);
    }
}

#[test]
fn a_sign_off_that_ends_before_the_window_opens_is_warned_of() {
    let policy = "\
version: 1
timezone: Europe/Paris
gates:
  window:
    allow:
      - { id: hours, weekly: { days: [mon, tue, wed, thu], from: \"09:00\", to: \"16:00\" } }
  sign-off:
    roles:
      qa: { users: [quinn], ttl: TTL }
";
    for (ttl, warned) in [("24h", true), ("96h", false)] {
        let github = signed_shop(&policy.replace("TTL", ttl));
        github.at(WORDS);
        pull(&github).comment(7, "quinn", "/go qa");
        let ended = run(&github);
        ends(&github, &ended, "no-go");
        assert_eq!(
            super::stage::decision_comment(&github)
                .1
                .contains("which is before the release"),
            warned,
            "{ttl}: {}",
            ended.everything()
        );
    }
}
