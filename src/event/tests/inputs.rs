//! What the job says besides the event: its inputs and its repository.

use super::{fixture, in_the_shop};
use crate::event::error::{EventError, EventErrorKind};
use crate::event::{EventInputs, Target, from_payload};

fn with_inputs(
    name: &str,
    pull_request: Option<u64>,
    tag: Option<&str>,
) -> Result<Target, EventError> {
    let inputs = EventInputs {
        pull_request: pull_request.map(|number| number.try_into().unwrap()),
        tag: tag.map(|tag| tag.parse().unwrap()),
        ..in_the_shop()
    };
    let (event, _) = name.split_once('/').unwrap();
    from_payload(event, &fixture(name), &inputs).map(|context| context.target)
}

#[test]
fn an_input_wins_over_every_event() {
    for event in [
        "push/branch",
        "push/tag",
        "pull_request/opened",
        "pull_request/closed",
        "issues/edited",
        "schedule/bare",
        "workflow_dispatch/tag",
        "merge_group/checks_requested",
    ] {
        assert_eq!(
            with_inputs(event, Some(12), None).unwrap(),
            Target::PullRequest {
                number: 12.try_into().unwrap(),
                hint: None
            },
            "{event}"
        );
        assert_eq!(
            with_inputs(event, None, Some("refs/tags/v2.0.0")).unwrap(),
            Target::Tag {
                name: "v2.0.0".parse().unwrap(),
                hint: None
            },
            "{event}"
        );
    }
}

#[test]
fn an_input_that_names_the_events_own_subject_keeps_the_hint() {
    assert!(matches!(
        with_inputs("pull_request/opened", Some(7), None),
        Ok(Target::PullRequest { hint: Some(_), .. })
    ));
    assert!(matches!(
        with_inputs("push/tag", None, Some("v1.4.0")),
        Ok(Target::Tag { hint: Some(_), .. })
    ));
}

#[test]
fn two_inputs_at_once_are_an_error() {
    let error = with_inputs("push/tag", Some(7), Some("v1.4.0")).unwrap_err();
    assert_eq!(
        error.kind,
        EventErrorKind::ConflictingInputs {
            first: "pull-request",
            second: "tag"
        }
    );
}

#[test]
fn a_forks_token_stays_read_only_whatever_the_inputs_name() {
    let inputs = EventInputs {
        tag: Some("v1.4.0".parse().unwrap()),
        ..in_the_shop()
    };
    let context = from_payload("pull_request", &fixture("pull_request/fork"), &inputs).unwrap();
    assert!(context.may_be_read_only);
}

#[test]
fn a_payload_of_another_repository_is_refused_and_spelling_does_not_matter() {
    let read = |job: Option<&str>| {
        let inputs = EventInputs {
            repository: job.map(|job| job.parse().unwrap()),
            ..EventInputs::default()
        };
        from_payload("push", &fixture("push/tag"), &inputs)
    };
    assert_eq!(read(None).unwrap().repository.to_string(), "acme/shop");
    assert!(read(Some("Acme/Shop")).is_ok());
    let error = read(Some("acme/store")).unwrap_err();
    assert_eq!(error.field, Some("repository.full_name"));
    assert!(matches!(
        error.kind,
        EventErrorKind::RepositoryMismatch { .. }
    ));
}

#[test]
fn a_run_that_knows_no_repository_at_all_is_an_error() {
    let error = from_payload("schedule", b"{}", &EventInputs::default()).unwrap_err();
    assert_eq!(error.kind, EventErrorKind::MissingField);
    assert_eq!(error.field, Some("repository.full_name"));
}
