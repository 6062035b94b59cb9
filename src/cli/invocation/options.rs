//! What every command shares: the environment, the form and the language of the result, the network.

use std::path::PathBuf;

use crate::ids::Environment;
use crate::locale::Locale;

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
pub(crate) struct AllowedHost(pub(in crate::cli) String);

impl AllowedHost {
    /// The entry as text.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
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
