//! From nothing to a policy that works.

use std::path::Path;

use serde_json::Value;

use super::{
    FORM, GATE, INIT, POLICY, RELEASE, SIGN_OFF, everything, refused, remarks, states, told,
    with_lockfile,
};

#[test]
fn a_newcomer_is_asked_for_the_clock_and_told_what_to_type() {
    let shop = with_lockfile();
    let before = everything(shop.path());
    refused(&shop.run("init"), 2, "gonogo init --timezone Europe/Paris");
    refused(&shop.run("init --dry-run"), 2, "Which clock");
    refused(
        &shop.run("init --timezone Paris"),
        2,
        "Did you mean “Europe/Paris”?",
    );
    refused(
        &shop.run("init --timezone Middle-earth/Shire"),
        2,
        "IANA name",
    );
    for option in [
        "--policy x.yml",
        "--environment staging",
        "--allow-hosts a.example",
    ] {
        refused(
            &shop.run(&format!("{INIT} {option}")),
            2,
            "there is no option",
        );
    }
    assert_eq!(everything(shop.path()), before);
}

#[test]
fn an_empty_repository_with_a_lockfile_has_a_policy_that_works() {
    let shop = with_lockfile();
    let said = shop.says(INIT);
    assert!(said.starts_with("3 files were written.\n"), "{said}");
    for words in [
        "  .github/gonogo.yml                the policy, with the gates window, checklist, npm-audit\n",
        "  - npm-audit: because of package-lock.json.\n",
        "  - window: closed on Fridays and at weekends, by the clock of Europe/Paris.\n",
        "       gonogo lint\n",
        "gonogo check --repo OWNER/NAME --pr 1 --dry-run\n",
        "the status gonogo/production required",
        "gonogo doctor --repo OWNER/NAME\n",
        "in place of OWNER and the zeros",
    ] {
        assert!(said.contains(words), "{words}\n{said}");
    }
    assert_eq!(shop.says("lint"), ".github/gonogo.yml: no faults.\n");
    // The clock of these stories stands on a Monday noon.
    assert!(shop.says("window").starts_with("OPEN"));
    for (instant, exit) in [
        ("2026-06-04T23:59+02:00", 0),
        ("2026-06-05T00:00+02:00", 1),
        ("2026-06-07T23:59+02:00", 1),
        ("2026-06-08T00:00+02:00", 0),
    ] {
        assert_eq!(
            shop.run(&format!("window --at {instant}")).exit,
            exit,
            "{instant}"
        );
    }
    let judged = shop.run(&format!("checklist {FORM} --policy {POLICY}"));
    assert_eq!(judged.exit, 1, "nothing is ticked: {}", judged.out);
    let ticked = shop.read(FORM).replace("[ ]", "[x]");
    shop.file("ticked.md", &ticked);
    shop.says(&format!("checklist ticked.md --policy {POLICY}"));
}

#[test]
fn a_second_run_changes_nothing() {
    let shop = with_lockfile();
    shop.says(INIT);
    let before = everything(shop.path());
    for line in ["init", INIT, "init --timezone Asia/Tokyo --locale fr"] {
        let ended = shop.run(line);
        assert_eq!(ended.exit, 0, "{}", ended.err);
    }
    assert!(
        shop.says("init")
            .starts_with("Nothing was written; 2 were there already")
    );
    let told = told(&shop, "init");
    assert_eq!(
        states(&told),
        [format!("{POLICY} exists"), format!("{GATE} exists")]
    );
    assert_eq!(everything(shop.path()), before);
}

#[test]
fn a_dry_run_shows_what_a_run_writes() {
    let shop = with_lockfile();
    let before = everything(shop.path());
    let shown = shop.says(&format!("{INIT} --dry-run"));
    let dry = told(&shop, &format!("{INIT} --dry-run"));
    assert_eq!(everything(shop.path()), before);
    assert_eq!(dry["dry_run"], true);
    let written = told(&shop, INIT);
    let files = |told: &Value| told["files"].as_array().expect("files").clone();
    for (dry, written) in files(&dry).iter().zip(files(&written)) {
        let states = [&dry["state"], &written["state"]];
        assert_eq!(states, ["would-write", "written"]);
        let path = dry["path"].as_str().expect("a path");
        let text = shop.read(path);
        assert_eq!(dry["text"], text);
        assert!(shown.contains(&format!("──── {path} ────\n")));
        for line in text.lines() {
            assert!(shown.contains(line), "{line}");
        }
    }
    let quiet = with_lockfile();
    assert_eq!(quiet.says(&format!("{INIT} -q")), "3 files were written.\n");
}

#[test]
fn a_french_reader_has_a_french_policy() {
    let shop = with_lockfile();
    let ended = shop.run_with(INIT, &[("LANG", "fr_FR.UTF-8")]);
    assert_eq!(ended.exit, 0, "{}", ended.err);
    assert!(
        ended.out.starts_with("3 fichiers ont été écrits.\n"),
        "{}",
        ended.out
    );
    let policy = shop.read(POLICY);
    for words in [
        "locale: fr\n",
        "id: vendredi,",
        "reason: Pas de déploiement le vendredi }",
        "sections: [Avant le déploiement]",
        "# Un déploiement peut-il commencer maintenant\u{a0}?",
    ] {
        assert!(policy.contains(words), "{words}\n{policy}");
    }
    for english in [
        "Written",
        "Next",
        "because of",
        "there is",
        "put it",
        " the ",
    ] {
        assert!(!ended.out.contains(english), "{english}\n{}", ended.out);
    }
    assert!(
        ended
            .out
            .lines()
            .all(|line| !line.trim_start().starts_with([':', ';', '»']))
    );
    shop.says("lint");
    assert_eq!(shop.run("window --at 2026-06-05T12:00+02:00").exit, 1);
    let english = told(&with_lockfile(), &format!("{INIT} --locale fr"));
    let said = remarks(&english, "npm-audit");
    assert!(
        said.starts_with("because of package-lock.json.\n"),
        "{said}"
    );
}

#[test]
fn the_workflows_are_those_of_the_project_and_take_the_action_that_is_named() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("workflows");
    let ours = |name: &str| std::fs::read_to_string(root.join(name)).expect(name);
    let shop = with_lockfile();
    shop.commit("feat: a");
    shop.tag("v1.0.0");
    shop.says(INIT);
    for (path, name) in [
        (GATE, "pull-request.yml"),
        (SIGN_OFF, "sign-off.yml"),
        (RELEASE, "release.yml"),
    ] {
        assert_eq!(shop.read(path), ours(name), "{name}");
    }
    let shop = with_lockfile();
    let action = "acme/gonogo@1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d";
    shop.says(&format!("{INIT} --action {action}"));
    let workflow = shop.read(GATE);
    assert!(workflow.contains(&format!("- uses: {action}\n")) && !workflow.contains("OWNER"));
    assert!(
        shop.read(POLICY)
            .starts_with("# yaml-language-server: $schema=https://raw.")
    );
    shop.says("lint");
    refused(
        &shop.run(&format!("{INIT} --action acme/gonogo@v1")),
        2,
        "40 hexadecimal digits",
    );
}
