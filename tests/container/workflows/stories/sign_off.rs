//! What the workflow for sign-offs must make of its events.

use super::super::carried::Ending;
use super::super::carry_out::{Lowered, Workflow};
use super::super::happening::Happening;
use super::{
    GO, RELEASE, SIGN_OFF, SIGNED, TICKED, Told, WAITS, acme, deployed, ensure, first_run_of_a_tag,
    judged, shop, tag, types, workflow,
};

pub(super) fn people_comment(lowered: Option<&Lowered>) -> Told {
    // On a pull request: judged, and never deployed.
    for action in ["created", "edited", "deleted"] {
        let github = shop(SIGNED);
        acme(&github).open_pull_request(7);
        let head = acme(&github).head_of_pull_request(7);
        let happening = Happening::comment_on_pull_request(action);
        let carried = workflow(&github, SIGN_OFF, lowered).carry_out(&happening);
        judged(&github, &carried, &head, WAITS)?;
        github.at("2026-11-20T15:10:00Z");
        acme(&github).comment(7, "quinn", "/go qa");
        let carried = workflow(&github, SIGN_OFF, lowered).carry_out(&happening);
        judged(&github, &carried, &head, GO)?;
        ensure("the jobs", carried.succeeded(), vec!["gate"])?;
        let carried = workflow(&github, SIGN_OFF, lowered).carry_out(&happening.by_a_bot());
        ensure(
            "a bot's comment",
            carried.jobs["gate"].ending,
            Ending::Skipped,
        )?;
    }
    // On a release issue: somebody else's word deploys nothing, and the right one's does.
    let github = shop(SIGNED);
    let number = first_run_of_a_tag(&github, RELEASE, None)?;
    let sha = acme(&github).head_of("v1.4.0");
    let happening = Happening::comment_on_release_issue("created", number);
    github.at("2026-11-20T15:10:00Z");
    acme(&github).comment(number, "mallory", "/go qa");
    let carried = workflow(&github, SIGN_OFF, lowered).carry_out(&happening);
    judged(&github, &carried, &sha, WAITS)?;
    ensure("the jobs", carried.succeeded(), vec!["gate"])?;
    github.at("2026-11-20T15:20:00Z");
    acme(&github).comment(number, "quinn", "/go qa");
    let carried = workflow(&github, SIGN_OFF, lowered).carry_out(&happening);
    judged(&github, &carried, &sha, GO)?;
    deployed(&github, &carried, &sha)?;
    let (_, variables) = carried.scripts("close")[0];
    ensure(
        "the issue to close",
        variables["NUMBER"].clone(),
        number.to_string(),
    )
}

pub(super) fn an_item_of_the_release_issue_is_ticked(lowered: Option<&Lowered>) -> Told {
    for action in ["edited", "reopened"] {
        let github = shop(TICKED);
        let sha = tag(&github);
        let pushed = Happening::tag(&github, "v1.4.0");
        Workflow::read(&github, RELEASE).carry_out(&pushed);
        let issue = acme(&github).issues().remove(0);
        let happening = Happening::release_issue(action, issue.number);
        let carried = workflow(&github, SIGN_OFF, lowered).carry_out(&happening);
        judged(
            &github,
            &carried,
            &sha,
            (Ending::Failure, "no-go", "failure"),
        )?;
        ensure("the jobs", carried.succeeded(), Vec::new())?;
        let ticked = issue.body.unwrap_or_default().replace("- [ ]", "- [x]");
        acme(&github).thread(issue.number).described(&ticked);
        let carried = workflow(&github, SIGN_OFF, lowered).carry_out(&happening);
        judged(&github, &carried, &sha, GO)?;
        deployed(&github, &carried, &sha)?;
    }
    Ok(())
}

pub(super) fn people_review(lowered: Option<&Lowered>) -> Told {
    let github = shop(SIGNED);
    acme(&github).open_pull_request(7);
    let head = acme(&github).head_of_pull_request(7);
    github.at("2026-11-20T15:10:00Z");
    acme(&github).review(7, "quinn", "APPROVED", "/go qa");
    for action in types(&github, SIGN_OFF, "pull_request_review") {
        let happening = Happening::review(&github, &action);
        let carried = workflow(&github, SIGN_OFF, lowered).carry_out(&happening);
        judged(&github, &carried, &head, GO)?;
        ensure("the jobs", carried.succeeded(), vec!["gate"])?;
        let carried = workflow(&github, SIGN_OFF, lowered).carry_out(&happening.by_a_bot());
        ensure(
            "a bot's review",
            carried.jobs["gate"].ending,
            Ending::Skipped,
        )?;
    }
    Ok(())
}
