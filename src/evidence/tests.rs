use super::*;
use crate::facts::{Failure, FailureKind};
use crate::ids::RepoSlug;
use crate::locale::{Locale, Words};

const COMMIT: &str = "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d";

fn digest(letter: &str) -> Digest {
    format!("sha256:{}", letter.repeat(64)).parse().unwrap()
}

fn release(commit: &str) -> Release {
    Release {
        tag: "v1.4.0".into(),
        commit: commit.parse().unwrap(),
    }
}

fn at() -> Timestamp {
    "2026-11-24T09:30:00Z".parse().unwrap()
}

fn by_status(letter: &str) -> Previous {
    Previous {
        release: Some(release(COMMIT)),
        passed_over: Vec::new(),
        record: RecordBefore::Known {
            digest: digest(letter),
            source: KnownBy::CommitStatus,
            read_at: at(),
        },
    }
}

/// A record that was given: of a tag at a commit, with a decision.
fn given(letter: &str, decision: &str, change: impl FnOnce(&mut Inputs)) -> Given {
    let document = serde_json::json!({
        "environment": "production",
        "subject": {
            "repository": "acme/shop", "sha": COMMIT, "kind": "tag", "name": "v1.4.0",
        },
        "decided_at": "2026-11-17T09:30:00Z",
        "server_date": null,
        "policy": {
            "origin": {
                "path": "gonogo.yml", "sha": null, "branch": null, "differs_in_subject": null,
            },
            "text": "version: 1",
        },
        "facts": [],
        "simulated": false,
    });
    let mut inputs: Inputs = serde_json::from_value(document).unwrap();
    change(&mut inputs);
    let decision = serde_json::json!({ "decision": decision });
    Given {
        record: Box::new(Evidence::new(inputs, decision)),
        digest: digest(letter),
        read_at: at(),
    }
}

#[track_caller]
fn check(found: Previous, given: Result<Given, Failure>, expected: Result<&str, Missing>) {
    let repository: RepoSlug = "acme/shop".parse().unwrap();
    let environment: Environment = "production".parse().unwrap();
    let merged = found.given(given, (&repository, &environment));
    match (&merged.record, expected) {
        (RecordBefore::Known { digest: known, .. }, Ok(letter)) => {
            assert_eq!(*known, digest(letter));
            assert_eq!(merged.release, Some(release(COMMIT)));
        }
        (RecordBefore::Missing { why, .. }, Err(expected)) => assert_eq!(*why, expected),
        (other, expected) => panic!("{other:?} is not {expected:?}"),
    }
}

fn missing(why: Missing) -> Previous {
    Previous::missing(Some(release(COMMIT)), why, None)
}

fn nothing(_: &mut Inputs) {}

#[test]
fn a_given_record_fills_a_gap_and_says_that_it_was_given() {
    for why in [Missing::NotKept, Missing::NotFound, Missing::Unreadable] {
        check(missing(why), Ok(given("a", "go", nothing)), Ok("a"));
    }
    let nowhere = Previous::missing(None, Missing::NotFound, None);
    check(nowhere, Ok(given("a", "go", nothing)), Ok("a"));
}

#[test]
fn where_two_records_contradict_each_other_both_digests_are_kept() {
    let place = ("acme/shop".parse().unwrap(), "production".parse().unwrap());
    let merged = by_status("a").given(Ok(given("b", "go", nothing)), (&place.0, &place.1));
    let expected = Contradiction {
        named: digest("a"),
        given: digest("b"),
    };
    let RecordBefore::Missing { contradiction, .. } = &merged.record else {
        panic!("neither is believed");
    };
    assert_eq!(contradiction.as_deref(), Some(&expected));
    let said = Words::new(Locale::English).plain(&merged.lack().unwrap());
    for digest in [expected.named, expected.given] {
        assert!(said.contains(digest.short()), "{said}");
    }
    let text = serde_json::to_string(&merged).unwrap();
    assert_eq!(serde_json::from_str::<Previous>(&text).unwrap(), merged);
}

#[test]
fn a_given_record_never_takes_the_place_of_what_our_status_names() {
    check(by_status("a"), Ok(given("a", "go", nothing)), Ok("a"));
    let other = Ok(given("b", "go", nothing));
    check(by_status("a"), other, Err(Missing::Contradiction));
    let failure = Failure::new(FailureKind::Unreadable, "e.json");
    check(by_status("a"), Err(failure.clone()), Ok("a"));
    check(
        missing(Missing::NotKept),
        Err(failure),
        Err(Missing::Unreadable),
    );
}

#[test]
fn a_given_record_never_overrules_what_github_tells() {
    for why in [
        Missing::FirstRelease,
        Missing::NothingDecided,
        Missing::NotGo,
        Missing::Foreign,
        Missing::NotAVersion,
    ] {
        check(missing(why), Ok(given("a", "go", nothing)), Err(why));
        let failure = Failure::new(FailureKind::Unreadable, "e.json");
        check(missing(why), Err(failure), Err(why));
    }
    let elsewhere = given("b", "go", |inputs| {
        inputs.subject.sha = "2b".repeat(20).parse().unwrap();
    });
    check(by_status("a"), Ok(elsewhere), Ok("a"));
    check(by_status("a"), Ok(given("b", "no-go", nothing)), Ok("a"));
}

#[test]
fn a_given_record_must_be_the_go_of_that_very_release() {
    let changes: [fn(&mut Inputs); 6] = [
        |inputs| {
            inputs.subject.kind = crate::subject::SubjectKind::Tag {
                name: "nightly-7".parse().unwrap(),
            }
        },
        |inputs| inputs.subject.sha = "2b".repeat(20).parse().unwrap(),
        |inputs| inputs.subject.repository = "mallory/shop".parse().unwrap(),
        |inputs| inputs.environment = "staging".parse().unwrap(),
        |inputs| inputs.simulated = true,
        |inputs| inputs.subject.kind = crate::subject::SubjectKind::Commit,
    ];
    for change in changes {
        let other = Ok(given("a", "go", change));
        check(missing(Missing::NotKept), other, Err(Missing::OtherRecord));
    }
    for decision in ["hold", "no-go", "unknown", "GO"] {
        let refused = Ok(given("a", decision, nothing));
        check(
            missing(Missing::NotKept),
            refused,
            Err(Missing::OtherRecord),
        );
    }
}

#[test]
fn what_is_missing_is_said_in_every_language() {
    let failure = Failure::new(FailureKind::TimedOut, "GET /x");
    for locale in [Locale::English, Locale::French] {
        let words = Words::new(locale);
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
            for release in [Some(release(COMMIT)), None] {
                let link = Previous::missing(release, why, Some(failure.clone()));
                let said = words.plain(&link.lack().expect("it is missing"));
                assert!(said.contains("GET /x") && !said.contains('$'), "{said}");
            }
        }
        for why in [Missing::FirstRelease, Missing::NothingDecided] {
            assert_eq!(missing(why).lack(), None);
        }
    }
}

#[test]
fn a_record_without_a_link_is_still_a_record() {
    let evidence = Evidence::new(given("a", "go", nothing).record.inputs, Value::Null);
    let sealed = evidence.seal();
    assert!(!sealed.text.contains("previous"));
    let (read, _) = Evidence::open(&sealed.text).unwrap();
    assert_eq!(read, evidence);
    let linked = evidence.after(Some(by_status("a"))).seal();
    let (read, _) = Evidence::open(&linked.text).unwrap();
    assert_eq!(read.previous, Some(by_status("a")));
}

proptest::proptest! {
    /// Otherwise a record that was just written would be called altered.
    #[test]
    fn every_number_is_read_as_it_was_written(number in proptest::num::f64::NORMAL) {
        let written = canonical(&serde_json::json!({ "number": number }));
        let read: Value = serde_json::from_str(&written).unwrap();
        proptest::prop_assert_eq!(canonical(&read), written);
    }
}

#[test]
fn fractions_survive_being_read_and_written() {
    let decision = serde_json::json!({ "left": [517_019.021_052_631_55, 3_998_100.395_588_673_7] });
    let evidence = Evidence::new(given("a", "go", nothing).record.inputs, decision.clone());
    let sealed = evidence.seal();
    let (read, _) = Evidence::open(&sealed.text).unwrap();
    assert!(read.decision.is(&decision));
    assert!(Evidence::is_as_written(&sealed.text));
    assert_eq!(read.seal(), sealed);
}
