//! What is said, in both languages.

use super::*;
use crate::setup::seen::Doubt;
use crate::setup::workflow::workflow;

#[test]
fn sections_that_are_not_waited_for_are_named() {
    let list = "## Ready\n- [ ] a\n## After review\n- [ ] b\n## After the deploy\n- [ ] c\n## Type of change\n- [ ] d\n";
    let seen = Seen {
        description: Some(form(FORM, list)),
        taken: vec![path(FORM)],
        ..Seen::default()
    };
    let plan = planned(&seen, &english());
    let policy = text(&plan, POLICY);
    assert!(
        policy.contains("sections: [Ready, After review]\n"),
        "{policy}"
    );
    let told = said(&plan, Locale::English);
    for words in [
        "under “After the deploy” of .github/pull_request_template.md things are to be done after the deployment, so those items are not waited for",
        "under “Type of change” of .github/pull_request_template.md people choose",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
}

#[test]
fn paths_with_commas_and_blanks_are_quoted() {
    let seen = Seen {
        lockfiles: vec![path("a, b/package-lock.json"), path("c/package-lock.json")],
        ..Seen::default()
    };
    let told = said(&planned(&seen, &english()), Locale::English);
    let words = "because of \"a, b/package-lock.json\", c/package-lock.json.";
    assert!(told.contains(words), "{told}");
}

#[test]
fn what_is_not_known_of_tags_is_said() {
    for (doubt, words) in [
        (None, "there are no tags yet"),
        (Some(Doubt::Partial), "git fetch --tags"),
        (
            Some(Doubt::Unreadable(crate::locale::Message::new(
                "history-grafted",
            ))),
            "nothing is known of tags: This clone hides",
        ),
    ] {
        let seen = Seen {
            doubt,
            ..Seen::default()
        };
        let said = said(&planned(&seen, &english()), Locale::English);
        assert!(said.contains(words), "{words}\n{said}");
    }
}

#[test]
fn every_word_is_spoken_in_both_languages() {
    let mut seen = rich();
    seen.unusable_lockfiles = 2;
    seen.search_was_cut = true;
    seen.is_deeper = true;
    seen.passed_over.insert("build");
    seen.uncommitted = vec![path("dist/package-lock.json")];
    seen.left_out = vec![path(".hidden/package-lock.json")];
    seen.uncertain = Some(crate::locale::Message::new("setup-many-folders"));
    seen.unread = vec![(
        path("CODEOWNERS"),
        crate::locale::Message::new("setup-link"),
    )];
    let text = "on: { pull_request: { paths: [src] } }\njobs: { gate: { steps: [ { uses: acme/gonogo@v1 } ] } }\n";
    seen.workflows
        .extend(workflow(path(".github/workflows/ci.yml"), text.as_bytes()));
    seen.taken = vec![path(RELEASE)];
    seen.doubt = Some(Doubt::Partial);
    seen.other_lists = vec![path("RELEASING.md")];
    seen.further_forms = Some(path(".github/PULL_REQUEST_TEMPLATE"));
    for locale in LANGUAGES {
        let said = said(&planned(&seen, &order(locale, "UTC")), locale);
        assert!(!said.contains("setup-") && !said.contains("{$"), "{said}");
    }
    assert_ne!(
        said(
            &planned(&seen, &order(Locale::English, "UTC")),
            Locale::English
        ),
        said(
            &planned(&seen, &order(Locale::French, "UTC")),
            Locale::French
        )
    );
}
