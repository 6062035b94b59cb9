//! The workflows of the default branch that run gonogo: do they start it whenever the decision can
//! change, may they publish it, and can nobody else speak through them.

mod actions;
mod calls;
mod checkout;
mod filters;
mod gonogo;
mod inputs;
mod model;
mod names;
mod namesakes;
mod permissions;
mod read;
mod safety;
mod shop;
mod triggers;

#[cfg(test)]
mod tests;

pub(super) use actions::folders_used;
pub(super) use names::Same;
pub(super) use namesakes::checks as jobs_named_like_the_status;
pub(super) use shop::{PostsAs, Shop};

use super::{Asks, Check, Seen, Verdict};
use crate::locale::{Message, Value};
use gonogo::{Does, does};
use model::{Job, Step, Workflow};

/// What is to be said of the workflows.
pub(super) fn checks(seen: &Seen<'_>, shop: &Shop, asks: Option<&Asks>) -> Vec<Check> {
    let mut checks = found(seen, shop);
    for (name, why, remedy) in &shop.unread {
        let what = Message::new("doctor-workflow-unread")
            .with("file", Value::Code(name.clone()))
            .with("reason", why.clone());
        checks.push(Check {
            id: "workflow/readable",
            verdict: Verdict::NotKnown,
            what,
            remedy: Some(remedy.clone()),
        });
    }
    if shop.ours.is_empty() {
        return checks;
    }
    let groups = [
        (
            "workflow/trigger",
            "doctor-trigger-ok",
            asks.map(|asks| triggers::checks(seen, shop, asks)),
        ),
        (
            "workflow/permissions",
            "doctor-permissions-ok",
            asks.map(|asks| permissions::checks(shop, seen.private, asks)),
        ),
        (
            "workflow/pinned",
            "doctor-pinned-ok",
            Some(safety::pinned(shop)),
        ),
        (
            "workflow/inputs",
            "doctor-inputs-ok",
            Some(inputs::checks(seen, shop)),
        ),
        (
            "workflow/checkout",
            "doctor-checkout-ok",
            Some(checkout::checks(shop)),
        ),
        (
            "workflow/condition",
            "doctor-condition-ok",
            Some(safety::conditions(shop)),
        ),
        (
            "workflow/concurrency",
            "doctor-concurrency-ok",
            Some(safety::concurrency(shop)),
        ),
    ];
    for (id, fine, found) in groups {
        match found {
            // Without a policy nobody knows what is needed.
            None => {
                let what = Message::new("doctor-workflow-no-policy");
                checks.push(Check::bad(id, Verdict::NotKnown, what));
            }
            Some(found) if !found.is_empty() => checks.extend(found),
            Some(_) if shop.complete => checks.push(Check::ok(id, Message::new(fine))),
            // Why it is not known is said above, file by file.
            Some(_) => {}
        }
    }
    checks
}

/// Whether there is any workflow that runs gonogo.
fn found(seen: &Seen<'_>, shop: &Shop) -> Vec<Check> {
    const ID: &str = "workflow/found";
    let mut checks = Vec::new();
    let files = shop.ours.iter().map(|it| Value::Code(it.file.clone()));
    let files: Vec<Value> = files.take(10).collect();
    checks.push(match seen.workflows {
        Err(failure) => {
            let subject = Message::new("doctor-subject-workflows");
            Check::unread(ID, Verdict::NotKnown, subject, failure)
        }
        Ok(_) if !files.is_empty() => {
            let what = Message::new("doctor-workflow-found").with("files", files);
            Check::ok(ID, what)
        }
        Ok(_) if shop.complete => {
            let what = Message::new("doctor-workflow-none")
                .with("branch", Value::code(seen.branch.as_str()));
            Check::bad(ID, Verdict::Problem, what)
        }
        Ok(_) => {
            let what = Message::new("doctor-workflow-perhaps");
            Check::bad(ID, Verdict::NotKnown, what)
        }
    });
    if seen.workflows_left > 0 {
        let what = Message::new("doctor-workflow-many").with("left", seen.workflows_left);
        checks.push(Check::bad("workflow/readable", Verdict::NotKnown, what));
    }
    checks
}
