//! The command line as clap sees it. Nothing here leaves `cli/`, and none of clap's own texts is
//! ever shown: the help is written in `help.rs` from the words files.
//!
//! A new command is a variant here and in [`super::Command`], an arm in `convert.rs`, a row in
//! [`formats`], and its words: `cli-<command>` and `cli-<command>-<argument>`. Tests name what is
//! missing.

use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand};
use jiff::Timestamp;
use url::Url;

use super::invocation::{
    AllowedHost, Days, ExitCode, Format, Omitted, RoleWord, SaidChange, Scenario, Shell,
};
use super::values::{ColorChoice, read};
use crate::evidence::Digest;
use crate::exit::FailOn;
use crate::ids::{Environment, Login, PrNumber, RefName, RepoSlug, Sha};
use crate::locale::Locale;
use crate::npm::{Producer, Severity};
use crate::policy::read::{PolicyDuration, PolicyZone};
use crate::publish::ReportAs;
use crate::setup::Action;
use crate::versioning::TagPrefix;

/// Everything after the program's name.
#[derive(Debug, Parser)]
#[command(
    name = "gonogo",
    version,
    propagate_version = true,
    no_binary_name = true,
    disable_help_flag = true,
    disable_help_subcommand = true,
    disable_version_flag = true
)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) globals: Globals,
    /// Shows the version.
    #[arg(short = 'V', long, global = true, action = ArgAction::Version)]
    version: Option<bool>,
    #[command(subcommand)]
    pub(super) command: Commands,
}

/// Flags that stand before or after any command.
#[derive(Args, Debug)]
pub(super) struct Globals {
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) policy: Option<PathBuf>,
    #[arg(long, global = true, value_name = "NAME", value_parser = read::<Environment>)]
    pub(super) environment: Option<Environment>,
    #[arg(long, global = true, value_name = "FORMAT", value_parser = read::<Format>)]
    pub(super) format: Option<Format>,
    #[arg(long, global = true, value_name = "WHEN", value_parser = read::<ColorChoice>)]
    pub(super) color: Option<ColorChoice>,
    #[arg(long, global = true, value_name = "LANGUAGE", value_parser = read::<Locale>)]
    pub(super) locale: Option<Locale>,
    #[arg(long, global = true, value_name = "HOSTS", value_parser = read::<AllowedHost>, value_delimiter = ',')]
    pub(super) allow_hosts: Vec<AllowedHost>,
    #[arg(short, long, global = true, action = ArgAction::Count)]
    pub(super) verbose: u8,
    #[arg(short, long, global = true, action = ArgAction::Count)]
    pub(super) quiet: u8,
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
}

/// The commands, in the order of the help.
#[derive(Debug, Subcommand)]
pub(super) enum Commands {
    Check(Box<CheckArguments>),
    Simulate(Box<SimulateArguments>),
    Why(Box<WhyArguments>),
    Demo {
        #[arg(long, value_name = "SCENARIO", value_parser = read::<Scenario>)]
        scenario: Option<Scenario>,
        #[arg(long, value_name = "FOLDER")]
        output: Option<PathBuf>,
    },
    Init(Box<InitArguments>),
    Window {
        #[arg(long, value_name = "INSTANT", value_parser = read::<Timestamp>)]
        at: Option<Timestamp>,
        #[arg(long, value_name = "N", value_parser = read::<Days>, allow_negative_numbers = true)]
        days: Option<Days>,
    },
    Checklist {
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    Audit(Box<AuditArguments>),
    Budget {
        #[arg(long, value_name = "CLASS", value_parser = read::<SaidChange>)]
        change: Option<SaidChange>,
    },
    Notes(Box<NotesArguments>),
    NextVersion {
        #[arg(long, value_name = "PREFIX", value_parser = read::<TagPrefix>)]
        tag_prefix: Option<TagPrefix>,
        #[arg(long)]
        first: bool,
    },
    Replay {
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[arg(long, value_name = "INSTANT", value_parser = read::<Timestamp>)]
        at: Option<Timestamp>,
    },
    VerifyEvidence(Box<VerifyEvidenceArguments>),
    Explain {
        #[arg(value_name = "CODE")]
        code: Option<String>,
    },
    Lint,
    Doctor {
        #[arg(long, value_name = "OWNER/NAME", value_parser = read::<RepoSlug>)]
        repo: Option<RepoSlug>,
    },
    Schema,
    Completions {
        #[arg(value_name = "SHELL", value_parser = read::<Shell>)]
        shell: Shell,
    },
    Man,
    Help {
        #[arg(value_name = "COMMAND")]
        command: Option<String>,
    },
}

/// Arguments of `check`.
#[derive(Args, Debug)]
pub(super) struct CheckArguments {
    #[arg(long, value_name = "OWNER/NAME", value_parser = read::<RepoSlug>)]
    pub(super) repo: Option<RepoSlug>,
    #[command(flatten)]
    pub(super) target: TargetArguments,
    #[arg(long)]
    pub(super) dry_run: bool,
    #[arg(long, value_name = "INSTANT", value_parser = read::<Timestamp>)]
    pub(super) at: Option<Timestamp>,
    #[arg(long, value_name = "FILE")]
    pub(super) evidence: Option<PathBuf>,
    #[arg(
        long,
        value_name = "FILE",
        requires = "evidence",
        conflicts_with = "at"
    )]
    pub(super) statement: Option<PathBuf>,
    #[arg(long, value_name = "FILE", requires = "evidence")]
    pub(super) previous_evidence: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(super) html: Option<PathBuf>,
    #[arg(long, value_name = "KIND", value_parser = read::<ReportAs>)]
    pub(super) report: Option<ReportAs>,
    #[arg(long)]
    pub(super) no_comment: bool,
    #[arg(long, value_name = "LEVEL", value_parser = read::<FailOn>)]
    pub(super) fail_on: Option<FailOn>,
    #[arg(long, value_name = "DURATION", value_parser = read::<PolicyDuration>)]
    pub(super) wait: Option<PolicyDuration>,
}

/// Arguments of `simulate`.
#[derive(Args, Debug)]
pub(super) struct SimulateArguments {
    #[arg(long, value_name = "OWNER/NAME", value_parser = read::<RepoSlug>)]
    pub(super) repo: Option<RepoSlug>,
    #[command(flatten)]
    pub(super) target: TargetArguments,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["repo", "pr", "tag", "sha"])]
    pub(super) evidence: Option<PathBuf>,
    #[arg(long, value_name = "TEXT")]
    pub(super) comment: Vec<String>,
    #[arg(long, value_name = "ROLE", value_parser = read::<RoleWord>)]
    pub(super) sign_off: Vec<RoleWord>,
    #[arg(long = "as", id = "as_login", value_name = "LOGIN", value_parser = read::<Login>)]
    pub(super) as_login: Vec<Login>,
    #[arg(long, value_name = "NAME")]
    pub(super) label: Vec<String>,
    #[arg(long, value_name = "NAME")]
    pub(super) without_label: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    pub(super) title: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub(super) description: Option<PathBuf>,
    #[arg(long, value_name = "INSTANT", value_parser = read::<Timestamp>)]
    pub(super) at: Option<Timestamp>,
    /// For each comment and sign-off in the order of the command line, whether it is a sign-off.
    #[arg(skip)]
    pub(super) order: Vec<bool>,
}

/// Arguments of `verify-evidence`.
#[derive(Args, Debug)]
pub(super) struct VerifyEvidenceArguments {
    #[arg(value_name = "FILE", required = true)]
    pub(super) files: Vec<PathBuf>,
    #[arg(long, value_name = "DIGEST", value_parser = read::<Digest>)]
    pub(super) digest: Vec<Digest>,
    #[arg(long, value_name = "FILE")]
    pub(super) statement: Option<PathBuf>,
}

/// Arguments of `why`.
#[derive(Args, Debug)]
pub(super) struct WhyArguments {
    #[arg(value_name = "LOGIN", value_parser = read::<Login>)]
    pub(super) user: Login,
    #[arg(long, value_name = "OWNER/NAME", value_parser = read::<RepoSlug>)]
    pub(super) repo: Option<RepoSlug>,
    #[command(flatten)]
    pub(super) target: TargetArguments,
}

/// Arguments of `init`.
#[derive(Args, Debug)]
pub(super) struct InitArguments {
    #[arg(long, value_name = "NAME", value_parser = read::<PolicyZone>)]
    pub(super) timezone: Option<PolicyZone>,
    #[arg(long, value_name = "ACTION", value_parser = read::<Action>)]
    pub(super) action: Option<Action>,
    #[arg(long)]
    pub(super) dry_run: bool,
}

/// Arguments of `audit`.
#[derive(Args, Debug)]
pub(super) struct AuditArguments {
    #[arg(value_name = "PATH", conflicts_with = "report")]
    pub(super) path: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(super) report: Option<PathBuf>,
    #[arg(long, value_name = "TOOL", value_parser = read::<Producer>, requires = "report")]
    pub(super) producer: Option<Producer>,
    #[arg(long, value_name = "N", value_parser = read::<ExitCode>, requires = "producer")]
    pub(super) exit_code: Option<ExitCode>,
    #[arg(long, value_name = "KIND", value_parser = read::<Omitted>)]
    pub(super) omit: Vec<Omitted>,
    #[arg(long, value_name = "SEVERITY", value_parser = read::<Severity>)]
    pub(super) audit_level: Option<Severity>,
    #[arg(long, value_name = "PATH", conflicts_with = "report")]
    pub(super) base: Option<PathBuf>,
    #[arg(long, value_name = "ADDRESS", value_parser = read::<Url>, conflicts_with = "report")]
    pub(super) registry: Option<Url>,
    #[arg(long, conflicts_with_all = ["report", "base"])]
    pub(super) npm_compatible: bool,
}

/// Arguments of `notes`.
#[derive(Args, Debug)]
pub(super) struct NotesArguments {
    #[arg(value_name = "VERSION", conflicts_with = "all")]
    pub(super) release: Option<String>,
    #[arg(long, value_name = "TAG", conflicts_with_all = ["all", "first"])]
    pub(super) previous: Option<String>,
    #[arg(long, conflicts_with = "all")]
    pub(super) first: bool,
    #[arg(long, conflicts_with = "write")]
    pub(super) all: bool,
    #[arg(long, value_name = "NAME")]
    pub(super) audience: Option<String>,
    #[arg(long, value_name = "OWNER/NAME", value_parser = read::<RepoSlug>)]
    pub(super) repo: Option<RepoSlug>,
    #[arg(long)]
    pub(super) write: bool,
    #[arg(long, conflicts_with_all = ["all", "recorded"])]
    pub(super) github: bool,
    #[arg(long, value_name = "FILE", requires = "github")]
    pub(super) record: Option<PathBuf>,
    #[arg(long, value_name = "FILE", conflicts_with = "all")]
    pub(super) recorded: Option<PathBuf>,
    #[arg(long, requires = "github", conflicts_with = "write")]
    pub(super) publish: bool,
    #[arg(long, value_name = "FILE", requires = "publish")]
    pub(super) evidence: Option<PathBuf>,
    #[arg(long, requires = "publish")]
    pub(super) dry_run: bool,
}

/// The subject: at most one of these.
#[derive(Args, Debug)]
#[group(multiple = false)]
pub(super) struct TargetArguments {
    #[arg(long, value_name = "N", value_parser = read::<PrNumber>, allow_negative_numbers = true)]
    pub(super) pr: Option<PrNumber>,
    #[arg(long, value_name = "NAME", value_parser = read::<RefName>)]
    pub(super) tag: Option<RefName>,
    #[arg(long, value_name = "SHA", value_parser = read::<Sha>)]
    pub(super) sha: Option<Sha>,
}

/// The formats that each command has; the first is what it prints unless told otherwise.
const FORMATS: &[(&str, &[Format])] = &[
    ("check", &[Format::Text, Format::Json, Format::Markdown]),
    ("simulate", &[Format::Text, Format::Json, Format::Markdown]),
    ("why", &[Format::Text]),
    ("demo", &[Format::Text, Format::Json]),
    ("init", &[Format::Text, Format::Json]),
    (
        "window",
        &[Format::Text, Format::Json, Format::Svg, Format::Ics],
    ),
    ("checklist", &[Format::Text, Format::Json]),
    (
        "audit",
        &[
            Format::Text,
            Format::Json,
            Format::Markdown,
            Format::Sarif,
            Format::Npm,
        ],
    ),
    ("budget", &[Format::Text, Format::Json, Format::Markdown]),
    ("notes", &[Format::Markdown, Format::Text, Format::Json]),
    ("next-version", &[Format::Text, Format::Json]),
    ("replay", &[Format::Text, Format::Json, Format::Markdown]),
    ("verify-evidence", &[Format::Text, Format::Json]),
    ("explain", &[Format::Text, Format::Json]),
    ("lint", &[Format::Text, Format::Json, Format::Sarif]),
    ("doctor", &[Format::Text, Format::Json, Format::Markdown]),
    ("schema", &[Format::Json]),
    ("completions", &[Format::Text]),
    ("man", &[Format::Text]),
    ("help", &[Format::Text]),
];

/// The names of all commands.
pub(super) fn command_names() -> Vec<&'static str> {
    FORMATS.iter().map(|(name, _)| *name).collect()
}

/// The formats of a command by its name; none for a name that is no command.
pub(super) fn formats(command: &str) -> &'static [Format] {
    FORMATS
        .iter()
        .find(|(name, _)| *name == command)
        .map_or(&[], |(_, formats)| *formats)
}

impl Commands {
    /// The command's name as it is written.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Check(_) => "check",
            Self::Simulate(_) => "simulate",
            Self::Why(_) => "why",
            Self::Demo { .. } => "demo",
            Self::Init(_) => "init",
            Self::Window { .. } => "window",
            Self::Checklist { .. } => "checklist",
            Self::Audit(_) => "audit",
            Self::Budget { .. } => "budget",
            Self::Notes(_) => "notes",
            Self::NextVersion { .. } => "next-version",
            Self::Replay { .. } => "replay",
            Self::VerifyEvidence(_) => "verify-evidence",
            Self::Explain { .. } => "explain",
            Self::Lint => "lint",
            Self::Doctor { .. } => "doctor",
            Self::Schema => "schema",
            Self::Completions { .. } => "completions",
            Self::Man => "man",
            Self::Help { .. } => "help",
        }
    }
}
