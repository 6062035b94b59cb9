//! Lines that are wrong: each is told what, and in its reader's language.

use super::super::inputs::{self, INPUTS};
use super::super::problem::Place;
use super::*;

/// The first line of the error, in English and in French.
#[track_caller]
fn check(line: &str, english: &str, french: &str) {
    for (locale, expected) in [("en_GB", english), ("fr_FR", french)] {
        let (_, text) = wrong(run(line, &[("LANG", locale)]));
        assert_eq!(text.lines().next(), Some(expected), "{line}");
    }
}

#[test]
fn a_value_is_refused_with_what_it_should_be() {
    check(
        "check --pr abc",
        "error: “--pr” cannot be “abc”: expected a whole number from 1",
        "erreur\u{a0}: «\u{a0}--pr\u{a0}» ne peut pas être «\u{a0}abc\u{a0}»\u{a0}; attendu\u{a0}: un nombre entier à partir de 1",
    );
    check(
        "check --fail-on nogo",
        "error: “--fail-on” cannot be “nogo”: expected one of: auto, no-go, hold, never",
        "erreur\u{a0}: «\u{a0}--fail-on\u{a0}» ne peut pas être «\u{a0}nogo\u{a0}»\u{a0}; attendu\u{a0}: l’un de\u{a0}: auto, no-go, hold, never",
    );
    check(
        "check --pr",
        "error: “--pr” needs a value",
        "erreur\u{a0}: il faut une valeur pour «\u{a0}--pr\u{a0}»",
    );
    check(
        "check --evidence=",
        "error: “--evidence” needs a value",
        "erreur\u{a0}: il faut une valeur pour «\u{a0}--evidence\u{a0}»",
    );
    for bad in [
        "check --pr 0",
        "check --pr -1",
        "check --sha 1a2b3c4",
        "check --tag a..b",
        "check --repo x",
    ] {
        let (problem, _) = wrong(run(bad, &[]));
        assert!(
            matches!(problem, Problem::InvalidValue { .. }),
            "{bad}: {problem:?}"
        );
    }
}

#[test]
fn a_command_accepts_only_the_formats_it_has() {
    check(
        "check --format svg",
        "error: “--format” cannot be “svg”: expected one of: text, json, markdown",
        "erreur\u{a0}: «\u{a0}--format\u{a0}» ne peut pas être «\u{a0}svg\u{a0}»\u{a0}; attendu\u{a0}: l’un de\u{a0}: text, json, markdown",
    );
    check(
        "--format yaml window",
        "error: “--format” cannot be “yaml”: expected one of: text, json, svg, ics",
        "erreur\u{a0}: «\u{a0}--format\u{a0}» ne peut pas être «\u{a0}yaml\u{a0}»\u{a0}; attendu\u{a0}: l’un de\u{a0}: text, json, svg, ics",
    );
}

#[test]
fn an_unknown_word_is_named_with_what_was_probably_meant() {
    check(
        "chekc",
        "error: there is no command “chekc”",
        "erreur\u{a0}: la commande «\u{a0}chekc\u{a0}» n’existe pas",
    );
    check(
        "check --polcy x",
        "error: there is no option “--polcy” here",
        "erreur\u{a0}: l’option «\u{a0}--polcy\u{a0}» n’existe pas ici",
    );
    for (line, meant) in [
        ("chekc", "Did you mean “check”?"),
        ("help chekc", "Did you mean “check”?"),
        ("check --polcy x", "Did you mean “--policy”?"),
        ("check --fail-on nogo", "Did you mean “no-go”?"),
        ("lint --format jsn", "Did you mean “json”?"),
    ] {
        let (_, text) = wrong(run(line, &[]));
        assert_eq!(text.lines().nth(1), Some(meant), "{line}");
    }
}

#[test]
fn what_is_missing_too_much_or_contradictory_is_named() {
    check(
        "replay",
        "error: “FILE” is missing",
        "erreur\u{a0}: il manque «\u{a0}FICHIER\u{a0}»",
    );
    check(
        "lint x",
        "error: “x” is one value too many",
        "erreur\u{a0}: «\u{a0}x\u{a0}» est une valeur de trop",
    );
    check(
        "check --pr 1 --tag v1",
        "error: “--pr” and “--tag” exclude each other",
        "erreur\u{a0}: «\u{a0}--pr\u{a0}» et «\u{a0}--tag\u{a0}» s’excluent",
    );
    check(
        "check --pr 1 --pr 2",
        "error: “--pr” was given more than once",
        "erreur\u{a0}: «\u{a0}--pr\u{a0}» est donné plusieurs fois",
    );
    check(
        "-v lint -q",
        "error: “--verbose” and “--quiet” exclude each other",
        "erreur\u{a0}: «\u{a0}--verbose\u{a0}» et «\u{a0}--quiet\u{a0}» s’excluent",
    );
    check(
        "check --at 2026-12-24T16:00Z",
        "error: “--at” needs “--dry-run”: what is published is decided at the present instant",
        "erreur\u{a0}: «\u{a0}--at\u{a0}» exige «\u{a0}--dry-run\u{a0}»\u{a0}: ce qui est publié se décide à l’instant présent",
    );
}

#[test]
fn an_error_shows_how_the_command_is_used() {
    let (_, text) = wrong(run("--policy lint check --polcy x", &[]));
    assert_eq!(
        text,
        "error: there is no option “--polcy” here\n\
         Did you mean “--policy”?\n\n\
         Usage: gonogo check [OPTIONS]\n\
         More: gonogo check --help\n"
    );
}

#[test]
fn without_anything_the_two_commands_to_begin_with_are_shown() {
    for line in ["", "-v"] {
        let (problem, text) = wrong(run(line, &[]));
        assert_eq!(problem, Problem::NoCommand);
        assert!(
            text.contains("gonogo demo") && text.contains("gonogo check"),
            "{text}"
        );
        assert!(text.contains("gonogo --help"), "{text}");
    }
}

#[test]
fn foreign_text_in_an_error_is_one_harmless_line() {
    let bad = OsString::from("--a\u{1b}[31m\u{202e}\n::error::x");
    let (_, text) = wrong(parse(&["check".into(), bad], &variables(&[]), true));
    let shown = "error: there is no option “--a\\u{1b}[31m\\u{202e} ::error::x” here";
    assert_eq!(text.lines().next(), Some(shown));
}

#[cfg(unix)]
#[test]
fn arguments_that_are_no_text_are_refused_and_paths_need_be_none() {
    use std::os::unix::ffi::OsStringExt;
    let bad = OsString::from_vec(vec![0xff, 0xfe]);
    let (problem, _) = wrong(parse(
        &["check".into(), "--pr".into(), bad.clone()],
        &variables(&[]),
        false,
    ));
    assert_eq!(problem, Problem::NotText);
    assert!(parse(&["replay".into(), bad], &variables(&[]), false).is_ok());
}

#[test]
fn a_variable_that_is_wrong_is_named_and_a_token_never_shown() {
    let (_, text) = wrong(run("check", &[("GITHUB_API_URL", "api.github.com")]));
    assert!(text.starts_with("error: the variable “GITHUB_API_URL” cannot be “api.github.com”"));
    let (problem, text) = wrong(run("check", &[("GITHUB_TOKEN", "ghs_planted x")]));
    assert_eq!(
        problem,
        Problem::UnusableToken {
            place: Place::Variable("GITHUB_TOKEN")
        }
    );
    assert!(!text.contains("planted") && !format!("{problem:?}").contains("planted"));
}

#[test]
fn no_line_and_no_input_makes_it_panic() {
    // Loaded once: it takes many times as long as what is tried here.
    let words = Words::new(Locale::English);
    proptest::proptest!(|(
        line in proptest::collection::vec("(check|window|--[a-z-]{0,9}|-[a-z]|=|\\PC{0,8}|.{0,8})", 0..6),
        input in ".{0,40}",
    )| {
        let arguments: Vec<OsString> = line.into_iter().map(OsString::from).collect();
        let _ = parse(&arguments, &variables(&[("GITHUB_TOKEN", &input)]), true);
        for name in INPUTS {
            let name = format!("INPUT_{}", name.to_uppercase());
            let variables = variables(&[("GITHUB_ACTIONS", "true"), (&name, &input)]);
            let setting = Setting { variables: &variables, terminal: false, language: Locale::English };
            if let Err(problem) = inputs::invocation(setting) {
                let _ = super::super::help::input_misuse(&problem, &words);
            }
        }
    });
}
