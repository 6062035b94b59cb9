//! Notes that go into a tag's release.

mod decided;
mod others;

use serde_json::Value;

use super::{kept, notes_on, notes_with, on_tag, shop, squashed, tagged};
use crate::fake_github::FakeGithub;
use crate::stories::acme;
use crate::stories::runner::{Ended, TUESDAY, person};

const POLICY: &str = "\
version: 1
timezone: Europe/Paris
notes:
  groups:
    - { title: Breaking, breaking: true }
    - { title: Security, labels: [security] }
    - { title: Features, types: [feat] }
    - { title: Fixes, types: [fix] }
";

/// The same where tags are judged.
fn gated() -> String {
    format!("{POLICY}gates: {{ version: {{}} }}\n")
}

fn published(policy: &str) -> FakeGithub {
    let github = shop(policy);
    squashed(&github, 7, "feat: a basket", "alice");
    squashed(&github, 8, "fix: the till", "bob");
    tagged(&github, "v1.5.0");
    github
}

fn run(github: &FakeGithub) -> Ended {
    notes_on(github, "v1.5.0").run()
}

/// The text of the only release beside nothing.
#[track_caller]
fn body(github: &FakeGithub) -> String {
    let releases = acme(github).releases();
    assert_eq!(releases.len(), 1);
    releases[0].body.clone().unwrap_or_default()
}

#[track_caller]
fn refused(github: &FakeGithub, evidence: &str, exit: u8, why: &str) {
    let ended = notes_with(github, "v1.5.0", evidence).run();
    assert_eq!(ended.exit, exit, "{}", ended.everything());
    assert!(ended.err.contains(why), "{}", ended.err);
    assert!(acme(github).releases().is_empty());
}

const GITHUBS_OWN: &str = "\
changelog:
  exclude: { labels: [internal], authors: [carol] }
  categories:
    - { title: Shiny, labels: [enhancement] }
    - { title: Rest, labels: ['*'] }
";

#[test]
fn rule_10_a_tag_gets_a_draft_release_with_its_notes() {
    let github = published(POLICY);
    let ended = run(&github);
    assert_eq!(ended.exit, 0, "{}", ended.everything());
    let releases = acme(&github).releases();
    assert!(releases[0].draft && releases[0].tag == "v1.5.0");
    let body = body(&github);
    assert!(
        body.contains("### Features") && body.contains("a basket"),
        "{body}"
    );
    assert_eq!(ended.output("version"), "1.5.0");
    assert!(ended.output("notes").contains("a basket"));
    assert!(
        ended.err.contains("has a draft release now"),
        "{}",
        ended.err
    );
}

#[test]
fn rule_10_again_is_no_write_and_what_people_wrote_stays() {
    let github = published(POLICY);
    run(&github);
    let first = body(&github);
    let ended = run(&github);
    assert!(
        ended.err.contains("has these notes already"),
        "{}",
        ended.err
    );
    assert_eq!(body(&github), first);
    acme(&github).edit_release("v1.5.0", &format!("Hello!\n\n{first}\n\nThanks."));
    acme(&github).thread(7).titled("feat: a better basket");
    let ended = run(&github);
    assert_eq!(ended.exit, 0, "{}", ended.everything());
    let body = body(&github);
    assert!(
        body.starts_with("Hello!\n\n") && body.ends_with("Thanks."),
        "{body}"
    );
    assert!(body.contains("a better basket"), "{body}");
}

#[test]
fn rule_3_titles_and_labels_come_from_the_pull_requests_of_the_range() {
    let github = published(POLICY);
    acme(&github)
        .thread(8)
        .titled("fix: the till & more")
        .labelled("security");
    // Of this one only the number stands in the range.
    squashed(&github, 9, "feat: as in (#6)", "alice");
    tagged(&github, "v1.5.0");
    run(&github);
    let body = body(&github);
    let (before, security) = body.split_once("### Security").expect("a section");
    assert!(!before.contains("till"), "{body}");
    assert!(security.contains("the till &#38; more"), "{body}");
}

#[test]
fn rule_3_an_override_takes_the_place_of_the_message_but_not_of_what_breaks() {
    let github = shop(POLICY);
    let shop = acme(&github);
    let text = "BEGIN_COMMIT_OVERRIDE\nfeat: one\nfix: two\nEND_COMMIT_OVERRIDE";
    let thread = shop.open_pull_request(7).by("alice").titled("feat!: a");
    thread.described(text).changing("a", "a").squash_merge();
    tagged(&github, "v1.5.0");
    run(&github);
    let body = body(&github);
    let (breaking, fixes) = body.split_once("### Fixes").expect("a section");
    assert!(
        breaking.contains("### Breaking") && breaking.contains("one"),
        "{body}"
    );
    assert!(fixes.contains("two"), "{body}");
}

#[test]
fn rule_3_first_time_contributors_are_named() {
    let github = shop(POLICY);
    squashed(&github, 6, "feat: before", "alice");
    tagged(&github, "v1.4.1");
    squashed(&github, 7, "feat: a basket", "alice");
    squashed(&github, 8, "fix: the till", "bob");
    tagged(&github, "v1.5.0");
    run(&github);
    let body = body(&github);
    let (_, new) = body.split_once("First contribution").expect(&body);
    assert!(new.contains("bob") && !new.contains("alice"), "{body}");
}

#[test]
fn a_dry_run_shows_what_it_would_write() {
    let github = published(POLICY);
    let ended = notes_on(&github, "v1.5.0").input("dry-run", "true").run();
    assert!(ended.out.contains("a basket"), "{}", ended.everything());
    assert!(acme(&github).releases().is_empty());
}

#[test]
fn without_a_tag_nothing_is_published() {
    let github = published(POLICY);
    let event = crate::stories::events::pushed("refs/heads/main", &acme(&github).head_of("main"));
    let ended = crate::stories::runner::action(&github, event)
        .input("command", "notes")
        .run();
    assert_eq!(ended.exit, 2, "{}", ended.everything());
    assert!(acme(&github).releases().is_empty());
}

#[test]
fn rule_10_a_token_that_may_not_write_names_the_permission() {
    let github = published(POLICY);
    let ended = on_tag(&github, "v1.5.0").input("command", "notes").run();
    assert_eq!(ended.exit, 7, "{}", ended.everything());
    assert!(ended.err.contains("`contents: write`"), "{}", ended.err);
    assert!(
        ended.summary.contains("notes were not published"),
        "{}",
        ended.summary
    );
    assert_eq!(ended.output("notes"), "");
}
