use super::*;
use crate::facts::{Failure, FailureKind};

#[test]
fn every_language_loads_and_is_complete() {
    let english = message_ids(Locale::English);
    for locale in Locale::ALL {
        assert_eq!(message_ids(locale), english, "{}", locale.tag());
    }
}

/// Every message and attribute with the names of its variables.
fn message_ids(locale: Locale) -> Vec<String> {
    let mut ids = Vec::new();
    for source in catalogue::sources(locale) {
        let mut name = String::new();
        for line in source.lines() {
            let entry = line.split_once(" =").map(|(id, _)| id);
            match entry {
                Some(id) if !line.starts_with([' ', '#']) => {
                    name = id.to_owned();
                    ids.push(name.clone());
                }
                Some(id) if id.starts_with("    .") => ids.push(format!("{name}{}", id.trim())),
                _ => {}
            }
        }
    }
    ids.sort();
    ids
}

#[test]
fn every_failure_has_words_and_a_remedy() {
    for locale in Locale::ALL {
        let words = Words::new(locale);
        for kind in FailureKind::ALL {
            let failure = Failure::new(kind, "GET /x").detail("detail");
            for message in [failure.message(), failure.remedy()] {
                assert!(
                    words.knows(message.id()),
                    "{} in {}",
                    message.id(),
                    locale.tag()
                );
            }
        }
    }
}

#[test]
fn foreign_text_in_a_sentence_is_escaped_for_its_reader() {
    let words = Words::new(Locale::English);
    let failure = Failure::new(FailureKind::Refused, "GET /x").detail("**boo** @all\n::error::x");
    assert_eq!(
        words.say(&failure.message(), Surface::Markdown),
        "`GET /x` did not accept the request: &#42;&#42;boo&#42;&#42; &#64;<!-- -->all \
         &#58;<!-- -->&#58;<!-- -->error&#58;<!-- -->&#58;<!-- -->x"
    );
    assert_eq!(
        words.plain(&failure.message()),
        "GET /x did not accept the request: **boo** @all ::error::x"
    );
}

#[test]
fn a_placeable_in_foreign_text_stays_text() {
    let words = Words::new(Locale::French);
    let failure = Failure::new(FailureKind::Refused, "x").detail("{ $secret }");
    assert!(words.plain(&failure.message()).contains("{ $secret }"));
}
