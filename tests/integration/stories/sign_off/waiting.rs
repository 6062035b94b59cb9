//! Files of a run that waits: they are of its last decision, or not there.

use super::signed_shop;
use super::stage::{QA, RUN, WORDS, roles};
use crate::fake_github::FakeGithub;
use crate::fake_github::model::people::{Level, Scope};
use crate::stories::events::{pushed_to, scheduled};
use crate::stories::runner::{Step, action};
use crate::stories::{CHECKLIST_POLICY, DONE, ending, on_push, shop, status};

fn waits(github: &FakeGithub) -> Step {
    let step = action(github, pushed_to(github, 7)).at(RUN);
    let step = step.input("wait", "30m").input("evidence", "e.json");
    step.input("statement", "s.json").input("html", "p.html")
}

#[test]
fn after_a_wait_the_files_are_of_the_last_decision() {
    let github = signed_shop(&roles(QA));
    let listing = github.on_operation("issues/list-comments");
    listing.nth(5).before(|github| {
        let shop = github.repository("acme/shop");
        if shop.comments(7).len() < 2 {
            github.at(WORDS);
            shop.comment(7, "quinn", "/go qa");
        }
    });
    github.at(WORDS);
    let ended = waits(&github).run();
    assert_eq!(ending(&ended), (0, "go"), "{}", ended.everything());
    let statement: serde_json::Value = serde_json::from_str(&ended.file("s.json")).unwrap();
    assert_eq!(statement["predicate"]["decision"], "go");
    assert!(ended.file("e.json").contains("\"decision\":\"go\""));
    assert!(!ended.file("p.html").contains("HOLD"));
}

#[test]
fn after_a_wait_the_outputs_of_several_are_of_their_last_decisions() {
    let github = signed_shop(&roles(QA));
    github
        .repository("acme/shop")
        .open_pull_request(8)
        .by("alice");
    let listing = github.on_operation("issues/list-comments");
    listing.nth(9).before(|github| {
        github.at(WORDS);
        let shop = github.repository("acme/shop");
        for number in [7, 8] {
            let head = shop.head_of_pull_request(number);
            shop.comment(number, "quinn", &format!("/go qa @{head}"));
        }
    });
    github.at(WORDS);
    let step = action(&github, scheduled()).at(RUN).input("wait", "30m");
    let ended = step.run();
    assert_eq!(ending(&ended), (0, "go"), "{}", ended.everything());
    assert_eq!(ended.output("reasons"), "[]");
}

#[test]
fn a_wait_that_ends_without_a_record_leaves_none_of_an_earlier_look() {
    let github = signed_shop(&roles(QA));
    let listing = github.on_operation("issues/list-comments");
    listing.nth(4).before(|github| {
        let shop = github.repository("acme/shop");
        shop.remove_on("main", ".github/gonogo.yml");
    });
    github.at(WORDS);
    let ended = waits(&github).run();
    assert_eq!(ended.exit, 5, "{}", ended.everything());
    assert_eq!(status(&github), "error");
    let files = ended.left_behind();
    for name in ["e.json", "s.json"] {
        assert!(!files.contains(&name.to_owned()), "{files:?}");
    }
    assert!(ended.file("p.html").contains("UNKNOWN"));
    assert!(!ended.file("p.html").contains("HOLD"));
}

#[test]
fn a_file_of_an_earlier_run_in_the_place_of_a_record_that_is_not_there_is_told() {
    let github = signed_shop(&roles(QA));
    let shop = github.repository("acme/shop");
    shop.remove_on("main", ".github/gonogo.yml");
    let ended = waits(&github).file("e.json", "{}").run();
    assert_eq!(ended.exit, 5, "{}", ended.everything());
    let said = "e.json is of an earlier decision";
    assert!(ended.err.contains(said), "{}", ended.err);
}

#[test]
fn a_record_of_a_go_that_was_not_published_is_told() {
    let github = shop(CHECKLIST_POLICY, DONE);
    let scopes = [Scope::Contents, Scope::PullRequests, Scope::Statuses];
    let token = github.job_token_with(&scopes.map(|scope| (scope, Level::Read)));
    let step = on_push(&github).input("evidence", "e.json");
    let ended = step.input("github-token", &token).run();
    assert_eq!(ended.exit, 7, "{}", ended.everything());
    let said = "e.json says GO, as it was decided; but that was not published";
    assert!(ended.err.contains(said), "{}", ended.err);
}
