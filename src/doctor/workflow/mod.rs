//! The workflows of the default branch that run gonogo: do they start it whenever the decision can
//! change, may they publish it, and can nobody else speak through them.

mod calls;
mod checkout;
mod filters;
mod inputs;
mod names;
mod permissions;
mod read;
mod safety;
mod triggers;

#[cfg(test)]
mod tests;

pub(super) use names::Same;

use super::{Asks, Check, Seen, Verdict};
use crate::locale::{Message, Value};
use crate::text::Untrusted;
use permissions::Grants;
use read::{Job, Step, Workflow};

/// What gonogo does in a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Does {
    /// It decides and publishes.
    Check,
    /// It writes release notes.
    Notes,
    /// It only reads.
    Other,
}

/// As whom the decision is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PostsAs {
    /// As GitHub Actions, by the job's own token.
    Job,
    /// As somebody else, by a token of its own.
    Another,
    /// Here so, there so.
    Both,
}

/// All workflows, as far as they could be read.
pub(super) struct Shop {
    /// Those that run gonogo.
    ours: Vec<Workflow>,
    /// The others: they may call ours.
    others: Vec<Workflow>,
    /// Those that speak of gonogo and cannot be read, with why.
    unread: Vec<(Untrusted, Message, Message)>,
    /// Whether every file was read, and none was left out.
    complete: bool,
    environment: String,
}

/// Whether a text speaks of gonogo at all: nothing else is worth a word.
fn mentions_gonogo(text: &str) -> bool {
    text.to_ascii_lowercase().contains("gonogo")
}

impl Shop {
    /// Reads the workflows.
    pub(super) fn of(seen: &Seen<'_>) -> Self {
        let mut shop = Self {
            ours: Vec::new(),
            others: Vec::new(),
            unread: Vec::new(),
            complete: seen.workflows.is_ok() && seen.workflows_left == 0,
            environment: seen.environment.as_str().to_owned(),
        };
        for file in seen.workflows.iter().flatten() {
            let text = match &file.text {
                Ok(text) => text.for_parsing(),
                Err(failure) => {
                    shop.complete = false;
                    let entry = (file.name.clone(), failure.message(), failure.remedy());
                    shop.unread.push(entry);
                    continue;
                }
            };
            let ours = mentions_gonogo(text);
            match read::workflow(&file.name, text) {
                Ok(workflow) if workflow.runs_gonogo() => {
                    // What is passed over might say something else.
                    if let Some(hole) = &workflow.hole {
                        shop.complete = false;
                        let remedy = Message::new("doctor-workflow-plainly");
                        shop.unread.push((file.name.clone(), hole.clone(), remedy));
                    }
                    if workflow.calls_gonogo_elsewhere() {
                        shop.passes_over(&file.name);
                    }
                    shop.ours.push(workflow);
                }
                Ok(workflow) => {
                    if ours && workflow.hole.is_some() || workflow.calls_gonogo_elsewhere() {
                        shop.passes_over(&file.name);
                    }
                    shop.others.push(workflow);
                }
                Err(why) if ours => {
                    shop.complete = false;
                    let remedy = Message::new("doctor-workflow-plainly");
                    shop.unread.push((file.name.clone(), why, remedy));
                }
                Err(_) => {}
            }
        }
        if shop.ours.is_empty() && shop.unread.is_empty() {
            // It may be there, under another name.
            let hiding = shop.others.iter().filter(|it| it.may_hide_gonogo());
            let hiding: Vec<Untrusted> = hiding.map(|workflow| workflow.file.clone()).collect();
            for file in &hiding {
                shop.passes_over(file);
            }
        }
        shop
    }

    /// What runs gonogo there cannot be followed.
    fn passes_over(&mut self, file: &Untrusted) {
        self.complete = false;
        let why = Message::new("doctor-workflow-elsewhere");
        let remedy = Message::new("doctor-workflow-plainly");
        self.unread.push((file.clone(), why, remedy));
    }

    /// Whether everything that the workflows say of gonogo is known.
    pub(super) fn are_all_read(&self) -> bool {
        self.complete
    }

    /// Whether the jobs that decide are given what they need to publish; `None` where that is not
    /// written down.
    pub(super) fn grants(&self, private: bool, asks: &Asks) -> Option<bool> {
        if !self.complete || self.deciding().next().is_none() {
            return None;
        }
        let jobs = permissions::of_jobs(self, private, asks);
        if jobs
            .iter()
            .any(|job| matches!(job.grants, Grants::Lacking(_)))
        {
            return Some(false);
        }
        jobs.iter()
            .all(|job| job.grants == Grants::Enough)
            .then_some(true)
    }

    /// As whom the decision is published; `None` where that is not known.
    pub(super) fn posts_as(&self) -> Option<PostsAs> {
        let mut found = None;
        for (_, _, step) in self.deciding() {
            let one = match step.input("github-token") {
                None => PostsAs::Job,
                Some(token) if is_job_token(token) => PostsAs::Job,
                Some(_) => PostsAs::Another,
            };
            found = match found {
                None => Some(one),
                Some(known) if known == one => Some(one),
                Some(_) => Some(PostsAs::Both),
            };
        }
        found.filter(|_| self.complete)
    }

    /// The steps that decide for this environment, each with its job and workflow.
    fn deciding(&self) -> impl Iterator<Item = (&Workflow, &Job, &Step)> {
        self.steps().filter(|(_, _, step)| {
            let environment = step.input("environment");
            // What is put together while it runs may be this one.
            let meant = match environment {
                None | Some("") => self.environment == "production",
                Some(name) => name == self.environment || name.contains("${{"),
            };
            meant && does(step) == Does::Check
        })
    }

    /// All steps that run gonogo.
    fn steps(&self) -> impl Iterator<Item = (&Workflow, &Job, &Step)> {
        let jobs = self
            .ours
            .iter()
            .flat_map(|workflow| workflow.jobs.iter().map(move |job| (workflow, job)));
        jobs.flat_map(|(workflow, job)| {
            let steps = job.steps.iter().filter(|step| step.is_gonogo());
            steps.map(move |step| (workflow, job, step))
        })
    }
}

/// What a step of gonogo does: nothing said is a decision, and so is what is not known.
fn does(step: &Step) -> Does {
    match step.input("command") {
        Some("notes") => Does::Notes,
        Some("lint" | "window" | "demo" | "doctor") => Does::Other,
        _ => Does::Check,
    }
}

/// The job's own token, as it is written.
fn is_job_token(text: &str) -> bool {
    let inner = text.trim().strip_prefix("${{");
    let inner = inner.and_then(|inner| inner.strip_suffix("}}"));
    // Names in expressions know no case.
    let is_name = |inner: &str| {
        let names = ["github.token", "secrets.github_token"];
        names
            .iter()
            .any(|name| inner.trim().eq_ignore_ascii_case(name))
    };
    inner.is_some_and(is_name) || text.trim().is_empty()
}

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
