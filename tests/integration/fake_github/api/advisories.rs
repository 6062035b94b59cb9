//! Security advisories, of which only the publication matters here.

use serde_json::json;

use super::super::model::State;
use super::super::wire::answer::{Answer, Outcome};
use super::super::wire::call::Call;

pub(super) fn get(call: &Call, state: &mut State) -> Outcome {
    let ghsa = call.param("ghsa_id");
    let known = state.advisories.get(ghsa);
    let published = known.ok_or_else(|| Answer::error(404, "Not Found"))?;
    Ok(Answer::ok(json!({
        "ghsa_id": ghsa,
        "url": format!("{}/advisories/{ghsa}", call.origin),
        "html_url": format!("https://github.com/advisories/{ghsa}"),
        "summary": "Something is wrong with it",
        "type": "reviewed",
        "severity": "high",
        "published_at": published.to_string(),
        "updated_at": published.to_string(),
    })))
}
