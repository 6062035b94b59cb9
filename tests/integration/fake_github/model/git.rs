//! Commits, tags, branches.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::objects;

/// What stands at a path.
#[derive(Clone, PartialEq)]
pub(crate) enum Entry {
    File(Vec<u8>),
    Symlink(String),
    Submodule(String),
}

/// All paths of a commit, folders being implied by the slashes.
pub(crate) type Tree = BTreeMap<String, Entry>;

/// An author or committer as git writes it.
#[derive(Clone)]
pub(crate) struct Signature {
    pub(crate) name: String,
    pub(crate) email: String,
    /// Login of the account that the address belongs to; none if it belongs to nobody.
    pub(crate) account: Option<String>,
}

impl Signature {
    /// Somebody with an account; `web-flow` signs as GitHub does for what is done in the browser.
    pub(crate) fn of(login: &str) -> Self {
        let (name, email) = match login {
            "web-flow" => ("GitHub", "noreply@github.com".to_owned()),
            _ => (login, format!("{login}@users.noreply.github.com")),
        };
        Self {
            name: name.to_owned(),
            email,
            account: Some(login.to_owned()),
        }
    }

    /// Somebody whose address belongs to no account.
    pub(crate) fn stranger(name: &str, email: &str) -> Self {
        Self {
            name: name.to_owned(),
            email: email.to_owned(),
            account: None,
        }
    }

    /// As it stands in the object.
    pub(super) fn signature(&self, at: Timestamp) -> String {
        format!("{} <{}> {} +0000", self.name, self.email, at.as_second())
    }
}

/// One commit with its whole tree.
#[derive(Clone)]
pub(crate) struct Commit {
    pub(crate) sha: String,
    pub(crate) tree_sha: String,
    pub(crate) tree: Tree,
    pub(crate) parents: Vec<String>,
    pub(crate) message: String,
    pub(crate) author: Signature,
    pub(crate) committer: Signature,
    /// Whether GitHub could verify a signature on it.
    pub(crate) verified: bool,
    /// When it came to be here.
    pub(crate) at: Timestamp,
    /// The time that whoever made it has put into it, if that is another.
    pub(crate) dated: Option<Timestamp>,
}

impl Commit {
    /// The time that stands in the object.
    pub(crate) fn date(&self) -> Timestamp {
        self.dated.unwrap_or(self.at)
    }
}

/// An annotated tag; it may name another tag.
#[derive(Clone)]
pub(crate) struct TagObject {
    pub(crate) sha: String,
    pub(crate) name: String,
    pub(crate) target: String,
    /// `commit` or `tag`.
    pub(crate) target_kind: &'static str,
    pub(crate) tagger: Signature,
    pub(crate) message: String,
    pub(crate) at: Timestamp,
}

/// The objects and references of a repository.
#[derive(Default)]
pub(crate) struct Git {
    pub(crate) commits: BTreeMap<String, Commit>,
    pub(crate) tags: BTreeMap<String, TagObject>,
    /// `heads/main`, `tags/v1`, `pull/7/head` and the object each names.
    pub(crate) refs: BTreeMap<String, String>,
}

impl Git {
    /// Adds a commit and says its name.
    pub(crate) fn commit(
        &mut self,
        parent: Option<&str>,
        tree: Tree,
        (message, login, at): (&str, &str, Timestamp),
    ) -> String {
        self.add(Commit {
            sha: String::new(),
            tree_sha: String::new(),
            tree,
            parents: parent.into_iter().map(str::to_owned).collect(),
            message: message.to_owned(),
            author: Signature::of(login),
            committer: Signature::of(login),
            verified: false,
            at,
            dated: None,
        })
    }

    /// Adds a commit whose names are yet to be computed, and says its name.
    pub(crate) fn add(&mut self, mut commit: Commit) -> String {
        commit.tree_sha = objects::tree_name(&commit.tree, "");
        commit.sha = objects::commit_name(&commit);
        let sha = commit.sha.clone();
        self.commits.insert(sha.clone(), commit);
        sha
    }

    /// Adds a tag object that names a commit or another tag, and says its name.
    pub(crate) fn annotate(
        &mut self,
        name: &str,
        target: &str,
        login: &str,
        at: Timestamp,
    ) -> String {
        let target_kind = if self.tags.contains_key(target) {
            "tag"
        } else {
            "commit"
        };
        let mut tag = TagObject {
            sha: String::new(),
            name: name.to_owned(),
            target: target.to_owned(),
            target_kind,
            tagger: Signature::of(login),
            message: format!("{name}\n"),
            at,
        };
        tag.sha = objects::tag_name(&tag);
        let sha = tag.sha.clone();
        self.tags.insert(sha.clone(), tag);
        sha
    }

    /// The commit that a branch, a tag (also through tag objects), a reference or a SHA means.
    pub(crate) fn resolve(&self, name: &str, default_branch: &str) -> Option<&Commit> {
        let name = if name == "HEAD" { default_branch } else { name };
        let bare = name.strip_prefix("refs/").unwrap_or(name);
        let candidates = [
            format!("heads/{name}"),
            format!("tags/{name}"),
            bare.to_owned(),
        ];
        let named = candidates
            .iter()
            .find_map(|candidate| self.refs.get(candidate));
        self.peel(named.map_or(name, String::as_str))
    }

    fn peel(&self, object: &str) -> Option<&Commit> {
        let mut object = object;
        while let Some(tag) = self.tags.get(object) {
            object = &tag.target;
        }
        self.commits
            .get(object)
            .or_else(|| self.abbreviated(object))
    }

    /// GitHub takes the beginning of a commit's name where it is long enough and unique.
    fn abbreviated(&self, beginning: &str) -> Option<&Commit> {
        let mut fitting = self
            .commits
            .values()
            .filter(|each| each.sha.starts_with(beginning));
        let only = fitting.next()?;
        (beginning.len() >= 7 && fitting.next().is_none()).then_some(only)
    }
}
