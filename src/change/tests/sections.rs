//! The section as the policy writes it.

use super::scene::rules;
use crate::change::rules::Rules;
use crate::change::section::ChangeSection;
use crate::policy::document::read_file;
use crate::policy::source::Source;

#[track_caller]
fn refused(section: &str, expected: &[&str]) {
    let source = Source::new(section.as_bytes());
    let reading = read_file(&source, |section: ChangeSection, faults| {
        Some(Rules::of(&section, faults))
    });
    let faults = reading.faults.faults.iter();
    let found: Vec<&str> = faults.map(|fault| fault.message_id()).collect();
    assert_eq!(found, expected, "{section}");
}

#[test]
fn an_empty_section_is_the_default() {
    assert_eq!(rules("{}"), Rules::default());
    assert_eq!(
        rules("{ bugfix: {}, security: {}, risky: {} }"),
        Rules::default()
    );
}

#[test]
fn what_could_never_match_is_refused() {
    refused("bugfix: { labels: ['kind/'] }", &["policy-change-label"]);
    refused("security: { labels: [''] }", &["policy-empty-text"]);
    refused("bugfix: { types: ['fix:'] }", &["policy-change-type"]);
    refused("risky: { types: [a b] }", &["policy-change-type"]);
    refused(
        "risky: { paths: ['!a', 'a[b]'] }",
        &["policy-change-path"; 2],
    );
    refused("tag: feature", &["policy-unknown-word"]);
    refused("bugs: {}", &["policy-unknown-key"]);
}
