//! How much fits into a release.

use super::{NOTES, scene, told};
use crate::facts::FailureKind;
use crate::notes::ReleaseCreate::{Draft, Published};

#[tokio::test]
async fn notes_of_just_the_room_are_taken() {
    for body in [None, Some("é".repeat(100_000))] {
        let scene = scene();
        if let Some(body) = &body {
            scene.shop.draft_release("v1.4.0", body);
        }
        let seen = scene.standing().await.unwrap();
        let room = seen.room().unwrap();
        assert_eq!(room > 100_000, body.is_none());
        let notes = "ü".repeat(room);
        scene.publish(&seen, Draft, &notes).await.unwrap();
        assert_eq!(scene.bodies()[0].chars().count(), 125_000);
        let larger = format!("{notes}ü");
        let seen = scene.standing().await.unwrap();
        assert_eq!(seen.room(), Ok(room));
        scene.fake.forget_requests();
        let failure = scene.publish(&seen, Draft, &larger).await.unwrap_err();
        assert_eq!(failure.kind, FailureKind::ReleaseTooLong);
        assert_eq!(scene.writes(), [""; 0]);
    }
}

#[tokio::test]
async fn a_release_that_people_have_filled_says_so() {
    let scene = scene();
    scene.shop.release("v1.4.0", &"x".repeat(125_000));
    let seen = scene.standing().await.unwrap();
    let failure = seen.room().unwrap_err();
    assert_eq!(failure.kind, FailureKind::ReleaseTooLong);
    assert!(told(&failure).contains("releases/tag/v1.4.0"));
    let failure = scene.publish(&seen, Published, NOTES).await.unwrap_err();
    assert_eq!(failure.kind, FailureKind::ReleaseTooLong);
    assert_eq!(scene.writes(), [""; 0]);
}

#[tokio::test]
async fn a_draft_is_found_among_many_releases() {
    let scene = scene();
    scene.shop.draft_release("v1.4.0", "Hello");
    for number in 0..250 {
        scene.shop.draft_release(&format!("v0.0.{number}"), "");
    }
    scene.run(Draft, NOTES).await.unwrap();
    assert_eq!(scene.writes(), ["repos/update-release"]);
    assert!(scene.bodies()[0].starts_with("Hello"));
}
