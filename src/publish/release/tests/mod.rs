//! Releases on a pretended GitHub, which is the one of the integration tests.

mod limits;
mod races;
mod refusals;
mod releases;

use std::sync::Arc;

use secrecy::SecretString;

use super::{Published, Standing, Wish, publish, standing};
use crate::facts::Failure;
use crate::fake_github::FakeGithub;
use crate::fake_github::model::people::{Level, Scope};
use crate::fake_github::story::repository::Repo;
use crate::github::GitHub;
use crate::http::{HttpClient, scripted};
use crate::locale::{Locale, Words};
use crate::notes::ReleaseCreate;
use crate::text::Markdown;
use crate::versioning::TagPrefix;

/// The notes of the stories.
const NOTES: &str = "## v1.4.0\n\n- Add cart";

/// A shop whose tag v1.4.0 was judged, and a token that may write releases.
struct Scene {
    fake: FakeGithub,
    shop: Repo,
    token: String,
    tag: &'static str,
    /// The commit that was judged.
    sha: String,
}

fn scene() -> Scene {
    of_tag("v1.4.0")
}

fn of_tag(tag: &'static str) -> Scene {
    let fake = FakeGithub::start();
    let shop = fake.repository("acme/shop");
    shop.file_on("main", "cart.txt", "x").move_tag(tag, "main");
    let token = fake.job_token_with(&[(Scope::Contents, Level::Write)]);
    let sha = shop.head_of("main");
    Scene {
        fake,
        shop,
        token,
        tag,
        sha,
    }
}

impl Scene {
    fn github(&self) -> GitHub {
        let (options, _) = scripted::options();
        let mut options = options;
        options.limits.body = 16 * 1024 * 1024;
        let http = Arc::new(HttpClient::new(&options).unwrap());
        let token = Some(SecretString::from(self.token.as_str()));
        GitHub::new(self.fake.origin(), token, http).unwrap()
    }

    fn wish(&self, create: ReleaseCreate) -> Wish {
        let prefix = TagPrefix::default();
        Wish {
            tag: self.tag.parse().unwrap(),
            sha: self.sha.parse().unwrap(),
            version: prefix.version(self.tag),
            prefix,
            create,
        }
    }

    /// What stands there before the notes are written.
    async fn standing(&self) -> Result<Standing, Failure> {
        let (repository, tag) = ("acme/shop".parse().unwrap(), self.tag.parse().unwrap());
        standing(&self.github(), &repository, &tag).await
    }

    /// The second half of a run.
    async fn publish(
        &self,
        standing: &Standing,
        create: ReleaseCreate,
        notes: &str,
    ) -> Result<Published, Failure> {
        let ours = Markdown::trusted(notes);
        let (repository, wish) = ("acme/shop".parse().unwrap(), self.wish(create));
        publish(&self.github(), &repository, standing, &wish, &ours).await
    }

    /// A whole run.
    async fn run(&self, create: ReleaseCreate, notes: &str) -> Result<Published, Failure> {
        let standing = self.standing().await?;
        self.publish(&standing, create, notes).await
    }

    /// The operations of all requests that asked for a change so far.
    fn writes(&self) -> Vec<String> {
        let writes = self.fake.writes().into_iter();
        writes.filter_map(|request| request.operation).collect()
    }

    /// The texts of all releases of the tag.
    fn bodies(&self) -> Vec<String> {
        let releases = self.shop.releases().into_iter();
        let of_tag = releases.filter(|release| release.tag == self.tag);
        of_tag.filter_map(|release| release.body).collect()
    }
}

/// A failure as people read it, with what would help.
fn told(failure: &Failure) -> String {
    let words = Words::new(Locale::English);
    format!(
        "{}\n{}",
        words.plain(&failure.message()),
        words.plain(&failure.remedy())
    )
}
