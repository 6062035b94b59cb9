//! What `check`, `simulate` and `why` are asked to do.

use std::path::{Component, Path, PathBuf};

use clap::ArgMatches;

use super::access::{access, variable};
use super::arguments::{CheckArguments, SimulateArguments, TargetArguments, WhyArguments};
use super::audit::source;
use super::convert::policy_from;
use super::invocation::{
    CheckOptions, Command, NamedSubject, PolicyFrom, SimulatedComment, SimulatedWords, WhatIf,
};
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
    let files = [
        ("--evidence", check.evidence.as_deref()),
        ("--statement", check.statement.as_deref()),
        ("--html", check.html.as_deref()),
        ("--previous-evidence", check.previous_evidence.as_deref()),
    ];
    if let Some((one, other)) = the_same_file(&files) {
        return Err(conflict(other, one));
    }
    Ok(CheckOptions {
        at: check.at,
        dry_run: check.dry_run,
        evidence: check.evidence,
        statement: check.statement,
        previous_evidence: check.previous_evidence,
        html: check.html,
        report: check.report,
        comment: check.no_comment.then_some(false),
        fail_on: check.fail_on.unwrap_or_default(),
        wait: check.wait,
        ..plain_check(check.repo, check.target, policy, variables)?
    })
}

/// Two options that name one file, where the later written would take the place of the other: the
/// record of a GO would be gone. Compared without `.` and without regard to case, as some systems do.
pub(super) fn the_same_file(
    files: &[(&'static str, Option<&Path>)],
) -> Option<(&'static str, &'static str)> {
    let named = files.iter().filter_map(|(option, path)| {
        let parts = (*path)?.components().filter(|it| *it != Component::CurDir);
        let path: PathBuf = parts.collect();
        Some((*option, path.to_string_lossy().to_lowercase()))
    });
    let named: Vec<_> = named.collect();
    named.iter().enumerate().find_map(|(at, (other, path))| {
        let before = named.iter().take(at);
        let same = before.into_iter().find(|(_, earlier)| earlier == path);
        same.map(|(one, _)| (*one, *other))
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
        statement: None,
        previous_evidence: None,
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

/// In which order comments and sign-offs are given: whether each is a sign-off.
pub(super) fn order(matches: &ArgMatches) -> Vec<bool> {
    let Some(("simulate", matches)) = matches.subcommand() else {
        return Vec::new();
    };
    let places = |name: &str, is_sign_off: bool| {
        let places = matches.indices_of(name).into_iter().flatten();
        places.map(move |place| (place, is_sign_off))
    };
    let mut all: Vec<(usize, bool)> = places("comment", false).collect();
    all.extend(places("sign_off", true));
    all.sort_unstable();
    all.into_iter()
        .map(|(_, is_sign_off)| is_sign_off)
        .collect()
}

/// "What if": decided with something that is not so, from GitHub or from a record, and never
/// published.
pub(super) fn simulation(
    mut simulate: SimulateArguments,
    policy: Option<PathBuf>,
    variables: &Variables,
) -> Result<Command, Problem> {
    let what_if = what_if(&mut simulate)?;
    if let Some(file) = simulate.evidence {
        if policy.is_some() {
            return Err(conflict("--policy", "--evidence"));
        }
        return Ok(Command::Replay {
            file,
            at: simulate.at,
            what_if: Some(Box::new(what_if)),
        });
    }
    let policy = policy_from(policy, variables)?;
    let target = one_subject(simulate.target)?;
    if what_if.changes_pull_request() && target.pr.is_none() {
        return Err(Problem::MissingArgument {
            place: Place::Argument("--pr".to_owned()),
        });
    }
    let is_changed = what_if != WhatIf::default();
    Ok(Command::Check(Box::new(CheckOptions {
        at: simulate.at,
        dry_run: true,
        simulated: is_changed.then_some(what_if),
        ..plain_check(simulate.repo, target, policy, variables)?
    })))
}

/// Who would say what, and what the pull request would be. One `--as` is for all that is said; of
/// several each is for the comment or sign-off in its place.
fn what_if(simulate: &mut SimulateArguments) -> Result<WhatIf, Problem> {
    let mut comments = std::mem::take(&mut simulate.comment).into_iter();
    let mut roles = std::mem::take(&mut simulate.sign_off).into_iter();
    let words: Vec<SimulatedWords> = std::mem::take(&mut simulate.order)
        .into_iter()
        .filter_map(|is_sign_off| match is_sign_off {
            true => roles.next().map(SimulatedWords::SignOff),
            false => comments
                .next()
                .map(|text| SimulatedWords::Text(Untrusted::new(text))),
        })
        .collect();
    let people = std::mem::take(&mut simulate.as_login);
    let people = match people.as_slice() {
        [one] if !words.is_empty() => vec![one.clone(); words.len()],
        _ => people,
    };
    if people.len() != words.len() {
        let missing = match people.len() < words.len() {
            true => "--as",
            false => "--comment",
        };
        return Err(Problem::MissingArgument {
            place: Place::Argument(missing.to_owned()),
        });
    }
    let said = words.into_iter().zip(people);
    let labels = |names: &mut Vec<String>| {
        let names = std::mem::take(names).into_iter();
        names.map(Untrusted::new).collect()
    };
    Ok(WhatIf {
        said: said
            .map(|(words, by)| SimulatedComment { by, words })
            .collect(),
        labels: labels(&mut simulate.label),
        without_labels: labels(&mut simulate.without_label),
        title: simulate.title.take().map(Untrusted::new),
        description: simulate.description.take().map(source),
        answer_only: false,
    })
}

/// Two options that exclude each other.
pub(super) fn conflict(one: &str, other: &str) -> Problem {
    let [place, other] = [one, other].map(|name| Place::Argument(name.to_owned()));
    Problem::Conflict { place, other }
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
        simulated: Some(WhatIf {
            said: vec![SimulatedComment {
                by: why.user,
                words: SimulatedWords::Text(Untrusted::new(text)),
            }],
            answer_only: true,
            ..WhatIf::default()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_files_of_a_run_are_one() {
        let check = |evidence: &str, html: &str, expected: bool| {
            let files = [
                ("--evidence", Some(Path::new(evidence))),
                ("--statement", None),
                ("--html", Some(Path::new(html))),
            ];
            let same = expected.then_some(("--evidence", "--html"));
            assert_eq!(the_same_file(&files), same, "{evidence} {html}");
        };
        check("e.json", "e.json", true);
        check("./e.json", "e.json", true);
        check("out/./e.json", "out//e.json", true);
        check("E.json", "e.json", true);
        check("e.json", "out/e.json", false);
        check("e.json", "e.html", false);
    }
}
