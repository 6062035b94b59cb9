//! Which lockfiles are judged.

use super::project::{Project, mended, vulnerable};
use super::stage::{HOLE, Stage};
use crate::fake_github::story::draft::CommitDraft;
use crate::stories::acme;

#[test]
fn every_lockfile_that_a_pattern_leads_to_is_judged_with_one_question() {
    let stage = Stage::new("lockfiles: [package-lock.json, apps/*/package-lock.json]");
    stage
        .in_pull_request(&mended())
        .in_folder("apps/web/", &mended())
        .in_folder("apps/api/", &vulnerable())
        .pushed(&[
            ("apps/README.md", "no app"),
            ("apps/docs/index.md", "no lockfile"),
        ]);
    let ended = stage.run();
    stage.is_no_go(&ended, "in apps/api/package-lock.json");
    assert!(!ended.out.contains("in apps/web"), "{}", ended.out);
    assert!(
        ended.out.contains("file=apps/api/package-lock.json"),
        "{}",
        ended.out
    );
    let mut versions = stage.registry.the_question().versions["minimist"].clone();
    versions.sort();
    assert_eq!(versions, ["0.0.8", "1.2.8"]);
    let ended = stage.in_folder("apps/api/", &mended()).run();
    stage.is_go(&ended);
    assert!(ended.summary.contains("in 3 files"), "{}", ended.summary);
}

#[test]
fn a_pattern_may_begin_at_the_top() {
    let stage = Stage::new("lockfiles: [\"*/package-lock.json\"]");
    let ended = stage.in_folder("web/", &vulnerable()).run();
    stage.is_no_go(&ended, HOLE);
}

#[test]
fn a_pattern_that_leads_nowhere_is_unknown() {
    for pattern in [
        "apps/*/package-lock.json",
        "*/package-lock.json",
        "a/*/b/*/npm-shrinkwrap.json",
    ] {
        let stage = Stage::new(&format!("lockfiles: [\"{pattern}\"]"));
        let ended = stage.in_pull_request(&mended()).run();
        stage.is_unknown(&ended, "There is no lockfile at");
    }
}

#[test]
fn no_lockfile_is_unknown_and_the_remedy_is_named() {
    let stage = Stage::new("");
    let ended = stage
        .pushed(&[("package.json", &mended().manifest())])
        .run();
    stage.is_unknown(&ended, "There is no lockfile at package-lock.json");
    assert!(
        stage.comment().contains("commit the lockfile"),
        "{}",
        stage.comment()
    );
    assert_eq!(stage.registry.asked().len(), 0);
}

#[test]
fn a_lockfile_that_the_pull_request_deletes_is_unknown() {
    let stage = Stage::new("lockfiles: [apps/api/package-lock.json, package-lock.json]");
    stage
        .in_pull_request(&mended())
        .in_folder("apps/api/", &vulnerable());
    stage.is_no_go(&stage.run(), HOLE);
    let head = acme(&stage.github).head_of_pull_request(7);
    let without = CommitDraft::by("alice").removing("apps/api/package-lock.json");
    acme(&stage.github).push_commit(7, without);
    assert_ne!(acme(&stage.github).head_of_pull_request(7), head);
    let ended = stage.run();
    stage.is_unknown(&ended, "There is no lockfile at apps/api/package-lock.json");
}

#[test]
fn a_shrinkwrap_beside_the_lockfile_is_what_is_judged() {
    let stage = Stage::new("");
    stage
        .in_pull_request(&mended())
        .pushed(&[("npm-shrinkwrap.json", &vulnerable().lockfile())]);
    let ended = stage.run();
    stage.is_no_go(&ended, "minimist 0.0.8");
    assert!(
        ended.out.contains("file=npm-shrinkwrap.json"),
        "{}",
        ended.out
    );
    let stage = Stage::new("");
    stage
        .in_pull_request(&vulnerable())
        .pushed(&[("npm-shrinkwrap.json", &mended().lockfile())]);
    stage.is_go(&stage.run());
}

#[test]
fn a_lockfile_over_a_mebibyte_is_read_whole() {
    let stage = Stage::new("");
    let mut project = vulnerable();
    for at in 0..6_000 {
        let name = format!("package-with-a-rather-long-name-{at:05}");
        project = project.needs(&name, "1.0.0").has(&name, "1.0.0");
    }
    assert!(project.lockfile().len() > 1 << 20);
    let ended = stage.in_pull_request(&project).run();
    stage.is_no_go(&ended, HOLE);
    assert_eq!(stage.registry.the_question().names().len(), 6_002);
}

#[test]
fn a_folder_named_like_a_lockfile_is_unknown() {
    let stage = Stage::new("");
    let ended = stage.pushed(&[("package-lock.json/x", "{}")]).run();
    stage.is_unknown(&ended, "package-lock.json");
}

#[test]
fn a_link_to_a_lockfile_elsewhere_in_the_repository_is_that_lockfile() {
    let stage = Stage::new("");
    stage.in_folder("real/", &vulnerable());
    let link = CommitDraft::by("alice").linking("package-lock.json", "real/package-lock.json");
    acme(&stage.github).push_commit(7, link);
    stage.pushed(&[(
        "package.json",
        &Project::new().needs("mkdirp", "^0.5.0").manifest(),
    )]);
    stage.is_no_go(&stage.run(), HOLE);
}

#[test]
fn a_folder_of_a_name_that_nothing_can_be_read_under_is_unknown() {
    for folder in ["apps/ev\u{200b}il/", "apps/ev\\il/", "apps/\u{7}/"] {
        let stage = Stage::new("lockfiles: [apps/*/package-lock.json]");
        stage
            .in_folder("apps/web/", &mended())
            .in_folder(folder, &vulnerable());
        stage.is_unknown(&stage.run(), "cannot be used");
    }
}
