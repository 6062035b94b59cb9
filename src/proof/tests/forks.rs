//! Chains that somebody has put beside others.

use super::*;

#[test]
fn a_release_that_was_slipped_in_beside_the_chain_is_a_fork() {
    let [one, two, three] = three();
    let slipped = Draft::of("v1.7.0", 3).after(&two).file("4.json");
    check(
        &[one, two, three, slipped],
        Verdict::Broken,
        &["4.json evidence/fork"],
    );
}

#[test]
fn one_tag_at_two_commits_is_a_fork() {
    let [one, two, _] = three();
    let moved = Draft::of("v1.5.0", 2)
        .changed(|draft| draft.inputs.subject.sha = commit("moved"))
        .after(&one)
        .file("moved.json");
    check(
        &[one, two, moved],
        Verdict::Broken,
        &["moved.json evidence/fork"],
    );
}

#[test]
fn another_repository_or_environment_is_another_chain() {
    let [one, two, three] = three();
    let changes: [fn(&mut Draft); 2] = [
        |draft| draft.inputs.environment = "staging".parse().unwrap(),
        |draft| draft.inputs.subject.repository = "mallory/shop".parse().unwrap(),
    ];
    for change in changes {
        let foreign = Draft::of("v1.7.0", 3).changed(change).file("4.json");
        let files = [one.clone(), two.clone(), three.clone(), foreign.clone()];
        check(&files, Verdict::Broken, &["4.json evidence/mixed"]);
        let after = Draft::of("v1.8.0", 4).after(&foreign).file("5.json");
        let files = [one.clone(), two.clone(), three.clone(), foreign, after];
        check(
            &files,
            Verdict::Broken,
            &["4.json evidence/mixed", "5.json evidence/link-elsewhere"],
        );
    }
}

#[test]
fn two_beginnings_in_one_instant_hide_nothing() {
    let files = [
        Draft::of("v1.4.0", 0).file("1.json"),
        Draft::of("v1.5.0", 0).file("2.json"),
    ];
    check(
        &files,
        Verdict::Unknown,
        &[
            "1.json evidence/begins-again",
            "2.json evidence/begins-again",
        ],
    );
}
