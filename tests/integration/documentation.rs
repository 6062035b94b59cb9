//! What the documentation names is there: its links, the tests of SECURITY.md, the policies of recipes, and the other language.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::generated::{blocks, gonogo, read, root};

/// All files of a kind, in folders that hold what we wrote.
fn files(folders: &[&str], extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut left: Vec<PathBuf> = folders.iter().map(|folder| root().join(folder)).collect();
    while let Some(folder) = left.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() && !path.ends_with("node_modules") {
                left.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Every page that people read.
pub(crate) fn pages() -> Vec<PathBuf> {
    let mut pages = files(&["docs", "packaging", "benches"], "md");
    for entry in std::fs::read_dir(root()).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|found| found == "md") {
            pages.push(path);
        }
    }
    pages
}

pub(crate) fn text_of(path: &Path) -> String {
    let shown = path.display().to_string();
    std::fs::read_to_string(path).expect(&shown)
}

/// A heading as the address of its place, as GitHub makes it.
fn anchor(heading: &str) -> String {
    let kept = heading.trim().to_lowercase();
    let kept = kept
        .chars()
        .filter(|sign| sign.is_alphanumeric() || " -_".contains(*sign));
    kept.map(|sign| if sign == ' ' { '-' } else { sign })
        .collect()
}

/// The targets of a page's links and pictures, and the places in it.
fn links_and_anchors(text: &str) -> (Vec<String>, Vec<String>) {
    let (mut links, mut anchors) = (Vec::new(), Vec::new());
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut heading: Option<String> = None;
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                links.push(dest_url.into_string());
            }
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => {
                let name = anchor(&heading.take().unwrap_or_default());
                let before = seen.entry(name.clone()).or_default();
                anchors.push(match *before {
                    0 => name.clone(),
                    several => format!("{name}-{several}"),
                });
                *before += 1;
            }
            Event::Text(words) | Event::Code(words) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&words);
                }
            }
            _ => {}
        }
    }
    (links, anchors)
}

#[test]
fn every_link_in_the_documentation_leads_somewhere() {
    let mut followed = 0;
    let mut broken = Vec::new();
    for page in pages() {
        for link in links_and_anchors(&text_of(&page)).0 {
            if link.contains("://") || link.starts_with("mailto:") {
                continue;
            }
            followed += 1;
            let (path, place) = link.split_once('#').unwrap_or((&link, ""));
            let target = match path {
                "" => page.clone(),
                path => page.parent().expect("a folder").join(path),
            };
            let known = target.exists()
                && (place.is_empty()
                    || links_and_anchors(&text_of(&target))
                        .1
                        .iter()
                        .any(|found| found == place));
            if !known {
                broken.push(format!("{}: {link}", page.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    assert!(followed > 100, "only {followed} links were found");
}

#[test]
fn a_place_is_named_as_github_names_it() {
    for (heading, place) in [
        ("What is published", "what-is-published"),
        ("`environments.<name>`", "environmentsname"),
        ("Limites, et ce qui aide", "limites-et-ce-qui-aide"),
        ("GitHub's own configuration", "githubs-own-configuration"),
    ] {
        let (_, anchors) = links_and_anchors(&format!("# {heading}\n\n# {heading}\n"));
        assert_eq!(anchors, [place.to_owned(), format!("{place}-1")]);
    }
}

/// The rows of the table of threats: number, and the tests that are named.
fn threats(page: &str) -> Vec<(String, Vec<String>)> {
    let text = read(page);
    let rows = text.lines().filter_map(|line| {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").collect();
        let number = cells.first()?.trim();
        let tests = cells.get(3)?;
        let named = tests.split('`').skip(1).step_by(2).map(str::to_owned);
        number.parse::<u8>().ok()?;
        Some((number.to_owned(), named.collect()))
    });
    rows.collect()
}

#[test]
fn every_test_that_the_table_of_threats_names_is_there() {
    let mut sources = String::new();
    for path in files(&["src", "tests"], "rs") {
        sources.push_str(&text_of(&path));
    }
    let workflows: String = files(&["tests/workflows"], "js")
        .iter()
        .map(|path| text_of(path))
        .collect();
    let known = tests_in(&sources);
    let rows = threats("SECURITY.md");
    let numbers: Vec<String> = (1..=25).map(|number| number.to_string()).collect();
    assert_eq!(
        rows.iter()
            .map(|(number, _)| number.clone())
            .collect::<Vec<_>>(),
        numbers
    );
    for (number, tests) in &rows {
        assert!(!tests.is_empty(), "row {number} names no test");
        for test in tests {
            let there =
                known.contains(test.as_str()) || workflows.contains(&format!("test(\"{test}\""));
            assert!(there, "row {number}: there is no test {test}");
        }
    }
    assert_eq!(
        threats("SECURITY.fr.md"),
        rows,
        "both languages name the same"
    );
}

/// The names of the functions that stand right below a line that makes them tests.
fn tests_in(sources: &str) -> BTreeSet<&str> {
    let mut marked = false;
    let mut names = BTreeSet::new();
    for line in sources.lines().map(str::trim) {
        if line.starts_with("#[test]") || line.starts_with("#[tokio::test") {
            marked = true;
        } else if let Some(rest) = line.trim_start_matches("async ").strip_prefix("fn ") {
            let name = rest.split(['(', '<']).next();
            names.extend(name.filter(|_| marked));
            marked = false;
        }
    }
    names
}

#[test]
fn recipes_are_whole_policies_that_lint_and_stand_in_both_languages() {
    let folder = tempfile::tempdir().expect("a folder");
    let policy = folder.path().join("policy.yml");
    for (here, there) in [
        ("docs/recipes", "docs/fr/recipes"),
        ("docs/coming-from", "docs/fr/coming-from"),
    ] {
        let names = |folder: &str| -> Vec<_> {
            let pages = files(&[folder], "md");
            pages
                .iter()
                .map(|page| page.file_name().expect("a name").to_owned())
                .collect()
        };
        assert_eq!(names(here), names(there));
        for page in [files(&[here], "md"), files(&[there], "md")].concat() {
            let all = blocks(&text_of(&page), "yaml");
            let (workflows, policies): (Vec<_>, Vec<_>) =
                all.into_iter().partition(|block| block.contains("\njobs:"));
            assert!(!policies.is_empty(), "{} has no policy", page.display());
            let copied = text_of(&page).contains("workflows/");
            assert!(
                !workflows.is_empty() || copied,
                "{} has no workflow",
                page.display()
            );
            for block in policies {
                assert!(
                    block.starts_with("version: 1\n"),
                    "{}: a part only\n{block}",
                    page.display()
                );
                std::fs::write(&policy, &block).expect("a file");
                let (exit, text) = gonogo(&["lint", "--policy", &policy.display().to_string()]);
                assert_eq!(exit, 0, "{}:\n{block}\n{text}", page.display());
            }
        }
    }
}

#[test]
fn our_own_policy_is_without_fault() {
    let (exit, text) = gonogo(&["lint", "--policy", ".github/gonogo.yml"]);
    assert_eq!(exit, 0, "{text}");
}
