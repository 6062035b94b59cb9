//! The links between records.
//!
//! A chain is of one repository and one environment, and of tags that were let go. Where two releases
//! follow the same one, the records must say why: a backport, a pre-release beside the stable line, or
//! a version that the later one saw and did not have in its history.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::{Check, Content, Examined, Paper, Verdict};
use crate::evidence::{Digest, Missing, Passed, Previous, RecordBefore};
use crate::gates::policy;
use crate::ids::{Environment, RefName, RepoSlug, Sha};
use crate::locale::Value;
use crate::versioning::{is_before, version_in};

/// The code of a link that leads to what it says.
const LINK: &str = "evidence/link";

/// Whose chain it is.
type Place<'a> = (&'a RepoSlug, &'a Environment);

/// What the links of each paper come to. The papers are in the order of their decisions.
pub(super) fn links(papers: &[Paper], known: &[Digest]) -> Vec<Vec<Check>> {
    let Some(place) = place_of_most(papers) else {
        return vec![Vec::new(); papers.len()];
    };
    let desk = Desk {
        papers,
        known,
        place,
    };
    let mut all: Vec<Vec<Check>> = Vec::new();
    for (index, paper) in papers.iter().enumerate() {
        let content = paper.content.as_ref();
        all.push(content.map_or_else(Vec::new, |content| desk.of_one(index, content)));
    }
    for (index, check) in desk.forks() {
        if let Some(checks) = all.get_mut(index) {
            checks.push(check);
        }
    }
    all
}

/// Says of each record that no other one names, such as the newest, that nothing holds it but its
/// own digest.
pub(super) fn tell_loose(papers: &mut [Examined], known: &[Digest]) {
    // Only a release whose link was followed vouches for another one.
    let vouches = |it: &&Examined| it.checks.iter().any(|check| check.code == LINK);
    let vouching = papers.iter().filter(vouches);
    let contents = vouching.filter_map(|it| it.paper.content.as_ref());
    let mut held: Vec<Digest> = contents.filter_map(named).cloned().collect();
    held.extend_from_slice(known);
    for examined in papers {
        let Some(content) = &examined.paper.content else {
            continue;
        };
        let refused = content.tag().is_some() && !content.released();
        if !refused && !held.contains(&content.digest) {
            let check = Check::new("evidence/loose", Verdict::Holds);
            let digest = Value::code(content.digest.as_str());
            examined.checks.push(check.with("digest", digest));
            held.push(content.digest.clone());
        }
    }
}

/// The repository and environment that most papers are of.
fn place_of_most(papers: &[Paper]) -> Option<Place<'_>> {
    let mut counts: Vec<(Place<'_>, usize)> = Vec::new();
    for content in papers.iter().filter_map(|paper| paper.content.as_ref()) {
        let place = place(content);
        match counts.iter_mut().find(|(other, _)| *other == place) {
            Some((_, count)) => *count += 1,
            None => counts.push((place, 1)),
        }
    }
    // Of several the first, which is the oldest.
    let most = counts.iter().map(|(_, count)| *count).max()?;
    let found = counts.iter().find(|(_, count)| *count == most);
    found.map(|(place, _)| *place)
}

fn place(content: &Content) -> Place<'_> {
    let inputs = &content.evidence.inputs;
    (&inputs.subject.repository, &inputs.environment)
}

/// The digest that a record names as that of the one before.
fn named(content: &Content) -> Option<&Digest> {
    content.evidence.previous.as_ref()?.digest()
}

struct Desk<'a> {
    papers: &'a [Paper],
    known: &'a [Digest],
    place: Place<'a>,
}

impl<'a> Desk<'a> {
    /// All that belongs to this chain.
    fn here(&self) -> impl Iterator<Item = (usize, &'a Paper, &'a Content)> {
        let place = self.place;
        let papers = self.papers.iter().enumerate();
        let contents = papers.filter_map(|(at, paper)| Some((at, paper, paper.content.as_ref()?)));
        contents.filter(move |(_, _, content)| self::place(content) == place)
    }

    fn of_one(&self, index: usize, content: &Content) -> Vec<Check> {
        if place(content) != self.place {
            let [(repository, environment), (others, other)] = [place(content), self.place];
            let check = Check::new("evidence/mixed", Verdict::Broken)
                .with("repository", Value::code(repository.to_string()))
                .with("environment", Value::code(environment.as_str()))
                .with("other-repository", Value::code(others.to_string()))
                .with("other-environment", Value::code(other.as_str()));
            return vec![check];
        }
        if content.evidence.inputs.simulated {
            return Vec::new();
        }
        if content.tag().is_none() {
            return vec![match content.evidence.previous {
                None => Check::new("evidence/no-link", Verdict::Holds),
                Some(_) => Check::new("evidence/link-stray", Verdict::Unknown),
            }];
        }
        let mut earlier = self.here().take_while(|(at, _, _)| *at < index);
        if let Some((_, twin, _)) = earlier.find(|(_, _, other)| other.digest == content.digest) {
            let check = Check::new("evidence/twice", Verdict::Holds);
            return vec![check.with("file", Value::code(&*twin.name))];
        }
        // What let nothing go is no part of the chain, and may name a record that is not, either.
        match content.released() {
            true => {
                let mut checks = vec![self.link(content)];
                checks.extend(self.passed(content));
                checks
            }
            false => vec![Check::new("evidence/not-released", Verdict::Holds)],
        }
    }

    /// Versions that it says had no GO, though a GO of theirs from before is among the papers.
    fn passed(&self, content: &Content) -> Vec<Check> {
        let previous = content.evidence.previous.as_ref();
        let passed = previous.into_iter().flat_map(|it| &it.passed_over);
        let passed = passed.filter(|passed| passed.why != Passed::Elsewhere);
        let decided_at = content.evidence.inputs.decided_at;
        let check = |(_, paper, other): (usize, &Paper, &Content)| {
            Check::new("evidence/passed-go", Verdict::Unknown)
                .with("other", other.called())
                .with("file", Value::code(&*paper.name))
        };
        passed
            .filter_map(|passed| {
                let mut here = self.here();
                let shown = here.find(|(_, _, other)| {
                    is_of(other, passed.tag.for_parsing(), &passed.commit)
                        && other.released()
                        && other.evidence.inputs.decided_at <= decided_at
                });
                shown.map(check)
            })
            .collect()
    }

    /// What a tag's record says of the one before, and whether that is so.
    fn link(&self, content: &Content) -> Check {
        let is_known = self.known.contains(&content.digest);
        let begins_here = || Check::new("evidence/begins-known", Verdict::Holds);
        let Some(previous) = &content.evidence.previous else {
            return match is_known {
                true => begins_here(),
                false => Check::new("evidence/unlinked", Verdict::Unknown),
            };
        };
        let digest = match &previous.record {
            RecordBefore::Known { digest, .. } => digest,
            RecordBefore::Missing { why, .. } if why.begins() => {
                return self.begins(content, previous, *why);
            }
            RecordBefore::Missing { .. } => {
                return match previous.lack() {
                    Some(lack) if !is_known => {
                        Check::new("evidence/missing", Verdict::Unknown).with("lack", lack)
                    }
                    _ => begins_here(),
                };
            }
        };
        let mut all = self.papers.iter();
        let found = all.find_map(|paper| {
            let other = paper.content.as_ref()?;
            (other.digest == *digest).then_some((paper, other))
        });
        match found {
            Some((paper, other)) => self.fits(content, previous, paper, other),
            None if self.replaced(previous) => {
                said(Check::new("evidence/replaced", Verdict::Broken), previous)
                    .with("digest", Value::code(digest.short()))
            }
            None if is_known => begins_here(),
            None => said(Check::new("evidence/absent", Verdict::Unknown), previous)
                .with("digest", Value::code(digest.as_str())),
        }
    }

    /// Whether the record that is named can be what comes before.
    fn fits(
        &self,
        content: &Content,
        previous: &Previous,
        paper: &Paper,
        other: &Content,
    ) -> Check {
        let release = previous.release.as_ref();
        let is_commit =
            release.is_some_and(|release| release.commit == other.evidence.inputs.subject.sha);
        let claimed = release.map_or("", |release| release.tag.for_parsing());
        let is_tag = other.tag().is_some_and(|tag| tag.as_str() == claimed);
        let is_earlier = other.evidence.inputs.decided_at <= content.evidence.inputs.decided_at;
        let code = match () {
            () if place(other) != self.place => "evidence/link-elsewhere",
            () if !other.released() => "evidence/link-not-go",
            () if !is_commit => "evidence/link-other-commit",
            () if !is_earlier => "evidence/link-later",
            () if !is_tag => "evidence/link-other-tag",
            () => LINK,
        };
        // A tag that is no release of this line may share the commit, and have been decided last.
        let may_share = || version(other).is_none_or(|version| !version.pre.is_empty());
        let verdict = match code {
            LINK => Verdict::Holds,
            "evidence/link-other-tag" if may_share() => Verdict::Unknown,
            _ => Verdict::Broken,
        };
        Check::new(code, verdict)
            .with("before", other.called())
            .with("claimed", Value::code(claimed))
            .with("file", Value::code(&*paper.name))
    }

    /// Whether the papers have another record of the very release that is named.
    fn replaced(&self, previous: &Previous) -> bool {
        let release = previous.release.as_ref();
        let named = |content: &Content| {
            let is_it = release.is_some_and(|it| is_of(content, it.tag.for_parsing(), &it.commit));
            content.released() && is_it
        };
        self.here().any(|(_, _, content)| named(content))
    }

    /// Whether the links of `later` lead back to `first`.
    fn follows(&self, later: &Content, first: &Content) -> bool {
        let mut at = later;
        for _ in 0..self.papers.len() {
            let Some(before) = named(at) else {
                return false;
            };
            if *before == first.digest {
                return true;
            }
            let mut here = self.here();
            match here.find(|(_, _, content)| content.digest == *before) {
                Some((_, _, content)) => at = content,
                None => return false,
            }
        }
        false
    }

    /// A record that says that there is nothing before it.
    fn begins(&self, content: &Content, previous: &Previous, why: Missing) -> Check {
        let at = content.evidence.inputs.decided_at;
        let commit = &content.evidence.inputs.subject.sha;
        // A stable version follows stable ones alone: a pre-release before it is not left out.
        let is_stable = version(content).is_some_and(|version| version.pre.is_empty());
        let is_beside = |other: &Content| {
            is_stable && version(other).is_some_and(|version| !version.pre.is_empty())
        };
        let mut here = self.here();
        let older = here.find(|(_, _, other)| {
            let inputs = &other.evidence.inputs;
            let is_other = inputs.subject.sha != *commit;
            let is_earlier = match inputs.decided_at.cmp(&at) {
                Ordering::Less => true,
                Ordering::Equal => !self.follows(other, content),
                Ordering::Greater => false,
            };
            other.released() && is_other && is_earlier && !is_beside(other)
        });
        let beside = match () {
            () if !previous.passed_over.is_empty() => "passed-over",
            () if is_stable => "stable",
            () => "none",
        };
        let check = match older {
            None => Check::new("evidence/begins", Verdict::Holds),
            Some((_, paper, older)) => Check::new("evidence/begins-again", Verdict::Unknown)
                .with("older", older.called())
                .with("file", Value::code(&*paper.name)),
        };
        said(check, previous)
            .with("why", Value::Word(why.word()))
            .with("beside", Value::Word(beside))
    }

    /// Releases that follow the same one, each told at the later of two.
    fn forks(&self) -> Vec<(usize, Check)> {
        let mut followers: BTreeMap<&Digest, Vec<(usize, &Content)>> = BTreeMap::new();
        for (index, _, content) in self.here().filter(|(_, _, content)| content.released()) {
            let Some(before) = named(content) else {
                continue;
            };
            let all = followers.entry(before).or_default();
            if !all.iter().any(|(_, other)| other.digest == content.digest) {
                all.push((index, content));
            }
        }
        let mut checks = Vec::new();
        for all in followers.values() {
            for (position, (index, later)) in all.iter().enumerate() {
                for (other, earlier) in all.iter().take(position) {
                    let file = self.papers.get(*other).map_or("", |paper| &paper.name);
                    let Some(check) = fork(earlier, later) else {
                        continue;
                    };
                    let check = check.with("other", earlier.called());
                    checks.push((*index, check.with("file", Value::code(file))));
                }
            }
        }
        checks
    }
}

/// Two records that follow the same one; `later` was decided later. `None` where the later one says
/// that the other had no GO: that is told of by itself, and explains nothing.
fn fork(earlier: &Content, later: &Content) -> Option<Check> {
    let commit = &earlier.evidence.inputs.subject.sha;
    if *commit == later.evidence.inputs.subject.sha {
        return Some(Check::new("evidence/again", Verdict::Holds));
    }
    let previous = later.evidence.previous.as_ref();
    let tag = earlier.tag().map_or("", RefName::as_str);
    let mut passed = previous.into_iter().flat_map(|it| &it.passed_over);
    let passed = passed.find(|it| it.commit == *commit && it.tag.for_parsing() == tag);
    let versions = version(earlier).zip(version(later));
    let why = match versions {
        _ if passed.is_some_and(|it| it.why == Passed::Elsewhere) => "passed-over",
        Some((one, other)) if !one.pre.is_empty() || !other.pre.is_empty() => "pre-release",
        Some((one, other)) if is_before(&other, &one) => "backport",
        _ if passed.is_some() => return None,
        _ => return Some(Check::new("evidence/fork", Verdict::Broken)),
    };
    let check = Check::new("evidence/fork-explained", Verdict::Holds);
    Some(check.with("why", Value::Word(why)))
}

/// Whether a record is of this tag at this commit.
fn is_of(content: &Content, tag: &str, commit: &Sha) -> bool {
    let is_tag = content.tag().is_some_and(|it| it.as_str() == tag);
    is_tag && content.evidence.inputs.subject.sha == *commit
}

fn version(content: &Content) -> Option<semver::Version> {
    let inputs = &content.evidence.inputs;
    let loaded = policy::load(inputs.policy.text.for_parsing(), &inputs.environment);
    let prefix = loaded.general.tag_prefix;
    version_in(content.tag()?.as_str(), prefix.as_ref())
}

/// With the release that a link names.
fn said(check: Check, previous: &Previous) -> Check {
    let release = previous.release.as_ref();
    let tag = release.map_or("", |release| release.tag.for_parsing());
    check.with("before", Value::code(tag))
}
