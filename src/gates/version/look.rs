//! What must be read, step by step, and what it comes to.

use semver::Version;

use super::Config;
use super::section::RequireBump;
use crate::facts::{
    Answer, Facts, Failure, FailureKind, Need, OwnStatus, ReleaseCommit, Signature, VersionTag,
};
use crate::ids::{RefName, Sha};
use crate::lineage::{self, Before, Lack, Versions, before, stands_on, versions};
use crate::subject::Subject;
use crate::versioning::version_in;

/// Everything that must be read and is not yet.
pub(super) fn needs(config: &Config, subject: &Subject, facts: &Facts) -> Vec<Need> {
    let Some(tag) = subject.tag() else {
        return Vec::new();
    };
    let mut needs = Vec::new();
    let mut ask = |lack: Option<Lack>| needs.extend(lack.map(Lack::needs).unwrap_or_default());
    ask(is_reachable(config, &subject.sha, facts).err());
    if config.signed_tag {
        ask(signature(tag, &subject.sha, facts).err());
    }
    if let Some(version) = version_in(tag.as_str(), config.prefix.as_ref()) {
        ask(Lineage::look(config, (tag, &version), &subject.sha, facts).err());
    }
    needs
}

/// A release among the versions of its repository.
pub(super) struct Lineage<'a> {
    pub(super) versions: Versions<'a>,
    /// The stable version before it.
    pub(super) before: Before<'a>,
    /// What came since; `None` where nothing came before or nobody asks.
    pub(super) commits: Option<&'a [ReleaseCommit]>,
    /// The highest version in between that was GO once and is none now, with what came since.
    pub(super) once: Option<Once<'a>>,
    /// Versions of its history that are as high or higher.
    pub(super) above: Vec<&'a VersionTag>,
}

/// A version that was GO once and is none now.
pub(super) struct Once<'a> {
    pub(super) version: Version,
    pub(super) tag: &'a VersionTag,
    /// What came since.
    pub(super) commits: &'a [ReleaseCommit],
}

/// So many higher versions are looked for in a history without a lower one.
const MOST_ABOVE: usize = 20;

impl<'a> Lineage<'a> {
    pub(super) fn look(
        config: &Config,
        (tag, version): (&RefName, &Version),
        head: &Sha,
        facts: &'a Facts,
    ) -> Result<Self, Lack> {
        let versions = versions(config.prefix.as_ref(), facts)?;
        let named = versions
            .all
            .iter()
            .any(|(_, other)| other.name.for_parsing() == tag.as_str());
        if !named {
            lineage::listed(&versions, tag.as_str(), head)?;
        }
        let before = before(&versions, Some(version), true, head, facts)?;
        let compares = config.require_greater || config.require_bump != RequireBump::Off;
        let commits = match &before.last {
            Some((_, last)) if compares => Some(lineage::commits(Some(&last.commit), head, facts)?),
            _ => None,
        };
        let mut found = Self {
            versions,
            before,
            commits,
            once: None,
            above: Vec::new(),
        };
        if config.require_bump != RequireBump::Off {
            found.once = found.once(head, facts)?;
        }
        if config.require_greater {
            found.above = found.not_below(version, head, facts)?;
        }
        Ok(found)
    }

    /// A version whose GO was taken back, as by a second tag on its commit, may have gone out by then.
    fn once(&self, head: &Sha, facts: &'a Facts) -> Result<Option<Once<'a>>, Lack> {
        for tag in &self.before.unreleased {
            if lineage::said_of(tag, &self.versions, facts)? != OwnStatus::Since {
                continue;
            }
            let mut all = self.versions.all.iter();
            let Some((version, _)) = all.find(|(_, other)| other.name == tag.name) else {
                continue;
            };
            return Ok(Some(Once {
                version: version.clone(),
                tag,
                commits: lineage::commits(Some(&tag.commit), head, facts)?,
            }));
        }
        Ok(None)
    }

    /// The versions that are as high or higher, and are in the history since the version before.
    fn not_below(
        &self,
        version: &Version,
        head: &Sha,
        facts: &Facts,
    ) -> Result<Vec<&'a VersionTag>, Lack> {
        let others = self.versions.all.iter().filter(|(other, tag)| {
            let order = other.cmp_precedence(version);
            order.is_gt() || (order.is_eq() && tag.commit != *head)
        });
        if let Some(commits) = self.commits {
            let is_new = |sha: &Sha| commits.iter().any(|commit| commit.sha == *sha);
            // A lower tag on the commit of a higher one does not hide that.
            let last = self.before.last.as_ref().map(|(_, tag)| &tag.commit);
            let here = others.filter(|(_, tag)| {
                tag.commit == *head || last == Some(&tag.commit) || is_new(&tag.commit)
            });
            return Ok(here.map(|(_, tag)| *tag).collect());
        }
        let others: Vec<&VersionTag> = others.map(|(_, tag)| *tag).collect();
        if let Some(left_out) = others.get(MOST_ABOVE) {
            let name = crate::text::one_line(left_out.name.for_parsing(), 100);
            return Err(Lack::Failed(Failure::new(FailureKind::NoAncestor, name)));
        }
        let mut unread = Vec::new();
        let mut found = Vec::new();
        for tag in others {
            match stands_on(&tag.commit, head, facts) {
                Ok(true) => found.push(tag),
                Ok(false) => {}
                Err(Lack::Unread(needs)) => unread.extend(needs),
                Err(failed) => return Err(failed),
            }
        }
        match unread.is_empty() {
            true => Ok(found),
            false => Err(Lack::Unread(unread)),
        }
    }

    /// The highest pre-release since the version before: what comes next does not go behind it.
    pub(super) fn pre_release(&self, version: &Version, head: &Sha) -> Option<&Version> {
        let commits = self.commits?;
        let is_new = |sha: &Sha| sha == head || commits.iter().any(|commit| commit.sha == *sha);
        let mut all = self.versions.all.iter();
        let found = all.find(|(other, tag)| {
            !other.pre.is_empty() && other.cmp_precedence(version).is_lt() && is_new(&tag.commit)
        });
        found.map(|(version, _)| version)
    }

    /// The same version on other commits.
    pub(super) fn elsewhere(&self, version: &Version, head: &Sha) -> Vec<&'a VersionTag> {
        let same =
            self.versions.all.iter().filter(|(other, tag)| {
                other.cmp_precedence(version).is_eq() && tag.commit != *head
            });
        same.map(|(_, tag)| *tag).collect()
    }
}

/// The branch that holds the commit; `None` where none of them does.
pub(super) fn is_reachable(
    config: &Config,
    head: &Sha,
    facts: &Facts,
) -> Result<Result<RefName, Vec<RefName>>, Lack> {
    let branches = match config.branches.is_empty() {
        false => config.branches.clone(),
        true => vec![default_branch(facts)?],
    };
    let mut lack = None;
    let mut unread = Vec::new();
    for branch in &branches {
        let need = Need::ForkPoint {
            base: branch.clone(),
            sha: head.clone(),
        };
        if !facts.has(&need) {
            unread.push(need);
            continue;
        }
        match facts.get(&need) {
            Ok(Answer::Object { sha }) if sha == head => return Ok(Ok(branch.clone())),
            Ok(Answer::Object { .. }) => {}
            Ok(_) => lack = Some(Failure::new(FailureKind::Unreadable, need.to_string())),
            Err(failure) => lack = Some(failure),
        }
    }
    match (unread.is_empty(), lack) {
        (false, _) => Err(Lack::Unread(unread)),
        (true, Some(failure)) => Err(Lack::Failed(failure)),
        (true, None) => Ok(Err(branches)),
    }
}

fn default_branch(facts: &Facts) -> Result<RefName, Lack> {
    let need = Need::DefaultBranch;
    if !facts.has(&need) {
        return Err(Lack::Unread(vec![need]));
    }
    match facts.get(&need).map_err(Lack::Failed)? {
        Answer::Branch { name } => Ok(name.clone()),
        _ => Err(Lack::Failed(Failure::new(
            FailureKind::Unreadable,
            need.to_string(),
        ))),
    }
}

/// How the tag is signed.
pub(super) fn signature<'a>(
    tag: &RefName,
    head: &Sha,
    facts: &'a Facts,
) -> Result<&'a Signature, Lack> {
    let need = Need::TagSignature {
        tag: tag.clone(),
        commit: head.clone(),
    };
    if !facts.has(&need) {
        return Err(Lack::Unread(vec![need]));
    }
    match facts.get(&need).map_err(Lack::Failed)? {
        Answer::TagSignature { signature } => Ok(signature),
        _ => Err(Lack::Failed(Failure::new(
            FailureKind::Unreadable,
            need.to_string(),
        ))),
    }
}
