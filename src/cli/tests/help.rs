//! The help: complete in every language, and nothing in it is clap's.

use super::*;
use crate::cli::convert::ignores;
use crate::cli::formats::formats;
use crate::cli::help::{argument_id, value_id, with_names_for_pages};

fn every_command() -> Vec<clap::Command> {
    Arguments::command().get_subcommands().cloned().collect()
}

/// Every message that the help looks up by the name of a command or an argument.
fn every_id() -> Vec<String> {
    let root = Arguments::command();
    let mut ids: Vec<String> = Vec::new();
    let mut add = |owner: &str, command: &clap::Command| {
        for argument in command.get_arguments() {
            ids.push(argument_id(owner, argument));
            let takes_value = argument.get_action().takes_values();
            let names = argument
                .get_value_names()
                .filter(|_| takes_value)
                .unwrap_or_default();
            ids.extend(names.iter().map(|name| value_id(name)));
        }
    };
    add("global", &root);
    for command in every_command() {
        add(command.get_name(), &command);
    }
    ids.extend(
        every_command()
            .iter()
            .map(|command| format!("cli-{}", command.get_name())),
    );
    ids
}

#[test]
fn every_command_and_argument_has_words_in_every_language() {
    for locale in Locale::ALL {
        let words = Words::new(locale);
        for id in every_id() {
            assert!(words.knows(&id), "{id} in {}", locale.tag());
        }
    }
}

#[test]
fn no_words_are_left_over() {
    let ids = every_id();
    let source = include_str!("../en.ftl");
    let rust = concat!(
        include_str!("../help.rs"),
        include_str!("../manual.rs"),
        include_str!("../problem.rs"),
        include_str!("../values.rs"),
        include_str!("../inputs.rs"),
        include_str!("../../exit.rs"),
    );
    for id in source
        .lines()
        .filter_map(|line| line.split_once(" = "))
        .map(|(id, _)| id)
    {
        let used = id.starts_with(' ') || ids.iter().any(|known| known == id);
        assert!(
            used || rust.contains(&format!("\"{id}\"")),
            "{id} is not used"
        );
    }
}

#[test]
fn every_command_has_a_format_and_its_own_name() {
    for command in every_command() {
        assert!(
            !formats(command.get_name()).is_empty(),
            "{}",
            command.get_name()
        );
    }
    for line in [
        "check",
        "demo",
        "window",
        "checklist x",
        "replay x",
        "verify-evidence x",
        "explain",
        "lint",
        "schema",
    ] {
        let arguments = line.split(' ');
        let parsed = <Arguments as clap::Parser>::try_parse_from(arguments).unwrap();
        assert!(line.starts_with(parsed.command.name()));
    }
}

#[test]
fn clap_agrees_with_itself() {
    Arguments::command().debug_assert();
    with_names_for_pages(Arguments::command()).debug_assert();
}

#[test]
fn there_are_four_ways_to_the_same_page() {
    let page = helped(run("check --help", &[]));
    for line in [
        "check -h",
        "--help check",
        "help check",
        "check --pr 1 --help",
    ] {
        let text = helped(run(line, &[]));
        if line == "--help check" {
            assert_eq!(
                text,
                helped(run("help", &[])),
                "the first page: help was asked for first"
            );
        } else {
            assert_eq!(text, page, "{line}");
        }
    }
    assert_eq!(
        helped(run("replay --help", &[])),
        helped(run("help replay", &[]))
    );
    assert_eq!(
        helped(run("help --help", &[])),
        helped(run("help help", &[]))
    );
}

#[test]
fn help_is_in_the_readers_language() {
    let french = helped(run("help check", &[("LANG", "fr_FR.UTF-8")]));
    assert!(
        french.contains("Utilisation\u{a0}: gonogo check [OPTIONS]"),
        "{french}"
    );
    for line in [
        "--locale fr check --help",
        "check --help --locale fr",
        "help check --locale=fr",
    ] {
        assert_eq!(helped(run(line, &[])), french, "{line}");
    }
    let english = helped(run("check --help --locale en", &[("LANG", "fr_FR")]));
    assert!(
        english.contains("Usage: gonogo check [OPTIONS]"),
        "{english}"
    );
}

#[test]
fn french_help_has_no_english_in_it() {
    let mut pages = vec![helped(run("--help --locale fr", &[]))];
    for command in every_command() {
        pages.push(helped(run(
            &format!("help {} --locale fr", command.get_name()),
            &[],
        )));
    }
    for page in pages {
        for english in [
            "Usage:",
            "Commands:",
            "Print",
            "possible values",
            "default",
            "Show",
            "FILE",
            "NAME",
            "FOLDER",
            " the ",
            "COMMAND>",
            "Options of",
        ] {
            assert!(!page.contains(english), "{english:?} in\n{page}");
        }
    }
}

#[test]
fn every_page_fits_a_terminal_and_says_the_formats() {
    for locale in Locale::ALL {
        for command in every_command() {
            let line = format!("help {} --locale {}", command.get_name(), locale.tag());
            let page = helped(run(&line, &[]));
            for line in page.lines() {
                assert!(line.chars().count() <= 82, "{line}");
            }
            assert!(
                page.chars()
                    .all(|letter| letter == '\n' || !letter.is_control())
            );
        }
    }
    let page = helped(run("help window", &[]));
    let words: Vec<&str> = page.split_whitespace().collect();
    assert!(
        words
            .join(" ")
            .contains("Form of the result: text, json, svg, ics --color"),
        "{page}"
    );
}

#[test]
fn a_page_shows_no_option_that_its_command_refuses() {
    for command in every_command() {
        let name = command.get_name();
        let page = helped(run(&format!("help {name}"), &[]));
        for option in ["policy", "environment", "allow-hosts"] {
            let is_shown = page.contains(&format!("  --{option} <"));
            assert_eq!(is_shown, !ignores(name, option), "{name} --{option}");
        }
    }
}

#[test]
fn the_version_is_one_line() {
    let expected = Stop::Version(format!("gonogo {}\n", env!("CARGO_PKG_VERSION")));
    for line in ["--version", "-V"] {
        assert_eq!(run(line, &[]).unwrap_err(), expected);
    }
}
