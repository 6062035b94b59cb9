//! What the gates read besides GitHub's own records: files of the repository, registries, servers of
//! figures, calendars. Each was really read.

use super::{Check, Seen, Verdict, code};
use crate::facts::{Answer, Failure, FailureKind, Need, Revision};
use crate::locale::{Message, Value};

const ID: &str = "source/read";

/// Whether something that gates need is a source to tell of.
pub(crate) fn is_source(need: &Need) -> bool {
    matches!(
        need,
        Need::File { .. }
            | Need::Address { .. }
            | Need::Folder { .. }
            | Need::Audit { .. }
            | Need::Query { .. }
            | Need::Figures { .. }
    )
}

/// What is to be said of the sources.
pub(super) fn checks(seen: &Seen<'_>) -> Vec<Check> {
    let mut told: Vec<Check> = Vec::new();
    for (need, outcome) in seen.sources {
        if is_owners(need) && matches!(outcome, Ok(Answer::Absent)) {
            continue;
        }
        let check = one(need, outcome.as_ref());
        // Several queries to one server make one line.
        if !told.contains(&check) {
            told.push(check);
        }
    }
    let mut owners = seen.sources.iter().filter(|(need, _)| is_owners(need));
    let absent = owners.all(|(_, outcome)| matches!(outcome, Ok(Answer::Absent)));
    if absent && seen.asks().is_some_and(|asks| asks.owners) {
        told.push(Check::bad(
            ID,
            Verdict::Warning,
            Message::new("doctor-source-no-owners"),
        ));
    }
    told
}

/// Whether it is CODEOWNERS, which is looked for in three places, and one of them is enough.
fn is_owners(need: &Need) -> bool {
    matches!(need, Need::File { path, .. } if path.as_str().ends_with("CODEOWNERS"))
}

fn one(need: &Need, outcome: Result<&Answer, &Failure>) -> Check {
    let name = name(need);
    let said = |id: &'static str| Message::new(id).with("source", name.clone());
    match outcome {
        Ok(Answer::NoAudit { failure }) => failed(need, name, failure),
        Ok(Answer::Absent) => {
            // What is looked for in the release itself may come with it.
            let verdict = match need {
                Need::File { at, .. } | Need::Folder { at, .. } if *at == Revision::Subject => {
                    Verdict::Warning
                }
                _ => Verdict::Problem,
            };
            Check::bad(ID, verdict, said("doctor-source-absent"))
        }
        Ok(_) => Check::ok(ID, said("doctor-source-read")),
        Err(failure) => failed(need, name, failure),
    }
}

/// How people know it.
fn name(need: &Need) -> Value {
    match need {
        Need::Query { server, .. } => Value::Code(server.clone()),
        Need::Figures { url, .. } | Need::Address { url } => Value::Code(url.clone()),
        other => code(&other.to_string()),
    }
}

/// Outside sources were asked whether they can be reached now, and the answer is no. What GitHub did
/// not tell is not known.
fn failed(need: &Need, name: Value, failure: &Failure) -> Check {
    let subject = Message::new("doctor-subject-source").with("source", name);
    let outside = !matches!(need, Need::File { .. } | Need::Folder { .. });
    let own = matches!(
        failure.kind,
        FailureKind::RateLimited | FailureKind::Withheld | FailureKind::NotGathered
    );
    // An audit reads its lockfile from GitHub first.
    let at_github = failure.endpoint.for_parsing().starts_with("GET /repos/");
    let verdict = if outside && !own && !at_github {
        Verdict::Problem
    } else {
        Verdict::NotKnown
    };
    Check::unread(ID, verdict, subject, failure)
}
