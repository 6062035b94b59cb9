//! Makes a release, or gives it another text.

use super::plan::{Plan, Wish, plan};
use super::{Published, Standing, What, body, only, refused};
use crate::facts::{Failure, FailureKind};
use crate::github::{GitHub, GitHubError, GitHubErrorKind, NewRelease, Release};
use crate::ids::RepoSlug;
use crate::notes::ReleaseCreate;
use crate::text::Markdown;

/// Puts our part into the release of a tag, which is made where there is none and the policy wants
/// one. Where it says so already, nothing is written.
///
/// # Errors
/// Where the tag leads elsewhere by now, our part does not fit, GitHub does not take it, or there
/// are several releases of the tag.
pub(crate) async fn publish(
    github: &GitHub,
    repository: &RepoSlug,
    standing: &Standing,
    wish: &Wish,
    ours: &Markdown,
) -> Result<Published, Failure> {
    let desk = Desk {
        github,
        repository,
        wish,
        ours,
    };
    let release = standing.release.as_ref();
    let plan = plan(release, wish.create, ours).map_err(|fault| refused(fault, release))?;
    match (plan, release) {
        (Plan::Create(body), _) => desk.create(body).await,
        (Plan::UpdateBody(..), Some(release)) => desk.update(release).await,
        (_, Some(release)) => Ok(Published::new(What::Unchanged, release)),
        (_, None) => Ok(Published {
            what: What::Nothing,
            url: None,
            draft: false,
        }),
    }
}

/// All that a write hangs on.
struct Desk<'a> {
    github: &'a GitHub,
    repository: &'a RepoSlug,
    wish: &'a Wish,
    ours: &'a Markdown,
}

impl Desk<'_> {
    /// Makes the release, then looks whether another run has made one at the same time.
    async fn create(&self, body: Markdown) -> Result<Published, Failure> {
        let latest = match self.wish.asks_for_latest() {
            true => self.github.latest_release(self.repository).await?,
            false => None,
        };
        let latest = latest.map(|release| release.tag);
        let release = self.wish.release(body, latest.as_ref());
        self.still_there().await?;
        match self.github.create_release(self.repository, &release).await {
            Ok(made) => {
                self.alone().await?;
                Ok(Published::new(What::Created, &made))
            }
            Err(error) => self.not_made(error, &release).await,
        }
    }

    /// After an answer that was lost, and where another run was first, one may stand: it is
    /// looked for, and never made again.
    async fn not_made(
        &self,
        error: GitHubError,
        wanted: &NewRelease,
    ) -> Result<Published, Failure> {
        let lost = match error.kind {
            GitHubErrorKind::MayHaveArrived(_) => true,
            GitHubErrorKind::Validation { .. } | GitHubErrorKind::Conflict => false,
            _ => return Err(written(error)),
        };
        let Some(found) = self.alone().await? else {
            return Err(error.into());
        };
        let is_ours = lost
            && found.draft == wanted.draft
            && body::is_same(found.body.for_parsing(), wanted.body.as_str());
        match is_ours {
            true => Ok(Published::new(What::Created, &found)),
            false => self.update(&found).await,
        }
    }

    /// The release of the tag, which must be the only one.
    async fn alone(&self) -> Result<Option<Release>, Failure> {
        let tag = &self.wish.tag;
        only(self.github.releases_with_tag(self.repository, tag).await?)
    }

    /// Gives a release its new text, made from the one it has now: somebody may be editing it.
    async fn update(&self, seen: &Release) -> Result<Published, Failure> {
        let release = self.again(seen).await?;
        let next = plan(Some(&release), ReleaseCreate::Never, self.ours);
        let next = next.map_err(|fault| refused(fault, Some(&release)))?;
        let Plan::UpdateBody(id, body) = next else {
            return Ok(Published::new(What::Unchanged, &release));
        };
        self.still_there().await?;
        let sent = self.github.update_release_body(self.repository, id, &body);
        match sent.await {
            Ok(release) => Ok(Published::new(What::Updated, &release)),
            Err(error) if matches!(error.kind, GitHubErrorKind::MayHaveArrived(_)) => {
                let release = self.again(seen).await?;
                match plan(Some(&release), ReleaseCreate::Never, self.ours) {
                    Ok(Plan::Unchanged) => Ok(Published::new(What::Updated, &release)),
                    _ => Err(error.into()),
                }
            }
            Err(error) => Err(written(error)),
        }
    }

    /// A release as it is now.
    async fn again(&self, seen: &Release) -> Result<Release, Failure> {
        let release = self.github.release(self.repository, seen.id).await?;
        let release = release.filter(|release| release.tag == seen.tag);
        let url = seen.html_url.for_parsing();
        release.ok_or_else(|| Failure::new(FailureKind::Moved, url))
    }

    /// The tag still leads to the commit that was judged. Where it is gone, GitHub would make it
    /// anew.
    async fn still_there(&self) -> Result<(), Failure> {
        let tag = &self.wish.tag;
        let moved = || Failure::new(FailureKind::Moved, format!("refs/tags/{tag}"));
        match self.github.tag_commit(self.repository, tag).await {
            Ok(sha) if sha == self.wish.sha => Ok(()),
            Ok(_) => Err(moved()),
            Err(error) if matches!(error.kind, GitHubErrorKind::NotFound { .. }) => Err(moved()),
            Err(error) => Err(error.into()),
        }
    }
}

/// A write that was refused. Who may not write releases is told 403, or 404 of a repository that
/// can be read all the same.
fn written(error: GitHubError) -> Failure {
    let status = match error.kind {
        GitHubErrorKind::Forbidden { .. } => "403",
        GitHubErrorKind::NotFound { .. } => "404",
        _ => return error.into(),
    };
    Failure::new(FailureKind::ReleaseAccess, error.endpoint).detail(status)
}
