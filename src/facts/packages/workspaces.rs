//! Workspaces in the repository that a lockfile does not know.

use futures_util::future::join_all;

use super::Wanted;
use super::files::beside;
use crate::facts::gather::Sources;
use crate::facts::{Answer, Cause, Failure, FailureKind};
use crate::npm::{Beneath, LARGEST_MANIFEST, LockfileFault, Tree};

/// How many folders are listed: a request each.
const MOST_LISTED: usize = 100;

/// A folder to be listed, by its place in the project.
struct Open {
    place: String,
    /// Whether folders in it may be meant.
    is_above: bool,
}

impl Sources<'_> {
    /// The folders that a project's patterns choose, that have a `package.json` and that the lockfile does not know. npm
    /// installs nothing by such a lockfile. What the lockfile knows is not listed, so that mostly one request does; and
    /// below `**` one level is.
    pub(super) async fn new_workspaces(
        &self,
        wanted: &Wanted<'_>,
        tree: &Tree,
        unusable: impl Fn(LockfileFault) -> Failure,
    ) -> Result<Vec<String>, Failure> {
        let search = tree.search().map_err(&unusable)?;
        let mut open = Vec::new();
        if !search.is_empty() {
            open.push(Open {
                place: String::new(),
                is_above: true,
            });
        }
        let (mut listed, mut found) = (0, Vec::new());
        while !open.is_empty() {
            listed += open.len();
            if listed > MOST_LISTED {
                return Err(Failure::new(FailureKind::Incomplete, "workspaces"));
            }
            let level = std::mem::take(&mut open);
            let answers = join_all(level.iter().map(|one| self.listed(wanted, &one.place))).await;
            for (one, names) in level.into_iter().zip(answers) {
                let Answer::Names {
                    folders,
                    files,
                    links,
                } = names?
                else {
                    continue;
                };
                let has_manifest = files.iter().chain(&links);
                if has_manifest
                    .into_iter()
                    .any(|it| it.for_parsing() == "package.json")
                    && search.means(&one.place)
                {
                    found.push(one.place.clone());
                }
                if !one.is_above {
                    continue;
                }
                let from = search.beneath(&one.place);
                let below = |name: &str| match one.place.as_str() {
                    "" => name.to_owned(),
                    place => format!("{place}/{name}"),
                };
                let places = folders.iter().map(|name| below(name.for_parsing()));
                for place in places.filter(|it| !it.ends_with("node_modules")) {
                    let beneath = search.beneath(&place);
                    let is_above = beneath == Beneath::ByName
                        || beneath == Beneath::Anywhere && from == Beneath::ByName;
                    if is_above || search.means(&place) && !tree.knows_folder(&place) {
                        open.push(Open { place, is_above });
                    }
                }
                for link in &links {
                    let place = below(link.for_parsing());
                    let is_meant = search.means(&place) && !tree.knows_folder(&place);
                    if is_meant || search.beneath(&place) == Beneath::ByName {
                        listed += 1;
                        self.leads_to_file(wanted, &place).await?;
                    }
                }
            }
        }
        let found: Vec<&str> = found.iter().map(String::as_str).collect();
        let new = tree.new_workspaces(&found).map_err(&unusable)?;
        Ok(new.into_iter().map(str::to_owned).collect())
    }

    /// npm looks behind a link, where nothing is looked for here; only one to a file is none of its concern.
    async fn leads_to_file(&self, wanted: &Wanted<'_>, place: &str) -> Result<(), Failure> {
        let path = beside(wanted.lockfile, place)?;
        match self.bytes(wanted.at, &path, LARGEST_MANIFEST).await {
            Ok(Some(_)) => Ok(()),
            Ok(None) | Err(_) => {
                let failure = Failure::new(FailureKind::Unreadable, path.as_str());
                Err(failure.because(Cause::NotAFile))
            }
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
