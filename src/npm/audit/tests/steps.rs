//! Lockfiles that do not have what is asked for.

use std::collections::BTreeMap;

use super::{Doubt, question, tree};
use crate::npm::{Omit, Tree};

fn doubts(manifest: &str, packages: &str) -> Vec<Doubt> {
    question(&tree(manifest, packages), Omit::default()).doubts
}

const ASKS_FOR_MID: &str = r#"{"dependencies":{"mid":"1.0.0"}}"#;

fn mid(fields: &str) -> String {
    format!(r#""node_modules/mid":{{"version":"1.0.0",{fields}}}"#)
}

#[test]
fn what_a_package_needs_must_be_there() {
    let missing = doubts(ASKS_FOR_MID, &mid(r#""dependencies":{"vuln":"*"}"#));
    let [Doubt::Missing { name, from }] = missing.as_slice() else {
        panic!("{missing:?}");
    };
    assert_eq!(
        (name.for_parsing(), from.for_parsing()),
        ("vuln", "node_modules/mid")
    );
    // Of others npm installs what it can.
    for fields in [
        r#""optionalDependencies":{"vuln":"*"}"#,
        r#""peerDependencies":{"vuln":"*"}"#,
        r#""devDependencies":{"vuln":"*"}"#,
    ] {
        assert_eq!(doubts(ASKS_FOR_MID, &mid(fields)), [], "{fields}");
    }
    let optional = r#"{"optionalDependencies":{"vuln":"1.0.0"}}"#;
    assert!(matches!(
        doubts(optional, "").as_slice(),
        [Doubt::Missing { .. }]
    ));
}

#[test]
fn packages_that_bring_others_along_must_have_them_listed() {
    for fields in [
        r#""hasShrinkwrap":true,"dependencies":{"vuln":"*"}"#,
        r#""bundleDependencies":["vuln"],"dependencies":{"vuln":"*"}"#,
    ] {
        let found = doubts(ASKS_FOR_MID, &mid(fields));
        assert!(
            matches!(found.as_slice(), [Doubt::Missing { .. }]),
            "{found:?}"
        );
    }
}

#[test]
fn what_a_package_needs_must_be_of_a_version_that_fits() {
    let has = |wanted: &str, version: &str| {
        let fields = format!(r#""dependencies":{{"vuln":"{wanted}"}}"#);
        format!(
            r#"{},"node_modules/vuln":{{"version":"{version}"}}"#,
            mid(&fields)
        )
    };
    let found = doubts(ASKS_FOR_MID, &has("^1.0.0", "2.0.0"));
    assert!(
        matches!(found.as_slice(), [Doubt::Unfit { .. }]),
        "{found:?}"
    );
    for (wanted, version) in [
        ("^1.0.0", "1.2.0"),
        ("latest", "2.0.0"),
        ("npm:vuln@1", "1.0.0"),
    ] {
        assert_eq!(doubts(ASKS_FOR_MID, &has(wanted, version)), [], "{wanted}");
    }
    // Another package than an alias stands for.
    let alias = has("npm:other@2", "2.0.0");
    assert_eq!(doubts(ASKS_FOR_MID, &alias).len(), 1);
    // What lies in a tarball npm takes as it is.
    let inner = |wanted: &str| {
        format!(
            r#"{},"node_modules/vuln":{{"version":"2.0.0"}},
               "node_modules/mid/node_modules/in":{{"version":"1.0.0","inBundle":true,"dependencies":{{"vuln":"{wanted}"}}}}"#,
            mid(r#""bundleDependencies":["in"]"#)
        )
    };
    assert_eq!(doubts(ASKS_FOR_MID, &inner("^1.0.0")), []);
    // The word of the lockfile alone makes nothing such a one.
    let forged = mid(r#""inBundle":true,"dependencies":{"vuln":"^1.0.0"}"#);
    let forged = format!(r#"{forged},"node_modules/vuln":{{"version":"2.0.0"}}"#);
    assert_eq!(doubts(ASKS_FOR_MID, &forged).len(), 1);
}

#[test]
fn a_rule_of_the_project_says_which_version_fits() {
    let ruled = |rules: &str, version: &str| {
        let manifest =
            format!(r#"{{"dependencies":{{"mid":"1.0.0","b":"^2.0.0"}},"overrides":{rules}}}"#);
        let packages = format!(
            r#"{},"node_modules/vuln":{{"version":"{version}"}},"node_modules/b":{{"version":"2.0.0"}}"#,
            mid(r#""dependencies":{"vuln":"^3.0.0"}"#)
        );
        doubts(&manifest, &packages).len()
    };
    assert_eq!(ruled(r#"{"vuln":"1.0.0"}"#, "1.0.0"), 0);
    assert_eq!(ruled(r#"{"vuln":"1.0.0"}"#, "3.0.0"), 1);
    assert_eq!(ruled(r#"{"vuln":{".":"1.0.0"}}"#, "3.0.0"), 1);
    assert_eq!(ruled(r#"{"vuln":"$b"}"#, "2.1.0"), 0);
    assert_eq!(ruled(r#"{"vuln":"$b"}"#, "3.0.0"), 1);
    // Which of several rules holds is npm's to say.
    assert_eq!(ruled(r#"{"vuln@^2":"1.0.0"}"#, "2.0.0"), 0);
    assert_eq!(ruled(r#"{"mid":{"vuln":"1.0.0"}}"#, "2.0.0"), 0);
    assert_eq!(ruled(r#"{"other":"1.0.0"}"#, "3.0.0"), 0);
    assert_eq!(ruled(r#"{"other":"1.0.0"}"#, "2.0.0"), 1);
}

#[test]
fn folders_of_the_project_need_what_their_own_manifests_say() {
    let read = |lockfile: &str, manifests: &[(&str, &str)]| {
        let owned =
            |(folder, text): &(&str, &str)| ((*folder).to_owned(), text.as_bytes().to_vec());
        let manifests: BTreeMap<String, Vec<u8>> = manifests.iter().map(owned).collect();
        let tree = Tree::read(lockfile.as_bytes(), &manifests).unwrap();
        let folders: Vec<String> = tree
            .folders()
            .map(|it| it.for_parsing().to_owned())
            .collect();
        (folders, question(&tree, Omit::default()).doubts.len())
    };
    let own = r#"{"name":"w","version":"1.0.0","dependencies":{"vuln":"*"}}"#;
    let root = r#"{"dependencies":{"w":"file:w"}}"#;
    let linked = format!(
        r#"{{"lockfileVersion":3,"packages":{{"":{root},"node_modules/w":{{"link":true,"resolved":"w"}},"w":{{"version":"1.0.0"}}}}}}"#
    );
    assert_eq!(read(&linked, &[("", root)]), (vec!["w".to_owned()], 0));
    assert_eq!(read(&linked, &[("", root), ("w", own)]).1, 1);
    // A workspace that the lockfile does not know.
    let root = r#"{"workspaces":["./w"]}"#;
    let empty = format!(r#"{{"lockfileVersion":3,"packages":{{"":{root}}}}}"#);
    assert_eq!(read(&empty, &[("", root)]), (vec!["w".to_owned()], 0));
    assert_eq!(read(&empty, &[("", root), ("w", own)]).1, 1);
}

#[test]
fn what_a_linked_folder_asks_for_must_be_there_as_npm_ci_demands_it() {
    let root = r#"{"dependencies":{"lib":"file:lib"}}"#;
    let lockfile = format!(
        r#"{{"lockfileVersion":3,"packages":{{"":{root},"lib":{{"version":"1.0.0"}},
            "node_modules/lib":{{"resolved":"lib","link":true}}}}}}"#
    );
    let of = |folder: &str| {
        let manifests = BTreeMap::from([
            (String::new(), root.as_bytes().to_vec()),
            ("lib".to_owned(), folder.as_bytes().to_vec()),
        ]);
        let tree = Tree::read(lockfile.as_bytes(), &manifests).unwrap();
        question(&tree, Omit::default()).doubts
    };
    assert_eq!(of(r#"{"version":"1.0.0"}"#), []);
    for heading in [
        "dependencies",
        "devDependencies",
        "peerDependencies",
        "optionalDependencies",
    ] {
        let found = of(&format!(r#"{{"{heading}":{{"left-pad":"1.3.0"}}}}"#));
        let missing = matches!(found.as_slice(), [Doubt::Missing { .. }]);
        assert!(missing, "{heading}: {found:?}");
    }
}
