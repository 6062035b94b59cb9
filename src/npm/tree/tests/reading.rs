//! What is read, and what is refused.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::super::*;
use super::*;

#[test]
fn the_manifest_of_a_folder_counts_more_than_the_lockfile() {
    let lockfile = packages(json!({
        "": {"workspaces": ["w"]},
        "node_modules/a": {"version": "1.0.0"},
        "node_modules/b": {"version": "1.0.0"},
        "node_modules/w": {"resolved": "w", "link": true},
        "w": {"version": "1.0.0", "dependencies": {"a": "1"}},
    }));
    let tree = read(
        &lockfile,
        &[(
            "w",
            json!({"name": "w", "version": "2.0.0", "dependencies": {"b": "1"}}),
        )],
    );
    assert_eq!(leads(&tree, "w", "b").as_deref(), Some("node_modules/b"));
    assert_eq!(leads(&tree, "w", "a"), None);
    assert_eq!(
        tree.node(at(&tree, "w")).version().unwrap().for_parsing(),
        "2.0.0"
    );
}

#[test]
fn the_way_to_a_package_is_short_and_prefers_what_runs() {
    let tree = read(
        &packages(json!({
            "": {"dependencies": {"z": "1", "y": "1"}, "devDependencies": {"a": "1", "t": "1"}, "workspaces": ["w"]},
            "node_modules/a": {"version": "1.0.0", "dependencies": {"end": "1", "tool": "1"}},
            "node_modules/end": {"version": "1.0.0", "dependencies": {"z": "1"}},
            "node_modules/extra": {"version": "1.0.0"},
            "node_modules/of-w": {"version": "1.0.0"},
            "node_modules/t": {"version": "1.0.0", "dependencies": {"long": "1"}},
            "node_modules/tool": {"version": "1.0.0"},
            "node_modules/w": {"resolved": "w", "link": true},
            "node_modules/y": {"version": "1.0.0", "dependencies": {"end": "1"}},
            "node_modules/z": {"version": "1.0.0", "dependencies": {"end": "1"}},
            "w": {"dependencies": {"of-w": "1"}},
        })),
        &[],
    );
    for (place, expected) in [
        ("", vec![""]),
        (
            "node_modules/end",
            vec!["", "node_modules/y", "node_modules/end"],
        ),
        (
            "node_modules/tool",
            vec!["", "node_modules/a", "node_modules/tool"],
        ),
        ("node_modules/of-w", vec!["", "w", "node_modules/of-w"]),
        ("node_modules/extra", vec!["node_modules/extra"]),
    ] {
        assert_eq!(
            places(&tree, tree.shortest_path(at(&tree, place))),
            expected,
            "{place}"
        );
    }
}

#[test]
fn a_source_that_nothing_asks_for_is_told() {
    let resolved = "git+ssh://git@github.com/evil/a.git#0";
    let lockfile = packages(json!({
        "": {"dependencies": {"a": "^1", "b": "acme/b", "c": "^1"}},
        "node_modules/a": {"version": "1.0.0", "resolved": resolved},
        "node_modules/b": {"version": "1.0.0", "resolved": resolved, "dependencies": {"d": "acme/d"}},
        "node_modules/c": {"version": "1.0.1", "resolved": "https://registry.npmjs.org/c/-/c-1.0.0.tgz"},
        "node_modules/d": {"version": "1.0.1", "resolved": resolved},
    }));
    let tree = read(&lockfile, &[]);
    for (place, origin) in [
        ("node_modules/a", Origin::Git(Asking::Nobody)),
        ("node_modules/b", Origin::Git(Asking::Project)),
        ("node_modules/c", Origin::Doubtful),
        ("node_modules/d", Origin::Git(Asking::Package)),
    ] {
        assert_eq!(tree.origin(at(&tree, place)), origin, "{place}");
    }
    let root = json!({"dependencies": {"a": "^1", "b": "acme/b", "c": "^1"}, "overrides": {"x": {"a@^1": "evil/a"}}});
    let tree = read(&lockfile, &[("", root)]);
    let a = tree.origin(at(&tree, "node_modules/a"));
    assert_eq!(a, Origin::Git(Asking::Project));
}

#[test]
fn what_is_no_lockfile_is_told_apart() {
    let deep = "{\"dependencies\":{\"a\":".repeat(100);
    let chain = |length: usize| {
        let places = (1..=length).map(|depth| vec!["node_modules/a"; depth].join("/"));
        let entries: serde_json::Map<String, Value> =
            places.map(|place| (place, json!({}))).collect();
        packages(Value::Object(entries)).to_string()
    };
    let text = |text: &str| Untrusted::from(text);
    for (lockfile, expected) in [
        (&b"\xff\xfe{\0"[..], LockfileFault::NotText),
        (b"", LockfileFault::NotJson { line: 1, column: 0 }),
        (b"{\n\"a\": x}", LockfileFault::NotJson { line: 2, column: 6 }),
        (b"{\n<<<<<<< HEAD\n", LockfileFault::MergeConflict { line: 2 }),
        // That nothing is installed must be said by somebody: the lockfile or a package.json.
        (b"{\"lockfileVersion\": 1}", LockfileFault::Empty),
        (b"{\"lockfileVersion\": 1, \"dependencies\": {}}", LockfileFault::Empty),
        (b"{\"lockfileVersion\": 3, \"packages\": {}}", LockfileFault::Empty),
        (b"[]", LockfileFault::NotNpm),
        (b"{}", LockfileFault::NotNpm),
        (b"{\"lockfileVersion\": {}}", LockfileFault::NotNpm),
        (b"{\"lockfileVersion\": 3, \"packages\": {\"a\": null}}", LockfileFault::NotNpm),
        (b"{\"lockfileVersion\": 4, \"packages\": {}}", LockfileFault::Version(text("4"))),
        (b"{\"lockfileVersion\": \"<b>\"}", LockfileFault::Version(text("<b>"))),
        (deep.as_bytes(), LockfileFault::TooDeep),
        (chain(250).as_bytes(), LockfileFault::TooDeep),
        (
            b"{\"lockfileVersion\": 3, \"packages\": {\"node_modules/..\": {}}}",
            LockfileFault::InPlaceOfRoot(text("node_modules/..")),
        ),
        (
            b"{\"lockfileVersion\": 3, \"packages\": {\"a\": {\"link\": true, \"resolved\": \"b\"}}}",
            LockfileFault::MissingLinkTarget { link: text("a"), target: text("b") },
        ),
        (
            b"{\"lockfileVersion\": 3, \"packages\": {\"a\": {\"link\": true, \"resolved\": \"a\"}}}",
            LockfileFault::MissingLinkTarget { link: text("a"), target: text("a") },
        ),
    ] {
        let found = Tree::read(lockfile, &BTreeMap::new()).map(|_| ());
        assert_eq!(found, Err(expected), "{:.60}", String::from_utf8_lossy(lockfile));
    }
    let manifest = BTreeMap::from([(String::new(), b"{".to_vec())]);
    let found = Tree::read(packages(json!({})).to_string().as_bytes(), &manifest);
    assert!(matches!(found, Err(LockfileFault::Manifest { .. })));
}

#[test]
fn what_programs_write_around_a_lockfile_is_read() {
    for (lockfile, count) in [
        ("\u{feff}{\"lockfileVersion\":3,\"packages\":{\"\":{}}}", 1),
        (
            "{\"lockfileVersion\":3,\"packages\":{\"\":{},\"node_modules/a\":{\"version\":\"1.0.0\"}}}",
            2,
        ),
        // Of keys that stand there twice the last counts.
        (
            "{\"lockfileVersion\":3,\"packages\":{\"a\":{},\"b\":{}},\"packages\":{\"node_modules/a\":{},\"./node_modules/a\":{}}}",
            2,
        ),
        (
            "{\"dependencies\":{\"a\":{\"version\":\"1.0.0\"}},\"lockfileVersion\":1}",
            2,
        ),
        (
            "{\"dependencies\":{\"a\":{\"version\":\"1.0.0\"}},\"lockfileVersion\":2}",
            2,
        ),
        (
            "{\"lockfileVersion\":3,\"packages\":{\"a\":{\"dependencies\":[],\"version\":5,\"dev\":[],\"peerDependenciesMeta\":{\"x\":1}}}}",
            2,
        ),
    ] {
        let tree = Tree::read(lockfile.as_bytes(), &BTreeMap::new()).unwrap();
        assert_eq!(tree.ids().len(), count, "{lockfile}");
    }
    let manifest = BTreeMap::from([(String::new(), b"{}".to_vec())]);
    for lockfile in [
        "{\"lockfileVersion\":1}",
        "{\"lockfileVersion\":3,\"packages\":{}}",
    ] {
        let tree = Tree::read(lockfile.as_bytes(), &manifest).unwrap();
        assert_eq!(tree.ids().len(), 1, "{lockfile}");
    }
}
