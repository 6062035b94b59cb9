//! The command line as clap sees it. Nothing here leaves `cli/`, and none of clap's own texts is
//! ever shown: the help is written in `help.rs` from the words files.
//!
//! A new command is a variant here and in [`super::Command`], an arm in `convert.rs`, a row in
//! [`formats`](super::formats), and its words: `cli-<command>` and `cli-<command>-<argument>`. Tests
//! name what is missing.

mod judging;

pub(super) use judging::{CheckArguments, SimulateArguments, TargetArguments, WhyArguments};

use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand};
use jiff::Timestamp;
use url::Url;

use super::choices::ColorChoice;
use super::invocation::{
    AllowedHost, Days, ExitCode, Format, Omitted, SaidChange, Scenario, Shell,
};
use super::values::read;
use crate::evidence::Digest;
use crate::ids::{Environment, RepoSlug};
use crate::locale::Locale;
use crate::npm::{Producer, Severity};
use crate::policy::read::PolicyZone;
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
pub(in crate::cli) struct Arguments {
    #[command(flatten)]
    pub(in crate::cli) globals: Globals,
    /// Shows the version.
    #[arg(short = 'V', long, global = true, action = ArgAction::Version)]
    version: Option<bool>,
    #[command(subcommand)]
    pub(in crate::cli) command: Commands,
}

/// Flags that stand before or after any command.
#[derive(Args, Debug)]
pub(in crate::cli) struct Globals {
    #[arg(long, global = true, value_name = "FILE")]
    pub(in crate::cli) policy: Option<PathBuf>,
    #[arg(long, global = true, value_name = "NAME", value_parser = read::<Environment>)]
    pub(in crate::cli) environment: Option<Environment>,
    #[arg(long, global = true, value_name = "FORMAT", value_parser = read::<Format>)]
    pub(in crate::cli) format: Option<Format>,
    #[arg(long, global = true, value_name = "WHEN", value_parser = read::<ColorChoice>)]
    pub(in crate::cli) color: Option<ColorChoice>,
    #[arg(long, global = true, value_name = "LANGUAGE", value_parser = read::<Locale>)]
    pub(in crate::cli) locale: Option<Locale>,
    #[arg(long, global = true, value_name = "HOSTS", value_parser = read::<AllowedHost>, value_delimiter = ',')]
    pub(in crate::cli) allow_hosts: Vec<AllowedHost>,
    #[arg(short, long, global = true, action = ArgAction::Count)]
    pub(in crate::cli) verbose: u8,
    #[arg(short, long, global = true, action = ArgAction::Count)]
    pub(in crate::cli) quiet: u8,
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
}

/// The commands, in the order of the help.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Commands {
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

/// Arguments of `verify-evidence`.
#[derive(Args, Debug)]
pub(in crate::cli) struct VerifyEvidenceArguments {
    #[arg(value_name = "FILE", required = true)]
    pub(in crate::cli) files: Vec<PathBuf>,
    #[arg(long, value_name = "DIGEST", value_parser = read::<Digest>)]
    pub(in crate::cli) digest: Vec<Digest>,
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) statement: Option<PathBuf>,
}

/// Arguments of `init`.
#[derive(Args, Debug)]
pub(in crate::cli) struct InitArguments {
    #[arg(long, value_name = "NAME", value_parser = read::<PolicyZone>)]
    pub(in crate::cli) timezone: Option<PolicyZone>,
    #[arg(long, value_name = "ACTION", value_parser = read::<Action>)]
    pub(in crate::cli) action: Option<Action>,
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
}

/// Arguments of `audit`.
#[derive(Args, Debug)]
pub(in crate::cli) struct AuditArguments {
    #[arg(value_name = "PATH", conflicts_with = "report")]
    pub(in crate::cli) path: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) report: Option<PathBuf>,
    #[arg(long, value_name = "TOOL", value_parser = read::<Producer>, requires = "report")]
    pub(in crate::cli) producer: Option<Producer>,
    #[arg(long, value_name = "N", value_parser = read::<ExitCode>, requires = "producer")]
    pub(in crate::cli) exit_code: Option<ExitCode>,
    #[arg(long, value_name = "KIND", value_parser = read::<Omitted>)]
    pub(in crate::cli) omit: Vec<Omitted>,
    #[arg(long, value_name = "SEVERITY", value_parser = read::<Severity>)]
    pub(in crate::cli) audit_level: Option<Severity>,
    #[arg(long, value_name = "PATH", conflicts_with = "report")]
    pub(in crate::cli) base: Option<PathBuf>,
    #[arg(long, value_name = "ADDRESS", value_parser = read::<Url>, conflicts_with = "report")]
    pub(in crate::cli) registry: Option<Url>,
    #[arg(long, conflicts_with_all = ["report", "base"])]
    pub(in crate::cli) npm_compatible: bool,
}

/// Arguments of `notes`.
#[derive(Args, Debug)]
pub(in crate::cli) struct NotesArguments {
    #[arg(value_name = "VERSION", conflicts_with = "all")]
    pub(in crate::cli) release: Option<String>,
    #[arg(long, value_name = "TAG", conflicts_with_all = ["all", "first"])]
    pub(in crate::cli) previous: Option<String>,
    #[arg(long, conflicts_with = "all")]
    pub(in crate::cli) first: bool,
    #[arg(long, conflicts_with = "write")]
    pub(in crate::cli) all: bool,
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) audience: Option<String>,
    #[arg(long, value_name = "OWNER/NAME", value_parser = read::<RepoSlug>)]
    pub(in crate::cli) repo: Option<RepoSlug>,
    #[arg(long)]
    pub(in crate::cli) write: bool,
    #[arg(long, conflicts_with_all = ["all", "recorded"])]
    pub(in crate::cli) github: bool,
    #[arg(long, value_name = "FILE", requires = "github")]
    pub(in crate::cli) record: Option<PathBuf>,
    #[arg(long, value_name = "FILE", conflicts_with = "all")]
    pub(in crate::cli) recorded: Option<PathBuf>,
    #[arg(long, requires = "github", conflicts_with = "write")]
    pub(in crate::cli) publish: bool,
    #[arg(long, value_name = "FILE", requires = "publish")]
    pub(in crate::cli) evidence: Option<PathBuf>,
    #[arg(long, requires = "publish")]
    pub(in crate::cli) dry_run: bool,
}

impl Commands {
    /// The command's name as it is written.
    pub(in crate::cli) fn name(&self) -> &'static str {
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
