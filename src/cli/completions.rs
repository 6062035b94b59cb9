//! Completion scripts for shells: `clap_complete` writes them, with the words of the help beside each
//! command and option, and the values that an option can have.

use clap::builder::PossibleValuesParser;
use clap::{Arg, Command, CommandFactory};
use clap_complete::{Shell as ClapShell, generate};

use super::arguments::Arguments;
use super::choices::{Choice, ColorChoice};
use super::convert::ignores;
use super::formats::{command_names, formats};
use super::help::{argument_id, say, values};
use super::invocation::{Format, Omitted, SaidChange, Scenario, Shell};
use super::misuse::format_words;
use crate::exit::FailOn;
use crate::locale::{Locale, Message, Words};
use crate::npm::{Producer, Severity};
use crate::publish::ReportAs;

/// The script for a shell, in the reader's language.
pub(crate) fn completions(shell: Shell, words: &Words) -> String {
    let mut command = described(words);
    let shell = match shell {
        Shell::Bash => ClapShell::Bash,
        Shell::Elvish => ClapShell::Elvish,
        Shell::Fish => ClapShell::Fish,
        Shell::Pwsh => ClapShell::PowerShell,
        Shell::Zsh => ClapShell::Zsh,
    };
    let mut script = Vec::new();
    generate(shell, &mut command, "gonogo", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}

/// The commands with what the help says of them, and with the values that an option can have.
fn described(words: &Words) -> Command {
    let root = Arguments::command().no_binary_name(false);
    // Each command is given those options that it has a use for, in the form that it has.
    let shared: Vec<Arg> = root.get_arguments().cloned().collect();
    let every_format: Vec<Format> = Format::WORDS.iter().map(|(_, format)| *format).collect();
    let first = Page {
        name: "first",
        formats: &every_format,
        words,
    };
    let root = root
        .about(words.text("cli-about"))
        .mut_args(|argument| first.told("global", argument).global(false));
    let names: Vec<String> = root
        .get_subcommands()
        .map(|command| command.get_name().to_owned())
        .collect();
    names.into_iter().fold(root, |root, name| {
        let page = Page {
            name: "command",
            formats: formats(&name),
            words,
        };
        root.mut_subcommand(&name, |command| {
            let used = shared
                .iter()
                .filter(|argument| !ignores(&name, argument.get_id().as_str()));
            let used = used.map(|argument| page.told("global", argument.clone()).global(false));
            let used: Vec<Arg> = used.collect();
            command
                .about(say(words, &format!("cli-{name}")))
                .mut_args(|argument| page.told(&name, argument))
                .args(used)
        })
    })
}

/// Where arguments are told of, as in the help.
struct Page<'a> {
    name: &'static str,
    formats: &'a [Format],
    words: &'a Words,
}

impl Page<'_> {
    /// An argument with what the help says of it, and with the values that it can have.
    fn told(&self, owner: &str, argument: Arg) -> Arg {
        let given = values(self.name, self.formats);
        let message = Message::named(argument_id(owner, &argument), given);
        let names = argument.get_value_names();
        let name = names
            .and_then(|names| names.first())
            .map(ToString::to_string);
        let few = name.and_then(|name| {
            let formats = format_words(self.formats);
            words_of(owner, argument.get_id().as_str(), &name, &formats)
        });
        let argument = argument.help(self.words.plain(&message));
        match few {
            Some(few) => argument.value_parser(PossibleValuesParser::new(few)),
            None => argument,
        }
    }
}

/// The words that an argument can be, where they are few.
fn words_of(
    command: &str,
    argument: &str,
    name: &str,
    formats: &[&'static str],
) -> Option<Vec<&'static str>> {
    Some(match (argument, name) {
        (_, "FORMAT") => formats.to_vec(),
        (_, "WHEN") => ColorChoice::words(),
        (_, "LANGUAGE") => Locale::words(),
        (_, "SCENARIO") => Scenario::words(),
        (_, "LEVEL") => FailOn::words(),
        (_, "CLASS") => SaidChange::words(),
        (_, "TOOL") => Producer::words(),
        (_, "SEVERITY") => Severity::words(),
        (_, "SHELL") => Shell::words(),
        ("report", "KIND") if command == "check" => ReportAs::words(),
        ("omit", "KIND") => Omitted::words(),
        ("command", "COMMAND") => command_names(),
        _ => return None,
    })
}
