//! Chains as honest runs write them.

use super::*;

#[test]
fn three_releases_hold_in_whatever_order_they_are_given() {
    let [one, two, three] = three();
    let orders = [
        [one.clone(), two.clone(), three.clone()],
        [three.clone(), two.clone(), one.clone()],
        [two, three, one],
    ];
    for files in orders {
        check(&files, Verdict::Holds, &[]);
        let names: Vec<String> = proof(&files, &[])
            .papers
            .into_iter()
            .map(|examined| examined.paper.name)
            .collect();
        assert_eq!(names, ["1.json", "2.json", "3.json"]);
    }
}

#[test]
fn only_the_newest_is_held_by_nothing_else() {
    let files = three();
    let loose = |known: &[Digest]| -> Vec<String> {
        let papers = proof(&files, known).papers.into_iter();
        let loose = papers.filter(|it| it.checks.iter().any(|it| it.code == "evidence/loose"));
        loose.map(|it| it.paper.name).collect()
    };
    assert_eq!(loose(&[]), ["3.json"]);
    assert!(loose(&[files[2].digest()]).is_empty());
}

#[test]
fn a_chain_begins_where_nothing_had_been_decided() {
    let [one, ..] = three();
    let release = Release {
        tag: "v1.3.0".into(),
        commit: commit("v1.3.0"),
    };
    let begun = one.forged(|evidence| {
        let why = Missing::NothingDecided;
        evidence.previous = Some(Previous::missing(Some(release), why, None));
    });
    check(&[begun], Verdict::Holds, &[]);
}

#[test]
fn without_the_record_before_nobody_can_tell_unless_the_digest_is_known() {
    let [_, two, three] = three();
    let files = [two, three];
    check(&files, Verdict::Unknown, &["2.json evidence/absent"]);
    let known = proof(&files, &[files[0].digest()]);
    assert_eq!(known.verdict(), Verdict::Holds, "{:?}", faults(&known));
    // Knowing the digest of the last one says nothing of where the chain begins.
    let known = proof(&files, &[files[1].digest()]);
    assert_eq!(faults(&known), ["2.json evidence/absent"]);
}

#[test]
fn a_gap_in_the_middle_is_told() {
    let [one, _, three] = three();
    check(&[one, three], Verdict::Unknown, &["3.json evidence/absent"]);
}

#[test]
fn every_reason_for_a_missing_record_is_said_in_words() {
    for why in [
        Missing::NotAVersion,
        Missing::NotFound,
        Missing::Unreadable,
        Missing::NotKept,
        Missing::NotGo,
        Missing::Foreign,
        Missing::OtherRecord,
        Missing::Contradiction,
    ] {
        let mut draft = Draft::of("v1.4.0", 0);
        draft.previous = Some(Previous::missing(None, why, None));
        let file = draft.file("1.json");
        check(
            std::slice::from_ref(&file),
            Verdict::Unknown,
            &["1.json evidence/missing"],
        );
        let known = proof(std::slice::from_ref(&file), &[file.digest()]);
        assert_eq!(known.verdict(), Verdict::Holds);
    }
}

#[test]
fn a_record_from_before_there_was_a_chain_replays_and_is_unlinked() {
    let mut draft = Draft::of("v1.4.0", 0);
    draft.previous = None;
    let file = draft.file("1.json");
    assert!(!file.text.contains("previous"));
    check(&[file], Verdict::Unknown, &["1.json evidence/unlinked"]);
}

#[test]
fn what_was_refused_is_no_link_and_breaks_none() {
    let [one, two, three] = three();
    // On a Sunday v1.5.0 was refused.
    let refused = Draft::of("v1.5.0", 1)
        .after(&one)
        .changed(|draft| draft.inputs.decided_at -= jiff::SignedDuration::from_hours(48))
        .file("0.json");
    check(&[one, refused.clone(), two, three], Verdict::Holds, &[]);
    check(&[refused], Verdict::Holds, &[]);
}

#[test]
fn the_same_release_may_be_decided_twice() {
    let [one, two, _] = three();
    let again = Draft::of("v1.5.0", 2).after(&one).file("again.json");
    let next = Draft::of("v1.6.0", 3).after(&again).file("3.json");
    check(&[one, two, again, next], Verdict::Holds, &[]);
}

#[test]
fn the_same_file_twice_does_no_harm() {
    let [one, two, three] = three();
    let copy = File {
        name: "copy.json".to_owned(),
        ..two.clone()
    };
    check(&[one, two, copy, three], Verdict::Holds, &[]);
}

#[test]
fn a_backport_follows_the_same_release_as_what_came_since() {
    let [one, two, _] = three();
    let backport = Draft::of("v1.4.1", 2).after(&one).file("backport.json");
    check(&[one, two, backport], Verdict::Holds, &[]);
}

#[test]
fn a_release_that_saw_the_backport_elsewhere_follows_the_same_one() {
    let [one, ..] = three();
    let backport = Draft::of("v1.4.1", 1).after(&one).file("backport.json");
    let next = Draft::of("v1.5.0", 2).after(&one);
    let blind = next.clone().file("next.json");
    let files = [one.clone(), backport.clone(), blind];
    check(&files, Verdict::Broken, &["next.json evidence/fork"]);
    let seen = next.passing_over("v1.4.1").file("next.json");
    check(&[one, backport, seen], Verdict::Holds, &[]);
}

#[test]
fn pre_releases_stand_beside_the_stable_line() {
    let [one, two, _] = three();
    let candidate = Draft::of("v1.5.0-rc.1", 0)
        .after(&one)
        .changed(|draft| draft.inputs.decided_at += jiff::SignedDuration::from_hours(24))
        .file("rc.json");
    check(&[one, candidate, two], Verdict::Holds, &[]);
}

#[test]
fn a_stable_line_begins_beside_its_pre_releases() {
    let candidate = Draft::of("v1.0.0-rc.1", 0).file("rc.json");
    let stable = Draft::of("v1.0.0", 1).file("stable.json");
    check(&[candidate, stable.clone()], Verdict::Holds, &[]);
    // A pre-release follows whatever came before it.
    let late = Draft::of("v1.1.0-rc.1", 2).file("late.json");
    check(
        &[stable.clone(), late],
        Verdict::Unknown,
        &["late.json evidence/begins-again"],
    );
    let said = |file: File| super::super::lines(&proof(&[file], &[]), &Words::new(Locale::English));
    let text = said(stable);
    assert!(text.contains("no stable version comes before"), "{text}");
    let passing = Draft::of("v1.0.1", 1).passing_over("v1.0.0").file("1.json");
    let text = said(passing);
    assert!(!text.contains("comes before"), "{text}");
    assert!(text.contains("passed over"), "{text}");
}

#[test]
fn a_second_beginning_is_told() {
    let [one, _, _] = three();
    let other = Draft::of("v1.5.0", 1).file("2.json");
    check(
        &[one, other],
        Verdict::Unknown,
        &["2.json evidence/begins-again"],
    );
}
