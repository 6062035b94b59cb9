//! The arguments of the commands that judge a subject of GitHub: `check`, `simulate` and `why`.

use std::path::PathBuf;

use clap::Args;
use jiff::Timestamp;

use super::super::invocation::RoleWord;
use super::super::values::read;
use crate::exit::FailOn;
use crate::ids::{Login, PrNumber, RefName, RepoSlug, Sha};
use crate::policy::read::PolicyDuration;
use crate::publish::ReportAs;

/// Arguments of `check`.
#[derive(Args, Debug)]
pub(in crate::cli) struct CheckArguments {
    #[arg(long, value_name = "OWNER/NAME", value_parser = read::<RepoSlug>)]
    pub(in crate::cli) repo: Option<RepoSlug>,
    #[command(flatten)]
    pub(in crate::cli) target: TargetArguments,
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
    #[arg(long, value_name = "INSTANT", value_parser = read::<Timestamp>)]
    pub(in crate::cli) at: Option<Timestamp>,
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) evidence: Option<PathBuf>,
    #[arg(
        long,
        value_name = "FILE",
        requires = "evidence",
        conflicts_with = "at"
    )]
    pub(in crate::cli) statement: Option<PathBuf>,
    #[arg(long, value_name = "FILE", requires = "evidence")]
    pub(in crate::cli) previous_evidence: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) html: Option<PathBuf>,
    #[arg(long, value_name = "KIND", value_parser = read::<ReportAs>)]
    pub(in crate::cli) report: Option<ReportAs>,
    #[arg(long)]
    pub(in crate::cli) no_comment: bool,
    #[arg(long, value_name = "LEVEL", value_parser = read::<FailOn>)]
    pub(in crate::cli) fail_on: Option<FailOn>,
    #[arg(long, value_name = "DURATION", value_parser = read::<PolicyDuration>)]
    pub(in crate::cli) wait: Option<PolicyDuration>,
}

/// Arguments of `simulate`.
#[derive(Args, Debug)]
pub(in crate::cli) struct SimulateArguments {
    #[arg(long, value_name = "OWNER/NAME", value_parser = read::<RepoSlug>)]
    pub(in crate::cli) repo: Option<RepoSlug>,
    #[command(flatten)]
    pub(in crate::cli) target: TargetArguments,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["repo", "pr", "tag", "sha"])]
    pub(in crate::cli) evidence: Option<PathBuf>,
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) comment: Vec<String>,
    #[arg(long, value_name = "ROLE", value_parser = read::<RoleWord>)]
    pub(in crate::cli) sign_off: Vec<RoleWord>,
    #[arg(long = "as", id = "as_login", value_name = "LOGIN", value_parser = read::<Login>)]
    pub(in crate::cli) as_login: Vec<Login>,
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) label: Vec<String>,
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) without_label: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) title: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) description: Option<PathBuf>,
    #[arg(long, value_name = "INSTANT", value_parser = read::<Timestamp>)]
    pub(in crate::cli) at: Option<Timestamp>,
    /// For each comment and sign-off in the order of the command line, whether it is a sign-off.
    #[arg(skip)]
    pub(in crate::cli) order: Vec<bool>,
}

/// Arguments of `why`.
#[derive(Args, Debug)]
pub(in crate::cli) struct WhyArguments {
    #[arg(value_name = "LOGIN", value_parser = read::<Login>)]
    pub(in crate::cli) user: Login,
    #[arg(long, value_name = "OWNER/NAME", value_parser = read::<RepoSlug>)]
    pub(in crate::cli) repo: Option<RepoSlug>,
    #[command(flatten)]
    pub(in crate::cli) target: TargetArguments,
}

/// The subject: at most one of these.
#[derive(Args, Debug)]
#[group(multiple = false)]
pub(in crate::cli) struct TargetArguments {
    #[arg(long, value_name = "N", value_parser = read::<PrNumber>, allow_negative_numbers = true)]
    pub(in crate::cli) pr: Option<PrNumber>,
    #[arg(long, value_name = "NAME", value_parser = read::<RefName>)]
    pub(in crate::cli) tag: Option<RefName>,
    #[arg(long, value_name = "SHA", value_parser = read::<Sha>)]
    pub(in crate::cli) sha: Option<Sha>,
}
