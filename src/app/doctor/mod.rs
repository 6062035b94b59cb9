//! The command `doctor`: reads what shows whether gonogo is set up so that it can be trusted, and
//! tells. It writes nothing to GitHub.

mod reading;
mod rules;
mod sources;
mod tried;
mod workflows;

use super::outside::Outside;
use super::{Problem, brief, clients, on_runner};
use crate::cli::{Caller, DoctorOptions, Format, Options};
use crate::doctor::tell::{self, Subject};
use crate::doctor::{Check, PolicySeen, Verdict, examine};
use crate::exit::Exit;
use crate::facts::{Failure, FailureKind};
use crate::ids::RepoSlug;
use crate::locale::{Message, Words};
use reading::Reading;

/// Examines and tells. All is well, or has warnings only: 0; a problem: 1; not known: 4; the policy
/// cannot be used: 5; the repository cannot be read: 6.
pub(super) fn run(
    outside: &Outside,
    options: &Options,
    doctor: &DoctorOptions,
    caller: Caller,
) -> Result<Exit, Problem> {
    let access = &doctor.github;
    for token in [&access.token, &access.members_token].into_iter().flatten() {
        let on_the_runner = outside.variables.on_the_runner();
        outside.console.mask(token, on_the_runner)?;
    }
    let repository = doctor.repository.as_ref();
    let repository =
        repository.ok_or_else(|| Problem::Said(Message::new("app-no-repository"), Exit::Usage))?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(Problem::Output)?;
    let http = outside.http(&options.network).map_err(usage)?;
    let (checks, exit) = runtime.block_on(async {
        let reading = Reading {
            outside,
            options,
            doctor,
            repository,
            github: clients::github(access, &http)?,
            members: clients::members(access, &http)?,
            http,
        };
        let patience = outside.patience.run;
        let seen = tokio::time::timeout(patience, reading.read()).await;
        let late = |_| Failure::new(FailureKind::TimedOut, "gonogo doctor");
        let seen = seen.map_err(late).and_then(|seen| seen);
        let seen = seen.map_err(|failure| Problem::Failed(failure, Exit::Unreadable))?;
        let checks = examine(&seen.as_examined(options, repository));
        let exit = exit(&seen.policy, &checks);
        Ok::<_, Problem>((checks, exit))
    })?;
    hand_over(outside, options, repository, &checks, caller)?;
    Ok(exit)
}

fn usage(failure: Failure) -> Problem {
    Problem::Failed(failure, Exit::Usage)
}

fn exit(policy: &PolicySeen, checks: &[Check]) -> Exit {
    let unusable = match policy {
        PolicySeen::Found { loaded, .. } => loaded.policy.is_none(),
        PolicySeen::Missing => true,
        PolicySeen::Unread(_) => false,
    };
    match tell::gravest(checks) {
        _ if unusable => Exit::InvalidPolicy,
        Verdict::Problem => Exit::NoGo,
        Verdict::NotKnown => Exit::Unknown,
        Verdict::Warning | Verdict::Remark | Verdict::Ok => Exit::Go,
    }
}

fn hand_over(
    outside: &Outside,
    options: &Options,
    repository: &RepoSlug,
    checks: &[Check],
    caller: Caller,
) -> Result<(), Problem> {
    let words = Words::new(options.language);
    let subject = Subject {
        repository,
        environment: &options.environment,
    };
    match options.format {
        Format::Json => outside.console.json(&tell::json(checks, &subject))?,
        Format::Markdown => {
            let text = tell::markdown(checks, &subject, &words);
            outside.console.result(text.as_str())?;
        }
        _ => {
            let text = tell::text(checks, &subject, &words);
            outside.console.result(brief(options, &text))?;
        }
    }
    if caller == Caller::Action {
        on_runner::say_summary(outside, &tell::markdown(checks, &subject, &words))?;
    }
    Ok(())
}
