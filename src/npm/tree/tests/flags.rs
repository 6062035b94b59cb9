//! What packages are needed for.

use serde_json::json;

use super::super::*;
use super::*;

#[test]
fn dependencies_of_old_lockfiles_get_their_kind_from_the_flags() {
    let lockfile = json!({"lockfileVersion": 1, "requires": true, "dependencies": {
        "a": {"version": "1.0.0", "requires": {"o": "1", "forged": "1"}},
        "o": {"version": "1.0.0", "optional": true},
        "forged": {"version": "1.0.0", "dev": true},
    }});
    let tree = read(&lockfile, &[("", json!({"dependencies": {"a": "1"}}))]);
    let edges = tree.outgoing(at(&tree, "node_modules/a"));
    let kinds: Vec<_> = edges
        .map(|edge| (edge.kind(), edge.is_seen_by_npm()))
        .collect();
    assert_eq!(kinds, [(EdgeKind::Dev, false), (EdgeKind::Optional, true)]);
    let forged = tree.node(at(&tree, "node_modules/forged"));
    assert!(forged.flags().dev(), "npm believes the flag");
    assert_eq!(
        forged.computed(),
        Flags::default(),
        "the edges tell the truth"
    );
}

#[test]
fn a_forged_flag_hides_nothing_from_the_edges() {
    let lockfile = packages(json!({
        "": {"dependencies": {"a": "1"}},
        "node_modules/a": {"version": "1.0.0", "dev": true, "dependencies": {"b": "1"}},
        "node_modules/b": {"version": "1.0.0", "optional": true, "extraneous": true},
    }));
    let tree = read(&lockfile, &[]);
    for (place, flags) in [
        ("node_modules/a", "[\"dev\", \"devOptional\"]"),
        (
            "node_modules/b",
            "[\"optional\", \"devOptional\", \"extraneous\"]",
        ),
    ] {
        let node = tree.node(at(&tree, place));
        assert_eq!(format!("{:?}", node.flags()), flags);
        assert_eq!(node.computed(), Flags::default());
    }
}

#[test]
fn where_the_manifest_differs_the_flags_are_worked_out_anew() {
    let lockfile = packages(json!({
        "": {"devDependencies": {"a": "1"}},
        "node_modules/a": {"version": "1.0.0", "dev": true, "dependencies": {"b": "1"}},
        "node_modules/b": {"version": "1.0.0", "dev": true},
        "node_modules/c": {"version": "1.0.0", "dev": true},
    }));
    let same = read(&lockfile, &[("", json!({"devDependencies": {"a": "1"}}))]);
    assert!(!same.differs_from_manifest());
    assert!(same.node(at(&same, "node_modules/b")).flags().dev());
    for manifest in [
        json!({"dependencies": {"a": "1"}}),
        json!({"dependencies": {"a": "2"}}),
        json!({"dependencies": {"a": "1"}, "devDependencies": {"x": "1"}}),
    ] {
        let tree = read(&lockfile, &[("", manifest)]);
        assert!(tree.differs_from_manifest());
        assert_eq!(
            tree.node(at(&tree, "node_modules/b")).flags(),
            Flags::default()
        );
        assert!(tree.node(at(&tree, "node_modules/c")).flags().extraneous());
    }
}

#[test]
fn npm_asks_about_what_has_a_version_and_is_not_omitted() {
    let lockfile = packages(json!({
        "": {"name": "project", "version": "1.0.0", "workspaces": ["packages/*"],
            "dependencies": {"p": "1", "x": "file:elsewhere"}, "devDependencies": {"d": "1"},
            "optionalDependencies": {"o": "1"}, "peerDependencies": {"e": "1"}},
        "elsewhere": {"version": "1.0.0", "devDependencies": {"t": "1"}},
        "elsewhere/node_modules/t": {"version": "1.0.0", "dev": true},
        "node_modules/d": {"version": "1.0.0", "dev": true},
        "node_modules/e": {"version": "1.0.0", "peer": true},
        "node_modules/o": {"version": "1.0.0", "optional": true},
        "node_modules/od": {"version": "1.0.0", "devOptional": true},
        "node_modules/none": {},
        "node_modules/p": {"version": "1.0.0"},
        "node_modules/w": {"resolved": "packages/w", "link": true},
        "node_modules/x": {"resolved": "elsewhere", "link": true},
        "packages/w": {"version": "1.0.0", "devDependencies": {"wd": "1"}},
        "packages/w/node_modules/wd": {"version": "1.0.0", "dev": true},
    }));
    let tree = read(&lockfile, &[]);
    assert!(!tree.differs_from_manifest());
    let all = [
        "elsewhere/node_modules/t",
        "node_modules/d",
        "node_modules/e",
        "node_modules/o",
        "node_modules/od",
        "node_modules/p",
        "packages/w/node_modules/wd",
    ];
    let without = |left: &[&str]| -> Vec<&str> {
        all.iter()
            .filter(|place| !left.contains(place))
            .copied()
            .collect()
    };
    let (dev, optional, peer) = (true, true, true);
    let none = Omit::default();
    for (omit, left) in [
        (none, vec![]),
        // What lies below a folder that is no workspace is never left out.
        (
            Omit { dev, ..none },
            vec!["node_modules/d", "packages/w/node_modules/wd"],
        ),
        (Omit { optional, ..none }, vec!["node_modules/o"]),
        (Omit { peer, ..none }, vec!["node_modules/e"]),
        (
            Omit {
                dev,
                optional,
                ..none
            },
            vec![
                "node_modules/d",
                "node_modules/o",
                "node_modules/od",
                "packages/w/node_modules/wd",
            ],
        ),
    ] {
        assert_eq!(audited(&tree, omit), without(&left), "{omit:?}");
    }
    assert!(tree.is_workspace(at(&tree, "packages/w")));
    assert!(!tree.is_workspace(at(&tree, "elsewhere")));
    let folders: Vec<_> = tree.folders().map(Lent::for_parsing).collect();
    assert_eq!(folders, ["elsewhere", "packages/w"]);
}
