//! Words for everything that is found, in every language.

use crate::locale::{Locale, Words};

const SOURCES: [&str; 12] = [
    concat!(
        include_str!("mod.rs"),
        include_str!("seen.rs"),
        include_str!("bypass.rs")
    ),
    include_str!("clock.rs"),
    include_str!("gates.rs"),
    include_str!("required.rs"),
    include_str!("sources.rs"),
    concat!(
        include_str!("tags/mod.rs"),
        include_str!("tags/patterns.rs")
    ),
    include_str!("tell.rs"),
    include_str!("token.rs"),
    concat!(
        include_str!("workflow/mod.rs"),
        include_str!("workflow/shop.rs"),
        include_str!("workflow/read.rs"),
        include_str!("workflow/gonogo.rs"),
        include_str!("workflow/triggers.rs")
    ),
    concat!(
        include_str!("workflow/actions.rs"),
        include_str!("workflow/calls.rs"),
        include_str!("workflow/checkout/mod.rs"),
        include_str!("workflow/checkout/heads.rs"),
        include_str!("workflow/checkout/script.rs"),
        include_str!("workflow/checkout/commands.rs")
    ),
    concat!(
        include_str!("workflow/filters.rs"),
        include_str!("workflow/inputs.rs"),
        include_str!("workflow/names.rs"),
        include_str!("workflow/namesakes.rs")
    ),
    concat!(
        include_str!("workflow/permissions.rs"),
        include_str!("workflow/safety.rs")
    ),
];

/// The names of messages in the source.
fn named() -> Vec<String> {
    let code = SOURCES.concat();
    let names = code.split("\"doctor-").skip(1);
    let names = names.filter_map(|rest| Some(format!("doctor-{}", rest.split_once('"')?.0)));
    let mut names: Vec<String> = names.collect();
    names.sort();
    names.dedup();
    names
}

#[test]
fn every_message_has_words_and_all_words_are_used() {
    let names = named();
    assert!(names.len() > 80, "{}", names.len());
    for locale in Locale::ALL {
        let words = Words::new(locale);
        for name in &names {
            assert!(words.knows(name), "{name} in {}", locale.tag());
        }
    }
    let told = include_str!("en.ftl").lines();
    for name in told.filter_map(|line| line.split_once(" = ")) {
        let name = name.0;
        if name.starts_with("doctor-") {
            assert!(
                names.iter().any(|known| known == name),
                "{name} is not used"
            );
        }
    }
}

#[test]
fn whatever_is_not_well_has_a_remedy() {
    // What is well begins like this in the source; everything else needs somebody.
    let code = SOURCES.concat();
    let words = Words::new(Locale::English);
    let well: Vec<String> = named()
        .into_iter()
        .filter(|name| !words.knows(&format!("{name}.remedy")))
        .collect();
    for piece in code.split("Check::bad(").skip(1) {
        let statement: String = piece.chars().take_while(|letter| *letter != ';').collect();
        for name in &well {
            let quoted = format!("\"{name}\"");
            let before_ok = statement.split("Check::ok(").next().unwrap_or_default();
            assert!(!before_ok.contains(&quoted), "{name} has no remedy");
        }
    }
}
