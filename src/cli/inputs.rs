//! From the action's inputs to an [`Invocation`].

use std::path::PathBuf;

use secrecy::SecretString;

use super::access::{github, token, variable};
use super::check::the_same_file;
use super::choices::Choice;
use super::convert::Setting;
use super::invocation::{
    AllowedHost, Caller, CheckOptions, Command, Format, Invocation, NamedSubject, Network,
    NotesOptions, Options, PolicyFrom, PublishOptions, Scenario, Verbosity,
};
use super::problem::{Place, Problem};
use super::values::{Expected, Readable};
use crate::ids::{PrNumber, RefName, RepoPath};
use crate::text::Untrusted;
use crate::world::{Variable, Variables};

/// Every input; a test compares them with `action.yml`.
#[cfg(test)]
pub(crate) const INPUTS: [&str; 19] = [
    "github-token",
    "members-token",
    "command",
    "environment",
    "policy",
    "policy-ref",
    "pull-request",
    "tag",
    "report",
    "comment",
    "fail-on",
    "allow-hosts",
    "ca-certificates",
    "html",
    "evidence",
    "statement",
    "previous-evidence",
    "wait",
    "dry-run",
];

/// More exceptions than this are a mistake.
const MOST_HOSTS: usize = 100;

/// Commands that need nothing but inputs. Without one the event chooses, which is `check`.
#[derive(Clone, Copy)]
enum ActionCommand {
    Check,
    Demo,
    Doctor,
    Lint,
    Notes,
    Window,
}

impl Choice for ActionCommand {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("check", Self::Check),
        ("demo", Self::Demo),
        ("doctor", Self::Doctor),
        ("lint", Self::Lint),
        ("notes", Self::Notes),
        ("window", Self::Window),
    ];
}

impl Readable for ActionCommand {
    fn read(text: &str) -> Result<Self, Expected> {
        Self::WORDS
            .iter()
            .find(|(word, _)| *word == text)
            .map(|(_, command)| *command)
            .ok_or_else(|| Expected::OneOf(Self::words()))
    }
}

/// What the action's inputs ask for.
///
/// # Errors
/// Where an input or one of the runner's variables is not what it should be.
pub(super) fn invocation(setting: Setting<'_>) -> Result<Invocation, Problem> {
    let inputs = Inputs(setting.variables);
    let policy: Option<RepoPath> = inputs.read("policy")?;
    let options = options(&inputs, policy.as_ref(), setting)?;
    // Every input is read, whatever the command: a mistake shows at once and not months later.
    let check = check_options(&inputs, policy)?;
    let command = match inputs.read("command")?.unwrap_or(ActionCommand::Check) {
        ActionCommand::Check => Command::Check(Box::new(check)),
        ActionCommand::Demo => Command::Demo {
            scenario: Scenario::NoGo,
            output: PathBuf::from(super::convert::DEFAULT_OUTPUT),
        },
        ActionCommand::Doctor => Command::Doctor(Box::new(super::doctor::of_inputs(check))),
        ActionCommand::Lint => Command::Lint,
        ActionCommand::Notes => Command::Notes(Box::new(notes_options(check))),
        ActionCommand::Window => Command::Window {
            at: None,
            days: None,
        },
    };
    Ok(Invocation {
        caller: Caller::Action,
        command,
        options,
    })
}

fn options(
    inputs: &Inputs<'_>,
    policy: Option<&RepoPath>,
    setting: Setting<'_>,
) -> Result<Options, Problem> {
    let certificates = match inputs.read("ca-certificates")? {
        Some(path) => Some(path),
        None => setting
            .variables
            .get(Variable::SslCertFile)
            .map(PathBuf::from),
    };
    Ok(Options {
        policy: policy.map(|path| PathBuf::from(path.as_str())),
        environment: inputs.read("environment")?.unwrap_or_default(),
        format: Format::Text,
        color: false,
        locale: None,
        language: setting.language,
        verbosity: Verbosity::Normal,
        network: Network {
            allow_hosts: inputs.hosts()?,
            certificates,
        },
    })
}

fn check_options(inputs: &Inputs<'_>, policy: Option<RepoPath>) -> Result<CheckOptions, Problem> {
    let variables = inputs.0;
    let token = inputs.token("github-token")?;
    let members_token = inputs.token("members-token")?;
    let path_in_workspace = |name| {
        let path: Option<RepoPath> = inputs.read(name)?;
        Ok(path.map(|path| PathBuf::from(path.as_str())))
    };
    let evidence = path_in_workspace("evidence")?;
    let statement = path_in_workspace("statement")?;
    let previous_evidence = path_in_workspace("previous-evidence")?;
    if evidence.is_none() && (statement.is_some() || previous_evidence.is_some()) {
        // Neither is about anything but the record.
        return Err(Problem::MissingArgument {
            place: Place::Input("evidence"),
        });
    }
    let html = path_in_workspace("html")?;
    let files = [
        ("evidence", evidence.as_deref()),
        ("statement", statement.as_deref()),
        ("html", html.as_deref()),
        ("previous-evidence", previous_evidence.as_deref()),
    ];
    if let Some((one, other)) = the_same_file(&files) {
        return Err(Problem::Conflict {
            place: Place::Input(other),
            other: Place::Input(one),
        });
    }
    Ok(CheckOptions {
        policy: PolicyFrom::Repository {
            path: policy,
            reference: inputs.read("policy-ref")?.map(short_branch),
        },
        repository: variable(variables, Variable::GithubRepository)?,
        target: target(inputs)?,
        at: None,
        simulated: None,
        wait: inputs.read("wait")?,
        dry_run: inputs.read("dry-run")?.unwrap_or_default(),
        evidence,
        statement,
        previous_evidence,
        html,
        report: inputs.read("report")?,
        comment: inputs.read("comment")?,
        fail_on: inputs.read("fail-on")?.unwrap_or_default(),
        github: github(token, members_token, variables)?,
    })
}

/// A branch's short name, also where the full one is given, as `github.ref` has it.
fn short_branch(name: RefName) -> RefName {
    let short = name.as_str().strip_prefix("refs/heads/");
    short.and_then(|short| short.parse().ok()).unwrap_or(name)
}

/// What the inputs say about the release of a tag.
fn notes_options(check: CheckOptions) -> NotesOptions {
    let tag = match check.target {
        Some(NamedSubject::Tag(tag)) => Some(Untrusted::new(tag.as_str())),
        _ => None,
    };
    let server = check.github.server.as_str().trim_end_matches('/');
    NotesOptions {
        policy: check.policy,
        version: tag,
        previous: None,
        first: false,
        all: false,
        audience: None,
        repository: check.repository,
        server: server.to_owned(),
        write: false,
        github: Some(check.github),
        record: None,
        recorded: None,
        publish: Some(PublishOptions {
            evidence: check.evidence,
            has_status: check.report.unwrap_or_default().status(),
            dry_run: check.dry_run,
        }),
    }
}

fn target(inputs: &Inputs<'_>) -> Result<Option<NamedSubject>, Problem> {
    let number: Option<PrNumber> = inputs.read("pull-request")?;
    let tag: Option<RefName> = inputs.read("tag")?;
    match (number, tag) {
        (Some(_), Some(_)) => Err(Problem::Conflict {
            place: Place::Input("pull-request"),
            other: Place::Input("tag"),
        }),
        (Some(number), None) => Ok(Some(NamedSubject::PullRequest(number))),
        (None, tag) => Ok(tag.map(NamedSubject::Tag)),
    }
}

/// The inputs, each read as what it should be. An input that was not given is `None`.
struct Inputs<'a>(&'a Variables);

impl Inputs<'_> {
    fn read<T: Readable>(&self, name: &'static str) -> Result<Option<T>, Problem> {
        self.0.input(name).map(|text| one(name, text)).transpose()
    }

    fn token(&self, name: &'static str) -> Result<Option<SecretString>, Problem> {
        self.0
            .input(name)
            .map(|text| token(text, Place::Input(name)))
            .transpose()
    }

    /// `allow-hosts`: entries between commas or line ends.
    fn hosts(&self) -> Result<Vec<AllowedHost>, Problem> {
        let name = "allow-hosts";
        let entries: Vec<&str> = self
            .0
            .input(name)
            .unwrap_or_default()
            .split([',', '\n'])
            .map(str::trim)
            .filter(|entry| !entry.is_empty())
            .collect();
        match entries.get(MOST_HOSTS) {
            Some(excess) => Err(Problem::InvalidValue {
                place: Place::Input(name),
                given: Untrusted::new(*excess),
                expected: Expected::Like("cli-expected-few-hosts"),
            }),
            None => entries.into_iter().map(|entry| one(name, entry)).collect(),
        }
    }
}

fn one<T: Readable>(name: &'static str, text: &str) -> Result<T, Problem> {
    T::read(text).map_err(|expected| Problem::InvalidValue {
        place: Place::Input(name),
        given: Untrusted::new(text),
        expected,
    })
}
