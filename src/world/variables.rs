//! The environment variables that are read, each declared once.

use std::collections::BTreeMap;

/// An environment variable we read. Nothing here moves the clock or the identity of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Variable {
    /// `true` on the runner.
    GithubActions,
    /// The event's name.
    GithubEventName,
    /// The file with the event's payload.
    GithubEventPath,
    /// `owner/name`.
    GithubRepository,
    /// REST base address.
    GithubApiUrl,
    /// GraphQL address.
    GithubGraphqlUrl,
    /// Web base address.
    GithubServerUrl,
    /// Number of the workflow run, for the link to the full report.
    GithubRunId,
    /// The file for outputs.
    GithubOutput,
    /// The file for the job summary.
    GithubStepSummary,
    /// A token on the command line; the action has an input.
    GithubToken,
    /// The GitHub CLI's name for the same.
    GhToken,
    /// A token to look people of teams up, on the command line; the action has an input.
    GonogoMembersToken,
    /// A PEM file of certificate authorities, as OpenSSL reads it.
    SslCertFile,
    /// Language of the terminal.
    LcAll,
    /// Language of messages.
    LcMessages,
    /// Language in general.
    Lang,
    /// Colour is not wanted (no-color.org).
    NoColor,
    /// The user's own folder, in which `.npmrc` may lie.
    Home,
    /// Set by most services that build other people's changes.
    Ci,
}

impl Variable {
    /// The variable's name.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::GithubActions => "GITHUB_ACTIONS",
            Self::GithubEventName => "GITHUB_EVENT_NAME",
            Self::GithubEventPath => "GITHUB_EVENT_PATH",
            Self::GithubRepository => "GITHUB_REPOSITORY",
            Self::GithubApiUrl => "GITHUB_API_URL",
            Self::GithubGraphqlUrl => "GITHUB_GRAPHQL_URL",
            Self::GithubServerUrl => "GITHUB_SERVER_URL",
            Self::GithubRunId => "GITHUB_RUN_ID",
            Self::GithubOutput => "GITHUB_OUTPUT",
            Self::GithubStepSummary => "GITHUB_STEP_SUMMARY",
            Self::GithubToken => "GITHUB_TOKEN",
            Self::GhToken => "GH_TOKEN",
            Self::GonogoMembersToken => "GONOGO_MEMBERS_TOKEN",
            Self::SslCertFile => "SSL_CERT_FILE",
            Self::LcAll => "LC_ALL",
            Self::LcMessages => "LC_MESSAGES",
            Self::Lang => "LANG",
            Self::NoColor => "NO_COLOR",
            Self::Home => "HOME",
            Self::Ci => "CI",
        }
    }
}

/// The variables of one run.
#[derive(Clone, Default)]
pub(crate) struct Variables {
    values: BTreeMap<String, String>,
    withheld: bool,
}

impl Variables {
    /// Takes a snapshot.
    pub(crate) fn new(variables: BTreeMap<String, String>) -> Self {
        Self {
            values: variables,
            withheld: false,
        }
    }

    /// None, because nobody may be shown any.
    pub(crate) fn withheld() -> Self {
        Self {
            values: BTreeMap::new(),
            withheld: true,
        }
    }

    /// Whether there are none because nobody may be shown any.
    pub(crate) fn are_withheld(&self) -> bool {
        self.withheld
    }

    /// A variable's value; empty is as good as not set.
    pub(crate) fn get(&self, variable: Variable) -> Option<&str> {
        self.values
            .get(variable.name())
            .map(String::as_str)
            .filter(|value| !value.is_empty())
    }

    /// An input of the action, by its name in `action.yml`. The runner upper-cases the name and
    /// turns spaces, not dashes, into underscores. An input that was not given is empty.
    pub(crate) fn input(&self, name: &str) -> Option<&str> {
        let name = format!("INPUT_{}", name.to_uppercase().replace(' ', "_"));
        self.values
            .get(&name)
            .map(|value| value.trim())
            .filter(|value| !value.is_empty())
    }

    /// A proxy setting by its word (`http`, `https`, `all`, `no`), in small letters or capitals as
    /// curl reads them; small ones win.
    pub(crate) fn proxy(&self, word: &'static str) -> Option<&str> {
        let name = format!("{word}_proxy");
        // CGI programs get a `Proxy` header of a request as HTTP_PROXY; we are none.
        self.values
            .get(&name)
            .or_else(|| self.values.get(&name.to_ascii_uppercase()))
            .map(String::as_str)
            .filter(|value| !value.is_empty())
    }

    /// A setting of npm's by its word (`registry`, `userconfig`), in small letters or capitals as
    /// npm reads them; small ones win.
    pub(crate) fn npm(&self, word: &'static str) -> Option<&str> {
        let name = format!("npm_config_{word}");
        self.values
            .get(&name)
            .or_else(|| self.values.get(&name.to_ascii_uppercase()))
            .map(String::as_str)
            .filter(|value| !value.is_empty())
    }

    /// A variable that is asked for by name: only the policy does, and an `.npmrc` that the operator
    /// or the policy's commit vouches for.
    pub(crate) fn asked_for(&self, name: &str) -> Option<String> {
        self.values
            .get(name)
            .cloned()
            .filter(|value| !value.is_empty())
    }

    /// Whether the runner started us.
    pub(crate) fn on_the_runner(&self) -> bool {
        self.get(Variable::GithubActions) == Some("true")
    }
}
