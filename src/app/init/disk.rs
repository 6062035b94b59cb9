//! The few files of a working tree that say how it is released; nothing behind links.

use std::path::Path;

use super::lockfiles::beneath;
use crate::app::outside::Outside;
use crate::facts::Cause;
use crate::gates::policy;
use crate::ids::{Environment, RepoPath};
use crate::locale::Message;
use crate::setup::{Form, OWNERS_PLACES, Owners, Present, Seen, Workflow, targets, workflow};
use crate::world::{FileError, Names};

/// The largest text that is read, in bytes.
const LARGEST: u64 = 256 * 1024;
/// So many names of a folder are looked at.
const MOST_NAMES: usize = 2_000;
/// So many workflows are read.
const MOST_WORKFLOWS: usize = 100;

/// The working tree.
pub(super) struct Disk<'a> {
    pub(super) outside: &'a Outside,
}

impl Disk<'_> {
    /// Everything but lockfiles.
    pub(super) fn look(&self, seen: &mut Seen) {
        seen.policy = self.policy();
        self.owners(seen);
        self.lists(seen);
        seen.workflows = self.workflows();
        self.places(seen);
    }

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
