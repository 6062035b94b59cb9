//! Records that somebody has altered.

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
