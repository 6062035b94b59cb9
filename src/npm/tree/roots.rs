//! What the project itself says, in its manifest and in the lockfile.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};

use super::EdgeKind;
use super::build::Manifests;
use super::edges::Asked;
use super::workspaces::chosen;
use crate::npm::lockfile::{Entry, LockfileFault, Override, Place, name_of};
use crate::npm::spec::Spec;

/// A workspace of the project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Workspace<'a> {
    /// The package's name.
    pub(super) name: Cow<'a, str>,
    /// Where it lies.
    pub(super) folder: String,
}

/// The project's workspaces.
pub(super) struct Workspaces<'a> {
    /// By the manifests.
    pub(super) current: Vec<Workspace<'a>>,
    /// By the lockfile.
    locked: Vec<Workspace<'a>>,
}

/// Finds the workspaces among the folders that the lockfile and the manifests know.
pub(super) fn workspaces<'a>(
    root: &Entry<'a>,
    places: &[Place<'a>],
    packages: &[Entry<'a>],
    manifests: &Manifests<'a>,
) -> Result<Workspaces<'a>, LockfileFault> {
    let patterns = &manifests.get("").unwrap_or(root).workspaces;
    if patterns.is_empty() && root.workspaces.is_empty() {
        return Ok(Workspaces {
            current: Vec::new(),
            locked: Vec::new(),
        });
    }
    let outside =
        |place: &str| !place.is_empty() && place.split('/').all(|part| part != "node_modules");
    let known = places
        .iter()
        .zip(packages)
        .filter(|(place, _)| outside(place));
    let locked: BTreeMap<&str, &Entry<'a>> = known
        .map(|(place, entry)| (place.as_ref(), entry))
        .collect();
    let name = |folder: &str, entry: Option<&Entry<'a>>| {
        let name = entry.and_then(|entry| entry.name.clone());
        name.unwrap_or_else(|| Cow::Owned(name_of(folder).to_owned()))
    };
    let mut folders: Vec<&str> = locked.keys().copied().collect();
    let by_lockfile = chosen(&root.workspaces, &folders)?
        .into_iter()
        .map(|folder| Workspace {
            name: name(folder, locked.get(folder).copied()),
            folder: folder.to_owned(),
        });
    let by_lockfile = by_lockfile.collect();
    folders.extend(
        manifests
            .keys()
            .filter(|folder| outside(folder) && !locked.contains_key(*folder)),
    );
    let current = chosen(patterns, &folders)?
        .into_iter()
        .map(|folder| Workspace {
            name: name(
                folder,
                manifests.get(folder).or(locked.get(folder).copied()),
            ),
            folder: folder.to_owned(),
        });
    Ok(Workspaces {
        current: current.collect(),
        locked: by_lockfile,
    })
}

/// Whether the lockfile was made for other dependencies than the manifest has now.
pub(super) fn differs(
    root: &Entry<'_>,
    asked: &Asked<'_, '_>,
    workspaces: &Workspaces<'_>,
    is_old: bool,
) -> bool {
    let mut current: HashMap<&str, (EdgeKind, Cow<'_, str>)> = HashMap::new();
    for workspace in &workspaces.current {
        let spec = Cow::Borrowed(workspace.folder.as_str());
        current.insert(&workspace.name, (EdgeKind::Workspace, spec));
    }
    for (name, spec, kind) in &asked.0 {
        let before = current.get(name.as_ref());
        if before.is_none_or(|(kind, _)| *kind != EdgeKind::Workspace) {
            current.insert(name, (*kind, Cow::Borrowed(spec)));
        }
    }
    let mut left: HashSet<&str> = current.keys().copied().collect();
    let optional: HashSet<&str> = root
        .optional_dependencies
        .iter()
        .map(|(name, _)| name.as_ref())
        .collect();
    let requests = Asked::of(root, !is_old);
    let requests = requests
        .0
        .iter()
        .map(|(name, spec, kind)| (name.as_ref(), spec.as_ref(), *kind));
    // What is optional is left out of the others.
    let requests =
        requests.filter(|(name, _, kind)| *kind != EdgeKind::Prod || !optional.contains(name));
    let locked = workspaces.locked.iter();
    let locked = locked.map(|workspace| {
        (
            workspace.name.as_ref(),
            workspace.folder.as_str(),
            EdgeKind::Workspace,
        )
    });
    for (name, spec, kind) in requests.chain(locked) {
        if current
            .get(name)
            .is_none_or(|(other, theirs)| *other != kind || theirs != spec)
        {
            return true;
        }
        left.remove(name);
    }
    !left.is_empty()
}

/// What a project's `overrides` take instead of what packages ask for by one name.
#[derive(Debug, Default)]
pub(crate) struct Rule {
    /// Whether that is a repository, folder or address.
    pub(crate) elsewhere: bool,
    /// What it is, if it is the same for all that ask.
    pub(crate) everywhere: Option<String>,
}

/// The names for which there are rules in `overrides`.
pub(super) fn overridden(root: &Entry<'_>) -> BTreeMap<String, Rule> {
    let mut rules: BTreeMap<String, Rule> = BTreeMap::new();
    let mut below: HashSet<String> = HashSet::new();
    let mut open: Vec<(&str, &Override<'_>, bool)> = root
        .overrides
        .iter()
        .map(|(name, rule)| (name.as_ref(), rule, true))
        .collect();
    while let Some((key, rule, is_first)) = open.pop() {
        match rule {
            Override::Spec(spec) => {
                let spec = referred(root, spec);
                let known = rules.entry(bare(key).to_owned()).or_default();
                known.elsewhere |= !Spec::read(spec).is_registry();
                if is_first && key == bare(key) {
                    known.everywhere = Some(spec.to_owned());
                } else {
                    below.insert(bare(key).to_owned());
                }
            }
            // `.` is the package itself.
            Override::Below(inner) => {
                open.extend(inner.iter().map(|(name, rule)| match name.as_ref() {
                    "." => (key, rule, is_first),
                    name => (name, rule, false),
                }))
            }
        }
    }
    for name in below {
        if let Some(rule) = rules.get_mut(&name) {
            rule.everywhere = None;
        }
    }
    rules
}

/// `$name` is what the project itself asks for by that name.
fn referred<'e>(root: &'e Entry<'_>, spec: &'e str) -> &'e str {
    let Some(wanted) = spec.strip_prefix('$') else {
        return spec;
    };
    let lists = [
        &root.dev_dependencies,
        &root.optional_dependencies,
        &root.dependencies,
        &root.peer_dependencies,
    ];
    let mut all = lists.into_iter().flatten();
    all.find(|(name, _)| name == wanted)
        .map_or("", |(_, spec)| spec.as_ref())
}

/// The name in `name@range`.
fn bare(key: &str) -> &str {
    let start = usize::from(key.starts_with('@'));
    let at = key.get(start..).and_then(|rest| rest.find('@'));
    at.and_then(|at| key.get(..start + at)).unwrap_or(key)
}
