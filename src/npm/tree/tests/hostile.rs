//! Lockfiles as an attacker would write them.

use proptest::prelude::*;

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::super::*;
use super::*;

/// Names and places as an attacker would choose them.
fn hostile_name() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "a",
        "b",
        "A",
        "@s/a",
        "@s",
        "__proto__",
        "constructor",
        "../../x",
        "..",
        "",
        "node_modules",
        "<b>`x`</b>",
        "\u{212a}",
        "é",
        "a/node_modules/b",
        "::error::x",
    ])
    .prop_map(str::to_owned)
}

fn hostile_place() -> impl Strategy<Value = String> {
    let part = (prop::bool::ANY, hostile_name()).prop_map(|(modules, name)| {
        if modules {
            format!("node_modules/{name}")
        } else {
            name
        }
    });
    prop::collection::vec(part, 0..4).prop_map(|parts| parts.join("/"))
}

fn hostile_entry() -> impl Strategy<Value = Value> {
    let requests = || prop::collection::btree_map(hostile_name(), hostile_name(), 0..4);
    (
        (prop::bool::weighted(0.2), hostile_place(), prop::bool::ANY, prop::bool::ANY),
        (requests(), requests(), requests(), requests()),
        prop::collection::vec(hostile_place(), 0..2),
    )
        .prop_map(|((link, resolved, dev, optional), (prod, dev_only, peer, requires), workspaces)| {
            json!({
                "version": "1.0.0", "link": link, "resolved": resolved, "dev": dev, "optional": optional,
                "dependencies": prod, "devDependencies": dev_only, "peerDependencies": peer,
                "requires": requires, "workspaces": workspaces, "overrides": {"a": resolved},
            })
        })
}

proptest! {
    #[test]
    fn no_lockfile_confuses_the_reader(
        entries in prop::collection::vec((hostile_place(), hostile_entry()), 0..12),
        version in 1..=3,
        root in hostile_entry(),
    ) {
        let written: Vec<String> = entries.iter().map(|(place, entry)| format!("{}:{entry}", json!(place))).collect();
        let field = if version == 1 { "dependencies" } else { "packages" };
        let lockfile = format!("{{\"lockfileVersion\":{version},\"{field}\":{{{}}}}}", written.join(","));
        let all = manifests(&[("", root.clone()), ("a", root)]);
        for manifests in [BTreeMap::new(), all] {
            let Ok(tree) = Tree::read(lockfile.as_bytes(), &manifests) else { continue };
            for id in tree.ids() {
                prop_assert!(tree.shortest_path(id).len() <= tree.ids().len());
                prop_assert!(tree.outgoing(id).all(|edge| edge.from() == id));
                prop_assert!(tree.incoming(id).all(|edge| edge.to() == Some(id)));
                let _ = (tree.origin(id), tree.top(id));
                let _ = (tree.node(id).package(), tree.is_omitted(id, Omit { dev: true, ..Omit::default() }));
            }
        }
    }
}
