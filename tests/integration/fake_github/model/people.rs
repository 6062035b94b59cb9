//! Who acts: accounts, apps, tokens and what a token may do.

use std::collections::{BTreeMap, BTreeSet};

/// What kind of account it is, in GitHub's words.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum AccountKind {
    User,
    Bot,
    Organization,
    /// Stands for somebody who was never here, after an import.
    Mannequin,
}

impl AccountKind {
    /// The `type` of a user object.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::User => "User",
            Self::Bot => "Bot",
            Self::Organization => "Organization",
            Self::Mannequin => "Mannequin",
        }
    }
}

/// A user or bot.
#[derive(Clone)]
pub(crate) struct Account {
    pub(crate) id: u64,
    pub(crate) login: String,
    pub(crate) kind: AccountKind,
}

/// A GitHub App.
#[derive(Clone)]
pub(crate) struct App {
    pub(crate) id: u64,
    pub(crate) slug: String,
    pub(crate) name: String,
}

/// Whom a token stands for.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Identity {
    /// A person's token.
    User(String),
    /// An installation token of an app, by slug; the job's token is one of `github-actions`.
    Installation(String),
}

impl Identity {
    /// The login under which things are written.
    pub(crate) fn login(&self) -> String {
        match self {
            Self::User(login) => login.clone(),
            Self::Installation(slug) => format!("{slug}[bot]"),
        }
    }

    /// The app through which things are written.
    pub(crate) fn app(&self) -> Option<&str> {
        match self {
            Self::User(_) => None,
            Self::Installation(slug) => Some(slug),
        }
    }
}

/// What a permission is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Scope {
    Metadata,
    Contents,
    PullRequests,
    Issues,
    Statuses,
    Checks,
    /// The members and teams of the organisation; the token of a job cannot have it.
    Members,
    /// The settings of the repository; the token of a job cannot have it either.
    Administration,
}

impl Scope {
    /// All that can be granted to a job; metadata comes with every token.
    pub(crate) const GRANTABLE: [Self; 5] = [
        Self::Contents,
        Self::PullRequests,
        Self::Issues,
        Self::Statuses,
        Self::Checks,
    ];

    /// As the `X-Accepted-GitHub-Permissions` header writes it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Metadata => "metadata",
            Self::Contents => "contents",
            Self::PullRequests => "pull_requests",
            Self::Issues => "issues",
            Self::Statuses => "statuses",
            Self::Checks => "checks",
            Self::Members => "members",
            Self::Administration => "administration",
        }
    }
}

/// How far a permission goes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    None,
    Read,
    Write,
}

impl Level {
    /// As the `X-Accepted-GitHub-Permissions` header writes it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Read => "read",
            Self::Write => "write",
        }
    }
}

/// A credential.
#[derive(Clone)]
pub(crate) struct Token {
    pub(crate) identity: Identity,
    pub(crate) levels: BTreeMap<Scope, Level>,
    /// Full names in lower case; none means every repository.
    pub(crate) only: Option<BTreeSet<String>>,
}

impl Token {
    /// How far the token goes there.
    pub(crate) fn level(&self, scope: Scope) -> Level {
        match scope {
            Scope::Metadata => Level::Read,
            _ => self.levels.get(&scope).copied().unwrap_or(Level::None),
        }
    }

    /// What GitHub calls the scopes of a person's classic token; other tokens have none.
    pub(crate) fn scopes(&self) -> Option<String> {
        let writes = self.level(Scope::Statuses) == Level::Write;
        let scopes = if writes { "read:org, repo" } else { "read:org" };
        matches!(self.identity, Identity::User(_)).then(|| scopes.to_owned())
    }

    /// Whether the token reaches a repository at all; the name is in lower case.
    pub(crate) fn reaches(&self, repository: &str) -> bool {
        self.only
            .as_ref()
            .is_none_or(|only| only.contains(repository))
    }
}
