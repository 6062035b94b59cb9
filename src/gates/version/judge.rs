//! Weighs a tag: is it a version, higher than the others, a step that is large enough?

use semver::Version;

use super::Config;
use super::look::{Lineage, is_reachable, signature};
use super::report::{self, Followed};
use super::section::RequireBump;
use crate::decision::Report;
use crate::facts::{Facts, ReleaseCommit, Signature};
use crate::history::{CommitId, Mailmap};
use crate::ids::RepoSlug;
use crate::lineage::{Lack, told};
use crate::notes::{self, Asked, Oddity, People, Scope, assemble, reader};
use crate::subject::Subject;
use crate::versioning::{Step, at_least, next, prefix_of, step_between, version_in};

/// What the commits since the last version ask for.
pub(super) struct Wanted {
    /// The step, and who asks for it; `None` where all of it was taken back.
    pub(super) asked: Option<Asked>,
    /// How many commits came since.
    pub(super) commits: usize,
    /// What is nearly conventional: it asks for less than was probably meant.
    pub(super) oddities: Vec<(CommitId, Oddity)>,
}

/// Adds what is found to the gate's report.
pub(super) fn fill(report: &mut Report, config: &Config, subject: &Subject, facts: &Facts) {
    let Some(tag) = subject.tag() else {
        report.findings.push(report::no_tag());
        return;
    };
    let version = version_in(tag.as_str(), config.prefix.as_ref());
    if version.is_none() {
        let prefix = config.prefix.as_ref();
        report.findings.push(report::not_a_version(tag, prefix));
    }
    match is_reachable(config, &subject.sha, facts) {
        Ok(Ok(_)) => {}
        Ok(Err(branches)) => report.findings.push(report::unreachable(tag, &branches)),
        Err(lack) => report.findings.push(report::not_known(lack.failure())),
    }
    if config.signed_tag {
        match signature(tag, &subject.sha, facts) {
            Ok(Signature::Verified) => {}
            Ok(Signature::Elsewhere) => report.findings.push(report::moved(tag)),
            Ok(signature) => report.findings.push(report::unsigned(tag, signature)),
            Err(lack) => report.findings.push(report::not_known(lack.failure())),
        }
    }
    if let Some(version) = &version {
        let looked = Lineage::look(config, (tag, version), &subject.sha, facts);
        match looked.map_err(Lack::failure) {
            Err(failure) => report.findings.push(report::not_known(failure)),
            Ok(lineage) => among_versions(report, config, subject, version, &lineage),
        }
    }
}

fn among_versions(
    report: &mut Report,
    config: &Config,
    subject: &Subject,
    version: &Version,
    lineage: &Lineage<'_>,
) {
    let Some(tag) = subject.tag() else { return };
    let elsewhere = lineage.elsewhere(version, &subject.sha);
    let moved = elsewhere
        .iter()
        .any(|other| other.name.for_parsing() == tag.as_str());
    if moved {
        report.findings.push(report::moved(tag));
    }
    let others = elsewhere
        .iter()
        .filter(|other| other.name.for_parsing() != tag.as_str());
    let others: Vec<_> = others.copied().collect();
    if !others.is_empty() {
        report.findings.push(report::elsewhere(tag, &others));
    }
    let above = lineage.above.iter().filter(|it| !elsewhere.contains(it));
    let above: Vec<_> = above.copied().collect();
    if !above.is_empty() {
        report.findings.push(report::not_greater(tag, &above));
    }
    let last = lineage.before.last.as_ref();
    let compares = config.require_bump != RequireBump::Off;
    let wanted = |commits| wanted(commits, &subject.repository);
    let wanted = lineage.commits.filter(|_| compares).map(wanted);
    if let (Some((last, last_tag)), Some(wanted)) = (last, &wanted) {
        let followed = Followed {
            tag,
            prefix: prefix_of(config.prefix.as_ref(), [tag.as_str()]),
            last: last_tag,
            is: step_between(last, version),
        };
        let asked = wanted.asked.as_ref();
        let pre_release = lineage.pre_release(version, &subject.sha);
        // Where nothing asks for a step, an exact one is the smallest.
        let smallest = Asked {
            step: Step::Patch,
            count: 0,
            by: Vec::new(),
        };
        let exact = config.require_bump == RequireBump::Exact;
        let asked = asked.or(exact.then_some(&smallest));
        let due = asked.map(|asked| {
            let next = next(Some(last), asked.step, config.zero);
            (asked, next.map(|next| at_least(next, pre_release)))
        });
        match due {
            // A number that is too large to count on is no step that can be compared.
            Some((_, None)) => report.findings.push(report::not_known(too_large(last_tag))),
            Some((asked, Some(due))) => {
                if is_core_below(version, &due) {
                    report
                        .findings
                        .push(report::too_small(&followed, asked, &due));
                } else if exact && is_core_below(&due, version) {
                    report
                        .findings
                        .push(report::too_large(&followed, asked, &due));
                }
            }
            None => {}
        }
        report.findings.extend(report::near_misses(wanted));
    }
    since_once(report, config, subject, version, lineage);
    let unreleased = report::unreleased(&lineage.before.unreleased);
    report.findings.extend(unreleased);
    report::pass(report, (tag, version), lineage, wanted.as_ref());
}

/// A version that was GO once may have gone out, so the step from it must be large enough, too.
fn since_once(
    report: &mut Report,
    config: &Config,
    subject: &Subject,
    version: &Version,
    lineage: &Lineage<'_>,
) {
    let (Some(tag), Some(once)) = (subject.tag(), &lineage.once) else {
        return;
    };
    let wanted = wanted(once.commits, &subject.repository);
    let Some(asked) = &wanted.asked else { return };
    let Some(due) = next(Some(&once.version), asked.step, config.zero) else {
        return report.findings.push(report::not_known(too_large(once.tag)));
    };
    let code = "version/too-small";
    if is_core_below(version, &due) && report.findings.iter().all(|it| it.code != code) {
        let followed = Followed {
            tag,
            prefix: prefix_of(config.prefix.as_ref(), [tag.as_str()]),
            last: once.tag,
            is: step_between(&once.version, version),
        };
        let finding = report::too_small(&followed, asked, &due);
        report.findings.push(finding);
    }
}

fn too_large(last: &crate::facts::VersionTag) -> crate::facts::Failure {
    let name = crate::text::one_line(last.name.for_parsing(), 100);
    crate::facts::Failure::new(crate::facts::FailureKind::TooLarge, name)
}

/// Whether one version's numbers come before another's; what leads to `1.4.0` counts as that.
fn is_core_below(one: &Version, other: &Version) -> bool {
    let core = |version: &Version| (version.major, version.minor, version.patch);
    core(one) < core(other)
}

/// What commits ask for, by their messages alone: titles of pull requests can be changed later.
pub(super) fn wanted(commits: &[ReleaseCommit], repository: &RepoSlug) -> Wanted {
    // What a squash lists counts: it is all that is left of those commits.
    let told = told(commits, &*reader(None, true));
    let mailmap = Mailmap::default();
    // Other repositories have pull requests of the same numbers.
    let scope = Scope {
        repository: Some(repository),
        ..Scope::default()
    };
    let notes = assemble(
        &told,
        &notes::Config::default(),
        &scope,
        &mut People::new(&mailmap),
    );
    Wanted {
        asked: notes.step,
        commits: commits.len(),
        oddities: notes.oddities,
    }
}
