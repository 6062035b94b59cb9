//! Which commits the notes are about: found in the clone by its tags.

use std::collections::HashMap;

use semver::Version;

use super::super::Problem;
use super::refused;
use super::story::{Released, Story};
use super::versions::Versions;
use crate::cli::NotesOptions;
use crate::exit::Exit;
use crate::history::{Clone, Commit, CommitId, Tag, Walk};
use crate::locale::{Message, Value};
use crate::notes::{Message as Said, reader};
use crate::text::Untrusted;
use crate::versioning::{TagPrefix, candidates, is_before, naming};

/// A clone, and how it is read.
pub(super) struct Book<'a> {
    /// The clone.
    pub(super) clone: &'a Clone,
    /// What stands before the version in a tag; `None`: what the tags have.
    pub(super) prefix: Option<TagPrefix>,
    /// The trailer of messages that speaks to the readers.
    pub(super) trailer: Option<String>,
    /// Whether each squashed commit is a change of its own.
    pub(super) split: bool,
}

impl<'a> Book<'a> {
    fn versions(&self) -> Result<Versions, Problem> {
        Versions::of(self.clone, self.prefix.clone())
    }

    fn walk(&self, head: CommitId) -> Result<Walk<'a, Said>, Problem> {
        Walk::new(self.clone, head, reader(self.trailer.clone(), self.split)).map_err(refused)
    }

    /// Whether earlier releases may lack here: nothing but what the clone says can be known.
    fn may_lack_tags(&self, versions: &Versions) -> Result<(), Problem> {
        match versions.all.is_empty() && self.clone.has_remote() {
            true => Err(Problem::Said(
                Message::new("history-no-tags"),
                Exit::Unreadable,
            )),
            false => Ok(()),
        }
    }
}

/// What somebody asked for.
#[derive(Default)]
pub(super) struct Wanted<'a> {
    version: Option<&'a Untrusted>,
    previous: Option<&'a Untrusted>,
    first: bool,
}

impl<'a> Wanted<'a> {
    pub(super) fn of(options: &'a NotesOptions) -> Self {
        Self {
            version: options.version.as_ref(),
            previous: options.previous.as_ref(),
            first: options.first,
        }
    }
}

/// What was not released yet, with what the next version depends on.
pub(super) struct Since {
    pub(super) story: Story,
    pub(super) versions: Versions,
    /// The highest pre-release of the history that is above the last release.
    pub(super) pre_release: Option<Released>,
}

/// What was not released yet.
pub(super) fn since_last(book: &Book<'_>, first: bool) -> Result<Since, Problem> {
    let head = book.clone.commit("HEAD").map_err(refused)?;
    let versions = book.versions()?;
    if !first {
        book.may_lack_tags(&versions)?;
    }
    let wanted = Wanted {
        first: versions.all.is_empty(),
        ..Wanted::default()
    };
    let mut story = found(book, &versions, head, None, &wanted)?;
    let last = story.previous.as_ref().map(|last| &last.version);
    let above = |(version, _): &&(Version, Tag)| {
        !version.pre.is_empty() && last.is_none_or(|last| is_before(last, version))
    };
    let mut walk = book.walk(head)?;
    let mut pre_release = None;
    for (version, tag) in versions.all.iter().filter(above) {
        if walk.reaches(tag.commit).map_err(refused)? {
            pre_release = Some(Released::of(version, tag));
            break;
        }
    }
    if let (None, Some(known)) = (&story.previous, &pre_release) {
        story.prefix = versions.prefix(Some(&known.name));
    }
    Ok(Since {
        story,
        versions,
        pre_release,
    })
}

/// One release, or what was not released yet.
pub(super) fn one(book: &Book<'_>, wanted: &Wanted<'_>) -> Result<Story, Problem> {
    let versions = book.versions()?;
    let named = wanted.version.map(Untrusted::for_parsing);
    let named = named
        .map(|name| versions.find(book.clone, name))
        .transpose()?;
    let head = match &named {
        Some(named) => named.commit,
        None => book.clone.commit("HEAD").map_err(refused)?,
    };
    let released = named.and_then(|named| named.version);
    let this = released.as_ref().or_else(|| versions.on(head));
    found(book, &versions, head, this, wanted)
}

fn found(
    book: &Book<'_>,
    versions: &Versions,
    head: CommitId,
    this: Option<&(Version, Tag)>,
    wanted: &Wanted<'_>,
) -> Result<Story, Problem> {
    let mut walk = book.walk(head)?;
    let mut passed_over = Vec::new();
    let mut before = None;
    let mut from = None;
    if let Some(name) = wanted.previous {
        let named = versions.find(book.clone, name.for_parsing())?;
        from = Some((named.name, named.commit));
    } else if !wanted.first {
        book.may_lack_tags(versions)?;
        let fitting = candidates(&versions.all, this.map(|(version, _)| version));
        for (version, tag) in fitting
            .into_iter()
            .filter(|(_, tag)| this.is_none() || tag.commit != head)
        {
            if walk.reaches(tag.commit).map_err(refused)? {
                before = Some(Released::of(version, tag));
                from = Some((tag.name.clone(), tag.commit));
                break;
            }
            passed_over.push(tag.name.clone());
        }
    }
    let range = walk.since(from.as_ref().map(|(_, commit)| *commit));
    let commits = range.map_err(refused)?;
    if wanted.previous.is_some()
        && let Some((name, commit)) = &from
    {
        stands_on(*commit, name, head, this, &commits)?;
    }
    let tag = this.map(|(_, tag)| tag.name.clone());
    let known = tag.as_ref().or(before.as_ref().map(|it| &it.name));
    Ok(Story {
        prefix: versions.prefix(known.map(String::as_str)),
        tag,
        previous: before,
        from: from.map(|(name, _)| name),
        head,
        commits,
        accounts: HashMap::new(),
        passed_over,
        unreleased: Vec::new(),
    })
}

/// Makes sure that what somebody named as the beginning comes before: then something new stands on
/// it, whatever clocks say.
fn stands_on(
    previous: CommitId,
    name: &str,
    head: CommitId,
    this: Option<&(Version, Tag)>,
    new: &[Commit<Said>],
) -> Result<(), Problem> {
    let mut parents = new.iter().flat_map(|commit| &commit.parents);
    if previous == head || parents.any(|parent| *parent == previous) {
        return Ok(());
    }
    let head = head.sha();
    let head = this.map_or(head.short(), |(_, tag)| &tag.name);
    let message = Message::new("app-notes-previous-elsewhere")
        .with("previous", Value::code(name))
        .with("head", Value::code(head));
    Err(Problem::Said(message, Exit::Usage))
}

/// Every release of the history, newest first, with what was not released yet above them.
pub(super) fn all(book: &Book<'_>) -> Result<impl Iterator<Item = Story> + use<>, Problem> {
    let versions = book.versions()?;
    let head = book.clone.commit("HEAD").map_err(refused)?;
    let walk = book.walk(head)?;
    book.may_lack_tags(&versions)?;
    let tags: Vec<CommitId> = versions.all.iter().map(|(_, tag)| tag.commit).collect();
    let mut on: HashMap<CommitId, Vec<usize>> = HashMap::new();
    for (number, tag) in tags.iter().enumerate() {
        on.entry(*tag).or_default().push(number);
    }
    let version = |number: usize| &versions.all[number].0;
    let names = |number: usize| {
        let here = on[&tags[number]].iter().map(|it| &versions.all[*it]);
        naming(here).is_some_and(|it| std::ptr::eq(it, &versions.all[number]))
    };
    let may_precede = |this: Option<usize>, other: usize| match this.map(version) {
        Some(this) if !this.pre.is_empty() => is_before(version(other), this),
        this => {
            let is_below = this.is_none_or(|this| is_before(version(other), this));
            is_below && version(other).pre.is_empty()
        }
    };
    let releases = walk
        .releases(&tags, &names, &may_precede)
        .map_err(refused)?;
    let stories = releases.map(move |release| {
        let name = |number: usize| versions.all[number].1.name.clone();
        let tag = release.tag.map(name);
        Story {
            from: release.previous.map(name),
            previous: None,
            head: release.tag.map_or(head, |number| tags[number]),
            commits: release.commits,
            accounts: HashMap::new(),
            passed_over: Vec::new(),
            unreleased: Vec::new(),
            prefix: versions.prefix(tag.as_deref()),
            tag,
        }
    });
    Ok(stories.filter(|story| story.tag.is_some() || !story.commits.is_empty()))
}
