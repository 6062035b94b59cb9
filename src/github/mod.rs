//! GitHub's REST API, and the questions that only GraphQL answers: the only module that names `octocrab`.
//!
//! - [`GitHub`] has one method for each operation; each answers with a type of ours that holds
//!   what the program uses, texts as [`crate::text::Untrusted`], ids parsed.
//! - Requests go through [`crate::http`] alone, so there is one place for limits, repetitions,
//!   redirects and waiting; octocrab makes them and adds the token.
//! - A [`GitHubError`] names the endpoint and a typed kind. An answer of an unexpected shape is an
//!   error, a list that cannot be read to its end is an error, and a write whose answer was lost
//!   is [`GitHubErrorKind::MayHaveArrived`]: look before doing it again.
//!
//! Source of paths, parameters and fields: GitHub's published OpenAPI description, version
//! 2022-11-28; Enterprise Server speaks the same below `/api/v3`.

mod account;
mod activity;
mod advisories;
mod bypass;
mod check_runs;
mod client;
mod comments;
mod commits;
mod decode;
mod edits;
mod error;
mod files;
mod folders;
mod issues;
mod lineage;
mod merged;
mod pages;
mod protection;
mod pull_requests;
mod question;
mod refusal;
mod releases;
mod repository;
mod reviews;
mod route;
mod rulesets;
mod service;
mod setting;
mod statuses;
mod teams;
mod timeline;
mod trees;

#[cfg(test)]
mod tests;

pub(crate) use account::{Account, AccountKind};
pub(crate) use bypass::{Bypass, BypassActor};
pub(crate) use check_runs::{CheckConclusion, CheckOutput, CheckRunDraft, CheckRunId, CheckStatus};
pub(crate) use client::GitHub;
pub(crate) use comments::{Comment, CommentId, Reaction};
pub(crate) use commits::PullRequestCommit;
pub(crate) use error::{Found, GitHubError, GitHubErrorKind};
pub(crate) use files::{EntryKind, FileAnswer, Revision};
pub(crate) use issues::{Issue, IssueState};
pub(crate) use lineage::{RangeCommit, TagSignature};
pub(crate) use merged::MergedText;
pub(crate) use protection::{BranchDemands, RepositoryAccess};
pub(crate) use pull_requests::PullRequest;
pub(crate) use releases::{MakeLatest, NewRelease, Release, ReleaseId};
pub(crate) use repository::Commit;
pub(crate) use reviews::{Review, ReviewState};
pub(crate) use rulesets::TagRules;
pub(crate) use setting::InvalidSetting;
pub(crate) use statuses::{Status, StatusDraft, StatusState};
pub(crate) use teams::Membership;
pub(crate) use trees::{TreeEntry, TreeEntryKind};
