//! Decisions that were no GO, of somebody else, or of something else.

use super::*;

#[test]
fn what_a_refused_tag_had_is_in_the_notes_of_the_next_release() {
    let github = shop(POLICY);
    squashed(&github, 7, "feat!: a basket", "alice");
    tagged(&github, "v1.4.1");
    let refused = on_tag(&github, "v1.4.1").run();
    assert_eq!(refused.exit, 1, "{}", refused.everything());
    squashed(&github, 8, "fix: the till", "bob");
    tagged(&github, "v2.0.0");
    let gate = kept(&github, "v2.0.0").run();
    let ended = notes_with(&github, "v2.0.0", &gate.file("e.json")).run();
    assert_eq!(ended.exit, 0, "{}", ended.everything());
    let body = body(&github);
    assert!(body.contains("a basket"), "{body}");
}

#[test]
fn a_refused_tag_does_not_let_the_next_one_pass() {
    let github = shop(POLICY);
    squashed(&github, 7, "feat!: a basket", "alice");
    tagged(&github, "v1.4.1");
    assert_eq!(on_tag(&github, "v1.4.1").run().exit, 1);
    squashed(&github, 8, "fix: the till", "bob");
    tagged(&github, "v1.4.2");
    let ended = on_tag(&github, "v1.4.2").run();
    assert_ne!(ended.output("decision"), "go", "{}", ended.everything());
}

#[test]
fn a_go_of_another_tag_on_the_same_commit_lets_no_tag_pass() {
    let github = shop(POLICY);
    squashed(&github, 7, "feat!: a basket", "alice");
    tagged(&github, "v2.0.0");
    assert_eq!(on_tag(&github, "v2.0.0").run().exit, 0);
    // The same commit once more, which nobody judged.
    tagged(&github, "v1.4.1");
    squashed(&github, 8, "fix: the till", "bob");
    tagged(&github, "v1.4.2");
    let ended = on_tag(&github, "v1.4.2").run();
    assert_eq!(ended.output("decision"), "no-go", "{}", ended.everything());
    tagged(&github, "v2.0.1");
    let ended = kept(&github, "v2.0.1").run();
    assert_eq!(ended.output("decision"), "go", "{}", ended.everything());
}

#[test]
fn a_success_that_somebody_else_set_releases_no_refused_tag() {
    let github = shop(POLICY);
    squashed(&github, 7, "feat!: a basket", "alice");
    tagged(&github, "v1.4.1");
    assert_eq!(on_tag(&github, "v1.4.1").run().exit, 1);
    let refused = acme(&github).head_of("v1.4.1");
    acme(&github).set_status(&refused, "mallory", "gonogo/production", "success");
    squashed(&github, 8, "fix: the till", "bob");
    tagged(&github, "v1.4.2");
    let ended = on_tag(&github, "v1.4.2").run();
    assert_eq!(ended.output("decision"), "no-go", "{}", ended.everything());
}

#[test]
fn a_failure_that_somebody_else_set_takes_no_release_back() {
    let github = shop(POLICY);
    squashed(&github, 7, "feat: a basket", "alice");
    tagged(&github, "v1.5.0");
    assert_eq!(on_tag(&github, "v1.5.0").run().exit, 0);
    let released = acme(&github).head_of("v1.5.0");
    acme(&github).set_status(&released, "mallory", "gonogo/production", "failure");
    squashed(&github, 8, "fix: the till", "bob");
    tagged(&github, "v1.5.1");
    let ended = on_tag(&github, "v1.5.1").run();
    assert_eq!(ended.output("decision"), "go", "{}", ended.everything());
}

#[test]
fn the_go_of_another_environment_publishes_nothing() {
    let policy = "\
version: 1
timezone: Europe/Paris
gates: { version: {} }
environments:
  staging: { gates: { version: { enforcement: warn } } }
  production: {}
";
    let github = shop(policy);
    squashed(&github, 7, "feat!: a basket", "alice");
    tagged(&github, "v1.4.1");
    let production = on_tag(&github, "v1.4.1").run();
    assert_eq!(production.exit, 1, "{}", production.everything());
    let staging = kept(&github, "v1.4.1")
        .input("environment", "staging")
        .run();
    assert_eq!(staging.exit, 0, "{}", staging.everything());
    let ended = notes_with(&github, "v1.4.1", &staging.file("e.json")).run();
    assert!(
        ended.exit != 0 && body(&github).is_empty(),
        "{} {}",
        body(&github),
        ended.everything()
    );
}

#[test]
fn a_tag_that_is_no_go_gets_no_public_release_without_evidence() {
    let github = shop(&POLICY.replace("notes:\n", "notes:\n  release: { create: published }\n"));
    squashed(&github, 7, "feat!: a basket", "alice");
    tagged(&github, "v1.4.1");
    assert_eq!(on_tag(&github, "v1.4.1").run().exit, 1);
    // As where an expression in `evidence` comes to nothing.
    let ended = notes_on(&github, "v1.4.1").input("evidence", "").run();
    assert!(
        ended.exit != 0 && body(&github).is_empty(),
        "{}\n{}",
        body(&github),
        ended.everything()
    );
}

#[test]
fn the_record_has_no_token_and_is_of_its_repository_alone() {
    let github = shop(POLICY);
    squashed(&github, 7, "feat: a", "alice");
    let token = github.job_token();
    acme(&github).thread(7).titled(&format!("feat: {token}"));
    tagged(&github, "v1.5.0");
    let ended = crate::stories::runner::person(&github)
        .at(crate::stories::runner::TUESDAY)
        .variable("GITHUB_TOKEN", &token)
        .file("gonogo.yml", POLICY)
        .run_with(&[
            "notes",
            "v1.5.0",
            "--policy",
            "gonogo.yml",
            "--repo",
            "acme/shop",
            "--github",
            "--record",
            "r.json",
        ]);
    assert_eq!(ended.exit, 0, "{}", ended.everything());
    assert!(!ended.file("r.json").contains(&token) && !ended.everything().contains(&token));
    let other = crate::stories::runner::person(&github)
        .file("gonogo.yml", POLICY)
        .file("r.json", &ended.file("r.json"))
        .run_with(&[
            "notes",
            "v1.5.0",
            "--policy",
            "gonogo.yml",
            "--recorded",
            "r.json",
            "--repo",
            "acme/other",
        ]);
    assert!(
        other.exit == 6 && other.err.contains("acme/other"),
        "the record of another repository: {}",
        other.everything()
    );
}

#[test]
fn the_decision_of_a_dry_run_is_not_published() {
    let github = shop(POLICY);
    squashed(&github, 7, "fix: a", "alice");
    tagged(&github, "v1.4.1");
    let dry = kept(&github, "v1.4.1").input("dry-run", "true").run();
    let publish = || notes_with(&github, "v1.4.1", &dry.file("e.json"));
    let ended = publish().run();
    assert_eq!(ended.exit, 4, "{}", ended.everything());
    assert!(
        ended.err.contains("nothing says so on its commit"),
        "{}",
        ended.err
    );
    assert!(acme(&github).releases().is_empty());
    // Where decisions are not set on commits, none can be missed there.
    let ended = publish().input("report", "none").run();
    assert_eq!(ended.exit, 0, "{}", ended.everything());
}
