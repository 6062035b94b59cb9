//! Security advisories that GitHub knows.

use http::Method;
use jiff::Timestamp;
use serde::Deserialize;

use super::account::or_none;
use super::client::GitHub;
use super::error::GitHubError;
use super::repository::other_thing;
use super::route::Route;
use crate::npm::Ghsa;

#[derive(Deserialize)]
struct RawAdvisory {
    ghsa_id: Ghsa,
    published_at: Timestamp,
}

impl GitHub {
    /// When an advisory was published; `None` where GitHub does not know it.
    pub(crate) async fn published(&self, ghsa: &Ghsa) -> Result<Option<Timestamp>, GitHubError> {
        let route = Route::root(Method::GET).segment("advisories").segment(ghsa);
        let found: Option<RawAdvisory> = or_none(self.object(&route, "global-advisory").await)?;
        match found {
            Some(advisory) if advisory.ghsa_id != *ghsa => {
                Err(other_thing(&route, "global-advisory"))
            }
            found => Ok(found.map(|advisory| advisory.published_at)),
        }
    }
}
