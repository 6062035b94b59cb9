//! From the command line's arguments to an [`Invocation`].

use std::path::PathBuf;

use secrecy::SecretString;
use url::Url;

use super::arguments::{
    Arguments, AuditArguments, CheckArguments, Commands, Globals, SimulateArguments,
    TargetArguments, WhyArguments, formats,
};
use super::invocation::{
    AuditOptions, AuditWhat, Caller, CheckOptions, Command, Format, GithubAccess, Invocation,
    NamedSubject, Network, Options, PolicyFrom, SaidChange, Scenario, SimulatedComment, Source,
    Verbosity,
};
use super::misuse::{format_words, without_user};
use super::problem::{Place, Problem};
use super::values::{Choice, ColorChoice, Expected, Readable};
use crate::exit::FailOn;
use crate::ids::{RepoPath, RepoSlug};
use crate::locale::Locale;
use crate::npm::Hint;
use crate::text::Untrusted;
use crate::world::{Variable, Variables};

const DEFAULT_API: &str = "https://api.github.com";
pub(super) const DEFAULT_SERVER: &str = "https://github.com";
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
            let policy = policy_from(globals.policy, setting.variables)?;
            Command::Check(Box::new(simulation(*simulate, policy, setting.variables)?))
        }
        Commands::Why(why) => {
            let policy = policy_from(globals.policy, setting.variables)?;
            Command::Check(Box::new(question(*why, policy, setting.variables)?))
        }
        Commands::Demo { scenario, output } => Command::Demo {
            scenario: scenario.unwrap_or(Scenario::NoGo),
            output: output.unwrap_or_else(|| PathBuf::from(DEFAULT_OUTPUT)),
        },
        Commands::Window { at, days } => Command::Window { at, days },
        Commands::Checklist { file } => Command::Checklist {
            source: source(file),
        },
        Commands::Audit(audit) => {
            let audit = audit_options(*audit, options.format, setting.variables)?;
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
        Commands::Replay { file, at } => Command::Replay { file, at },
        Commands::Explain { code } => Command::Explain {
            code: code.map(Untrusted::new),
        },
        Commands::Lint => Command::Lint,
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
        "policy" => matches!(command, "demo" | "replay" | "schema" | "explain"),
        "environment" => matches!(
            command,
            "replay" | "schema" | "explain" | "notes" | "next-version"
        ),
        "allow-hosts" => matches!(
            command,
            "demo"
                | "replay"
                | "schema"
                | "explain"
                | "lint"
                | "checklist"
                | "audit"
                | "next-version"
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

fn check_options(
    check: CheckArguments,
    policy: PolicyFrom,
    variables: &Variables,
) -> Result<CheckOptions, Problem> {
    if check.at.is_some() && !check.dry_run {
        return Err(Problem::AtWithoutDryRun);
    }
    Ok(CheckOptions {
        at: check.at,
        dry_run: check.dry_run,
        evidence: check.evidence,
        html: check.html,
        report: check.report,
        comment: check.no_comment.then_some(false),
        fail_on: check.fail_on.unwrap_or_default(),
        wait: check.wait,
        ..plain_check(check.repo, check.target, policy, variables)?
    })
}

/// A check of a subject without any wishes of its own.
fn plain_check(
    repository: Option<RepoSlug>,
    subject: TargetArguments,
    policy: PolicyFrom,
    variables: &Variables,
) -> Result<CheckOptions, Problem> {
    let repository = match repository {
        Some(repository) => Some(repository),
        None => variable(variables, Variable::GithubRepository)?,
    };
    Ok(CheckOptions {
        policy,
        repository,
        target: target(subject),
        at: None,
        simulated: None,
        wait: None,
        dry_run: false,
        evidence: None,
        html: None,
        report: None,
        comment: None,
        fail_on: FailOn::default(),
        github: access(variables)?,
    })
}

/// The way to GitHub of the command line.
pub(super) fn access(variables: &Variables) -> Result<GithubAccess, Problem> {
    let token = match token_variable(variables, Variable::GithubToken)? {
        Some(token) => Some(token),
        None => token_variable(variables, Variable::GhToken)?,
    };
    let members_token = token_variable(variables, Variable::GonogoMembersToken)?;
    github(token, members_token, variables)
}

/// What is asked about one subject is not asked about all that are open.
fn one_subject(subject: TargetArguments) -> Result<TargetArguments, Problem> {
    let TargetArguments { pr, tag, sha } = &subject;
    if pr.is_none() && tag.is_none() && sha.is_none() {
        let place = Place::Argument("--pr".to_owned());
        return Err(Problem::MissingArgument { place });
    }
    Ok(subject)
}

/// "What if": decided with another instant or one comment more, and never published.
fn simulation(
    simulate: SimulateArguments,
    policy: PolicyFrom,
    variables: &Variables,
) -> Result<CheckOptions, Problem> {
    let comment = simulate.comment.zip(simulate.as_login);
    let target = one_subject(simulate.target)?;
    Ok(CheckOptions {
        at: simulate.at,
        dry_run: true,
        simulated: comment.map(|(text, by)| SimulatedComment {
            by,
            text: Untrusted::new(text),
            answer_only: false,
        }),
        ..plain_check(simulate.repo, target, policy, variables)?
    })
}

/// Why somebody counts or not: the answer to a question that nobody has written.
fn question(
    why: WhyArguments,
    policy: PolicyFrom,
    variables: &Variables,
) -> Result<CheckOptions, Problem> {
    let text = format!("/gonogo why @{}", why.user);
    let target = one_subject(why.target)?;
    Ok(CheckOptions {
        dry_run: true,
        simulated: Some(SimulatedComment {
            by: why.user,
            text: Untrusted::new(text),
            answer_only: true,
        }),
        ..plain_check(why.repo, target, policy, variables)?
    })
}

fn target(target: TargetArguments) -> Option<NamedSubject> {
    target
        .pr
        .map(NamedSubject::PullRequest)
        .or(target.tag.map(NamedSubject::Tag))
        .or(target.sha.map(NamedSubject::Commit))
}

fn audit_options(
    audit: AuditArguments,
    format: Format,
    variables: &Variables,
) -> Result<AuditOptions, Problem> {
    let conflict = |name: &str, other: &str| {
        let [place, other] = [name, other].map(|name| Place::Argument(name.into()));
        Problem::Conflict { place, other }
    };
    let reads_report = audit.report.is_some();
    if format == Format::Npm && reads_report {
        return Err(conflict("--format npm", "--report"));
    }
    if audit.npm_compatible && matches!(format, Format::Markdown | Format::Sarif) {
        let word = Format::WORDS.iter().find(|(_, known)| *known == format);
        let given = format!("--format {}", word.map_or("", |(word, _)| word));
        return Err(conflict(&given, "--npm-compatible"));
    }
    let code = audit.exit_code.map(|code| code.0);
    let what = match audit.report {
        Some(report) => AuditWhat::Report {
            source: source(report),
            hint: audit.producer.zip(code).map(|(producer, exit_code)| Hint {
                producer,
                exit_code,
            }),
        },
        None => AuditWhat::Lockfile {
            path: audit.path,
            base: audit.base,
        },
    };
    Ok(AuditOptions {
        what,
        omit: audit.omit,
        level: audit.audit_level,
        registry: audit.registry,
        npm_compatible: audit.npm_compatible || format == Format::Npm,
        github: access(variables)?,
    })
}

fn source(file: PathBuf) -> Source {
    if file.as_os_str() == "-" {
        Source::StandardInput
    } else {
        Source::File(file)
    }
}

/// The way to GitHub that the variables describe.
///
/// # Errors
/// Where an address is none.
pub(super) fn github(
    token: Option<SecretString>,
    members_token: Option<SecretString>,
    variables: &Variables,
) -> Result<GithubAccess, Problem> {
    let base = |name: Variable, default: &str| match variable(variables, name)? {
        Some(url) => Ok(url),
        None => Ok(Url::parse(default).expect("our own two addresses are valid")),
    };
    Ok(GithubAccess {
        token,
        members_token,
        api: base(Variable::GithubApiUrl, DEFAULT_API)?,
        graphql: variable(variables, Variable::GithubGraphqlUrl)?,
        server: base(Variable::GithubServerUrl, DEFAULT_SERVER)?,
    })
}

/// A variable's value, read as what it should be.
///
/// # Errors
/// Where it is something else.
pub(super) fn variable<T: Readable>(
    variables: &Variables,
    name: Variable,
) -> Result<Option<T>, Problem> {
    let Some(text) = variables.get(name) else {
        return Ok(None);
    };
    T::read(text)
        .map(Some)
        .map_err(|expected| Problem::InvalidValue {
            place: Place::Variable(name.name()),
            given: Untrusted::new(without_user(text.to_owned())),
            expected,
        })
}

fn token_variable(variables: &Variables, name: Variable) -> Result<Option<SecretString>, Problem> {
    let Some(text) = variables.get(name) else {
        return Ok(None);
    };
    token(text, Place::Variable(name.name())).map(Some)
}

/// A token, if it can be sent in a header. What is wrong with another is not shown: it is secret.
///
/// # Errors
/// Where it is not of visible ASCII characters, or over-long.
pub(super) fn token(text: &str, place: Place) -> Result<SecretString, Problem> {
    // Secrets are often pasted with a line end.
    let text = text.trim();
    if text.len() > 4_096 || text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(Problem::UnusableToken { place });
    }
    Ok(SecretString::from(text))
}
