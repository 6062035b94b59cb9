use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::facts::{Cause, Failure, FailureKind};

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
fn every_cause_has_words_of_its_own() {
    for locale in Locale::ALL {
        let words = Words::new(locale);
        let said = Cause::ALL.map(|cause| words.plain(&cause.message()));
        let different: BTreeSet<&String> = said.iter().collect();
        assert_eq!(different.len(), said.len(), "{}", locale.tag());
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

#[test]
fn every_code_of_every_gate_has_a_sentence_and_an_explanation_in_every_language() {
    let of_gates = crate::gates::REGISTERED.iter();
    let of_gates = of_gates.flat_map(|(_, codes)| codes.iter());
    for locale in Locale::ALL {
        let words = Words::new(locale);
        for code in crate::judge::CODES.iter().chain(of_gates.clone()) {
            let id = crate::decision::message_id(code);
            for id in [id.clone(), format!("{id}.explain")] {
                assert!(words.knows(&id), "{id} in {}", locale.tag());
            }
        }
    }
}

/// How the code names a message.
const NAMED: [&str; 4] = [
    "Message::new(\"",
    "words.text(\"",
    "Fault::own(\"",
    "Suggestion::new(\"",
];

/// The source of the program without its tests: path and text.
fn sources(folder: &std::path::Path, found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.display().to_string();
        if path.is_dir() && !name.ends_with("tests") {
            sources(&path, found);
        } else if name.ends_with(".rs") && !name.ends_with("tests.rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            let product = text.split("#[cfg(test)]\nmod tests {").next();
            let lines = product.unwrap_or_default().lines();
            let code = lines.filter(|line| !line.trim_start().starts_with("//"));
            found.push((name, code.collect::<Vec<_>>().join(" ")));
        }
    }
}

#[test]
fn every_message_that_the_code_names_exists_in_every_language() {
    let mut code = Vec::new();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    sources(&folder, &mut code);
    let mut ids = Vec::new();
    for (file, text) in &code {
        let mut starts = NAMED
            .map(|named| (named.to_owned(), String::new()))
            .to_vec();
        // A gate's messages also stand in lists and tables, and begin with its name.
        let gate = file
            .split_once("src/gates/")
            .and_then(|(_, rest)| rest.split_once('/'));
        let own = gate.map(|(gate, _)| [format!("{gate}-"), format!("policy-{gate}-")]);
        starts.extend(
            own.into_iter()
                .flatten()
                .map(|own| (format!("\"{own}"), own)),
        );
        for (start, kept) in starts {
            let named = text.split(start.as_str()).skip(1);
            let named = named.filter_map(|rest| rest.split_once('"'));
            ids.extend(named.map(|(id, _)| (file.clone(), format!("{kept}{id}"))));
        }
    }
    assert!(ids.len() > 150, "{}", ids.len());
    for locale in Locale::ALL {
        let words = Words::new(locale);
        for (file, id) in &ids {
            assert!(words.knows(id), "{id} of {file} in {}", locale.tag());
        }
    }
}

/// The names of the variables in every message and attribute, from the Fluent source itself.
fn variables(locale: Locale) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in catalogue::sources(locale) {
        let (mut name, mut id) = (String::new(), String::new());
        for line in source.lines() {
            match line.split_once(" =").map(|(start, _)| start) {
                Some(start) if !line.starts_with([' ', '#']) => {
                    name = start.to_owned();
                    id = name.clone();
                }
                Some(start) if start.starts_with("    .") => id = format!("{name}{}", start.trim()),
                _ => {}
            }
            for after in line.split("{ $").skip(1) {
                let variable = after.split([' ', '}']).next().unwrap_or_default();
                found
                    .entry(id.clone())
                    .or_default()
                    .insert(variable.to_owned());
            }
        }
    }
    found
}

#[test]
fn the_languages_speak_of_the_same_things() {
    let (english, mut french) = (variables(Locale::English), variables(Locale::French));
    // Each language takes its own name of a holiday.
    if let Some(variables) = french.get_mut("window-reason-holiday") {
        variables.remove("name-fr");
        variables.insert("name-en".to_owned());
    }
    assert_eq!(english, french);
}
