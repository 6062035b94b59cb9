//! Repositories: files, branches, tags.

use jiff::Timestamp;

use super::super::Github;
use super::super::model::git::{Entry, Git, Tree};
use super::super::model::{Repository, State};

/// A repository of the story.
#[derive(Clone)]
pub(crate) struct Repo {
    pub(super) github: Github,
    pub(super) name: String,
}

impl Github {
    /// A security advisory that everybody can read since this instant.
    pub(crate) fn published_advisory(&self, ghsa: &str, instant: &str) {
        let instant = instant.parse().expect("the test gives an RFC 3339 instant");
        self.state().advisories.insert(ghsa.to_owned(), instant);
    }

    /// The repository of that name; on first mention it is made: private, with a first commit on
    /// `main`.
    pub(crate) fn repository(&self, full_name: &str) -> Repo {
        let repo = Repo {
            github: self.clone(),
            name: full_name.to_owned(),
        };
        let mut state = self.state();
        if !state.repositories.contains_key(&full_name.to_lowercase()) {
            add_repository(&mut state, full_name);
        }
        drop(state);
        repo
    }
}

fn add_repository(state: &mut State, full_name: &str) {
    let (owner, name) = full_name
        .split_once('/')
        .expect("a full name is owner/name");
    state.account(owner);
    let id = state.fresh_id();
    let at = state.tick();
    let mut git = Git::default();
    let tree = Tree::from([(
        "README.md".to_owned(),
        Entry::File(format!("# {name}\n").into()),
    )]);
    let first = git.commit(None, tree, ("Begin", owner, at));
    let mut repository = Repository {
        id,
        owner: owner.to_owned(),
        name: name.to_owned(),
        private: true,
        default_branch: "main".into(),
        git,
        threads: Default::default(),
        comments: Default::default(),
        reviews: Default::default(),
        events: Vec::new(),
        activities: Vec::new(),
        roles: Default::default(),
        custom_roles: Default::default(),
        statuses: Vec::new(),
        check_runs: Default::default(),
        releases: Vec::new(),
        latest: None,
        rulesets: Vec::new(),
        protections: Default::default(),
    };
    repository.move_branch("main", &first, (owner, at));
    state
        .repositories
        .insert(full_name.to_lowercase(), repository);
}

impl Repo {
    pub(super) fn change<T>(&self, change: impl FnOnce(&mut Repository) -> T) -> T {
        change(self.github.state().repository(&self.name))
    }

    /// A fresh number, and the instant of what happens now.
    pub(super) fn moment(&self) -> (u64, Timestamp) {
        let mut state = self.github.state();
        (state.fresh_id(), state.tick())
    }

    /// A fresh number, and the instant of what happens next.
    pub(super) fn next_moment(&self) -> (u64, Timestamp) {
        let mut state = self.github.state();
        (state.fresh_id(), state.clock)
    }

    /// Makes it readable for everybody.
    pub(crate) fn public(&self) -> &Self {
        self.change(|repository| repository.private = false);
        self
    }

    /// Gives it another name; the old one leads here.
    pub(crate) fn rename(&self, full_name: &str) -> Self {
        let mut state = self.github.state();
        let mut repository = state
            .repositories
            .remove(&self.name.to_lowercase())
            .expect("the repository exists");
        let (owner, name) = full_name
            .split_once('/')
            .expect("a full name is owner/name");
        repository.owner = owner.to_owned();
        repository.name = name.to_owned();
        for thread in repository.threads.values_mut() {
            let pull = thread.pull.as_mut();
            let head = pull.and_then(|pull| pull.head_repository.as_mut());
            if let Some(head) = head.filter(|head| **head == self.name) {
                full_name.clone_into(head);
            }
        }
        state
            .repositories
            .insert(full_name.to_lowercase(), repository);
        state
            .renamed
            .insert(self.name.to_lowercase(), full_name.to_owned());
        Self {
            github: self.github.clone(),
            name: full_name.to_owned(),
        }
    }

    /// Makes another branch the default one.
    pub(crate) fn default_branch(&self, branch: &str) -> &Self {
        self.change(|repository| repository.default_branch = branch.to_owned());
        self
    }

    /// Commits a file to a branch, which is made from the default one if it is not there yet.
    pub(crate) fn file_on(&self, branch: &str, path: &str, text: &str) -> &Self {
        self.entry_on(branch, path, Some(Entry::File(text.into())))
    }

    /// Commits any bytes to a branch.
    pub(crate) fn bytes_on(&self, branch: &str, path: &str, bytes: Vec<u8>) -> &Self {
        self.entry_on(branch, path, Some(Entry::File(bytes)))
    }

    /// Commits a symbolic link to a branch.
    pub(crate) fn symlink_on(&self, branch: &str, path: &str, target: &str) -> &Self {
        self.entry_on(branch, path, Some(Entry::Symlink(target.to_owned())))
    }

    /// Commits a submodule to a branch.
    pub(crate) fn submodule_on(&self, branch: &str, path: &str, commit: &str) -> &Self {
        self.entry_on(branch, path, Some(Entry::Submodule(commit.to_owned())))
    }

    /// Removes a file from a branch.
    pub(crate) fn remove_on(&self, branch: &str, path: &str) -> &Self {
        self.entry_on(branch, path, None)
    }

    fn entry_on(&self, branch: &str, path: &str, entry: Option<Entry>) -> &Self {
        let at = self.github.state().tick();
        self.change(|repository| {
            let reference = format!("heads/{branch}");
            let parent = repository
                .git
                .refs
                .get(&reference)
                .cloned()
                .unwrap_or_else(|| head_of(repository, &repository.default_branch));
            let mut tree = repository.git.commits[&parent].tree.clone();
            match entry {
                Some(entry) => tree.insert(path.to_owned(), entry),
                None => tree.remove(path),
            };
            let owner = repository.owner.clone();
            let message = format!("Change {path}");
            let sha = repository
                .git
                .commit(Some(&parent), tree, (&message, &owner, at));
            repository.move_branch(branch, &sha, (&owner, at));
        });
        self
    }

    /// The commit at the tip of a branch, or that a tag or other name means.
    pub(crate) fn head_of(&self, name: &str) -> String {
        self.change(|repository| head_of(repository, name))
    }

    /// Makes a branch at what a name means.
    pub(crate) fn branch(&self, branch: &str, from: &str) -> &Self {
        let (_, at) = self.next_moment();
        self.change(|repository| {
            let (sha, owner) = (head_of(repository, from), repository.owner.clone());
            repository.move_branch(branch, &sha, (&owner, at));
        });
        self
    }

    /// Somebody makes or moves a branch, forcing it where need be, to what a name means.
    pub(crate) fn push_branch(&self, branch: &str, to: &str, actor: &str) -> &Self {
        self.github.state().account(actor);
        let (_, at) = self.moment();
        self.change(|repository| {
            let sha = head_of(repository, to);
            repository.move_branch(branch, &sha, (actor, at));
        });
        self
    }

    /// Makes or moves a light tag.
    pub(crate) fn move_tag(&self, tag: &str, to: &str) -> &Self {
        self.change(|repository| {
            let sha = head_of(repository, to);
            repository.git.refs.insert(format!("tags/{tag}"), sha);
        });
        self
    }

    /// Makes or moves an annotated tag; naming another annotated tag nests it.
    pub(crate) fn annotated_tag(&self, tag: &str, to: &str) -> &Self {
        let at = self.github.state().tick();
        self.change(|repository| {
            let object = repository.git.refs.get(&format!("tags/{to}")).cloned();
            let target = object.unwrap_or_else(|| head_of(repository, to));
            let owner = repository.owner.clone();
            let sha = repository.git.annotate(tag, &target, &owner, at);
            repository.git.refs.insert(format!("tags/{tag}"), sha);
        });
        self
    }

    /// Deletes a branch or tag: `heads/x`, `tags/x`.
    pub(crate) fn delete_reference(&self, reference: &str) -> &Self {
        let (_, at) = self.next_moment();
        let owner = self.change(|repository| repository.owner.clone());
        self.change(|repository| match reference.strip_prefix("heads/") {
            Some(branch) => repository.delete_branch(branch, (&owner, at)),
            None => drop(repository.git.refs.remove(reference)),
        });
        self
    }
}

pub(super) fn head_of(repository: &Repository, name: &str) -> String {
    let commit = repository.git.resolve(name, &repository.default_branch);
    commit
        .expect("the story names a branch, tag or commit that exists")
        .sha
        .clone()
}
