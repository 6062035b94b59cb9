//! Tests of the words: every message exists in every language, with the same arguments, and every
//! message that exists is used.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

use super::argument::Argument;
use super::excerpt::Wording;

const ENGLISH: &str = include_str!("en.ftl");
const FRENCH: &str = include_str!("fr.ftl");

/// The words of one Fluent file, for tests; the product has its own locale layer.
pub(super) struct Words(FluentBundle<FluentResource>);

impl Words {
    pub(super) fn english() -> Self {
        Self::of(ENGLISH, "en")
    }

    pub(super) fn french() -> Self {
        Self::of(FRENCH, "fr")
    }

    fn of(text: &str, language: &str) -> Self {
        let mut bundle = FluentBundle::new(vec![language.parse().unwrap()]);
        bundle.set_use_isolating(false);
        let resource = FluentResource::try_new(text.to_owned()).unwrap();
        bundle.add_resource(resource).unwrap();
        Self(bundle)
    }
}

impl Wording for Words {
    fn message(&self, id: &str, arguments: &[(&'static str, Argument)]) -> String {
        let mut values = FluentArgs::new();
        for (name, argument) in arguments {
            let value = match argument {
                Argument::Text(text) => FluentValue::from(text.for_parsing().to_owned()),
                Argument::Number(number) => FluentValue::from(*number as f64),
            };
            values.set(*name, value);
        }
        let message = self.0.get_message(id).and_then(|message| message.value());
        let pattern = message.unwrap_or_else(|| panic!("no message {id}"));
        let mut errors = Vec::new();
        let sentence = self.0.format_pattern(pattern, Some(&values), &mut errors);
        assert_eq!(errors, [], "{id}");
        sentence.into_owned()
    }
}

/// Each message's id with the names of its arguments.
fn messages(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in text.lines() {
        if let Some((id, _)) = line.split_once(" =").filter(|(id, _)| !id.contains(' ')) {
            current = id.to_owned();
            messages.entry(current.clone()).or_default();
        }
        for after in line.split("{ $").skip(1) {
            let name = after.split([' ', '}']).next().unwrap_or_default();
            messages
                .entry(current.clone())
                .or_default()
                .insert(name.to_owned());
        }
    }
    messages.remove("");
    messages
}

/// Every message id that the code of this folder names.
fn used(folder: &Path, ids: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            used(&path, ids);
        } else if name.ends_with(".rs") && !name.ends_with("tests.rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            let code = text
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"));
            for after in code.flat_map(|line| line.split("\"policy-").skip(1)) {
                let id = after.split('"').next().unwrap_or_default();
                ids.insert(format!("policy-{id}"));
            }
        }
    }
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_arguments() {
    assert_eq!(messages(ENGLISH), messages(FRENCH));
    assert!(messages(ENGLISH).len() > 40);
}

#[test]
fn every_message_that_is_used_exists_and_every_one_that_exists_is_used() {
    let mut ids = BTreeSet::new();
    used(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src/policy"),
        &mut ids,
    );
    // The whole policy is put together beside the gates.
    ids.insert("policy-unknown-environment".to_owned());
    let written = messages(ENGLISH).into_keys();
    let written: BTreeSet<String> = written.filter(|id| !id.ends_with("-related")).collect();
    assert_eq!(ids, written);
}
