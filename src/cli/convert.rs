//! From the command line's arguments to an [`Invocation`].

use std::path::PathBuf;

use super::arguments::{Arguments, Commands, Globals};
use super::audit::source;
use super::check::{check_options, conflict, question, simulation};
use super::choices::{Choice, ColorChoice};
use super::formats::formats;
use super::invocation::{
    Caller, Command, Format, InitOptions, Invocation, Network, Options, PolicyFrom, SaidChange,
    Scenario, Verbosity,
};
use super::misuse::format_words;
use super::problem::{Place, Problem};
use super::values::{Expected, Readable};
use crate::ids::RepoPath;
use crate::locale::Locale;
use crate::text::Untrusted;
use crate::world::{Variable, Variables};

/// Where `demo` writes unless told otherwise.
pub(super) const DEFAULT_OUTPUT: &str = "gonogo-report";

/// What surrounds the arguments.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    /// The environment variables.
    pub(super) variables: &'a Variables,
    /// Whether the result goes to a terminal.
    pub(super) terminal: bool,
    /// The language of whoever reads it.
    pub(super) language: Locale,
}

/// What the parsed command line asks for.
///
/// # Errors
/// What clap cannot know to be wrong.
pub(super) fn invocation(
    arguments: Arguments,
    setting: Setting<'_>,
) -> Result<Invocation, Problem> {
    let Arguments {
        globals, command, ..
    } = arguments;
    refuse_ignored(&globals, command.name())?;
    let options = options(&globals, command.name(), setting)?;
    let command = match command {
        Commands::Check(check) => {
            let policy = policy_from(globals.policy, setting.variables)?;
            Command::Check(Box::new(check_options(*check, policy, setting.variables)?))
        }
        Commands::Simulate(simulate) => {
            if simulate.evidence.is_some() && globals.environment.is_some() {
                return Err(conflict("--environment", "--evidence"));
            }
            simulation(*simulate, globals.policy, setting.variables)?
        }
        Commands::Why(why) => {
            let policy = policy_from(globals.policy, setting.variables)?;
            Command::Check(Box::new(question(*why, policy, setting.variables)?))
        }
        Commands::Demo { scenario, output } => Command::Demo {
            scenario: scenario.unwrap_or(Scenario::NoGo),
            output: output.unwrap_or_else(|| PathBuf::from(DEFAULT_OUTPUT)),
        },
        Commands::Init(init) => Command::Init(Box::new(InitOptions {
            timezone: init.timezone,
            action: init.action,
            dry_run: init.dry_run,
        })),
        Commands::Window { at, days } => Command::Window { at, days },
        Commands::Checklist { file } => Command::Checklist {
            source: source(file),
        },
        Commands::Audit(audit) => {
            let audit = super::audit::options(*audit, options.format, setting.variables)?;
            Command::Audit(Box::new(audit))
        }
        Commands::Budget { change } => Command::Budget {
            change: change.unwrap_or(SaidChange::Other),
        },
        Commands::Notes(notes) => {
            let notes = super::notes::options(*notes, globals.policy, setting.variables)?;
            Command::Notes(Box::new(notes))
        }
        Commands::NextVersion { tag_prefix, first } => Command::NextVersion {
            prefix: tag_prefix,
            first,
        },
        Commands::Replay { file, at } => Command::Replay {
            file,
            at,
            what_if: None,
        },
        Commands::VerifyEvidence(verify) => Command::VerifyEvidence {
            files: verify.files,
            digests: verify.digest,
            statement: verify.statement,
        },
        Commands::Explain { code } => Command::Explain {
            code: code.map(Untrusted::new),
        },
        Commands::Lint => Command::Lint,
        Commands::Doctor { repo } => {
            let doctor = super::doctor::options(repo, globals.policy, setting.variables)?;
            Command::Doctor(Box::new(doctor))
        }
        Commands::Completions { shell } => Command::Completions { shell },
        Commands::Man => Command::Man,
        Commands::Schema => Command::Schema,
        // Answered before: help is no work to do.
        Commands::Help { .. } => return Err(Problem::NoCommand),
    };
    Ok(Invocation {
        caller: Caller::CommandLine,
        command,
        options,
    })
}

/// Options before or after any command that some commands have no use for.
pub(super) fn ignores(command: &str, option: &str) -> bool {
    match option {
        "policy" => matches!(
            command,
            "demo"
                | "init"
                | "replay"
                | "verify-evidence"
                | "schema"
                | "explain"
                | "completions"
                | "man"
        ),
        "environment" => matches!(
            command,
            "init"
                | "replay"
                | "verify-evidence"
                | "schema"
                | "explain"
                | "notes"
                | "next-version"
                | "completions"
                | "man"
        ),
        "allow-hosts" => matches!(
            command,
            "demo"
                | "init"
                | "replay"
                | "verify-evidence"
                | "schema"
                | "explain"
                | "lint"
                | "checklist"
                | "audit"
                | "next-version"
                | "completions"
                | "man"
        ),
        _ => false,
    }
}

/// Whoever gives an option expects it to do something.
fn refuse_ignored(globals: &Globals, command: &str) -> Result<(), Problem> {
    let given = [
        ("policy", globals.policy.is_some()),
        ("environment", globals.environment.is_some()),
        ("allow-hosts", !globals.allow_hosts.is_empty()),
    ];
    let ignored = given
        .iter()
        .find(|(option, given)| *given && ignores(command, option));
    match ignored {
        Some((option, _)) => Err(Problem::UnknownOption {
            given: Untrusted::new(format!("--{option}")),
            meant: None,
        }),
        None => Ok(()),
    }
}

/// Where `check` reads the policy. A `run:` step on the runner stands in the checkout of what is
/// judged, and that is not who says how it is judged: there the policy comes through the API.
pub(super) fn policy_from(
    path: Option<PathBuf>,
    variables: &Variables,
) -> Result<PolicyFrom, Problem> {
    if !variables.on_the_runner() {
        return Ok(PolicyFrom::WorkingTree { path });
    }
    let inside = path.map(|path| {
        let text = path.display().to_string();
        let text = text.strip_prefix("./").unwrap_or(&text);
        RepoPath::read(text).map_err(|expected| Problem::InvalidValue {
            place: Place::Argument("--policy".to_owned()),
            given: Untrusted::new(text),
            expected,
        })
    });
    Ok(PolicyFrom::Repository {
        path: inside.transpose()?,
        reference: None,
    })
}

fn options(globals: &Globals, command: &str, setting: Setting<'_>) -> Result<Options, Problem> {
    let verbosity = match (globals.verbose > 0, globals.quiet > 0) {
        (true, true) => {
            let [place, other] = ["--verbose", "--quiet"].map(|name| Place::Argument(name.into()));
            return Err(Problem::Conflict { place, other });
        }
        (true, false) => Verbosity::Verbose,
        (false, true) => Verbosity::Quiet,
        (false, false) => Verbosity::Normal,
    };
    let color = match globals.color.unwrap_or(ColorChoice::Auto) {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => setting.terminal && setting.variables.get(Variable::NoColor).is_none(),
    };
    Ok(Options {
        policy: globals.policy.clone(),
        environment: globals.environment.clone().unwrap_or_default(),
        format: format(globals.format, command)?,
        color,
        locale: globals.locale,
        language: setting.language,
        verbosity,
        network: Network {
            allow_hosts: globals.allow_hosts.clone(),
            certificates: setting
                .variables
                .get(Variable::SslCertFile)
                .map(PathBuf::from),
        },
    })
}

/// The format asked for, if the command has it; else the command's first.
fn format(asked: Option<Format>, command: &str) -> Result<Format, Problem> {
    let formats = formats(command);
    let Some(asked) = asked else {
        return Ok(formats.first().copied().unwrap_or(Format::Text));
    };
    if formats.contains(&asked) {
        return Ok(asked);
    }
    let word = Format::WORDS.iter().find(|(_, format)| *format == asked);
    Err(Problem::InvalidValue {
        place: Place::Argument("--format".to_owned()),
        given: Untrusted::new(word.map_or("", |(word, _)| word)),
        expected: Expected::OneOf(format_words(formats)),
    })
}
