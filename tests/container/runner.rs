//! A runner's step with a container action: the folders that are mounted, the environment that
//! is set, and what is left behind. As GitHub's documentation on "Dockerfile support for GitHub
//! Actions" and on variables describes it, without the Docker socket.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use serde_json::Value;
use tempfile::TempDir;

use crate::action_file::input_names;
use crate::buildah::Container;
use crate::command_files::outputs;
use crate::image::Image;

/// The files for commands, by the variable that names them.
const COMMAND_FILES: [&str; 5] = [
    "GITHUB_OUTPUT",
    "GITHUB_STEP_SUMMARY",
    "GITHUB_ENV",
    "GITHUB_PATH",
    "GITHUB_STATE",
];

/// The folders that are mounted below `/github`.
const FOLDERS: [&str; 5] = [
    "workspace",
    "home",
    "workflow",
    "file_commands",
    "runner_temp",
];

/// What the image starts, read once: a workflow has many steps.
static ENTRYPOINT: OnceLock<Vec<String>> = OnceLock::new();

/// A step that is about to run.
pub(crate) struct Step {
    folder: TempDir,
    environment: BTreeMap<String, String>,
}

/// What a step has left behind.
pub(crate) struct Finished {
    /// The exit code; everything but 0 fails the step.
    pub(crate) exit_code: Option<i32>,
    /// Both streams: the runner reads commands from either.
    pub(crate) log: String,
    /// The outputs by name.
    pub(crate) outputs: BTreeMap<String, String>,
    /// The job summary.
    pub(crate) summary: String,
    /// What would change the steps that follow: must stay empty.
    pub(crate) changes_of_later_steps: String,
    /// The files in the workspace afterwards.
    pub(crate) workspace: BTreeMap<String, Vec<u8>>,
}

impl Step {
    /// A step in a job of `acme/shop`, with every input as given in no `with:`.
    pub(crate) fn new(origin: &str, token: &str, event: &str, payload: &Value) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for name in FOLDERS {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        let event_file = folder.path().join("workflow/event.json");
        fs::write(event_file, payload.to_string()).unwrap();
        let mut step = Self {
            folder,
            environment: BTreeMap::new(),
        };
        for name in COMMAND_FILES {
            fs::write(step.command_file(name), "").unwrap();
            step.set(name, &format!("/github/file_commands/{name}"));
        }
        for (name, value) in FIXED {
            step.set(name, value);
        }
        step.set("GITHUB_EVENT_NAME", event);
        step.set("GITHUB_API_URL", origin);
        step.set("GITHUB_GRAPHQL_URL", &format!("{origin}/graphql"));
        step.set("GITHUB_SERVER_URL", origin);
        for name in input_names() {
            step = step.with(&name, "");
        }
        step.with("github-token", token)
    }

    /// Gives an input. The runner turns its name into upper case and leaves dashes as they are.
    pub(crate) fn with(mut self, input: &str, value: &str) -> Self {
        self.set(&format!("INPUT_{}", input.to_uppercase()), value);
        self
    }

    /// Starts the workflow on a ref, by its full name.
    pub(crate) fn on_ref(mut self, full_ref: &str) -> Self {
        let (kind, name) = match full_ref.strip_prefix("refs/tags/") {
            Some(tag) => ("tag", tag),
            None => ("branch", full_ref.trim_start_matches("refs/heads/")),
        };
        self.set("GITHUB_REF", full_ref);
        self.set("GITHUB_REF_NAME", name);
        self.set("GITHUB_REF_TYPE", kind);
        self
    }

    /// Puts a file into the workspace.
    pub(crate) fn with_file(self, name: &str, bytes: &[u8]) -> Self {
        fs::write(self.folder.path().join("workspace").join(name), bytes).unwrap();
        self
    }

    /// Spoils the file with the event.
    pub(crate) fn with_event_file(self, text: &str) -> Self {
        fs::write(self.folder.path().join("workflow/event.json"), text).unwrap();
        self
    }

    fn set(&mut self, name: &str, value: &str) {
        self.environment.insert(name.to_owned(), value.to_owned());
    }

    fn command_file(&self, name: &str) -> PathBuf {
        self.folder.path().join("file_commands").join(name)
    }

    /// Runs the image to its end.
    pub(crate) fn run(self) -> Finished {
        let mut options = vec!["--workingdir".to_owned(), "/github/workspace".to_owned()];
        for name in FOLDERS {
            let source = self.folder.path().join(name);
            options.extend([
                "--volume".to_owned(),
                format!("{}:/github/{name}", source.display()),
            ]);
        }
        for (name, value) in &self.environment {
            options.extend(["--env".to_owned(), format!("{name}={value}")]);
        }
        let entrypoint = ENTRYPOINT.get_or_init(|| Image::read().entrypoint());
        let output = Container::create().run(&options, entrypoint);
        self.finish(output)
    }

    /// Runs a program to its end as the step would, but outside a container, and says its process's number to whoever measures.
    pub(crate) fn run_program(self, program: &Path, started: impl FnOnce(u32)) -> Finished {
        let mut command = Command::new(program);
        command
            .env_clear()
            .current_dir(self.folder.path().join("workspace"));
        for (name, value) in &self.environment {
            let inside = value
                .strip_prefix("/github/")
                .map(|path| self.folder.path().join(path));
            command.env(name, inside.unwrap_or_else(|| PathBuf::from(value)));
        }
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let child = command.spawn().unwrap();
        started(child.id());
        let output = child.wait_with_output().unwrap();
        self.finish(output)
    }

    fn finish(self, output: Output) -> Finished {
        let read = |name| fs::read_to_string(self.command_file(name)).unwrap();
        let streams = [output.stdout, output.stderr];
        Finished {
            exit_code: output.status.code(),
            log: streams
                .map(|bytes| String::from_utf8(bytes).unwrap())
                .concat(),
            outputs: outputs(&read("GITHUB_OUTPUT")),
            summary: read("GITHUB_STEP_SUMMARY"),
            changes_of_later_steps: read("GITHUB_ENV") + &read("GITHUB_PATH"),
            workspace: files_in(&self.folder.path().join("workspace")),
        }
    }
}

impl Finished {
    /// Everything that somebody can read afterwards, except for the lines that mask a secret.
    pub(crate) fn everything_shown(&self) -> String {
        let log: Vec<_> = self
            .log
            .lines()
            .filter(|line| !line.starts_with("::add-mask::"))
            .collect();
        let outputs: Vec<_> = self.outputs.values().map(String::as_str).collect();
        [log.join("\n"), outputs.join("\n"), self.summary.clone()].join("\n")
    }
}

fn files_in(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap();
    let files = entries.map(|entry| {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        (name, fs::read(entry.path()).unwrap())
    });
    files.collect()
}

/// What is the same in every step of these tests.
const FIXED: [(&str, &str); 27] = [
    ("CI", "true"),
    ("GITHUB_ACTION", "gonogo"),
    ("GITHUB_ACTIONS", "true"),
    ("GITHUB_ACTION_REF", ""),
    ("GITHUB_ACTION_REPOSITORY", ""),
    ("GITHUB_ACTOR", "alice"),
    ("GITHUB_ACTOR_ID", "1001"),
    ("GITHUB_BASE_REF", "main"),
    ("GITHUB_EVENT_PATH", "/github/workflow/event.json"),
    ("GITHUB_HEAD_REF", "change-7"),
    ("GITHUB_JOB", "gate"),
    ("GITHUB_REF", "refs/heads/main"),
    ("GITHUB_REF_NAME", "main"),
    ("GITHUB_REF_TYPE", "branch"),
    ("GITHUB_REPOSITORY", "acme/shop"),
    ("GITHUB_REPOSITORY_OWNER", "acme"),
    ("GITHUB_RUN_ATTEMPT", "1"),
    ("GITHUB_RUN_ID", "4242"),
    ("GITHUB_RUN_NUMBER", "42"),
    ("GITHUB_TRIGGERING_ACTOR", "alice"),
    ("GITHUB_WORKFLOW", "gonogo"),
    ("GITHUB_WORKSPACE", "/github/workspace"),
    ("HOME", "/github/home"),
    ("RUNNER_ARCH", "X64"),
    ("RUNNER_ENVIRONMENT", "github-hosted"),
    ("RUNNER_OS", "Linux"),
    ("RUNNER_TEMP", "/github/runner_temp"),
];
