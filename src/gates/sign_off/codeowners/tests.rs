//! Each rule of GitHub's documentation as a sentence, and what holds for every file.

use proptest::prelude::*;

use super::*;

/// Owners in short: `@user`, `@organization/team`, `name@host`.
fn named(owners: &[Owner]) -> Vec<String> {
    let name = |owner: &Owner| match owner {
        Owner::User(login) => format!("@{login}"),
        Owner::Team(team) => format!("@{team}"),
        Owner::Email(address) => address.clone(),
    };
    owners.iter().map(name).collect()
}

#[track_caller]
fn check(text: &str, path: &str, expected: &[&str]) {
    assert_eq!(named(parse(text).of(path)), expected, "{text:?} {path:?}");
}

/// Whether a pattern is about each of some paths, and about none of others.
#[track_caller]
fn about(pattern: &str, yes: &[&str], no: &[&str]) {
    let owners = parse(&format!("{pattern} @a"));
    assert_eq!(owners.invalid(), [0_usize; 0], "{pattern:?}");
    for path in yes {
        assert!(!owners.of(path).is_empty(), "{pattern:?} is about {path:?}");
    }
    for path in no {
        assert!(
            owners.of(path).is_empty(),
            "{pattern:?} is not about {path:?}"
        );
    }
}

#[track_caller]
fn invalid(line: &str) {
    let owners = parse(&format!("* @a\n{line}\n"));
    assert_eq!(owners.invalid(), [2], "{line:?}");
    assert_eq!(named(owners.of("x")), ["@a"], "{line:?}");
}

#[test]
fn the_last_matching_pattern_decides() {
    let text = "* @all\n*.js @js\n/src/ @src\n";
    check(text, "a.md", &["@all"]);
    check(text, "a.js", &["@js"]);
    check(text, "src/a.js", &["@src"]);
    check("*.js @js\n* @all\n", "a.js", &["@all"]);
    check("*.js @js\n", "a.md", &[]);
    check("", "a.md", &[]);
}

#[test]
fn a_pattern_without_owners_takes_them_away() {
    let text = "/apps/ @octocat\n/apps/github\n";
    check(text, "apps/a", &["@octocat"]);
    check(text, "apps/github", &[]);
    check(text, "apps/github/a", &[]);
    check("* @a\n*.md # nobody", "a.md", &[]);
}

#[test]
fn owners_are_users_teams_and_addresses() {
    check(
        "* @octocat @Octo-Org/Code.Owners_1 docs@example.com",
        "a",
        &["@octocat", "@octo-org/code.owners_1", "docs@example.com"],
    );
    check("*\t@a\t \t@b\r\n", "a", &["@a", "@b"]);
    check("\u{feff}  * @a  ", "a", &["@a"]);
    for owner in [
        "octocat", "@", "@a/", "@/a", "@a/b/c", "@a b@", "@é", "a@b", "@a,@b", "@a#b", "@a/..",
        "a@b@c.d",
    ] {
        invalid(&format!("* {owner}"));
    }
}

#[test]
fn comments_begin_with_a_number_sign() {
    check("# * @a\n  # x\n* @b # @c\n", "a", &["@b"]);
    check("* @a #c d", "a", &["@a"]);
    assert_eq!(parse("# [x]\n\n \t\n#!\n").invalid(), [0_usize; 0]);
}

#[test]
fn what_github_does_not_take_is_skipped_and_known() {
    invalid("!x @b");
    invalid("[xy] @b");
    invalid("a[0-9].txt @b");
    invalid("\\[x\\] @b");
    invalid("\\#x @b");
    invalid("x#y @b");
    invalid("x***y @b");
    invalid("x\\");
    invalid(&format!("{} @b", "x".repeat(4_097)));
    assert_eq!(parse("!a @b\n* @a\n\n[x] @b\r\n").invalid(), [1, 4]);
}

#[test]
fn a_name_without_slash_is_about_any_folder() {
    about("*", &["a", ".a", "a/b", "a/b/c.d"], &[]);
    about(
        "*.js",
        &["a.js", "a/b.js", ".js", "a.js/b"],
        &["a.jsx", "a.js.map", "a.JS"],
    );
    about(
        "Makefile",
        &["Makefile", "a/Makefile", "Makefile/a"],
        &["makefile", "aMakefile", "Makefile2"],
    );
    about("a?c", &["abc", "aéc", "x/abc"], &["ac", "a/c", "abbc"]);
    about(
        "apps/",
        &["apps/a", "apps/b/c", "x/apps/a", "x/y/apps/a/b"],
        &["apps", "x/apps", "xapps/a"],
    );
}

#[test]
fn a_slash_at_the_start_or_in_the_middle_means_from_the_top() {
    about(
        "/docs/",
        &["docs/a", "docs/b/c"],
        &["docs", "x/docs/a", "docs2/a"],
    );
    about(
        "/build/logs/",
        &["build/logs/a", "build/logs/b/c"],
        &["x/build/logs/a", "build/logs", "build/a"],
    );
    about(
        "build/logs",
        &["build/logs", "build/logs/a"],
        &["x/build/logs", "build/logs2"],
    );
    about("/*.js", &["a.js"], &["b/a.js"]);
    about("/*", &["a"], &["a/b"]);
}

#[test]
fn a_folder_without_a_slash_at_its_end_means_all_of_it() {
    about(
        "/docs",
        &["docs", "docs/a", "docs/a/b"],
        &["x/docs", "docs2", "doc"],
    );
}

#[test]
fn a_star_stays_in_its_folder() {
    about(
        "docs/*",
        &["docs/getting-started.md"],
        &["docs/build-app/troubleshooting.md", "x/docs/a", "docs"],
    );
    about("/a*c", &["abc", "ac", "abc/d"], &["ab/c", "a/c"]);
    about("/*/b", &["a/b", "a/b/c"], &["b", "a/a/b"]);
    about("src/*.rs", &["src/a.rs"], &["src/a/b.rs"]);
    about("docs/*/", &["docs/a/b", "docs/a/b/c"], &["docs/a"]);
    about("a**b", &["ab", "axb", "x/axb"], &["a/b"]);
}

#[test]
fn two_stars_cross_folders() {
    about(
        "**/logs",
        &["logs", "logs/a", "build/logs/a", "deeply/nested/logs/a/b"],
        &["build/log", "xlogs/a"],
    );
    about(
        "/a/**/b",
        &["a/b", "a/x/b", "a/x/y/b", "a/x/b/c"],
        &["a/x", "x/a/b"],
    );
    about("a/**", &["a/b", "a/b/c"], &["a", "x/a/b"]);
    about("**", &["a", "a/b"], &[]);
    about("a/**/", &["a/b", "a/b/c"], &["a"]);
    about("**/*.js", &["a.js", "x/y/a.js"], &["a.ts"]);
    about("/**/a/**/b/", &["a/b/c", "x/a/y/b/c"], &["a/b", "b/a/c"]);
}

#[test]
fn a_backslash_takes_the_meaning_of_what_follows() {
    about("a\\ b.txt", &["a b.txt", "x/a b.txt"], &["a\\ b.txt", "a"]);
    about("/a\\\\", &["a\\"], &["a"]);
    about("a\\*", &["a*"], &["ab"]);
    check("a\\\\ @b", "a\\", &["@b"]);
}

#[test]
fn a_pattern_that_can_match_nothing_matches_nothing() {
    about("/", &[], &["a", "a/b"]);
    about("//a", &[], &["a"]);
    about("a//b", &[], &["a/b"]);
}

proptest! {
    #[test]
    fn any_file_is_read_without_panic(text in any::<String>(), path in any::<String>()) {
        let owners = parse(&text);
        let _ = owners.of(&path);
        prop_assert!(owners.invalid().iter().all(|line| (1..=text.lines().count()).contains(line)));
    }

    #[test]
    fn a_path_matches_itself_and_every_folder_of_it(path in "[a-z.]{1,4}(/[a-z.]{1,4}){0,4}", cut in 0_usize..5) {
        let segments: Vec<&str> = path.split('/').collect();
        let folder = segments.get(..=cut.min(segments.len() - 1)).unwrap().join("/");
        for text in [format!("/{folder} @a"), format!("/{folder}/** @a"), format!("{folder}/ @a")] {
            let expected = folder != path || !text.contains("/ ") && !text.contains("**");
            prop_assert_eq!(parse(&text).of(&path).len(), usize::from(expected), "{}", text);
        }
    }

    #[test]
    fn patterns_agree_with_a_model(
        pattern in "/?(a|b|\\*|\\*\\*|a\\*|\\?)(/(a|b|\\*|\\*\\*|\\*b)){0,3}/?",
        path in "(a|b|ab)(/(a|b|ab)){0,4}",
    ) {
        let found = !parse(&format!("{pattern} @a")).of(&path).is_empty();
        prop_assert_eq!(found, model(&pattern, &path), "{} {}", pattern, path);
    }
}

/// The same rules, tried out one by one without any care for cost.
fn model(pattern: &str, path: &str) -> bool {
    fn name(pattern: &[u8], text: &[u8]) -> bool {
        match (pattern, text) {
            ([], _) => text.is_empty(),
            ([b'*', rest @ ..], _) => (0..=text.len()).any(|taken| name(rest, &text[taken..])),
            ([b'?', rest @ ..], [_, tail @ ..]) => name(rest, tail),
            ([first, rest @ ..], [other, tail @ ..]) => first == other && name(rest, tail),
            _ => false,
        }
    }
    fn segments(pattern: &[&str], path: &[&str]) -> bool {
        match (pattern, path) {
            ([], _) => path.is_empty(),
            (["**"], _) => !path.is_empty(),
            (["**", rest @ ..], _) => (0..=path.len()).any(|taken| segments(rest, &path[taken..])),
            ([first, rest @ ..], [other, tail @ ..]) => {
                name(first.as_bytes(), other.as_bytes()) && segments(rest, tail)
            }
            _ => false,
        }
    }
    let is_folder = pattern.ends_with('/');
    let bare = pattern.trim_end_matches('/');
    let bound = bare.contains('/');
    let mut wanted: Vec<&str> = bare.trim_start_matches('/').split('/').collect();
    if !bound {
        wanted.insert(0, "**");
    }
    let path: Vec<&str> = path.split('/').collect();
    let goes_on = !is_folder && !["*", "**"].contains(wanted.last().unwrap());
    let below = [wanted.as_slice(), &["**"]].concat();
    (!is_folder && segments(&wanted, &path)) || ((is_folder || goes_on) && segments(&below, &path))
}

#[test]
fn hostile_patterns_cost_no_more_than_their_length_times_the_path() {
    let check = |pattern: &str, path: &str| {
        let owners = parse(&format!("{pattern} @a"));
        assert_eq!(owners.invalid(), [0_usize; 0]);
        assert!(owners.of(path).is_empty());
    };
    // Each of these takes longer than the universe where every choice is tried.
    let long = "a".repeat(2_000);
    let deep = "a/".repeat(500) + "a";
    check(&("*a".repeat(1_000) + "b"), &long);
    check(&("**/a/".repeat(400) + "b"), &deep);
    check(&("**/".repeat(1_000) + "b"), &deep);
    check(&("**/*a*a/".repeat(400) + "b"), &deep);
}
