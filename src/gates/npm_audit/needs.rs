//! What must be read: folders where a lockfile's path is a pattern, then each lockfile's audit, then
//! the dates of what would block.

use super::config::{Config, SavedReportFile};
use super::values::{LockfilePattern, Scope};
use crate::facts::{Answer, Cause, Facts, Failure, FailureKind, Need, Revision};
use crate::ids::RepoPath;
use crate::subject::{Context, SubjectKind};

/// So many lockfiles are judged; more are said to be too many.
const MOST: usize = 100;

/// The lockfiles that a pattern leads to, as far as the folders are known.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Paths at which a lockfile may stand.
    pub(super) paths: Vec<RepoPath>,
    /// Folders that must be listed first.
    pub(super) folders: Vec<Need>,
    /// Folders that could not be listed.
    pub(super) failures: Vec<Failure>,
}

/// Follows a pattern through the folders of the judged commit.
pub(super) fn find(pattern: &LockfilePattern, known: &Facts) -> Found {
    let mut found = Found::default();
    let (paths, whole) = expand(pattern, &mut |folder, part| {
        found.folders_in(folder, part, known)
    });
    for path in paths {
        match path.parse() {
            Ok(path) => found.paths.push(path),
            // Nothing can be read there, and nobody knows what is.
            Err(_) => {
                let failure = Failure::new(FailureKind::Lockfile, path);
                found.failures.push(failure);
            }
        }
    }
    if !whole {
        let failure = Failure::new(FailureKind::Incomplete, pattern.as_str());
        found.failures.push(failure);
    }
    found
}

/// The paths that a pattern leads to, in folders of any name; `false` where they are too many. `list` names the folders in a
/// folder for a part of the pattern, which is written with a slash at its end or, for the uppermost, empty.
pub(super) fn expand(
    pattern: &LockfilePattern,
    list: &mut dyn FnMut(&str, &str) -> Vec<String>,
) -> (Vec<String>, bool) {
    if let Some(path) = pattern.literal() {
        return (vec![path.as_str().to_owned()], true);
    }
    let parts = pattern.parts();
    let (file, above) = parts.split_last().expect("a path has a part");
    let mut folders: Vec<String> = vec![String::new()];
    let mut whole = true;
    for part in above {
        let mut deeper = Vec::new();
        for folder in &folders {
            if part.contains(['*', '?']) {
                let names = list(folder, part).into_iter();
                let matching = names.filter(|name| LockfilePattern::part_matches(part, name));
                deeper.extend(matching.map(|name| format!("{folder}{name}/")));
            } else {
                deeper.push(format!("{folder}{part}/"));
            }
        }
        whole &= deeper.len() <= MOST;
        deeper.truncate(MOST);
        folders = deeper;
    }
    let paths = folders.iter().map(|folder| format!("{folder}{file}"));
    (paths.collect(), whole)
}

impl Found {
    /// The folders in a folder of the judged commit, as far as that is known. A link that a pattern
    /// means may lead to another folder: what is installed there is not known.
    fn folders_in(&mut self, folder: &str, part: &str, known: &Facts) -> Vec<String> {
        let path = folder.trim_end_matches('/');
        let parsed: Option<RepoPath> = path.parse().ok();
        if parsed.is_none() && !path.is_empty() {
            self.failures
                .push(Failure::new(FailureKind::Lockfile, folder));
            return Vec::new();
        }
        let need = Need::Folder {
            at: Revision::Subject,
            path: parsed,
        };
        match known.get(&need) {
            Ok(Answer::Names { folders, links, .. }) => {
                let meant = links.iter().map(|name| name.for_parsing());
                let meant = meant.filter(|name| LockfilePattern::part_matches(part, name));
                self.failures
                    .extend(meant.map(|name| link(&format!("{folder}{name}"))));
                let names = folders.iter().map(|name| name.for_parsing().to_owned());
                names.collect()
            }
            // No such folder: nothing in it matches.
            Ok(_) => Vec::new(),
            Err(_) if !known.has(&need) => {
                self.folders.push(need);
                Vec::new()
            }
            Err(failure) => {
                self.failures.push(failure);
                Vec::new()
            }
        }
    }
}

/// A link in the place of a folder.
pub(super) fn link(path: &str) -> Failure {
    Failure::new(FailureKind::Lockfile, path).because(Cause::NotAFile)
}

/// The question about one lockfile.
pub(super) fn audit(config: &Config, at: Revision, lockfile: &RepoPath) -> Need {
    Need::Audit {
        at,
        lockfile: lockfile.clone(),
        omit: config.omit,
        registry: config.registry.as_ref().map(|url| url.as_str().into()),
        mirrors: config
            .mirrors
            .iter()
            .map(|url| url.as_str().into())
            .collect(),
    }
}

/// Whether what the base branch has is compared with: only a change has one.
pub(super) fn compares(config: &Config, context: &Context) -> bool {
    config.scope == Scope::New && is_change(context)
}

/// Whether a change is judged that its author can run code for.
pub(super) fn is_change(context: &Context) -> bool {
    matches!(
        context.subject.kind,
        SubjectKind::PullRequest(_) | SubjectKind::MergeGroup { .. }
    )
}

/// Whether a report's word counts here.
pub(super) fn counts(report: &SavedReportFile, context: &Context) -> bool {
    report.trusted || !is_change(context)
}

/// Everything but the dates, which depend on what is found.
pub(super) fn needs(config: &Config, context: &Context, known: &Facts) -> Vec<Need> {
    let found: Vec<Found> = config.lockfiles.iter().map(|it| find(it, known)).collect();
    // All lockfiles are one question to the registry, so all of them must be found first.
    let mut needs: Vec<Need> = found.iter().flat_map(|it| it.folders.clone()).collect();
    if needs.is_empty() {
        for path in found.iter().flat_map(|it| &it.paths) {
            needs.push(audit(config, Revision::Subject, path));
            if compares(config, context) {
                needs.push(audit(config, Revision::Policy, path));
            }
        }
    }
    for report in &config.reports {
        if counts(report, context) {
            needs.push(Need::SavedAudit {
                file: report.file.clone(),
            });
        }
    }
    needs
}
