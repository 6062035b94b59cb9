//! Answers that are lost, and others who write at the same time.

use super::super::What;
use super::{NOTES, scene, told};
use crate::facts::FailureKind;
use crate::fake_github::wire::faults::Fault;
use crate::notes::ReleaseCreate::{Draft, Published};

#[tokio::test]
async fn a_release_whose_answer_was_lost_is_found_and_not_made_again() {
    for create in [Draft, Published] {
        for fault in [Fault::AnswerLost, Fault::Truncated] {
            let scene = scene();
            let line = scene.fake.on_operation("repos/create-release");
            line.fails(fault);
            let done = scene.run(create, NOTES).await.unwrap();
            assert_eq!(done.what, What::Created);
            assert_eq!(scene.writes(), ["repos/create-release"]);
            assert_eq!(scene.shop.releases().len(), 1);
        }
    }
}

#[tokio::test]
async fn a_release_that_never_arrived_is_a_failure_and_not_made_again() {
    let scene = scene();
    scene
        .fake
        .on_operation("repos/create-release")
        .fails(Fault::status(502));
    let failure = scene.run(Draft, NOTES).await.unwrap_err();
    assert_eq!(failure.kind, FailureKind::ServerError);
    assert_eq!(scene.writes(), ["repos/create-release"]);
    assert!(scene.shop.releases().is_empty());
}

#[tokio::test]
async fn a_text_whose_answer_was_lost_is_looked_for() {
    let scene = scene();
    scene.shop.release("v1.4.0", "Hello");
    let line = scene.fake.on_operation("repos/update-release");
    line.nth(1).fails(Fault::AnswerLost);
    let line = scene.fake.on_operation("repos/update-release");
    line.nth(2).fails(Fault::status(502));
    let done = scene.run(Published, NOTES).await.unwrap();
    assert_eq!(done.what, What::Updated);
    assert_eq!(scene.writes().len(), 1);
    let failure = scene.run(Published, "Other").await.unwrap_err();
    assert_eq!(failure.kind, FailureKind::ServerError);
    assert_eq!(scene.writes().len(), 2);
}

#[tokio::test]
async fn two_drafts_that_were_made_at_the_same_time_are_both_named_and_kept() {
    let scene = scene();
    let line = scene.fake.on_operation("repos/create-release");
    line.before(|github| {
        let shop = github.repository("acme/shop");
        shop.draft_release("v1.4.0", "the other run's");
    });
    let failure = scene.run(Draft, NOTES).await.unwrap_err();
    assert_eq!(failure.kind, FailureKind::SeveralReleases);
    let releases = scene.shop.releases();
    assert_eq!(releases.len(), 2);
    let said = told(&failure);
    for release in &releases {
        let page = format!("untagged-{:020x}", release.id);
        assert!(said.contains(&page), "{said}");
    }
    // Which of them is meant, the next run does not guess either.
    scene.fake.recover();
    scene.fake.forget_requests();
    let failure = scene.run(Draft, NOTES).await.unwrap_err();
    assert_eq!(failure.kind, FailureKind::SeveralReleases);
    assert_eq!(scene.writes(), [""; 0]);
}

#[tokio::test]
async fn where_another_run_has_published_first_its_release_gets_the_notes() {
    let scene = scene();
    let line = scene.fake.on_operation("repos/create-release");
    line.before(|github| {
        github.repository("acme/shop").release("v1.4.0", "by hand");
    });
    let done = scene.run(Published, NOTES).await.unwrap();
    assert_eq!((done.what, done.draft), (What::Updated, false));
    assert_eq!(scene.bodies().len(), 1);
    assert!(scene.bodies()[0].starts_with("by hand\n\n"));
    assert!(scene.bodies()[0].contains(NOTES));
}

#[tokio::test]
async fn what_somebody_writes_meanwhile_is_not_lost() {
    let scene = scene();
    scene.shop.release("v1.4.0", "by hand");
    let seen = scene.standing().await.unwrap();
    scene.shop.edit_release("v1.4.0", "by hand, and more");
    scene.publish(&seen, Published, NOTES).await.unwrap();
    assert!(scene.bodies()[0].starts_with("by hand, and more\n\n"));
    assert!(scene.bodies()[0].contains(NOTES));
}

#[tokio::test]
async fn a_release_that_is_deleted_meanwhile_is_not_made_again() {
    let scene = scene();
    scene.shop.release("v1.4.0", "by hand");
    let seen = scene.standing().await.unwrap();
    scene.shop.delete_release("v1.4.0");
    let failure = scene.publish(&seen, Published, NOTES).await.unwrap_err();
    assert_eq!(failure.kind, FailureKind::Moved);
    assert_eq!(scene.writes(), [""; 0]);
}
