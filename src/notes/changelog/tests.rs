//! Changelogs as people keep them.

use super::*;

use semver::Version;

/// What becomes of a file in which `v1.4.0` is to stand.
fn with(old: &str, tag: &str) -> Result<Option<String>, Unclosed> {
    let version = tag.trim_start_matches("pkg@").trim_start_matches('v');
    let version = Version::parse(version).unwrap();
    let release = Release {
        tag,
        version: Some(&version),
        date: Some(jiff::civil::date(2026, 11, 24)),
        previous: Some("v1.3.0"),
        changes: None,
        style: ChangelogStyle::Auto,
    };
    section(old, &release)
}

fn section(old: &str, release: &Release<'_>) -> Result<Option<String>, Unclosed> {
    with_section(old, release, "Changelog", |level| {
        let tag = release.tag;
        format!("{} {tag} (2026-11-24)\n\n- x\n", "#".repeat(level))
    })
}

#[track_caller]
fn check(old: &str, expected: &str) {
    check_tag("v1.4.0", old, expected);
}

#[track_caller]
fn check_tag(tag: &str, old: &str, expected: &str) {
    let new = with(old, tag).unwrap().unwrap();
    assert_eq!(new, expected);
    assert_eq!(with(&new, tag), Ok(None));
}

/// `|` is where the section stands in the end.
#[track_caller]
fn check_place(tag: &str, level: usize, marked: &str) {
    let (above, below) = marked.split_once('|').unwrap();
    let signs = "#".repeat(level);
    let behind = if below.is_empty() { "" } else { "\n" };
    let expected = format!("{above}{signs} {tag} (2026-11-24)\n\n- x\n{behind}{below}");
    check_tag(tag, &format!("{above}{below}"), &expected);
}

#[test]
fn rule_9_a_new_file_begins_with_a_title() {
    check("", "# Changelog\n\n## v1.4.0 (2026-11-24)\n\n- x\n");
}

#[test]
fn rule_9_the_section_goes_above_the_last_release_and_below_what_is_unreleased() {
    check(
        "# Changelog\n\nIntro.\n\n## [Unreleased]\n\n- by hand\n\n## [1.3.0] - 2026-01-01\n\n- old\n",
        "# Changelog\n\nIntro.\n\n## [Unreleased]\n\n- by hand\n\n## [1.4.0] - 2026-11-24\n\n- x\n\n## [1.3.0] - 2026-01-01\n\n- old\n",
    );
    check(
        "# Changes\n",
        "# Changes\n\n## v1.4.0 (2026-11-24)\n\n- x\n",
    );
    check(
        "# Changes\n\n## Unreleased\n\n[Unreleased]: https://x\n",
        "# Changes\n\n## Unreleased\n\n## v1.4.0 (2026-11-24)\n\n- x\n\n[Unreleased]: https://x\n",
    );
}

#[test]
fn rule_9_line_endings_and_headings_in_code_stay_what_they_are() {
    check(
        "# C\r\n\r\n## 1.3.0\r\n",
        "# C\r\n\r\n## v1.4.0 (2026-11-24)\r\n\r\n- x\r\n\r\n## 1.3.0\r\n",
    );
    check(
        "# C\n\n```\n## 1.4.0\n```\n\n<!--\n## 1.4.0\n-->\n\n1.3.0\n-----\n",
        "# C\n\n```\n## 1.4.0\n```\n\n<!--\n## 1.4.0\n-->\n\n## v1.4.0 (2026-11-24)\n\n- x\n\n1.3.0\n-----\n",
    );
}

#[test]
fn rule_9_a_release_that_stands_there_already_is_left_alone() {
    for heading in [
        "## v1.4.0\n\nMine.",
        "## [1.4.0] - 2026",
        "# C\n\n1.4.0\n---",
        "1.4.0 / 2020-01-01\n====",
        "## **v1.4.0**",
        "## [v1.4.0](x) (2026)",
        "# [1.4.0](x)",
        "## 1.5.0\n\n### [1.4.0](x) (2020-01-01)",
        "## Version 1.4.0.",
        "## Release v1.4.0: all new",
        "## \\[1.4.0\\]",
        "## __1.4.0__",
        "## 1.4.0—2024",
        "## &#49;.4.0",
        "## <a name=\"1.4.0\"></a>1.4.0",
        "<h2>1.4.0</h2>",
        "<h2 id=\"x\">Version <b>1.4.0</b></h2>",
        "## gonogo 1.4.0",
        "## gonogo-1.4.0",
        "## 2023-10-17, Version 1.4.0 'Hydrogen' (LTS)",
        "## 1.4.0 - Unreleased",
    ] {
        let old = format!("{heading}\n\n- x\n");
        assert_eq!(with(&old, "v1.4.0"), Ok(None), "{old}");
    }
    for heading in [
        "## 1.4.0-rc.1",
        "## 11.4.0",
        "## Notes of 1.4",
        "## 1.5.0 (replaces 1.4.0)",
        "## Upgrading to 1.4.0",
        "## Upgrading 1.4.0",
        "## Since 1.4.0",
        "## 1.3.0\n\n### Node 1.4.0",
        "> ## 1.4.0",
        "- ## 1.4.0",
        "<!--\n<h2>1.4.0</h2>\n-->",
    ] {
        let old = format!("{heading}\n\n- x\n");
        assert!(matches!(with(&old, "v1.4.0"), Ok(Some(_))), "{old}");
    }
    assert_eq!(with("## pkg&#64;<!-- -->1.1.0\n", "pkg@1.1.0"), Ok(None));
    assert_eq!(with("## @acme/pkg 1.1.0\n", "pkg@1.1.0"), Ok(None));
    assert!(matches!(with("## other@1.1.0\n", "pkg@1.1.0"), Ok(Some(_))));
}

#[test]
fn rule_9_the_level_is_that_of_the_file() {
    check_place("v1.4.0", 1, "|# [1.3.0](x) (2020-01-01)\n\n### Features\n");
    check_place(
        "v1.4.0",
        3,
        "# Changelog\n\n|### [1.3.1](x)\n\n## [1.3.0](x)\n",
    );
    check_place("v1.4.0", 1, "|1.3.0 / 2020\n====\n\n- x\n");
    check_place("v1.4.0", 3, "# C\n\n### Unreleased\n\n|");
}

#[test]
fn rule_9_what_stands_at_the_top_stays_there() {
    check_place("v1.4.0", 2, "---\ntitle: x\n---\n\n|## 1.3.0\n");
    check_place("v1.4.0", 2, "---\n# 1.0.0\ntitle: x\n---\n\n# C\n\n|");
    check_place("v1.4.0", 2, "\u{feff}|## 1.3.0\n");
    check(
        "\u{feff}",
        "\u{feff}# Changelog\n\n## v1.4.0 (2026-11-24)\n\n- x\n",
    );
}

#[test]
fn rule_9_only_a_lower_release_is_below() {
    for (tag, marked) in [
        (
            "v1.4.0",
            "# C\n\n## About this file\n\na\n\n## Next\n\n|## 1.3.0\n",
        ),
        (
            "v1.4.0",
            "|## 1.0.0 - first release, previously unreleased\n",
        ),
        ("v1.4.0", "# C\n\n|<a name=\"1.3.0\"></a>\n## 1.3.0\n"),
        ("v1.0.1", "## v2.0.0\n\n### Node 0.12\n\n|## v1.0.0\n"),
        (
            "v0.9.0",
            "## v2.0.0\n\n- x\n\n|[2.0.0]: https://x\n  'A title'\n[1]:\n  /y\n",
        ),
        (
            "v0.9.0",
            "## v2.0.0\n\n- x\n\n|[2.0.0]: https://x\n  \"A title\"\n",
        ),
        (
            "v1.4.0",
            "> ## 1.3.0\n\n- ## 1.2.0\n\n<!--\n## 1.1.0\n-->\n\n|## 1.0.0\n",
        ),
        ("1.1.0", "# C\n\n|## 1.0.0\n"),
        ("pkg@1.1.0", "# C\n\n|## pkg&#64;<!-- -->1.0.0\n"),
        ("v1.4.0", "|## 1.3.0\n\n```\nopen\n"),
    ] {
        check_place(tag, 2, marked);
    }
}

#[test]
fn rule_9_a_section_that_would_be_hidden_is_refused() {
    for old in [
        "# C\n\n```\nopen\n",
        "# C\n\n~~~\n## 1.3.0\n",
        "# C\n\n<!-- to be\n\n## 1.3.0\n",
        "# C\n\n<pre>\n",
    ] {
        assert_eq!(with(old, "v1.4.0"), Err(Unclosed), "{old}");
    }
}

#[test]
fn rule_9_headings_and_links_are_those_of_the_file() {
    let below = "[unreleased]: https://x/compare/v1.3.0...HEAD\n|[1.3.0]: https://x/compare/v1.2.0...v1.3.0\n[1.2.0]: https://x/releases/tag/v1.2.0\n";
    let old = format!(
        "# C\n\n## [Unreleased]\n\n|## [1.3.0] - 2026-01-01\n\n- old\n\n## [1.2.0] - 2025-01-01\n\n{below}"
    );
    let new = old
        .replacen('|', "## [1.4.0] - 2026-11-24\n\n- x\n\n", 1)
        .replacen('|', "[1.4.0]: https://x/compare/v1.3.0...v1.4.0\n", 1);
    check(&old.replace('|', ""), &new);
    // The letter before versions is the file's own, too.
    let with_letter = |text: &str| text.replace("[1.", "[v1.");
    check(&with_letter(&old.replace('|', "")), &with_letter(&new));
    let returns = |text: &str| text.replace('\n', "\r\n");
    check(&returns(&old.replace('|', "")), &returns(&new));
    // Without links there is none to go by.
    check(
        "## [Unreleased]\n\n## [1.3.0] - 2026-01-01",
        "## [Unreleased]\n\n## [1.4.0] - 2026-11-24\n\n- x\n\n## [1.3.0] - 2026-01-01",
    );
}

#[test]
fn rule_9_a_style_can_be_asked_for() {
    let version = Version::new(1, 4, 0);
    let of = |style, old: &str| {
        let release = Release {
            tag: "v1.4.0",
            version: Some(&version),
            date: Some(jiff::civil::date(2026, 11, 24)),
            previous: None,
            changes: Some("https://github.com/acme/shop/releases/tag/v1.4.0"),
            style,
        };
        let new = section(old, &release).unwrap().unwrap();
        assert_eq!(section(&new, &release), Ok(None), "{new}");
        new
    };
    let link = "[1.4.0]: https://github.com/acme/shop/releases/tag/v1.4.0\n";
    assert_eq!(
        of(ChangelogStyle::KeepAChangelog, ""),
        format!("# Changelog\n\n## [1.4.0] - 2026-11-24\n\n- x\n\n{link}")
    );
    assert_eq!(
        of(ChangelogStyle::KeepAChangelog, "## 1.3.0\n"),
        format!("## [1.4.0] - 2026-11-24\n\n- x\n\n## 1.3.0\n\n{link}")
    );
    assert_eq!(
        of(ChangelogStyle::Plain, "## [1.3.0] - 2026-01-01\n"),
        "## v1.4.0 (2026-11-24)\n\n- x\n\n## [1.3.0] - 2026-01-01\n"
    );
}

#[test]
fn rule_9_a_file_that_begins_with_the_oldest_ends_with_the_newest() {
    check_place(
        "v1.4.0",
        2,
        "# C\n\n## 1.2.0\n\n- a\n\n## 1.3.0\n\n- b\n\n|",
    );
    check_place(
        "v1.4.0",
        2,
        "# C\n\n## 1.2.0\n\n## 1.3.0\n\n|## Unreleased\n\n- mine\n\n[1]: https://x\n",
    );
    check_place(
        "v1.4.0",
        2,
        "# C\n\n## 1.2.0\n\n## 1.3.0\n\n|[1]: https://x\n",
    );
    check_place("v1.2.5", 2, "# C\n\n## 1.2.0\n\n|## 1.3.0\n\n## 1.4.0\n");
    check(
        "## [1.2.0] - 2026-01-01\n\n## [1.3.0] - 2026-02-01\n\n[1.2.0]: https://x/compare/v1.1.0...v1.2.0\n[1.3.0]: https://x/compare/v1.2.0...v1.3.0\n",
        "## [1.2.0] - 2026-01-01\n\n## [1.3.0] - 2026-02-01\n\n## [1.4.0] - 2026-11-24\n\n- x\n\n[1.2.0]: https://x/compare/v1.1.0...v1.2.0\n[1.3.0]: https://x/compare/v1.2.0...v1.3.0\n[1.4.0]: https://x/compare/v1.3.0...v1.4.0\n",
    );
}
