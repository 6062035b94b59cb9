//! Ranges and versions, beside what node-semver says of them.

use serde::Deserialize;

use super::*;

#[derive(Deserialize)]
struct Vectors {
    ranges: Vec<Case>,
    intersections: Vec<(String, String, bool)>,
}

#[derive(Deserialize)]
struct Case {
    range: String,
    valid: bool,
    r#in: Vec<String>,
    out: Vec<String>,
}

fn vectors() -> Vectors {
    serde_json::from_str(include_str!("../../../fixtures/npm/ranges.json")).unwrap()
}

#[test]
fn ranges_hold_what_node_semver_says_they_hold() {
    for case in vectors().ranges {
        let range: Result<Range, _> = case.range.parse();
        assert_eq!(range.is_ok(), case.valid, "{:?}", case.range);
        let Ok(range) = range else { continue };
        for (versions, expected) in [(&case.r#in, true), (&case.out, false)] {
            for version in versions {
                let read: Version = version.parse().unwrap();
                let found = range.includes(&read);
                assert_eq!(found, expected, "{version} in {:?}", case.range);
            }
        }
    }
}

#[test]
fn ranges_meet_where_node_semver_says_so() {
    for (one, other, expected) in vectors().intersections {
        let (left, right): (Range, Range) = (one.parse().unwrap(), other.parse().unwrap());
        assert_eq!(left.intersects(&right), expected, "{one} and {other}");
    }
}

#[test]
fn nothing_meets_a_range_without_versions() {
    let read = |text: &str| text.parse::<Range>().unwrap();
    for other in ["<2.0.0", "<0.0.0-0", ">=1.0.0"] {
        assert!(!read("<0.0.0-0").intersects(&read(other)), "{other}");
        assert!(!read(other).intersects(&read("<0.0.0-0")), "{other}");
    }
    assert!(read("<0.0.0-0 || 1.0.0").intersects(&read("^1")));
    assert!(
        read("<0.0.0-0").intersects(&read("*")),
        "as node-semver says"
    );
}

#[test]
fn operators_may_stand_apart_from_versions_but_not_in_two_parts() {
    for (range, version, expected) in [
        (">= 1.2.0", "1.3.0", true),
        ("> 1.2.0 < 2.0.0", "1.3.0", true),
        ("~ > 1.2.0", "1.2.9", true),
        ("> =1.2.0", "1.3.0", true),
        // As node-semver says.
        ("> = 1.2.0", "1.3.0", false),
        ("> = 1.2.0", "1.2.0", true),
        ("< = 1.2.0", "1.0.0", false),
    ] {
        let (read, version): (Range, Version) = (range.parse().unwrap(), version.parse().unwrap());
        assert_eq!(read.includes(&version), expected, "{range}");
    }
}

#[test]
fn a_range_of_which_a_word_is_not_understood_is_none_for_an_advisory() {
    for text in [
        "*",
        "",
        ">=1.0.0 <2.0.0",
        "1.0.0 - 2.0.0",
        "<1 || >= 2.0.0 < 3",
        "=1.2.3",
    ] {
        assert!(Range::whole(text).is_some(), "{text}");
    }
    for text in [
        ">=1.0.0 <",
        "| junk <",
        "1.X.3",
        ">x.1",
        "<*.2",
        ">=1 and <2",
        "latest",
    ] {
        assert!(Range::whole(text).is_none(), "{text}");
    }
}

#[test]
fn absurd_texts_are_neither_versions_nor_ranges() {
    for text in [
        "latest",
        "git+ssh://x",
        "1.2.3.4.5.6.7.x",
        &">".repeat(9_000),
    ] {
        assert!(text.parse::<Range>().is_err(), "{text:.20}");
    }
    for text in ["", "x", "1", "1.2", "99999999999999999999.0.0", "<b>"] {
        assert!(text.parse::<Version>().is_err(), "{text}");
    }
    for text in ["3.0.0 || 1.0.0", "3.0.0 ||1", "2.0.1 || <2", "1.0.0 x"] {
        assert!(text.parse::<Version>().is_err(), "{text}");
    }
}

#[test]
fn a_version_is_canonical_only_as_registries_write_it() {
    for text in [
        "1.2.3",
        "0.0.0",
        "1.0.0-beta.1",
        "1.0.0-x-y.0+build.01",
        "1.0.0+b",
    ] {
        assert!(Version::is_canonical(text), "{text}");
    }
    for text in [
        "",
        "1",
        "1.0",
        "01.0.0",
        "00001.0.0",
        "v1.0.0",
        "=1.0.0",
        " 1.0.0",
        "1.0.0 ",
        "1.0.0-",
        "1.0.0x",
        "1.0.0+",
        "1.0.0-01",
        "1.0.0.0",
        "1.x.0",
        "^1.0.0",
        "3.0.0 || 1.0.0",
        "99999999999999999999.0.0",
    ] {
        assert!(!Version::is_canonical(text), "{text}");
    }
}
