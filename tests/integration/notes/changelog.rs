//! A changelog that people keep by hand as well.

use super::shop::Shop;

const BY_HAND: &str = "# Changes\n\nAll of them.\n\n## Unreleased\n\n- mine\n\n## 1.0.0 - 2026-01-01\n\n- the first, *by hand*\n";

fn shop() -> Shop {
    let shop = Shop::new();
    shop.commit("feat: a");
    shop.tag("v1.0.0").commit("feat: b");
    shop.tag("v1.1.0");
    shop
}

#[test]
fn rule_9_a_release_is_added_once_and_nothing_by_hand_is_lost() {
    let shop = shop();
    std::fs::write(shop.path().join("CHANGELOG.md"), BY_HAND).unwrap();
    let said = shop.run("notes v1.1.0 --write");
    assert_eq!((said.exit, said.out.as_str()), (0, ""), "{}", said.err);
    let written = shop.read("CHANGELOG.md");
    for line in BY_HAND.lines() {
        assert!(written.contains(line), "{line}: {written}");
    }
    let place = |what: &str| written.find(what).expect(what);
    assert!(place("## Unreleased") < place("## v1.1.0") && place("## v1.1.0") < place("## 1.0.0"));
    let edited = written.replace("- b", "- b, as we like to call it");
    std::fs::write(shop.path().join("CHANGELOG.md"), &edited).unwrap();
    let again = shop.run("notes v1.1.0 --write");
    assert_eq!(again.exit, 0);
    assert!(again.err.contains("has v1.1.0 already"), "{}", again.err);
    assert_eq!(shop.read("CHANGELOG.md"), edited);
}

#[test]
fn rule_9_a_new_file_is_made_and_its_name_is_the_policys() {
    let shop = shop();
    shop.file(
        ".gonogo.yml",
        "version: 1\nlocale: fr\nnotes: { changelog: docs/NEWS.md }\n",
    );
    assert_eq!(shop.run("notes v1.1.0 --write").exit, 0);
    let written = shop.read("docs/NEWS.md");
    assert!(
        written.starts_with("# Journal des modifications\n\n## v1.1.0 (2026-06-01)\n"),
        "{written}"
    );
}

#[test]
fn rule_9_headings_and_links_are_as_the_file_or_the_policy_has_them() {
    let shop = shop();
    let old = "# C\n\n## [1.0.0] - 2023-01-01\n\n- a\n\n[1.0.0]: https://github.com/acme/shop/releases/tag/v1.0.0\n";
    let path = shop.path().join("CHANGELOG.md");
    std::fs::write(&path, old).unwrap();
    assert_eq!(shop.run("notes v1.1.0 --write --repo acme/shop").exit, 0);
    let written = shop.read("CHANGELOG.md");
    let begin = "# C\n\n## [1.1.0] - 2026-06-01\n\n### Features\n\n- b";
    assert!(written.starts_with(begin), "{written}");
    let end = "- a\n\n[1.1.0]: https://github.com/acme/shop/compare/v1.0.0...v1.1.0\n[1.0.0]: https://github.com/acme/shop/releases/tag/v1.0.0\n";
    assert!(written.ends_with(end), "{written}");
    for (style, heading) in [
        ("plain", "## v1.1.0 (2026-06-01)\n"),
        ("auto", "## [1.1.0] - 2026-06-01\n"),
        ("keep-a-changelog", "## [1.1.0] - 2026-06-01\n"),
    ] {
        let policy =
            format!("version: 1\nnotes: {{ changelog: {{ file: NEWS.md, style: {style} }} }}\n");
        shop.file(".gonogo.yml", &policy);
        std::fs::write(shop.path().join("NEWS.md"), old).unwrap();
        assert_eq!(shop.run("notes v1.1.0 --write").exit, 0);
        let written = shop.read("NEWS.md");
        assert!(written.contains(heading), "{style}: {written}");
    }
}

#[test]
fn rule_9_links_out_of_the_workspace_are_refused() {
    let shop = shop();
    let outside = shop.around().join("outside.md");
    std::fs::write(&outside, BY_HAND).unwrap();
    std::os::unix::fs::symlink(&outside, shop.path().join("CHANGELOG.md")).unwrap();
    let ended = shop.run("notes v1.1.0 --write");
    assert_eq!(ended.exit, 6, "{}", ended.err);
    assert_eq!(std::fs::read_to_string(&outside).unwrap(), BY_HAND);
    assert!(shop.path().join("CHANGELOG.md").is_symlink());
}

#[test]
fn rule_9_a_write_that_fails_leaves_the_old_file() {
    let shop = shop();
    let folder = shop.path().join("docs");
    std::fs::create_dir(&folder).unwrap();
    // What stands in the way of the finished file is what a full disk would be: the rename fails.
    std::fs::create_dir(folder.join("NEWS.md")).unwrap();
    shop.file(
        ".gonogo.yml",
        "version: 1\nnotes: { changelog: docs/NEWS.md }\n",
    );
    let ended = shop.run("notes v1.1.0 --write");
    assert_eq!(ended.exit, 6, "{}", ended.err);
    let left: Vec<_> = std::fs::read_dir(&folder).unwrap().collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

#[test]
fn what_is_not_released_does_not_go_into_it() {
    let shop = shop();
    shop.commit("feat: c");
    let ended = shop.run("notes --write");
    assert_eq!(ended.exit, 2, "{}", ended.err);
    assert!(!shop.path().join("CHANGELOG.md").exists());
}

#[test]
fn rule_9_bare_tags_and_prefixes_are_written_once_and_readable() {
    for (prefix, heading) in [("", "## 1.1.0 ("), ("pkg@", "## pkg@1.1.0 (")] {
        let shop = Shop::new();
        shop.commit("feat: a");
        shop.tag(&format!("{prefix}1.0.0")).commit("feat: b");
        shop.tag(&format!("{prefix}1.1.0"));
        let policy = format!("version: 1\nnotes: {{ tag-prefix: \"{prefix}\" }}\n");
        shop.file(".gonogo.yml", &policy);
        let line = format!("notes {prefix}1.1.0 --write");
        assert_eq!(shop.run(&line).exit, 0);
        let written = shop.read("CHANGELOG.md");
        assert!(written.contains(heading), "{written}");
        assert_eq!(shop.run(&line).exit, 0);
        assert_eq!(shop.read("CHANGELOG.md"), written);
    }
}

#[test]
fn rule_9_a_section_that_nobody_would_see_is_refused() {
    let shop = shop();
    let old = "# Changes\n\n```\nopen\n";
    std::fs::write(shop.path().join("CHANGELOG.md"), old).unwrap();
    let ended = shop.run("notes v1.1.0 --write");
    assert_eq!(ended.exit, 6, "{}", ended.err);
    assert!(ended.err.contains("nothing closes"), "{}", ended.err);
    assert_eq!(shop.read("CHANGELOG.md"), old);
}

#[test]
fn rule_9_the_mode_of_a_file_is_kept_and_a_protected_one_refused() {
    use std::os::unix::fs::PermissionsExt;
    let shop = shop();
    let path = shop.path().join("CHANGELOG.md");
    for (mode, exit) in [(0o444, 6), (0o600, 0)] {
        std::fs::write(&path, BY_HAND).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
        let ended = shop.run("notes v1.1.0 --write");
        assert_eq!(ended.exit, exit);
        let is_said = ended.err.contains("could not be written");
        assert_eq!(is_said, exit == 6, "{}", ended.err);
        let now = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(now & 0o777, mode);
        assert_eq!(shop.read("CHANGELOG.md") == BY_HAND, exit == 6);
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
    }
}
