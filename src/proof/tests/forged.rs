//! Chains that somebody has tampered with.

use proptest::prelude::*;

use super::*;

/// What somebody would rather have had decided: another title of the environment's window.
fn other_policy(evidence: &mut Evidence) {
    let text = evidence.inputs.policy.text.for_parsing();
    evidence.inputs.policy.text = Untrusted::new(text.replace("16:00", "23:59"));
    let run = judge::judge(&evidence.inputs).run;
    evidence.decision = render::json::decision(&run).into();
}

/// Another text in the decision that is recorded.
fn said(evidence: &mut Evidence, place: &str, text: &str) {
    let mut decision = evidence.decision.value();
    *decision.pointer_mut(place).unwrap() = text.into();
    evidence.decision = decision.into();
}

#[test]
fn a_record_with_a_new_digest_is_not_the_one_that_the_next_names() {
    let [one, two, three] = three();
    let forged = one.forged(other_policy);
    check(
        &[forged, two.clone(), three.clone()],
        Verdict::Broken,
        &["2.json evidence/replaced"],
    );
    let forged = two.forged(other_policy);
    check(
        &[one.clone(), forged, three.clone()],
        Verdict::Broken,
        &["3.json evidence/replaced"],
    );
    // The newest nobody names yet: only its digest or a signature tells.
    let digest = three.digest();
    let files = [one, two, three.forged(other_policy)];
    check(&files, Verdict::Holds, &[]);
    let known = proof(&files, &[digest]);
    assert_eq!(faults(&known), ["evidence/digest-absent"]);
    assert_eq!(known.verdict(), Verdict::Broken);
}

#[test]
fn a_decision_that_does_not_follow_from_the_record_is_found() {
    let [one, ..] = three();
    let forged = one.forged(|evidence| said(evidence, "/decision", "hold"));
    check(
        &[forged],
        Verdict::Broken,
        &["1.json evidence/replay-differs"],
    );
}

#[test]
fn what_another_version_words_or_decides_otherwise_cannot_be_told() {
    let [one, ..] = three();
    let reworded = one.forged(|evidence| {
        evidence.gonogo = "0.0.1".to_owned();
        said(
            evidence,
            "/gates/0/findings/0/message",
            "As it was said then",
        );
    });
    // The words may be another version's, or somebody's: that version alone can tell.
    check(
        &[reworded],
        Verdict::Unknown,
        &["1.json evidence/replay-reworded"],
    );
    let other = one.forged(|evidence| {
        evidence.gonogo = "0.0.1".to_owned();
        said(evidence, "/decision", "no-go");
    });
    check(
        &[other],
        Verdict::Unknown,
        &["1.json evidence/replay-other"],
    );
}

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
fn what_was_simulated_proves_nothing_and_is_followed_by_nothing() {
    let [one, ..] = three();
    let simulated = Draft::of("v1.5.0", 1)
        .after(&one)
        .changed(|draft| draft.inputs.simulated = true)
        .file("2.json");
    check(
        &[one.clone(), simulated.clone()],
        Verdict::Unknown,
        &["2.json evidence/simulated"],
    );
    let after = Draft::of("v1.6.0", 2).after(&simulated).file("3.json");
    check(
        &[one, simulated, after],
        Verdict::Broken,
        &["2.json evidence/simulated", "3.json evidence/link-not-go"],
    );
}

#[test]
fn a_key_that_stands_twice_is_found_though_the_digest_fits() {
    let [one, ..] = three();
    let doubled = File {
        name: "1.json".to_owned(),
        text: one
            .text
            .replacen('{', "{\"decision\":{\"decision\":\"no-go\"},", 1),
    };
    check(&[doubled], Verdict::Broken, &["1.json evidence/altered"]);
    let spaced = File {
        name: "1.json".to_owned(),
        text: one.text.replace('\n', "\r\n"),
    };
    check(&[spaced], Verdict::Unknown, &["1.json evidence/rewritten"]);
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

#[test]
fn no_byte_of_a_record_can_be_another_one_unnoticed() {
    let [one, two, three] = three();
    for altered in 0..3 {
        let mut files = [one.clone(), two.clone(), three.clone()];
        let text = files[altered].text.clone();
        for place in 0..text.len() {
            let mut bytes = text.clone().into_bytes();
            bytes[place] ^= 1;
            // What is no text or no record at all is refused before.
            let Ok(changed) = String::from_utf8(bytes) else {
                continue;
            };
            let Ok(paper) = Paper::read(String::new(), &changed) else {
                continue;
            };
            let content = paper.content.as_ref();
            let noticed = content.is_none_or(|content| !content.as_written);
            assert!(noticed, "byte {place} of {altered}");
            // And what is noticed is told.
            if place % 64 == 0 {
                files[altered].text = changed;
                assert_ne!(proof(&files, &[]).verdict(), Verdict::Holds);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Also where whoever alters a record reckons its digest anew: then the next one tells.
    #[test]
    fn nothing_in_a_record_that_another_names_can_be_altered(
        altered in 0..2_usize,
        place in any::<prop::sample::Index>(),
    ) {
        let mut files = three();
        let mut document: Json = serde_json::from_str(&files[altered].text).unwrap();
        let mut texts = Vec::new();
        paths(&document, String::new(), &mut texts);
        let path = place.get(&texts);
        let value = document.pointer_mut(path).unwrap();
        *value = match value.take() {
            Json::String(text) => Json::String(format!("{text}x")),
            Json::Bool(is) => Json::Bool(!is),
            Json::Null => Json::from("x"),
            other => Json::from(other.as_i64().unwrap_or_default() + 1),
        };
        document.as_object_mut().unwrap().remove("digest");
        let digest = crate::evidence::digest(&crate::evidence::canonical(&document));
        document["digest"] = Json::from(digest);
        let text = crate::evidence::canonical(&document) + "\n";
        // What is no record any more is refused before.
        if Paper::read(String::new(), &text).is_ok() {
            files[altered].text = text;
            prop_assert_ne!(proof(&files, &[]).verdict(), Verdict::Holds, "{}", path);
        }
    }
}

/// The pointers to everything in a document that is neither a list nor an object, but its digest.
fn paths(value: &Json, path: String, found: &mut Vec<String>) {
    match value {
        Json::Object(entries) => {
            for (key, value) in entries {
                let key = key.replace('~', "~0").replace('/', "~1");
                paths(value, format!("{path}/{key}"), found);
            }
        }
        Json::Array(values) => {
            for (index, value) in values.iter().enumerate() {
                paths(value, format!("{path}/{index}"), found);
            }
        }
        _ if path == "/digest" => {}
        _ => found.push(path),
    }
}
