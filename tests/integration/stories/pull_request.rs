//! A pull request, from the event to the comment.

use super::runner::{TUESDAY, action, pull_request_payload};
use super::{CHECKLIST_POLICY, shop};

#[test]
fn an_open_checklist_is_hold_on_the_head_commit_and_in_one_comment() {
    let github = shop(CHECKLIST_POLICY, "- [x] tested\n- [ ] rollback tried\n");
    let ended = action(
        &github,
        "pull_request_target",
        pull_request_payload(&github, 7),
    )
    .at(TUESDAY)
    .run();
    assert_eq!(
        ended.exit, 0,
        "HOLD on a pull request is left to the status"
    );
    assert_eq!(ended.output("decision"), "hold");
    let shop = github.repository("acme/shop");
    let head = shop.head_of_pull_request(7);
    assert_eq!(ended.output("sha"), head);
    assert_eq!(shop.comments(7).len(), 1);
    let statuses = shop.statuses(&head);
    assert_eq!(statuses.len(), 1);
    assert_eq!(
        (statuses[0].context.as_str(), statuses[0].state.as_str()),
        ("gonogo/production", "pending")
    );
}
