//! The help, written from the words files by walking the commands that clap knows. clap's own help
//! is never shown: it speaks English only.

use clap::{Arg, Command};

use super::choices::Choice;
use super::convert::ignores;
use super::formats::formats;
use super::invocation::Format;
use super::misuse::format_words;
use super::problem::Problem;
use crate::exit::Exit;
use crate::locale::{Arguments, Message, Value, Words};

/// Columns of a page.
const WIDTH: usize = 80;
/// Columns of the widest name that still has its text beside it.
const WIDEST_NAME: usize = 30;

/// The same commands, each with its name for a page: what clap then shows as help says whose page
/// is wanted, and [`page`] is written only when it is.
pub(super) fn with_names_for_pages(root: Command) -> Command {
    let names: Vec<String> = root
        .get_subcommands()
        .map(|command| command.get_name().to_owned())
        .collect();
    names
        .into_iter()
        .fold(root.override_help(""), |root, name| {
            root.mut_subcommand(&name, |command| command.override_help(name.clone()))
        })
}

/// `gonogo --help`.
pub(super) fn first_page(root: &Command, words: &Words) -> String {
    let commands: Vec<(String, String)> = root
        .get_subcommands()
        .map(|command| {
            let name = command.get_name();
            (name.to_owned(), say(words, &format!("cli-{name}")))
        })
        .collect();
    let exits: Vec<(String, String)> = Exit::ALL
        .map(|exit| (exit.code().to_string(), words.text(exit.meaning())))
        .to_vec();
    let every_format: Vec<Format> = Format::WORDS.iter().map(|(_, format)| *format).collect();
    let values = values("first", &every_format);
    [
        paragraph(&words.text("cli-about")),
        usage(root, root, words),
        start(words),
        section(words, "cli-heading-commands", &commands),
        section(
            words,
            "cli-heading-options",
            &options(root, "global", &values, words),
        ),
        section(words, "cli-heading-exit-codes", &exits),
        paragraph(&words.text("cli-more")),
    ]
    .concat()
    .trim_end()
    .to_owned()
        + "\n"
}

/// `gonogo COMMAND --help`.
pub(super) fn page(root: &Command, command: &Command, words: &Words) -> String {
    let name = command.get_name();
    let values = values("command", formats(name));
    let arguments: Vec<(String, String)> = command
        .get_positionals()
        .map(|value| (label(value, words), say(words, &argument_id(name, value))))
        .collect();
    let details = format!("cli-{name}.details");
    [
        paragraph(&say(words, &format!("cli-{name}"))),
        usage(root, command, words),
        if words.knows(&details) {
            paragraph(&say(words, &details))
        } else {
            String::new()
        },
        section(words, "cli-heading-arguments", &arguments),
        section(
            words,
            "cli-heading-options",
            &options(command, name, &values, words),
        ),
        section(
            words,
            "cli-heading-global-options",
            &options_but(root, "global", &values, words, &|option| {
                ignores(name, option)
            }),
        ),
    ]
    .concat()
    .trim_end()
    .to_owned()
        + "\n"
}

/// What a usage error in a workflow says.
pub(super) fn input_misuse(problem: &Problem, words: &Words) -> String {
    let error = Message::new("cli-error").with("problem", problem.message());
    let lines = std::iter::once(error).chain(problem.suggestion());
    lines.map(|line| words.plain(&line) + "\n").collect()
}

/// What a usage error on the command line says; `name` is the command it happened in.
pub(super) fn misuse(
    problem: &Problem,
    root: &Command,
    name: Option<&str>,
    words: &Words,
) -> String {
    let text = input_misuse(problem, words) + "\n";
    if *problem == Problem::NoCommand {
        return text + start(words).trim_end() + "\n\n" + &words.text("cli-all-commands") + "\n";
    }
    let command = name
        .and_then(|name| root.find_subcommand(name))
        .unwrap_or(root);
    let path = match name {
        Some(name) => format!("gonogo {name} --help"),
        None => "gonogo --help".to_owned(),
    };
    let help = words.plain(&Message::new("cli-see-help").with("command", Value::code(path)));
    text + usage(root, command, words).trim_end() + "\n" + &help + "\n"
}

/// The two commands to begin with.
fn start(words: &Words) -> String {
    let rows = [
        ("gonogo demo".to_owned(), words.text("cli-start-demo")),
        (
            "gonogo check --pr 1 --dry-run".to_owned(),
            words.text("cli-start-check"),
        ),
    ];
    section(words, "cli-heading-start", &rows)
}

fn usage(root: &Command, command: &Command, words: &Words) -> String {
    let mut line = format!("{} gonogo", words.text("cli-heading-usage"));
    if std::ptr::eq(root, command) {
        line.push_str(&format!(" {}", words.text("cli-usage-command")));
    } else {
        line.push_str(&format!(" {}", command.get_name()));
    }
    line.push_str(&format!(" {}", words.text("cli-usage-options")));
    for value in command.get_positionals() {
        line.push_str(&format!(" {}", label(value, words)));
        if matches!(value.get_action(), clap::ArgAction::Append) {
            line.push('…');
        }
    }
    line + "\n\n"
}

/// What the texts of options may name.
pub(super) fn values(page: &'static str, formats: &[Format]) -> Arguments {
    let formats = format_words(formats).into_iter().map(Value::Word);
    let mut values = Arguments::default();
    values.push("page", page);
    values.push("formats", formats.collect::<Vec<_>>());
    values
}

/// The options of a command, each with its text.
fn options(
    command: &Command,
    owner: &str,
    values: &Arguments,
    words: &Words,
) -> Vec<(String, String)> {
    options_but(command, owner, values, words, &|_| false)
}

/// The same without those that the page's command ignores.
fn options_but(
    command: &Command,
    owner: &str,
    values: &Arguments,
    words: &Words,
    ignored: &dyn Fn(&str) -> bool,
) -> Vec<(String, String)> {
    let arguments = command.get_arguments().filter(|argument| {
        // clap's own name of `--allow-hosts` is `allow_hosts`.
        let name = argument.get_id().as_str().replace('_', "-");
        !argument.is_positional() && !ignored(&name)
    });
    arguments
        .map(|argument| {
            let message = Message::named(argument_id(owner, argument), values.clone());
            (label(argument, words), words.plain(&message))
        })
        .collect()
}

/// The message of an argument: `cli-check-dry-run`, `cli-global-policy`.
pub(super) fn argument_id(owner: &str, argument: &Arg) -> String {
    format!(
        "cli-{owner}-{}",
        argument.get_id().as_str().replace('_', "-")
    )
}

/// How an argument is written: `-q, --quiet`, `    --policy <FILE>`, `<FILE>`, `[CODE]`.
fn label(argument: &Arg, words: &Words) -> String {
    let value = value_name(argument, words);
    match (argument.get_long(), value) {
        (None, Some(value)) if argument.is_required_set() => format!("<{value}>"),
        (None, value) => format!("[{}]", value.unwrap_or_default()),
        (Some(long), value) => {
            let short = argument
                .get_short()
                .map_or("    ".to_owned(), |short| format!("-{short}, "));
            let value = value.map_or(String::new(), |value| format!(" <{value}>"));
            format!("{short}--{long}{value}")
        }
    }
}

/// The name of an argument's value, in the reader's language; `None` where it takes none.
pub(super) fn value_name(argument: &Arg, words: &Words) -> Option<String> {
    let name = argument
        .get_value_names()
        .and_then(|names| names.first())
        .filter(|_| argument.get_action().takes_values());
    name.map(|name| say(words, &value_id(name)))
}

/// The message of a value's name: `cli-value-file`.
pub(super) fn value_id(name: &str) -> String {
    format!("cli-value-{}", name.to_lowercase().replace('/', "-"))
}

/// A message without arguments, by a name that was put together.
pub(super) fn say(words: &Words, id: &str) -> String {
    words.plain(&Message::named(id.to_owned(), Arguments::default()))
}

fn paragraph(text: &str) -> String {
    wrapped(text, WIDTH).join("\n") + "\n\n"
}

/// A heading and rows of names with their texts; nothing where there are no rows.
fn section(words: &Words, heading: &'static str, rows: &[(String, String)]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let names = rows.iter().map(|(name, _)| name.chars().count());
    let column = names
        .filter(|width| *width <= WIDEST_NAME)
        .max()
        .unwrap_or(2);
    let mut text = format!("{}\n", words.text(heading));
    for (name, description) in rows {
        let fits = name.chars().count() <= column;
        let mut lines = wrapped(description, WIDTH.saturating_sub(column + 4)).into_iter();
        let beside = if fits { lines.next() } else { None };
        let row = format!("  {name:<column$}  {}", beside.unwrap_or_default());
        text.push_str(row.trim_end());
        text.push('\n');
        for line in lines {
            text.push_str(&format!("{:indent$}{line}\n", "", indent = column + 4));
        }
    }
    text + "\n"
}

/// Lines of at most `width` columns, broken at spaces; no-break spaces keep words together.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split(' ').filter(|word| !word.is_empty()) {
            let length = line.chars().count() + 1 + word.chars().count();
            if !line.is_empty() && length > width {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(line);
    }
    lines
}
