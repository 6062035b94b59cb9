//! Releases are made, and their texts renewed.

use super::super::What;
use super::{NOTES, of_tag, scene};
use crate::notes::ReleaseCreate::{Draft, Never, Published};

#[tokio::test]
async fn a_draft_is_made_and_a_second_run_writes_nothing() {
    let scene = scene();
    let done = scene.run(Draft, NOTES).await.unwrap();
    assert_eq!((done.what, done.draft), (What::Created, true));
    assert_eq!(scene.writes(), ["repos/create-release"]);
    let releases = scene.shop.releases();
    assert_eq!(releases.len(), 1);
    let release = &releases[0];
    assert!(release.draft && !release.prerelease);
    assert_eq!(release.name.as_deref(), Some("v1.4.0"));
    assert_eq!(release.target, scene.sha);
    assert!(scene.bodies()[0].contains(NOTES));
    scene.fake.forget_requests();
    let again = scene.run(Draft, NOTES).await.unwrap();
    assert_eq!((again.what, again.draft), (What::Unchanged, true));
    assert_eq!(again.url, done.url);
    assert_eq!(scene.writes(), [""; 0]);
}

#[tokio::test]
async fn a_published_release_is_made_and_a_second_run_reads_it_once() {
    let scene = scene();
    let done = scene.run(Published, NOTES).await.unwrap();
    assert_eq!((done.what, done.draft), (What::Created, false));
    assert_eq!(scene.shop.latest_release().as_deref(), Some("v1.4.0"));
    scene.fake.forget_requests();
    let again = scene.run(Published, NOTES).await.unwrap();
    assert_eq!(again.what, What::Unchanged);
    assert_eq!(scene.fake.requests().len(), 1);
}

#[tokio::test]
async fn none_is_made_where_the_policy_wants_none() {
    let scene = scene();
    let done = scene.run(Never, NOTES).await.unwrap();
    assert_eq!((done.what, done.url), (What::Nothing, None));
    assert!(scene.shop.releases().is_empty());
    scene.shop.draft_release("v1.4.0", "by hand");
    let done = scene.run(Never, NOTES).await.unwrap();
    assert_eq!(done.what, What::Updated);
}

#[tokio::test]
async fn a_published_release_never_becomes_a_draft() {
    let scene = scene();
    scene.shop.release("v1.4.0", "Hello").release("v1.5.0", "");
    let done = scene.run(Draft, NOTES).await.unwrap();
    assert_eq!((done.what, done.draft), (What::Updated, false));
    assert_eq!(scene.writes(), ["repos/update-release"]);
    let sent = &scene.fake.writes()[0].body;
    assert_eq!(sent.as_object().unwrap().keys().count(), 1, "{sent}");
    assert!(!scene.shop.releases()[0].draft);
    // Nor does it become the latest.
    assert_eq!(scene.shop.latest_release().as_deref(), Some("v1.5.0"));
}

#[tokio::test]
async fn a_draft_is_never_published() {
    let scene = scene();
    scene.shop.draft_release("v1.4.0", "Hello");
    let done = scene.run(Published, NOTES).await.unwrap();
    assert_eq!((done.what, done.draft), (What::Updated, true));
    assert_eq!(scene.shop.releases().len(), 1);
    assert!(scene.shop.releases()[0].draft);
}

#[tokio::test]
async fn what_people_wrote_around_the_notes_stays() {
    let scene = scene();
    scene.run(Draft, NOTES).await.unwrap();
    let ours = scene.bodies().remove(0).replace('\n', "\r\n");
    let edited = format!("Dear all,\r\n\r\n{ours}\r\n\r\nThanks to **everybody**!\r\n");
    scene.shop.edit_release("v1.4.0", &edited);
    // Saved in a browser, the same notes have other line ends.
    let done = scene.run(Draft, NOTES).await.unwrap();
    assert_eq!(done.what, What::Unchanged);
    let done = scene.run(Draft, "## v1.4.0\n\n- Other").await.unwrap();
    assert_eq!(done.what, What::Updated);
    let body = scene.bodies().remove(0);
    assert!(body.starts_with("Dear all,\r\n\r\n<!-- gonogo:notes -->"));
    assert!(body.ends_with("<!-- /gonogo:notes -->\r\n\r\nThanks to **everybody**!\r\n"));
    assert!(body.contains("- Other") && !body.contains("cart"));
}

#[tokio::test]
async fn a_backport_does_not_move_the_latest() {
    let scene = scene();
    scene.shop.release("v2.0.0", "");
    scene.run(Published, NOTES).await.unwrap();
    assert_eq!(scene.shop.latest_release().as_deref(), Some("v2.0.0"));
    let created = &scene.fake.writes()[0].body;
    assert_eq!(created["make_latest"], "false");
}

#[tokio::test]
async fn a_pre_release_does_not_move_the_latest() {
    let scene = of_tag("v2.0.0-rc.1");
    scene.shop.release("v1.0.0", "");
    let done = scene.run(Published, NOTES).await.unwrap();
    assert_eq!(done.what, What::Created);
    assert!(scene.shop.releases()[1].prerelease);
    assert_eq!(scene.shop.latest_release().as_deref(), Some("v1.0.0"));
}

#[tokio::test]
async fn an_annotated_tag_and_one_of_a_package_have_releases_too() {
    let mut scene = of_tag("api/v1.4.0");
    scene.shop.annotated_tag("api/v1.4.0", "main");
    scene.sha = scene.shop.head_of("api/v1.4.0");
    for what in [What::Created, What::Unchanged] {
        assert_eq!(scene.run(Published, NOTES).await.unwrap().what, what);
    }
}
