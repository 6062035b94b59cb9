//! Workspaces that a lockfile does not know: by it, npm installs nothing.

use serde_json::{Value, json};

use super::command_line::desk;
use super::project::Project;
use super::stage::Stage;
use crate::fake_github::story::draft::CommitDraft;
use crate::stories::acme;
use crate::stories::runner::Ended;

/// A project with the workspace `pkgs/w0`, which its lockfile knows.
fn monorepo(patterns: &Value) -> Vec<(String, String)> {
    let project = Project::new()
        .with_workspaces(patterns)
        .has_entry(
            "node_modules/w0",
            json!({ "resolved": "pkgs/w0", "link": true }),
        )
        .has_entry("pkgs/w0", json!({ "version": "1.0.0" }));
    let mut files = project.files("").to_vec();
    files.push(("pkgs/w0/package.json".to_owned(), workspace("w0")));
    files
}

fn workspace(name: &str) -> String {
    json!({ "name": name, "version": "1.0.0" }).to_string()
}

/// Audits the project with further files.
fn audit(patterns: &Value, more: &[(&str, String)]) -> Ended {
    let desk = desk();
    let mut files = monorepo(patterns);
    files.extend(
        more.iter()
            .map(|(path, text)| ((*path).to_owned(), text.clone())),
    );
    desk.audit(desk.with_files(&files), "--registry REGISTRY")
}

#[test]
fn workspaces_that_the_lockfile_knows_are_go() {
    for patterns in [
        json!(["pkgs/*"]),
        json!({ "packages": ["./pkgs/*/"] }),
        json!(["pkgs/**"]),
        json!(["pkgs/w0"]),
        json!(["pkgs/*", "!pkgs/w1", "nothing/*"]),
    ] {
        let more = [
            ("pkgs/README.md", "no workspace".to_owned()),
            ("pkgs/docs/index.md", "no package.json".to_owned()),
            ("pkgs/node_modules/x/package.json", workspace("x")),
            ("other/w2/package.json", workspace("w2")),
        ];
        let ended = audit(&patterns, &more);
        assert_eq!(ended.exit, 0, "{patterns}: {}", ended.everything());
    }
}

#[test]
fn a_workspace_that_the_lockfile_does_not_know_is_unknown() {
    for patterns in [
        json!(["pkgs/*"]),
        json!({ "packages": ["pkgs/*"] }),
        json!(["pkgs/**"]),
        json!(["pkgs/w[01]"]),
        json!(["{apps,pkgs}/*", "!pkgs/w2"]),
    ] {
        let needs =
            json!({ "name": "w1", "version": "1.0.0", "dependencies": { "minimist": "1.2.0" } });
        let ended = audit(&patterns, &[("pkgs/w1/package.json", needs.to_string())]);
        assert_eq!(ended.exit, 4, "{patterns}: {}", ended.everything());
        assert!(ended.out.contains("w1"), "{patterns}: {}", ended.out);
        assert!(
            ended.out.contains("npm install"),
            "{patterns}: {}",
            ended.out
        );
    }
}

#[test]
fn a_workspace_with_the_name_of_another_package_is_unknown() {
    let ended = audit(
        &json!(["pkgs/*"]),
        &[("pkgs/w1/package.json", workspace("w0"))],
    );
    assert_eq!(ended.exit, 4, "{}", ended.everything());
}

/// A pull request that brings the project and further files in a folder.
fn proposed(folder: &str, patterns: &Value, more: &[&str]) -> Stage {
    let stage = match folder {
        "" => Stage::new(""),
        folder => Stage::new(&format!("lockfiles: [{folder}package-lock.json]")),
    };
    let mut files = monorepo(patterns);
    files.extend(more.iter().map(|path| ((*path).to_owned(), workspace("x"))));
    let files: Vec<(String, String)> = files
        .into_iter()
        .map(|(path, text)| (format!("{folder}{path}"), text))
        .collect();
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    stage.pushed(&files);
    stage
}

#[test]
fn a_pull_request_with_workspaces_that_the_lockfile_knows_is_go() {
    for folder in ["", "apps/web/"] {
        for patterns in [json!(["pkgs/*"]), json!(["pkgs/**"]), json!(["./pkgs/w0"])] {
            let more = ["other/w2/package.json", "pkgs/docs/README.md"];
            let stage = proposed(folder, &patterns, &more);
            stage.is_go(&stage.run());
        }
    }
}

#[test]
fn a_pull_request_with_a_new_workspace_and_an_old_lockfile_is_unknown() {
    for folder in ["", "apps/web/"] {
        for patterns in [
            json!(["pkgs/*"]),
            json!({ "packages": ["pkgs/*", "!pkgs/w2"] }),
            json!(["pkgs/**"]),
            json!(["*/w1"]),
        ] {
            let stage = proposed(folder, &patterns, &["pkgs/w1/package.json"]);
            stage.is_unknown(
                &stage.run(),
                "w1 is asked for by package.json and is not in it",
            );
        }
    }
}

#[test]
fn a_link_in_the_place_of_a_workspace_is_unknown() {
    let stage = proposed("", &json!(["pkgs/*"]), &["real/package.json"]);
    let link = |to: &str| CommitDraft::by("alice").linking("pkgs/w1", to);
    acme(&stage.github).push_commit(7, link("w0/package.json"));
    stage.is_go(&stage.run());
    acme(&stage.github).push_commit(7, link("../real"));
    stage.is_unknown(&stage.run(), "pkgs/w1");
}

#[test]
fn so_many_folders_that_they_are_not_looked_through_are_unknown() {
    let more: Vec<String> = (0..101)
        .map(|at| format!("pkgs/no{at}/README.md"))
        .collect();
    let more: Vec<&str> = more.iter().map(String::as_str).collect();
    let stage = proposed("", &json!(["pkgs/*"]), &more);
    stage.is_unknown(&stage.run(), "workspaces");
}

#[test]
fn folders_of_workspaces_cost_a_list_each_and_known_ones_none() {
    let stage = proposed("", &json!(["pkgs/*"]), &[]);
    stage.github.forget_requests();
    stage.is_go(&stage.run());
    let requests = stage.github.requests();
    let lists = requests
        .iter()
        .filter(|it| it.operation.as_deref() == Some("repos/get-content"))
        .filter(|it| !it.path.contains("package") && !it.path.contains('.'));
    let paths: Vec<&str> = lists.map(|it| it.path.as_str()).collect();
    assert_eq!(paths.len(), 2, "{paths:?}");
}
