//! What a run is asked to do, in plain types: the same from the command line and from the action.

mod audit;
mod check;
mod notes;
mod options;
mod simulated;

pub(crate) use audit::{AuditOptions, AuditWhat, ExitCode, Omitted};
pub(crate) use check::{CheckOptions, NamedSubject, PolicyFrom};
pub(crate) use notes::{NotesOptions, PublishOptions};
pub(crate) use options::{AllowedHost, Format, Network, Options, Verbosity};
pub(crate) use simulated::{RoleWord, SimulatedComment, SimulatedWords, WhatIf};

use std::path::PathBuf;

use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretString};
use url::Url;

use crate::evidence::Digest;
use crate::ids::{RefName, RepoPath, RepoSlug};
use crate::policy::read::PolicyZone;
use crate::setup::Action;
use crate::text::Untrusted;
use crate::versioning::TagPrefix;

/// One run of the program.
#[derive(Clone, Debug)]
pub(crate) struct Invocation {
    /// Who asks.
    pub(crate) caller: Caller,
    /// What to do.
    pub(crate) command: Command,
    /// What every command shares.
    pub(crate) options: Options,
}

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Caller {
    /// A person or a script: paths may lie anywhere.
    CommandLine,
    /// The runner, as the action: paths stay inside the workspace.
    Action,
}

/// What to do.
#[derive(Clone, Debug)]
pub(crate) enum Command {
    /// Decide and publish.
    Check(Box<CheckOptions>),
    /// Check the policy file.
    Lint,
    /// Check how gonogo is set up.
    Doctor(Box<DoctorOptions>),
    /// Say whether the window is open, or list and draw the days ahead.
    Window {
        /// The instant to look at; `None`: now.
        at: Option<Timestamp>,
        /// How many days to list; `None`: only the instant.
        days: Option<Days>,
    },
    /// Judge a Markdown checklist.
    Checklist {
        /// Where it stands.
        source: Source,
    },
    /// Audit what npm would install, or judge another tool's report.
    Audit(Box<AuditOptions>),
    /// Say what is left of the error budgets.
    Budget {
        /// What kind of change is to ship.
        change: SaidChange,
    },
    /// Write release notes.
    Notes(Box<NotesOptions>),
    /// Say which version the changes ask for.
    NextVersion {
        /// What stands before the version in a tag; `None`: as the policy says.
        prefix: Option<TagPrefix>,
        /// Whether a clone without tags has no release before.
        first: bool,
    },
    /// Decide again from saved evidence.
    Replay {
        /// The evidence file.
        file: PathBuf,
        /// Another instant than the saved one: the output then says SIMULATED.
        at: Option<Timestamp>,
        /// What else is changed: the output then says SIMULATED, too.
        what_if: Option<Box<WhatIf>>,
    },
    /// Check saved evidence, and the chain between several files of it.
    VerifyEvidence {
        /// The evidence files.
        files: Vec<PathBuf>,
        /// Digests that are known from elsewhere.
        digests: Vec<Digest>,
        /// A statement that must be about one of the files.
        statement: Option<PathBuf>,
    },
    /// Explain a finding code, or list all.
    Explain {
        /// The code as given; it may not exist.
        code: Option<Untrusted>,
    },
    /// Write a policy and workflows that fit the repository here.
    Init(Box<InitOptions>),
    /// Print the policy's JSON Schema.
    Schema,
    /// Print the completion script of a shell.
    Completions {
        /// Which shell.
        shell: Shell,
    },
    /// Print the manual page.
    Man,
    /// Decide about an embedded example.
    Demo {
        /// Which example.
        scenario: Scenario,
        /// The folder for the files.
        output: PathBuf,
    },
}

/// Everything about `init`.
#[derive(Clone, Debug)]
pub(crate) struct InitOptions {
    /// The clock of the policy's rules.
    pub(crate) timezone: Option<PolicyZone>,
    /// The action that the workflows use.
    pub(crate) action: Option<Action>,
    /// Show what would be written, and write nothing.
    pub(crate) dry_run: bool,
}

/// Everything about `doctor`.
#[derive(Clone, Debug)]
pub(crate) struct DoctorOptions {
    /// `--repo`, else `GITHUB_REPOSITORY`; in the action only the latter.
    pub(crate) repository: Option<RepoSlug>,
    /// The policy's path in the repository; `None`: where policies usually are.
    pub(crate) policy: Option<RepoPath>,
    /// The branch to read it from; `None`: the default branch.
    pub(crate) reference: Option<RefName>,
    /// The way to GitHub.
    pub(crate) github: GithubAccess,
}

/// What kind of change somebody says it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SaidChange {
    /// A bug fix.
    Bugfix,
    /// A security fix.
    Security,
    /// A risky change.
    Risky,
    /// None of these.
    Other,
}

/// The way to GitHub. The tokens never show in `Debug`.
#[derive(Clone, Debug)]
pub(crate) struct GithubAccess {
    /// Reads the repository and publishes.
    pub(crate) token: Option<SecretString>,
    /// Looks people of teams up, where the token itself may not: a job's own never may.
    pub(crate) members_token: Option<SecretString>,
    /// Base address of the REST API.
    pub(crate) api: Url,
    /// Address of GraphQL; `None`: where GitHub has it, seen from `api`.
    pub(crate) graphql: Option<Url>,
    /// Base address of the pages for people.
    pub(crate) server: Url,
}

impl GithubAccess {
    /// Whether the token is one of an app's installation, such as the job's own, by GitHub's
    /// prefix (GitHub docs, "GitHub's token formats").
    pub(crate) fn is_installation_token(&self) -> bool {
        let token = self.token.as_ref();
        token.is_some_and(|token| token.expose_secret().starts_with("ghs_"))
    }
}

/// A number of days, 1 to 400.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Days(pub(in crate::cli) u16);

impl Days {
    /// The most that are looked ahead.
    pub(crate) const MOST: u16 = 400;

    /// The number.
    pub(crate) fn get(self) -> u16 {
        self.0
    }
}

/// A file or the standard input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// A file.
    File(PathBuf),
    /// What is piped in.
    StandardInput,
}

/// A shell that completes commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shell {
    /// Bash.
    Bash,
    /// Elvish.
    Elvish,
    /// Fish.
    Fish,
    /// PowerShell.
    Pwsh,
    /// Zsh.
    Zsh,
}

/// An embedded example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scenario {
    /// All is well.
    Go,
    /// Several things block.
    NoGo,
    /// People are awaited.
    Hold,
    /// Only the weekday blocks.
    Friday,
}
