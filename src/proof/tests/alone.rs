//! Single records, and the words for all of it.

use super::*;
use crate::decision::message_id;

#[test]
fn an_altered_record_is_not_believed_in_anything() {
    let [one, two, _] = three();
    let altered = File {
        name: "1.json".to_owned(),
        text: one.text.replace("acme/shop", "acme/ship"),
    };
    check(
        &[altered, two],
        Verdict::Broken,
        &["2.json evidence/absent", "1.json evidence/altered"],
    );
}

#[test]
fn a_pull_request_stands_alone() {
    let commit_alone = Draft::of("v1.4.0", 0).changed(|draft| {
        draft.inputs.subject.kind = SubjectKind::Commit;
        draft.previous = None;
    });
    check(&[commit_alone.file("1.json")], Verdict::Holds, &[]);
}

#[test]
fn what_is_no_record_is_no_paper() {
    for text in ["", "{}", "[]", "{\"format\":\"gonogo-evidence/9\"}"] {
        assert!(Paper::read("1.json".to_owned(), text).is_err(), "{text}");
    }
}

#[test]
fn every_code_has_its_words_in_every_language() {
    for locale in [Locale::English, Locale::French] {
        let words = Words::new(locale);
        for code in crate::proof::CODES {
            let id = message_id(code);
            for id in [id.clone(), format!("{id}.lift"), format!("{id}.explain")] {
                assert!(words.knows(&id), "{id} in {}", locale.tag());
            }
        }
    }
}

#[test]
fn the_document_has_what_machines_ask_for() {
    let files = three();
    let document = crate::proof::document(&proof(&files, &[]));
    let record = &document["records"][1];
    assert_eq!(record["tag"], "v1.5.0");
    assert_eq!(record["decision"], "go");
    assert_eq!(record["digest"], files[1].digest().as_str());
    let file = Digest::of(files[1].text.as_bytes());
    assert_eq!(record["file_digest"], file.as_str());
    assert_eq!(
        record["previous"]["record"]["digest"],
        files[0].digest().as_str()
    );
    assert_eq!(record["checks"][1]["code"], "evidence/link");
    assert_eq!(record["checks"][1]["lift"], Json::Null);
}

#[test]
fn time_zone_data_of_another_name_under_the_same_version_is_told() {
    let [one, ..] = three();
    let renamed = |name: Option<&str>| {
        one.forged(|evidence| evidence.time_zone_data = name.map(str::to_owned))
    };
    for name in [Some("1999z"), None] {
        let expected = ["1.json evidence/time-zones"];
        check(&[renamed(name)], Verdict::Unknown, &expected);
    }
    // Which data another version had, only that version can tell.
    let other = one.forged(|evidence| {
        evidence.gonogo = "0.0.1".to_owned();
        evidence.time_zone_data = Some("1999z".to_owned());
    });
    check(&[other], Verdict::Holds, &[]);
}
