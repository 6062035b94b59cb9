//! Workspaces that a lockfile does not know: by it, npm installs nothing.

use serde_json::{Value, json};

use super::command_line::desk;
use super::project::Project;
use super::stage::Stage;
use crate::fake_github::story::draft::CommitDraft;
use crate::fake_github::wire::faults::Fault;
use crate::stories::runner::Ended;
use crate::stories::{acme, status};

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
            json!(["**"]),
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
fn a_new_workspace_is_found_however_deep_two_stars_reach() {
    for folder in ["", "apps/web/"] {
        for deep in ["pkgs/a/b/w1", "pkgs/w0/plugins/w1", "pkgs/a/b/c/d/e/w1"] {
            let manifest = format!("{deep}/package.json");
            let stage = proposed(folder, &json!(["pkgs/**"]), &[&manifest]);
            stage.is_unknown(
                &stage.run(),
                &format!("{deep} is asked for by package.json and is not in it"),
            );
        }
        // What npm looks for nowhere is none.
        let stage = proposed(
            folder,
            &json!(["pkgs/**"]),
            &[
                "pkgs/w0/node_modules/w1/package.json",
                "pkgs/.w1/package.json",
            ],
        );
        stage.is_go(&stage.run());
    }
}

/// A pull request after whose lockfile the workspace `pkgs/w0` has changed.
fn drifted(folder: &str, patterns: &Value, manifest: &Value) -> Stage {
    let stage = proposed(folder, patterns, &[]);
    let path = format!("{folder}pkgs/w0/package.json");
    stage.pushed(&[(&path, &manifest.to_string())]);
    stage
}

#[test]
fn a_workspace_that_asks_for_what_the_lockfile_has_not_is_unknown() {
    for folder in ["", "apps/web/"] {
        for patterns in [json!(["pkgs/*"]), json!(["pkgs/**"]), json!(["pkgs/w0"])] {
            for heading in ["dependencies", "devDependencies", "optionalDependencies"] {
                let mut manifest = json!({ "name": "w0", "version": "1.0.0" });
                manifest[heading] = json!({ "left-pad": "^1.3.0" });
                let stage = drifted(folder, &patterns, &manifest);
                let ended = stage.run();
                stage.is_unknown(&ended, "left-pad is asked for by pkgs/w0 and is not in it");
                assert!(ended.out.contains("npm install"), "{}", ended.out);
            }
        }
    }
}

#[test]
fn a_workspace_that_asks_for_another_version_than_the_lockfile_has_is_unknown() {
    let project = |asked: &str| {
        let patterns = json!(["pkgs/*"]);
        let project = Project::new().with_workspaces(&patterns).has_entry(
            "node_modules/w0",
            json!({ "resolved": "pkgs/w0", "link": true }),
        );
        let entry = json!({ "version": "1.0.0", "dependencies": { "minimist": "^1.2.0" } });
        let project = project.has_entry("pkgs/w0", entry).has("minimist", "1.2.8");
        let manifest =
            json!({ "name": "w0", "version": "1.0.0", "dependencies": { "minimist": asked } });
        let stage = Stage::new("");
        stage.in_pull_request(&project);
        stage.pushed(&[("pkgs/w0/package.json", &manifest.to_string())]);
        stage
    };
    let stage = project("^1.2.6");
    stage.is_go(&stage.run());
    let stage = project("^2.0.0");
    stage.is_unknown(&stage.run(), "pkgs/w0 asks for minimist ^2.0.0");
}

#[test]
fn a_manifest_of_a_workspace_that_cannot_be_read_is_unknown() {
    for text in ["", "{", "[]", "<<<<<<< HEAD\n"] {
        let stage = proposed("", &json!(["pkgs/*"]), &[]);
        stage.pushed(&[("pkgs/w0/package.json", text)]);
        stage.is_unknown(&stage.run(), "package");
    }
}

#[test]
fn what_a_workspace_needs_for_development_counts_as_its_manifest_has_it() {
    // The lockfile calls it development, and the workspace needs it to run.
    let patterns = json!(["pkgs/*"]);
    let project = Project::new()
        .with_workspaces(&patterns)
        .has_entry(
            "node_modules/w0",
            json!({ "resolved": "pkgs/w0", "link": true }),
        )
        .has_entry(
            "pkgs/w0",
            json!({ "version": "1.0.0", "devDependencies": { "minimist": "0.0.8" } }),
        )
        .has("minimist", "0.0.8")
        .with("dev", json!(true));
    let manifest =
        json!({ "name": "w0", "version": "1.0.0", "dependencies": { "minimist": "0.0.8" } });
    let stage = Stage::new("omit: [dev]");
    stage.in_pull_request(&project);
    stage.pushed(&[("pkgs/w0/package.json", &manifest.to_string())]);
    stage.is_no_go(&stage.run(), "minimist 0.0.8");
}

#[test]
fn another_repository_in_the_place_of_a_workspace_is_unknown() {
    for (patterns, place) in [
        (json!(["pkgs/*"]), "pkgs/w1"),
        (json!(["pkgs/*"]), "pkgs"),
        (json!(["pkgs/**"]), "pkgs/deep/down/w1"),
    ] {
        let stage = proposed("", &patterns, &[]);
        let commit = "1".repeat(40);
        let draft = CommitDraft::by("alice").submodule(place, &commit);
        let draft = match place {
            "pkgs" => draft.removing("pkgs/w0/package.json"),
            _ => draft,
        };
        acme(&stage.github).push_commit(7, draft);
        stage.is_unknown(&stage.run(), place);
    }
    let stage = proposed("", &json!(["pkgs/*"]), &[]);
    let draft = CommitDraft::by("alice").submodule("vendor/other", &"1".repeat(40));
    acme(&stage.github).push_commit(7, draft);
    stage.is_go(&stage.run());
}

#[test]
fn so_many_folders_as_there_may_be_are_one_request() {
    let more: Vec<String> = (0..101)
        .map(|at| format!("pkgs/no{at}/README.md"))
        .collect();
    let more: Vec<&str> = more.iter().map(String::as_str).collect();
    let stage = proposed("", &json!(["pkgs/*"]), &more);
    stage.is_go(&stage.run());
    // Where GitHub does not tell all paths at once, each folder is a request, and there is an end to that.
    stage.github.cuts_trees_after(50);
    stage.is_unknown(&stage.run(), "workspaces");
}

#[test]
fn where_github_does_not_tell_all_paths_at_once_folders_are_looked_into() {
    for patterns in [json!(["pkgs/*"]), json!(["pkgs/**"]), json!(["pkgs/w?"])] {
        let stage = proposed("", &patterns, &["pkgs/docs/README.md"]);
        stage.github.cuts_trees_after(2);
        stage.is_go(&stage.run());
        stage.pushed(&[("pkgs/w1/package.json", &workspace("w1"))]);
        stage.is_unknown(
            &stage.run(),
            "w1 is asked for by package.json and is not in it",
        );
    }
    let stage = proposed("", &json!(["pkgs/**"]), &["pkgs/a/b/c/w1/package.json"]);
    stage.github.cuts_trees_after(2);
    stage.is_unknown(&stage.run(), "pkgs/a/b/c/w1");
}

#[test]
fn more_workspaces_than_are_read_are_unknown() {
    let mut project = Project::new().with_workspaces(&json!(["pkgs/*"]));
    for at in 0..301 {
        let folder = format!("pkgs/w{at}");
        project = project
            .has_entry(
                &format!("node_modules/w{at}"),
                json!({ "resolved": folder, "link": true }),
            )
            .has_entry(&folder, json!({ "version": "1.0.0" }));
    }
    let stage = Stage::new("");
    stage.in_pull_request(&project);
    stage.is_unknown(&stage.run(), "workspaces");
}

#[test]
fn workspaces_cost_a_request_for_all_paths_and_one_for_all_manifests() {
    let mut project = Project::new().with_workspaces(&json!(["pkgs/**"]));
    let mut files: Vec<(String, String)> = Vec::new();
    for at in 0..30 {
        let folder = format!("pkgs/group{}/w{at}", at % 3);
        project = project
            .has_entry(
                &format!("node_modules/w{at}"),
                json!({ "resolved": folder, "link": true }),
            )
            .has_entry(&folder, json!({ "version": "1.0.0" }));
        files.push((
            format!("{folder}/package.json"),
            workspace(&format!("w{at}")),
        ));
    }
    let stage = Stage::new("lockfiles: [package-lock.json, apps/web/package-lock.json]");
    files.extend(project.files("apps/web/"));
    files.extend(project.files(""));
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    stage.pushed(&files);
    stage.github.forget_requests();
    let ended = stage.run();
    stage.is_go(&ended);
    let requests = stage.github.requests();
    let trees = requests
        .iter()
        .filter(|it| it.operation.as_deref() == Some("git/get-tree"));
    assert_eq!(trees.count(), 1, "one for both lockfiles");
    let manifests = requests
        .iter()
        .filter(|it| it.body["variables"].to_string().contains("pkgs/group"));
    assert_eq!(manifests.count(), 2, "fifty files in each question");
    let alone = requests
        .iter()
        .filter(|it| it.path.contains("/contents/") && it.path.contains("pkgs"));
    assert_eq!(alone.count(), 0, "none is asked for alone");
}

#[test]
fn a_list_of_paths_that_is_none_is_unknown() {
    let whole = |tree: &str| format!("{{\"sha\": \"x\", \"url\": \"x\", {tree}}}");
    for fault in [
        Fault::status(403),
        Fault::status(404),
        Fault::status(409),
        Fault::status(500),
        Fault::json("{}"),
        Fault::json("[]"),
        Fault::json(&whole("\"tree\": []")),
        Fault::json(&whole("\"tree\": [{}], \"truncated\": false")),
        // That of another commit, or of none.
        Fault::json(&whole("\"tree\": [], \"truncated\": false")),
    ] {
        let stage = proposed("", &json!(["pkgs/*"]), &[]);
        stage.github.on_operation("git/get-tree").fails(fault);
        let ended = stage.run();
        assert_eq!(ended.exit, 4, "{}", ended.everything());
        assert_eq!(status(&stage.github), "error");
        assert!(ended.out.contains("→ "), "no remedy: {}", ended.out);
    }
}

#[test]
fn a_range_in_braces_means_its_folders() {
    let stage = proposed("", &json!(["pkgs/w{0..3}"]), &["pkgs/w1/package.json"]);
    stage.is_unknown(&stage.run(), "w1");
}
