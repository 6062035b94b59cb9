//! A pull request that brings a hole, and what people read.

use super::project::{Project, mended, vulnerable, vulnerable_in_development};
use super::stage::{HOLE, Stage, hole, readable};
use crate::stories::{acme, status};

#[test]
fn a_hole_is_no_go_and_every_surface_says_package_way_fix_and_advisory() {
    let stage = Stage::new("");
    let ended = stage.in_pull_request(&vulnerable()).run();
    stage.is_no_go(&ended, "minimist 0.0.8 through mkdirp, fixed in 1.2.6");
    for text in [&stage.comment(), &readable(&ended.summary), &ended.out] {
        for word in ["minimist", "0.0.8", "mkdirp", "1.2.6", HOLE, "critical"] {
            assert!(text.contains(word), "{word}: {text}");
        }
    }
    assert!(
        ended.out.contains("file=package-lock.json"),
        "the annotation stands at the lockfile: {}",
        ended.out
    );
    let asked = readable(&ended.summary);
    assert!(
        asked.contains(stage.registry.origin()),
        "who was asked: {asked}"
    );
}

#[test]
fn it_is_said_in_french_too() {
    let stage = Stage::new("");
    let shop = acme(&stage.github);
    let policy = super::stage::policy(&stage.registry, "registry: REGISTRY\n");
    shop.file_on(
        "main",
        ".github/gonogo.yml",
        &format!("locale: fr\n{policy}"),
    );
    let ended = stage.in_pull_request(&vulnerable()).run();
    stage.is_no_go(&ended, "corrigé");
    for text in [&stage.comment(), &readable(&ended.summary), &ended.out] {
        for word in [
            "minimist",
            "0.0.8",
            "mkdirp",
            "1.2.6",
            HOLE,
            "vulnérabilité",
        ] {
            assert!(text.contains(word), "{word}: {text}");
        }
        for word in ["through", "fixed", "Anyone", "raise"] {
            assert!(!text.contains(word), "{word}: {text}");
        }
    }
}

#[test]
fn a_hole_that_is_mended_is_go_on_the_next_run_in_the_same_comment() {
    let stage = Stage::new("");
    stage.in_pull_request(&vulnerable()).run();
    let first = acme(&stage.github).comments(7)[0].id;
    let ended = stage.in_pull_request(&mended()).run();
    stage.is_go(&ended);
    assert!(stage.comment().contains("🟢 GO"), "{}", stage.comment());
    assert_eq!(acme(&stage.github).comments(7)[0].id, first);
}

#[test]
fn a_hole_below_the_threshold_of_what_is_only_developed_with_does_not_block() {
    let lines = "fail-on: { prod: high, dev: critical }";
    for (project, go) in [(vulnerable_in_development(), true), (vulnerable(), false)] {
        let stage = Stage::new(lines);
        stage
            .registry
            .advises(hole().ghsa("GHSA-2222-3333-4444").severity("high"));
        stage.registry.forget(HOLE);
        let ended = stage.in_pull_request(&project).run();
        match go {
            true => {
                stage.is_go(&ended);
                assert!(
                    ended.summary.contains("1 below the threshold"),
                    "{}",
                    ended.summary
                );
            }
            false => stage.is_no_go(&ended, "1 high vulnerability in production"),
        }
    }
}

#[test]
fn what_is_left_out_is_not_asked_about() {
    let stage = Stage::new("omit: [dev]");
    let project = vulnerable_in_development()
        .needs("ms", "2.1.3")
        .has("ms", "2.1.3");
    let ended = stage.in_pull_request(&project).run();
    stage.is_go(&ended);
    assert_eq!(stage.registry.the_question().names(), ["ms"]);
}

#[test]
fn nothing_installed_is_nothing_to_ask() {
    let stage = Stage::new("");
    let ended = stage.in_pull_request(&Project::new()).run();
    stage.is_go(&ended);
    assert!(ended.out.contains("0 packages"), "{}", ended.out);
    assert_eq!(stage.registry.asked().len(), 0);
}

#[test]
fn a_hole_on_the_base_branch_is_not_the_judged_commits() {
    let stage = Stage::new("");
    let ended = stage
        .on_main(&vulnerable())
        .in_pull_request(&mended())
        .run();
    stage.is_go(&ended);
    let question = stage.registry.the_question();
    assert_eq!(question.versions["minimist"], ["1.2.8"]);
}

#[test]
fn a_checkout_with_another_lockfile_does_not_count() {
    let stage = Stage::new("");
    stage.in_pull_request(&vulnerable());
    let mut step = stage.step();
    for (path, text) in mended().files("") {
        step = step.file(&path, &text);
    }
    stage.is_no_go(&step.run(), "minimist 0.0.8");
}

#[test]
fn more_than_ten_packages_are_counted_and_stand_in_the_table() {
    let stage = Stage::new("");
    let mut project = Project::new();
    for at in 0..14 {
        let name = format!("broken-{at:02}");
        stage
            .registry
            .advises(crate::fake_registry::Advisory::about(&name));
        project = project.needs(&name, "1.0.0").has(&name, "1.0.0");
    }
    let ended = stage.in_pull_request(&project).run();
    stage.is_no_go(&ended, "4 more packages are vulnerable");
    let summary = readable(&ended.summary);
    for at in 0..14 {
        assert!(
            summary.contains(&format!("broken-{at:02}")),
            "{at}: {summary}"
        );
    }
}

#[test]
fn two_advisories_about_one_package_are_one_sentence_with_both_names() {
    let stage = Stage::new("");
    stage.registry.advises(
        hole()
            .ghsa("GHSA-vh95-rmgr-6w4m")
            .below("0.2.1")
            .severity("moderate"),
    );
    let ended = stage.in_pull_request(&vulnerable()).run();
    stage.is_no_go(&ended, "2 vulnerabilities, the worst critical");
    for ghsa in [HOLE, "GHSA-vh95-rmgr-6w4m"] {
        assert!(stage.comment().contains(ghsa), "{}", stage.comment());
    }
    assert!(
        ended.out.contains("fixed in 1.2.6"),
        "the later of both: {}",
        ended.out
    );
}

#[test]
fn a_remedy_reads_as_words_and_commands_in_markdown() {
    let stage = Stage::new("");
    stage.in_pull_request(&vulnerable()).run();
    let comment = stage.comment();
    assert!(comment.contains("with `npm update`"), "{comment}");
    assert!(!comment.contains("``"), "code in code: {comment}");
    assert_eq!(status(&stage.github), "failure");
}
