//! Links that lead elsewhere than they say.

use super::*;

#[test]
fn a_link_must_lead_to_what_it_says() {
    let [one, two, three] = three();
    // To a record of another commit than it names.
    let other_commit = three.forged(|evidence| {
        let previous = evidence.previous.as_mut().unwrap();
        previous.release.as_mut().unwrap().commit = commit("v9.9.9");
    });
    let files = [one.clone(), two.clone(), other_commit];
    check(
        &files,
        Verdict::Broken,
        &["3.json evidence/link-other-commit"],
    );
    // To one that was decided later.
    let later = two.forged(|evidence| evidence.inputs.decided_at = tuesday(9));
    let later = File::of("2.json", &redecided(&later));
    let early = Draft::of("v1.6.0", 2).after(&later).file("3.json");
    check(
        &[one.clone(), later, early],
        Verdict::Broken,
        &["3.json evidence/link-later"],
    );
    // To one that let nothing go.
    let refused = Draft::of("v1.5.0", 1)
        .after(&one)
        .changed(|draft| draft.inputs.decided_at -= jiff::SignedDuration::from_hours(48))
        .file("2.json");
    let after = Draft::of("v1.6.0", 2).after(&refused).file("3.json");
    check(
        &[one, refused, after],
        Verdict::Broken,
        &["3.json evidence/link-not-go"],
    );
}

fn redecided(file: &File) -> Evidence {
    let (mut evidence, _) = Evidence::open(&file.text).unwrap();
    let run = judge::judge(&evidence.inputs).run;
    evidence.decision = render::json::decision(&run).into();
    evidence
}

#[test]
fn a_link_names_the_very_tag() {
    let [one, two, _] = three();
    let posing = two.forged(|evidence| {
        let release = evidence.previous.as_mut().unwrap().release.as_mut();
        release.unwrap().tag = "v9.9.9".into();
    });
    check(
        &[one, posing],
        Verdict::Broken,
        &["2.json evidence/link-other-tag"],
    );
    // Another tag on that commit, decided last, leaves its digest there.
    let nightly = Draft::of("nightly-7", 0)
        .changed(|draft| draft.inputs.subject.sha = commit("v1.4.0"))
        .file("1.json");
    let posing = Draft::of("v1.5.0", 1).after(&nightly).file("2.json");
    let posing = posing.forged(|evidence| {
        let release = evidence.previous.as_mut().unwrap().release.as_mut();
        release.unwrap().tag = "v1.4.0".into();
    });
    check(
        &[nightly, posing],
        Verdict::Unknown,
        &["2.json evidence/link-other-tag"],
    );
}

#[test]
fn only_releases_whose_links_were_followed_vouch_for_others() {
    let [one, ..] = three();
    let loose = |files: &[File]| -> Vec<String> {
        let papers = proof(files, &[]).papers.into_iter();
        let loose = papers.filter(|it| it.checks.iter().any(|it| it.code == "evidence/loose"));
        loose.map(|it| it.paper.name).collect()
    };
    let refused = Draft::of("v1.5.0", 1)
        .after(&one)
        .changed(|draft| draft.inputs.decided_at -= jiff::SignedDuration::from_hours(48))
        .file("no.json");
    assert_eq!(loose(&[one.clone(), refused]), ["1.json"]);
    let pull = Draft::of("v1.5.0", 1)
        .after(&one)
        .changed(|draft| draft.inputs.subject.kind = SubjectKind::Commit)
        .file("pull.json");
    check(
        &[one, pull],
        Verdict::Unknown,
        &["pull.json evidence/link-stray"],
    );
}

#[test]
fn a_version_is_not_passed_over_as_refused_beside_its_go() {
    let [one, two, _] = three();
    for why in [Passed::Refused, Passed::Undecided] {
        let next = Draft::of("v1.6.0", 2)
            .after(&one)
            .passing_over("v1.5.0")
            .changed(|draft| draft.previous.as_mut().unwrap().passed_over[0].why = why)
            .file("3.json");
        check(
            &[one.clone(), two.clone(), next],
            Verdict::Unknown,
            &["3.json evidence/passed-go"],
        );
    }
}
