//! A tag or a commit by what came since the version before it.

use super::scene::{rules, told};
use crate::change::classify::{classify, needs};
use crate::lineage::model::Model;
use crate::subject::{Subject, SubjectKind};

/// What a tag on the last commit is: security, bugfix, risky.
#[track_caller]
fn check(section: &str, model: &Model, expected: [&str; 3]) {
    let rules = rules(section);
    let model = model.clone().tag("v1.5.0");
    for kind in [
        SubjectKind::Tag {
            name: "v1.5.0".parse().unwrap(),
        },
        SubjectKind::Commit,
    ] {
        let subject = Subject {
            repository: "acme/shop".parse().unwrap(),
            sha: model.head(),
            kind,
        };
        let facts = model.facts(|facts| needs(&subject, &rules, facts));
        let found = classify(&subject, &facts, &rules);
        let verdicts = [&found.security, &found.bugfix, &found.risky].map(told);
        assert_eq!(verdicts, expected, "{section}");
    }
}

fn released(messages: &[&str]) -> Model {
    let mut model = Model::line(&["feat!: a"]).tag("v1.4.0");
    for message in messages {
        model = model.commit(message);
    }
    model
}

#[test]
fn a_tag_is_a_bug_fix_if_all_its_commits_are() {
    let fix = released(&["fix: a", "docs: b", "fix: c (#7)"]);
    check("{}", &fix, ["no", "type fix", "no"]);
    check("tag: commits", &fix, ["no", "type fix", "no"]);
    check("{}", &fix.commit("feat: d"), ["no", "no", "no"]);
    check("{}", &released(&["Plain words"]), ["no", "no", "no"]);
    let section = "security: { types: [security] }";
    check(
        section,
        &released(&["security: a"]),
        ["type security", "no", "no"],
    );
}

#[test]
fn one_commit_makes_a_tag_risky() {
    let model = released(&["fix: a", "feat!: b", "fix: c"]);
    check(
        "{}",
        &model,
        ["no", "no", "breaking 2000000000000000000000000000000003"],
    );
}

#[test]
fn the_label_of_a_pull_request_makes_a_tag_risky_and_none_makes_it_a_fix() {
    let model = released(&["feat: a (#7)"]);
    check(
        "{}",
        &model.clone().pull(7, "a", &["migration"], 1),
        ["no", "no", "label migration"],
    );
    // Nobody can deny either that it mends something.
    let partly = "unknown: PartlyLabelled";
    check(
        "{}",
        &model.clone().pull(7, "a", &["bug"], 1),
        ["no", partly, "no"],
    );
    check(
        "{}",
        &model.clone().pull(7, "a", &["security"], 1),
        [partly, "no", "no"],
    );
    // It names a pull request that came in elsewhere.
    check(
        "{}",
        &model.pull(7, "a", &["migration"], 0),
        ["no", "no", "no"],
    );
}

#[test]
fn what_cannot_be_read_of_a_tag_is_unknown() {
    let model = released(&["fix: a (#7)"]).pull(7, "a", &[], 1);
    for part in ["tags", "stands on", "commits from"] {
        let model = model.clone().broken(part);
        check("{}", &model, ["unknown: ServerError"; 3]);
    }
    check(
        "{}",
        &model.clone().broken("title"),
        ["unknown: ServerError", "type fix", "unknown: ServerError"],
    );
    check(
        "risky: { paths: [db/] }",
        &model,
        ["no", "type fix", "unknown: TagFiles"],
    );
}

#[test]
fn a_first_version_is_not_looked_through() {
    let model = Model::line(&["feat: a", "fix: b"]);
    check("{}", &model, ["unknown: FirstVersion"; 3]);
}

// ---- Eyes: what should hold, and may not. ----

fn found(section: &str, model: &Model) -> [String; 3] {
    let rules = rules(section);
    let model = model.clone().tag("v1.5.0");
    let subject = Subject {
        repository: "acme/shop".parse().unwrap(),
        sha: model.head(),
        kind: SubjectKind::Tag {
            name: "v1.5.0".parse().unwrap(),
        },
    };
    let facts = model.facts(|facts| needs(&subject, &rules, facts));
    let found = classify(&subject, &facts, &rules);
    [&found.security, &found.bugfix, &found.risky].map(told)
}

#[test]
fn a_refused_tag_does_not_make_the_next_one_a_bug_fix() {
    // A frozen budget lets bug fixes pass: v1.4.9 is refused, and v1.5.0 brings it all the same.
    let model = released(&["feat!: all new"])
        .tag("v1.4.9")
        .decided(crate::facts::OwnStatus::Refused)
        .commit("fix: a");
    let found = found("{}", &model);
    assert!(
        found[1] == "no" || found[1].starts_with("unknown"),
        "{found:?}"
    );
    assert_ne!(found[2], "no", "{found:?}");
}

#[test]
fn the_title_that_a_merge_tells_counts() {
    let model = Model::line(&["Begin"])
        .tag("v1.4.0")
        .commit_on(&[0], "fix: wip")
        .commit_on(
            &[0, 1],
            "Merge pull request #9 from acme/x\n\nfeat!: drop the API",
        );
    let found = found("{}", &model);
    assert!(found[1] == "no" && found[2] != "no", "{found:?}");
}

#[test]
fn what_a_squash_lists_counts() {
    let model = released(&["fix: a (#7)\n\n* feat!: drop the API\n\n* fix: b"]);
    let found = found("{}", &model);
    assert!(found[1] == "no" && found[2] != "no", "{found:?}");
}

#[test]
fn the_label_of_a_rebased_pull_request_is_not_overlooked() {
    // Merged by rebase, or with a subject that somebody edited: nothing names its number.
    let model = released(&["feat: a"]).pull(7, "a", &["migration"], 1);
    let found = found("{}", &model);
    assert_ne!(found[2], "no", "{found:?}");
}
