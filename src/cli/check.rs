//! What `check`, `simulate` and `why` are asked to do.

use super::access::{access, variable};
use super::arguments::{CheckArguments, SimulateArguments, TargetArguments, WhyArguments};
use super::invocation::{CheckOptions, NamedSubject, PolicyFrom, SimulatedComment};
use super::problem::{Place, Problem};
use crate::exit::FailOn;
use crate::ids::RepoSlug;
use crate::text::Untrusted;
use crate::world::{Variable, Variables};

/// The options of `check`.
///
/// # Errors
/// Where they contradict each other, or a variable is not what it should be.
pub(super) fn check_options(
    check: CheckArguments,
    policy: PolicyFrom,
    variables: &Variables,
) -> Result<CheckOptions, Problem> {
    if check.at.is_some() && !check.dry_run {
        return Err(Problem::AtWithoutDryRun);
    }
    Ok(CheckOptions {
        at: check.at,
        dry_run: check.dry_run,
        evidence: check.evidence,
        html: check.html,
        report: check.report,
        comment: check.no_comment.then_some(false),
        fail_on: check.fail_on.unwrap_or_default(),
        wait: check.wait,
        ..plain_check(check.repo, check.target, policy, variables)?
    })
}

/// A check of a subject without any wishes of its own.
fn plain_check(
    repository: Option<RepoSlug>,
    subject: TargetArguments,
    policy: PolicyFrom,
    variables: &Variables,
) -> Result<CheckOptions, Problem> {
    let repository = match repository {
        Some(repository) => Some(repository),
        None => variable(variables, Variable::GithubRepository)?,
    };
    Ok(CheckOptions {
        policy,
        repository,
        target: target(subject),
        at: None,
        simulated: None,
        wait: None,
        dry_run: false,
        evidence: None,
        html: None,
        report: None,
        comment: None,
        fail_on: FailOn::default(),
        github: access(variables)?,
    })
}

/// What is asked about one subject is not asked about all that are open.
fn one_subject(subject: TargetArguments) -> Result<TargetArguments, Problem> {
    let TargetArguments { pr, tag, sha } = &subject;
    if pr.is_none() && tag.is_none() && sha.is_none() {
        let place = Place::Argument("--pr".to_owned());
        return Err(Problem::MissingArgument { place });
    }
    Ok(subject)
}

/// "What if": decided with another instant or one comment more, and never published.
pub(super) fn simulation(
    simulate: SimulateArguments,
    policy: PolicyFrom,
    variables: &Variables,
) -> Result<CheckOptions, Problem> {
    let comment = simulate.comment.zip(simulate.as_login);
    let target = one_subject(simulate.target)?;
    Ok(CheckOptions {
        at: simulate.at,
        dry_run: true,
        simulated: comment.map(|(text, by)| SimulatedComment {
            by,
            text: Untrusted::new(text),
            answer_only: false,
        }),
        ..plain_check(simulate.repo, target, policy, variables)?
    })
}

/// Why somebody counts or not: the answer to a question that nobody has written.
pub(super) fn question(
    why: WhyArguments,
    policy: PolicyFrom,
    variables: &Variables,
) -> Result<CheckOptions, Problem> {
    let text = format!("/gonogo why @{}", why.user);
    let target = one_subject(why.target)?;
    Ok(CheckOptions {
        dry_run: true,
        simulated: Some(SimulatedComment {
            by: why.user,
            text: Untrusted::new(text),
            answer_only: true,
        }),
        ..plain_check(why.repo, target, policy, variables)?
    })
}

fn target(target: TargetArguments) -> Option<NamedSubject> {
    target
        .pr
        .map(NamedSubject::PullRequest)
        .or(target.tag.map(NamedSubject::Tag))
        .or(target.sha.map(NamedSubject::Commit))
}
