//! What lies on the disk: lockfiles with their manifests, and `.npmrc`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use url::Url;

use super::{Run, workspaces};
use crate::app::lint::unreadable;
use crate::app::{Problem, remark};
use crate::exit::Exit;
use crate::facts::{Cause, Failure, FailureKind};
use crate::gates::npm_audit::{LockfilePattern, lockfiles_at};
use crate::http::Trust;
use crate::locale::{Message, Value, Words};
use crate::npm::{
    LARGEST_LOCKFILE, LARGEST_MANIFEST, LARGEST_NPMRC, LockfileFault, Registries, Tree,
};
use crate::world::{FileError, Variable};

/// npm's lockfiles, the one that it reads first coming first.
const NAMES: [&str; 2] = ["npm-shrinkwrap.json", "package-lock.json"];

/// How many folders of a project may have a `package.json` that is read.
const MOST_FOLDERS: usize = 2_000;

/// A lockfile that was read.
pub(super) struct Lockfile {
    /// As it is shown.
    pub(super) shown: String,
    /// The folder it lies in.
    pub(super) folder: PathBuf,
    /// What it says.
    pub(super) tree: Tree,
    /// Its digest.
    pub(super) digest: String,
}

/// The lockfiles that are meant: the named one, else those of the policy, else the one here.
pub(super) fn lockfiles(run: &Run<'_>, path: Option<&Path>) -> Result<Vec<Lockfile>, Problem> {
    if let Some(path) = path {
        return Ok(vec![lockfile(run, path)?]);
    }
    if run.rules.path.is_none() || run.rules.config.lockfiles.is_empty() {
        return Ok(vec![lockfile(run, Path::new("."))?]);
    }
    let mut failure = None;
    let mut folders = |folder: &Path, part: &str| match run.outside.files.names_beneath(folder) {
        Ok(names) => {
            if let Some(link) = names
                .links
                .iter()
                .find(|name| LockfilePattern::part_matches(part, name))
            {
                failure.get_or_insert(unreadable(&folder.join(link), &FileError::NotAllowed));
            }
            names.folders
        }
        Err(FileError::NotFound) => Vec::new(),
        Err(error) => {
            failure.get_or_insert(unreadable(folder, &error));
            Vec::new()
        }
    };
    let entries = lockfiles_at(&run.rules.config, &mut folders);
    if let Some(problem) = failure {
        return Err(problem);
    }
    let too_many = || {
        let failure = Failure::new(FailureKind::Incomplete, "lockfiles");
        Problem::Failed(failure, Exit::Unknown)
    };
    let mut found = Vec::new();
    for (paths, is_pattern) in entries.ok_or_else(too_many)? {
        let there = |path: &PathBuf| {
            let beside = NAMES.map(|name| path.with_file_name(name));
            beside.iter().any(|path| run.outside.files.exists(path))
        };
        let (there, missing): (Vec<PathBuf>, Vec<PathBuf>) = paths.into_iter().partition(there);
        // Of a pattern's folders some may have none; what is named must be there.
        if let Some(first) = missing.first().filter(|_| !is_pattern || there.is_empty()) {
            return Err(no_lockfile(first));
        }
        if there.is_empty() {
            return Err(no_lockfile(Path::new(".")));
        }
        for path in there {
            found.push(lockfile(run, &path)?);
        }
    }
    Ok(found)
}

/// One lockfile, by its own name or by its folder's.
pub(super) fn lockfile(run: &Run<'_>, path: &Path) -> Result<Lockfile, Problem> {
    let is_file = path.extension().is_some_and(|it| it == "json");
    let named = path
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    let folder = if is_file {
        path.parent().unwrap_or(Path::new(""))
    } else {
        path
    };
    // npm reads a shrinkwrap first, whatever was named; a file of another name is taken as it is.
    let candidates: Vec<PathBuf> = match is_file && !NAMES.contains(&named) {
        true => vec![path.to_owned()],
        false => NAMES.iter().map(|name| folder.join(name)).collect(),
    };
    for candidate in candidates {
        match run.outside.files.read(&candidate, LARGEST_LOCKFILE) {
            Ok(bytes) => return parsed(run, &candidate, folder, &bytes),
            Err(FileError::NotFound) => {}
            Err(error) => return Err(unreadable(&candidate, &error)),
        }
    }
    Err(no_lockfile(path))
}

fn no_lockfile(path: &Path) -> Problem {
    let message = Message::new("app-no-lockfile");
    let message = message.with("path", Value::code(path.display().to_string()));
    Problem::Said(message, Exit::Unreadable)
}

fn parsed(run: &Run<'_>, path: &Path, folder: &Path, bytes: &[u8]) -> Result<Lockfile, Problem> {
    let shown = path.strip_prefix(".").unwrap_or(path).display().to_string();
    let mut manifests = BTreeMap::new();
    manifests.extend(manifest(run, folder)?.map(|bytes| (String::new(), bytes)));
    let unusable = |fault: LockfileFault| {
        let failure = Failure::new(FailureKind::Lockfile, shown.as_str());
        Problem::Failed(failure.because(Cause::from(&fault)), Exit::Unknown)
    };
    let mut tree = Tree::read(bytes, &manifests).map_err(unusable)?;
    // What links lead to has a manifest of its own, which counts more than the lockfile.
    let new = workspaces::new(run, &tree, folder, &unusable)?;
    let known = tree.folders().map(|it| it.for_parsing().to_owned());
    let folders: Vec<String> = new.into_iter().chain(known).collect();
    if folders.len() > MOST_FOLDERS {
        let failure = Failure::new(FailureKind::Incomplete, "workspaces");
        return Err(Problem::Failed(failure, Exit::Unknown));
    }
    for inner in folders {
        if leads_out(&inner) {
            continue;
        }
        let found = manifest(run, &folder.join(&inner))?;
        manifests.extend(found.map(|bytes| (inner, bytes)));
    }
    if manifests.len() > 1 {
        tree = Tree::read(bytes, &manifests).map_err(unusable)?;
    }
    Ok(Lockfile {
        digest: crate::evidence::digest_of(bytes),
        shown,
        folder: folder.to_owned(),
        tree,
    })
}

/// A lockfile can name any folder; only those of the project are looked into.
fn leads_out(folder: &str) -> bool {
    let parts = Path::new(folder).components();
    !parts
        .into_iter()
        .all(|part| matches!(part, std::path::Component::Normal(_)))
}

fn manifest(run: &Run<'_>, folder: &Path) -> Result<Option<Vec<u8>>, Problem> {
    let path = folder.join("package.json");
    match run.outside.files.read(&path, LARGEST_MANIFEST) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(FileError::NotFound) => Ok(None),
        Err(error) => Err(unreadable(&path, &error)),
    }
}

/// Which registry holds what. From the weakest word to the strongest: the user's `.npmrc`, the
/// project's, the environment, the policy, the command line.
pub(super) fn registries(run: &Run<'_>, found: &Lockfile) -> Result<Registries, Problem> {
    let variables = &run.outside.variables;
    let variable = |name: &str| variables.asked_for(name);
    let mut registries = Registries::default();
    let user = variables.npm("userconfig").map(PathBuf::from);
    let home = || {
        variables
            .get(Variable::Home)
            .map(|home| Path::new(home).join(".npmrc"))
    };
    if let Some(text) = user
        .or_else(home)
        .map(|path| npmrc(run, &path))
        .transpose()?
        .flatten()
    {
        registries.read(&text, Trust::Configured, &variable);
    }
    // In CI the working directory is of the change that is judged, which must not say who is asked
    // and where tokens go.
    let own = found.folder.join(".npmrc");
    if !variables.on_the_runner() && variables.get(Variable::Ci).is_none() {
        if let Some(text) = npmrc(run, &own)? {
            registries.read(&text, Trust::FromPolicy, &variable);
        }
    } else if run.outside.files.exists(&own) {
        let message = Message::new("app-audit-npmrc-not-read");
        let message = message.with("path", Value::code(own.display().to_string()));
        let words = Words::new(run.options.language);
        remark(run.outside, run.options, &words.plain(&message));
    }
    if let Some(text) = variables.npm("registry") {
        let url = Url::parse(text).map_err(|_| {
            let failure = Failure::new(FailureKind::RegistryAddress, "npm_config_registry");
            Problem::Failed(failure.because(Cause::InvalidAddress), Exit::Usage)
        })?;
        registries.set_default(&url, Trust::Configured);
    }
    if let Some(url) = &run.rules.config.registry {
        registries.set_default(url, Trust::FromPolicy);
    }
    for url in &run.rules.config.mirrors {
        registries.add_mirror(url);
    }
    if let Some(url) = &run.audit.registry {
        registries.set_default(url, Trust::Configured);
    }
    Ok(registries)
}

fn npmrc(run: &Run<'_>, path: &Path) -> Result<Option<String>, Problem> {
    match run.outside.files.read_text(path, LARGEST_NPMRC) {
        Ok(text) => Ok(Some(text)),
        Err(FileError::NotFound) => Ok(None),
        Err(error) => Err(unreadable(path, &error)),
    }
}
