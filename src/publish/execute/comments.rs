//! Our comment: one for each marker, also where two runs make one at the same time.

use jiff::SignedDuration;

use super::super::plan::ours;
use super::super::seen::seen_comment;
use super::{Writer, may_have_arrived};
use crate::facts::{Failure, FailureKind};
use crate::github::{CommentId, GitHubErrorKind};
use crate::ids::PrNumber;
use crate::render::comment::Marker;
use crate::text::{Markdown, Untrusted};

/// Between what a run reads and what it writes lies less than this: reading is given up after two
/// minutes, and writes follow at once.
const LONGEST_RUN: SignedDuration = SignedDuration::from_mins(15);

impl Writer<'_> {
    /// Deletes a comment; one that another run has deleted already is gone, too.
    pub(super) async fn delete_comment(&self, id: CommentId) -> Result<(), Failure> {
        match self.github.delete_comment(self.repository, id).await {
            Err(error) if matches!(error.kind, GitHubErrorKind::NotFound { .. }) => Ok(()),
            other => Ok(other?),
        }
    }

    /// Makes our comment, then looks: where two runs made one at the same time, the oldest stays.
    pub(super) async fn create_comment(
        &self,
        number: PrNumber,
        body: &Markdown,
        marker: &Marker,
    ) -> Result<Option<Untrusted>, Failure> {
        let made = match self
            .github
            .create_comment(self.repository, number, body)
            .await
        {
            Ok(comment) => Some(comment),
            Err(error) if may_have_arrived(&error) => None,
            Err(error) => return Err(error.into()),
        };
        let standing = match &made {
            // Another run's came after we had read them all, and no run lasts so long.
            Some(comment) => {
                let since = comment.created_at.saturating_sub(LONGEST_RUN);
                let since = since.unwrap_or(comment.created_at);
                self.github
                    .comments_since(self.repository, number, since)
                    .await?
            }
            None => self.github.comments(self.repository, number).await?,
        };
        let standing: Vec<_> = standing.into_iter().map(seen_comment).collect();
        let made = made.map(seen_comment);
        let identity = made
            .as_ref()
            .and_then(|comment| comment.author)
            .or(self.identity);
        let ours = ours(&standing, marker, identity);
        let Some((oldest, younger)) = ours.split_first() else {
            return match made {
                Some(comment) => Ok(Some(comment.url)),
                None => Err(Failure::new(
                    FailureKind::Connection,
                    format!("POST /repos/{}/issues/{number}/comments", self.repository),
                )),
            };
        };
        for duplicate in younger {
            self.delete_comment(duplicate.id).await?;
        }
        if oldest.body.for_parsing() != body.as_str() {
            self.github
                .update_comment(self.repository, oldest.id, body)
                .await?;
        }
        Ok(Some(oldest.url.clone()))
    }
}
