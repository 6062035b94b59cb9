//! `.npmrc` on the command line: whose is read, and what its tokens are shown to.

use super::command_line::desk;
use super::project::{mended, vulnerable};
use crate::fake_registry::FakeRegistry;
use crate::stories::runner::Ended;

const TOKEN: &str = "npm_PlantedToken00000000000000000000";

fn npmrc(registry: &FakeRegistry) -> String {
    format!(
        "registry={}\n//{}/:_authToken=${{NPM_TOKEN}}\n",
        registry.origin(),
        registry.host()
    )
}

#[track_caller]
fn quiet(ended: &Ended) {
    let masks = |line: &&str| !line.starts_with("::add-mask::");
    let out: Vec<&str> = ended.out.lines().filter(masks).collect();
    let text = format!("{}{}", out.join("\n"), ended.err);
    assert!(!text.contains(TOKEN), "{text}");
}

#[test]
fn the_projects_npmrc_has_the_token_of_its_registry() {
    let desk = desk();
    desk.registry.demands(TOKEN);
    for format in ["text", "json", "markdown", "sarif"] {
        let step = desk
            .with(&vulnerable())
            .file(".npmrc", &npmrc(&desk.registry))
            .variable("NPM_TOKEN", TOKEN);
        let ended = desk.audit(step, &format!("--registry REGISTRY --format {format}"));
        assert_eq!(ended.exit, 1, "{}", ended.everything());
        quiet(&ended);
    }
}

#[test]
fn the_users_npmrc_is_read_first_and_the_projects_beats_it() {
    let desk = desk();
    let other = FakeRegistry::start();
    let home = tempfile::tempdir().expect("a folder");
    std::fs::write(home.path().join(".npmrc"), npmrc(&desk.registry)).expect("a file");
    let home = home.path().display().to_string();
    let at_home = || {
        desk.with(&mended())
            .variable("HOME", &home)
            .variable("NPM_TOKEN", TOKEN)
    };
    let ended = desk.audit(at_home(), "");
    assert_eq!(ended.exit, 0, "{}", ended.everything());
    assert!(desk.registry.the_question().authorization.is_some());
    let words = format!("--registry {}", other.origin());
    let ended = desk.audit(at_home(), &words);
    assert_eq!(ended.exit, 0, "{}", ended.everything());
    let shown = other.the_question().authorization;
    assert_eq!(shown, None, "the user's token is for another host");
    // The project's file is nearer: it names what is not asked, and so nothing is.
    desk.registry.forget_questions();
    let step = at_home().file(".npmrc", &format!("registry={}\n", other.origin()));
    let ended = desk.audit(step, "");
    assert_eq!(ended.exit, 4, "{}", ended.everything());
    assert_eq!(desk.registry.asked().len(), 0);
}

#[test]
fn the_npmrc_of_the_checkout_is_not_read_on_the_runner() {
    let desk = desk();
    let foreign = FakeRegistry::start();
    let step = desk
        .with(&vulnerable())
        .file(".npmrc", &npmrc(&foreign))
        .variable("NPM_TOKEN", TOKEN)
        .variable("GITHUB_ACTIONS", "true")
        .variable("npm_config_registry", desk.registry.origin());
    let ended = desk.audit(step, "");
    assert_eq!(ended.exit, 1, "{}", ended.everything());
    assert_eq!(foreign.asked().len(), 0);
    assert_eq!(desk.registry.the_question().authorization, None);
    quiet(&ended);
}

#[test]
fn what_the_environment_says_beats_the_files() {
    let desk = desk();
    let other = FakeRegistry::start();
    let step = desk
        .with(&vulnerable())
        .file(".npmrc", &npmrc(&other))
        .variable("NPM_TOKEN", TOKEN)
        .variable("npm_config_registry", desk.registry.origin());
    let ended = desk.audit(step, "");
    assert_eq!(ended.exit, 1, "{}", ended.everything());
    assert_eq!(other.asked().len(), 0);
    let step = desk
        .with(&mended())
        .variable("npm_config_registry", "nonsense");
    assert_eq!(desk.audit(step, "").exit, 2);
}

#[test]
fn an_address_inside_that_only_the_project_names_is_not_asked() {
    let desk = desk();
    let step = desk.with(&mended()).file(".npmrc", &npmrc(&desk.registry));
    let ended = desk.audit(step, "");
    assert_eq!(ended.exit, 4, "{}", ended.everything());
    assert_eq!(desk.registry.asked().len(), 0);
}
