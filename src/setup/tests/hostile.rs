//! Names that somebody chose to break out with: nothing of them is ever read as more than a name.

use proptest::prelude::*;

use super::*;
use crate::setup::seen::auditable;

/// Names that end a quote, a comment, a line, a list or a document of YAML, or a workflow's line.
const NAMES: [&str; 16] = [
    "x\", evil: true, \"y",
    "x', evil: true, 'y",
    "x}, evil: {y",
    "x], evil: [y",
    "x: y",
    "x #y",
    "x\nevil: true",
    "x\r\n  evil: true",
    "x\u{2028}evil: true",
    "x\u{85}evil: true",
    "x\u{202e}live",
    "&anchor",
    "*alias",
    "!!python/object:x",
    "---\nevil: true",
    "${{ github.token }}",
];

/// The keys of a tree at every depth, in order.
fn keys(node: &serde_json::Value, found: &mut Vec<String>) {
    match node {
        serde_json::Value::Object(map) => {
            for (key, value) in map {
                found.push(key.clone());
                keys(value, found);
            }
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| keys(item, found)),
        _ => {}
    }
}

fn keys_of(policy: &str) -> Vec<String> {
    let mut found = Vec::new();
    keys(&tree(policy).to_json(), &mut found);
    found
}

/// The repository with this name wherever somebody can choose one and git or the disk takes it.
fn named(name: &str) -> Seen {
    let mut seen = rich();
    if let Ok(branch) = name.parse::<crate::ids::RefName>() {
        seen.default_branch = Some(branch.clone());
        seen.maintenance = vec![branch];
    }
    seen.lockfiles
        .extend(auditable(&format!("{name}/package-lock.json")));
    if let Ok(path) = format!("{name}/yarn.lock").parse() {
        seen.other_lockfiles.push(path);
    }
    let tags = [
        name.to_owned(),
        format!("{name}1.0.0"),
        format!("v2.0.0-{name}"),
    ];
    seen.releases = releases(tags.iter().map(String::as_str).chain(["v1.0.0"]));
    let owners = format!("* @{name}\n* @acme/{name}\n* @alice @acme/qa\n");
    seen.owners = Some(Owners::new(path("CODEOWNERS"), &owners));
    let list = format!("## {name}\n- [ ] a\n## After {name}\n- [ ] b\n## Type {name}\n- [ ] c\n");
    seen.description = Some(form(".github/pull_request_template.md", &list));
    seen
}

/// The keys of a policy whose names mean no harm.
fn usual_keys() -> Vec<String> {
    let plan = planned(&rich(), &order(Locale::English, "UTC"));
    keys_of(text(&plan, ".github/gonogo.yml"))
}

#[track_caller]
fn check(name: &str, usual: &[String]) {
    let seen = named(name);
    for locale in LANGUAGES {
        let plan = planned(&seen, &order(locale, "UTC"));
        let policy = text(&plan, ".github/gonogo.yml");
        flawless(policy);
        // `sections` and `post-deploy` are left out where no heading can be named.
        let found = keys_of(policy);
        assert!(
            found.iter().all(|key| usual.contains(key)),
            "{found:?}\n{policy}"
        );
        assert!(!policy.contains(['\r', '\u{85}', '\u{2028}', '\u{202e}']));
        for file in &plan.files[1..] {
            assert!(!file.text.contains("evil"), "{}", file.text);
        }
        let said = said(&plan, locale);
        assert!(
            !said.contains(['\r', '\u{85}', '\u{2028}', '\u{202e}']),
            "{said:?}"
        );
    }
}

#[test]
fn no_name_breaks_out_of_its_place() {
    let usual = usual_keys();
    for name in NAMES {
        check(name, &usual);
    }
}

#[test]
fn a_name_that_yaml_would_read_otherwise_is_read_as_the_name() {
    for name in [
        "true", "no", "12", "1e3", "null", "a\"b", "a'b", "#a", "{a}", "a,b",
    ] {
        let seen = Seen {
            default_branch: Some(name.parse().unwrap()),
            releases: releases(["v1.0.0"]),
            lockfiles: vec![path(&format!("{name}/package-lock.json"))],
            ..Seen::default()
        };
        let plan = planned(&seen, &order(Locale::English, "UTC"));
        let root = tree(text(&plan, ".github/gonogo.yml")).to_json();
        let gates = &root["gates"];
        assert_eq!(gates["version"]["branches"], serde_json::json!([name]));
        let lockfile = format!("{name}/package-lock.json");
        assert_eq!(
            gates["npm-audit"]["lockfiles"],
            serde_json::json!([lockfile])
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn whatever_the_name_the_policy_is_without_a_fault(
        name in "\\PC{1,20}|[ -~\n\r\u{85}\u{2028}\u{202e}]{1,20}"
    ) {
        check(&name, &usual_keys());
    }
}
