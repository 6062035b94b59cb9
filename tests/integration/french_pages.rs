//! The French pages are set as CONTRIBUTING.md says ("French"), where they are prose.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::documentation::{pages, text_of};

/// Stands for code, which is nobody's prose.
const CODE: char = '\u{e000}';

/// The paragraphs, headings, items and cells of a page.
fn prose(page: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut in_code = false;
    for event in Parser::new_ext(page, Options::ENABLE_TABLES) {
        let Some(current) = found.last_mut() else {
            break;
        };
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(words) if !in_code => current.push_str(&words),
            Event::Code(_) => current.push(CODE),
            Event::SoftBreak | Event::HardBreak => current.push(' '),
            Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell,
            ) => found.push(String::new()),
            _ => {}
        }
    }
    found
}

/// What is wrong in a piece of prose.
fn faults(prose: &str) -> Vec<&'static str> {
    let mut faults = Vec::new();
    if prose.contains('\'') {
        faults.push("a straight apostrophe");
    }
    if prose.contains("« ") {
        faults.push("a plain space behind «");
    }
    let plain = |sign: char| prose.contains(&format!(" {sign}"));
    if ":;!?%»×".chars().any(plain) {
        faults.push("a plain space before a sign");
    }
    faults
}

#[test]
fn french_pages_are_set_as_french() {
    let is_french = |path: &std::path::Path| {
        let name = path.display().to_string();
        name.contains("docs/fr/") || name.ends_with(".fr.md")
    };
    let french: Vec<_> = pages().into_iter().filter(|path| is_french(path)).collect();
    assert!(french.len() > 20, "only {} pages", french.len());
    let mut found = Vec::new();
    for page in &french {
        for piece in prose(&text_of(page)) {
            for fault in faults(&piece) {
                found.push(format!("{}: {fault}: {piece}", page.display()));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn faults_of_prose_are_found_and_code_is_left_alone() {
    for (page, fault) in [
        ("Oui : non", "a plain space before a sign"),
        ("- `a` ; et", "a plain space before a sign"),
        ("| a |\n|---|\n| l'un |", "a straight apostrophe"),
        ("« oui\u{a0}»", "a plain space behind «"),
    ] {
        let all: Vec<_> = prose(page).iter().flat_map(|it| faults(it)).collect();
        assert_eq!(all, [fault], "{page}");
    }
    let fine = "`a : b`\u{a0}: l’un\n\n```\nc'est : oui\n```\n";
    assert!(prose(fine).iter().all(|it| faults(it).is_empty()));
}
