//! The way to GitHub of `notes`, with the runtime on which it is asked.

use std::sync::Arc;

use tokio::runtime::Runtime;

use super::super::outside::Outside;
use super::super::{Problem, clients};
use crate::cli::{GithubAccess, Options};
use crate::exit::Exit;
use crate::github::GitHub;
use crate::http::HttpClient;

/// The way to GitHub.
pub(super) struct Connection {
    pub(super) runtime: Runtime,
    pub(super) github: GitHub,
    pub(super) http: Arc<HttpClient>,
    pub(super) installation_token: bool,
}

impl Connection {
    /// Opens it. Nothing is sent yet.
    pub(super) fn open(
        outside: &Outside,
        options: &Options,
        access: &GithubAccess,
    ) -> Result<Self, Problem> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(Problem::Output)?;
        let usage = |failure| Problem::Failed(failure, Exit::Usage);
        let http = outside.http(&options.network).map_err(usage)?;
        let entered = runtime.enter();
        let github = clients::github(access, &http)?;
        drop(entered);
        Ok(Self {
            runtime,
            github,
            http,
            installation_token: access.is_installation_token(),
        })
    }
}
