//! Statements, bare and signed.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use super::*;
use crate::evidence::{PREDICATE, STATEMENT, statement};
use crate::proof::Statement;

fn check_statement(text: &str, files: &[File]) -> (&'static str, Verdict) {
    let papers = files
        .iter()
        .map(|file| Paper::read(file.name.clone(), &file.text).unwrap());
    let statement = Statement::read(text).unwrap();
    let proof = examine(papers.collect(), &[], Some(&statement));
    let check = proof.checks.first().expect("the statement was checked");
    (check.code, check.verdict)
}

/// What the specification requires of a statement: its type, at least one subject with a digest each,
/// and the type of the predicate.
fn assert_is_statement(document: &Json) {
    assert_eq!(document["_type"], STATEMENT);
    let keys: Vec<&String> = document.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["_type", "predicate", "predicateType", "subject"]);
    let subjects = document["subject"].as_array().unwrap();
    assert!(!subjects.is_empty());
    let mut names = Vec::new();
    for subject in subjects {
        names.push(subject["name"].as_str().unwrap());
        let digests = subject["digest"].as_object().unwrap();
        assert!(!digests.is_empty());
        for (algorithm, digits) in digests {
            let length = match algorithm.as_str() {
                "gitCommit" => 40,
                "sha256" => 64,
                other => panic!("{other} is no algorithm of the specification's table"),
            };
            let digits = digits.as_str().unwrap();
            assert_eq!(digits.len(), length);
            let small = |letter: char| matches!(letter, '0'..='9' | 'a'..='f');
            assert!(digits.chars().all(small));
        }
    }
    names.dedup();
    assert_eq!(names.len(), subjects.len(), "names tell subjects apart");
    assert!(url::Url::parse(document["predicateType"].as_str().unwrap()).is_ok());
    assert!(document["predicate"].is_object());
}

#[test]
fn a_statement_has_what_the_specification_requires() {
    let files = three();
    let document = statement(&files[1].text, "2.json").unwrap();
    assert_is_statement(&document);
    assert_eq!(document["predicateType"], PREDICATE);
    let file = Digest::of(files[1].text.as_bytes());
    assert_eq!(document["subject"][1]["digest"]["sha256"], file.digits());
    assert_eq!(document["subject"][1]["name"], "2.json");
    let predicate = &document["predicate"];
    assert_eq!(predicate["decision"], "go");
    assert_eq!(predicate["environment"], "production");
    assert_eq!(predicate["repository"], "acme/shop");
    assert_eq!(predicate["tag"], "v1.5.0");
    assert_eq!(predicate["decided_at"], "2026-11-10T10:00:00Z");
    assert_eq!(predicate["evidence"], files[1].digest().as_str());
    assert_eq!(
        predicate["previous"]["evidence"],
        files[0].digest().as_str()
    );
    assert_eq!(predicate["previous"]["missing"], Json::Null);
    assert_eq!(predicate["policy"]["commit"], commit("policy").as_str());
    let policy = Digest::of(POLICY.as_bytes());
    assert_eq!(predicate["policy"]["digest"], policy.as_str());
}

#[test]
fn a_statement_belongs_to_its_record_and_to_no_other() {
    let files = three();
    let document = statement(&files[1].text, "renamed.json").unwrap();
    let text = document.to_string();
    let holds = ("evidence/statement", Verdict::Holds);
    assert_eq!(check_statement(&text, &files), holds);
    let other = ("evidence/statement-file", Verdict::Broken);
    assert_eq!(check_statement(&text, &files[..1]), other);
    for (pointer, value, code) in [
        (
            "/predicate/decision",
            json!("no-go"),
            "evidence/statement-predicate",
        ),
        (
            "/subject/0/name",
            json!("mallory/shop"),
            "evidence/statement-subject",
        ),
        (
            "/subject/0/digest/sha256",
            json!("0".repeat(64)),
            "evidence/statement-subject",
        ),
        (
            "/subject/1/digest/sha512",
            json!("0".repeat(128)),
            "evidence/statement-subject",
        ),
        (
            "/subject/0/digest",
            json!({ "gitCommit": "0".repeat(40) }),
            "evidence/statement-subject",
        ),
        ("/subject", json!([]), "evidence/statement-file"),
        (
            "/predicateType",
            json!("https://slsa.dev/provenance/v1"),
            "evidence/statement-type",
        ),
        (
            "/_type",
            json!("https://in-toto.io/Statement/v0.1"),
            "evidence/statement-type",
        ),
    ] {
        let mut changed = document.clone();
        match changed.pointer_mut(pointer) {
            Some(place) => *place = value,
            None => {
                let (parent, key) = pointer.rsplit_once('/').unwrap();
                changed.pointer_mut(parent).unwrap()[key] = value;
            }
        }
        let checked = check_statement(&changed.to_string(), &files);
        assert_eq!(checked, (code, Verdict::Broken), "{pointer}");
    }
    // What is written beside the evidence is about the commit, too.
    let mut alone = document.clone();
    alone["subject"].as_array_mut().unwrap().remove(0);
    let checked = check_statement(&alone.to_string(), &files);
    assert_eq!(checked, ("evidence/statement-subject", Verdict::Broken));
    let mut without = document;
    without["predicate"].as_object_mut().unwrap().remove("tag");
    let checked = check_statement(&without.to_string(), &files);
    assert_eq!(checked, ("evidence/statement-predicate", Verdict::Broken));
}

#[test]
fn keys_may_be_added_to_a_predicate_but_none_may_stand_twice() {
    let files = three();
    let mut document = statement(&files[1].text, "2.json").unwrap();
    document["predicate"]["more"] = json!(1);
    document["predicate"]["policy"]["more"] = json!({});
    let text = document.to_string();
    let holds = ("evidence/statement", Verdict::Holds);
    assert_eq!(check_statement(&text, &files), holds);
    let doubled = text.replacen('{', "{\"predicate\":{},", 1);
    assert!(Statement::read(&doubled).is_err());
}

#[test]
fn a_statement_may_be_signed_by_others_about_the_file_alone() {
    let files = three();
    let mut document = statement(&files[0].text, "1.json").unwrap();
    document["subject"].as_array_mut().unwrap().remove(0);
    let envelope = json!({
        "payloadType": "application/vnd.in-toto+json",
        "payload": STANDARD.encode(document.to_string()),
        "signatures": [{ "sig": "" }],
    });
    let holds = ("evidence/statement", Verdict::Holds);
    assert_eq!(check_statement(&envelope.to_string(), &files), holds);
    let bundle = json!({ "mediaType": "…", "dsseEnvelope": envelope });
    assert_eq!(check_statement(&bundle.to_string(), &files), holds);
}

#[test]
fn what_is_no_statement_is_told_from_one_that_does_not_fit() {
    let payload =
        |kind: &str, payload: &str| json!({ "payloadType": kind, "payload": payload }).to_string();
    for text in [
        String::new(),
        "{}".to_owned(),
        "[]".to_owned(),
        payload("text/plain", "e30="),
        payload("application/vnd.in-toto+json", "no base64"),
        payload("application/vnd.in-toto+json", "e30="),
    ] {
        assert!(Statement::read(&text).is_err(), "{text}");
    }
}
