//! All workflows of the branch, and what they say together.

use super::actions::Actions;
use super::calls::Called;
use super::gonogo::{Does, does, mentions_gonogo};
use super::model::{Job, Step, Workflow};
use super::permissions::{self, Grants};
use super::{checkout, namesakes, read};
use crate::doctor::{Asks, Seen};
use crate::ids::RepoSlug;
use crate::locale::{Message, Value};
use crate::text::Untrusted;

/// As whom the decision is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::doctor) enum PostsAs {
    /// As GitHub Actions, by the job's own token.
    Job,
    /// As somebody else, by a token of its own.
    Another,
    /// Here so, there so.
    Both,
}

/// All workflows, as far as they could be read.
pub(in crate::doctor) struct Shop {
    /// Those that run gonogo.
    pub(super) ours: Vec<Workflow>,
    /// The others: they may call ours.
    pub(super) others: Vec<Workflow>,
    /// Those that matter and cannot be read or followed, each with why and what would help.
    pub(super) unread: Vec<(Untrusted, Message, Message)>,
    /// Whether everything that matters was read, and no file was left out.
    pub(super) complete: bool,
    /// The repository that they are of.
    pub(super) repository: RepoSlug,
    /// The branch that they were read from.
    pub(super) branch: String,
    /// The name of the status that is to be required.
    pub(super) status: String,
    environment: String,
    actions: Actions,
}

impl Shop {
    /// Reads the workflows.
    pub(in crate::doctor) fn of(seen: &Seen<'_>) -> Self {
        let mut shop = Self {
            ours: Vec::new(),
            others: Vec::new(),
            unread: Vec::new(),
            complete: seen.workflows.is_ok() && seen.workflows_left == 0,
            repository: seen.repository.clone(),
            branch: seen.branch.as_str().to_owned(),
            status: seen.environment.status_name(),
            environment: seen.environment.as_str().to_owned(),
            actions: Actions::of(seen.actions),
        };
        for file in seen.workflows.iter().flatten() {
            match &file.text {
                Ok(text) => shop.take(&file.name, text.for_parsing()),
                Err(failure) => {
                    shop.complete = false;
                    let entry = (file.name.clone(), failure.message(), failure.remedy());
                    shop.unread.push(entry);
                }
            }
        }
        for file in seen.actions {
            if let Err(failure) = &file.text {
                shop.complete = false;
                let entry = (file.folder.clone(), failure.message(), failure.remedy());
                shop.unread.push(entry);
            }
        }
        for (file, why) in shop.left_elsewhere() {
            shop.passes_over(&file, why);
        }
        if shop.ours.is_empty() && shop.unread.is_empty() {
            for (file, why) in shop.perhaps_elsewhere() {
                shop.passes_over(&file, why);
            }
        }
        shop
    }

    /// Takes one file in. What of it could not be read is told where it may say anything that matters.
    fn take(&mut self, file: &Untrusted, text: &str) {
        let matters = mentions_gonogo(text)
            || checkout::may_bring_in(text)
            || namesakes::may_be_named_in(text, &self.status);
        match read::workflow(file, text) {
            Ok(mut workflow) => {
                if let Some(hole) = workflow.hole.take().filter(|_| matters) {
                    self.passes_over(file, hole);
                }
                for (of, why) in self.actions.follow(&mut workflow) {
                    let of = of.map_or_else(|| file.clone(), Untrusted::new);
                    self.passes_over(&of, why);
                }
                match workflow.runs_gonogo() {
                    true => self.ours.push(workflow),
                    false => self.others.push(workflow),
                }
            }
            Err(why) if matters => self.passes_over(file, why),
            Err(_) => {}
        }
    }

    /// What a file says cannot be followed as a whole.
    fn passes_over(&mut self, file: &Untrusted, why: Message) {
        self.complete = false;
        let remedy = Message::new("doctor-workflow-plainly");
        let entry = (file.clone(), why, remedy);
        // Several jobs may use one action.
        if !self.unread.contains(&entry) {
            self.unread.push(entry);
        }
    }

    fn all(&self) -> impl Iterator<Item = &Workflow> {
        self.ours.iter().chain(&self.others)
    }

    /// The workflows that leave gonogo to something that is not looked at: to a script, to an action
    /// of the repository, or to a workflow of another repository or at another ref.
    fn left_elsewhere(&self) -> Vec<(Untrusted, Message)> {
        let mut left = Vec::new();
        for workflow in self.all() {
            let calls = || workflow.jobs.iter().filter_map(|job| self.called(job));
            let elsewhere = calls()
                .any(|call| matches!(call, Called::Elsewhere(address) if mentions_gonogo(address)));
            if elsewhere || workflow.runs_gonogo_unseen() {
                let why = Message::new("doctor-workflow-elsewhere");
                left.push((workflow.file.clone(), why));
            }
            for call in calls() {
                if let Called::AtAnotherRef { file, address } = call
                    && (mentions_gonogo(address) || self.may_run_gonogo(file))
                {
                    left.push((workflow.file.clone(), at_another_ref(address)));
                }
            }
        }
        left
    }

    /// Whether the file of this name runs gonogo here, or may.
    fn may_run_gonogo(&self, name: &str) -> bool {
        let is_it = |file: &Untrusted| file.for_parsing() == name;
        let mut unread = self.unread.iter().map(|(file, _, _)| file);
        self.ours.iter().any(|it| is_it(&it.file)) || unread.any(is_it)
    }

    /// Where gonogo may be under another name.
    fn perhaps_elsewhere(&self) -> Vec<(Untrusted, Message)> {
        let why = |workflow: &Workflow| {
            let mut calls = workflow.jobs.iter().filter_map(|job| self.called(job));
            let outside = calls.find_map(|call| match call {
                Called::Here(_) => None,
                Called::AtAnotherRef { address, .. } => Some(at_another_ref(address)),
                Called::Elsewhere(_) => Some(Message::new("doctor-workflow-elsewhere")),
            });
            let local = workflow.has_local_action();
            outside.or_else(|| local.then(|| Message::new("doctor-workflow-elsewhere")))
        };
        let others = self.others.iter();
        others
            .filter_map(|workflow| Some((workflow.file.clone(), why(workflow)?)))
            .collect()
    }

    /// Whether everything that the workflows say of gonogo is known.
    pub(in crate::doctor) fn are_all_read(&self) -> bool {
        self.complete
    }

    /// Whether the jobs that decide are given what they need to publish; `None` where that is not
    /// written down.
    pub(in crate::doctor) fn grants(&self, private: bool, asks: &Asks) -> Option<bool> {
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
    pub(in crate::doctor) fn posts_as(&self) -> Option<PostsAs> {
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
    pub(super) fn deciding(&self) -> impl Iterator<Item = (&Workflow, &Job, &Step)> {
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
    pub(super) fn steps(&self) -> impl Iterator<Item = (&Workflow, &Job, &Step)> {
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

/// Why a call of this repository at another ref is not followed.
fn at_another_ref(address: &str) -> Message {
    Message::new("doctor-workflow-another-ref").with("call", Value::code(address))
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
