//! What must never happen to somebody's files.

use std::os::unix::fs::{PermissionsExt, symlink};

use serde_json::Value;

use super::{
    FORM, GATE, INIT, LOCKFILE, POLICY, RELEASE, SIGN_OFF, Shop, everything, refused, remarks,
    states, told, with_lockfile,
};

#[test]
fn every_file_that_is_there_stays_byte_for_byte() {
    let shop = with_lockfile();
    shop.commit("feat: a");
    shop.tag("v1.0.0");
    for path in [
        POLICY,
        FORM,
        GATE,
        SIGN_OFF,
        RELEASE,
        ".github/release-checklist.md",
    ] {
        let strange = format!("\u{feff}mine: {path}\r\n\0");
        shop.file(path, &strange);
    }
    let before = everything(shop.path());
    let told = told(&shop, INIT);
    assert_eq!(everything(shop.path()), before);
    let states = states(&told);
    assert!(
        states.iter().all(|state| state.ends_with(" exists")),
        "{states:?}"
    );
    assert!(remarks(&told, "policy").contains("has errors or cannot be read"));
}

#[test]
fn nothing_is_written_through_a_link() {
    let outside = tempfile::tempdir().expect("a folder");
    let shop = with_lockfile();
    symlink(outside.path(), shop.path().join(".github")).expect("a link");
    let before = everything(shop.path());
    for line in [INIT, "init --timezone Europe/Paris --dry-run"] {
        let ended = shop.run(line);
        assert_eq!(ended.exit, 7, "{}", ended.err);
        assert!(ended.out.contains("3 could not be"), "{}", ended.out);
        assert!(
            ended.out.contains("the path leads through a link"),
            "{}",
            ended.out
        );
        let next = "Clear the way and run “gonogo init” again";
        assert!(ended.out.contains(next), "{}", ended.out);
        for untrue in ["a short one is written", "gonogo lint", "Put the action's"] {
            assert!(!ended.out.contains(untrue), "{untrue}\n{}", ended.out);
        }
    }
    let quiet = shop.run(&format!("{INIT} -q"));
    assert!(
        quiet.err.contains("Not written: .github/gonogo.yml"),
        "{}",
        quiet.err
    );
    assert_eq!(everything(shop.path()), before);
    assert_eq!(
        std::fs::read_dir(outside.path()).expect("a folder").count(),
        0
    );
}

#[test]
fn a_link_in_place_of_a_file_is_left_also_where_it_leads_nowhere() {
    let outside = tempfile::tempdir().expect("a folder");
    let shop = with_lockfile();
    std::fs::create_dir_all(shop.path().join(".github/workflows")).expect("folders");
    for path in [POLICY, GATE, FORM] {
        symlink(outside.path().join("target"), shop.path().join(path)).expect("a link");
    }
    let before = everything(shop.path());
    let told = told(&shop, INIT);
    assert_eq!(
        states(&told),
        [format!("{POLICY} exists"), format!("{GATE} exists")]
    );
    assert_eq!(everything(shop.path()), before);
    assert_eq!(
        std::fs::read_dir(outside.path()).expect("a folder").count(),
        0
    );
}

#[test]
fn what_was_written_and_what_was_not_is_told_one_by_one() {
    let shop = with_lockfile();
    shop.file(".github/workflows", "a file where a folder has to be\n");
    let ended = shop.run(&format!("{INIT} --format json"));
    assert_eq!(ended.exit, 7, "{}", ended.err);
    let told: Value = serde_json::from_str(&ended.out).expect("JSON");
    let expected = [
        format!("{POLICY} written"),
        format!("{FORM} written"),
        format!("{GATE} not-written"),
    ];
    assert_eq!(states(&told), expected);
    assert!(
        told["files"][2]["error"]
            .as_str()
            .expect("a reason")
            .contains("no folder")
    );
    shop.says("lint");
    let again = shop.run(INIT);
    assert_eq!(again.exit, 7);
    assert!(
        again.out.contains("1 could not be written"),
        "{}",
        again.out
    );
}

#[test]
fn a_folder_that_may_not_be_written_is_told_and_stays_empty() {
    let shop = Shop::new();
    let folder = shop.path().join(".github");
    std::fs::create_dir(&folder).expect("a folder");
    let mode = |mode| {
        let mode = std::fs::Permissions::from_mode(mode);
        std::fs::set_permissions(&folder, mode).expect("a mode");
    };
    mode(0o555);
    // Root may write everywhere; then the run has to end well, and else it must not.
    let may = std::fs::write(folder.join("probe"), "").is_ok();
    let ended = shop.run(INIT);
    mode(0o755);
    assert_eq!(
        ended.exit,
        if may { 0 } else { 7 },
        "{}{}",
        ended.out,
        ended.err
    );
    assert_eq!(shop.path().join(POLICY).exists(), may);
}

#[test]
fn only_the_top_of_a_working_tree_is_written_to() {
    let shop = with_lockfile();
    let around = shop.around().to_owned();
    let before = everything(&around);
    shop.git(&["clone", "-q", "--bare", ".", "../bare.git"]);
    std::fs::create_dir(shop.path().join("inner")).expect("a folder");
    std::fs::create_dir(around.join("plain")).expect("a folder");
    let bare = everything(&around.join("bare.git"));
    let bare_place = around.join("bare.git");
    let shop = shop.within("inner");
    refused(&shop.run(INIT), 6, "not the top of the repository");
    let shop = shop.within("../../plain");
    refused(&shop.run(INIT), 6, "There is no git repository here");
    let shop = shop.within("../bare.git");
    refused(&shop.run(INIT), 6, "This repository is bare");
    assert_eq!(everything(&bare_place), bare);
    let shop = shop.within("../shop/.git");
    assert_eq!(shop.run(INIT).exit, 6);
    assert!(!shop.path().join(".github").exists());
    let after = everything(&around);
    assert!(
        before
            .iter()
            .all(|(path, bytes)| after.get(path) == Some(bytes))
    );
    assert!(!after.keys().any(|path| path.contains(".github/")));
}

#[test]
fn names_that_would_break_out_are_names_and_nothing_else() {
    let evil = "x\", evil: [1], \"y";
    let shop = Shop::new();
    shop.file(&format!("{evil}/package-lock.json"), LOCKFILE);
    shop.file("a\nevil: 1/package-lock.json", LOCKFILE);
    shop.file("star*/package-lock.json", LOCKFILE);
    shop.file(".github/CODEOWNERS", "* @alice\\\"], @acme/qa\nx @bob\r\n");
    shop.file(
        FORM,
        "## Check: \"list\", evil: {x}\n- [ ] a\n## ::error::y\n- [ ] b\n",
    );
    shop.commit("feat: a");
    let branch = "release\"},evil/1.x";
    shop.git(&["checkout", "-q", "-b", branch]);
    shop.git(&["tag", "v1.0.0"]);
    shop.git(&["tag", "v2.0.0+\"evil"]);
    let clone = shop.cloned(&[]);
    clone.git(&[
        "remote",
        "set-url",
        "origin",
        "https://github.com/acme/\"evil\n",
    ]);
    let said = clone.says(&format!("{INIT} --dry-run"));
    let json = told(&clone, INIT);
    assert_eq!(json["default_branch"], branch);
    assert!(crate::runner_rules::commands(&said).is_empty(), "{said}");
    assert_eq!(clone.says("lint"), ".github/gonogo.yml: no faults.\n");
    let policy = clone.read(POLICY);
    assert!(
        policy.contains("branches: [\"release\\\"},evil/1.x\"]\n"),
        "{policy}"
    );
    assert!(
        policy.contains("lockfiles: [\"x\\\", evil: [1], \\\"y/package-lock.json\"]\n"),
        "{policy}"
    );
    assert!(
        !policy
            .lines()
            .any(|line| line.trim_start().starts_with("evil")),
        "{policy}"
    );
    assert!(
        remarks(&json, "npm-audit").contains("2 lockfiles lie"),
        "{json}"
    );
}
