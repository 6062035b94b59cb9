//! Where packages lie, and what they are.

use serde_json::{Value, json};

use super::super::*;
use super::*;

#[test]
fn a_dependency_is_found_in_the_nearest_folder_above() {
    let tree = read(
        &packages(json!({
            "": {"dependencies": {"a": "1", "b": "2"}},
            "node_modules/a": {"version": "1.0.0", "dependencies": {"b": "1", "c": "1", "gone": "1"}},
            "node_modules/a/node_modules/b": {"version": "1.0.0", "dependencies": {"c": "1", "a": "1"}},
            "node_modules/b": {"version": "2.0.0", "dependencies": {"C": "1"}},
            "node_modules/c": {"version": "1.0.0"},
        })),
        &[],
    );
    for (from, name, to) in [
        ("", "a", Some("node_modules/a")),
        ("", "b", Some("node_modules/b")),
        ("node_modules/a", "b", Some("node_modules/a/node_modules/b")),
        ("node_modules/a", "c", Some("node_modules/c")),
        ("node_modules/a", "gone", None),
        ("node_modules/a/node_modules/b", "a", Some("node_modules/a")),
        // As on a disk that knows no capital letters.
        ("node_modules/b", "C", Some("node_modules/c")),
    ] {
        assert_eq!(leads(&tree, from, name).as_deref(), to, "{from} {name}");
    }
    let needing = tree
        .incoming(at(&tree, "node_modules/c"))
        .map(EdgeView::from);
    let expected = [
        "node_modules/a",
        "node_modules/a/node_modules/b",
        "node_modules/b",
    ];
    assert_eq!(places(&tree, needing), expected);
}

#[test]
fn of_two_requests_for_a_name_the_later_kind_counts() {
    let tree = read(
        &packages(json!({
            "": {
                "dependencies": {"a": "1", "b": "1", "c": "1", "d": "1"},
                "optionalDependencies": {"b": "2"},
                "devDependencies": {"c": "3"},
                "peerDependencies": {"d": "4", "e": "5", "f": "6"},
                "peerDependenciesMeta": {"f": {"optional": true}, "g": {"optional": true}},
            },
        })),
        &[],
    );
    let edges = tree.outgoing(NodeId::ROOT);
    let mut edges: Vec<_> = edges
        .map(|edge| {
            (
                edge.name().for_parsing(),
                edge.spec().for_parsing(),
                edge.kind(),
            )
        })
        .collect();
    edges.sort_by_key(|(name, _, _)| *name);
    let expected = [
        ("a", "1", EdgeKind::Prod),
        ("b", "2", EdgeKind::Optional),
        ("c", "3", EdgeKind::Dev),
        ("d", "1", EdgeKind::Prod),
        ("e", "5", EdgeKind::Peer),
        ("f", "6", EdgeKind::PeerOptional),
    ];
    assert_eq!(edges, expected);
}

#[test]
fn an_alias_is_known_by_the_name_of_the_package_that_it_stands_for() {
    let modern = packages(json!({
        "": {"dependencies": {"short": "npm:real@1"}},
        "node_modules/short": {"name": "real", "version": "1.2.3"},
    }));
    let old = |entry: Value| json!({"lockfileVersion": 1, "requires": true, "dependencies": {"short": entry}});
    let manifest = json!({"dependencies": {"short": "npm:real@1"}});
    let tarball = "https://registry.npmjs.org/real/-/real-1.2.3.tgz";
    for lockfile in [
        modern,
        old(json!({"version": "npm:real@1.2.3", "resolved": tarball, "integrity": "sha512-x"})),
        old(json!({"version": "npm:real@1.2.3", "resolved": tarball})),
        old(json!({"version": "npm:real@1.2.3"})),
    ] {
        let tree = read(&lockfile, &[("", manifest.clone())]);
        let node = tree.node(at(&tree, "node_modules/short"));
        assert_eq!(node.name().for_parsing(), "short");
        assert_eq!(node.package().unwrap().as_str(), "real", "{lockfile}");
        assert_eq!(node.version().unwrap().for_parsing(), "1.2.3", "{lockfile}");
    }
}

#[test]
fn a_lockfile_of_version_1_says_in_one_field_where_a_package_comes_from() {
    let git = "git+ssh://git@github.com/acme/g.git#0123";
    let tree = read(
        &json!({"lockfileVersion": 1, "requires": true, "dependencies": {
            "a": {"version": "1.0.0", "integrity": "sha512-x", "requires": {"b": "1"}, "dependencies": {
                "b": {"version": "1.0.1", "bundled": true},
            }},
            "b": {"version": "2.0.0", "resolved": "https://registry.npmjs.org/b/-/b-2.0.0.tgz"},
            "g": {"version": git, "from": "github:acme/g"},
            "t": {"version": "https://example.com/t-3.0.0.tgz"},
            "f": {"version": "file:f-4.0.0.tgz"},
            "l": {"version": "file:packages/l", "requires": {"a": "1"}, "dependencies": {
                "m": {"version": "5.0.0"},
            }},
        }}),
        &[
            ("", json!({"dependencies": {"a": "1", "g": "acme/g"}})),
            ("packages/l", json!({"name": "l", "version": "9.0.0"})),
        ],
    );
    let (certain, file) = (Origin::Certain(None), Origin::File(Asking::Nobody));
    for (place, version, origin) in [
        ("node_modules/a", Some("1.0.0"), certain),
        ("node_modules/a/node_modules/b", Some("1.0.1"), certain),
        ("node_modules/g", None, Origin::Git(Asking::Project)),
        ("node_modules/f", Some("4.0.0"), file),
        ("packages/l", Some("9.0.0"), Origin::Project),
        ("packages/l/node_modules/m", Some("5.0.0"), certain),
    ] {
        let id = at(&tree, place);
        let found = tree.node(id).version().map(Lent::for_parsing);
        assert_eq!(found, version, "{place}");
        assert_eq!(tree.origin(id), origin, "{place}");
    }
    for (place, version) in [("node_modules/b", "2.0.0"), ("node_modules/t", "3.0.0")] {
        let id = at(&tree, place);
        let found = tree.node(id).version().map(Lent::for_parsing);
        assert_eq!(found, Some(version), "{place}");
        assert!(
            matches!(tree.origin(id), Origin::Certain(Some(_))),
            "{place}"
        );
    }
    let link = tree.node(at(&tree, "node_modules/l"));
    assert!(matches!(link.role(), Role::Link(_)));
}
