//! Lockfiles by which npm installs something else than they say.

use std::collections::BTreeMap;

use super::{Doubt, asked, question};
use crate::npm::{LockfileFault, Omit, Question, Registries, Tree};

/// The question about a lockfile and its project's `package.json`.
pub(super) fn of(manifest: &str, lockfile: &str) -> Result<Question, LockfileFault> {
    let manifests = BTreeMap::from([(String::new(), manifest.as_bytes().to_vec())]);
    let tree = Tree::read(lockfile.as_bytes(), &manifests)?;
    Ok(question(&tree, Omit::default()))
}

/// The question about a project that asks for any `vuln`, and has these fields of it in its lockfile.
fn entry(fields: &str) -> Question {
    let manifest = r#"{"dependencies":{"vuln":"*"}}"#;
    let lockfile =
        format!(r#"{{"lockfileVersion":3,"packages":{{"node_modules/vuln":{{{fields}}}}}}}"#);
    of(manifest, &lockfile).unwrap()
}

/// The same for a lockfile of version 1.
fn old_entry(fields: &str) -> Question {
    let manifest = r#"{"dependencies":{"vuln":"*"}}"#;
    let lockfile = format!(
        r#"{{"lockfileVersion":1,"requires":true,"dependencies":{{"vuln":{{{fields}}}}}}}"#
    );
    of(manifest, &lockfile).unwrap()
}

pub(super) fn words(question: &Question) -> Vec<(&str, &'static str)> {
    let listed = question.not_audited.iter();
    listed
        .map(|it| (it.name.for_parsing(), it.why.word()))
        .collect()
}

#[test]
fn a_tarball_must_show_its_name_and_version() {
    let resolved = |address: &str| entry(&format!(r#""version":"2.0.0","resolved":"{address}""#));
    for address in [
        "https://registry.npmjs.org/vuln/-/vuln-1.0.0.tgz",
        "https://registry.npmjs.org/vuln/-/vuln-1.0.0.tgz?x",
        "https://registry.npmjs.org/vuln/-/vuln-1.0.0.tgz#x",
        "https://registry.npmjs.org/vuln/-/vuln-1.0.0.tgz?/vuln/-/vuln-2.0.0.tgz",
        "https://registry.npmjs.org/vuln/-/vuln-1.0.0.tgz#/-/vuln-2.0.0.tgz",
        "https://registry.npmjs.org/vuln/-/%76uln-1.0.0.tgz",
        "https://registry.npmjs.org/vuln/-/vuln-1.0.0%2Etgz",
        "https://registry.npmjs.org/vuln/-/x/vuln-1.0.0.tgz",
        "https://evil.example/payload.tgz",
        "https://npm.pkg.github.com/download/@evil/x/1.0.0/abc",
        // What npm would ask a registry for, whatever the version says.
        "1.0.0",
        "npm:vuln@1.0.0",
        "latest",
    ] {
        let doubts = resolved(address).doubts;
        assert!(
            matches!(doubts.as_slice(), [Doubt::Tarball { .. }]),
            "{address}: {doubts:?}"
        );
    }
    let fine = resolved("https://registry.npmjs.org/vuln/-/vuln-2.0.0.tgz");
    assert_eq!((fine.doubts.as_slice(), words(&fine)), (&[][..], vec![]));
}

#[test]
fn a_tarball_from_elsewhere_is_foreign_whatever_digest_stands_beside_it() {
    let tarball = "acme.jfrog.io/artifactory/api/npm/npm/vuln/-/vuln-2.0.0.tgz";
    for integrity in [
        "",
        r#","integrity":null"#,
        r#","integrity":"sha512-AAAA""#,
        r#","integrity":"sha1-AAAA""#,
        r#","integrity":{"sha512":"AAAA"}"#,
    ] {
        for scheme in ["http", "https"] {
            let fields =
                format!(r#""version":"2.0.0","resolved":"{scheme}://{tarball}"{integrity}"#);
            let shown = format!("{scheme}://acme.jfrog.io/artifactory/api/npm/npm/");
            for question in [entry(&fields), old_entry(&fields)] {
                assert_eq!(words(&question), [(shown.as_str(), "foreign-source")]);
                assert_eq!(question.doubts, [], "{fields}");
                assert!(question.is_doubtful(), "{fields}");
                assert_eq!(asked(&question), ["vuln@2.0.0"]);
            }
        }
    }
}

#[test]
fn a_mirror_is_no_foreign_source() {
    let tarball = "https://npm.acme.example/vuln/-/vuln-2.0.0.tgz";
    let lockfile = format!(
        r#"{{"lockfileVersion":3,"packages":{{"node_modules/vuln":{{"version":"2.0.0","resolved":"{tarball}"}}}}}}"#
    );
    let tree = Tree::read(lockfile.as_bytes(), &BTreeMap::new()).unwrap();
    for (mirror, is_foreign) in [
        ("https://npm.acme.example/", false),
        ("http://npm.acme.example", false),
        ("https://npm.acme.example/other", true),
        ("https://acme.example/", true),
    ] {
        let mut registries = Registries::default();
        registries.add_mirror(&mirror.parse().unwrap());
        let question = Question::of(&tree, Omit::default(), &registries);
        assert_eq!(question.is_doubtful(), is_foreign, "{mirror}");
    }
}

#[test]
fn an_open_line_needs_a_digest() {
    for (scheme, integrity, is_fixed) in [
        ("http", "", false),
        ("HTTP", "", false),
        ("http", r#","integrity":null"#, false),
        ("http", r#","integrity":"""#, false),
        ("http", r#","integrity":"sha512-""#, false),
        ("http", r#","integrity":"md9-AAAA""#, false),
        ("http", r#","integrity":"sha1-AAAA""#, true),
        ("http", r#","integrity":"md5-AAAA sha256-AAAA""#, true),
        ("https", "", true),
    ] {
        let tarball = format!("{scheme}://registry.npmjs.org/vuln/-/vuln-2.0.0.tgz");
        let fields = format!(r#""version":"2.0.0","resolved":"{tarball}"{integrity}"#);
        for question in [entry(&fields), old_entry(&fields)] {
            let doubts = question.doubts;
            let unfixed = matches!(doubts.as_slice(), [Doubt::Unfixed { .. }]);
            assert_eq!(unfixed, !is_fixed, "{fields}: {doubts:?}");
        }
    }
}

#[test]
fn no_crowd_of_other_remarks_hides_a_foreign_source() {
    let bringing = |at: usize| {
        format!(r#""node_modules/a{at}":{{"version":"1.0.0","bundleDependencies":["b"]}}"#)
    };
    let many: Vec<String> = (0..60).map(bringing).collect();
    let lockfile = format!(
        r#"{{"lockfileVersion":3,"packages":{{{},"node_modules/vuln":{{"version":"2.0.0",
            "resolved":"https://zz.example/vuln/-/vuln-2.0.0.tgz","integrity":"sha512-AAAA"}}}}}}"#,
        many.join(",")
    );
    let question = of("{}", &lockfile).unwrap();
    assert!(words(&question).contains(&("https://zz.example/", "foreign-source")));
}

#[test]
fn an_address_that_the_project_asks_for_is_listed_unless_it_contradicts() {
    let asks = |asked: &str, resolved: &str| {
        let manifest = format!(r#"{{"dependencies":{{"vuln":"{asked}"}}}}"#);
        let lockfile = format!(
            r#"{{"lockfileVersion":3,"packages":{{"node_modules/vuln":{{"version":"2.0.0","resolved":"{resolved}"}}}}}}"#
        );
        of(&manifest, &lockfile).unwrap()
    };
    let address = "https://github.com/acme/vuln/tarball/master";
    let question = asks(address, address);
    assert_eq!(question.doubts, []);
    assert_eq!(words(&question), [("vuln", "address")]);
    let other = "https://registry.npmjs.org/vuln/-/vuln-1.0.0.tgz?";
    assert!(!asks(other, other).doubts.is_empty());
    assert!(
        !asks(address, "https://github.com/acme/vuln/tarball/v1")
            .doubts
            .is_empty()
    );
}

#[test]
fn every_package_has_a_version_just_as_it_is_written() {
    let tarball = r#""resolved":"https://registry.npmjs.org/vuln/-/vuln-1.0.0.tgz""#;
    for version in [
        "null",
        "true",
        "1",
        "\"\"",
        "[]",
        "[\"1.0.0\"]",
        "{\"a\":1}",
        "\"3.0.0 || 1.0.0\"",
        "\"3.0.0 ||1\"",
        "\"2.0.1 || <2\"",
        "\"01.0.0\"",
        "\"00001.0.0\"",
        "\"v1.0.0\"",
        "\" 1.0.0\"",
        "\"*\"",
        "\"latest\"",
        "\"npm:vuln@1.0.0\"",
    ] {
        let question = entry(&format!(r#""version":{version}"#));
        let doubts = question.doubts.as_slice();
        assert!(
            matches!(doubts, [Doubt::Version { .. }, ..]),
            "{version}: {doubts:?}"
        );
        assert!(question.asked.is_empty(), "{version}");
        let with = entry(&format!(r#""version":{version},{tarball}"#)).doubts;
        assert!(!with.is_empty(), "{version}");
    }
    for question in [
        entry(tarball),
        entry(""),
        old_entry(""),
        old_entry(r#""version":"<2.0.0","integrity":"sha512-x""#),
        old_entry(
            r#""version":"2.0.0","from":"vuln@1.0.0","resolved":"https://registry.npmjs.org/vuln/-/vuln-1.0.0.tgz#""#,
        ),
    ] {
        let doubts = question.doubts;
        assert!(
            doubts
                .iter()
                .any(|doubt| matches!(doubt, Doubt::Version { .. })),
            "{doubts:?}"
        );
    }
    assert_eq!(entry(r#""version":"1.0.0-beta.1+x""#).doubts, []);
}

#[test]
fn what_is_neither_a_text_nor_nothing_is_doubtful() {
    let array = r#"["https://registry.npmjs.org/vuln/-/vuln-1.0.0.tgz"]"#;
    for (question, is_name) in [
        (
            entry(&format!(r#""version":"2.0.0","resolved":{array}"#)),
            false,
        ),
        (entry(r#""version":"2.0.0","resolved":1"#), false),
        (
            old_entry(&format!(r#""version":"2.0.0","resolved":{array}"#)),
            false,
        ),
        (entry(r#""version":"2.0.0","name":["vuln"]"#), true),
    ] {
        match question.doubts.as_slice() {
            [Doubt::Name { .. }] => assert!(is_name),
            [Doubt::Tarball { .. }] => assert!(!is_name),
            doubts => panic!("{doubts:?}"),
        }
    }
    for nothing in ["null", "false", "0", "\"\""] {
        let fields = format!(r#""version":"2.0.0","resolved":{nothing},"name":{nothing}"#);
        assert_eq!(entry(&fields).doubts, [], "{nothing}");
    }
    for list in ["[\"b\"]", "\"b\""] {
        let lockfile = format!(
            r#"{{"lockfileVersion":3,"packages":{{"node_modules/vuln":{{"version":"2.0.0","dependencies":{list}}}}}}}"#
        );
        assert_eq!(
            of("{}", &lockfile).unwrap_err(),
            LockfileFault::NotNpm,
            "{list}"
        );
    }
}

#[test]
fn a_link_into_some_node_modules_hides_nothing() {
    let question = of(
        r#"{"dependencies":{"vuln":"*"}}"#,
        r#"{"lockfileVersion":3,"packages":{"node_modules/vuln":{"link":true,"resolved":"node_modules/zz"},
            "node_modules/zz":{"version":"1.0.0","name":"vuln","resolved":"https://registry.npmjs.org/vuln/-/vuln-1.0.0.tgz"}}}"#,
    );
    assert_eq!(asked(&question.unwrap()), ["vuln@1.0.0"]);
    // A folder of the project has no address.
    let folder = of(
        r#"{"dependencies":{"vuln":"*"}}"#,
        r#"{"lockfileVersion":3,"packages":{"node_modules/vuln":{"link":true,"resolved":"zz"},
            "zz":{"version":"1.0.0","resolved":"https://registry.npmjs.org/vuln/-/vuln-1.0.0.tgz"}}}"#,
    );
    assert_eq!(folder.unwrap().doubts.len(), 1);
}
