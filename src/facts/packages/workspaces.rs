//! The folders of a project in the repository: workspaces that a lockfile does not know, and the manifests of those
//! that it knows.

use std::collections::BTreeMap;
use std::rc::Rc;

use futures_util::future::{join, join_all};

use super::Wanted;
use super::files::beside;
use crate::facts::gather::Sources;
use crate::facts::{Answer, Cause, Failure, FailureKind};
use crate::github::{TreeEntry, TreeEntryKind};
use crate::ids::RepoPath;
use crate::npm::{Beneath, LARGEST_MANIFEST, LockfileFault, Search, Tree};

/// How many folders are listed where GitHub does not tell all of them at once: a request each.
const MOST_LISTED: usize = 100;

/// How many links and other repositories a commit may have.
const MOST_LEADING: usize = 10_000;

/// How many folders' manifests are read for a project.
const MOST_MANIFESTS: usize = 300;

/// Every path of the judged commit; `None` where they are too many for one answer.
pub(super) type WholeTree = Result<Option<Rc<Vec<TreeEntry>>>, Failure>;

impl Sources<'_> {
    /// Every path of the judged commit, in one answer.
    pub(super) async fn whole_tree(&self) -> WholeTree {
        let subject = self.subject("workspaces")?;
        let github = self.github("workspaces")?;
        let tree = github.whole_tree(&subject.repository, &subject.sha).await?;
        Ok(tree.map(Rc::new))
    }

    /// The manifests of a project's folders, as `npm ci` compares them with the lockfile: of those that the lockfile
    /// knows what they say, and an empty one of each that it does not know, by which npm installs nothing.
    pub(super) async fn manifests_of_folders(
        &self,
        wanted: &Wanted<'_>,
        tree: &Tree,
        whole: impl Future<Output = WholeTree>,
        unusable: impl Fn(LockfileFault) -> Failure,
    ) -> Result<BTreeMap<String, Vec<u8>>, Failure> {
        let search = tree.search().map_err(&unusable)?;
        let folders = tree.folders().map(|folder| folder.for_parsing().to_owned());
        let known: Vec<String> = folders.filter(|folder| !leads_out(folder)).collect();
        if known.len() > MOST_MANIFESTS {
            return Err(too_many());
        }
        let found = async {
            if search.is_empty() {
                return Ok(Vec::new());
            }
            match whole.await? {
                Some(whole) => self.in_tree(wanted, tree, &search, &whole, &known).await,
                None => self.in_folders(wanted, tree, &search).await,
            }
        };
        let manifest = async |folder: &String| {
            let path = beside(wanted.lockfile, &format!("{folder}/package.json"))?;
            let bytes = self.bytes(wanted.at, &path, LARGEST_MANIFEST).await?;
            Ok::<_, Failure>(bytes.map(|bytes| (folder.clone(), bytes)))
        };
        let (found, read) = join(found, join_all(known.iter().map(manifest))).await;
        let found = found?;
        let mut manifests = BTreeMap::new();
        for one in read {
            manifests.extend(one?);
        }
        let found: Vec<&str> = found.iter().map(String::as_str).collect();
        for folder in tree.new_workspaces(&found).map_err(&unusable)? {
            manifests.insert(folder.to_owned(), b"{}".to_vec());
        }
        Ok(manifests)
    }

    /// The folders with a `package.json`, among all paths of the commit.
    async fn in_tree(
        &self,
        wanted: &Wanted<'_>,
        tree: &Tree,
        search: &Search,
        whole: &[TreeEntry],
        known: &[String],
    ) -> Result<Vec<String>, Failure> {
        let places = places(wanted.lockfile, whole)?;
        let mut found = Vec::new();
        let (mut leading, mut followed) = (0, 0);
        for (place, kind) in places {
            // Which of them the patterns choose is seen once all are known.
            if let Some((folder, "package.json")) = place.rsplit_once('/') {
                found.push(folder.to_owned());
            }
            if kind == TreeEntryKind::File {
                continue;
            }
            leading += 1;
            if leading > MOST_LEADING {
                return Err(too_many());
            }
            let beneath = search.beneath(place);
            let concerns = search.means(place) && !tree.knows_folder(place)
                || known.iter().any(|known| lies_in(known, place));
            // What lies in another repository is not told of here.
            if kind == TreeEntryKind::Repository {
                if concerns || beneath != Beneath::Nothing {
                    return Err(elsewhere(beside(wanted.lockfile, place)?.as_str()));
                }
            } else if concerns || beneath == Beneath::ByName {
                followed += 1;
                if followed > MOST_LISTED {
                    return Err(too_many());
                }
                self.leads_to_file(wanted, place).await?;
            }
        }
        Ok(found)
    }

    /// The same where GitHub does not tell all paths at once: folder by folder, those that the patterns can mean and that
    /// the lockfile does not know.
    async fn in_folders(
        &self,
        wanted: &Wanted<'_>,
        tree: &Tree,
        search: &Search,
    ) -> Result<Vec<String>, Failure> {
        let mut open = vec![String::new()];
        let (mut listed, mut found) = (0, Vec::new());
        while !open.is_empty() {
            listed += open.len();
            if listed > MOST_LISTED {
                return Err(too_many());
            }
            let level = std::mem::take(&mut open);
            let answers = join_all(level.iter().map(|place| self.listed(wanted, place))).await;
            for (folder, names) in level.into_iter().zip(answers) {
                let Answer::Names {
                    folders,
                    files,
                    links,
                } = names?
                else {
                    continue;
                };
                let mut manifests = files.iter().chain(&links);
                if manifests.any(|name| name.for_parsing() == "package.json")
                    && search.means(&folder)
                {
                    found.push(folder.clone());
                }
                let below = |name: &str| match folder.as_str() {
                    "" => name.to_owned(),
                    folder => format!("{folder}/{name}"),
                };
                let is_new = |place: &String| search.means(place) && !tree.knows_folder(place);
                let places = folders.iter().filter(|name| {
                    let name = name.for_parsing();
                    name != "node_modules" && name != ".git"
                });
                let places = places.map(|name| below(name.for_parsing()));
                open.extend(
                    places
                        .filter(|place| search.beneath(place) != Beneath::Nothing || is_new(place)),
                );
                for link in &links {
                    let place = below(link.for_parsing());
                    if is_new(&place) || search.beneath(&place) == Beneath::ByName {
                        listed += 1;
                        self.leads_to_file(wanted, &place).await?;
                    }
                }
            }
        }
        Ok(found)
    }

    /// npm looks behind a link, where nothing is looked for here; only one to a file is none of its concern.
    async fn leads_to_file(&self, wanted: &Wanted<'_>, place: &str) -> Result<(), Failure> {
        let path = beside(wanted.lockfile, place)?;
        match self.bytes(wanted.at, &path, LARGEST_MANIFEST).await {
            Ok(Some(_)) => Ok(()),
            Ok(None) | Err(_) => Err(elsewhere(path.as_str())),
        }
    }

    /// What stands in a folder of the project.
    async fn listed(&self, wanted: &Wanted<'_>, place: &str) -> Result<Answer, Failure> {
        let folder = match (place, wanted.lockfile.as_str().rsplit_once('/')) {
            ("", None) => None,
            ("", Some((folder, _))) => {
                let path = folder.parse();
                Some(path.map_err(|_| Failure::new(FailureKind::Unreadable, folder))?)
            }
            (place, _) => Some(beside(wanted.lockfile, place)?),
        };
        self.folder(wanted.at, folder.as_ref()).await
    }
}

/// What of a commit lies in a project, by place and without folders; what is installed there is none of it.
fn places<'t>(
    lockfile: &RepoPath,
    whole: &'t [TreeEntry],
) -> Result<Vec<(&'t str, TreeEntryKind)>, Failure> {
    let folder = lockfile.as_str().rsplit_once('/');
    let inside = |entry: &'t TreeEntry| {
        let path = entry.path.for_parsing();
        let place = match folder {
            None => path,
            Some((folder, _)) => path.strip_prefix(folder)?.strip_prefix('/')?,
        };
        Some((place, entry.kind))
    };
    let all: Vec<(&str, TreeEntryKind)> = whole.iter().filter_map(inside).collect();
    // The lockfile was read a moment ago: what does not have it is another list.
    let is_lockfile = |place: &str| matches!(place, "package-lock.json" | "npm-shrinkwrap.json");
    if !all.iter().any(|(place, _)| is_lockfile(place)) {
        let failure = Failure::new(FailureKind::Unreadable, "workspaces");
        return Err(failure.because(Cause::OtherThing));
    }
    let is_shown = |(place, kind): &(&str, TreeEntryKind)| {
        *kind != TreeEntryKind::Folder && !place.split('/').any(|part| part == "node_modules")
    };
    Ok(all.into_iter().filter(is_shown).collect())
}

fn too_many() -> Failure {
    Failure::new(FailureKind::Incomplete, "workspaces")
}

/// What lies there is not told of.
fn elsewhere(path: &str) -> Failure {
    Failure::new(FailureKind::Unreadable, path).because(Cause::NotAFile)
}

/// Whether a folder is this one or lies in it.
fn lies_in(folder: &str, place: &str) -> bool {
    let rest = folder.strip_prefix(place);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// A lockfile can name any folder. npm installs nothing for those outside of the project.
fn leads_out(folder: &str) -> bool {
    folder.starts_with('/') || folder.split('/').any(|part| part == "..")
}
