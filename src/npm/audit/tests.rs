//! What an audit is made of: questions, copies and ways.

mod lies;
mod sources;
mod steps;

use std::collections::BTreeMap;

use super::{Audit, AuditSource, Doubt, Kind, Question, Setting};
use crate::http::Trust;
use crate::npm::{Omit, Registries, Tree, bulk_answer};

/// An npm lockfile of version 3 with these packages, and its project's `package.json`.
fn tree(manifest: &str, packages: &str) -> Tree {
    let comma = if packages.is_empty() { "" } else { "," };
    let lockfile =
        format!(r#"{{"lockfileVersion":3,"packages":{{"":{manifest}{comma}{packages}}}}}"#);
    let manifests = BTreeMap::from([(String::new(), manifest.as_bytes().to_vec())]);
    Tree::read(lockfile.as_bytes(), &manifests).unwrap()
}

fn question(tree: &Tree, omit: Omit) -> Question {
    Question::of(tree, omit, &Registries::default())
}

fn asked(question: &Question) -> Vec<String> {
    let of = |(name, versions): (&crate::npm::PackageName, &Vec<String>)| {
        format!("{name}@{}", versions.join(","))
    };
    question.asked.iter().map(of).collect()
}

fn audit(tree: &Tree, answer: &str) -> Audit {
    let setting = Setting {
        file: "package-lock.json".into(),
        source: AuditSource::Registry {
            registry: "https://registry.npmjs.org/".into(),
            digest: "sha256:0".into(),
        },
        unset_variables: Vec::new(),
    };
    let advisories = bulk_answer(answer.as_bytes()).unwrap();
    Audit::of(tree, question(tree, Omit::default()), &advisories, setting)
}

/// The ways to the only copy of `z`.
fn ways(tree: &Tree) -> (Vec<String>, bool) {
    let answer = r#"{"z":[{"id":1,"url":"https://github.com/advisories/GHSA-aaaa-bbbb-cccc","severity":"high","vulnerable_versions":"*"}]}"#;
    let audit = audit(tree, answer);
    let copy = &audit.affected[0].copies[0];
    let way = |way: &Vec<crate::text::Untrusted>| {
        let names: Vec<&str> = way.iter().map(|name| name.for_parsing()).collect();
        names.join(">")
    };
    (copy.paths.iter().map(way).collect(), copy.all_paths)
}

#[test]
fn what_nothing_asks_for_is_on_no_way() {
    let left_over = r#""node_modules/z":{"version":"1.0.0","extraneous":true}"#;
    assert_eq!(ways(&tree("{}", left_over)), (Vec::new(), false));
}

#[test]
fn the_distinct_versions_of_every_name_are_asked_about() {
    let tree = tree(
        r#"{"dependencies":{"a":"^1.0.0","b":"^2.0.0"}}"#,
        r#""node_modules/a":{"version":"1.0.0","dependencies":{"c":"^1.0.0"}},
           "node_modules/b":{"version":"2.0.0","dependencies":{"c":"^2.0.0"}},
           "node_modules/c":{"version":"1.5.0"},
           "node_modules/b/node_modules/c":{"version":"2.5.0"},
           "node_modules/d":{"version":"1.5.0","name":"c"}"#,
    );
    let question = question(&tree, Omit::default());
    assert_eq!(asked(&question), ["a@1.0.0", "b@2.0.0", "c@1.5.0,2.5.0"]);
    assert_eq!(question.doubts, []);
}

#[test]
fn a_forged_word_for_development_leaves_nothing_out() {
    let tree = tree(
        r#"{"dependencies":{"a":"^1.0.0"},"devDependencies":{"b":"^1.0.0"}}"#,
        r#""node_modules/a":{"version":"1.0.0","dev":true},"node_modules/b":{"version":"1.0.0","dev":true}"#,
    );
    let omit = Omit {
        dev: true,
        ..Omit::default()
    };
    assert_eq!(asked(&question(&tree, omit)), ["a@1.0.0"]);
    let found = audit(
        &tree,
        r#"{"a":[{"id":1,"url":"https://github.com/advisories/GHSA-aaaa-bbbb-cccc","severity":"high","vulnerable_versions":"<2"}]}"#,
    );
    assert_eq!(found.affected[0].copies[0].kind, Kind::Prod);
}

#[test]
fn a_scope_of_another_registry_is_not_asked_about_and_said_so() {
    let tree = tree(
        r#"{"dependencies":{"@acme/a":"^1.0.0"}}"#,
        r#""node_modules/@acme/a":{"version":"1.0.0"}"#,
    );
    let mut registries = Registries::default();
    registries.read(
        "@acme:registry=https://npm.acme.example/",
        Trust::FromPolicy,
        &|_| None,
    );
    let question = Question::of(&tree, Omit::default(), &registries);
    assert_eq!((question.asked.len(), question.not_audited.len()), (0, 1));
}

#[test]
fn a_scope_that_is_mapped_to_the_same_registry_is_asked_about() {
    let tree = tree(
        r#"{"dependencies":{"@acme/a":"^1.0.0"}}"#,
        r#""node_modules/@acme/a":{"version":"1.0.0"}"#,
    );
    let mut registries = Registries::default();
    let npmrc = "@acme:registry=https://registry.npmjs.org";
    registries.read(npmrc, Trust::FromPolicy, &|_| None);
    let question = Question::of(&tree, Omit::default(), &registries);
    assert_eq!((question.asked.len(), question.not_audited.len()), (1, 0));
}

#[test]
fn a_lockfile_that_does_not_fit_its_manifest_is_doubtful() {
    let doubt = |manifest: &str, packages: &str| {
        question(&tree(manifest, packages), Omit::default()).doubts
    };
    let a = r#""node_modules/a":{"version":"1.0.0"}"#;
    let asks = r#"{"dependencies":{"a":"^1.0.0"}}"#;
    assert_eq!(doubt(asks, a), []);
    assert!(matches!(
        doubt(asks, "").as_slice(),
        [Doubt::Missing { .. }]
    ));
    let other = r#"{"dependencies":{"a":"^2.0.0"}}"#;
    assert!(matches!(doubt(other, a).as_slice(), [Doubt::Unfit { .. }]));
    let odd = r#""node_modules/a":{"version":"latest"}"#;
    assert!(matches!(
        doubt(asks, odd).as_slice(),
        [Doubt::Version { .. }, ..]
    ));
    let named = r#""node_modules/a":{"version":"1.0.0"},"node_modules/<b>":{"version":"1.0.0"}"#;
    assert!(matches!(
        doubt(asks, named).as_slice(),
        [Doubt::Name { .. }]
    ));
    // Where a rule takes something else, what is asked for says nothing.
    let ruled = r#"{"dependencies":{"a":"^2.0.0"},"overrides":{"a":"1.0.0"}}"#;
    assert_eq!(doubt(ruled, a), []);
}

#[test]
fn every_version_is_checked_again_and_what_cannot_be_compared_counts() {
    let tree = tree(
        r#"{"dependencies":{"a":"^1.0.0"}}"#,
        r#""node_modules/a":{"version":"1.2.0"}"#,
    );
    let found = |range: &str| {
        let answer = format!(
            r#"{{"a":[{{"id":1,"url":"https://github.com/advisories/GHSA-aaaa-bbbb-cccc","severity":"low","vulnerable_versions":"{range}"}}],"b":[{{"id":2}}]}}"#
        );
        audit(&tree, &answer).affected.len()
    };
    assert_eq!(found("<1.2.0"), 0);
    assert_eq!(found("<1.2.1"), 1);
    assert_eq!(found("before the flood"), 1);
}

#[test]
fn two_ranges_of_one_advisory_are_one_finding() {
    let tree = tree(
        r#"{"dependencies":{"a":"^1.0.0","b":"^1.0.0"}}"#,
        r#""node_modules/a":{"version":"1.0.0"},"node_modules/b":{"version":"1.0.0"},"node_modules/b/node_modules/a":{"version":"2.0.0"}"#,
    );
    let one = |range: &str| {
        format!(
            r#"{{"id":1,"url":"https://github.com/advisories/GHSA-aaaa-bbbb-cccc","severity":"low","vulnerable_versions":"{range}"}}"#
        )
    };
    let answer = format!(r#"{{"a":[{},{}]}}"#, one("<1.5.0"), one(">=2.0.0 <2.5.0"));
    let found = audit(&tree, &answer);
    assert_eq!(found.affected.len(), 1);
    assert_eq!(found.affected[0].copies.len(), 2);
    let range = found.affected[0].advisory.vulnerable_versions.for_parsing();
    assert_eq!(range, "<1.5.0 || >=2.0.0 <2.5.0");
}

#[test]
fn every_way_to_a_package_is_found_the_shortest_first() {
    let tree = tree(
        r#"{"dependencies":{"a":"1","b":"1","z":"1"}}"#,
        r#""node_modules/a":{"version":"1.0.0","dependencies":{"b":"1","z":"1"}},
           "node_modules/b":{"version":"1.0.0","dependencies":{"a":"1"}},
           "node_modules/z":{"version":"1.0.0"}"#,
    );
    let expected = ["z", "a>z", "b>a>z"].map(str::to_owned).to_vec();
    assert_eq!(ways(&tree), (expected, true));
}

#[test]
fn where_the_ways_are_too_many_the_shortest_is_told_and_that_it_is_not_all() {
    let mut packages = vec![r#""node_modules/z":{"version":"1.0.0"}"#.to_owned()];
    let mut roots = Vec::new();
    for index in 0..20 {
        roots.push(format!(r#""p{index}":"1""#));
        packages.push(format!(
            r#""node_modules/p{index}":{{"version":"1.0.0","dependencies":{{"z":"1"}}}}"#
        ));
    }
    let manifest = format!(r#"{{"dependencies":{{{}}}}}"#, roots.join(","));
    let (ways, all) = ways(&tree(&manifest, &packages.join(",")));
    assert_eq!((ways.len(), all), (1, false));
    assert_eq!(ways[0].split('>').count(), 2);
}
