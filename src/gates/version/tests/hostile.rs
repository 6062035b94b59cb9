//! What was tried to make a wrong tag go.

use super::*;

#[track_caller]
fn never_go(policy_text: &str, tag: &str, model: &Model) -> Report {
    let model = model.clone().tag(tag);
    let report = judged(policy_text, Some(tag), &model);
    let found: Vec<&str> = report.findings.iter().map(|it| it.code).collect();
    let said = said(&report, Locale::English);
    assert_ne!(report.outcome(), Outcome::Go, "{tag}: {found:?} {said}");
    report
}

#[test]
fn a_refused_tag_does_not_hide_what_breaks_from_the_next_one() {
    let model = released(&["feat!: a"]);
    check("v1.4.1", &model, Outcome::NoGo, &["too-small"]);
    // The tag stays, as the documentation wants it; the next one is GO with all that it refused.
    let model = model.tag("v1.4.1").decided(OwnStatus::Refused);
    let model = model.commit("chore: nothing");
    never_go(&policy("{}"), "v1.4.2", &model);
}

#[test]
fn a_second_tag_that_takes_the_go_of_a_release_back_does_not_hide_it_from_the_next_one() {
    // `v1` was moved onto the commit of v1.0.0, and is no version: the commit's status is NO-GO.
    let model = Model::line(&["Begin"]).tag("v0.9.0");
    let model = model.decided(OwnStatus::Go).commit("feat!: a");
    let model = model.tag("v1.0.0").decided(OwnStatus::Since);
    let model = model.commit("feat: b");
    check(
        "v1.0.1",
        &model,
        Outcome::NoGo,
        &["too-small", "unreleased"],
    );
    check("v1.1.0", &model, Outcome::Go, &["unreleased", "right"]);
    // Nor may the release have been the first one.
    let model = Model::line(&["Begin"]).tag("v1.0.0");
    let model = model.decided(OwnStatus::Since).commit("feat: b");
    check(
        "v1.0.1",
        &model,
        Outcome::NoGo,
        &["too-small", "unreleased"],
    );
    // What it was refused for is still asked of the next one.
    let model = Model::line(&["Begin"]).tag("v1.4.0");
    let model = model.decided(OwnStatus::Go).commit("feat!: a");
    let model = model.tag("v1.4.1").decided(OwnStatus::Since);
    never_go(&policy("{}"), "v1.4.2", &model.commit("fix: b"));
}

#[test]
fn a_lower_tag_on_the_commit_of_a_higher_one_does_not_hide_that() {
    let model = Model::line(&["Begin"]).tag("v2.0.0").tag("v1.9.0");
    let model = model.commit("fix: b");
    check("v1.9.1", &model, Outcome::NoGo, &["not-greater"]);
    let other = Model::line(&["Begin"]).tag("v1.9.0").tag("v1.9.0-rc.1");
    let other = other.commit("fix: b");
    check("v1.9.1", &other, Outcome::Go, &["right"]);
}

#[test]
fn a_refused_tag_does_not_hide_a_higher_version_from_the_next_one() {
    let model = released(&["fix: b"]).tag("v2.0.0").commit("fix: c");
    check("v1.4.1", &model, Outcome::NoGo, &["not-greater"]);
    let model = model.tag("v1.4.1").decided(OwnStatus::Refused);
    let model = model.commit("fix: d");
    never_go(&policy("{}"), "v1.4.2", &model);
}

#[test]
fn a_squash_that_lists_what_breaks_is_no_patch() {
    let model = released(&["Basket (#12)\n\n* feat!: drop the old API\n\n* fix: b"]);
    never_go(&policy("{}"), "v1.4.1", &model);
}

#[test]
fn the_first_line_of_a_squash_counts_beside_its_list() {
    let model = released(&["feat: basket (#12)\n\n* fix: a\n\n* fix: b"]);
    never_go(&policy("{}"), "v1.4.1", &model);
    check("v1.5.0", &model, Outcome::Go, &["right"]);
}

#[test]
fn the_policys_split_counts_for_the_gate_as_for_the_notes() {
    let model = released(&["Basket (#12)\n\n* feat!: drop the old API\n\n* fix: b"]);
    let split = "version: 1\nnotes: { squash: split }\ngates: { version: {} }\n";
    never_go(split, "v1.4.1", &model);
}

#[test]
fn the_footers_of_a_squash_count_as_the_documentation_says() {
    let mut wrong = Vec::new();
    for message in [
        "Basket (#12)\n\nBREAKING CHANGE: drops the API",
        "Basket (#12)\n\n* feat: a\n\nBREAKING CHANGE: drops the API\n\n* fix: b",
        "feat: basket (#12)\n\n* feat: a\n\nBREAKING CHANGE: drops the API\n\n* fix: b",
        "fix: basket (#12)\n\n* fix: a\n\nBREAKING CHANGE: drops the API\n\nCo-authored-by: A <a@x>",
    ] {
        let model = released(&[message]).tag("v1.5.0");
        let report = judged(&policy("{}"), Some("v1.5.0"), &model);
        let codes: Vec<&str> = report.findings.iter().map(|it| it.code).collect();
        if report.outcome() == Outcome::Go {
            wrong.push((message, codes));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_a_revert_of_a_revert_brings_back_counts_though_it_has_no_body() {
    let mut wrong = Vec::new();
    for back in [
        "Revert \"Revert \"feat!: a\"\" (#14)",
        "Reapply \"feat!: a\" (#14)",
        "Reapply \"feat!: a\"\n\nIt was not the reason.",
    ] {
        let model = released(&["feat!: a"]);
        let revert = format!(
            "Revert \"feat!: a\"\n\nThis reverts commit {}.",
            model.head()
        );
        let model = model.commit(&revert).commit(back).tag("v1.4.1");
        let report = judged(&policy("{}"), Some("v1.4.1"), &model);
        if report.outcome() == Outcome::Go {
            wrong.push((back, said(&report, Locale::English)));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_sign_of_breaking_in_the_wrong_place_is_told() {
    let mut wrong = Vec::new();
    for message in [
        "feat!(api): drop it",
        "feat !: drop it",
        "feat(api)! : drop it",
        "feat!!: drop it",
        "feat(api):! drop it",
        "feat!:drop it",
        "[JIRA-1] feat!: drop it",
        "\u{feff}feat!: drop it",
        "fix: a\n\n**BREAKING CHANGE**: drop it",
        "fix: a\n\nBREAKING CHANGES: drop it",
        "fix: a\n\nBREAKING: drop it",
        "fix: a\n\nBREAKING\u{a0}CHANGE: drop it",
        "Merge branch 'dev'\n\nBREAKING CHANGE: drop it",
    ] {
        let model = released(&[message]).tag("v1.4.1");
        let report = judged(&policy("{}"), Some("v1.4.1"), &model);
        let codes: Vec<&str> = report.findings.iter().map(|it| it.code).collect();
        if codes == ["version/right"] {
            wrong.push(message);
        }
    }
    assert!(wrong.is_empty(), "silently a patch: {wrong:#?}");
}

#[test]
fn the_gravest_near_miss_is_told_first_and_none_of_ten_is_passed_over() {
    let harmless = ["fix:x"; 9];
    let model = released(&[&["feat !: drop it"][..], &harmless[..]].concat()).tag("v1.4.1");
    let report = judged(&policy("{}"), Some("v1.4.1"), &model);
    let near = report.findings.iter();
    let near = near.filter(|it| it.code == "version/near-miss").count();
    assert_eq!(near, 10);
    let said = said(&report, Locale::English);
    let grave = said.find("speaks of a breaking change").unwrap();
    assert!(
        grave < said.find("no space after its colon").unwrap(),
        "{said}"
    );
}

#[test]
fn a_merge_commit_that_says_that_it_breaks_is_told() {
    let mut wrong = Vec::new();
    for message in [
        "Merge branch 'dev'\n\nBREAKING CHANGE: drop it",
        "Merge branch 'dev' into main\n\n* feat!: drop it",
        "Merge pull request #9 from a/b\n\nBasket\n\nBREAKING CHANGE: drop it",
        "Merge pull request #9 from a/b\n\nfeat!: drop it",
        "Merge pull request #9: feat!: drop it",
        "Merged in dev (pull request #9)\n\nfeat!: drop it",
        "Merge branch 'dev' into 'main'\n\nfeat!: drop it\n\nSee merge request acme/shop!9",
    ] {
        let model = Model::line(&["Begin"])
            .tag("v1.4.0")
            .commit_on(&[0], "fix: wip")
            .commit_on(&[0, 1], message)
            .tag("v1.4.1");
        let report = judged(&policy("{ branches: [main] }"), Some("v1.4.1"), &model);
        let codes: Vec<&str> = report.findings.iter().map(|it| it.code).collect();
        if codes == ["version/unreachable"] {
            wrong.push(message);
        }
    }
    assert!(wrong.is_empty(), "silently a patch: {wrong:#?}");
}

#[test]
fn a_list_of_tags_without_the_judged_one_is_not_believed() {
    // Stale, partial, or the tag is gone: what else does the list lack?
    let report = judged(&policy("{}"), Some("v1.4.1"), &released(&["fix: a"]));
    assert_ne!(
        report.outcome(),
        Outcome::Go,
        "{}",
        said(&report, Locale::English)
    );
}

#[test]
fn an_exact_step_is_exact_also_where_nothing_asks_for_one() {
    let model = released(&["feat!: a"]);
    let revert = format!(
        "Revert \"feat!: a\"\n\nThis reverts commit {}.",
        model.head()
    );
    never_go(
        &policy("{ require-bump: exact }"),
        "v9.0.0",
        &model.commit(&revert),
    );
}

#[test]
fn a_version_after_pre_releases_is_not_the_first_of_its_history() {
    let model = Model::line(&["a"])
        .tag("v1.0.0-rc.1")
        .commit("b")
        .tag("v1.0.0");
    let report = judged(&policy("{}"), Some("v1.0.0"), &model);
    let said = said(&report, Locale::English);
    assert!(
        !said.contains("is the first version in its history"),
        "{said}"
    );
}

#[test]
fn several_versions_are_many_in_the_sentences() {
    let model = released(&["fix: a"])
        .tag("v1.6.0")
        .tag("v1.7.0")
        .tag("v1.5.0");
    let report = judged(&policy("{}"), Some("v1.5.0"), &model);
    let (english, french) = (
        said(&report, Locale::English),
        said(&report, Locale::French),
    );
    let model = released(&["fix: a"])
        .tag("1.4.1")
        .commit("b")
        .tag("v1.4.1+1")
        .commit("c")
        .tag("v1.4.1");
    let report = judged(&policy("{}"), Some("v1.4.1"), &model);
    let elsewhere = said(&report, Locale::English);
    assert!(
        !english.contains("which is in")
            && !french.contains("qui est dans")
            && !elsewhere.contains("is the same version on another"),
        "{english}\n{french}\n{elsewhere}"
    );
}

#[test]
fn what_to_do_about_a_higher_tag_that_was_a_slip_is_said() {
    let model = released(&["fix: a"]).tag("v40.0.0");
    let report = judged(&policy("{}"), Some("v1.4.1"), &model.tag("v1.4.1"));
    let said = said(&report, Locale::English);
    assert!(said.contains("elete"), "{said}");
}

#[test]
fn numbers_at_the_edge() {
    let edge = Model::line(&["a"])
        .tag("v18446744073709551615.0.0")
        .commit("feat!: b");
    check(
        "v18446744073709551615.0.1",
        &edge,
        Outcome::Unknown,
        &["not-known"],
    );
    let model = released(&["fix: a"]);
    for tag in [
        "v18446744073709551616.0.0",
        "v1.5.0-01",
        "v1.05.0",
        "v1.5.0-",
        "v1.5.0+",
    ] {
        check(tag, &model, Outcome::NoGo, &["not-a-version"]);
    }
}

#[test]
fn twelve_thousand_tags_are_no_hindrance() {
    let mut model = Model::line(&["Begin"]).tag("v0.0.0");
    model = model.commit("fix: a");
    for number in 0..12_000 {
        model = model.tag_on(0, &format!("v0.0.0-rc.{number}"));
    }
    for number in 0..60 {
        model = model.commit(&format!("fix: {number}"));
    }
    let report = judged(&policy("{}"), Some("v0.0.1"), &model.tag("v0.0.1"));
    assert_eq!(report.outcome(), Outcome::Go);
}

#[test]
fn a_tag_with_other_metadata_does_not_come_before() {
    // Itself NO-GO (`elsewhere`), it stays, and counts as what was released before.
    let model = released(&["feat!: a"]);
    check("v1.4.0+1", &model, Outcome::NoGo, &["elsewhere"]);
    let model = model.tag("v1.4.0+1").commit("fix: b");
    never_go(&policy("{}"), "v1.4.1", &model);
}

#[test]
fn rule_5_what_nobody_decided_about_does_not_count_where_others_were_decided_about() {
    let model = Model::line(&["Begin"])
        .tag("v1.4.0")
        .decided(OwnStatus::Go)
        .commit("feat!: a")
        .tag("v1.4.1")
        .commit("fix: b");
    check(
        "v1.4.2",
        &model,
        Outcome::NoGo,
        &["too-small", "unreleased"],
    );
    check("v2.0.0", &model, Outcome::Go, &["unreleased", "right"]);
}

#[test]
fn a_branch_that_no_commit_could_be_on_is_a_fault() {
    for branch in ["refs/heads/main", "\"release/*\"", "\"\""] {
        let text = policy(&format!("{{ branches: [{branch}] }}"));
        let loaded = load(&text, &Environment::default());
        assert!(loaded.faults.has_errors(), "{branch}");
    }
}
