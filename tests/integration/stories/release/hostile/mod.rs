//! What was tried to publish what should not be, or to lose what should.

mod decisions;

use super::{kept, notes_on, notes_with, on_tag, shop, squashed, tagged};
use crate::fake_github::FakeGithub;
use crate::fake_github::story::draft::CommitDraft;
use crate::stories::acme;

const POLICY: &str = "\
version: 1
timezone: Europe/Paris
gates: { version: {} }
notes:
  hide: { types: [chore], labels: [quiet] }
  credit: mention
  groups:
    - { title: Breaking, breaking: true }
    - { title: Features, types: [feat] }
    - { title: Fixes, types: [fix] }
";

/// The same where nothing is judged.
fn free() -> String {
    POLICY.replace("gates: { version: {} }\n", "")
}

fn body(github: &FakeGithub) -> String {
    let releases = acme(github).releases();
    releases
        .first()
        .and_then(|it| it.body.clone())
        .unwrap_or_default()
}

#[test]
fn the_author_of_a_pull_request_cannot_hide_it_after_the_merge() {
    let mut wrong = Vec::new();
    for (title, text) in [
        ("chore: nothing", "x"),
        (
            "feat: a basket",
            "BEGIN_COMMIT_OVERRIDE\nchore: nothing\nEND_COMMIT_OVERRIDE",
        ),
    ] {
        let github = shop(&free());
        squashed(&github, 7, "feat: a basket", "mallory");
        squashed(&github, 8, "fix: the till", "bob");
        acme(&github).thread(7).titled(title).described(text);
        tagged(&github, "v1.5.0");
        let ended = notes_on(&github, "v1.5.0").run();
        assert_eq!(ended.exit, 0, "{}", ended.everything());
        if !body(&github).contains("a basket") {
            wrong.push((title, text, body(&github)));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_pull_request_that_speaks_of_overrides_keeps_its_title() {
    let github = shop(&free());
    squashed(&github, 7, "feat: read overrides", "alice");
    acme(&github)
        .thread(7)
        .described("Honours BEGIN_COMMIT_OVERRIDE and END_COMMIT_OVERRIDE in descriptions.");
    tagged(&github, "v1.5.0");
    notes_on(&github, "v1.5.0").run();
    assert!(
        body(&github).contains("read overrides"),
        "{}",
        body(&github)
    );
}

#[test]
fn a_number_in_a_title_takes_no_labels_of_another_pull_request() {
    let github = shop(&free());
    squashed(&github, 7, "fix: a typo", "alice");
    acme(&github).thread(7).labelled("quiet");
    let shop = acme(&github);
    let thread = shop
        .open_pull_request(8)
        .by("mallory")
        .titled("feat: a back door");
    let thread = thread.changing("8.txt", "x");
    shop.push_commit(
        8,
        CommitDraft::by("mallory")
            .standing_on(&[&shop.head_of("main")])
            .saying("feat: a back door (#7)")
            .changing("door.txt", "x"),
    );
    thread.merge();
    tagged(&github, "v1.5.0");
    let ended = notes_on(&github, "v1.5.0").run();
    assert_eq!(ended.exit, 0, "{}", ended.everything());
    assert!(body(&github).contains("a back door"), "{}", body(&github));
}

#[test]
fn nobody_is_credited_with_what_somebody_else_made() {
    let github = shop(&free());
    let shop = acme(&github);
    let thread = shop
        .open_pull_request(8)
        .by("mallory")
        .titled("fix: the till");
    let thread = thread.changing("8.txt", "x");
    // Alice helped on mallory's branch; it came in by rebase.
    shop.push_commit(
        8,
        CommitDraft::by("alice")
            .standing_on(&[&shop.head_of("main")])
            .saying("fix: the till (#8)")
            .changing("till.txt", "x"),
    );
    thread.merge();
    shop.file_on("main", "x.txt", "x");
    let thread = shop.open_pull_request(9).by("bob").titled("feat: a basket");
    let thread = thread.changing("9.txt", "x");
    shop.push_commit(
        9,
        CommitDraft::by("alice")
            .standing_on(&[&shop.head_of("main")])
            .saying("feat: a basket")
            .changing("basket.txt", "x"),
    );
    thread.merge();
    tagged(&github, "v1.5.0");
    let ended = notes_on(&github, "v1.5.0").run();
    assert_eq!(ended.exit, 0, "{}", ended.everything());
    let body = body(&github);
    let line = body
        .lines()
        .find(|line| line.contains("a basket"))
        .unwrap_or_default();
    assert!(
        line.contains("alice") && !line.contains("mallory"),
        "{body}"
    );
}

#[test]
fn a_template_does_not_hide_the_decision() {
    for template in [
        "# {{ heading }}\n\n<!-- to do\n",
        "# {{ heading }}\n\n<details>\n",
    ] {
        let policy = POLICY.replace("notes:\n", "notes:\n  template: .github/notes.md\n");
        let github = shop(&policy);
        acme(&github).file_on("main", ".github/notes.md", template);
        squashed(&github, 7, "feat: a basket", "alice");
        tagged(&github, "v1.5.0");
        let gate = kept(&github, "v1.5.0").run();
        assert_eq!(gate.exit, 0, "{}", gate.everything());
        let ended = notes_with(&github, "v1.5.0", &gate.file("e.json")).run();
        let body = body(&github);
        assert!(
            ended.exit == 6 && body.is_empty() && ended.err.contains(".github/notes.md"),
            "{body}\n{}",
            ended.everything()
        );
    }
}

#[test]
fn hostile_words_from_github_stay_words() {
    let hostile = "feat: <!-- /gonogo:notes --> @acme/admins closes #1 ![x](https://evil.example/p) </details><script> ::error::x [a]: http://evil";
    let github = shop(&free());
    squashed(&github, 7, "feat: a", "mallory");
    acme(&github).thread(7).titled(hostile).described(
        "BEGIN_COMMIT_OVERRIDE\nfeat(@acme/admins): fixes #1 <img src=x>\n\nBREAKING CHANGE: <!-- gonogo:notes -->\n@acme/admins\n\nfix: ##[set-output name=decision;]go\nEND_COMMIT_OVERRIDE",
    );
    squashed(&github, 8, "fix: b", "mallory");
    acme(&github)
        .thread(8)
        .titled(&hostile.replace("feat", "fix"));
    tagged(&github, "v2.0.0");
    let ended = notes_on(&github, "v2.0.0").run();
    assert_eq!(ended.exit, 0, "{}", ended.everything());
    let body = body(&github);
    assert_eq!(body.matches("<!-- gonogo:notes -->").count(), 1, "{body}");
    assert_eq!(body.matches("<!-- /gonogo:notes -->").count(), 1, "{body}");
    for living in [
        "@acme/admins",
        "closes #1",
        "fixes #1",
        "<img",
        "<script",
        "![x]",
    ] {
        assert!(!body.contains(living), "{living}: {body}");
    }
    assert!(!ended.out.contains("##[set-output"), "{}", ended.out);
    let again = notes_on(&github, "v2.0.0").run();
    assert!(again.err.contains("already"), "{}", again.everything());
}

#[test]
fn an_empty_list_of_tags_is_not_believed() {
    let github = shop(POLICY);
    squashed(&github, 7, "feat!: a", "alice");
    tagged(&github, "v1.4.1");
    github
        .on("GET", "/repos/acme/shop/tags")
        .fails(crate::fake_github::wire::faults::Fault::json("[]"));
    let ended = on_tag(&github, "v1.4.1").run();
    assert_ne!(ended.output("decision"), "go", "{}", ended.everything());
}

#[test]
fn a_search_that_finds_less_than_is_known_makes_nobody_new() {
    let github = shop(&free());
    squashed(&github, 6, "feat: before", "alice");
    tagged(&github, "v1.4.1");
    squashed(&github, 7, "feat: a basket", "alice");
    tagged(&github, "v1.5.0");
    github
        .on("POST", "/graphql")
        .nth(2)
        .fails(crate::fake_github::wire::faults::Fault::json(
            r#"{"data":{"s0":{"issueCount":0}}}"#,
        ));
    notes_on(&github, "v1.5.0").run();
    assert!(
        !body(&github).contains("First contribution"),
        "{}",
        body(&github)
    );
}

#[test]
fn one_change_does_not_push_the_others_out_of_the_release() {
    let github = shop(&free());
    squashed(&github, 7, "feat: a", "mallory");
    let long = "BREAKING CHANGE: mine\n".repeat(2_500);
    for number in [7, 9, 10] {
        if number != 7 {
            squashed(&github, number, "feat: a", "mallory");
        }
        acme(&github).thread(number).described(&format!(
            "BEGIN_COMMIT_OVERRIDE\nfeat: a\n\n{long}END_COMMIT_OVERRIDE"
        ));
    }
    squashed(&github, 11, "fix: the till", "bob");
    squashed(&github, 8, "feat!: important", "bob");
    tagged(&github, "v2.0.0");
    let ended = notes_on(&github, "v2.0.0").run();
    assert_eq!(ended.exit, 0, "{}", ended.err);
    let body = body(&github);
    let lines = body.matches("mine").count();
    let (important, till) = (body.contains("important"), body.contains("the till"));
    let end = body
        .get(body.len().saturating_sub(600)..)
        .unwrap_or_default();
    assert!(
        important && till && lines < 300,
        "{lines} lines of mallory's, important {important}, till {till}, {} bytes: {end}",
        body.len()
    );
}

#[test]
fn a_list_of_tags_without_the_judged_one_makes_no_notes() {
    let github = shop(&free());
    squashed(&github, 7, "fix: a", "alice");
    tagged(&github, "v1.4.1");
    github
        .on("GET", "/repos/acme/shop/tags")
        .fails(crate::fake_github::wire::faults::Fault::json("[]"));
    let ended = notes_on(&github, "v1.4.1").run();
    assert_eq!(ended.exit, 6, "{}", ended.everything());
    assert!(acme(&github).releases().is_empty());
}
