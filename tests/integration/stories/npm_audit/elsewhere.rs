//! Packages that would come from elsewhere than the registry that was asked about them.

use serde_json::json;

use super::command_line::desk;
use super::project::{Project, mended};
use super::stage::{Stage, policy};
use crate::stories::acme;

const FOREIGN: &str = "https://npm.foreign.example/";

/// The project with one package from the foreign address, with these fields beside it.
fn from_elsewhere(address: &str, fields: &[(&str, &str)]) -> Project {
    let tarball = format!("{address}left-pad/-/left-pad-1.3.0.tgz");
    let mut project = mended().needs("left-pad", "^1.3.0").has_entry(
        "node_modules/left-pad",
        json!({ "version": "1.3.0", "resolved": tarball }),
    );
    for (field, value) in fields {
        project = project.with(field, json!(value));
    }
    project
}

const WITH_DIGEST: &[(&str, &str)] = &[("integrity", "sha512-AAAA")];

#[test]
fn a_package_from_elsewhere_is_unknown_with_a_digest_and_without() {
    for fields in [WITH_DIGEST, &[]] {
        let stage = Stage::new("");
        let ended = stage
            .in_pull_request(&from_elsewhere(FOREIGN, fields))
            .run();
        stage.is_unknown(&ended, FOREIGN);
        assert!(ended.out.contains("`mirrors`"), "{}", ended.out);
        let comment = stage.comment();
        assert!(comment.contains("npm.foreign.example"), "{comment}");
        assert!(comment.contains("mirrors"), "{comment}");
    }
}

#[test]
fn a_mirror_that_the_policy_names_is_as_the_registry() {
    for lines in [
        "mirrors: [https://npm.foreign.example]",
        "mirrors: [https://other.example/npm/, https://npm.foreign.example/]",
        "mirrors: [http://npm.foreign.example/]",
    ] {
        for fields in [WITH_DIGEST, &[]] {
            let stage = Stage::new(lines);
            let ended = stage
                .in_pull_request(&from_elsewhere(FOREIGN, fields))
                .run();
            stage.is_go(&ended);
            let question = stage.registry.the_question();
            assert!(question.names().contains(&"left-pad"), "{question:#?}");
        }
    }
    for lines in [
        "mirrors: [https://npm.foreign.example/other/]",
        "mirrors: [https://foreign.example/]",
        "mirrors: [https://npm.foreign.example:8443/]",
    ] {
        let stage = Stage::new(lines);
        let project = from_elsewhere(FOREIGN, WITH_DIGEST);
        stage.is_unknown(&stage.in_pull_request(&project).run(), FOREIGN);
    }
}

#[test]
fn a_registry_that_the_npmrc_of_the_policy_names_still_has_its_tarballs() {
    // The policy has another one asked, since the mirror has no audit to give.
    let npmrc = format!("registry={FOREIGN}\n");
    let stage = Stage::new("");
    acme(&stage.github).file_on("main", ".npmrc", &npmrc);
    let project = from_elsewhere(FOREIGN, WITH_DIGEST);
    stage.is_go(&stage.in_pull_request(&project).run());
    // That of the change says nothing.
    let stage = Stage::new("");
    stage.pushed(&[(".npmrc", &npmrc)]);
    stage.is_unknown(&stage.in_pull_request(&project).run(), FOREIGN);
}

#[test]
fn of_a_server_with_the_packages_of_many_only_the_named_place_counts() {
    let server = "https://gitlab.example/api/v4/projects";
    for (number, is_go) in [(1, true), (2, false)] {
        let stage = Stage::new(&format!("mirrors: [{server}/1/packages/npm/]"));
        let address = format!("{server}/{number}/packages/npm/");
        let project = from_elsewhere(&address, WITH_DIGEST);
        let ended = stage.in_pull_request(&project).run();
        match is_go {
            true => stage.is_go(&ended),
            false => stage.is_unknown(&ended, &address),
        }
    }
}

#[test]
fn the_command_line_takes_the_policys_mirrors_too() {
    let desk = desk();
    let project = from_elsewhere(FOREIGN, WITH_DIGEST);
    let ended = desk.audit(desk.with(&project), "--registry REGISTRY");
    assert_eq!(ended.exit, 4, "{}", ended.everything());
    assert!(ended.out.contains(FOREIGN), "{}", ended.out);
    let lines = "enforcement: block\nmirrors: [https://npm.foreign.example/]";
    let step = desk
        .with(&project)
        .file(".github/gonogo.yml", &policy(&desk.registry, lines));
    let ended = desk.audit(step, "--registry REGISTRY");
    assert_eq!(ended.exit, 0, "{}", ended.everything());
    // npm's own report is not relied on either.
    let ended = desk.audit(desk.with(&project), "--registry REGISTRY --npm-compatible");
    assert_eq!(ended.exit, 4, "{}", ended.everything());
}
