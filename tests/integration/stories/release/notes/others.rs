//! Notes from elsewhere: without a clone, by GitHub's own configuration, by a template; and hostile titles.

use super::*;

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
