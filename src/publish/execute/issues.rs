//! Issues of ours: one for each marker.

use super::{Writer, may_have_arrived};
use crate::facts::Failure;
use crate::github::IssueState;
use crate::render::issue::IssueText;
use crate::text::Untrusted;

impl Writer<'_> {
    /// Opens an issue, unless an earlier run has done so, and says where it stands.
    pub(super) async fn open_issue(
        &self,
        text: &IssueText,
        label: &'static str,
        only_untouched: bool,
    ) -> Result<Untrusted, Failure> {
        if let Some(url) = self.own_issue(text, label, only_untouched).await? {
            return Ok(url);
        }
        let made = self
            .github
            .create_issue(self.repository, &text.title, &text.body, &[label])
            .await;
        match made {
            Ok(issue) => Ok(issue.html_url),
            Err(error) if may_have_arrived(&error) => {
                let found = self.own_issue(text, label, only_untouched).await?;
                found.ok_or_else(|| error.into())
            }
            Err(error) => Err(error.into()),
        }
    }

    /// An open issue of ours with the same marker. One that people have commented on may have been
    /// another commit's before somebody edited it.
    async fn own_issue(
        &self,
        text: &IssueText,
        label: &'static str,
        only_untouched: bool,
    ) -> Result<Option<Untrusted>, Failure> {
        let listed = |state| self.github.issues_with_label(self.repository, label, state);
        let mut issues = listed(IssueState::Open).await?;
        if !only_untouched {
            // What was closed is done, and is not asked for again.
            issues.extend(listed(IssueState::Closed).await?);
        }
        let ours = issues.into_iter().find(|issue| {
            let author = issue.author.as_ref().map(|author| author.id);
            let mut lines = issue.body.for_parsing().lines();
            author.is_some()
                && author == self.identity
                && !issue.is_pull_request
                && !(only_untouched && issue.comments > 0)
                && lines.any(|line| line.trim() == text.marker)
        });
        Ok(ours.map(|issue| issue.html_url))
    }
}
