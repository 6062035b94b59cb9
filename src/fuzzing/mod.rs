//! What a fuzzer throws bytes at: each reader of what strangers write, and what must hold whatever
//! they write. Built for the fuzzer (`--cfg fuzzing`) and for a test over everything in `fixtures/`.
//!
//! A target neither panics nor goes on for long; the properties that it checks are told beside it.

mod files;
mod messages;
mod printed;
mod words;

use crate::locale::{Locale, Words};

/// The words of a language, read once: reading them takes longer than most targets do.
fn words_of(locale: Locale) -> &'static Words {
    thread_local! {
        static FRENCH: &'static Words = Box::leak(Box::new(Words::new(Locale::French)));
        static ENGLISH: &'static Words = Box::leak(Box::new(Words::new(Locale::English)));
    }
    match locale {
        Locale::French => FRENCH.with(|words| *words),
        Locale::English => ENGLISH.with(|words| *words),
    }
}

/// A target: its name, and what takes the bytes.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub const TARGETS: [Target; 11] = [
    ("policy", files::policy),
    ("checklist", words::checklist),
    ("commands", words::commands),
    ("codeowners", words::codeowners),
    ("lockfile", files::lockfile),
    ("report", files::report),
    ("calendar", files::calendar),
    ("messages", messages::messages),
    ("changelog", messages::changelog),
    ("log", printed::log),
    ("outputs", printed::outputs),
];

/// The target of this name.
#[must_use]
pub fn target(name: &str) -> Option<fn(&[u8])> {
    let found = TARGETS.iter().find(|(known, _)| *known == name);
    found.map(|(_, target)| *target)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::TARGETS;

    #[expect(clippy::disallowed_methods, reason = "a test reads its fixtures")]
    fn files(folder: &Path, found: &mut Vec<Vec<u8>>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                files(&path, found);
            } else if path.metadata().unwrap().len() < 64 * 1024 {
                found.push(std::fs::read(path).unwrap());
            }
        }
    }

    #[test]
    fn everything_in_the_fixtures_holds_for_every_target() {
        let mut found = Vec::new();
        files(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures"),
            &mut found,
        );
        assert!(found.len() > 100, "{}", found.len());
        for (_, target) in TARGETS {
            for bytes in &found {
                target(bytes);
                let half = bytes.len() / 2;
                target(bytes.get(half..).unwrap_or_default());
            }
        }
    }
}
