//! Events as they are, as they should never be, and the words about them.

mod fields;
mod fixtures;
mod hostile;
mod inputs;
mod vandalism;
mod words;

use serde_json::Value;

use super::error::EventError;
use super::{EventContext, EventInputs, from_payload};

/// The folder that holds one folder of payloads per event.
fn fixture_root() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/events")
}

/// The bytes of `EVENT/VARIANT`.
fn fixture(name: &str) -> Vec<u8> {
    let path = fixture_root().join(format!("{name}.json"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The payload of `EVENT/VARIANT`, to be changed.
fn fixture_value(name: &str) -> Value {
    serde_json::from_slice(&fixture(name)).unwrap()
}

/// Every `EVENT/VARIANT` there is, in order.
fn fixture_names() -> Vec<String> {
    let mut names = Vec::new();
    for event in std::fs::read_dir(fixture_root()).unwrap() {
        let event = event.unwrap();
        for variant in std::fs::read_dir(event.path()).unwrap() {
            let file = variant.unwrap().file_name().into_string().unwrap();
            let variant = file.strip_suffix(".json").expect("only JSON lives here");
            names.push(format!("{}/{variant}", event.file_name().to_str().unwrap()));
        }
    }
    names.sort();
    names
}

/// What the runner hands over in the repository of the fixtures.
fn in_the_shop() -> EventInputs {
    EventInputs {
        repository: Some("acme/shop".parse().unwrap()),
        ..EventInputs::default()
    }
}

/// Reads `EVENT/VARIANT` as the runner would hand it over.
fn read(name: &str) -> Result<EventContext, EventError> {
    let (event, _) = name.split_once('/').unwrap();
    from_payload(event, &fixture(name), &in_the_shop())
}

/// Reads a payload of that event.
fn read_value(event: &str, payload: &Value) -> Result<EventContext, EventError> {
    from_payload(event, &serde_json::to_vec(payload).unwrap(), &in_the_shop())
}
