//! Row 23: whatever names hosts or asks for tokens is read where the policy stands.

use super::project::{Project, mended};
use super::scene::{TOKEN, npmrc, scene};
use super::stage::HOLE;
use crate::fake_github::wire::faults::Fault;
use crate::fake_registry::FakeRegistry;
use crate::stories::acme;

#[test]
fn the_npmrc_beside_the_policy_names_the_registry_and_its_token() {
    let scene = scene("fail-on: low");
    scene.stage.registry.demands(TOKEN);
    scene.npmrc_on_main(&npmrc(&scene.stage.registry));
    let ended = scene.run();
    scene.stage.is_no_go(&ended, HOLE);
    let shown = scene.stage.registry.the_question().authorization;
    assert_eq!(shown, Some(format!("Bearer {TOKEN}")));
    for file in ["e.json", "report.html"] {
        assert!(ended.left_behind().contains(&file.to_owned()), "{file}");
    }
    scene.stage.in_pull_request(&mended());
    scene.stage.is_go(&scene.run());
}

#[test]
fn the_npmrc_of_a_pull_request_is_never_read() {
    let scene = scene("fail-on: low");
    let foreign = npmrc(&scene.foreign);
    scene.npmrc_on_main(&npmrc(&scene.stage.registry));
    scene.stage.pushed(&[(".npmrc", &foreign)]);
    scene.stage.is_no_go(&scene.run(), HOLE);
    assert_eq!(scene.foreign.asked().len(), 0);
    let head = acme(&scene.stage.github).head_of_pull_request(7);
    let read = scene.stage.github.requests().into_iter().filter(|request| {
        request.path.ends_with("/.npmrc") && request.query.iter().any(|(_, at)| *at == head)
    });
    assert_eq!(read.count(), 0, "it is not even looked at");
}

#[test]
fn the_npmrc_of_a_pull_request_and_of_the_checkout_give_no_token_either() {
    let scene = scene("registry: REGISTRY");
    let own = npmrc(&scene.stage.registry);
    scene.stage.pushed(&[(".npmrc", &own)]);
    let ended = scene.step().file(".npmrc", &own).run();
    scene.nowhere(&ended);
    scene.stage.is_no_go(&ended, HOLE);
    assert_eq!(scene.stage.registry.the_question().authorization, None);
}

#[test]
fn a_users_own_npmrc_is_not_read_on_the_runner() {
    let scene = scene("registry: REGISTRY");
    let home = tempfile::tempdir().expect("a folder");
    std::fs::write(home.path().join(".npmrc"), npmrc(&scene.foreign)).expect("a file");
    let home = home.path().display().to_string();
    let ended = scene.step().variable("HOME", &home).run();
    scene.stage.is_no_go(&ended, HOLE);
    assert_eq!(scene.foreign.asked().len(), 0);
}

#[test]
fn a_token_is_shown_to_its_own_host_and_port_only() {
    let scene = scene("registry: REGISTRY");
    scene.npmrc_on_main(&format!(
        "//{}/:_authToken=${{NPM_TOKEN}}\n//127.0.0.1/:_authToken=${{NPM_TOKEN}}\n_authToken=${{NPM_TOKEN}}\n",
        scene.foreign.host()
    ));
    scene.stage.is_no_go(&scene.run(), HOLE);
    assert_eq!(scene.stage.registry.the_question().authorization, None);
    assert_eq!(scene.foreign.asked().len(), 0);
}

#[test]
fn a_redirect_to_another_host_is_not_followed() {
    for status in [301, 302, 303, 307, 308] {
        let scene = scene("fail-on: low");
        scene.npmrc_on_main(&npmrc(&scene.stage.registry));
        let away = format!(
            "{}-/npm/v1/security/advisories/bulk",
            scene.foreign.origin()
        );
        scene.stage.registry.fails(Fault::redirect(status, &away));
        scene.stage.is_unknown(&scene.run(), "advisories/bulk");
        assert_eq!(scene.foreign.asked().len(), 0, "{status}");
    }
}

#[test]
fn packages_of_another_registrys_scope_are_not_asked_about_and_are_listed() {
    let scene = scene("fail-on: low");
    scene.npmrc_on_main(&format!(
        "{}@acme:registry={}\n//{}/:_authToken=${{NPM_TOKEN}}\n",
        npmrc(&scene.stage.registry),
        scene.foreign.origin(),
        scene.foreign.host()
    ));
    let own = format!("{}@acme/secret/-/secret-1.0.0.tgz", scene.foreign.origin());
    let entry =
        serde_json::json!({ "version": "1.0.0", "resolved": own, "integrity": "sha512-AAAA" });
    let project = mended()
        .needs("@acme/secret", "1.0.0")
        .has_entry("node_modules/@acme/secret", entry);
    scene.stage.in_pull_request(&project);
    let ended = scene.run();
    scene.stage.is_go(&ended);
    assert!(
        scene.stage.comment().contains("@acme/secret"),
        "{}",
        scene.stage.comment()
    );
    assert_eq!(
        scene.stage.registry.the_question().names(),
        ["minimist", "mkdirp"]
    );
    assert_eq!(scene.foreign.asked().len(), 0);
}

#[test]
fn a_variable_that_is_not_set_is_said_and_nothing_is_shown() {
    let scene = scene("fail-on: low");
    scene.npmrc_on_main(&npmrc(&scene.stage.registry).replace("NPM_TOKEN", "OTHER_TOKEN"));
    let ended = scene.run();
    scene.stage.is_no_go(&ended, HOLE);
    assert!(ended.summary.contains("OTHER&#95;TOKEN") || ended.summary.contains("OTHER_TOKEN"));
    assert_eq!(scene.stage.registry.the_question().authorization, None);
}

#[test]
fn a_registry_that_refuses_the_token_is_named_without_it() {
    let scene = scene("fail-on: low");
    scene.stage.registry.demands("another");
    scene.npmrc_on_main(&npmrc(&scene.stage.registry));
    let ended = scene.run();
    scene.stage.is_unknown(&ended, "does not take the token");
    assert!(
        ended.out.contains(scene.stage.registry.origin()),
        "{}",
        ended.out
    );
}

#[test]
fn a_registry_that_repeats_the_token_does_not_make_us_repeat_it() {
    for text in [
        format!("{{\"error\": \"{TOKEN}\"}}"),
        format!("<html>{TOKEN}"),
        format!("{{\"minimist\": [{{\"title\": \"{TOKEN}\"}}]}}"),
        format!("{{\"minimist\": [{{\"url\": \"https://x.example/{TOKEN}\"}}]}}"),
    ] {
        let scene = scene("fail-on: low");
        scene.npmrc_on_main(&npmrc(&scene.stage.registry));
        scene.stage.registry.fails(Fault::json(&text));
        let ended = scene.run();
        assert_ne!(ended.output("decision"), "go");
    }
}

#[test]
fn a_registry_that_is_no_address_is_unknown() {
    for line in [
        "registry=npm.acme.example",
        "registry=file:///etc",
        "@a:registry=x",
        "registry=",
    ] {
        let scene = scene("fail-on: low");
        scene.npmrc_on_main(line);
        scene
            .stage
            .is_unknown(&scene.run(), "names a registry that cannot be asked");
    }
}

#[test]
fn a_lockfile_of_foreign_hosts_is_never_fetched_from() {
    let scene = scene("registry: REGISTRY");
    let tarball = format!("{}minimist/-/minimist-1.2.8.tgz", scene.foreign.origin());
    let project = Project::new().needs("minimist", "1.2.8").has_entry(
        "node_modules/minimist",
        serde_json::json!({ "version": "1.2.8", "resolved": tarball, "integrity": "sha512-AAAA" }),
    );
    scene.stage.in_pull_request(&project);
    scene.stage.is_unknown(&scene.run(), &scene.foreign.host());
    assert_eq!(scene.foreign.asked().len(), 0);
}

#[test]
fn each_project_is_asked_about_at_its_own_registry_with_its_own_token() {
    let scene = scene("lockfiles: [apps/*/package-lock.json]");
    let other = "npm_AnotherToken0000000000000000000";
    scene.stage.registry.demands(TOKEN);
    scene.foreign.demands(other);
    for (folder, registry, variable) in [
        ("apps/a/", &scene.stage.registry, "NPM_TOKEN"),
        ("apps/b/", &scene.foreign, "OTHER_TOKEN"),
    ] {
        let text = npmrc(registry).replace("NPM_TOKEN", variable);
        acme(&scene.stage.github).file_on("main", &format!("{folder}.npmrc"), &text);
        scene.stage.in_folder(folder, &mended());
    }
    let ended = scene.step().variable("OTHER_TOKEN", other).run();
    scene.nowhere(&ended);
    scene.stage.is_go(&ended);
    let shown = |registry: &FakeRegistry| registry.the_question().authorization;
    assert_eq!(
        shown(&scene.stage.registry),
        Some(format!("Bearer {TOKEN}"))
    );
    assert_eq!(shown(&scene.foreign), Some(format!("Bearer {other}")));
}

#[test]
fn a_token_that_one_project_has_serves_the_one_question_of_all() {
    for lockfiles in [
        "package-lock.json, a/package-lock.json",
        "a/package-lock.json, package-lock.json",
    ] {
        let scene = scene(&format!("registry: REGISTRY\nlockfiles: [{lockfiles}]"));
        scene.stage.registry.demands(TOKEN);
        scene.npmrc_on_main(&npmrc(&scene.stage.registry));
        scene
            .stage
            .in_pull_request(&mended())
            .in_folder("a/", &mended());
        scene.stage.is_go(&scene.run());
        assert_eq!(scene.stage.registry.asked().len(), 1, "{lockfiles}");
    }
}

#[test]
fn an_address_with_the_token_in_it_is_shown_without() {
    let scene = scene("fail-on: low");
    scene.npmrc_on_main(&format!(
        "registry={}${{NPM_TOKEN}}/\n",
        scene.stage.registry.origin()
    ));
    let ended = scene.run();
    assert_ne!(ended.output("decision"), "go");
    scene.stage.registry.take_violations();
}
