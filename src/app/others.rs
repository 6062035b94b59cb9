//! Other open pull requests whose head is the commit that is judged: a status belongs to a commit,
//! so what is GO here would be GO there.

use super::check::{Check, Checked, withheld};
use super::opening::Looked;
use crate::decision::{Finding, Level, Outcome};
use crate::event::Target;
use crate::facts::Failure;
use crate::github::IssueState;
use crate::ids::PrNumber;
use crate::locale::Value;
use crate::subject::Subject;

/// How many other pull requests with the same head are judged; more are unknown.
const MOST_OTHERS: usize = 5;

impl Check<'_> {
    /// The other open pull requests that have this head; for a tag, all that have it. The same
    /// commit from a fork into the same base is the same change once more: anybody can propose it.
    pub(super) async fn others(&self, looked: &Looked) -> Result<Vec<PrNumber>, Failure> {
        let own = looked.subject.pull_request();
        let Subject {
            repository, sha, ..
        } = &looked.subject;
        let found = self.job.github.pull_requests_with_commit(repository, sha);
        let same_head = found.await?.into_iter().filter(|other| {
            let again = own.is_some_and(|own| {
                let copy = other.head.repository.as_ref() != Some(repository);
                own.number == other.number || copy && own.base == other.base_ref
            });
            other.state == IssueState::Open && other.head.sha == *sha && !again
        });
        Ok(same_head.map(|other| other.number).collect())
    }

    /// A status belongs to a commit. Where other open pull requests have the same head, a GO here
    /// would be one there: the strictest of all decides.
    pub(super) async fn with_others(&self, mut checked: Checked, others: Vec<PrNumber>) -> Checked {
        for (judged, number) in others.into_iter().enumerate() {
            let outcome = if judged < MOST_OTHERS {
                self.outcome_of(number).await
            } else {
                Outcome::Unknown
            };
            if outcome > Outcome::Go {
                checked = withheld(checked, shared(number, outcome));
            }
        }
        checked
    }

    /// What another pull request comes to; nothing of it is published.
    async fn outcome_of(&self, number: PrNumber) -> Outcome {
        let target = Target::PullRequest { number, hint: None };
        let job = self.job;
        let other = Check {
            job,
            target: &target,
        };
        match other.once().await {
            Ok(checked) => checked.judged.run.decision.outcome(),
            Err(_) => Outcome::Unknown,
        }
    }
}

/// Another pull request has the same head, and is not GO.
fn shared(number: PrNumber, outcome: Outcome) -> Finding {
    let level = match outcome {
        Outcome::Hold => Level::Hold,
        Outcome::NoGo => Level::NoGo,
        _ => Level::Unknown,
    };
    Finding::new("subject/shared-commit", level)
        .with("number", Value::Own(format!("#{number}")))
        .with("outcome", Value::Word(outcome.word()))
}
