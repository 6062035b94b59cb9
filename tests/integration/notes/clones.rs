//! Clones that lack something are refused, and others give the same notes.

use super::shop::Shop;

fn released() -> Shop {
    let shop = Shop::new();
    shop.file("a.txt", "1").commit("feat: a");
    shop.tag("v1.0.0").file("b.txt", "1").commit("feat: b");
    shop.commit("fix: c");
    shop.tag("v1.1.0").commit("fix: d");
    shop
}

#[track_caller]
fn is_refused(shop: &Shop, line: &str, what: &str, remedy: &str) {
    is_refused_with(shop, line, 6, what, remedy);
}

#[track_caller]
fn is_refused_with(shop: &Shop, line: &str, exit: u8, what: &str, remedy: &str) {
    let ended = shop.run(line);
    let found = (ended.exit, ended.out.as_str());
    assert_eq!(found, (exit, ""), "{}", ended.err);
    assert!(ended.err.contains(what), "{}", ended.err);
    assert!(ended.err.contains(remedy), "{}", ended.err);
    let french = shop.run(&format!("{line} --locale fr"));
    assert_eq!(french.exit, exit);
    assert_ne!(french.err, ended.err);
}

#[test]
fn rule_6_a_shallow_clone_whose_range_is_cut_is_refused_with_the_remedy() {
    let shop = released();
    for depth in ["1", "2", "3"] {
        let clone = shop.cloned(&["--depth", depth]);
        clone.git(&["fetch", "-q", "--tags", "--depth", depth]);
        for line in ["notes v1.1.0", "notes --first", "notes --all"] {
            is_refused(&clone, line, "This clone is shallow", "fetch-depth: 0");
        }
    }
    let plain = shop.cloned(&["--depth", "1"]);
    is_refused(&plain, "notes", "fetch", "--tags");
    is_refused(&plain, "next-version", "fetch", "--tags");
}

#[test]
fn rule_6_a_shallow_clone_that_has_the_whole_range_tells_it() {
    let shop = released();
    let clone = shop.cloned(&["--depth", "3", "--no-single-branch"]);
    clone.git(&["fetch", "-q", "--depth", "3", "origin", "tag", "v1.1.0"]);
    let notes = clone.notes("--previous v1.1.0");
    assert_eq!(notes["counts"]["commits"], 1);
}

#[test]
fn rule_6_a_clone_without_tags_is_refused_unless_it_is_the_first_release() {
    let shop = released();
    let clone = shop.cloned(&["--no-tags"]);
    is_refused(&clone, "notes", "no tag of a version", "--first");
    is_refused(
        &clone,
        "next-version",
        "no tag of a version",
        "git fetch --tags",
    );
    assert_eq!(clone.notes("--first")["counts"]["commits"], 4);
    assert_eq!(clone.says("next-version --first"), "v0.1.0\n");
}

#[test]
fn rule_6_a_clone_knows_that_it_came_from_somewhere_however_that_is_written() {
    let check = |text: &str, is_remote: bool| {
        let shop = Shop::new();
        shop.commit("feat: a");
        let config = shop.path().join(".git/config");
        let known = std::fs::read_to_string(&config).unwrap();
        std::fs::write(&config, format!("{known}{text}\n")).unwrap();
        assert_eq!(shop.run("notes").exit == 6, is_remote, "{text}");
    };
    check("[core]", false);
    check("[branch \"remote \"]\n\tremote = .", false);
    check("[REMOTE\t\"origin\"]\n\turl = x", true);
    check("[core] # so\n [remote.origin]\n\turl = x", true);
    let shop = Shop::new();
    shop.commit("feat: a");
    std::fs::write(shop.path().join(".git/FETCH_HEAD"), "").unwrap();
    is_refused(&shop, "notes", "no tag of a version", "--first");
}

#[test]
fn the_first_release_of_a_clone_needs_no_word() {
    let shop = Shop::new();
    shop.commit("feat: a");
    shop.tag("v0.1.0").commit("fix: b");
    let clone = shop.cloned(&[]);
    assert_eq!(clone.notes("v0.1.0")["counts"]["commits"], 1);
    assert_eq!(clone.says("next-version"), "v0.1.1\n");
    clone.git(&["checkout", "-q", "v0.1.0"]);
    assert_eq!(clone.notes("")["counts"]["commits"], 1);
    let shallow = shop.cloned(&["--depth", "1", "--branch", "v0.1.0"]);
    let whole = shop.cloned(&["--depth", "5", "--branch", "v0.1.0"]);
    assert_eq!(shallow.notes("")["counts"]["commits"], 1);
    assert_eq!(whole.notes("")["counts"]["commits"], 1);
}

#[test]
fn rule_6_dates_do_not_prove_that_a_shallow_clone_has_the_range() {
    // A commit beside the previous release, which an end of the clone may have below it.
    let shop = Shop::new();
    shop.commit("Begin");
    shop.git(&["branch", "side"]);
    shop.commits(&["fix: a", "fix: b", "fix: c"]);
    shop.tag("v1.0.0").commit("fix: d");
    shop.git(&["checkout", "-q", "side"]);
    shop.commit("feat: beside");
    shop.git(&["checkout", "-q", "main"]);
    shop.git(&["merge", "-q", "--no-ff", "-m", "Merge it", "side"]);
    let clone = shop.cloned(&["--depth", "4"]);
    clone.git(&["fetch", "-q", "--depth", "4", "origin", "tag", "v1.0.0"]);
    assert_eq!(shop.notes("--previous v1.0.0")["counts"]["commits"], 3);
    let ended = clone.run("notes --previous v1.0.0 --format json");
    let is_whole = ended.out.contains("\"commits\": 3");
    assert!(is_whole || ended.exit == 6, "{}{}", ended.out, ended.err);
}

#[test]
fn rule_6_grafts_are_refused_and_replacements_do_not_count() {
    let shop = released();
    let plain = shop.says("notes");
    let root = shop.git(&["rev-list", "--max-parents=0", "HEAD"]);
    let head = shop.git(&["rev-parse", "HEAD"]);
    shop.git(&["replace", &head, &root]);
    assert_eq!(shop.says("notes"), plain);
    std::fs::write(
        shop.path().join(".git/info/grafts"),
        format!("{head} {root}\n"),
    )
    .unwrap();
    is_refused(&shop, "notes", "info/grafts", "Remove that file");
}

#[test]
fn rule_6_a_partial_clone_has_all_commits_and_is_refused_where_folders_lack() {
    let shop = released();
    shop.git(&["config", "uploadpack.allowFilter", "true"]);
    let clone = shop.cloned(&["--no-checkout", "--filter", "blob:none"]);
    assert_eq!(clone.says("notes v1.1.0"), shop.says("notes v1.1.0"));
    let named = released();
    named.git(&["config", "uploadpack.allowFilter", "true"]);
    named.file(".mailmap", "Alice A. <alice@example.com>\n");
    named.commit("fix: names");
    named.tag("v1.1.1");
    let partial = named.cloned(&["--no-checkout", "--filter", "blob:none"]);
    let (what, remedy) = ("is not in this clone", "without `filter`");
    is_refused(&partial, "notes v1.1.1", what, remedy);
    // What folders lack could hold a `.mailmap`.
    let bare = shop.cloned(&["--no-checkout", "--filter", "tree:0"]);
    is_refused(&bare, "notes v1.1.0", what, remedy);
    let clone = shop.cloned(&["--no-checkout", "--filter", "tree:0"]);
    std::fs::write(
        clone.path().join(".gonogo.yml"),
        "version: 1\nnotes: { paths: [\"b.txt\"] }\n",
    )
    .unwrap();
    is_refused(
        &clone,
        "notes v1.1.0",
        "is not in this clone",
        "fetch-depth: 0",
    );
}

#[test]
fn a_missing_commit_is_refused() {
    let shop = released();
    let lost = shop.git(&["rev-parse", "v1.1.0~1"]);
    let (folder, file) = lost.split_at(2);
    std::fs::remove_file(shop.path().join(".git/objects").join(folder).join(file)).unwrap();
    is_refused(&shop, "notes v1.1.0", "is not in this clone", "git fetch");
}

#[test]
fn bare_clones_and_working_trees_give_the_same_notes_and_folders_below_none() {
    let shop = released();
    let expected = shop.says("notes v1.1.0");
    let bare = shop.cloned(&["--bare"]);
    assert_eq!(bare.says("notes v1.1.0"), expected);
    let mirror = shop.cloned(&["--mirror"]);
    mirror.git(&["gc", "-q"]);
    assert_eq!(mirror.says("notes v1.1.0"), expected);
    let beside = shop.around().join("beside");
    shop.git(&[
        "worktree",
        "add",
        "-q",
        &beside.display().to_string(),
        "v1.1.0",
    ]);
    let git = std::fs::read_to_string(beside.join(".git")).unwrap();
    assert!(git.starts_with("gitdir:"));
    shop.file("sub/a.txt", "1");
    let below = shop.within("sub");
    is_refused_with(&below, "notes v1.1.0", 2, "not the top", "Run it in");
}

#[test]
fn rule_7_the_users_configuration_changes_nothing() {
    let shop = released();
    let expected = shop.says("notes v1.1.0");
    shop.git(&["config", "log.showSignature", "true"]);
    shop.git(&["config", "i18n.logOutputEncoding", "latin1"]);
    shop.git(&["config", "core.quotePath", "false"]);
    let variables = [
        ("GIT_DIR", "/nowhere"),
        ("GIT_CONFIG_GLOBAL", "/nowhere"),
        ("TZ", "Asia/Tokyo"),
    ];
    assert_eq!(shop.run_with("notes v1.1.0", &variables).out, expected);
}

#[test]
fn outside_of_a_clone_it_says_so() {
    let shop = Shop::new();
    std::fs::remove_dir_all(shop.path().join(".git")).unwrap();
    is_refused(
        &shop,
        "notes",
        "There is no git clone here",
        "fetch-depth: 0",
    );
}

#[test]
fn what_is_no_history_that_is_read_is_said() {
    let shop = Shop::new();
    is_refused(&shop, "notes", "no commits yet", "Commit something");
    let check = |setting: &str, name: &str| {
        let shop = Shop::new();
        let config = "[core]\n\trepositoryformatversion = 1\n[extensions]\n\t";
        let config = format!("{config}{setting}\n");
        std::fs::write(shop.path().join(".git/config"), config).unwrap();
        is_refused(&shop, "notes", name, "SHA-1");
    };
    check("objectFormat = sha256", "SHA-256");
    check("refstorage = reftable", "reftable");
}

#[test]
fn what_is_no_commit_is_named() {
    let shop = released();
    is_refused(&shop, "notes v7.7.7", "v7.7.7", "git tag");
    is_refused(
        &shop,
        "notes v1.1.0 --previous nowhere",
        "nowhere",
        "git tag",
    );
}
