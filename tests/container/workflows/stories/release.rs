//! What the workflow for tags must make of its events.

use serde_json::json;

use super::super::carried::Ending;
use super::super::carry_out::Lowered;
use super::super::happening::Happening;
use super::{
    DONE, FILED, GO, RELEASE, SIGNED, TITLE, Told, acme, deployed, ensure, first_run_of_a_tag,
    judged, shop, tag, workflow,
};
use crate::fake_github::FakeGithub;

pub(super) fn a_tag_is_pushed(lowered: Option<&Lowered>) -> Told {
    let tagged = |github: &FakeGithub| Happening::tag(github, "v1.4.0");
    a_tag_goes_out(tagged, lowered)?;
    // An open item holds everything back.
    let github = shop(FILED);
    let sha = tag(&github);
    let carried = workflow(&github, RELEASE, lowered).carry_out(&tagged(&github));
    judged(
        &github,
        &carried,
        &sha,
        (Ending::Failure, "no-go", "failure"),
    )?;
    ensure("the jobs", carried.succeeded(), Vec::new())?;
    ensure("the releases", acme(&github).releases().len(), 0)?;
    // Where people sign off, the first run opens the issue.
    first_run_of_a_tag(&shop(SIGNED), RELEASE, lowered).map(|_| ())
}

pub(super) fn a_tag_is_tried_again(lowered: Option<&Lowered>) -> Told {
    a_tag_goes_out(|_| Happening::by_hand(json!({ "tag": "v1.4.0" })), lowered)
}

/// A tag whose list is done is deployed at the commit that was judged, and gets its notes with the decision.
fn a_tag_goes_out(happening: fn(&FakeGithub) -> Happening, lowered: Option<&Lowered>) -> Told {
    let github = shop(FILED);
    acme(&github).file_on("main", "list.md", DONE);
    let sha = tag(&github);
    let carried = workflow(&github, RELEASE, lowered).carry_out(&happening(&github));
    judged(&github, &carried, &sha, GO)?;
    deployed(&github, &carried, &sha)?;
    let (_, variables) = carried.scripts("close")[0];
    ensure("the issue to close", variables["TITLE"].as_str(), TITLE)
}
