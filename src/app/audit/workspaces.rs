//! Workspaces on the disk that a lockfile does not know.

use std::path::Path;

use super::Run;
use crate::app::Problem;
use crate::app::lint::unreadable;
use crate::exit::Exit;
use crate::facts::{Failure, FailureKind};
use crate::npm::{Beneath, LockfileFault, Tree};
use crate::world::FileError;

/// How many folders are looked into.
const MOST_LISTED: usize = 20_000;

/// How many entries a folder may have.
const MOST_NAMES: usize = 20_000;

/// The folders of a project that its patterns choose, that have a `package.json` and that the lockfile does not know.
/// npm installs nothing by such a lockfile.
pub(super) fn new(
    run: &Run<'_>,
    tree: &Tree,
    folder: &Path,
    unusable: &impl Fn(LockfileFault) -> Problem,
) -> Result<Vec<String>, Problem> {
    let search = tree.search().map_err(unusable)?;
    if search.is_empty() {
        return Ok(Vec::new());
    }
    let files = &run.outside.files;
    let (mut open, mut listed, mut found) = (vec![String::new()], 0, Vec::new());
    while let Some(inner) = open.pop() {
        let path = folder.join(&inner);
        let names = files
            .names_in(&path, MOST_NAMES)
            .map_err(|error| unreadable(&path, &error))?;
        listed += 1;
        if listed > MOST_LISTED || names.cut {
            let failure = Failure::new(FailureKind::Incomplete, "workspaces");
            return Err(Problem::Failed(failure, Exit::Unknown));
        }
        if files.exists(&path.join("package.json")) && search.means(&inner) {
            found.push(inner.clone());
        }
        let below = |name: &str| match inner.as_str() {
            "" => name.to_owned(),
            inner => format!("{inner}/{name}"),
        };
        for name in names.folders.iter().filter(|name| is_searched(name)) {
            let place = below(name);
            if search.means(&place) || search.beneath(&place) != Beneath::Nothing {
                open.push(place);
            }
        }
        for name in names.links.iter().filter(|name| is_searched(name)) {
            let place = below(name);
            let path = folder.join(&place);
            if search.means(&place) && files.exists(&path.join("package.json")) {
                found.push(place);
            } else if search.beneath(&place) == Beneath::ByName && files.leads_to_folder(&path) {
                // npm looks behind it.
                return Err(unreadable(&path, &FileError::NotAllowed));
            }
        }
    }
    let found: Vec<&str> = found.iter().map(String::as_str).collect();
    let new = tree.new_workspaces(&found).map_err(unusable)?;
    Ok(new.into_iter().map(str::to_owned).collect())
}

/// npm looks for no workspaces in these, and there is much in them.
fn is_searched(name: &str) -> bool {
    !matches!(name, "node_modules" | ".git")
}
