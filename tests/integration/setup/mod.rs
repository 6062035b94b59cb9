//! `gonogo init`, as somebody meets it who has never seen gonogo.

mod dangers;
mod lockfiles;
mod newcomer;
mod seen;

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use crate::notes::shop::{Ended, Shop};

const POLICY: &str = ".github/gonogo.yml";
const FORM: &str = ".github/pull_request_template.md";
const GATE: &str = ".github/workflows/gonogo.yml";
const SIGN_OFF: &str = ".github/workflows/gonogo-sign-off.yml";
const RELEASE: &str = ".github/workflows/release.yml";

const INIT: &str = "init --timezone Europe/Paris";
const LOCKFILE: &str = "{ \"name\": \"shop\", \"lockfileVersion\": 3, \"packages\": {} }\n";

/// An empty repository with a lockfile.
fn with_lockfile() -> Shop {
    let shop = Shop::new();
    shop.file("package-lock.json", LOCKFILE);
    shop
}

/// What it says as JSON; it must succeed.
#[track_caller]
fn told(shop: &Shop, line: &str) -> Value {
    let said = shop.says(&format!("{line} --format json"));
    serde_json::from_str(&said).expect("one JSON document")
}

/// The policy, in which `lint` finds nothing.
#[track_caller]
fn gates(shop: &Shop) -> String {
    shop.says("lint");
    shop.read(POLICY)
}

/// Path and state of each file, as `PATH STATE`.
fn states(told: &Value) -> Vec<String> {
    let files = told["files"].as_array().expect("files");
    let text = |file: &Value, key: &str| file[key].as_str().expect("a text").to_owned();
    let state = |file: &Value| format!("{} {}", text(file, "path"), text(file, "state"));
    files.iter().map(state).collect()
}

/// The remarks about something.
fn remarks(told: &Value, about: &str) -> String {
    let remarks = told["remarks"].as_array().expect("remarks");
    let texts = remarks.iter().filter(|it| it["about"] == about);
    texts
        .map(|it| it["text"].as_str().expect("a text"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Every file below a folder but git's own, with its bytes; links as where they lead.
fn everything(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inner) = folders.pop() {
        for entry in std::fs::read_dir(&inner).expect("a folder") {
            let path = entry.expect("an entry").path();
            let kind = std::fs::symlink_metadata(&path)
                .expect("it is there")
                .file_type();
            if path.file_name().is_some_and(|name| name == ".git") {
                continue;
            }
            let name = path
                .strip_prefix(folder)
                .expect("below")
                .display()
                .to_string();
            if kind.is_symlink() {
                let to = std::fs::read_link(&path).expect("a link");
                found.insert(name, to.display().to_string().into_bytes());
            } else if kind.is_dir() {
                folders.push(path);
            } else {
                found.insert(name, std::fs::read(&path).expect("a file"));
            }
        }
    }
    found
}

#[track_caller]
fn refused(ended: &Ended, exit: u8, what: &str) {
    assert_eq!(ended.exit, exit, "{}{}", ended.out, ended.err);
    assert_eq!(ended.out, "");
    assert!(ended.err.contains(what), "{}", ended.err);
}
