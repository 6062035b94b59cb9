//! By what the notes are sorted: the policy, else the repository's own `release.yml`.

use std::path::Path;

use super::super::outside::Outside;
use super::super::{Problem, remark};
use super::papers::Papers;
use crate::cli::Options;
use crate::exit::Exit;
use crate::gates::policy;
use crate::locale::{Message, Value, Words};
use crate::notes::Config;
use crate::notes::release_file::{Labels, PATHS, ReleaseFile};
use crate::policy::excerpt;
use crate::policy::source::MAX_BYTES;

/// Sorts by the repository's own file where the policy has no groups. Where only labels tell, and
/// nobody knows them, that is said.
///
/// # Errors
/// Where the file cannot be read.
pub(super) fn of_repository(
    papers: &Papers<'_>,
    outside: &Outside,
    options: &Options,
    config: &mut Config,
    labels: Labels,
) -> Result<(), Problem> {
    let by_policy = config.asks_for_labels();
    let file = match config.own.groups {
        true => None,
        false => found(papers, outside, options)?,
    };
    let by_file = file.as_ref().filter(|(_, file)| file.asks_for_labels());
    let by_file = by_file.map(|(path, _)| *path);
    let sorted = file.is_some_and(|(_, file)| config.sorted_by(file, labels));
    if labels == Labels::Unknown && (by_policy || by_file.is_some()) {
        let path = by_file.map_or_else(|| policy_path(outside, options), str::to_owned);
        let message = Message::new("app-notes-labels")
            .with("path", Value::code(path))
            .with(
                "sorted",
                if sorted || by_policy {
                    "without"
                } else {
                    "types"
                },
            );
        let words = Words::new(options.language);
        remark(outside, options, &words.plain(&message));
    }
    Ok(())
}

/// The repository's file.
fn found(
    papers: &Papers<'_>,
    outside: &Outside,
    options: &Options,
) -> Result<Option<(&'static str, ReleaseFile)>, Problem> {
    for path in PATHS {
        let Some(bytes) = papers.read(path, MAX_BYTES as u64)? else {
            continue;
        };
        let source = ReleaseFile::source(&bytes);
        let read = ReleaseFile::read(&source).map_err(|faults| {
            let words = Words::new(options.language);
            let shown = excerpt::render(&source, path, &faults, &words, false);
            outside.console.log(&shown);
            let message = Message::new("app-notes-release-file").with("path", Value::code(path));
            Problem::Said(message, Exit::Unreadable)
        })?;
        return Ok(Some((path, read)));
    }
    Ok(None)
}

/// The policy's path, as it was named or where it stands.
fn policy_path(outside: &Outside, options: &Options) -> String {
    let named = options
        .policy
        .as_ref()
        .map(|path| path.display().to_string());
    let usual = || {
        let paths = policy::default_paths().into_iter();
        let mut paths = paths.map(|path| path.as_str().to_owned());
        paths.find(|path| outside.files.exists(Path::new(path)))
    };
    named.or_else(usual).unwrap_or_default()
}
