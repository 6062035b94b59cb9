//! What a run is asked to do, in plain types: the same from the command line and from the action.

use std::path::PathBuf;

use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretString};
use url::Url;

use crate::evidence::Digest;
use crate::exit::FailOn;
use crate::ids::{Environment, Login, PrNumber, RefName, RepoPath, RepoSlug, Sha};
use crate::locale::Locale;
use crate::npm::{Hint, Severity};
use crate::policy::read::{PolicyDuration, PolicyZone};
use crate::publish::ReportAs;
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

/// Everything about `notes`.
#[derive(Clone, Debug)]
pub(crate) struct NotesOptions {
    /// Where the policy is read.
    pub(crate) policy: PolicyFrom,
    /// The tag, branch or commit; `None`: `HEAD`.
    pub(crate) version: Option<Untrusted>,
    /// The tag before it; `None`: found.
    pub(crate) previous: Option<Untrusted>,
    /// Whether nothing was released before.
    pub(crate) first: bool,
    /// Whether all releases are wanted.
    pub(crate) all: bool,
    /// Whom they are for.
    pub(crate) audience: Option<Untrusted>,
    /// The repository, for links.
    pub(crate) repository: Option<RepoSlug>,
    /// GitHub's address, without a slash at its end.
    pub(crate) server: String,
    /// Whether they go into the changelog.
    pub(crate) write: bool,
    /// The way to GitHub, where it may be asked.
    pub(crate) github: Option<GithubAccess>,
    /// Where to record what GitHub says.
    pub(crate) record: Option<PathBuf>,
    /// Such a record, in place of GitHub.
    pub(crate) recorded: Option<PathBuf>,
    /// What is done about the tag's release on GitHub; `None`: nothing.
    pub(crate) publish: Option<PublishOptions>,
}

/// How notes go into a release on GitHub.
#[derive(Clone, Debug)]
pub(crate) struct PublishOptions {
    /// The evidence of the decision that travels with them.
    pub(crate) evidence: Option<PathBuf>,
    /// Whether decisions are set on the commit as a status.
    pub(crate) has_status: bool,
    /// Say what would be written, and write nothing.
    pub(crate) dry_run: bool,
}

/// What every command shares.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    /// The policy file as named; `None`: where policies usually are.
    pub(crate) policy: Option<PathBuf>,
    /// The environment that the release goes to.
    pub(crate) environment: Environment,
    /// The form of the result, one that the command has.
    pub(crate) format: Format,
    /// Whether to colour: asked for, or on a terminal whose user does not mind (`NO_COLOR`).
    pub(crate) color: bool,
    /// The language asked for by `--locale`; it beats the policy's.
    pub(crate) locale: Option<Locale>,
    /// The language of whoever reads the terminal: `--locale`, else the environment's.
    pub(crate) language: Locale,
    /// How much to tell on standard error.
    pub(crate) verbosity: Verbosity,
    /// What the operator says about the network.
    pub(crate) network: Network,
}

/// What only the operator, never a policy, says about the network.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Network {
    /// Exceptions from the address rules.
    pub(crate) allow_hosts: Vec<AllowedHost>,
    /// A PEM file of certificate authorities: the input `ca-certificates`, else `SSL_CERT_FILE`.
    pub(crate) certificates: Option<PathBuf>,
}

/// `host` or `host:port`, IPv6 addresses in brackets; no wildcards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AllowedHost(pub(super) String);

impl AllowedHost {
    /// The entry as text.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// Everything about `check`.
#[derive(Clone, Debug)]
pub(crate) struct CheckOptions {
    /// Where the policy is read.
    pub(crate) policy: PolicyFrom,
    /// `--repo`, else `GITHUB_REPOSITORY`; in the action only the latter.
    pub(crate) repository: Option<RepoSlug>,
    /// The subject that was named; `None`: the event says, and without one everything open is meant.
    pub(crate) target: Option<NamedSubject>,
    /// Decide as if it were this instant; only in a dry run.
    pub(crate) at: Option<Timestamp>,
    /// Decide as if this were so; only in a simulation.
    pub(crate) simulated: Option<WhatIf>,
    /// Wait so long for those who are awaited, and decide again.
    pub(crate) wait: Option<PolicyDuration>,
    /// Decide, but publish nothing.
    pub(crate) dry_run: bool,
    /// Where to write the evidence.
    pub(crate) evidence: Option<PathBuf>,
    /// Where to write the statement about it.
    pub(crate) statement: Option<PathBuf>,
    /// The evidence of the release before, where our own status does not tell.
    pub(crate) previous_evidence: Option<PathBuf>,
    /// Where to write the HTML report.
    pub(crate) html: Option<PathBuf>,
    /// What carries the decision on the commit; `None`: as the policy says.
    pub(crate) report: Option<ReportAs>,
    /// Whether to write the comment; `None`: as the policy says.
    pub(crate) comment: Option<bool>,
    /// From which decision on the exit code is not 0.
    pub(crate) fail_on: FailOn,
    /// The way to GitHub.
    pub(crate) github: GithubAccess,
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

/// Everything about `audit`.
#[derive(Clone, Debug)]
pub(crate) struct AuditOptions {
    /// What is judged.
    pub(crate) what: AuditWhat,
    /// What is left out; it beats the policy.
    pub(crate) omit: Vec<Omitted>,
    /// From which severity on it is NO-GO; it beats the policy.
    pub(crate) level: Option<Severity>,
    /// The registry to ask; it beats the policy and every `.npmrc`.
    pub(crate) registry: Option<Url>,
    /// Count as npm does, with what only depends on something vulnerable.
    pub(crate) npm_compatible: bool,
    /// The way to GitHub, which knows when advisories were published.
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

/// What `audit` judges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum AuditWhat {
    /// A lockfile, or the one in a folder.
    Lockfile {
        /// Where; `None`: those of the policy, else the working directory.
        path: Option<PathBuf>,
        /// A lockfile of which everything that it has is left out.
        base: Option<PathBuf>,
    },
    /// Another tool's report.
    Report {
        /// Where it stands.
        source: Source,
        /// What the operator says of a report without any content.
        hint: Option<Hint>,
    },
}

/// Dependencies that are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Omitted {
    /// Those only needed for development.
    Dev,
    /// Those that may fail to install.
    Optional,
    /// Those that only peers ask for.
    Peer,
}

/// How another program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ExitCode(pub(super) u8);

/// What is not so, for "what if".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct WhatIf {
    /// Comments that nobody has written, in this order.
    pub(crate) said: Vec<SimulatedComment>,
    /// Labels that the pull request does not have.
    pub(crate) labels: Vec<Untrusted>,
    /// Labels that it has.
    pub(crate) without_labels: Vec<Untrusted>,
    /// Another title.
    pub(crate) title: Option<Untrusted>,
    /// Where another description stands.
    pub(crate) description: Option<Source>,
    /// Only what is answered to the comment is asked for.
    pub(crate) answer_only: bool,
}

impl WhatIf {
    /// Whether the pull request itself would be another.
    pub(crate) fn changes_pull_request(&self) -> bool {
        let labels = self.labels.len() + self.without_labels.len();
        labels > 0 || self.title.is_some() || self.description.is_some()
    }
}

/// A comment that nobody has written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SimulatedComment {
    /// Who would write it.
    pub(crate) by: Login,
    /// What it would say.
    pub(crate) words: SimulatedWords,
}

/// What somebody would say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SimulatedWords {
    /// This text.
    Text(Untrusted),
    /// GO for a role and the judged commit.
    SignOff(RoleWord),
}

/// The name of a role, or several with commas between them, as a command has it: one word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RoleWord(pub(super) String);

impl RoleWord {
    /// The word.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// Where the policy is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PolicyFrom {
    /// Through the API, from a commit that the author of the change does not control.
    Repository {
        /// The file; `None`: where policies usually are.
        path: Option<RepoPath>,
        /// The branch, tag or commit; `None`: the base or default branch.
        reference: Option<RefName>,
    },
    /// From the working tree: on the command line.
    WorkingTree {
        /// The file; `None`: where policies usually are.
        path: Option<PathBuf>,
    },
}

/// A subject by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NamedSubject {
    /// A pull request's head.
    PullRequest(PrNumber),
    /// A tag's commit.
    Tag(RefName),
    /// A commit.
    Commit(Sha),
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

/// The form of the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// For people at a terminal.
    Text,
    /// One JSON document.
    Json,
    /// As in the comment.
    Markdown,
    /// A picture.
    Svg,
    /// An iCalendar file of the blocked times.
    Ics,
    /// For code scanning (OASIS, "Static Analysis Results Interchange Format", version 2.1.0).
    Sarif,
    /// As `npm audit --json` prints it.
    Npm,
}

/// How much to tell on standard error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verbosity {
    /// Only what went wrong.
    Quiet,
    /// What one needs to know.
    Normal,
    /// Also how it came about.
    Verbose,
}

/// A number of days, 1 to 400.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Days(pub(super) u16);

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
