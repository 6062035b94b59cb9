//! Runs that are run again: after they were killed, and after the world has changed.

use super::scenarios::{self, Setting, decision};
use crate::fake_github::wire::faults::Fault;

#[test]
fn a_run_killed_after_its_status_is_finished_by_the_next() {
    let setting: Setting = scenarios::pull_request().in_model_time();
    let (again, setting) = setting.twice();
    let sha = setting.sha.clone();
    setting
        .github
        .on("POST", "/repos/*/*/issues/7/comments")
        .fails(Fault::Never);
    let (github, killed) = setting.run();
    assert_eq!(killed.exit, 7);
    github.recover();
    let (github, ended) = again.with(github).run();
    let shop = github.repository("acme/shop");
    assert_eq!((ended.exit, shop.comments(7).len()), (0, 1));
    let newest = shop
        .statuses(&sha)
        .into_iter()
        .max_by_key(|status| status.id);
    assert_eq!(newest.expect("a status").state, "success");
}

#[test]
fn a_green_run_that_is_run_again_in_the_freeze_is_no_go() {
    let (again, setting) = scenarios::pull_request().twice();
    let (github, first) = setting.run();
    assert_eq!(decision(&first), "go");
    let (github, second) = again.with(github).at("2026-12-21T09:00:00Z").run();
    assert_eq!(decision(&second), "no-go", "{}", second.everything());
    let shop = github.repository("acme/shop");
    let head = shop.head_of_pull_request(7);
    let newest = shop
        .statuses(&head)
        .into_iter()
        .max_by_key(|status| status.id);
    assert_eq!(newest.expect("a status").state, "failure");
}

#[test]
fn an_old_green_run_that_is_run_again_decides_anew() {
    let (again, setting) = scenarios::pull_request().twice();
    let (github, first) = setting.run();
    assert_eq!(decision(&first), "go");
    github
        .repository("acme/shop")
        .thread(7)
        .described("- [ ] rollback tried\n");
    let setting = again.with(github);
    let sha = setting.sha.clone();
    let (github, second) = setting.run();
    assert_eq!(decision(&second), "hold");
    assert_eq!(
        github.repository("acme/shop").statuses(&sha)[0].state,
        "pending"
    );
}
