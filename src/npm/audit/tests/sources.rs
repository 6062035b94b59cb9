//! Lockfiles that say two things, or name sources that nobody asks for.

use std::collections::BTreeMap;

use super::super::Unasked;
use super::lies::{of, words};
use super::{Doubt, asked};
use crate::http::Trust;
use crate::npm::{LockfileFault, Omit, Question, Registries, Tree};

#[test]
fn packages_that_are_as_good_as_none_hide_no_dependencies() {
    let manifest = r#"{"optionalDependencies":{"vuln":"*"}}"#;
    let dependencies = r#""dependencies":{"vuln":{"version":"1.0.0"}}"#;
    for nothing in ["null", "false", "0", "-0", "\"\""] {
        for fields in [
            format!(r#""packages":{nothing},{dependencies}"#),
            format!(r#"{dependencies},"packages":{nothing}"#),
            format!(r#""packages":{{}},{dependencies},"packages":{nothing}"#),
        ] {
            let lockfile = format!(r#"{{"lockfileVersion":3,"requires":true,{fields}}}"#);
            let question = of(manifest, &lockfile).unwrap();
            assert_eq!(asked(&question), ["vuln@1.0.0"], "{fields}");
        }
    }
    for odd in ["[]", "[{}]", "\"x\"", "true", "1"] {
        let lockfile = format!(r#"{{"lockfileVersion":3,"packages":{odd},{dependencies}}}"#);
        assert_eq!(
            of(manifest, &lockfile).unwrap_err(),
            LockfileFault::NotNpm,
            "{odd}"
        );
    }
}

#[test]
fn both_halves_of_a_lockfile_must_say_the_same() {
    let halves = |new: &str, old: &str| {
        let lockfile = format!(
            r#"{{"lockfileVersion":2,"packages":{{"node_modules/vuln":{{{new}}}}},"dependencies":{{{old}}}}}"#
        );
        of(r#"{"dependencies":{"vuln":"*"}}"#, &lockfile)
            .unwrap()
            .doubts
    };
    let tarball = "https://registry.npmjs.org/vuln/-/vuln-";
    let new = format!(r#""version":"2.0.0","resolved":"{tarball}2.0.0.tgz""#);
    let same = format!(r#""vuln":{{{new}}}"#);
    assert_eq!(halves(&new, &same), []);
    assert_eq!(halves(&new, ""), []);
    for old in [
        r#""vuln":{"version":"1.0.0"}"#.to_owned(),
        format!(r#""vuln":{{"version":"2.0.0","resolved":"{tarball}1.0.0.tgz"}}"#),
        r#""vuln":{"version":"npm:other@2.0.0"}"#.to_owned(),
        r#""vuln":{"version":"git+ssh://git@github.com/x/y.git#0"}"#.to_owned(),
        r#""vuln":{"version":"file:zz"}"#.to_owned(),
        format!(r#"{same},"more":{{"version":"1.0.0"}}"#),
        r#""vuln":{"version":"2.0.0","resolved":"https://evil.example/vuln/-/vuln-2.0.0.tgz"}"#
            .to_owned(),
        r#""vuln":{}"#.to_owned(),
    ] {
        let doubts = halves(&new, &old);
        assert!(
            matches!(doubts.as_slice(), [Doubt::Halves { .. }]),
            "{old}: {doubts:?}"
        );
    }
}

#[test]
fn a_git_or_file_source_is_believed_only_where_somebody_asks_for_it() {
    let git = "git+ssh://git@github.com/x/y.git#0123456789012345678901234567890123456789";
    let asks = |root: &str, below: &str, resolved: &str| {
        let manifest = format!(r#"{{"dependencies":{{"a":"{root}","b":"1.0.0"}}}}"#);
        let lockfile = format!(
            r#"{{"lockfileVersion":3,"packages":{{"node_modules/a":{{"version":"1.0.0","resolved":"{resolved}"}},
                "node_modules/b":{{"version":"1.0.0","dependencies":{{"a":"{below}"}}}}}}}}"#
        );
        let question = of(&manifest, &lockfile).unwrap();
        let word = question.not_audited.first().map(|it| it.why);
        (asked(&question).len(), word, question.doubts.len())
    };
    assert_eq!(asks("github:x/y", "*", git), (1, Some(Unasked::Git), 0));
    assert_eq!(
        asks("*", "github:x/y", git),
        (2, Some(Unasked::GitBelow), 0)
    );
    assert_eq!(asks("^1.0.0", "*", git), (2, None, 1));
    let file = "file:a-1.0.0.tgz";
    assert_eq!(asks(file, "*", file), (1, Some(Unasked::File), 0));
    assert_eq!(asks("*", file, file), (2, None, 1));
}

#[test]
fn a_scope_of_another_registry_hides_no_other_tarball() {
    let mut registries = Registries::default();
    let npmrc = "@acme:registry=https://npm.acme.example/";
    registries.read(npmrc, Trust::FromPolicy, &|_| None);
    let lockfile = r#"{"lockfileVersion":3,"packages":{"node_modules/vuln":{"name":"@acme/vuln","version":"1.0.0",
        "resolved":"https://registry.npmjs.org/vuln/-/vuln-1.0.0.tgz"}}}"#;
    let tree = Tree::read(lockfile.as_bytes(), &BTreeMap::new()).unwrap();
    let question = Question::of(&tree, Omit::default(), &registries);
    assert!(matches!(
        question.doubts.as_slice(),
        [Doubt::Tarball { .. }]
    ));
}

#[test]
fn packages_that_bring_others_along_are_noted() {
    let manifest = r#"{"dependencies":{"a":"*"}}"#;
    let new = |fields: &str| {
        format!(
            r#"{{"lockfileVersion":3,"packages":{{"node_modules/a":{{"version":"1.0.0",{fields}}},
                "node_modules/a/node_modules/b":{{"version":"1.0.0","inBundle":true}}}}}}"#
        )
    };
    let old = r#"{"lockfileVersion":1,"requires":true,"dependencies":{"a":{"version":"1.0.0","dependencies":{"b":{"version":"1.0.0","bundled":true}}}}}"#;
    for lockfile in [
        new(r#""hasShrinkwrap":true"#),
        new(r#""bundleDependencies":["b"]"#),
        new(r#""bundledDependencies":true"#),
        new(r#""license":"MIT""#),
        old.to_owned(),
    ] {
        let question = of(manifest, &lockfile).unwrap();
        assert_eq!(words(&question), [("a", "own-packages")], "{lockfile}");
        assert_eq!(asked(&question), ["a@1.0.0", "b@1.0.0"]);
    }
    // What the project itself has in its repository anyone can see.
    let own = r#"{"lockfileVersion":3,"packages":{"":{"bundleDependencies":["b"]},"node_modules/b":{"version":"1.0.0","inBundle":true}}}"#;
    assert_eq!(words(&of("{}", own).unwrap()), []);
}
