//! What this repository's own workflows must make of their events.

use std::fs;

use serde_json::json;

use super::super::carried::Ending;
use super::super::carry_out::Lowered;
use super::super::happening::Happening;
use super::{
    GO, OWN, PROMOTE, SIGNED, Told, acme, comments, ensure, first_run_of_a_tag, judged, shop,
    state, workflow,
};

fn own_file(path: &str) -> String {
    let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// By this repository's own policy and template.
pub(super) fn our_own_pull_request_changes(lowered: Option<&Lowered>) -> Told {
    let template = own_file(".github/pull_request_template.md");
    for (list, expected) in [
        (template.clone(), (Ending::Success, "pending")),
        (
            template.replace("- [ ]", "- [x]"),
            (Ending::Success, "success"),
        ),
    ] {
        let github = shop(&own_file(".github/gonogo.yml"));
        acme(&github).file_on("main", ".github/pull_request_template.md", &template);
        acme(&github).open_pull_request(7).described(&list);
        let head = acme(&github).head_of_pull_request(7);
        let happening = Happening::pull_request_target(&github, "opened");
        let carried = workflow(&github, OWN, lowered).carry_out(&happening);
        let found = state(&github, &head, "gonogo/merge");
        let ending = carried.jobs["gate"].ending;
        let log = &carried.gonogo("gate").log;
        ensure(
            log,
            (ending, found.as_deref()),
            (expected.0, Some(expected.1)),
        )?;
        ensure("the comments", comments(&github, 7), 1)?;
        let main = acme(&github).head_of("main");
        ensure(
            "what is built",
            carried.checked_out("gate"),
            vec![main.as_str()],
        )?;
    }
    Ok(())
}

/// The tag judges itself, and nothing is published before somebody says go.
pub(super) fn our_own_release_is_published(lowered: Option<&Lowered>) -> Told {
    let github = shop(SIGNED);
    let number = first_run_of_a_tag(&github, PROMOTE, lowered)?;
    github.at("2026-11-20T15:20:00Z");
    acme(&github).comment(number, "quinn", "/go qa");
    let sha = acme(&github).head_of("v1.4.0");
    let again = Happening::by_hand(json!({ "tag": "v1.4.0" }));
    let carried = workflow(&github, PROMOTE, lowered).carry_out(&again);
    judged(&github, &carried, &sha, GO)?;
    ensure(
        "the jobs",
        carried.succeeded(),
        vec!["gate", "publish", "release"],
    )?;
    // The tag is judged and looked at by what stands on the main branch.
    let main = acme(&github).head_of("main");
    for job in ["gate", "release", "publish"] {
        ensure(job, carried.checked_out(job), vec![main.as_str()])?;
    }
    let (_, variables) = carried.scripts("publish")[1];
    ensure("the floating tag", variables["SHA"].as_str(), sha.as_str())
}
