//! The notes of all releases at once.

use serde_json::Value;

use super::shop::{Shop, sections};

#[test]
fn all_releases_have_each_commit_once() {
    let shop = Shop::new();
    shop.commit("feat: a");
    shop.tag("v1.0.0");
    shop.git(&["checkout", "-q", "-b", "topic"]);
    shop.commit("feat: on a branch");
    shop.git(&["checkout", "-q", "main"]);
    shop.commit("fix: b");
    shop.tag("v1.0.1");
    shop.git(&[
        "merge",
        "-q",
        "--no-ff",
        "-m",
        "Merge branch 'topic'",
        "topic",
    ]);
    shop.tag("v1.1.0").commit("feat: c");
    let notes = shop.notes("--all");
    let releases = notes["releases"].as_array().unwrap();
    let told: Vec<(Value, u64)> = releases
        .iter()
        .map(|it| {
            (
                it["version"].clone(),
                it["counts"]["commits"].as_u64().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (Value::Null, 1),
            ("v1.1.0".into(), 2),
            ("v1.0.1".into(), 1),
            ("v1.0.0".into(), 1),
        ]
    );
    assert_eq!(releases[1]["previous"], "v1.0.1");
}

#[test]
fn all_releases_have_their_own_commits_whatever_the_clocks_say() {
    let check = |later: i64| {
        let shop = Shop::new();
        for version in ["v1.8.0", "v1.9.0", "v1.10.0", "v1.11.0"] {
            shop.commit(&format!("feat: of {version}"));
            shop.tag(version);
            shop.later(later - 1);
        }
        let notes = shop.notes("--all");
        let releases = notes["releases"].as_array().unwrap();
        let told: Vec<_> = releases
            .iter()
            .map(|it| (it["range"].as_str().unwrap(), sections(it)))
            .collect();
        let of = |version: &str| vec![("Features".to_owned(), vec![format!("of {version}")])];
        assert_eq!(
            told,
            [
                ("v1.10.0..v1.11.0", of("v1.11.0")),
                ("v1.9.0..v1.10.0", of("v1.10.0")),
                ("v1.8.0..v1.9.0", of("v1.9.0")),
                ("v1.8.0", of("v1.8.0")),
            ],
            "{later}"
        );
    };
    check(1);
    check(0);
    check(-5);
}

#[test]
fn all_releases_follow_the_version_that_they_follow_alone() {
    let shop = Shop::new();
    shop.commit("feat: a");
    shop.tag("v1.0.0");
    shop.git(&["checkout", "-q", "-b", "1.x"]);
    shop.commit("fix: b");
    shop.git(&["checkout", "-q", "main"]);
    shop.commit("feat!: c");
    shop.tag("v2.0.0");
    shop.git(&["checkout", "-q", "1.x"]);
    shop.commit("fix: d");
    shop.tag("v1.0.1");
    shop.git(&["checkout", "-q", "main"]);
    shop.git(&["merge", "-q", "--no-ff", "-m", "Merge 1.x", "1.x"]);
    shop.tag("v2.1.0-rc.1").commit("fix: e");
    shop.tag("v2.1.0");
    let notes = shop.notes("--all");
    for release in notes["releases"].as_array().unwrap() {
        let alone = shop.notes(release["version"].as_str().unwrap());
        assert_eq!(release["range"], alone["range"]);
    }
}
