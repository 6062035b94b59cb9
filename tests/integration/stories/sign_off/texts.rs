//! Texts that were changed or taken away after they were written.

use super::stage::{LATER, OPS, QA, check, roles, roles_and};
use crate::fake_github::FakeGithub;
use crate::fake_github::story::repository::Repo;
use crate::fake_github::wire::faults::Fault;

#[test]
fn an_edited_sign_off_does_not_count_whoever_edited_it() {
    for editor in ["quinn", "maria"] {
        let story = |github: &FakeGithub, shop: &Repo| {
            let id = shop.comment(7, "quinn", "/go qa");
            github.at(LATER);
            shop.edit_comment_by(id, editor, "/go qa\n\nand thanks");
        };
        check(&roles(QA), story, "hold");
    }
}

#[test]
fn nobody_puts_a_go_into_another_persons_mouth() {
    let story = |github: &FakeGithub, shop: &Repo| {
        let id = shop.comment(7, "quinn", "Looks fine so far");
        github.at(LATER);
        shop.edit_comment_by(id, "maria", "/go qa");
    };
    check(&roles(QA), story, "hold");
}

#[test]
fn nobody_puts_a_withdrawal_into_another_persons_mouth() {
    let story = |github: &FakeGithub, shop: &Repo| {
        shop.comment(7, "olga", "/go ops");
        shop.comment(7, "olga", "/nogo ops the migration locks the table");
        let id = shop.comment(7, "omar", "Looks fine so far");
        let own = shop.comment(7, "olga", "Let us see");
        github.at(LATER);
        shop.edit_comment_by(id, "maria", "/withdraw ops");
        shop.edit_comment_by(own, "maria", "/go ops");
    };
    check(&roles(OPS), story, "no-go");
}

#[test]
fn a_deleted_sign_off_is_gone() {
    let story = |github: &FakeGithub, shop: &Repo| {
        let id = shop.comment(7, "quinn", "/go qa");
        github.at(LATER);
        shop.delete_comment(id);
    };
    check(&roles(QA), story, "hold");
}

#[track_caller]
fn check_words_of_olga(words: &[&str], expected: &str) {
    let story = |_: &FakeGithub, shop: &Repo| {
        for word in words {
            shop.comment(7, "olga", word);
        }
    };
    check(&roles(OPS), story, expected);
}

#[test]
fn the_last_word_of_a_person_counts() {
    let veto = "/nogo ops not on a Friday";
    check_words_of_olga(&["/go ops", "/withdraw ops"], "hold");
    check_words_of_olga(&["/withdraw ops", "/go ops"], "go");
    check_words_of_olga(&["/go ops", veto], "no-go");
    check_words_of_olga(&[veto, "/go ops"], "go");
    check_words_of_olga(&["/go ops", veto, "/withdraw ops"], "hold");
    check_words_of_olga(&["/go ops", "/go ops @1234567"], "hold");
}

#[test]
fn a_go_in_a_review_counts_if_it_was_not_edited() {
    let write = |_: &FakeGithub, shop: &Repo| {
        shop.review(7, "quinn", "COMMENTED", "/go qa");
    };
    check(&roles(QA), write, "go");
    for editor in ["quinn", "maria"] {
        let edit = |github: &FakeGithub, shop: &Repo| {
            let id = shop.review(7, "quinn", "COMMENTED", "/go qa");
            github.at(LATER);
            shop.edit_review(id, editor, "/go qa\n");
        };
        check(&roles(QA), edit, "hold");
    }
    let foreign = |github: &FakeGithub, shop: &Repo| {
        let id = shop.review(7, "quinn", "COMMENTED", "Hm.");
        github.at(LATER);
        shop.edit_review(id, "maria", "/go qa");
    };
    check(&roles(QA), foreign, "hold");
}

#[test]
fn an_approval_stands_whatever_becomes_of_its_text() {
    let story = |github: &FakeGithub, shop: &Repo| {
        let id = shop.review(7, "quinn", "APPROVED", "Fine");
        github.at(LATER);
        shop.edit_review(id, "maria", "Very fine");
    };
    check(&roles_and(QA, "reviews: count"), story, "go");
}

#[test]
fn where_nobody_can_tell_whether_a_review_was_edited_it_is_unknown() {
    for status in [403, 404, 502] {
        let story = |github: &FakeGithub, shop: &Repo| {
            github.on("POST", "/graphql").fails(Fault::status(status));
            shop.review(7, "quinn", "COMMENTED", "/go qa");
        };
        check(&roles(QA), story, "unknown");
    }
    let broken = |github: &FakeGithub, shop: &Repo| {
        let nothing = Fault::json("{\"data\":{\"nodes\":[null]}}");
        github.on("POST", "/graphql").fails(nothing);
        shop.review(7, "quinn", "COMMENTED", "/go qa");
    };
    check(&roles(QA), broken, "unknown");
}

#[test]
fn somebody_without_a_say_cannot_keep_others_from_theirs() {
    let story = |github: &FakeGithub, shop: &Repo| {
        // Of the two, only what quinn wrote is asked about.
        github
            .on("POST", "/graphql")
            .nth(2)
            .fails(Fault::status(502));
        shop.review(7, "mallory", "COMMENTED", "/go qa");
        shop.comment(7, "quinn", "/go qa");
    };
    check(&roles(QA), story, "go");
}
