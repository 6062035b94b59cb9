//! Whether the branch really waits for the decision, and for nobody else's.

use super::rules::Both;
use super::workflow::{PostsAs, Same, Shop, jobs_named_like_the_status};
use super::{Check, Seen, Verdict, code};
use crate::facts::Failure;
use crate::locale::{Message, Value};

/// The number of the app that a job's own token acts as, at GitHub and in what it publishes (GitHub
/// docs, "About rulesets"; the app `github-actions`).
pub(super) const GITHUB_ACTIONS: u64 = 15_368;

/// What is to be said of the branch's demands.
pub(super) fn checks(seen: &Seen<'_>, shop: &Shop) -> Vec<Check> {
    let both = Both::of(seen.rules, seen.protection);
    let context = seen.environment.status_name();
    let sources = both.sources_of(&context);
    let said = |id: &'static str| {
        Message::new(id)
            .with("status", code(&context))
            .with("branch", code(seen.branch.as_str()))
    };
    let mut checks = Vec::new();
    let unread = both.failure().map(|failure| {
        let branch = code(seen.branch.as_str());
        let subject = Message::new("doctor-subject-rules").with("branch", branch);
        move |id| {
            let check = Check::unread(id, Verdict::NotKnown, subject.clone(), failure);
            match is_for_administrators(failure) {
                true => Check {
                    remedy: Some(Message::new("doctor-required-administrators")),
                    ..check
                },
                false => check,
            }
        }
    });
    if sources.is_empty() {
        checks.push(match &unread {
            Some(unread) => unread("required/status"),
            None => Check::bad(
                "required/status",
                Verdict::Problem,
                said("doctor-required-missing"),
            ),
        });
    } else {
        checks.push(Check::ok("required/status", said("doctor-required-status")));
        checks.push(match &unread {
            // What was not read may say from whom.
            Some(unread) if sources.iter().all(Option::is_none) => unread("required/source"),
            _ => source(shop, &sources, &said),
        });
    }
    checks.push(match (&unread, jobs(&both, shop)) {
        (_, Some((job, Same::Surely))) => {
            let what = said("doctor-required-job").with("job", job);
            Check::bad("required/job", Verdict::Warning, what)
        }
        (_, Some((job, _))) => {
            let what = said("doctor-required-job-perhaps").with("job", job);
            Check::bad("required/job", Verdict::Warning, what)
        }
        (Some(unread), None) => unread("required/job"),
        (None, None) => match shop.are_all_read() {
            true => Check::ok("required/job", said("doctor-required-no-job")),
            false => Check::bad(
                "required/job",
                Verdict::NotKnown,
                said("doctor-required-jobs-unread"),
            ),
        },
    });
    checks.extend(jobs_named_like_the_status(shop));
    checks.push(match (both.merge_queue(), both.strict()) {
        (Some(true), _) => Check::ok("required/up-to-date", said("doctor-required-queue")),
        (_, Some(true)) => Check::ok("required/up-to-date", said("doctor-required-strict")),
        (Some(false), Some(false)) => Check::bad(
            "required/up-to-date",
            Verdict::Warning,
            said("doctor-required-not-strict"),
        ),
        _ => match &unread {
            Some(unread) => unread("required/up-to-date"),
            None => Check::bad(
                "required/up-to-date",
                Verdict::NotKnown,
                said("doctor-required-strict-unknown"),
            ),
        },
    });
    checks
}

/// Whether only administrators see it: a job's token can be given no permission for that.
fn is_for_administrators(failure: &Failure) -> bool {
    let needed = failure.needed.as_ref();
    needed.is_some_and(|needed| needed.for_parsing().contains("administration"))
}

/// From whom the required status must come. Whoever may write to the repository can set a status of
/// any name; only the source tells them apart.
fn source(shop: &Shop, sources: &[Option<u64>], said: &dyn Fn(&'static str) -> Message) -> Check {
    const ID: &str = "required/source";
    let pinned: Vec<u64> = sources.iter().copied().flatten().collect();
    let Some(first) = pinned.first() else {
        return Check::bad(ID, Verdict::Problem, said("doctor-required-any-source"));
    };
    let app = Value::Own(first.to_string());
    let other = pinned.iter().any(|source| *source != GITHUB_ACTIONS);
    match (other, shop.posts_as()) {
        (false, Some(PostsAs::Job) | None) => Check::ok(ID, said("doctor-required-source-actions")),
        (false, Some(PostsAs::Another)) => Check::bad(
            ID,
            Verdict::Problem,
            said("doctor-required-source-not-actions"),
        ),
        (true, Some(PostsAs::Job)) => Check::bad(
            ID,
            Verdict::Problem,
            said("doctor-required-source-other").with("app", app),
        ),
        (_, Some(PostsAs::Another | PostsAs::Both) | None) => Check::bad(
            ID,
            Verdict::NotKnown,
            said("doctor-required-source-unknown").with("app", app),
        ),
    }
}

/// A job that runs gonogo and whose own name is required, or may be.
fn jobs(both: &Both<'_>, shop: &Shop) -> Option<(Value, Same)> {
    let names = shop.job_names();
    let mut perhaps = None;
    for (context, _) in both.read().flat_map(|demands| &demands.checks) {
        let same = names.iter().map(|name| name.is(context.for_parsing()));
        let found = |same| Some((Value::Code(context.clone()), same));
        for same in same {
            match same {
                Same::Surely => return found(same),
                Same::Perhaps if perhaps.is_none() => perhaps = found(same),
                Same::Perhaps | Same::No => {}
            }
        }
    }
    perhaps
}
