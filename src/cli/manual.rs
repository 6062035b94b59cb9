//! The manual page, from the words of the help: what `man gonogo` shows.

use clap::{Command, CommandFactory};
use roff::{Inline, Roff, bold, italic, roman};

use super::arguments::Arguments;
use super::choices::Choice;
use super::convert::ignores;
use super::formats::formats;
use super::help::{argument_id, say, value_name, values};
use super::invocation::Format;
use crate::exit::Exit;
use crate::locale::{Arguments as Given, Message, Words};

/// The page as roff (`man 7 groff_man`), in the reader's language.
pub(crate) fn manual(words: &Words) -> String {
    let root = Arguments::command();
    let mut page = Roff::new();
    let version = concat!("gonogo ", env!("CARGO_PKG_VERSION"));
    page.control("TH", ["GONOGO", "1", version]);
    heading(&mut page, words, "cli-man-name");
    page.text([roman(format!("gonogo - {}", words.text("cli-man-tagline")))]);
    heading(&mut page, words, "cli-man-synopsis");
    page.text(usage(None, words));
    heading(&mut page, words, "cli-man-description");
    page.text([roman(words.text("cli-about"))]);
    for id in ["cli-start-demo", "cli-start-check"] {
        let command = match id {
            "cli-start-demo" => "gonogo demo",
            _ => "gonogo check --pr 1 --dry-run",
        };
        entry(&mut page, [bold(command)], &words.text(id));
    }
    heading(&mut page, words, "cli-man-commands");
    for command in root.get_subcommands() {
        one_command(&mut page, command, words);
    }
    heading(&mut page, words, "cli-man-options");
    let every_format: Vec<Format> = Format::WORDS.iter().map(|(_, format)| *format).collect();
    let given = values("first", &every_format);
    options(&mut page, &root, "global", &given, words);
    heading(&mut page, words, "cli-man-exit");
    for exit in Exit::ALL {
        let code = exit.code().to_string();
        entry(&mut page, [bold(code)], &words.text(exit.meaning()));
    }
    heading(&mut page, words, "cli-man-files");
    for path in [".github/gonogo.yml", ".gonogo.yml"] {
        entry(&mut page, [italic(path)], &words.text("cli-man-policy"));
    }
    page.to_roff()
}

/// A command: what it is for, its arguments and its own options.
fn one_command(page: &mut Roff, command: &Command, words: &Words) {
    let name = command.get_name();
    page.control("SS", [format!("gonogo {name}").as_str()]);
    page.text(usage(Some(command), words));
    page.control("PP", []);
    let mut text = say(words, &format!("cli-{name}"));
    if !text.ends_with('.') {
        text.push('.');
    }
    let details = format!("cli-{name}.details");
    if words.knows(&details) {
        text.push(' ');
        text.push_str(&say(words, &details));
    }
    page.text([roman(text)]);
    for value in command.get_positionals() {
        let shown = value_name(value, words).unwrap_or_default();
        entry(
            page,
            [italic(shown)],
            &say(words, &argument_id(name, value)),
        );
    }
    let given = values("command", formats(name));
    options(page, command, name, &given, words);
    let unused: Vec<&str> = ["policy", "environment", "allow-hosts"]
        .into_iter()
        .filter(|option| ignores(name, option))
        .collect();
    if !unused.is_empty() {
        let list: Vec<String> = unused.iter().map(|option| format!("--{option}")).collect();
        let message = Message::new("cli-man-not-here")
            .with("options", crate::locale::Value::Own(list.join(", ")));
        page.control("PP", []);
        page.text([roman(words.plain(&message))]);
    }
}

/// The options of a command, each with its text.
fn options(page: &mut Roff, command: &Command, owner: &str, given: &Given, words: &Words) {
    for argument in command.get_arguments() {
        let Some(long) = argument.get_long() else {
            continue;
        };
        let mut label = Vec::new();
        if let Some(short) = argument.get_short() {
            label.extend([bold(format!("-{short}")), roman(", ")]);
        }
        label.push(bold(format!("--{long}")));
        if let Some(value) = value_name(argument, words) {
            label.extend([roman(" "), italic(value)]);
        }
        let message = Message::named(argument_id(owner, argument), given.clone());
        entry(page, label, &words.plain(&message));
    }
}

fn usage(command: Option<&Command>, words: &Words) -> Vec<Inline> {
    let mut line = vec![bold("gonogo"), roman(" ")];
    match command {
        None => line.push(italic(words.text("cli-value-command"))),
        Some(command) => line.push(bold(command.get_name())),
    }
    line.push(roman(format!(" {}", words.text("cli-usage-options"))));
    let values = command.into_iter().flat_map(Command::get_positionals);
    for value in values {
        let shown = value_name(value, words).unwrap_or_default();
        line.push(roman(" "));
        match value.is_required_set() {
            true => line.push(italic(shown)),
            false => line.extend([roman("["), italic(shown), roman("]")]),
        }
    }
    line
}

fn heading(page: &mut Roff, words: &Words, id: &'static str) {
    page.control("SH", [words.text(id).to_uppercase().as_str()]);
}

/// A term with its text.
fn entry(page: &mut Roff, term: impl Into<Vec<Inline>>, text: &str) {
    page.control("TP", []);
    page.text(term);
    page.text([roman(text)]);
}
