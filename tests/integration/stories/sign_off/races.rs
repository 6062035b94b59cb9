//! What happens while a run is under way, and runs that end half-way, twice or at once.

use super::stage::{
    AFTER, LATER, OPS, QA, RUN, WORDS, answers, decision_comment, ends, roles, run, run_again,
};
use super::{at, pull, signed_shop};
use crate::fake_github::story::draft::CommitDraft;
use crate::fake_github::wire::faults::Fault;
use crate::fake_github::{FakeGithub, Github};
use crate::stories::events::commented_on;
use crate::stories::runner::action;
use crate::stories::{status, status_of};

/// quinn has signed off; this happens before the run looks at the pull request again.
#[track_caller]
fn check_meanwhile(what: impl Fn(&Github) + Send + Sync + 'static, expected: &str) -> FakeGithub {
    let github = signed_shop(&roles(QA));
    github.at(WORDS);
    pull(&github).comment(7, "quinn", "/go qa");
    github.at(RUN);
    github.on_operation("pulls/get").nth(2).before(what);
    let ended = action(&github, commented_on(7)).at(RUN).run();
    ends(&github, &ended, expected);
    github
}

#[test]
fn nothing_happens_meanwhile() {
    check_meanwhile(|_| {}, "go");
}

#[test]
fn a_head_that_moves_meanwhile_gets_no_go_of_the_old_one() {
    let github = signed_shop(&roles(QA));
    let old = pull(&github).head_of_pull_request(7);
    github.at(WORDS);
    pull(&github).comment(7, "quinn", "/go qa");
    github.at(RUN);
    github.on_operation("pulls/get").nth(2).before(|github| {
        let shop = github.repository("acme/shop");
        shop.push_commit(7, CommitDraft::by("alice").changing("a.txt", "1\n"));
    });
    ends(
        &github,
        &action(&github, commented_on(7)).at(RUN).run(),
        "hold",
    );
    assert_eq!(status_of(&github, &old), "", "nothing for the old head");
}

#[test]
fn a_veto_in_a_comment_meanwhile_is_heard() {
    let veto = |github: &Github| {
        let shop = github.repository("acme/shop");
        shop.comment(7, "quentin", "/nogo qa it fails on staging");
    };
    check_meanwhile(veto, "no-go");
}

#[test]
fn a_withdrawal_meanwhile_is_heard() {
    let withdraw = |github: &Github| {
        github
            .repository("acme/shop")
            .comment(7, "quinn", "/withdraw qa");
    };
    check_meanwhile(withdraw, "hold");
}

#[test]
fn a_sign_off_that_is_edited_meanwhile_does_not_count() {
    let github = signed_shop(&roles(QA));
    github.at(WORDS);
    let id = pull(&github).comment(7, "quinn", "/go qa");
    github.at(RUN);
    github
        .on_operation("pulls/get")
        .nth(2)
        .before(move |github| {
            github
                .repository("acme/shop")
                .edit_comment(id, "/go qa\n\nbut");
        });
    ends(
        &github,
        &action(&github, commented_on(7)).at(RUN).run(),
        "hold",
    );
}

#[test]
fn a_change_of_the_base_branch_meanwhile_is_seen() {
    let retarget = |github: &Github| {
        let shop = github.repository("acme/shop");
        shop.branch("release", "main");
        let _ = shop.thread(7).retargeted("release");
    };
    check_meanwhile(retarget, "hold");
}

#[test]
fn three_runs_over_the_same_words_leave_one_comment_and_one_answer_each() {
    let github = signed_shop(&roles(&format!("{QA}, {OPS}")));
    let shop = pull(&github);
    github.at(WORDS);
    shop.comment(7, "quinn", "/go qa");
    shop.comment(7, "olga", "/go opps");
    shop.comment(7, "mallory", "/go qa");
    shop.comment(7, "omar", "/gonogo status");
    for instant in [RUN, AFTER, "2026-11-20T16:30:00Z"] {
        ends(&github, &at(&github, instant, commented_on(7)), "hold");
        assert_eq!(answers(&github).len(), 3, "{:#?}", answers(&github));
    }
    decision_comment(&github);
}

#[test]
fn two_runs_at_once_leave_one_comment_and_one_answer() {
    let github = signed_shop(&roles(QA));
    let shop = pull(&github);
    github.at(WORDS);
    shop.comment(7, "olga", "/gonogo status");
    github.at(RUN);
    let exits: Vec<u8> = std::thread::scope(|scope| {
        let step = || action(&github, commented_on(7)).at(RUN).run().exit;
        let both = [scope.spawn(step), scope.spawn(step)];
        both.into_iter()
            .map(|one| one.join().expect("no panic"))
            .collect()
    });
    assert_eq!(exits, [0, 0]);
    // Whatever the two have left, the next one repairs.
    run_again(&github);
    decision_comment(&github);
    assert_eq!(answers(&github).len(), 1, "{:#?}", answers(&github));
}

#[test]
fn a_run_that_dies_half_way_is_repaired_by_the_next_one() {
    for (operation, fault) in [
        ("repos/create-commit-status", Fault::Reset),
        ("issues/create-comment", Fault::AnswerLost),
        ("issues/create-comment", Fault::Reset),
        ("reactions/create-for-issue-comment", Fault::status(403)),
    ] {
        let github = signed_shop(&roles(QA));
        let shop = pull(&github);
        github.at(WORDS);
        shop.comment(7, "quinn", "/go qa");
        shop.comment(7, "mallory", "/go qa");
        github.at(LATER);
        github.on_operation(operation).first(1).fails(fault);
        run(&github);
        github.recover();
        ends(&github, &run_again(&github), "go");
        decision_comment(&github);
        let answers = answers(&github);
        assert_eq!(answers.len(), 1, "{operation}: {answers:#?}");
        assert_eq!(status(&github), "success");
    }
}

#[test]
fn our_comment_edited_by_a_maintainer_is_not_believed() {
    let github = signed_shop(&roles(OPS));
    let shop = pull(&github);
    github.at(WORDS);
    ends(&github, &run(&github), "hold");
    let (id, before) = decision_comment(&github);
    let olga = github.id_of("olga");
    for edited in [
        before.replace("🟡 HOLD", "🟢 GO"),
        format!("/go ops\n\n{before}"),
        format!("{before}\n/withdraw ops\n"),
        format!("{before}\n<!-- gonogo:go ops {id} {olga} 1795271400 -->\n"),
    ] {
        github.at(AFTER);
        shop.edit_comment_by(id, "maria", &edited);
        ends(&github, &run_again(&github), "hold");
        assert_eq!(
            without_footer(&decision_comment(&github).1),
            without_footer(&before)
        );
    }
}

/// What is above and below the line that every run changes.
fn without_footer(comment: &str) -> (&str, &str) {
    let (above, rest) = comment.split_once("\n\n<sub>").expect("a footer");
    (above, rest.split_once("</sub>").expect("its end").1)
}
