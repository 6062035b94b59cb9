//! Tests of what people see.

use super::document::{RawPolicy, read_file};
use super::excerpt::{data, render};
use super::fault::{Fault, FaultKind, Faults};
use super::read::{OffOr, policy_section};
use super::source::Source;
use super::wording_tests::Words;

policy_section! {
    /// A gate.
    pub(crate) struct Checklist {
        /// At least so many items.
        optional least: u32 = "min-items",
        /// Why.
        optional reason: String = "reason",
    }
}

policy_section! {
    /// The gates.
    pub(crate) struct Gates {
        /// The checklist.
        optional checklist: OffOr<Checklist> = "checklist",
        /// Another.
        optional window: OffOr<Checklist> = "window",
    }
}

fn shown(text: &str, words: &Words, coloured: bool) -> String {
    let source = Source::new(text.as_bytes());
    let reading = read_file(
        &source,
        |raw: RawPolicy<Gates, crate::notes::NotesSection>, _| Some(raw),
    );
    render(&source, "gonogo.yml", &reading.faults, words, coloured)
}

const FAULTY: &str = "\u{feff}version: 1\r
timezone: Europe/Pariss\r
gates:\r
  chekclist: { min-items: 5 }\r
  window: { min-items: viele, min-items: 6 }\r
";

#[test]
fn every_fault_is_shown_where_it_is_with_its_remedy() {
    insta::assert_snapshot!(shown(FAULTY, &Words::english(), false), @r#"
    error: unknown time zone `Europe/Pariss`; it takes an IANA name such as `Europe/Paris`
     --> gonogo.yml:2:11
      |
    2 | timezone: Europe/Pariss
      |           ^^^^^^^^^^^^^
      |
      = help: did you mean `Europe/Paris`?

    error: unknown key `chekclist`
     --> gonogo.yml:4:3
      |
    4 |   chekclist: { min-items: 5 }
      |   ^^^^^^^^^
      |
      = help: did you mean `checklist`?

    error: a number is expected here, not a text
     --> gonogo.yml:5:24
      |
    5 |   window: { min-items: viele, min-items: 6 }
      |                        ^^^^^

    error: the key `min-items` stands here a second time; keep one of the two
     --> gonogo.yml:5:31
      |
    5 |   window: { min-items: viele, min-items: 6 }
      |             ---------         ^^^^^^^^^
      |             |
      |             first here
    "#);
}

#[test]
fn the_same_can_be_read_in_french() {
    insta::assert_snapshot!(shown(FAULTY, &Words::french(), false), @r#"
    erreur: fuseau horaire inconnu `Europe/Pariss` ; il faut un nom IANA, comme `Europe/Paris`
     --> gonogo.yml:2:11
      |
    2 | timezone: Europe/Pariss
      |           ^^^^^^^^^^^^^
      |
      = aide: vouliez-vous dire `Europe/Paris` ?

    erreur: clé inconnue `chekclist`
     --> gonogo.yml:4:3
      |
    4 |   chekclist: { min-items: 5 }
      |   ^^^^^^^^^
      |
      = aide: vouliez-vous dire `checklist` ?

    erreur: on attend ici un nombre, et non un texte
     --> gonogo.yml:5:24
      |
    5 |   window: { min-items: viele, min-items: 6 }
      |                        ^^^^^

    erreur: la clé `min-items` figure ici une seconde fois ; garder l’une des deux
     --> gonogo.yml:5:31
      |
    5 |   window: { min-items: viele, min-items: 6 }
      |             ---------         ^^^^^^^^^
      |             |
      |             d’abord ici
    "#);
}

#[test]
fn colours_are_there_only_when_they_are_wanted() {
    assert!(!shown(FAULTY, &Words::english(), false).contains('\u{1b}'));
    assert!(shown(FAULTY, &Words::english(), true).contains('\u{1b}'));
}

#[test]
fn nothing_that_moves_a_cursor_reaches_the_terminal() {
    let text = "a\u{1b}[31m: \u{202e}b\u{7}\u{9b}\n\"k\\e[2J\": 1\n";
    let source = Source::new(text.as_bytes());
    let mut faults = Faults::new();
    let key = text.to_owned();
    faults.push(Fault::new(
        FaultKind::UnknownKey { key },
        source.span(0, text.len()),
    ));
    let list = faults.finish(None);
    let shown = render(
        &source,
        "x\u{1b}[2J\n::error::y",
        &list,
        &Words::english(),
        false,
    );
    let bad = |letter: char| letter != '\n' && (letter.is_control() || letter == '\u{202e}');
    assert!(!shown.contains(bad), "{shown:?}");
    assert!(!shown.contains("\n::"), "{shown:?}");
}

proptest::proptest! {
    #[test]
    fn whatever_the_file_holds_the_terminal_is_safe(
        text in "(version|timezone|gates|window|: |- |\n  |[ -~é\u{1b}\u{7}\u{202e}\u{200b}\t\r\n]){0,40}"
    ) {
        let shown = shown(&text, &Words::english(), false);
        let bad = |letter: char| letter != '\n' && letter.is_control();
        proptest::prop_assert!(!shown.contains(bad), "{shown:?}");
        proptest::prop_assert!(!shown.contains(['\u{202e}', '\u{200b}']), "{shown:?}");
    }
}

#[test]
fn a_very_long_line_is_cut_around_the_place() {
    let text = format!("{}x{}\n", "é".repeat(5_000), "b".repeat(5_000));
    let source = Source::new(text.as_bytes());
    let at = "é".len() * 5_000;
    let fault = Fault::new(FaultKind::EmptyText, source.span(at, at + 1));
    let as_data = data(&source, &fault, &Words::english());
    assert_eq!(as_data.column, 5_001);
    assert!(as_data.excerpt.contains("éx"));
    assert!(as_data.excerpt.contains("xb"));
    assert!(as_data.excerpt.chars().count() <= 102);
}

#[test]
fn at_most_fifty_faults_are_shown_and_the_rest_counted() {
    let many: String = (0..300).map(|number| format!("x{number}: 1\n")).collect();
    let shown = shown(&many, &Words::english(), false);
    assert_eq!(shown.matches("unknown key").count(), 50);
    // The version is missing, too.
    assert!(shown.ends_with("and 251 more faults\n"), "{shown}");
}

#[test]
fn a_fault_is_data_too() {
    let source = Source::new(FAULTY.as_bytes());
    let reading = read_file(
        &source,
        |raw: RawPolicy<Gates, crate::notes::NotesSection>, _| Some(raw),
    );
    assert!(reading.value.is_none());
    let fault = &reading.faults.faults[1];
    let as_data = data(&source, fault, &Words::english());
    let json = serde_json::to_string_pretty(&as_data).unwrap();
    insta::assert_snapshot!(json, @r#"
    {
      "level": "error",
      "code": "policy-unknown-key",
      "path": "gates.chekclist",
      "line": 4,
      "column": 3,
      "message": "unknown key `chekclist`",
      "help": "did you mean `checklist`?",
      "excerpt": "  chekclist: { min-items: 5 }"
    }
    "#);
}
