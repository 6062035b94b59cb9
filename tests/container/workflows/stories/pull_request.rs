//! What the workflow for pull requests must make of its events.

use serde_json::json;

use super::super::carried::Ending;
use super::super::carry_out::Lowered;
use super::super::happening::Happening;
use super::{
    DONE, GO, LIST, OPEN, PULL_REQUEST, Told, WAITS, acme, comments, ensure, judged, shop, types,
    workflow,
};

pub(super) fn a_pull_request_changes(lowered: Option<&Lowered>) -> Told {
    for (list, expected) in [(DONE, GO), (OPEN, WAITS)] {
        let github = shop(LIST);
        acme(&github).open_pull_request(7).described(list);
        let head = acme(&github).head_of_pull_request(7);
        for action in types(&github, PULL_REQUEST, "pull_request_target") {
            let happening = Happening::pull_request_target(&github, &action);
            let carried = workflow(&github, PULL_REQUEST, lowered).carry_out(&happening);
            judged(&github, &carried, &head, expected)?;
            ensure("the comments", comments(&github, 7), 1)?;
        }
    }
    Ok(())
}

pub(super) fn the_queue_asks(lowered: Option<&Lowered>) -> Told {
    let github = shop(LIST);
    acme(&github).open_pull_request(7).described(DONE);
    let branch = "gh-readonly-queue/main/pr-7-1111111111111111111111111111111111111111";
    acme(&github).file_on(branch, "merged.txt", "x\n");
    let head = acme(&github).head_of(branch);
    let carried = workflow(&github, PULL_REQUEST, lowered).carry_out(&Happening::queued(&head));
    judged(&github, &carried, &head, GO)
}

pub(super) fn the_clock_strikes(lowered: Option<&Lowered>) -> Told {
    all_are_judged(&Happening::schedule(), lowered)
}

pub(super) fn somebody_judges_all_again(lowered: Option<&Lowered>) -> Told {
    all_are_judged(&Happening::by_hand(json!({})), lowered)
}

/// Every open pull request gets its own status, and none of them makes the job red.
fn all_are_judged(happening: &Happening, lowered: Option<&Lowered>) -> Told {
    let github = shop(LIST);
    acme(&github).open_pull_request(7).described(DONE);
    acme(&github).open_pull_request(8).described(OPEN);
    let carried = workflow(&github, PULL_REQUEST, lowered).carry_out(happening);
    for (number, expected) in [(7, "success"), (8, "pending")] {
        let head = acme(&github).head_of_pull_request(number);
        judged(
            &github,
            &carried,
            &head,
            (Ending::Success, "hold", expected),
        )?;
        ensure("the comments", comments(&github, number), 1)?;
    }
    Ok(())
}
