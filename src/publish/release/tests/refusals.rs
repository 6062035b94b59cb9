//! What is refused, and what is said then.

use super::{NOTES, scene, told};
use crate::facts::FailureKind;
use crate::fake_github::model::people::{Level, Scope};
use crate::fake_github::wire::faults::Fault;
use crate::notes::ReleaseCreate::{Draft, Published};

#[tokio::test]
async fn a_token_that_may_not_write_is_told_what_it_lacks() {
    for release in [None, Some("by hand")] {
        let mut scene = scene();
        if let Some(body) = release {
            scene.shop.release("v1.4.0", body);
        }
        scene.token = scene.fake.job_token_with(&[(Scope::Contents, Level::Read)]);
        let failure = scene.run(Draft, NOTES).await.unwrap_err();
        assert_eq!(failure.kind, FailureKind::ReleaseAccess);
        assert!(
            told(&failure).contains("`contents: write`"),
            "{}",
            told(&failure)
        );
        assert!(told(&failure).contains("(403)"));
        assert_eq!(scene.writes().len(), 1);
    }
}

#[tokio::test]
async fn github_hides_what_may_not_be_written_and_the_permission_is_named_all_the_same() {
    for operation in ["repos/create-release", "repos/update-release"] {
        let scene = scene();
        if operation == "repos/update-release" {
            scene.shop.release("v1.4.0", "");
        }
        scene.fake.on_operation(operation).fails(Fault::status(404));
        let failure = scene.run(Published, NOTES).await.unwrap_err();
        assert!(told(&failure).contains("`contents: write`"));
        assert!(told(&failure).contains("(404)"));
    }
}

#[tokio::test]
async fn marks_that_somebody_has_damaged_are_left_and_told() {
    let scene = scene();
    let damaged = "Hello\r\n<!-- gonogo:notes -->\r\nnotes";
    scene.shop.draft_release("v1.4.0", damaged);
    let failure = scene.run(Draft, NOTES).await.unwrap_err();
    assert_eq!(failure.kind, FailureKind::ReleaseText);
    let said = told(&failure);
    assert!(said.contains("there without the other"), "{said}");
    assert!(said.contains("releases/tag/untagged-"), "{said}");
    assert!(said.contains("`<!-- /gonogo:notes -->`"), "{said}");
    assert_eq!(scene.bodies(), [damaged]);
    assert_eq!(scene.writes(), [""; 0]);
}

#[tokio::test]
async fn a_tag_that_moved_or_is_gone_gets_no_release() {
    for standing in [None, Some("by hand")] {
        for gone in [false, true] {
            let scene = scene();
            if let Some(body) = standing {
                scene.shop.release("v1.4.0", body);
            }
            let seen = scene.standing().await.unwrap();
            match gone {
                true => drop(scene.shop.delete_reference("tags/v1.4.0")),
                false => drop(
                    scene
                        .shop
                        .file_on("main", "late.txt", "x")
                        .move_tag("v1.4.0", "main"),
                ),
            }
            let failure = scene.publish(&seen, Published, NOTES).await.unwrap_err();
            assert_eq!(failure.kind, FailureKind::Moved);
            assert_eq!(scene.writes(), [""; 0], "{standing:?} {gone}");
        }
    }
}

#[tokio::test]
async fn what_cannot_be_read_is_never_taken_for_nothing() {
    for operation in [
        "repos/get-release-by-tag",
        "repos/list-releases",
        "repos/get-latest-release",
        "git/get-ref",
    ] {
        for fault in [Fault::status(502), Fault::html(), Fault::EndlessNext] {
            let scene = scene();
            if matches!(fault, Fault::EndlessNext) && operation != "repos/list-releases" {
                continue;
            }
            scene.fake.on_operation(operation).fails(fault);
            scene.run(Published, NOTES).await.unwrap_err();
            assert_eq!(scene.writes(), [""; 0], "{operation}");
        }
    }
}

#[tokio::test]
async fn what_github_does_not_take_is_told_in_its_words() {
    let scene = scene();
    scene
        .fake
        .on_operation("repos/create-release")
        .fails(Fault::status(422));
    let failure = scene.run(Draft, NOTES).await.unwrap_err();
    assert_eq!(failure.kind, FailureKind::Refused);
    assert!(told(&failure).contains("Validation Failed"));
}
