//! Lockfiles that do not say what would be installed.

use serde_json::json;

use super::project::{Project, mended, vulnerable};
use super::stage::Stage;
use crate::stories::{ending, status};

/// Never GO, whatever else.
#[track_caller]
fn check(lines: &str, manifest: &Project, lockfile: &Project, why: &str) {
    let stage = Stage::new(lines);
    let ended = stage
        .pushed(&[
            ("package.json", &manifest.manifest()),
            ("package-lock.json", &lockfile.lockfile()),
        ])
        .run();
    assert!(
        matches!(ending(&ended), (4, "unknown") | (1, "no-go")),
        "{}",
        ended.everything()
    );
    assert_ne!(status(&stage.github), "success");
    assert!(ended.out.contains(why), "{why}: {}", ended.out);
    assert!(ended.out.contains("→ "), "no remedy: {}", ended.out);
}

#[test]
fn a_package_that_is_asked_for_and_not_in_the_lockfile_is_never_go() {
    let manifest = mended().needs("left-pad", "^1.3.0");
    check(
        "",
        &manifest,
        &mended(),
        "left-pad is asked for by package.json and is not in it",
    );
}

#[test]
fn another_version_than_asked_for_is_never_go() {
    let manifest = Project::new().needs("mkdirp", "^1.0.0");
    check(
        "",
        &manifest,
        &mended(),
        "package.json asks for mkdirp ^1.0.0",
    );
}

#[test]
fn a_package_called_development_only_by_the_lockfile_alone_is_judged() {
    let forged = Project::new()
        .needs("mkdirp", "^0.5.0")
        .has("mkdirp", "0.5.1")
        .that_needs("minimist", "0.0.8")
        .with("dev", json!(true))
        .has("minimist", "0.0.8")
        .with("dev", json!(true));
    check(
        "omit: [dev]",
        &forged,
        &forged,
        "1 critical vulnerability in production: minimist 0.0.8",
    );
    // The same, with the root's own entry forged, too.
    let root = forged.clone().has_entry(
        "",
        json!({ "name": "shop", "devDependencies": { "mkdirp": "^0.5.0" } }),
    );
    let manifest = vulnerable();
    check(
        "omit: [dev]",
        &manifest,
        &root,
        "in production: minimist 0.0.8",
    );
}

#[test]
fn optional_and_peer_flags_are_not_believed_either() {
    for flag in ["optional", "peer", "devOptional", "extraneous"] {
        let forged = Project::new()
            .needs("mkdirp", "^0.5.0")
            .has("mkdirp", "0.5.1")
            .that_needs("minimist", "0.0.8")
            .with(flag, json!(true))
            .has("minimist", "0.0.8")
            .with(flag, json!(true));
        check(
            "omit: [dev, optional, peer]",
            &forged,
            &forged,
            "minimist 0.0.8",
        );
    }
}

#[test]
fn a_git_or_file_source_that_nobody_asked_for_hides_nothing() {
    for resolved in [
        "git+ssh://git@github.com/substack/minimist.git#69bdc1e",
        "file:vendor/minimist.tgz",
        "https://evil.example/minimist-0.0.8.tgz",
    ] {
        let forged = Project::new()
            .needs("mkdirp", "^0.5.0")
            .has("mkdirp", "0.5.1")
            .that_needs("minimist", "0.0.8")
            .has_entry(
                "node_modules/minimist",
                json!({ "version": "0.0.8", "resolved": resolved }),
            );
        check("", &forged, &forged, "minimist");
    }
}

#[test]
fn a_tarball_of_another_name_or_version_is_never_go() {
    for tarball in [
        "https://registry.npmjs.org/minimist/-/minimist-0.0.8.tgz",
        "https://registry.npmjs.org/evil/-/evil-1.2.8.tgz",
    ] {
        let forged = Project::new()
            .needs("mkdirp", "^0.5.0")
            .has("mkdirp", "0.5.1")
            .that_needs("minimist", "1.2.8")
            .has_entry(
                "node_modules/minimist",
                json!({ "version": "1.2.8", "resolved": tarball }),
            );
        check(
            "",
            &forged,
            &forged,
            "would be fetched from a tarball of another name or version",
        );
    }
}

#[test]
fn a_name_or_version_that_is_none_is_never_go() {
    for (name, version, why) in [
        ("..", "1.0.0", "package-lock.json cannot be used"),
        ("a b", "1.0.0", "a name that no registry can have"),
        ("ok", "latest", "no version that npm can read"),
    ] {
        let forged = mended().has_entry(
            &format!("node_modules/{name}"),
            json!({ "version": version }),
        );
        check("", &mended(), &forged, why);
    }
}

#[test]
fn an_alias_is_asked_about_by_its_real_name() {
    let stage = Stage::new("");
    let project = Project::new()
        .needs("tiny", "npm:minimist@0.0.8")
        .has_entry(
            "node_modules/tiny",
            json!({
                "name": "minimist", "version": "0.0.8",
                "resolved": "https://registry.npmjs.org/minimist/-/minimist-0.0.8.tgz",
            }),
        );
    let ended = stage.in_pull_request(&project).run();
    stage.is_no_go(&ended, "minimist 0.0.8");
    assert_eq!(stage.registry.the_question().names(), ["minimist"]);
}

#[test]
fn a_lockfile_with_merge_conflicts_or_of_the_future_or_none_at_all_is_unknown() {
    let conflict = format!(
        "<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> change\n",
        mended().lockfile(),
        vulnerable().lockfile()
    );
    let future = mended()
        .lockfile()
        .replace("\"lockfileVersion\":3", "\"lockfileVersion\":4");
    assert!(future.contains("\"lockfileVersion\":4"));
    let cut = mended().lockfile().split_at(200).0.to_owned();
    for text in [
        conflict.as_str(),
        &future,
        &cut,
        "",
        "[]",
        "{}",
        "null",
        "\u{1}",
        "<html>",
    ] {
        let stage = Stage::new("");
        stage.pushed(&[
            ("package.json", &mended().manifest()),
            ("package-lock.json", text),
        ]);
        let ended = stage.run();
        stage.is_unknown(&ended, "package-lock.json");
        assert_eq!(stage.registry.asked().len(), 0, "{text}");
    }
}

#[test]
fn a_manifest_that_cannot_be_read_is_unknown() {
    for text in ["", "{", "[]", "<<<<<<< HEAD\n", "\u{1}"] {
        let stage = Stage::new("");
        stage.pushed(&[
            ("package.json", text),
            ("package-lock.json", &mended().lockfile()),
        ]);
        stage.is_unknown(&stage.run(), "package");
    }
}

#[test]
fn git_and_file_packages_that_are_asked_for_are_listed_as_not_audited() {
    let stage = Stage::new("");
    let project = mended()
        .needs("forked", "github:acme/forked#1a2b3c4")
        .has_entry(
            "node_modules/forked",
            json!({ "version": "1.0.0", "resolved": "git+ssh://git@github.com/acme/forked.git#1a2b3c4" }),
        )
        .needs("packed", "file:vendor/packed-1.0.0.tgz")
        .has_entry(
            "node_modules/packed",
            json!({ "version": "1.0.0", "resolved": "file:vendor/packed-1.0.0.tgz" }),
        );
    let ended = stage.in_pull_request(&project).run();
    stage.is_go(&ended);
    for name in ["forked", "packed"] {
        assert!(
            stage.comment().contains(name),
            "{name}: {}",
            stage.comment()
        );
    }
    assert_eq!(
        stage.registry.the_question().names(),
        ["minimist", "mkdirp"]
    );
}
