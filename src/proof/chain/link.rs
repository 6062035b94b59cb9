//! Where the link of one record leads, and whether that is what it says.

use std::cmp::Ordering;

use super::{Desk, LINK, is_of, named, place, version};
use crate::evidence::{KnownBy, Missing, Previous, RecordBefore};
use crate::locale::Value;
use crate::proof::{Check, Content, Paper, Verdict};

impl Desk<'_> {
    /// What a tag's record says of the one before, and whether that is so.
    pub(super) fn link(&self, content: &Content) -> Check {
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
        let is_given = matches!(
            previous.record,
            RecordBefore::Known {
                source: KnownBy::File,
                ..
            }
        );
        Check::new(code, verdict)
            .with("given", Value::Word(if is_given { "yes" } else { "no" }))
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
}

/// With the release that a link names.
fn said(check: Check, previous: &Previous) -> Check {
    let release = previous.release.as_ref();
    let tag = release.map_or("", |release| release.tag.for_parsing());
    check.with("before", Value::code(tag))
}
