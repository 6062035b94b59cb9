//! The house rules that a compiler does not know, read off the source itself.

use std::fs;
use std::path::{Path, PathBuf};

fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("src can be read") {
            let path: PathBuf = entry.expect("an entry can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path
                    .strip_prefix(&root)
                    .expect("beneath src")
                    .display()
                    .to_string();
                found.push((name, fs::read_to_string(&path).expect("source is text")));
            }
        }
    }
    found.sort();
    assert!(found.len() > 30, "the sources were found");
    found
}

/// Source without comments and without unit tests beside the code.
fn code(text: &str) -> String {
    let product = text
        .split("#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or_default();
    product
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .map(|line| format!("{line}\n"))
        .collect()
}

#[track_caller]
fn only_in(word: &str, allowed: &[&str]) {
    let strangers: Vec<String> = sources()
        .into_iter()
        .filter(|(name, _)| !name.contains("tests"))
        .filter(|(name, text)| {
            code(text).contains(word) && !allowed.iter().any(|place| name.starts_with(place))
        })
        .map(|(name, _)| name)
        .collect();
    assert_eq!(
        strangers,
        Vec::<String>::new(),
        "`{word}` belongs to {allowed:?} only"
    );
}

#[test]
fn octocrab_stays_in_github() {
    only_in("octocrab", &["github/"]);
}

#[test]
fn gix_stays_in_history() {
    only_in("gix", &["history/"]);
}

#[test]
fn reqwest_stays_in_http() {
    only_in("reqwest", &["http/"]);
}

#[test]
fn prometheus_api_stays_in_metrics() {
    for word in ["resultType", "errorType", "isPartial"] {
        only_in(word, &["metrics/"]);
    }
}

#[test]
fn the_clock_is_read_in_one_place() {
    for word in [
        "Timestamp::now",
        "Zoned::now",
        "SystemTime",
        "Utc::now",
        "Local::now",
    ] {
        only_in(word, &["world/"]);
    }
}

#[test]
fn files_and_environment_are_read_in_one_place() {
    for word in [
        "std::fs",
        "fs::read",
        "File::open",
        "env::var",
        "env::args",
        "process::",
    ] {
        only_in(word, &["world/", "main.rs", "history/files.rs"]);
    }
}

#[test]
fn nothing_prints_but_the_console() {
    for word in [
        "println!",
        "print!(",
        "eprintln!",
        "eprint!(",
        "io::stdout",
        "io::stderr",
    ] {
        only_in(word, &["world/"]);
    }
}

#[test]
fn gates_decision_and_render_do_no_io() {
    for (name, text) in sources() {
        let pure = [
            "gates/",
            "decision/",
            "doctor/",
            "render/",
            "evidence/",
            "budget/",
            "change/",
            "notes/",
            "proof/",
            "setup/",
            "versioning/",
            "judge.rs",
            "subject.rs",
        ];
        if !pure.iter().any(|place| name.starts_with(place)) {
            continue;
        }
        let code = code(&text);
        for word in [
            "async ",
            ".await",
            "crate::world",
            "crate::http",
            "crate::github",
            "tokio",
        ] {
            assert!(!code.contains(word), "{name} is pure and says `{word}`");
        }
    }
}

#[test]
fn no_gate_knows_another() {
    let gates: Vec<String> = sources()
        .iter()
        .filter_map(|(name, _)| name.strip_prefix("gates/")?.split_once('/'))
        .map(|(gate, _)| gate.to_owned())
        .collect();
    for (name, text) in sources() {
        let Some((own, _)) = name
            .strip_prefix("gates/")
            .and_then(|rest| rest.split_once('/'))
        else {
            continue;
        };
        for other in gates.iter().filter(|gate| gate.as_str() != own) {
            assert!(
                !text.contains(&format!("gates::{other}")),
                "{name} knows {other}"
            );
        }
    }
}

#[test]
fn a_run_flows_one_way() {
    // What stands later never reaches back into what stands earlier's callers.
    let layers = [
        "text/",
        "locale/",
        "policy/",
        "facts/",
        "gates/",
        "decision/",
        "render/",
    ];
    for (name, text) in sources() {
        if layers.iter().any(|layer| name.starts_with(layer)) {
            for later in ["crate::app", "crate::publish", "crate::cli"] {
                assert!(!code(&text).contains(later), "{name} reaches up to {later}");
            }
        }
    }
}

#[test]
fn no_file_grows_past_what_a_reader_holds() {
    for (name, text) in sources() {
        let lines = text.lines().count();
        assert!(lines <= 600, "{name} has {lines} lines");
    }
}

#[test]
fn every_gate_has_its_words_and_its_page() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (name, _) in sources() {
        let Some((gate, "mod.rs")) = name
            .strip_prefix("gates/")
            .and_then(|rest| rest.split_once('/'))
        else {
            continue;
        };
        for file in [
            format!("src/gates/{gate}/en.ftl"),
            format!("src/gates/{gate}/fr.ftl"),
        ] {
            assert!(root.join(&file).exists(), "{file} is missing");
        }
        for language in ["", "fr/"] {
            let page = format!("docs/{language}gates/{}.md", gate.replace('_', "-"));
            assert!(root.join(&page).exists(), "{page} is missing");
        }
    }
}
