//! Ordinary runs of the audit gate, in which everything there is must be read: a folder, lockfiles,
//! manifests, an `.npmrc`, a date, and what the base branch has.

use super::scenarios::{Scenario, Setting, setting};
use crate::fake_github::FakeGithub;
use crate::fake_registry::FakeRegistry;
use crate::stories::npm_audit::project::{Project, mended, vulnerable};
use crate::stories::npm_audit::stage::{HOLE, hole, policy};
use crate::stories::runner::pull_request_payload;

/// A shop whose pull request has the first project, and whose base branch has the second.
pub(super) fn shop(
    lines: &str,
    (head, base): (&Project, &Project),
    registry: FakeRegistry,
) -> Setting {
    let github = FakeGithub::start();
    let shop = github.repository("acme/shop");
    shop.file_on("main", ".github/gonogo.yml", &policy(&registry, lines));
    for folder in ["", "apps/web/"] {
        for (path, text) in base.files(folder) {
            shop.file_on("main", &path, &text);
        }
    }
    let npmrc = format!("registry={}\n", registry.origin());
    for path in [".npmrc", "apps/web/.npmrc"] {
        shop.file_on("main", path, &npmrc);
    }
    shop.open_pull_request(7).by("alice").described("Ship it");
    let files = head.files("");
    shop.push_to_pull_request(7, &files.each_ref().map(|(path, text)| (&**path, &**text)));
    github.published_advisory(HOLE, "2026-11-23T12:00:00Z");
    let payload = pull_request_payload(&github, 7);
    let setting = setting(github, "pull_request_target", payload, "pull/7/head");
    // Without its `.npmrc` a run would ask npm's own registry, which a test must not.
    setting
        .with_registry(registry)
        .with_variable("https_proxy", "http://127.0.0.1:9")
}

fn with_hole() -> FakeRegistry {
    let registry = FakeRegistry::start();
    registry.advises(hole());
    registry
}

/// Two lockfiles, one by a pattern; the hole may stay as long as its advisory is young.
fn audited() -> Setting {
    let lines = "lockfiles: [package-lock.json, apps/*/package-lock.json]\n\
                 fix-within: { critical: 2d }";
    shop(lines, (&vulnerable(), &mended()), with_hole())
}

/// The same where GitHub tells of all these files in one answer.
fn together() -> Setting {
    let setting = audited();
    setting.github.tells_files_together(true);
    setting
}

/// The hole is on the base branch, too.
fn compared() -> Setting {
    let lines = "registry: REGISTRY\nscope: new";
    shop(lines, (&vulnerable(), &vulnerable()), with_hole())
}

pub(super) const AUDITED: Scenario = Scenario {
    name: "audited",
    open: audited,
};

pub(super) const TOGETHER: Scenario = Scenario {
    name: "audited in one question",
    open: together,
};

pub(super) const COMPARED: Scenario = Scenario {
    name: "compared with the base",
    open: compared,
};

/// Whether a run goes on as well without this file: a shrinkwrap that there is none of, a manifest
/// that the lockfile repeats, an `.npmrc` that says no more than the policy. What says that there is
/// none has no types to be wrong.
pub(super) fn is_no_loss(scenario: Scenario, path: &str, fault: &str) -> bool {
    let ours = [AUDITED.name, COMPARED.name].contains(&scenario.name);
    let shrinkwrap = path.ends_with("/npm-shrinkwrap.json");
    let repeated = path.ends_with("/package.json")
        || path.ends_with("/.npmrc") && scenario.name == COMPARED.name;
    ours && match fault {
        "404" => shrinkwrap || repeated,
        "wrong types" => shrinkwrap,
        _ => false,
    }
}
