//! Runs the product as the runner or a person would: a workspace, variables, an event file, and
//! what came of it.

#![expect(
    clippy::disallowed_methods,
    reason = "a story makes the files that the product finds, and reads those it leaves"
)]

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use gonogo::{Patience, RealTime, Timer, World};
use jiff::Timestamp;
use serde_json::Value;
use tempfile::TempDir;

use super::model_time::ModelTime;
use crate::fake_github::wire::standing::Silence;
use crate::fake_github::{FakeGithub, Github};

/// Friday 20 November 2026, 15:00 in Paris.
pub(crate) const FRIDAY: &str = "2026-11-20T14:00:00Z";
/// Tuesday 24 November 2026, 10:30 in Paris.
pub(crate) const TUESDAY: &str = "2026-11-24T09:30:00Z";

/// What a run left behind.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) exit: u8,
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) summary: String,
    pub(crate) outputs: BTreeMap<String, String>,
    workspace: TempDir,
}

impl Ended {
    /// A file that the run wrote into its workspace.
    pub(crate) fn file(&self, name: &str) -> String {
        let path = self.workspace.path().join("workspace").join(name);
        std::fs::read_to_string(path).expect(name)
    }

    /// What stands in the workspace, with folders, in order.
    pub(crate) fn left_behind(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.workspace.path().join("workspace"));
        let mut names: Vec<String> = entries
            .expect("the workspace is there")
            .map(|entry| entry.expect("an entry").file_name())
            .map(|name| name.to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    /// An output, empty where it was not set.
    pub(crate) fn output(&self, name: &str) -> &str {
        self.outputs.get(name).map_or("", String::as_str)
    }

    /// Everything that anybody could read.
    pub(crate) fn everything(&self) -> String {
        format!(
            "{}\n{}\n{}\n{:?}",
            self.out, self.err, self.summary, self.outputs
        )
    }
}

/// A step of a job that is about to run.
#[derive(Clone)]
pub(crate) struct Step {
    github: Github,
    clocks_agree: bool,
    without: Vec<&'static str>,
    variables: BTreeMap<String, String>,
    payload: Value,
    now: Timestamp,
    patience: Patience,
    timer: Arc<dyn Timer>,
    files: Vec<(String, String)>,
    links: Vec<(String, PathBuf)>,
    piped: Vec<u8>,
}

/// The action, started by an event with the job's token.
pub(crate) fn action(github: &FakeGithub, (event, payload): (&str, Value)) -> Step {
    let mut step = person(github);
    step.payload = payload;
    step.variables.clear();
    for (name, value) in [
        ("GITHUB_ACTIONS", "true"),
        ("GITHUB_EVENT_NAME", event),
        ("GITHUB_REPOSITORY", "acme/shop"),
        ("GITHUB_API_URL", github.origin()),
        ("GITHUB_SERVER_URL", "https://github.com"),
        ("GITHUB_RUN_ID", "4711"),
        ("INPUT_GITHUB-TOKEN", &github.job_token()),
    ] {
        step = step.variable(name, value);
    }
    step
}

/// A person at a terminal, with a token that may write.
pub(crate) fn person(github: &FakeGithub) -> Step {
    let step = Step {
        github: Github::clone(github),
        clocks_agree: true,
        without: Vec::new(),
        variables: BTreeMap::new(),
        payload: Value::Null,
        now: FRIDAY.parse().expect("an instant"),
        patience: Patience {
            request: Duration::from_secs(60),
            run: Duration::from_secs(60 * 60),
            waiting: Duration::from_secs(90),
            really_wait: false,
        },
        timer: Arc::new(RealTime),
        files: Vec::new(),
        links: Vec::new(),
        piped: Vec::new(),
    };
    step.variable("GITHUB_API_URL", github.origin())
        .variable("GITHUB_TOKEN", &github.user_token("maria"))
}

impl Step {
    /// With an input of the action.
    pub(crate) fn input(self, name: &str, value: &str) -> Self {
        self.variable(&format!("INPUT_{}", name.to_uppercase()), value)
    }

    /// With an environment variable.
    pub(crate) fn variable(mut self, name: &str, value: &str) -> Self {
        self.variables.insert(name.to_owned(), value.to_owned());
        self
    }

    /// Without a variable that the runner sets as a rule.
    pub(crate) fn without(mut self, name: &'static str) -> Self {
        self.without.push(name);
        self
    }

    /// At another instant.
    pub(crate) fn at(mut self, instant: &str) -> Self {
        self.now = instant.parse().expect("an instant");
        self
    }

    /// With GitHub's clock left as the test has set it; as a rule it agrees with ours.
    pub(crate) fn with_githubs_own_clock(mut self) -> Self {
        self.clocks_agree = false;
        self
    }

    /// With a file in the workspace.
    pub(crate) fn file(mut self, name: &str, text: &str) -> Self {
        self.files.push((name.to_owned(), text.to_owned()));
        self
    }

    /// With something piped in.
    pub(crate) fn piped(mut self, bytes: &[u8]) -> Self {
        bytes.clone_into(&mut self.piped);
        self
    }

    /// With a second for the whole run, and no other end to a request.
    pub(crate) fn hurried(mut self) -> Self {
        self.patience.request = Duration::from_secs(60);
        self.patience.run = Duration::from_secs(1);
        self
    }

    /// In a time that passes only where GitHub, or whoever else is named, does not answer: no machine is too slow
    /// for it.
    pub(crate) fn in_model_time(mut self, others: &[&Silence]) -> Self {
        let time = ModelTime::default();
        let all = std::iter::once(self.github.silence()).chain(others.iter().copied());
        for silence in all {
            let time = time.clone();
            silence.tell(move || time.falls());
        }
        self.timer = Arc::new(time);
        self
    }

    /// With a symbolic link in the workspace.
    pub(crate) fn link(mut self, name: &str, target: &Path) -> Self {
        self.links.push((name.to_owned(), target.to_owned()));
        self
    }

    /// As the action, without arguments.
    pub(crate) fn run(self) -> Ended {
        self.run_with(&[])
    }

    /// With arguments, as in a `run:` step or at a terminal.
    pub(crate) fn run_with(mut self, arguments: &[&str]) -> Ended {
        if self.clocks_agree {
            self.github.date_header_says(&self.now.to_string());
        }
        let folder = tempfile::tempdir().expect("a folder");
        let place = |name: &str| folder.path().join(name);
        let workspace = place("workspace");
        std::fs::create_dir(&workspace).expect("a workspace");
        for (name, text) in &self.files {
            let path = workspace.join(name);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
            std::fs::write(path, text).expect("a file");
        }
        for (name, target) in &self.links {
            std::os::unix::fs::symlink(target, workspace.join(name)).expect("a link");
        }
        for (variable, name) in [
            ("GITHUB_EVENT_PATH", "event.json"),
            ("GITHUB_OUTPUT", "outputs"),
            ("GITHUB_STEP_SUMMARY", "summary"),
        ] {
            std::fs::write(place(name), "").expect("a file");
            self.variables
                .entry(variable.to_owned())
                .or_insert_with(|| place(name).display().to_string());
        }
        self.variables
            .retain(|name, _| !self.without.contains(&name.as_str()));
        std::fs::write(place("event.json"), self.payload.to_string()).expect("an event");
        let (out, err) = (Sink::default(), Sink::default());
        let now = self.now;
        let world = World {
            clock: Box::new(move || now),
            variables: self.variables,
            standard_output: Box::new(out.clone()),
            standard_error: Box::new(err.clone()),
            standard_input: Box::new(std::io::Cursor::new(self.piped)),
            directory: workspace,
            terminal: false,
            patience: self.patience,
            timer: self.timer,
        };
        let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
        let exit = gonogo::run(world, &arguments);
        let read = |name: &str| std::fs::read_to_string(place(name)).unwrap_or_default();
        Ended {
            exit,
            out: out.text(),
            err: err.text(),
            summary: read("summary"),
            outputs: outputs(&read("outputs")),
            workspace: folder,
        }
    }
}

#[derive(Clone, Default)]
pub(crate) struct Sink(Rc<RefCell<Vec<u8>>>);

impl Sink {
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.0.borrow().clone()).expect("UTF-8")
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Reads the outputs as the runner does.
fn outputs(text: &str) -> BTreeMap<String, String> {
    let mut outputs = BTreeMap::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let (name, delimiter) = line.split_once("<<").expect("name and delimiter");
        let value: Vec<&str> = lines
            .by_ref()
            .take_while(|line| *line != delimiter)
            .collect();
        outputs.insert(name.to_owned(), value.join("\n"));
    }
    outputs
}

/// The payload of a pull request's event as far as it is read, with the head as GitHub has it.
pub(crate) fn pull_request_payload(github: &FakeGithub, number: u64) -> Value {
    super::events::pushed_to(github, number).1
}
