//! Notes by a template of the policy.

use super::shop::Shop;

const POLICY: &str = "version: 1\nnotes: { template: .github/notes.md.j2 }\n";

fn shop(template: &str) -> Shop {
    let shop = Shop::new();
    shop.commits(&[
        "feat: a (#2)",
        "feat(api)!: b @alice\n\nBREAKING CHANGE: c",
        "ci: d",
    ]);
    shop.tag("v1.0.0");
    shop.commit("fix: e");
    shop.tag("v1.1.0");
    shop.file(".gonogo.yml", POLICY);
    shop.file(".github/notes.md.j2", template);
    shop
}

/// The template of a page of the documentation.
fn example(page: &str) -> String {
    let page = format!("{}/{page}", env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(page).expect("a page");
    let (_, behind) = page.split_once("```jinja\n").expect("an example");
    behind.split_once("```\n").expect("its end").0.to_owned()
}

#[test]
fn rule_13_the_example_of_the_documentation_writes_notes() {
    let template = example("docs/notes.md");
    let shop = shop(&template);
    insta::assert_snapshot!(shop.says("notes v1.0.0 --repo acme/shop"), @"
    ## v1.0.0 (2026-06-01)

    ### Breaking changes

    - **api** – b &#64;<!-- -->alice (`37c70cb`)
      > Before you update: c

    ### Features

    - a ([#2](https://github.com/acme/shop/pull/2))

    Thanks to Alice!

    3 commits: 2 listed, 1 internal.
    ");
    let later = shop.says("notes v1.1.0 --repo acme/shop");
    let link = "[Everything that changed](https://github.com/acme/shop/compare/v1.0.0...v1.1.0)\n";
    assert!(later.ends_with(link), "{later}");
    let french = example("docs/fr/notes.md");
    assert_eq!(
        template
            .lines()
            .filter(|line| line.contains("{%"))
            .collect::<Vec<_>>(),
        french
            .lines()
            .filter(|line| line.contains("{%"))
            .collect::<Vec<_>>(),
    );
    shop.file(".github/notes.md.j2", &french);
    assert!(
        shop.says("notes v1.0.0")
            .starts_with("## v1.0.0 (2026-06-01)\n")
    );
}

#[test]
fn rule_13_other_formats_are_what_they_are() {
    let shop = shop("by template\n");
    assert_eq!(shop.says("notes"), "by template\n");
    assert_eq!(shop.says("notes --all"), "by template\n\nby template\n");
    assert!(shop.says("notes --format text").starts_with("v1.1.0 ("));
    assert!(shop.says("notes --format json").starts_with('{'));
}

#[test]
fn rule_13_a_changelog_by_a_template_has_each_release_once() {
    let shop = shop(
        "{{ hashes }} {{ heading }}\n\n{% for s in sections %}{% for e in s.entries %}\n* {{ e.text }}\n{% endfor %}{% endfor %}\n",
    );
    for _ in 0..2 {
        shop.says("notes v1.1.0 --write");
        shop.says("notes v1.0.0 --write");
    }
    assert_eq!(
        shop.read("CHANGELOG.md"),
        "# Changelog\n\n## v1.1.0 (2026-06-01)\n\n* e\n\n## v1.0.0 (2026-06-01)\n\n\
        * b &#64;<!-- -->alice\n* a\n"
    );
}

#[test]
fn rule_13_a_changelog_needs_a_heading_that_names_the_release() {
    for template in ["no heading\n", "## New\n\nx\n", "# Notes v1\n", ""] {
        let shop = shop(template);
        shop.file("CHANGELOG.md", "# Changelog\n\n## v0.9.0\n\n- x\n");
        let ended = shop.run("notes v1.1.0 --write");
        assert_eq!(ended.exit, 6, "{template}: {}", ended.err);
        assert!(
            ended.err.contains("`.github/notes.md.j2`")
                || ended.err.contains(".github/notes.md.j2 has to begin"),
            "{}",
            ended.err
        );
        assert!(
            ended.err.contains("{{ hashes }} {{ heading }}"),
            "{}",
            ended.err
        );
        assert_eq!(
            shop.read("CHANGELOG.md"),
            "# Changelog\n\n## v0.9.0\n\n- x\n"
        );
    }
}

#[test]
fn rule_13_a_template_that_fails_is_told_with_its_line() {
    let shop = shop("a\n{{ nothing }}\n");
    let ended = shop.run("notes");
    assert_eq!((ended.exit, ended.out.as_str()), (6, ""));
    assert!(
        ended.err.starts_with(".github/notes.md.j2:2 names a value"),
        "{}",
        ended.err
    );
    assert!(
        ended.err.contains("The documentation lists every value"),
        "{}",
        ended.err
    );
    assert_eq!(shop.run("notes --write").exit, 6);
    std::fs::remove_file(shop.path().join(".github/notes.md.j2")).unwrap();
    let ended = shop.run("notes");
    assert_eq!(ended.exit, 6);
    assert!(ended.err.contains(".github/notes.md.j2"), "{}", ended.err);
    std::fs::write(shop.path().join(".github/notes.md.j2"), b"\xff").unwrap();
    assert_eq!(shop.run("notes").exit, 6);
    std::fs::write(shop.path().join(".github/notes.md.j2"), "x".repeat(70_000)).unwrap();
    assert_eq!(shop.run("notes").exit, 6);
}
