//! Lockfiles: where they are looked for, and which of them are in the repository.

use super::{INIT, LOCKFILE, Shop, gates, remarks, told, with_lockfile};

#[test]
fn lockfiles_are_found_where_they_make_sense() {
    let shop = with_lockfile();
    for folder in ["apps/web", "a/b/c/d", "apps/api"] {
        shop.file(&format!("{folder}/package-lock.json"), LOCKFILE);
    }
    shop.file("apps/api/npm-shrinkwrap.json", LOCKFILE);
    for folder in [
        "node_modules/x",
        "build",
        "vendor/y",
        "test/fixtures/z",
        ".hidden",
        "a/b/c/d/e",
    ] {
        shop.file(&format!("{folder}/package-lock.json"), LOCKFILE);
    }
    shop.file("tools/pnpm-lock.yaml", "");
    let told = told(&shop, INIT);
    let policy = gates(&shop);
    let list = "    lockfiles:\n      - package-lock.json\n      - apps/api/npm-shrinkwrap.json\n      - apps/web/package-lock.json\n      - a/b/c/d/package-lock.json\n";
    let line = list
        .replace("lockfiles:\n      - ", "lockfiles: [")
        .replace("\n      - ", ", ")
        .replace("json\n", "json]\n");
    assert!(policy.contains(list) || policy.contains(&line), "{policy}");
    let said = remarks(&told, "npm-audit");
    assert!(said.contains("tools/pnpm-lock.yaml cannot be read"));
    let skipped = "folders named build, fixtures, vendor were not looked into.";
    assert!(said.contains(skipped), "{said}");
    let deeper = "nothing was looked for more than four folders deep.";
    assert!(said.contains(deeper), "{said}");
}

#[test]
fn a_lockfile_in_a_folder_that_is_passed_over_is_not_passed_over_in_silence() {
    let shop = Shop::new();
    shop.file("build/package-lock.json", LOCKFILE);
    let told = told(&shop, INIT);
    let said = remarks(&told, "npm-audit");
    assert!(
        said.starts_with("folders named build were not looked into."),
        "{said}"
    );
    assert!(!gates(&shop).contains("npm-audit"));
    let plain = with_lockfile();
    let said = remarks(&super::told(&plain, INIT), "npm-audit");
    assert!(
        said.starts_with("because of package-lock.json.\n"),
        "{said}"
    );
    // Nothing is committed yet, so nobody can tell what git ignores.
    assert!(
        said.contains("is not known: There are no commits yet."),
        "{said}"
    );
}

#[test]
fn a_large_tree_is_looked_through_only_so_far() {
    let shop = Shop::new();
    for folder in 0..2_100 {
        let path = shop.path().join(format!("z{folder:04}"));
        std::fs::create_dir(path).expect("a folder");
    }
    std::fs::write(shop.path().join("z0000/package-lock.json"), LOCKFILE).expect("a file");
    std::fs::write(shop.path().join("z2099/package-lock.json"), LOCKFILE).expect("a file");
    let told = told(&shop, INIT);
    let said = remarks(&told, "npm-audit");
    assert!(
        said.contains("because of z0000/package-lock.json."),
        "{said}"
    );
    assert!(
        said.contains("there is more here than was looked through"),
        "{said}"
    );
    gates(&shop);
}

#[test]
fn what_git_ignores_or_nobody_has_committed_is_no_lockfile_of_a_gate() {
    let shop = with_lockfile();
    shop.file(".gitignore", "tools/package-lock.json\n");
    shop.commit("feat: a");
    std::fs::create_dir_all(shop.path().join("tools")).expect("a folder");
    std::fs::write(shop.path().join("tools/package-lock.json"), LOCKFILE).expect("a file");
    std::fs::write(shop.path().join("yarn.lock"), "").expect("a file");
    let told = told(&shop, INIT);
    let policy = gates(&shop);
    assert!(
        policy.contains("    lockfiles: [package-lock.json]\n"),
        "{policy}"
    );
    let said = remarks(&told, "npm-audit");
    assert!(said.contains("because of package-lock.json."), "{said}");
    let words = "yarn.lock, tools/package-lock.json are not in the newest commit: git ignores them";
    assert!(said.contains(words), "{said}");
    assert!(!said.contains("cannot be read"), "{said}");
}

#[test]
fn without_a_committed_lockfile_there_is_no_gate_for_one() {
    let shop = Shop::new();
    shop.file(".gitignore", "package-lock.json\n");
    shop.commit("feat: a");
    std::fs::write(shop.path().join("package-lock.json"), LOCKFILE).expect("a file");
    let told = told(&shop, INIT);
    assert!(!gates(&shop).contains("npm-audit:"));
    let said = remarks(&told, "npm-audit");
    assert!(
        said.starts_with("package-lock.json are not in the newest commit"),
        "{said}"
    );
}

#[test]
fn beside_a_shrinkwrap_that_nobody_committed_the_other_one_counts() {
    let shop = with_lockfile();
    shop.commit("feat: a");
    std::fs::write(shop.path().join("npm-shrinkwrap.json"), LOCKFILE).expect("a file");
    let told = told(&shop, INIT);
    assert!(gates(&shop).contains("lockfiles: [package-lock.json]"));
    assert!(remarks(&told, "npm-audit").contains("npm-shrinkwrap.json are not in"));
}

#[test]
fn folders_that_are_passed_over_are_told_by_the_lockfiles_that_a_commit_has_in_them() {
    let shop = with_lockfile();
    for folder in [".hidden", "vendor/y", "a/b/c/d/e", "node_modules/x"] {
        shop.file(&format!("{folder}/package-lock.json"), LOCKFILE);
    }
    // These have nothing to tell.
    shop.file("build/app.js", "");
    shop.file(".github/x", "");
    shop.file("vendor/y/npm-shrinkwrap.json", LOCKFILE);
    shop.commit("feat: a");
    std::fs::create_dir_all(shop.path().join("dist")).expect("a folder");
    std::fs::write(shop.path().join("dist/package-lock.json"), LOCKFILE).expect("a file");
    let said = remarks(&told(&shop, INIT), "npm-audit");
    let words = "the newest commit has .hidden/package-lock.json, a/b/c/d/e/package-lock.json, vendor/y/npm-shrinkwrap.json, too";
    assert!(said.contains(words), "{said}");
    for silent in [
        "node_modules",
        "build/",
        "dist",
        "not looked into",
        "four folders deep.",
    ] {
        assert!(!said.contains(silent), "{silent}: {said}");
    }
}

#[test]
fn a_clone_without_its_folders_does_not_say_what_git_ignores() {
    let shop = with_lockfile();
    shop.commit("feat: a");
    shop.git(&["config", "uploadpack.allowFilter", "true"]);
    let clone = shop.cloned(&["--filter=tree:0", "--no-checkout"]);
    std::fs::write(clone.path().join("package-lock.json"), LOCKFILE).expect("a file");
    let said = remarks(&told(&clone, INIT), "npm-audit");
    assert!(said.contains("because of package-lock.json."), "{said}");
    assert!(said.contains("which it ignores, is not known"), "{said}");
}
