use super::*;

fn version(text: &str) -> Version {
    text.parse().unwrap()
}

#[track_caller]
fn check_version(prefix: &str, tag: &str, expected: Option<&str>) {
    let prefix: TagPrefix = prefix.parse().unwrap();
    assert_eq!(prefix.version(tag), expected.map(version), "{tag}");
    if let Some(read) = prefix.version(tag) {
        assert_eq!(prefix.tag(&read), tag);
    }
}

#[test]
fn rule_4_tags_that_are_no_versions_are_none() {
    check_version("v", "v1.2.3", Some("1.2.3"));
    check_version("v", "v1.2.3-rc.1+build.5", Some("1.2.3-rc.1+build.5"));
    check_version("", "1.2.3", Some("1.2.3"));
    check_version("pkg@", "pkg@1.2.3", Some("1.2.3"));
    check_version("api/v", "api/v1.2.3", Some("1.2.3"));
    for tag in [
        "1.2.3", "v1.2", "v1.02.3", "vx", "v1.2.3.4", "release", "V1.2.3", "v 1.2.3",
    ] {
        check_version("v", tag, None);
    }
    check_version("pkg-v", "v1.2.3", None);
    for prefix in ["a b", "~", "é", "a:b"] {
        assert_eq!(prefix.parse::<TagPrefix>(), Err(NotAPrefix));
    }
}

#[test]
fn rule_4_build_metadata_has_no_precedence() {
    assert!(!is_before(&version("1.0.0+a"), &version("1.0.0+b")));
    assert!(!is_before(&version("1.0.0+b"), &version("1.0.0+a")));
    assert!(is_before(&version("1.0.0-rc.2"), &version("1.0.0-rc.10")));
    assert!(is_before(&version("1.0.0-rc.10"), &version("1.0.0")));
}

#[test]
fn rule_4_what_came_before_a_stable_version_is_stable() {
    let all = ["1.0.0", "1.1.0-rc.1", "0.9.0", "2.0.0", "1.0.1"];
    let all: Vec<(Version, ())> = all.iter().map(|text| (version(text), ())).collect();
    let check = |this: Option<&str>, expected: &[&str]| {
        let this = this.map(version);
        let found: Vec<String> = candidates(&all, this.as_ref())
            .iter()
            .map(|(version, ())| version.to_string())
            .collect();
        assert_eq!(found, expected, "{this:?}");
    };
    check(Some("1.1.0"), &["1.0.1", "1.0.0", "0.9.0"]);
    check(
        Some("1.1.0-rc.2"),
        &["1.1.0-rc.1", "1.0.1", "1.0.0", "0.9.0"],
    );
    check(Some("0.9.0"), &[]);
    check(None, &["2.0.0", "1.0.1", "1.0.0", "0.9.0"]);
}

#[test]
fn rule_4_the_highest_stable_version_names_a_commit() {
    let all = [
        (version("1.0.0-rc.9"), ()),
        (version("1.0.0"), ()),
        (version("2.0.0-a"), ()),
    ];
    assert_eq!(naming(all.iter()).unwrap().0, version("1.0.0"));
    assert_eq!(naming(all[2..].iter()).unwrap().0, version("2.0.0-a"));
}

#[test]
fn rule_4_steps_carry_neither_pre_releases_nor_metadata_on() {
    #[track_caller]
    fn check(last: &str, step: Step, expected: &str) {
        let found = next(Some(&version(last)), step, Zero::default());
        assert_eq!(found, Some(version(expected)), "{last}");
    }
    check("1.2.3", Step::Major, "2.0.0");
    check("1.2.3+5", Step::Minor, "1.3.0");
    check("1.2.3", Step::Patch, "1.2.4");
    check("1.2.3-rc.1+5", Step::Patch, "1.2.3");
    check("0.2.3", Step::Major, "0.3.0");
    check("0.2.3", Step::Minor, "0.3.0");
    assert_eq!(
        next(None, Step::Patch, Zero::default()),
        Some(version("0.1.0"))
    );
    let zero = Zero {
        breaking: Step::Major,
        feature: Step::Patch,
    };
    assert_eq!(
        next(Some(&version("0.2.3")), Step::Major, zero),
        Some(version("1.0.0"))
    );
    assert_eq!(
        next(Some(&version("0.2.3")), Step::Minor, zero),
        Some(version("0.2.4"))
    );
    let largest = version("1.2.18446744073709551615");
    assert_eq!(next(Some(&largest), Step::Patch, zero), None);
}

#[test]
fn rule_4_what_comes_next_is_not_below_a_pre_release() {
    let check = |next: &str, pre: &str, expected: &str| {
        let found = at_least(version(next), Some(&version(pre)));
        assert_eq!(found, version(expected));
    };
    check("1.0.1", "1.1.0-rc.1", "1.1.0");
    check("2.0.0", "1.1.0-rc.1", "2.0.0");
    assert_eq!(at_least(version("0.1.0"), None), version("0.1.0"));
}

#[test]
fn rule_4_of_one_version_that_was_built_in_several_ways_the_bare_one_names_its_commit() {
    let all = ["1.1.0+build5", "1.1.0", "1.1.0+build6", "1.0.0", "2.0.0-a"];
    let all: Vec<(Version, ())> = all.iter().map(|it| (version(it), ())).collect();
    assert_eq!(naming(all.iter()).unwrap().0, version("1.1.0"));
    assert_eq!(naming(all[2..].iter()).unwrap().0, version("1.1.0+build6"));
}

#[test]
fn what_stands_before_a_version_is_found_where_it_is_not_what_everybody_has() {
    for (tag, expected) in [
        ("pkg@3.0.0", Some("pkg@")),
        ("pkg-v3.0.0-rc.1", Some("pkg-v")),
        ("lib2/v1.0.0", Some("lib2/v")),
        ("v1.0.0", None),
        ("1.0.0", None),
        ("pkg@3.0", None),
        ("1.2.3.4", None),
        ("latest", None),
        ("a b@1.0.0", None),
    ] {
        let found = prefix_in(tag);
        assert_eq!(found.as_ref().map(TagPrefix::as_str), expected, "{tag}");
    }
}
