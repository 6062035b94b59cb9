//! Releases.

use serde_json::json;

use super::super::model::State;
use super::super::wire::answer::{Answer, Outcome};
use super::super::wire::call::Call;
use super::{repository, view};

/// Drafts have no tag yet and are not found by it.
pub(super) fn by_tag(call: &Call, state: &mut State) -> Outcome {
    let repository = repository(call, state);
    let branch = repository.default_branch.clone();
    let mut releases = repository.releases.iter();
    let release = releases.find(|release| release.tag == call.param("tag") && !release.draft);
    let release = release.cloned().ok_or_else(Answer::not_found)?;
    Ok(Answer::ok(json!({
        "id": release.id,
        "tag_name": release.tag,
        "name": release.name,
        "body": release.body,
        "draft": release.draft,
        "prerelease": release.prerelease,
        "target_commitish": branch,
        "url": call.api(&format!("releases/{}", release.id)),
        "html_url": call.html(&format!("releases/tag/{}", release.tag)),
        "author": view::user(state, &release.author),
        "created_at": release.created.to_string(),
        "published_at": release.created.to_string(),
    })))
}
