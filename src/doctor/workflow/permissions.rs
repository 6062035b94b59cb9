//! Whether the jobs may do what gonogo does in them.

use std::collections::BTreeMap;

use super::calls::said;
use super::model::{Level, Permissions};
use super::triggers::Events;
use super::{Asks, Check, Does, Job, Shop, Step, Verdict, Workflow, does};
use crate::locale::{Message, Value};
use crate::text::Untrusted;

const ID: &str = "workflow/permissions";

/// A permission and how far it has to go.
type Needed = BTreeMap<&'static str, Level>;

/// What a job is given, held against what it needs.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Grants {
    /// All of it.
    Enough,
    /// Not these.
    Lacking(Vec<(&'static str, Level)>),
    /// What the repository gives by itself, which the file does not say.
    Unsaid(Vec<(&'static str, Level)>),
    /// What is written there is not understood.
    Unclear,
}

/// A job that runs gonogo.
pub(super) struct Granted {
    file: Untrusted,
    job: String,
    pub(super) grants: Grants,
}

/// The jobs that run gonogo, each with what it lacks.
pub(super) fn of_jobs(shop: &Shop, private: bool, asks: &Asks) -> Vec<Granted> {
    let mut jobs: Vec<(&Workflow, &Job, Needed)> = Vec::new();
    for (workflow, job, step) in shop.steps() {
        let needed = needed(&Events::of_workflow(shop, workflow), step, asks);
        let same = |(_, known, _): &&mut (&Workflow, &Job, Needed)| std::ptr::eq(*known, job);
        match jobs.iter_mut().find(same) {
            Some((_, _, known)) => {
                for (scope, level) in needed {
                    let known = known.entry(scope).or_insert(level);
                    *known = level.max(*known);
                }
            }
            None => jobs.push((workflow, job, needed)),
        }
    }
    jobs.into_iter()
        .map(|(workflow, job, needed)| Granted {
            file: workflow.file.clone(),
            job: job.id.clone(),
            grants: grants(shop, workflow, job, needed, private),
        })
        .collect()
}

/// What a step of gonogo needs; the README gives the reason for each.
fn needed(events: &Events, step: &Step, asks: &Asks) -> Needed {
    let mut needed = Needed::new();
    match does(step) {
        Does::Other => return needed,
        Does::Notes => {
            needed.insert("contents", Level::Write);
            needed.insert("pull-requests", Level::Read);
            needed.insert("statuses", Level::Read);
            return needed;
        }
        Does::Check => {}
    }
    let on_pull_requests = events.any(&[
        "pull_request",
        "pull_request_target",
        "pull_request_review",
        "issue_comment",
        "merge_group",
        "schedule",
    ]);
    let on_issues = events.any(&["push", "release", "issues", "issue_comment"]);
    let report = step.input("report").unwrap_or_default();
    let comments = step.input("comment") != Some("false");
    needed.insert("contents", Level::Read);
    if on_pull_requests {
        let level = if comments { Level::Write } else { Level::Read };
        needed.insert("pull-requests", level);
    } else if asks.tags {
        needed.insert("pull-requests", Level::Read);
    }
    if !matches!(report, "none" | "check-run") {
        needed.insert("statuses", Level::Write);
    }
    if matches!(report, "check-run" | "both") {
        needed.insert("checks", Level::Write);
    }
    if asks.emergency || (asks.release_issue && on_issues) {
        needed.insert("issues", Level::Write);
    }
    needed
}

/// The worst of what is written: by the job itself, and by each way that leads to it.
fn grants(shop: &Shop, workflow: &Workflow, job: &Job, needed: Needed, private: bool) -> Grants {
    // What is public everybody may read.
    let needed: Vec<_> = needed
        .into_iter()
        .filter(|(_, level)| private || *level == Level::Write)
        .collect();
    let own = said(workflow, job);
    let own = Some(own.clone()).filter(|own| *own != Permissions::Unsaid);
    let all = shop.permissions(workflow, job).into_iter().chain(own);
    let all = all.map(|said| held_against(&said, &needed));
    let gravity = |grants: &Grants| match grants {
        Grants::Enough => 0,
        Grants::Unsaid(_) => 1,
        Grants::Unclear => 2,
        Grants::Lacking(_) => 3,
    };
    all.max_by_key(gravity).unwrap_or(Grants::Unclear)
}

/// What is given, held against what is needed.
fn held_against(said: &Permissions, needed: &[(&'static str, Level)]) -> Grants {
    let lacking = |has: &dyn Fn(&str) -> Level| {
        let lacking: Vec<_> = needed
            .iter()
            .copied()
            .filter(|(scope, level)| has(scope) < *level)
            .collect();
        match lacking.is_empty() {
            true => Grants::Enough,
            false => Grants::Lacking(lacking),
        }
    };
    match said {
        _ if needed.is_empty() => Grants::Enough,
        Permissions::Unsaid => Grants::Unsaid(needed.to_vec()),
        Permissions::Unclear => Grants::Unclear,
        Permissions::All(level) => lacking(&|_| *level),
        Permissions::Listed(listed) => lacking(&|scope| {
            let listed = listed.iter().find(|(known, _)| known == scope);
            listed.map_or(Level::None, |(_, level)| *level)
        }),
    }
}

/// What is missing.
pub(super) fn checks(shop: &Shop, private: bool, asks: &Asks) -> Vec<Check> {
    let mut checks = Vec::new();
    for granted in of_jobs(shop, private, asks) {
        let said = |id: &'static str| {
            Message::new(id)
                .with("file", Value::Code(granted.file.clone()))
                .with("job", Value::code(granted.job.as_str()))
        };
        checks.push(match &granted.grants {
            Grants::Enough => continue,
            Grants::Lacking(lacking) => Check::bad(
                ID,
                Verdict::Problem,
                said("doctor-permissions-missing").with("lines", lines(lacking)),
            ),
            Grants::Unsaid(needed) => Check::bad(
                ID,
                Verdict::Warning,
                said("doctor-permissions-unsaid").with("lines", lines(needed)),
            ),
            Grants::Unclear => {
                Check::bad(ID, Verdict::NotKnown, said("doctor-permissions-unclear"))
            }
        });
    }
    checks
}

/// The lines as a workflow has them.
fn lines(permissions: &[(&'static str, Level)]) -> Vec<Value> {
    let line =
        |(scope, level): &(&'static str, Level)| Value::code(format!("{scope}: {}", level.word()));
    permissions.iter().map(line).collect()
}
