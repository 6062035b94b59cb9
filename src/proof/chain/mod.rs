//! The links between records.
//!
//! A chain is of one repository and one environment, and of tags that were let go. Where two releases
//! follow the same one, the records must say why: a backport, a pre-release beside the stable line, or
//! a version that the later one saw and did not have in its history.

mod forks;
mod link;

use super::{Check, Content, Examined, Paper, Verdict};
use crate::evidence::{Digest, Passed};
use crate::gates::policy;
use crate::ids::{Environment, RepoSlug, Sha};
use crate::locale::Value;
use crate::versioning::version_in;

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
            let inputs = &content.evidence.inputs;
            // Of a tag's GO the status names the whole digest, where the decision was told by one.
            let place = if content.released() {
                "status"
            } else {
                "comment"
            };
            let check = Check::new("evidence/loose", Verdict::Holds)
                .with("digest", Value::code(content.digest.as_str()))
                .with("place", Value::Word(place))
                .with("context", Value::code(inputs.environment.status_name()))
                .with("commit", &inputs.subject.sha);
            examined.checks.push(check);
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
