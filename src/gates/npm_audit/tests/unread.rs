//! What could not be read.

use super::scene::{Scene, audit, said, warnings};
use crate::decision::Outcome::{NotApplicable, Unknown};
use crate::facts::{Answer, Failure, FailureKind, Revision};
use crate::locale::Locale;
use crate::npm::{NotAudited, Unasked};

#[test]
fn a_registry_that_gives_no_answer_is_unknown() {
    let failure = Failure::new(FailureKind::NoAudit, "POST https://npm.example/");
    let answer = || {
        Ok(Answer::NoAudit {
            failure: failure.clone(),
        })
    };
    let scene = |policy| Scene::new(policy).lockfile("package-lock.json", answer());
    let report = scene("{}").expect(Unknown, &["npm-audit/not-known"]);
    let words = said(&report.findings[0], Locale::English);
    assert!(
        words.contains("https://npm.example/") && words.contains("reports"),
        "{words}"
    );
    // Where the policy wants only to be warned the gate has nothing to say, which is not GO.
    let report = scene("on-registry-error: warn").expect(NotApplicable, &[]);
    assert_eq!(warnings(&report), ["npm-audit/registry-skipped"]);
}

#[test]
fn an_unreadable_lockfile_is_never_excused_as_the_registrys_fault() {
    let kinds = [
        FailureKind::Lockfile,
        FailureKind::ServerError,
        FailureKind::TimedOut,
    ];
    for kind in kinds {
        let failure = Failure::new(kind, "package-lock.json");
        let scene = Scene::new("on-registry-error: warn");
        let scene = scene.lockfile("package-lock.json", Err(failure));
        scene.expect(Unknown, &["npm-audit/not-known"]);
    }
}

#[test]
fn one_lockfile_that_was_skipped_keeps_the_others_from_being_go() {
    let failure = Failure::new(FailureKind::NoAudit, "POST https://npm.example/");
    let policy = "lockfiles: [package-lock.json, web/package-lock.json]\non-registry-error: warn";
    Scene::new(policy)
        .found(Vec::new())
        .lockfile("web/package-lock.json", Ok(Answer::NoAudit { failure }))
        .expect(NotApplicable, &[]);
}

#[test]
fn no_lockfile_is_unknown_and_says_what_to_do() {
    let scene = Scene::new("{}").lockfile("package-lock.json", Ok(Answer::Absent));
    let report = scene.expect(Unknown, &["npm-audit/no-lockfile"]);
    assert!(said(&report.findings[0], Locale::English).contains("npm install"));
}

#[test]
fn nothing_read_at_all_is_unknown() {
    Scene::new("{}").expect(Unknown, &["npm-audit/not-known"]);
}

#[test]
fn packages_from_elsewhere_are_unknown_and_the_way_out_is_named_in_each_language() {
    let mut found = audit(Vec::new());
    let sources = ["https://a.example/", "https://b.example/npm/"];
    found.not_audited = sources
        .map(|name| NotAudited {
            name: name.into(),
            why: Unasked::ForeignSource,
        })
        .to_vec();
    let report = Scene::new("{}").answer(Revision::Subject, found).report();
    assert_eq!(report.outcome(), Unknown);
    let foreign = report.findings.iter();
    let foreign: Vec<_> = foreign
        .filter(|finding| finding.code == "npm-audit/foreign-source")
        .collect();
    assert_eq!(foreign.len(), 1, "one sentence for all");
    for locale in Locale::ALL {
        let words = said(foreign[0], locale);
        for part in sources.into_iter().chain(["`mirrors`", "npm install"]) {
            assert!(words.contains(part), "{part}: {words}");
        }
    }
}
