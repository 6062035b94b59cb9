//! What is read, step by step.

use super::scene::{MINIMIST, Scene, critical};
use crate::decision::Outcome::{Go, NoGo, Unknown};
use crate::facts::{Answer, Failure, FailureKind, Need, Revision};
use crate::text::Untrusted;

fn shown(needs: &[Need]) -> Vec<String> {
    needs.iter().map(ToString::to_string).collect()
}

fn folder(path: Option<&str>) -> Need {
    Need::Folder {
        at: Revision::Subject,
        path: path.map(|path| path.parse().unwrap()),
    }
}

fn names(folders: &[&str]) -> Answer {
    Answer::Names {
        folders: folders.iter().map(|name| Untrusted::from(*name)).collect(),
        files: vec!["README.md".into()],
        links: Vec::new(),
    }
}

#[test]
fn without_a_word_the_lockfile_at_the_top_is_read() {
    assert_eq!(shown(&Scene::new("{}").needs()), ["package-lock.json"]);
}

#[test]
fn a_pattern_is_followed_folder_by_folder() {
    let policy = "lockfiles: [apps/*/package-lock.json]";
    let scene = Scene::new(policy);
    assert_eq!(scene.needs(), [folder(Some("apps"))]);
    let scene = scene.fact(folder(Some("apps")), Ok(names(&["web", "api"])));
    assert_eq!(
        shown(&scene.needs()),
        ["apps/web/package-lock.json", "apps/api/package-lock.json"]
    );
    // One that is not there is none of the pattern's; all of them together must be some.
    let scene = scene.lockfile("apps/api/package-lock.json", Ok(Answer::Absent));
    let audit = Box::new(super::scene::audit(Vec::new()));
    let one = scene.lockfile("apps/web/package-lock.json", Ok(Answer::Audit { audit }));
    one.expect(Go, &["npm-audit/clean"]);
}

#[test]
fn a_pattern_that_matches_nothing_is_unknown() {
    let scene = || Scene::new("lockfiles: [apps/*/package-lock.json]");
    let empty = scene().fact(folder(Some("apps")), Ok(names(&[])));
    empty.expect(Unknown, &["npm-audit/no-lockfile"]);
    let absent = scene().fact(folder(Some("apps")), Ok(Answer::Absent));
    absent.expect(Unknown, &["npm-audit/no-lockfile"]);
    let failure = Failure::new(FailureKind::ServerError, "GET /contents/apps");
    let failed = scene().fact(folder(Some("apps")), Err(failure)).report();
    assert_eq!(failed.outcome(), Unknown);
}

#[test]
fn a_folder_of_a_name_that_cannot_be_followed_is_not_left_out_in_silence() {
    let scene = Scene::new("lockfiles: [apps/*/package-lock.json]");
    let scene = scene.fact(
        folder(Some("apps")),
        Ok(names(&["web", "a\\b", "c\u{200b}d"])),
    );
    let audit = Box::new(super::scene::audit(Vec::new()));
    let scene = scene.lockfile("apps/web/package-lock.json", Ok(Answer::Audit { audit }));
    assert_eq!(scene.report().outcome(), Unknown);
}

#[test]
fn a_link_in_the_place_of_a_folder_is_not_left_out_in_silence() {
    let listed = Answer::Names {
        folders: vec!["web".into()],
        files: Vec::new(),
        links: vec!["shop".into()],
    };
    let audit = || {
        Ok(Answer::Audit {
            audit: Box::new(super::scene::audit(Vec::new())),
        })
    };
    let scene = |pattern: &str| {
        Scene::new(&format!("lockfiles: ['{pattern}']"))
            .fact(folder(Some("apps")), Ok(listed.clone()))
            .lockfile("apps/web/package-lock.json", audit())
            .report()
            .outcome()
    };
    assert_eq!(scene("apps/*/package-lock.json"), Unknown);
    assert_eq!(scene("apps/w*/package-lock.json"), Go);
}

#[test]
fn the_base_branch_is_asked_about_only_where_it_is_compared_with() {
    let revisions = |scene: Scene| {
        let at = |need: &Need| match need {
            Need::Audit { at, .. } => Some(*at),
            _ => None,
        };
        scene.needs().iter().filter_map(at).collect::<Vec<_>>()
    };
    let new = || Scene::new("scope: new");
    assert_eq!(
        revisions(new().on_pull_request()),
        [Revision::Subject, Revision::Policy]
    );
    assert_eq!(revisions(new().on_tag()), [Revision::Subject]);
    assert_eq!(
        revisions(Scene::new("{}").on_pull_request()),
        [Revision::Subject]
    );
}

#[test]
fn a_date_is_asked_for_only_where_it_can_help() {
    let dates = |policy: &str| Scene::new(policy).found(vec![critical()]).needs();
    assert_eq!(dates("fix-within: { critical: 1d }").len(), 1);
    assert_eq!(dates("fix-within: { high: 1d }"), []);
    let allowed = format!(
        "fix-within: {{ critical: 1d }}\nallow: [{{ id: {MINIMIST}, reason: no, expires: 2027-01-01 }}]"
    );
    assert_eq!(dates(&allowed), []);
}

#[test]
fn a_report_that_the_judged_change_can_write_counts_only_on_trust() {
    let need = || Need::SavedAudit {
        file: "audit.json".parse().unwrap(),
    };
    let audit = Box::new(super::scene::audit(Vec::new()));
    let answer = || {
        Ok(Answer::Audit {
            audit: audit.clone(),
        })
    };
    let plain = || Scene::new("reports: [{ file: audit.json }]");
    assert_eq!(plain().on_pull_request().needs(), []);
    let scene = plain().on_pull_request().fact(need(), answer());
    scene.expect(Unknown, &["npm-audit/self-declared"]);
    plain()
        .on_tag()
        .fact(need(), answer())
        .expect(Go, &["npm-audit/clean"]);
    let trusted = Scene::new("reports: [{ file: audit.json, trust: workspace }]");
    trusted
        .on_pull_request()
        .fact(need(), answer())
        .expect(Go, &["npm-audit/clean"]);
}

#[test]
fn a_report_that_withholds_what_the_policy_asks_about_is_unknown() {
    let need = || Need::SavedAudit {
        file: "audit.json".parse().unwrap(),
    };
    let mut audit = super::scene::audit(Vec::new());
    audit.withheld = Some(crate::npm::Severity::Moderate);
    let answer = || {
        let audit = Box::new(audit.clone());
        Ok(Answer::Audit { audit })
    };
    let scene = |level: &str| {
        let policy = format!("reports: [{{ file: audit.json }}]\nfail-on: {level}");
        Scene::new(&policy).fact(need(), answer())
    };
    scene("low").expect(Unknown, &["npm-audit/report-withholds"]);
    scene("moderate").expect(Unknown, &["npm-audit/report-withholds"]);
    scene("high").expect(Go, &["npm-audit/clean"]);
    // What is listed counts all the same.
    let mut found = audit.clone();
    found.affected = vec![critical()];
    let found = Box::new(found);
    let both = Scene::new("reports: [{ file: audit.json }]");
    let both = both.fact(need(), Ok(Answer::Audit { audit: found }));
    assert_eq!(both.report().outcome(), NoGo);
}
