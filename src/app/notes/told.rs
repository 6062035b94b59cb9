//! The story of a release as GitHub tells it, and what its pull requests say.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};

use super::super::Problem;
use super::online::{Online, all_known, failed};
use super::story::{Released, Story};
use crate::cli::NotesOptions;
use crate::exit::Exit;
use crate::facts::{Answer, Failure, FailureKind, Need, PullText, Revision};
use crate::history::{Commit, CommitId, Mailmap};
use crate::ids::{Login, RefName, Sha};
use crate::lineage::{self, Lack, before, versions};
use crate::locale::{Message, Value};
use crate::notes::{Message as Said, Pulls, reader};
use crate::versioning::{TagPrefix, prefix_of, version_in};

/// How the commits of a story are read.
pub(super) struct Reading<'a> {
    pub(super) prefix: Option<&'a TagPrefix>,
    pub(super) trailer: Option<String>,
    pub(super) split: bool,
}

/// The tag that somebody asked for.
///
/// # Errors
/// Where it cannot be the name of one.
pub(super) fn tag(online: &Online<'_>, wanted: &NotesOptions) -> Result<Option<RefName>, Problem> {
    let Some(name) = &wanted.version else {
        return Ok(online.recorded_tag().cloned());
    };
    let read = name.for_parsing().parse().ok();
    read.map(Some).ok_or_else(|| {
        let message = Message::new("history-unknown").with("name", Value::Code(name.clone()));
        Problem::Said(message, Exit::Usage)
    })
}

/// The story of a tag, or of the default branch where none is named.
///
/// # Errors
/// Where GitHub does not tell all of it.
pub(super) fn story(
    online: &Online<'_>,
    wanted: &NotesOptions,
    reading: Reading<'_>,
) -> Result<Story, Problem> {
    let tag = tag(online, wanted)?;
    let head = online.head(tag.as_ref())?;
    let read = reader(reading.trailer, reading.split);
    let prefix = reading.prefix;
    let this = tag
        .as_ref()
        .and_then(|tag| version_in(tag.as_str(), prefix));
    let found = online.ask(&head, tag.as_ref(), |facts| {
        let versions = versions(prefix, facts)?;
        if let (Some(tag), Some(_)) = (&tag, &this) {
            lineage::listed(&versions, tag.as_str(), &head)?;
        }
        let (mut elsewhere, mut unreleased, mut last) = (Vec::new(), Vec::new(), None);
        if let Some(name) = &wanted.previous {
            let named = versions.all.iter().find(|(version, tag)| {
                tag.name == *name || version.to_string() == name.for_parsing()
            });
            let named = named.ok_or_else(|| unknown(name.for_parsing()))?;
            if !lineage::stands_on(&named.1.commit, &head, facts)? {
                return Err(unknown(name.for_parsing()));
            }
            last = Some((named.0.clone(), named.1));
        } else if !wanted.first {
            let before = before(&versions, this.as_ref(), false, &head, facts)?;
            (elsewhere, unreleased, last) = (before.elsewhere, before.unreleased, before.last);
        }
        let base = last.as_ref().map(|(_, tag)| &tag.commit);
        let commits = lineage::commits(base, &head, facts)?;
        let name = |tag: &crate::facts::VersionTag| tag.name.for_parsing().to_owned();
        Ok(Story {
            tag: tag.as_ref().map(ToString::to_string),
            previous: last.as_ref().map(|(version, tag)| Released {
                name: name(tag),
                version: version.clone(),
            }),
            from: last.as_ref().map(|(_, tag)| name(tag)),
            head: CommitId::from(&head),
            commits: lineage::told(commits, &*read),
            accounts: lineage::accounts(commits),
            passed_over: elsewhere.into_iter().map(name).collect(),
            unreleased: unreleased.into_iter().map(name).collect(),
            prefix: {
                let named = tag.as_ref().map(RefName::as_str);
                let before = last.as_ref().map(|(_, tag)| tag.name.for_parsing());
                prefix_of(prefix, named.into_iter().chain(before))
            },
        })
    });
    found.map_err(failed)
}

fn unknown(name: &str) -> Lack {
    let name = crate::text::one_line(name, 200);
    Lack::Failed(Failure::new(FailureKind::NoAncestor, name))
}

/// What the pull requests of some commits say of themselves.
///
/// # Errors
/// Where GitHub does not tell.
pub(super) fn pulls(online: &Online<'_>, story: &Story) -> Result<Pulls, Problem> {
    let numbers = lineage::pull_numbers(&story.commits);
    let (head, tag) = subject(story);
    let found = online.ask(&head, tag.as_ref(), |facts| {
        let needs = numbers
            .iter()
            .map(|number| Need::PullText { number: *number });
        let answers = all_known(facts, needs)?;
        let texts: Vec<PullText> = answers
            .into_iter()
            .filter_map(|answer| match answer {
                Answer::PullText { pull } => Some(pull.clone()),
                _ => None,
            })
            .collect();
        Ok(Pulls::of(texts.iter(), &story.commits))
    });
    found.map_err(failed)
}

fn subject(story: &Story) -> (Sha, Option<RefName>) {
    let tag = story.tag.as_ref().and_then(|tag| tag.parse().ok());
    (story.head.sha(), tag)
}

/// The `.mailmap` of the release.
///
/// # Errors
/// Where GitHub does not tell.
pub(super) fn mailmap(online: &Online<'_>, story: &Story) -> Result<Mailmap, Problem> {
    let (head, tag) = subject(story);
    let need = || Need::File {
        at: Revision::Subject,
        path: ".mailmap".parse().expect("our own path is one"),
    };
    let found = online.ask(&head, tag.as_ref(), |facts| {
        let text = match all_known(facts, [need()])?.as_slice() {
            [Answer::Text { text }] => Some(text.for_parsing().to_owned()),
            _ => None,
        };
        Ok(text)
    });
    let text = found.map_err(failed)?;
    Ok(text.map_or_else(Mailmap::default, |text| Mailmap::parse(text.as_bytes())))
}

/// So many people are looked up.
const MOST_PEOPLE: usize = 100;
/// GitHub's own clock writes when a pull request is merged, and Git's when a commit was made of it.
const SAME_MOMENT: SignedDuration = SignedDuration::from_secs(5);

/// Who has contributed for the first time: of all their merged pull requests up to the release,
/// none came before it.
///
/// # Errors
/// Where GitHub does not tell.
pub(super) fn newcomers(
    online: &Online<'_>,
    story: &Story,
    pulls: &Pulls,
) -> Result<BTreeSet<Login>, Failure> {
    let makers = pulls.makers();
    let newest = story.commits.iter().map(time).max();
    let Some(before) = newest.and_then(|it| it.checked_add(SAME_MOMENT).ok()) else {
        return Ok(BTreeSet::new());
    };
    if makers.len() > MOST_PEOPLE {
        return Ok(BTreeSet::new());
    }
    let (head, tag) = subject(story);
    online.ask(&head, tag.as_ref(), |facts| {
        let needs = makers.keys().map(|login| Need::MergedBefore {
            login: login.clone(),
            before,
        });
        let answers = all_known(facts, needs)?;
        let counted = makers.iter().zip(answers);
        let new = counted.filter_map(|((login, own), answer)| match answer {
            // A search that finds fewer than came in with the release does not know everything.
            Answer::Members { count } if *count == own.len() as u64 => Some(login.clone()),
            _ => None,
        });
        Ok(new.collect())
    })
}

fn time(commit: &Commit<Said>) -> Timestamp {
    Timestamp::from_second(commit.time).unwrap_or_default()
}
