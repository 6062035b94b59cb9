//! Carries a workflow out as GitHub would: its jobs in their order, their steps, and what one hands to the next. Steps with gonogo
//! run in the container, with the inputs and the permissions that the file gives them. What other steps do is written down.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::carried::{Carried, Done, Ending, Job};
use super::expressions::Expressions;
use super::happening::Happening;
use crate::fake_github::FakeGithub;
use crate::fake_github::model::people::{Level, Scope};
use crate::runner::Step;

/// One permission of a job, and the level that it is lowered to.
#[derive(Clone, Debug)]
pub(crate) struct Lowered {
    pub(crate) job: String,
    pub(crate) permission: String,
    pub(crate) level: &'static str,
}

/// Whether a step uses this action: a release of it, or the one in the tree.
fn is_gonogo(uses: &str) -> bool {
    uses == "./" || uses.starts_with("OWNER/gonogo@")
}

/// A workflow file, about to be carried out.
pub(crate) struct Workflow<'a> {
    github: &'a FakeGithub,
    file: Value,
    expressions: Expressions,
    artifacts: BTreeMap<String, (String, Vec<u8>)>,
    lowered: Option<Lowered>,
}

impl<'a> Workflow<'a> {
    /// Reads a file of the repository.
    pub(crate) fn read(github: &'a FakeGithub, path: &str) -> Self {
        let mut expressions = Expressions::start();
        Self {
            github,
            file: expressions.workflow(path),
            expressions,
            artifacts: BTreeMap::new(),
            lowered: None,
        }
    }

    /// With one permission of a job lowered.
    pub(crate) fn lowering(mut self, lowered: Lowered) -> Self {
        self.lowered = Some(lowered);
        self
    }

    /// The jobs in which gonogo runs.
    pub(crate) fn jobs_with_gonogo(&self) -> Vec<String> {
        let jobs = self.file["jobs"].as_object().expect("jobs").iter();
        let ours = jobs.filter(|(_, job)| {
            let mut steps = job["steps"].as_array().into_iter().flatten();
            steps.any(|step| step["uses"].as_str().is_some_and(is_gonogo))
        });
        ours.map(|(name, _)| name.clone()).collect()
    }

    /// What starts it: the names of the events, each with the types that it names.
    pub(crate) fn events(&self) -> Vec<(String, Vec<String>)> {
        let events = self.file["on"].as_object().expect("`on` is a mapping");
        let types = |value: &Value| {
            let types = value["types"].as_array().into_iter().flatten();
            types
                .map(|word| word.as_str().unwrap().to_owned())
                .collect()
        };
        events
            .iter()
            .map(|(name, value)| (name.clone(), types(value)))
            .collect()
    }

    /// The permissions of a job, as they are written.
    pub(crate) fn permissions(&self, job: &str) -> Vec<(String, String)> {
        let written = self.file["jobs"][job]["permissions"].as_object();
        let mut levels = Vec::new();
        for (name, level) in written.expect("each job says its permissions") {
            let mut level = level.as_str().unwrap().to_owned();
            let lowered = self.lowered.as_ref();
            if let Some(lowered) =
                lowered.filter(|lowered| lowered.job == job && lowered.permission == *name)
            {
                lowered.level.clone_into(&mut level);
            }
            levels.push((name.clone(), level));
        }
        levels
    }

    /// Carries it out.
    pub(crate) fn carry_out(mut self, happening: &Happening) -> Carried {
        let written = self.file["jobs"].as_object().expect("jobs").clone();
        let mut jobs: BTreeMap<String, Job> = BTreeMap::new();
        while jobs.len() < written.len() {
            let ready = written.iter().find(|(name, job)| {
                !jobs.contains_key(*name) && needs(job).all(|needed| jobs.contains_key(needed))
            });
            let (name, job) = ready.expect("no job waits for itself");
            let carried = self.job(name, job, &jobs, happening);
            jobs.insert(name.clone(), carried);
        }
        Carried { jobs }
    }

    fn job(
        &mut self,
        name: &str,
        job: &Value,
        earlier: &BTreeMap<String, Job>,
        happening: &Happening,
    ) -> Job {
        let mut ended = Job {
            ending: Ending::Skipped,
            outputs: Map::new(),
            done: Vec::new(),
        };
        let token = self.token(name);
        let results = needs(job).map(|needed| {
            let outputs = &earlier[needed].outputs;
            (
                needed.to_owned(),
                json!({ "outputs": outputs, "result": "success" }),
            )
        });
        let commit = self.github.repository("acme/shop").head_of("main");
        let mut contexts = json!({
            "github": happening.context(&token, &commit),
            "inputs": happening.inputs(),
            "needs": results.collect::<Map<_, _>>(),
            "steps": {},
            "runner": { "temp": "temporary" },
        });
        let all_succeeded = needs(job).all(|needed| earlier[needed].ending == Ending::Success);
        if !all_succeeded || !self.expressions.holds(job.get("if"), &contexts) {
            return ended;
        }
        ended.ending = Ending::Success;
        let mut workspace = BTreeMap::new();
        for step in job["steps"].as_array().expect("steps") {
            if ended.ending == Ending::Failure || !self.expressions.holds(step.get("if"), &contexts)
            {
                continue;
            }
            let done = self.step(step, &contexts, &token, happening, &mut workspace);
            if let Done::Gonogo(finished) = &done {
                if finished.exit_code != Some(0) {
                    ended.ending = Ending::Failure;
                }
                if let Some(id) = step["id"].as_str() {
                    contexts["steps"][id] = json!({ "outputs": finished.outputs });
                }
            }
            ended.done.push(done);
        }
        for (name, value) in job["outputs"].as_object().into_iter().flatten() {
            let text = self.expressions.fill(value, &contexts);
            ended.outputs.insert(name.clone(), Value::String(text));
        }
        ended
    }

    /// The job's token: what the file grants, and not more.
    fn token(&self, job: &str) -> String {
        let levels = self
            .permissions(job)
            .into_iter()
            .filter_map(|(name, level)| {
                let scope = match name.as_str() {
                    "contents" => Scope::Contents,
                    "pull-requests" => Scope::PullRequests,
                    "issues" => Scope::Issues,
                    "statuses" => Scope::Statuses,
                    "checks" => Scope::Checks,
                    // For steps of others: gonogo asks for nothing there.
                    "attestations" | "packages" => return None,
                    other => panic!("what is the permission {other}?"),
                };
                match level.as_str() {
                    "write" => Some((scope, Level::Write)),
                    "read" => Some((scope, Level::Read)),
                    "none" => None,
                    other => panic!("what is the level {other}?"),
                }
            });
        self.github.job_token_with(&levels.collect::<Vec<_>>())
    }

    fn step(
        &mut self,
        step: &Value,
        contexts: &Value,
        token: &str,
        happening: &Happening,
        workspace: &mut BTreeMap<String, Vec<u8>>,
    ) -> Done {
        let inputs = self.filled(&step["with"], contexts);
        let input = |name: &str| inputs.get(name).cloned().unwrap_or_default();
        let Some(uses) = step["uses"].as_str() else {
            let script = step["run"].as_str().expect("a step uses or runs something");
            return Done::Script(script.to_owned(), self.filled(&step["env"], contexts));
        };
        let (action, _) = uses.split_once('@').unwrap_or((uses, ""));
        match action {
            _ if is_gonogo(uses) => {
                let origin = self.github.origin();
                let mut prepared = Step::new(origin, token, happening.event, &happening.payload)
                    .on_ref(&happening.full_ref);
                for (name, bytes) in &*workspace {
                    prepared = prepared.with_file(name, bytes);
                }
                for (name, value) in &inputs {
                    prepared = prepared.with(name, value);
                }
                let finished = prepared.run();
                workspace.clone_from(&finished.workspace);
                Done::Gonogo(finished)
            }
            "actions/checkout" => Done::CheckedOut(input("ref")),
            "actions/upload-artifact" => {
                let path = input("path");
                let bytes = workspace.get(&path);
                let bytes = bytes.unwrap_or_else(|| panic!("{path} is not there to be kept"));
                self.artifacts.insert(input("name"), (path, bytes.clone()));
                Done::Passed
            }
            "actions/download-artifact" => {
                let (path, bytes) = self.artifacts[&input("name")].clone();
                workspace.insert(path, bytes);
                Done::Passed
            }
            other => panic!("what does {other} do?"),
        }
    }

    fn filled(&mut self, values: &Value, contexts: &Value) -> BTreeMap<String, String> {
        let values = values.as_object().into_iter().flatten();
        let mut filled = BTreeMap::new();
        for (name, value) in values {
            filled.insert(name.clone(), self.expressions.fill(value, contexts));
        }
        filled
    }
}

/// The jobs that a job waits for.
fn needs(job: &Value) -> impl Iterator<Item = &str> {
    let several = job["needs"].as_array().into_iter().flatten();
    job["needs"]
        .as_str()
        .into_iter()
        .chain(several.filter_map(Value::as_str))
}
