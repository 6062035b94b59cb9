//! Whose comment is it? One of ours per pull request, whatever happens.

use super::{CHECKLIST_POLICY, DONE, OPEN, acme, ending, on_push, shop, the_comment, written};
use crate::fake_github::wire::faults::Fault;

const MARKER: &str = "<!-- gonogo:production -->";

#[test]
fn a_comment_of_somebody_else_with_our_mark_is_left_alone_and_said() {
    let github = shop(CHECKLIST_POLICY, OPEN);
    let forged = format!("### 🟢 GO for production\n\n{MARKER}");
    let foreign = acme(&github).comment(7, "mallory", &forged);
    let by_app = acme(&github).comment_by_app(7, "impostor", &forged);
    let ended = on_push(&github).run();
    assert_eq!(ending(&ended), (0, "hold"));
    let comments = acme(&github).comments(7);
    assert_eq!(comments.len(), 3);
    for comment in comments
        .iter()
        .filter(|each| [foreign, by_app].contains(&each.id))
    {
        assert_eq!(comment.body, forged);
    }
    assert!(
        ended
            .err
            .contains("somebody else carries gonogo's hidden mark"),
        "{}",
        ended.err
    );
    on_push(&github).run();
    assert_eq!(acme(&github).comments(7).len(), 3, "ours is found again");
}

#[test]
fn our_comment_edited_by_a_maintainer_is_rewritten_and_never_believed() {
    let github = shop(CHECKLIST_POLICY, OPEN);
    on_push(&github).run();
    let before = the_comment(&github);
    let id = acme(&github).comments(7)[0].id;
    for edited in [
        before.replace("🟡 HOLD", "🟢 GO"),
        format!("Never mind:\n\n{before}"),
        format!("{before}\n### 🟢 GO, says the boss\n"),
        format!("{before}\n\n<sub>really</sub>"),
        before.replace("<sub>Policy", "<sub>GO\n\n### 🟢 GO\n\nPolicy"),
        before.replace('\n', "\r\n"),
    ] {
        assert_ne!(edited, before);
        acme(&github).edit_comment(id, &edited);
        let ended = on_push(&github).run();
        assert_eq!(ending(&ended), (0, "hold"));
        assert_eq!(the_comment(&github), before, "{edited}");
    }
}

#[test]
fn younger_duplicates_of_ours_are_deleted() {
    let github = shop(CHECKLIST_POLICY, OPEN);
    on_push(&github).run();
    let oldest = acme(&github).comments(7)[0].id;
    for _ in 0..2 {
        acme(&github).comment_by_app(7, "github-actions", &format!("stale\n\n{MARKER}\n"));
    }
    on_push(&github).run();
    the_comment(&github);
    assert_eq!(acme(&github).comments(7)[0].id, oldest);
}

#[test]
fn another_workflows_comment_of_the_same_account_is_not_ours() {
    let github = shop(CHECKLIST_POLICY, OPEN);
    let other = acme(&github).comment_by_app(7, "github-actions", "Coverage: 80 %");
    let staging =
        acme(&github).comment_by_app(7, "github-actions", "x\n\n<!-- gonogo:staging -->\n");
    on_push(&github).run();
    let comments = acme(&github).comments(7);
    assert_eq!(comments.len(), 3);
    for (id, body) in [
        (other, "Coverage: 80 %"),
        (staging, "x\n\n<!-- gonogo:staging -->\n"),
    ] {
        assert!(
            comments
                .iter()
                .any(|each| each.id == id && each.body == body)
        );
    }
}

#[test]
fn two_runs_at_once_end_with_one_comment() {
    let github = shop(CHECKLIST_POLICY, OPEN);
    github
        .on_operation("issues/create-comment")
        .nth(1)
        .before(|github| {
            let shop = github.repository("acme/shop");
            shop.comment_by_app(7, "github-actions", &format!("the other run\n\n{MARKER}\n"));
        });
    let ended = on_push(&github).run();
    assert_eq!(ended.exit, 0);
    let comment = the_comment(&github);
    assert!(comment.contains("🟡 HOLD"), "{comment}");
    let id = acme(&github).comments(7)[0].id.to_string();
    assert!(ended.output("comment_url").ends_with(&id));
}

#[test]
fn a_comment_whose_answer_was_lost_is_not_written_twice() {
    let github = shop(CHECKLIST_POLICY, OPEN);
    github
        .on("POST", "/repos/*/*/issues/7/comments")
        .nth(1)
        .fails(Fault::AnswerLost);
    let ended = on_push(&github).run();
    assert_eq!(ending(&ended), (0, "hold"), "{}", ended.err);
    the_comment(&github);
    assert!(!ended.output("comment_url").is_empty());
    assert_eq!(written(&github), ["POST statuses", "POST comments"]);
}

#[test]
fn a_comment_that_never_arrived_is_said_and_written_by_the_next_run() {
    let github = shop(CHECKLIST_POLICY, DONE);
    github
        .on("POST", "/repos/*/*/issues/7/comments")
        .nth(1)
        .fails(Fault::Reset);
    let ended = on_push(&github).run();
    assert_eq!(ending(&ended), (7, "unknown"));
    assert!(acme(&github).comments(7).is_empty());
    assert_eq!(ending(&on_push(&github).run()), (0, "go"));
    the_comment(&github);
}

#[test]
fn comments_that_cannot_be_read_are_not_added_to() {
    let github = shop(CHECKLIST_POLICY, DONE);
    github
        .on_operation("issues/list-comments")
        .fails(Fault::status(502));
    let ended = on_push(&github).run();
    assert_eq!(ending(&ended), (7, "unknown"));
    assert!(acme(&github).comments(7).is_empty());
}

#[test]
fn a_comment_deleted_by_hand_comes_back() {
    let github = shop(CHECKLIST_POLICY, OPEN);
    on_push(&github).run();
    let id = acme(&github).comments(7)[0].id;
    acme(&github).delete_comment(id);
    on_push(&github).run();
    the_comment(&github);
}
