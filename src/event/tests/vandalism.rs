//! Random bytes, and real payloads after vandals: never a panic, and never a subject of another kind.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::words::check_words;
use super::{fixture_names, fixture_value, in_the_shop, read_value};
use crate::event::error::EventError;
use crate::event::{EventContext, Target, Trigger, from_payload};

/// One step of vandalism on a JSON value: which place, and what to put there.
fn vandalise(payload: &mut Value, place: usize, junk: Option<Value>) {
    let mut pointers = Vec::new();
    collect_pointers(payload, &mut String::new(), &mut pointers);
    let pointer = &pointers[place % pointers.len()];
    match (junk, pointer.rsplit_once('/')) {
        (Some(junk), _) => *payload.pointer_mut(pointer).unwrap() = junk,
        (None, Some((parent, key))) => {
            if let Some(object) = payload.pointer_mut(parent).unwrap().as_object_mut() {
                object.remove(key);
            }
        }
        (None, None) => *payload = Value::Null,
    }
}

fn collect_pointers(value: &Value, path: &mut String, pointers: &mut Vec<String>) {
    pointers.push(path.clone());
    if let Value::Object(object) = value {
        for (key, inner) in object {
            let length = path.len();
            path.push('/');
            path.push_str(&key.replace('~', "~0").replace('/', "~1"));
            collect_pointers(inner, path, pointers);
            path.truncate(length);
        }
    }
}

fn junk() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "[0-9a-f]{39,41}".prop_map(Value::from),
        "refs/(heads|tags)/[a-z./\u{202e}\u{0}-]{0,12}".prop_map(Value::from),
        Just(json!([])),
        Just(json!({})),
        Just(json!({"login": "\u{feff}", "number": 1e300, "ref": [], "repo": null})),
    ]
}

/// Whatever was read can be saved and read back; whatever was not has words.
fn check_outcome(event: &str, outcome: &Result<EventContext, EventError>) {
    match outcome {
        Ok(context) => {
            let saved = serde_json::to_string(context).unwrap();
            let back: EventContext = serde_json::from_str(&saved).unwrap();
            assert_eq!(&back, context);
            assert_eq!(context.repository.to_string(), "acme/shop");
            if event.starts_with("pull_request") {
                assert!(matches!(
                    context.target,
                    Target::PullRequest { .. } | Target::Nothing { .. }
                ));
            }
        }
        Err(error) => check_words(error),
    }
}

proptest! {
    #[test]
    fn random_bytes_never_panic(
        event in prop::sample::select(Trigger::EVENTS.to_vec()),
        payload in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        let outcome = from_payload(event.word(), &payload, &in_the_shop());
        check_outcome(event.word(), &outcome);
    }

    #[test]
    fn a_payload_with_changed_or_missing_fields_never_panics(
        name in prop::sample::select(fixture_names()),
        changes in prop::collection::vec(
            (any::<prop::sample::Index>(), prop::option::weighted(0.8, junk())),
            1..6,
        ),
    ) {
        let (event, _) = name.split_once('/').unwrap();
        let mut payload = fixture_value(&name);
        for (place, junk) in changes {
            vandalise(&mut payload, place.index(100_000), junk);
        }
        check_outcome(event, &read_value(event, &payload));
    }

    #[test]
    fn a_payload_with_flipped_bytes_or_a_cut_end_never_panics(
        name in prop::sample::select(fixture_names()),
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let (event, _) = name.split_once('/').unwrap();
        let mut payload = super::fixture(&name);
        for (place, byte) in flips {
            let place = place.index(payload.len());
            payload[place] = byte;
        }
        if let Some(cut) = cut {
            payload.truncate(cut.index(payload.len()));
        }
        let outcome = from_payload(event, &payload, &in_the_shop());
        if let Err(error) = &outcome {
            check_words(error);
        }
    }
}
