//! What the token may read, by reading it.

use futures_util::future::{OptionFuture, join3};
use secrecy::ExposeSecret;

use super::reading::Reading;
use crate::doctor::{Asks, TokenKind, Tried};
use crate::facts::Failure;
use crate::ids::{RefName, Sha};

impl Reading<'_> {
    /// The kind of token, by what it begins with and by what GitHub said of it.
    pub(super) fn token(&self, has_scopes: bool) -> TokenKind {
        let Some(token) = &self.doctor.github.token else {
            return TokenKind::Nobody;
        };
        match token.expose_secret() {
            token if token.starts_with("ghs_") => TokenKind::Installation,
            token if token.starts_with("ghp_") || token.starts_with("gho_") || has_scopes => {
                TokenKind::Scoped
            }
            _ => TokenKind::Other,
        }
    }

    /// What a run of the gates reads of GitHub, kind by kind.
    pub(super) async fn tried(
        &self,
        branch: &RefName,
        tip: &Result<Sha, Failure>,
        asks: Option<&Asks>,
    ) -> Vec<Tried> {
        let (github, repository) = (&self.github, self.repository);
        let issues = asks.is_none_or(|asks| asks.release_issue || asks.emergency);
        let issues: OptionFuture<_> = issues.then(|| github.may_read_issues(repository)).into();
        let (pulls, statuses, issues) = join3(
            github.may_read_pull_requests(repository),
            github.may_read_statuses(repository, branch),
            issues,
        )
        .await;
        let tried = |id, scope, outcome| Tried { id, scope, outcome };
        let mut all = vec![
            tried(
                "token/contents",
                "contents: read",
                tip.as_ref().map(|_| ()).map_err(Clone::clone),
            ),
            tried(
                "token/pull-requests",
                "pull-requests: read",
                pulls.map_err(Failure::from),
            ),
            tried(
                "token/statuses",
                "statuses: read",
                statuses.map_err(Failure::from),
            ),
        ];
        let issues = issues.map(|read| read.map_err(Failure::from));
        all.extend(issues.map(|outcome| tried("token/issues", "issues: read", outcome)));
        all
    }
}
