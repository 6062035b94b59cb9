//! Notes that go into a tag's release.

use serde_json::Value;

use super::{notes_on, on_tag, shop, squashed, tagged};
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
fn rule_11_the_decision_travels_with_the_release() {
    let github = published(&gated());
    let gate = on_tag(&github, "v1.5.0").input("evidence", "e.json").run();
    assert_eq!(gate.exit, 0, "{}", gate.everything());
    let ended = notes_on(&github, "v1.5.0")
        .input("evidence", "e.json")
        .file("e.json", &gate.file("e.json"))
        .run();
    assert_eq!(ended.exit, 0, "{}", ended.everything());
    let body = body(&github);
    assert!(
        body.contains("<details><summary>") && body.contains("GO"),
        "{body}"
    );
    assert!(
        body.contains("`v1.5.0` follows `v1.4.0`") && body.contains("sha256"),
        "{body}"
    );
}

#[track_caller]
fn refused(github: &FakeGithub, evidence: &str, exit: u8, why: &str) {
    let ended = notes_on(github, "v1.5.0")
        .input("evidence", "e.json")
        .file("e.json", evidence)
        .run();
    assert_eq!(ended.exit, exit, "{}", ended.everything());
    assert!(ended.err.contains(why), "{}", ended.err);
    assert!(acme(github).releases().is_empty());
}

#[test]
fn rule_11_without_the_go_of_this_very_commit_nothing_is_published() {
    let github = published(&gated());
    let go = on_tag(&github, "v1.5.0")
        .input("evidence", "e.json")
        .run()
        .file("e.json");
    refused(&github, "{}", 6, "e.json");
    refused(&github, &go.replace("the till", "the tall"), 4, "e.json");
    // The tag moved on.
    squashed(&github, 9, "fix: more", "bob");
    tagged(&github, "v1.5.0");
    refused(&github, &go, 6, "is not of v1.5.0");
    // A decision that is none.
    squashed(&github, 10, "feat!: all", "bob");
    tagged(&github, "v1.5.0");
    let no_go = on_tag(&github, "v1.5.0").input("evidence", "e.json").run();
    assert_eq!(no_go.exit, 1);
    refused(
        &github,
        &no_go.file("e.json"),
        1,
        "is NO-GO, so its notes are not published",
    );
}

#[test]
fn only_the_record_that_the_status_names_is_published() {
    let github = published(&gated());
    let gate = on_tag(&github, "v1.5.0").input("evidence", "e.json");
    let [earlier, newest] = ["2026-11-24T09:30:00Z", "2026-11-24T09:45:00Z"].map(|at| {
        let ended = gate.clone().at(at).run();
        assert_eq!(ended.exit, 0, "{}", ended.everything());
        ended.file("e.json")
    });
    assert_ne!(earlier, newest);
    refused(&github, &earlier, 4, "names another record");
    let ended = notes_on(&github, "v1.5.0")
        .input("evidence", "e.json")
        .file("e.json", &newest.replace('\n', "\r\n"))
        .run();
    assert_eq!(ended.exit, 0, "{}", ended.everything());
    assert!(
        ended.err.contains("is not as gonogo writes it"),
        "{}",
        ended.err
    );
}

#[test]
fn the_policy_of_the_default_branch_counts_and_not_the_one_of_the_tag() {
    let github = shop(POLICY);
    let shop = acme(&github);
    shop.branch("side", "main");
    shop.file_on(
        "side",
        ".github/gonogo.yml",
        "version: 1\nnotes: { groups: [{ title: Evil, types: [feat] }] }\n",
    );
    shop.move_tag("v1.5.0", "side");
    squashed(&github, 7, "feat: a basket", "alice");
    let ended = run(&github);
    assert_eq!(ended.exit, 0, "{}", ended.everything());
    assert!(!body(&github).contains("Evil"));
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
fn rule_6_without_a_clone_the_notes_come_from_github() {
    let github = published(POLICY);
    let step = || person(&github).at(TUESDAY).file("gonogo.yml", POLICY);
    let arguments = [
        "notes",
        "v1.5.0",
        "--policy",
        "gonogo.yml",
        "--repo",
        "acme/shop",
    ];
    let refused = step().run_with(&arguments);
    assert_eq!(refused.exit, 6, "{}", refused.everything());
    let all = [
        &arguments[..],
        &["--github", "--format", "json", "--record", "r.json"],
    ]
    .concat();
    let ended = step().run_with(&all);
    assert_eq!(ended.exit, 0, "{}", ended.everything());
    let notes: Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(notes["version"], "v1.5.0");
    assert_eq!(notes["previous"], "v1.4.0");
    assert_eq!(notes["counts"]["commits"], 2);
    assert_eq!(notes["counts"]["listed"], 2);
    // The same without GitHub.
    let again = person(&github)
        .without("GITHUB_TOKEN")
        .file("gonogo.yml", POLICY)
        .file("r.json", &ended.file("r.json"))
        .run_with(&[
            "notes",
            "v1.5.0",
            "--policy",
            "gonogo.yml",
            "--format",
            "json",
            "--recorded",
            "r.json",
        ]);
    assert_eq!(again.out, ended.out, "{}", again.err);
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

const GITHUBS_OWN: &str = "\
changelog:
  exclude: { labels: [internal], authors: [carol] }
  categories:
    - { title: Shiny, labels: [enhancement] }
    - { title: Rest, labels: ['*'] }
";

#[test]
fn rule_12_githubs_own_configuration_of_the_default_branch_sorts_by_labels() {
    let github = shop("version: 1\n");
    let shop = acme(&github);
    shop.file_on("main", ".github/release.yml", GITHUBS_OWN);
    for (number, login) in [(7, "alice"), (8, "bob"), (9, "carol"), (10, "alice")] {
        squashed(&github, number, &format!("Change {number}"), login);
    }
    shop.thread(7).labelled("Enhancement");
    shop.thread(10).labelled("internal");
    tagged(&github, "v1.5.0");
    // What is released does not say how it is told.
    shop.branch("side", "main");
    shop.file_on(
        "side",
        ".github/release.yml",
        "changelog: { categories: [] }\n",
    );
    let ended = run(&github);
    assert_eq!(ended.exit, 0, "{}", ended.everything());
    let body = body(&github);
    let (shiny, rest) = body.split_once("### Rest").expect(&body);
    assert!(
        shiny.contains("Change 7") && rest.contains("Change 8"),
        "{body}"
    );
    let (entries, _) = rest.split_once("Made by").expect(&body);
    assert!(
        !entries.contains("Change 9") && !entries.contains("Change 10"),
        "{body}"
    );
    assert!(body.contains("internal"), "{body}");
}

#[test]
fn rule_13_a_template_of_the_default_branch_writes_the_release() {
    let github = published(&format!("{POLICY}  template: .github/notes.md.j2\n"));
    let template = "## {{ tag }}\n\n{% for section in sections %}\n{% for entry in section.entries %}\n* {{ entry.text }}\n{% endfor %}\n{% endfor %}\n";
    acme(&github).file_on("main", ".github/notes.md.j2", template);
    let ended = run(&github);
    assert_eq!(ended.exit, 0, "{}", ended.everything());
    let body = body(&github);
    assert!(
        body.contains("\n* a basket") && body.contains("\n* the till"),
        "{body}"
    );
    assert!(!body.contains("### Features"), "{body}");
}

#[test]
fn rule_8_hostile_titles_are_one_dead_list_item_each() {
    let github = shop(POLICY);
    let title = "feat: <img src=x> @alice closes #1 <!-- /gonogo:notes --> [a](b) `c`";
    squashed(&github, 7, title, "alice");
    tagged(&github, "v1.5.0");
    for _ in 0..2 {
        let ended = run(&github);
        assert_eq!(ended.exit, 0, "{}", ended.everything());
        let body = body(&github);
        assert!(!body.contains("<img") && !body.contains("@alice"), "{body}");
        assert_eq!(body.matches("<!-- /gonogo:notes -->").count(), 1, "{body}");
    }
}
