//! Every error and every reason has a sentence in every language, and no argument is missing.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

use crate::event::error::{EventError, EventErrorKind, Expected};
use crate::event::{NothingReason, Trigger};
use crate::text::is_invisible;

const FILES: [(&str, &str); 2] = [
    ("en", include_str!("../en.ftl")),
    ("fr", include_str!("../fr.ftl")),
];

fn bundles() -> &'static [FluentBundle<FluentResource>] {
    static BUNDLES: OnceLock<Vec<FluentBundle<FluentResource>>> = OnceLock::new();
    BUNDLES.get_or_init(|| {
        let bundle = |(language, text): (&str, &str)| {
            let mut bundle = FluentBundle::new_concurrent(vec![language.parse().unwrap()]);
            bundle.set_use_isolating(false);
            let file = FluentResource::try_new(text.to_owned()).expect("valid Fluent");
            bundle.add_resource(file).expect("no message twice");
            bundle
        };
        FILES.map(bundle).into()
    })
}

/// The sentences and remedies of a message in every language; fails if anything is missing.
fn words(id: &str, arguments: &[(&'static str, String)], wants_remedy: bool) -> Vec<String> {
    let mut said = Vec::new();
    for bundle in bundles() {
        let message = bundle.get_message(id).unwrap_or_else(|| panic!("no {id}"));
        let remedy = message.get_attribute("remedy").map(|remedy| remedy.value());
        assert_eq!(remedy.is_some(), wants_remedy, "{id}");
        let named: FluentArgs<'_> = arguments
            .iter()
            .map(|(key, value)| (*key, value.clone()))
            .collect();
        for pattern in message.value().into_iter().chain(remedy) {
            let mut errors = Vec::new();
            let text = bundle.format_pattern(pattern, Some(&named), &mut errors);
            assert!(errors.is_empty(), "{id}: {errors:?}");
            said.push(text.into_owned());
        }
    }
    said
}

/// The error can be said in every language, and nothing in it reaches further than a line.
pub(super) fn check_words(error: &EventError) {
    let arguments = error.arguments();
    for (key, value) in &arguments {
        let unfit = |letter: char| letter.is_control() || is_invisible(letter);
        assert!(!value.contains(unfit), "{key}: {value:?}");
    }
    assert_eq!(words(error.message_id(), &arguments, true).len(), 4);
}

#[test]
fn every_kind_of_error_says_what_to_do_in_every_language() {
    let mut kinds = vec![
        EventErrorKind::TooLarge,
        EventErrorKind::Malformed { line: 3, column: 7 },
        EventErrorKind::MissingField,
        EventErrorKind::UnsupportedEvent {
            name: "workflow_run".into(),
        },
        EventErrorKind::ConflictingInputs {
            first: "pull-request",
            second: "tag",
        },
        EventErrorKind::RepositoryMismatch {
            event: "acme/shop".parse().unwrap(),
            job: "acme/store".parse().unwrap(),
        },
    ];
    kinds.extend(Expected::ALL.map(|expected| EventErrorKind::WrongType { expected }));
    kinds.extend(Expected::ALL.map(|expected| EventErrorKind::InvalidValue { expected }));
    for kind in kinds {
        let event = match kind {
            EventErrorKind::UnsupportedEvent { .. } => None,
            _ => Some(Trigger::Push),
        };
        check_words(&EventError {
            event,
            field: Some("after"),
            kind,
        });
    }
}

#[test]
fn a_message_names_the_field_of_the_event_and_what_it_should_be() {
    let error = EventError {
        event: Some(Trigger::Push),
        field: Some("after"),
        kind: EventErrorKind::InvalidValue {
            expected: Expected::Sha,
        },
    };
    let said = words(error.message_id(), &error.arguments(), true);
    assert_eq!(
        said[0],
        "In the push event, “after” is not a full commit SHA (40 hexadecimal digits)."
    );
    assert_eq!(
        said[2],
        "Dans l’événement push, «\u{a0}after\u{a0}» n’est pas un SHA de commit complet (40\u{a0}chiffres hexadécimaux)."
    );
}

#[test]
fn every_reason_for_nothing_has_a_sentence_in_every_language() {
    let ids: BTreeSet<&str> = NothingReason::ALL
        .map(NothingReason::message_id)
        .into_iter()
        .collect();
    assert_eq!(ids.len(), NothingReason::ALL.len());
    for id in ids {
        assert_eq!(words(id, &[], false).len(), 2);
    }
}

#[test]
fn no_language_has_a_message_that_the_other_lacks() {
    let ids = |text: &'static str| -> BTreeSet<&'static str> {
        text.lines()
            .filter(|line| line.starts_with("event-"))
            .filter_map(|line| line.split(' ').next())
            .collect()
    };
    let [english, french] = FILES.map(|(_, text)| ids(text));
    assert_eq!(english, french);
    assert_eq!(english.len(), 8 + NothingReason::ALL.len());
}
