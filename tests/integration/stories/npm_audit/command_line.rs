//! `gonogo audit`: at a terminal, and in a `run:` step of a workflow.

use serde_json::Value;

use super::project::{Project, mended, vulnerable, vulnerable_in_development};
use super::stage::{HOLE, hole};
use crate::fake_github::FakeGithub;
use crate::fake_github::wire::faults::Fault;
use crate::fake_registry::FakeRegistry;
use crate::stories::runner::{Ended, Step, TUESDAY, person};

/// A person, and a registry that knows one hole.
pub(super) struct Desk {
    pub(super) github: FakeGithub,
    pub(super) registry: FakeRegistry,
}

pub(super) fn desk() -> Desk {
    let registry = FakeRegistry::start();
    registry.advises(hole());
    Desk {
        github: FakeGithub::start(),
        registry,
    }
}

impl Desk {
    /// In a folder with a project.
    pub(super) fn with(&self, project: &Project) -> Step {
        self.with_files(&project.files(""))
    }

    pub(super) fn with_files(&self, files: &[(String, String)]) -> Step {
        let step = person(&self.github).at(TUESDAY);
        files
            .iter()
            .fold(step, |step, (path, text)| step.file(path, text))
    }

    /// Runs `audit` with words; `REGISTRY` in them is the registry's address.
    pub(super) fn audit(&self, step: Step, words: &str) -> Ended {
        let words = words.replace("REGISTRY", self.registry.origin());
        let mut arguments = vec!["audit"];
        arguments.extend(words.split_whitespace());
        step.run_with(&arguments)
    }
}

/// The exit code of an audit of a project with options.
#[track_caller]
fn check(project: &Project, words: &str, exit: u8) -> (Desk, Ended) {
    let desk = desk();
    let ended = desk.audit(desk.with(project), &format!("--registry REGISTRY {words}"));
    assert_eq!(ended.exit, exit, "{words}: {}", ended.everything());
    (desk, ended)
}

#[test]
fn every_form_in_both_languages_names_the_hole() {
    for language in ["en", "fr"] {
        for format in ["text", "json", "markdown", "sarif"] {
            let words = format!("--locale {language} --format {format}");
            let (_, ended) = check(&vulnerable(), &words, 1);
            let shown = super::stage::readable(&ended.out);
            for word in ["minimist", "0.0.8", HOLE] {
                assert!(shown.contains(word), "{words} {word}: {shown}");
            }
            // What machines read is the same in every language.
            if ["json", "sarif"].contains(&format) {
                let document: Value = serde_json::from_str(&ended.out).expect("JSON");
                assert!(document.is_object());
                assert!(!ended.out.contains("vulnérabilité"), "{}", ended.out);
            } else {
                let is_french = ended.out.contains("vulnérabilité");
                assert_eq!(is_french, language == "fr", "{words}: {}", ended.out);
                assert!(shown.contains("1.2.6"), "{words}: {shown}");
            }
            assert_eq!(ended.err, "", "{words}");
        }
    }
}

#[test]
fn what_is_clean_is_go_in_every_form() {
    for format in ["text", "json", "markdown", "sarif"] {
        let (desk, ended) = check(&mended(), &format!("--format {format}"), 0);
        assert!(!ended.out.contains(HOLE), "{}", ended.out);
        assert_eq!(desk.registry.asked().len(), 1);
    }
}

#[test]
fn a_threshold_on_the_command_line_counts_for_everything() {
    for (level, exit) in [("low", 1), ("critical", 1), ("info", 1)] {
        check(&vulnerable(), &format!("--audit-level {level}"), exit);
    }
    let desk = desk();
    desk.registry.forget(HOLE);
    desk.registry.advises(hole().severity("moderate"));
    for (level, exit) in [("low", 1), ("moderate", 1), ("high", 0), ("critical", 0)] {
        let words = format!("--registry REGISTRY --audit-level {level}");
        let ended = desk.audit(desk.with(&vulnerable()), &words);
        assert_eq!(ended.exit, exit, "{level}: {}", ended.everything());
    }
}

#[test]
fn what_is_left_out_is_not_asked_about() {
    let (desk, _) = check(&vulnerable_in_development(), "--omit dev", 0);
    assert_eq!(desk.registry.asked().len(), 0);
    check(&vulnerable_in_development(), "", 1);
    check(&vulnerable(), "--omit dev --omit optional --omit peer", 1);
}

#[test]
fn what_another_lockfile_has_too_does_not_count() {
    let desk = desk();
    for (base, exit) in [
        (vulnerable(), 0),
        (mended(), 1),
        (vulnerable_in_development(), 1),
    ] {
        let step = desk.with(&vulnerable());
        let step = step
            .file("base/package.json", &base.manifest())
            .file("base/package-lock.json", &base.lockfile());
        let words = "--registry REGISTRY --base base/package-lock.json";
        let ended = desk.audit(step, words);
        assert_eq!(ended.exit, exit, "{}", ended.everything());
    }
    let ended = desk.audit(
        desk.with(&vulnerable()),
        "--registry REGISTRY --base nowhere.json",
    );
    assert_eq!(ended.exit, 6, "{}", ended.everything());
}

#[test]
fn a_lockfile_is_named_by_itself_or_by_its_folder() {
    let desk = desk();
    for path in [
        "apps/web",
        "apps/web/package-lock.json",
        "apps/web/other.json",
    ] {
        let step = desk.with_files(&vulnerable().files("apps/web/"));
        let step = step.file("apps/web/other.json", &vulnerable().lockfile());
        let ended = desk.audit(step, &format!("--registry REGISTRY {path}"));
        assert_eq!(ended.exit, 1, "{path}: {}", ended.everything());
    }
    let step = desk
        .with(&mended())
        .file("npm-shrinkwrap.json", &vulnerable().lockfile());
    let ended = desk.audit(step, "--registry REGISTRY package-lock.json");
    assert_eq!(
        ended.exit,
        1,
        "npm reads the shrinkwrap: {}",
        ended.everything()
    );
}

#[test]
fn without_a_lockfile_nothing_is_known_and_the_remedy_is_named() {
    let desk = desk();
    for (language, remedy) in [("en", "Run `npm install`"), ("fr", "Lancer `npm install`")] {
        for path in ["", "nowhere", "nowhere/package-lock.json"] {
            let step = desk.with_files(&[]);
            let words = format!("--registry REGISTRY --locale {language} {path}");
            let ended = desk.audit(step, &words);
            assert_eq!(
                (ended.exit, ended.out.as_str()),
                (6, ""),
                "{}",
                ended.everything()
            );
            assert!(ended.err.contains(remedy), "{}", ended.err);
            assert!(ended.err.contains("gonogo audit --report"), "{}", ended.err);
        }
    }
    assert_eq!(desk.registry.asked().len(), 0);
}

#[test]
fn a_registry_that_fails_is_unknown_and_the_endpoint_is_named() {
    for fault in [
        Fault::status(401),
        Fault::status(503),
        Fault::html(),
        Fault::json("[]"),
    ] {
        let desk = desk();
        desk.registry.fails(fault);
        let ended = desk.audit(desk.with(&mended()), "--registry REGISTRY");
        assert_eq!(ended.exit, 4, "{}", ended.everything());
        let said = format!("{}{}", ended.out, ended.err);
        assert!(
            said.contains("/-/npm/v1/security/advisories/bulk"),
            "{said}"
        );
    }
}

#[test]
fn a_lockfile_that_cannot_be_used_is_unknown() {
    let desk = desk();
    for text in ["", "{", "[]", "<<<<<<< HEAD\n", "{\"lockfileVersion\": 4}"] {
        let step = desk.with(&mended()).file("package-lock.json", text);
        let ended = desk.audit(step, "--registry REGISTRY");
        assert_eq!(ended.exit, 4, "{text}: {}", ended.everything());
        assert!(ended.err.contains("package-lock.json"), "{}", ended.err);
    }
    let step = desk.with_files(&[
        (
            "package.json".to_owned(),
            mended().needs("left-pad", "1").manifest(),
        ),
        ("package-lock.json".to_owned(), mended().lockfile()),
    ]);
    let ended = desk.audit(step, "--registry REGISTRY");
    assert_eq!(ended.exit, 4, "{}", ended.everything());
}

#[test]
fn where_something_is_unknown_there_is_no_document_for_code_scanning() {
    let desk = desk();
    let asks_for_more = |project: Project| {
        [
            (
                "package.json".to_owned(),
                project.clone().needs("left-pad", "1").manifest(),
            ),
            ("package-lock.json".to_owned(), project.lockfile()),
        ]
    };
    for (project, exit) in [(mended(), 4), (vulnerable(), 1)] {
        for (language, word) in [("en", "close the alerts"), ("fr", "fermerait les alertes")] {
            let words = format!("--registry REGISTRY --format sarif --locale {language}");
            let ended = desk.audit(desk.with_files(&asks_for_more(project.clone())), &words);
            let told = (ended.exit, ended.out.as_str());
            assert_eq!(told, (exit, ""), "{}", ended.everything());
            assert!(ended.err.contains(word), "{}", ended.err);
            assert!(ended.err.contains("left-pad"), "{}", ended.err);
        }
    }
}

#[test]
fn wrong_words_are_refused_before_anything_is_asked() {
    let desk = desk();
    for words in [
        "--audit-level huge",
        "--omit everything",
        "--report - package-lock.json",
        "--registry ftp://x.example/",
        "--format svg",
        "--producer yarn4",
        "--exit-code 0",
        "--npm-compatible --format sarif",
        "--report audit.json --omit dev",
    ] {
        let ended = desk.audit(desk.with(&mended()), words);
        assert_eq!(ended.exit, 2, "{words}: {}", ended.everything());
    }
    assert_eq!(desk.registry.asked().len(), 0);
}
