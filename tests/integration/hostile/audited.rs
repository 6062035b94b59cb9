//! What registries, lockfiles, reports and folders say, made to break out of every surface.

use proptest::prelude::{ProptestConfig, prop_assert, prop_assert_eq, proptest};
use serde_json::json;

use super::generate::text;
use super::{OutputsFile, check_calm, check_runner, rendered};
use crate::fake_github::wire::faults::Fault;
use crate::stories::acme;
use crate::stories::npm_audit::project::{Project, vulnerable};
use crate::stories::npm_audit::stage::Stage;
use crate::stories::runner::Ended;

fn few() -> ProptestConfig {
    ProptestConfig {
        cases: 48,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Everything that the run left is ours, and texts in it are texts.
fn check(stage: &Stage, ended: &Ended, file: &OutputsFile) -> Result<(), String> {
    check_runner(ended, file)?;
    check_calm(ended)?;
    let shown = rendered::check(&ended.summary);
    shown.map_err(|fault| format!("{fault} in {}", ended.summary))?;
    for comment in acme(&stage.github).comments(7) {
        let shown = rendered::check(&comment.body);
        shown.map_err(|fault| format!("{fault} in {}", comment.body))?;
    }
    if ended.output("decision") == "go" || !matches!(ended.exit, 1 | 4) {
        return Err(format!("exit {}: {}", ended.exit, ended.everything()));
    }
    Ok(())
}

/// A name that git lets a folder have.
fn folder(text: &str) -> String {
    let name = text.replace(['/', '\0'], "");
    match name.as_str() {
        "" | "." | ".." | ".git" => "x".to_owned(),
        _ => name,
    }
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn an_advisory_is_quoted_and_stays_text(title in text(), url in text(), range in text(), severity in text()) {
        let stage = Stage::new("");
        let answer = json!({ "minimist": [
            { "id": 1, "title": title, "url": url, "severity": "high", "vulnerable_versions": "*" },
            { "id": 2, "title": title, "url": "x", "severity": severity, "vulnerable_versions": range },
            { "id": title, "cwe": [title], "cvss": { "score": title, "vectorString": url } },
        ] });
        stage.registry.fails(Fault::json(&answer.to_string()));
        stage.in_pull_request(&vulnerable());
        let file = OutputsFile::new();
        let path = file.path().display().to_string();
        let ended = stage.step().variable("GITHUB_OUTPUT", &path).run();
        prop_assert_eq!(check(&stage, &ended, &file), Ok(()));
    }

    #[test]
    fn a_lockfile_is_quoted_and_stays_text(name in text(), version in text(), spec in text(), place in text()) {
        let stage = Stage::new("");
        let project = Project::new()
            .needs(&name, &spec)
            .needs("minimist", &spec)
            .has_entry(&place, json!({ "version": version, "resolved": spec }))
            .has_entry(&format!("node_modules/{name}"), json!({ "version": version, "name": name }))
            .has("minimist", "0.0.8");
        stage.in_pull_request(&project);
        let file = OutputsFile::new();
        let path = file.path().display().to_string();
        let ended = stage.step().variable("GITHUB_OUTPUT", &path).run();
        prop_assert_eq!(check(&stage, &ended, &file), Ok(()));
    }

    #[test]
    fn a_folder_and_a_registry_are_quoted_and_stay_text(name in text(), key in text(), reason in text()) {
        // The policy itself takes nothing that cannot be seen.
        let seen = |letter: &char| letter.is_ascii_graphic() || *letter == ' ';
        let reason: String = reason.chars().filter(seen).collect();
        let reason = super::quoted(&format!("r{reason}"));
        let stage = Stage::new(&format!(
            "lockfiles: [apps/*/package-lock.json, package-lock.json]\nallow: [{{ id: GHSA-2222-3333-4444, \
             reason: {reason}, owner: {reason}, expires: 2026-01-01 }}]"
        ));
        acme(&stage.github).file_on("main", ".npmrc", &format!("//x/:_authToken=${{{}}}\n", key.replace('}', "")));
        stage
            .in_pull_request(&vulnerable())
            .in_folder(&format!("apps/{}/", folder(&name)), &vulnerable());
        let file = OutputsFile::new();
        let path = file.path().display().to_string();
        let ended = stage.step().variable("GITHUB_OUTPUT", &path).run();
        prop_assert_eq!(check(&stage, &ended, &file), Ok(()));
    }

    #[test]
    fn a_report_is_quoted_and_stays_text(name in text(), title in text(), way in text()) {
        let stage = Stage::bare("reports: [{ file: audit.json, trust: workspace }]");
        let report = json!({
            "advisories": { "1": {
                "id": 1, "module_name": "minimist", "severity": title, "title": title, "url": name,
                "vulnerable_versions": way, "patched_versions": name, "cwe": [name], "cves": [title],
                "findings": [{ "version": name, "paths": [way, name] }],
            } },
            "metadata": { "vulnerabilities": { "info": 0, "low": 0, "moderate": 0, "high": 0, "critical": 1 } },
        });
        let file = OutputsFile::new();
        let path = file.path().display().to_string();
        let ended = stage
            .step()
            .file("audit.json", &report.to_string())
            .variable("GITHUB_OUTPUT", &path)
            .run();
        prop_assert_eq!(check(&stage, &ended, &file), Ok(()));
    }

    #[test]
    fn a_command_line_prints_text_and_json(name in text(), title in text()) {
        let stage = Stage::new("");
        let answer = json!({ "minimist": [{ "title": title, "url": name, "vulnerable_versions": "*" }] });
        stage.registry.fails(Fault::json(&answer.to_string()));
        let project = vulnerable().has_entry(&name, json!({ "version": title }));
        for format in ["text", "json", "markdown", "sarif"] {
            let mut step = stage.step();
            for (path, text) in project.files("") {
                step = step.file(&path, &text);
            }
            let ended = step.run_with(&["audit", "--registry", stage.registry.origin(), "--format", format]);
            prop_assert!(matches!(ended.exit, 1 | 4), "{}", ended.everything());
            prop_assert_eq!(check_calm(&ended), Ok(()));
            let found = crate::runner_rules::commands(&format!("{}{}", ended.out, ended.err));
            prop_assert!(found.iter().all(|command| command.name == "add-mask"), "{:?}", found);
            if format == "markdown" {
                let out: Vec<&str> = ended.out.lines().filter(|line| !line.starts_with("::add-mask::")).collect();
                prop_assert_eq!(rendered::check(&out.join("\n")), Ok(()), "{}", ended.out);
            }
        }
    }
}
