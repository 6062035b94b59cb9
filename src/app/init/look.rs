//! Looks at a repository: its clone, and the few files that say how it is released. No network, no
//! program, and nothing behind links.

use std::path::Path;

use super::lockfiles::{self, beneath};
use crate::app::Problem;
use crate::app::outside::Outside;
use crate::exit::Exit;
use crate::facts::Cause;
use crate::gates::policy;
use crate::history::{Clone, Fault, Tag};
use crate::ids::{Environment, RefName, RepoPath};
use crate::locale::{Message, Value};
use crate::setup::{
    Doubt, Form, OWNERS_PLACES, Origin, Owners, Present, Seen, Workflow, origin, releases, targets,
    workflow,
};
use crate::world::{FileError, Names};

/// The largest text that is read, in bytes.
const LARGEST: u64 = 256 * 1024;
/// So many names of a folder are looked at.
const MOST_NAMES: usize = 2_000;
/// So many workflows are read.
const MOST_WORKFLOWS: usize = 100;
/// So many branches are suggested.
const MOST_BRANCHES: usize = 5;

/// Everything that is to be known.
///
/// # Errors
/// Where this is not the top of a working tree.
pub(super) fn look(outside: &Outside) -> Result<Seen, Problem> {
    let mut seen = Seen::default();
    let folder = outside.files.locate(Path::new(""));
    match Clone::open(&folder) {
        Ok(clone) if !clone.has_working_tree() => {
            return Err(Problem::Said(Message::new("setup-bare"), Exit::Unreadable));
        }
        Ok(clone) => by_clone(&clone, &mut seen),
        Err(Fault::NoClone) => {
            let message = Message::new("setup-no-clone");
            return Err(Problem::Said(message, Exit::Unreadable));
        }
        Err(Fault::Below(top)) => {
            let message = Message::new("setup-below").with("top", Value::Code(top));
            return Err(Problem::Said(message, Exit::Unreadable));
        }
        // The files can be seen all the same.
        Err(fault) => seen.doubt = Some(Doubt::Unreadable(fault.message())),
    }
    let disk = Disk { outside };
    seen.policy = disk.policy();
    disk.owners(&mut seen);
    disk.lists(&mut seen);
    seen.workflows = disk.workflows();
    disk.places(&mut seen);
    lockfiles::find(outside, &mut seen);
    Ok(seen)
}

fn by_clone(clone: &Clone, seen: &mut Seen) {
    match clone.origin().as_ref().map(origin) {
        Some(Origin::GitHub(repository)) => seen.repository = Some(repository),
        Some(Origin::Elsewhere) => seen.is_elsewhere = true,
        None => {}
    }
    seen.default_branch = default_branch(clone);
    let branches = clone.remote_branches().unwrap_or_default();
    let others = branches
        .into_iter()
        .filter(|branch| seen.default_branch.as_ref() != Some(branch) && keeps_versions(branch));
    seen.maintenance = others.take(MOST_BRANCHES).collect();
    match clone.tags() {
        Ok(tags) => {
            seen.releases = releases(tags.iter().map(|tag: &Tag| tag.name.as_str()));
            let is_part = clone.is_shallow().unwrap_or(true) || clone.has_remote();
            if tags.is_empty() && is_part {
                seen.doubt = Some(Doubt::Partial);
            }
        }
        Err(fault) => seen.doubt = Some(Doubt::Unreadable(fault.message())),
    }
}

/// What `origin` calls its default branch; without that word only a name that nothing else has.
fn default_branch(clone: &Clone) -> Option<RefName> {
    let usual = |branch: &RefName| matches!(branch.as_str(), "main" | "master");
    clone
        .default_branch()
        .or_else(|| clone.current_branch().filter(usual))
}

/// Whether a branch is called as those on which older versions are kept: `1.x`, `release/2.3`,
/// `v1-maintenance`.
fn keeps_versions(branch: &RefName) -> bool {
    let name = branch.as_str();
    let (folder, last) = name.rsplit_once('/').unwrap_or(("", name));
    let known = [
        "",
        "release",
        "releases",
        "maintenance",
        "maint",
        "support",
        "stable",
    ];
    let last = last.strip_prefix("release-").unwrap_or(last);
    let last = last.strip_prefix('v').unwrap_or(last);
    let last = last.strip_suffix("-maintenance").unwrap_or(last);
    let mut parts = last.split('.');
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|it| it.is_ascii_digit());
    known.contains(&folder)
        && last.contains('.')
        && parts.next().is_some_and(is_number)
        && parts.all(|part| is_number(part) || matches!(part, "x" | "X"))
}

/// The working tree.
struct Disk<'a> {
    outside: &'a Outside,
}

impl Disk<'_> {
    fn bytes(&self, path: &str) -> Result<Vec<u8>, FileError> {
        self.outside.files.read_beneath(Path::new(path), LARGEST)
    }

    fn text(&self, path: &str) -> Result<String, FileError> {
        String::from_utf8(self.bytes(path)?).map_err(|_| FileError::NotText)
    }

    /// A form; one that cannot be read is noted as that.
    fn form(&self, path: RepoPath, seen: &mut Seen) -> Form {
        let text = self.text(path.as_str());
        if let Err(error) = &text {
            seen.unread.push((path.clone(), unread(error)));
        }
        Form::new(path, text.ok())
    }

    fn names(&self, folder: &str) -> Names {
        let names = self
            .outside
            .files
            .first_names_beneath(Path::new(folder), MOST_NAMES);
        names.unwrap_or_default()
    }

    /// The policy under the first of its names that is taken. One that cannot be read is there all
    /// the same: another one beside it would be obeyed, or would not.
    fn policy(&self) -> Option<Present> {
        let free = |path: &RepoPath| self.outside.files.is_free_beneath(Path::new(path.as_str()));
        let taken = policy::default_paths()
            .into_iter()
            .find(|path| matches!(free(path), Ok(false)))?;
        let loaded = self
            .bytes(taken.as_str())
            .ok()
            .map(|bytes| policy::load_bytes(&bytes, &Environment::default()));
        Some(Present::new(taken, loaded))
    }

    /// The first of the places at which something is: GitHub reads no other.
    fn owners(&self, seen: &mut Seen) {
        let places = OWNERS_PLACES
            .iter()
            .filter_map(|it| it.parse::<RepoPath>().ok());
        let mut taken = places.filter(|path| {
            let free = self.outside.files.is_free_beneath(Path::new(path.as_str()));
            matches!(free, Ok(false))
        });
        let Some(path) = taken.next() else { return };
        match self.text(path.as_str()) {
            Ok(text) => seen.owners = Some(Owners::new(path, &text)),
            Err(error) => seen.unread.push((path, unread(&error))),
        }
    }

    /// Forms and lists, in the folders where GitHub looks for forms, and in that order.
    fn lists(&self, seen: &mut Seen) {
        let folders = [".github", "", "docs", ".github/ISSUE_TEMPLATE"];
        let mut others = Vec::new();
        for folder in folders {
            let names = self.names(folder);
            for name in names.files.iter().chain(&names.links) {
                let Ok(path) = beneath(folder, name).parse::<RepoPath>() else {
                    continue;
                };
                match kind(folder, name) {
                    Some(Kind::Description) if seen.description.is_none() => {
                        seen.description = Some(self.form(path, seen));
                    }
                    Some(Kind::ReleaseList) if seen.release_list.is_none() => {
                        seen.release_list = Some(self.form(path, seen));
                    }
                    Some(Kind::ReleaseList | Kind::Other) => others.push(self.form(path, seen)),
                    Some(Kind::Description) | None => {}
                }
            }
            let forms = |name: &&String| name.eq_ignore_ascii_case("pull_request_template");
            if let Some(name) = names.folders.iter().find(forms)
                && seen.further_forms.is_none()
            {
                seen.further_forms = beneath(folder, name).parse().ok();
            }
        }
        let others = others.into_iter().filter(|form| form.list.is_some());
        seen.other_lists = others.map(|form| form.path).collect();
    }

    fn workflows(&self) -> Vec<Workflow> {
        let folder = ".github/workflows";
        let names = self.names(folder).files;
        let is_workflow = |name: &&String| name.ends_with(".yml") || name.ends_with(".yaml");
        let names = names.iter().filter(is_workflow).take(MOST_WORKFLOWS);
        names
            .filter_map(|name| {
                let path = format!("{folder}/{name}");
                let bytes = self.bytes(&path).ok()?;
                workflow(path.parse().ok()?, &bytes)
            })
            .collect()
    }

    /// What is at the places that may be written to.
    fn places(&self, seen: &mut Seen) {
        for path in targets() {
            match self.outside.files.is_free_beneath(Path::new(path.as_str())) {
                Ok(true) => {}
                Ok(false) => seen.taken.push(path),
                Err(error) => seen.barred.push((path, barred(&error))),
            }
        }
    }
}

fn unread(error: &FileError) -> Message {
    match error {
        FileError::NotAllowed => Message::new("setup-link"),
        other => Cause::from(other).message(),
    }
}

fn barred(error: &FileError) -> Message {
    match error {
        FileError::NotAllowed => Message::new("setup-barred"),
        other => Cause::from(other).message(),
    }
}

/// What a file is by its name.
enum Kind {
    /// What GitHub puts into descriptions.
    Description,
    /// A checklist for releases.
    ReleaseList,
    /// Something about releases that may have a list.
    Other,
}

/// The kind by folder and name; capitals and underscores are as good as small letters and dashes.
fn kind(folder: &str, name: &str) -> Option<Kind> {
    let name = name.to_lowercase().replace('_', "-");
    let stem = name
        .strip_suffix(".md")
        .or_else(|| name.strip_suffix(".txt"))?;
    if folder == ".github/ISSUE_TEMPLATE" {
        let about = ["release", "deploy"].iter().any(|word| stem.contains(word));
        return about.then_some(Kind::Other);
    }
    match stem {
        "pull-request-template" => Some(Kind::Description),
        "release-checklist" => Some(Kind::ReleaseList),
        "release"
        | "releasing"
        | "release-process"
        | "deploy-checklist"
        | "deployment-checklist"
        | "go-live-checklist"
        | "mise-en-production" => Some(Kind::Other),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn branches_of_older_versions_are_told_by_their_names() {
        for name in [
            "1.x",
            "v1.x",
            "release/1.x",
            "release/2.3",
            "support/v4.5.x",
            "release-1.4",
            "1.0-maintenance",
        ] {
            assert!(keeps_versions(&name.parse().unwrap()), "{name}");
        }
        for name in [
            "main",
            "feature/1.x",
            "release/next",
            "v1",
            "x.1",
            "dependabot/npm-1.2.3",
            "1..2",
        ] {
            let kept = name
                .parse()
                .is_ok_and(|branch: RefName| keeps_versions(&branch));
            assert!(!kept, "{name}");
        }
    }
}
