//! Tags, commits and merge groups without a pull request: the policy's word alone.

use super::scene::{rules, sha, shown, told};
use crate::change::classify::{classify, needs};
use crate::change::verdict::{Classified, Verdict};
use crate::facts::Facts;
use crate::locale::{Locale, Words};
use crate::subject::{Subject, SubjectKind};

fn kinds() -> [SubjectKind; 2] {
    [
        SubjectKind::Tag {
            name: "v1.4.0".parse().unwrap(),
        },
        SubjectKind::Commit,
    ]
}

fn classified(kind: SubjectKind, section: &str) -> Classified {
    let subject = Subject {
        repository: "acme/shop".parse().unwrap(),
        sha: sha(1),
        kind,
    };
    let rules = rules(section);
    assert!(needs(&subject, &rules, &Facts::default()).is_empty());
    classify(&subject, &Facts::default(), &rules)
}

#[track_caller]
fn check(section: &str, expected: [&str; 3]) {
    for kind in kinds() {
        let found = classified(kind, section);
        let told = [&found.security, &found.bugfix, &found.risky].map(told);
        assert_eq!(told, expected, "{section}");
    }
}

#[test]
fn a_tag_is_what_the_policy_says_and_otherwise_not_known() {
    check("tag: unknown", ["unknown: TagContents"; 3]);
    check("tag: bugfix", ["no", "policy", "no"]);
    check("tag: security", ["policy", "no", "no"]);
    check("tag: risky", ["no", "no", "policy"]);
    check("tag: other", ["no", "no", "no"]);
}

#[test]
fn a_merge_group_is_no_tag_and_is_not_known_without_its_pull_request() {
    for section in ["{}", "tag: other", "tag: security", "tag: risky"] {
        let group = SubjectKind::MergeGroup {
            base: "main".parse().unwrap(),
            pull_request: None,
        };
        let found = classified(group, section);
        let verdicts = [&found.security, &found.bugfix, &found.risky];
        assert_eq!(verdicts.map(told), ["unknown: MergeGroup"; 3], "{section}");
        assert_eq!(found.reason_other(), None);
    }
}

#[test]
fn that_a_tag_is_none_of_these_says_the_policy() {
    let [tag, ..] = kinds();
    let found = classified(tag, "tag: other");
    assert_eq!(found.reason_other().map(shown), Some("policy".to_owned()));
}

#[test]
fn the_words_name_the_tag_and_the_key_that_helps() {
    let [tag, ..] = kinds();
    let Verdict::Unknown(failure) = classified(tag, "tag: unknown").risky else {
        panic!("it is not known");
    };
    let words = Words::new(Locale::English);
    let said = words.plain(&failure.message());
    assert!(
        said.contains("v1.4.0") && said.contains("tag: unknown"),
        "{said}"
    );
    let help = words.plain(&failure.remedy());
    assert!(help.contains("`tag: commits`"), "{help}");
}
