//! Where releases come from.

use super::model::{Model, sha};
use super::*;
use crate::facts::OwnStatus;
use crate::notes::reader;

/// The version before the last commit, which is `this` version, and those passed over.
#[track_caller]
fn check(model: &Model, this: Option<&str>, expected: Result<Option<&str>, FailureKind>) {
    let this = this.map(|text| Version::parse(text).unwrap());
    let head = model.head();
    let look = |facts: &Facts| -> Result<Option<String>, Lack> {
        let versions = versions(None, facts)?;
        let found = before(&versions, this.as_ref(), false, &head, facts)?;
        Ok(found.last.map(|(_, tag)| tag.name.for_parsing().to_owned()))
    };
    let facts = model.facts(|facts| look(facts).map_or_else(Lack::needs, |_| Vec::new()));
    let found = look(&facts).map_err(|lack| lack.failure().kind);
    assert_eq!(found, expected.map(|name| name.map(str::to_owned)));
}

#[test]
fn rule_4_what_came_before_is_the_highest_version_that_the_release_stands_on() {
    let model = Model::line(&["a"])
        .tag("v1.0.0")
        .commit("b")
        .tag("v1.1.0")
        .commit("c");
    check(&model, Some("1.2.0"), Ok(Some("v1.1.0")));
    check(&model, None, Ok(Some("v1.1.0")));
    check(&model, Some("1.0.5"), Ok(Some("v1.0.0")));
    check(&model, Some("0.9.0"), Ok(None));
}

#[test]
fn rule_4_a_tag_that_is_no_ancestor_is_not_previous() {
    let model = Model::line(&["a"])
        .tag("v1.0.0")
        .commit_on(&[0], "on a branch")
        .tag("v1.0.1")
        .commit_on(&[0], "released");
    check(&model, Some("1.1.0"), Ok(Some("v1.0.0")));
}

#[test]
fn rule_4_pre_releases_follow_anything_and_stable_versions_follow_stable_ones() {
    let model = Model::line(&["a"])
        .tag("v1.0.0")
        .commit("b")
        .tag("v2.0.0-rc.1")
        .commit("c");
    check(&model, Some("2.0.0-rc.2"), Ok(Some("v2.0.0-rc.1")));
    check(&model, Some("2.0.0"), Ok(Some("v1.0.0")));
}

#[test]
fn of_too_many_versions_that_are_no_ancestors_nothing_is_concluded() {
    let mut model = Model::line(&["a"])
        .tag("v0.1.0")
        .commit_on(&[0], "on a branch");
    for minor in 1..=20 {
        model = model.tag_on(1, &format!("v1.{minor}.0"));
    }
    let model = model.commit_on(&[0], "released");
    check(&model, Some("2.0.0"), Ok(Some("v0.1.0")));
    let model = model.tag_on(1, "v1.21.0");
    check(&model, Some("2.0.0"), Err(FailureKind::NoAncestor));
}

#[test]
fn what_cannot_be_read_is_not_known() {
    let model = Model::line(&["a"]).tag("v1.0.0").commit("b");
    for part in ["tags", "stands on"] {
        let model = model.clone().broken(part);
        check(&model, Some("1.1.0"), Err(FailureKind::ServerError));
    }
}

#[test]
fn rule_5_tags_that_nobody_judged_are_not_released_however_many_they_are() {
    // More than three tags that are pushed at once start no workflow.
    for (decided, unjudged) in [(1, 3), (1, 5), (1, 12), (3, 6), (9, 9)] {
        let mut model = Model::line(&["begin"]);
        for minor in 0..decided {
            let name = format!("v1.{minor}.0");
            model = model.commit("fix: a").tag(&name).decided(OwnStatus::Go);
        }
        let last = format!("v1.{}.0", decided - 1);
        model = model.commit("feat!: b");
        for patch in 1..=unjudged {
            model = model.tag(&format!("v1.{}.{patch}", decided - 1));
        }
        let this = format!("1.{}.{}", decided - 1, unjudged + 1);
        check(&model.commit("fix: c"), Some(&this), Ok(Some(&last)));
    }
}

#[test]
fn where_nobody_ever_judged_a_tag_all_of_them_count() {
    let mut model = Model::line(&["begin"]);
    for minor in 0..40 {
        model = model.commit("fix: a").tag(&format!("v1.{minor}.0"));
    }
    check(&model.commit("fix: b"), Some("1.40.0"), Ok(Some("v1.39.0")));
}

#[test]
fn where_too_many_were_not_judged_and_one_below_was_nothing_is_concluded() {
    let mut model = Model::line(&["begin"]);
    for minor in 0..40 {
        model = model.commit("fix: a").tag(&format!("v1.{minor}.0"));
        if minor < 15 {
            model = model.decided(OwnStatus::Go);
        }
    }
    check(
        &model.commit("fix: b"),
        Some("1.40.0"),
        Err(FailureKind::NoAncestor),
    );
}

#[track_caller]
fn check_commits(base: Option<usize>, told: &[(usize, &[usize])], is_whole: bool) {
    let need = Need::ReleaseCommits {
        base: base.map(sha),
        head: sha(3),
    };
    let commits = told.iter().map(|(commit, parents)| ReleaseCommit {
        sha: sha(*commit),
        parents: parents.iter().map(|it| sha(*it)).collect(),
        name: "".into(),
        email: "".into(),
        login: None,
        bot: false,
        at: jiff::Timestamp::UNIX_EPOCH,
        message: "a".into(),
        is_cut: false,
    });
    let mut facts = Facts::default();
    facts.insert(
        need,
        crate::facts::Fact::Known {
            value: Answer::ReleaseCommits {
                commits: commits.collect(),
            },
            source: "test".into(),
            read_at: jiff::Timestamp::UNIX_EPOCH,
        },
    );
    let found = commits_of(base, &facts);
    assert_eq!(found.is_ok(), is_whole, "{base:?} {told:?}");
}

fn commits_of(base: Option<usize>, facts: &Facts) -> Result<usize, Lack> {
    let base = base.map(sha);
    commits(base.as_ref(), &sha(3), facts).map(<[_]>::len)
}

#[test]
fn rule_6_a_range_that_is_not_whole_is_none() {
    check_commits(Some(1), &[(2, &[1]), (3, &[2])], true);
    check_commits(Some(1), &[(2, &[1])], false);
    check_commits(Some(1), &[(1, &[0]), (3, &[1])], false);
    check_commits(Some(1), &[(3, &[1]), (3, &[1])], false);
    check_commits(None, &[(3, &[2]), (2, &[])], true);
    check_commits(None, &[(3, &[2])], false);
    check_commits(Some(1), &[], false);
}

#[test]
fn commits_come_newest_first_and_none_before_one_that_stands_on_it() {
    let model = Model::line(&["a", "b"])
        .commit_on(&[0], "on a branch")
        .commit_on(&[1, 2], "merge");
    let head = model.head();
    let look = |facts: &Facts| commits(None, &head, facts).map(|_| ());
    let facts = model.facts(|facts| look(facts).map_or_else(Lack::needs, |()| Vec::new()));
    let mut listed = commits(None, &head, &facts).unwrap().to_vec();
    for _ in 0..4 {
        listed.rotate_left(1);
        // A clock that went backwards.
        listed[0].at = jiff::Timestamp::UNIX_EPOCH;
        let sorted = told(&listed, &*reader(None, false));
        let names: Vec<Sha> = sorted.iter().map(|commit| commit.id.sha()).collect();
        let place = |number: usize| names.iter().position(|name| *name == sha(number)).unwrap();
        assert_eq!(names.len(), 4);
        assert!(place(3) < place(1) && place(3) < place(2), "{names:?}");
        assert!(place(1) < place(0) && place(2) < place(0), "{names:?}");
    }
}

#[test]
fn rule_3_a_number_that_github_cannot_be_asked_about_is_not_asked_about() {
    // `Int` of GraphQL has 32 bits: with one such number the whole question is refused.
    let model = Model::line(&["a"])
        .commit("fix: a (#7)")
        .commit("fix: b (#99999999999)")
        .commit("fix: c (#2147483648)");
    let head = model.head();
    let look = |facts: &Facts| commits(None, &head, facts).map(|_| ());
    let facts = model.facts(|facts| look(facts).map_or_else(Lack::needs, |()| Vec::new()));
    let listed = told(commits(None, &head, &facts).unwrap(), &*reader(None, false));
    let numbers: Vec<u64> = pull_numbers(&listed).into_iter().collect();
    assert_eq!(numbers, [7]);
}
