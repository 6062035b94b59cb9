//! A repository on the disk, made with git commit by commit.

use std::cell::Cell;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use gonogo::{Patience, RealTime, World};
use serde_json::Value;
use tempfile::TempDir;

use crate::stories::runner::Sink;

/// A repository. Each commit comes a minute after the one before.
pub(crate) struct Shop {
    folder: TempDir,
    place: PathBuf,
    minutes: Cell<i64>,
}

/// How a command ended.
pub(crate) struct Ended {
    pub(crate) exit: u8,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// 2026-06-01T10:00:00Z.
const BEGIN: i64 = 1_780_308_000;

impl Shop {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join("shop");
        std::fs::create_dir(&place).expect("a folder");
        let shop = Self {
            folder,
            place,
            minutes: Cell::new(0),
        };
        shop.git(&["init", "-q", "-b", "main"]);
        shop
    }

    /// Another clone of it, made by `git clone` with these arguments.
    pub(crate) fn cloned(&self, arguments: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join("clone");
        let from = format!("file://{}", self.place.display());
        let clone = Self {
            folder,
            place,
            minutes: Cell::new(0),
        };
        let place = clone.place.display().to_string();
        let all = [&["clone", "-q"], arguments, &[&from, &place]].concat();
        self.git(&all);
        clone
    }

    /// The same in a folder of it.
    pub(crate) fn within(self, folder: &str) -> Self {
        Self {
            place: self.place.join(folder),
            ..self
        }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.place
    }

    /// Sets the clock on, or back.
    pub(crate) fn later(&self, minutes: i64) {
        self.minutes.set(self.minutes.get() + minutes);
    }

    /// The folder around it.
    pub(crate) fn around(&self) -> &Path {
        self.folder.path()
    }

    #[track_caller]
    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        let at = format!("{} +0000", BEGIN + 60 * self.minutes.get());
        let mut command = Command::new("git");
        let place = if self.place.exists() {
            &self.place
        } else {
            self.folder.path()
        };
        command.current_dir(place).args(arguments).env_clear();
        command.env("PATH", std::env::var_os("PATH").expect("a path"));
        command.envs([
            ("HOME", "/nonexistent"),
            ("GIT_CONFIG_NOSYSTEM", "1"),
            ("GIT_AUTHOR_NAME", "Alice"),
            ("GIT_AUTHOR_EMAIL", "alice@example.com"),
            ("GIT_COMMITTER_NAME", "Alice"),
            ("GIT_COMMITTER_EMAIL", "alice@example.com"),
            ("GIT_AUTHOR_DATE", &at),
            ("GIT_COMMITTER_DATE", &at),
            ("GIT_CONFIG_COUNT", "1"),
            ("GIT_CONFIG_KEY_0", "protocol.file.allow"),
            ("GIT_CONFIG_VALUE_0", "always"),
        ]);
        let done = command.output().expect("git is installed");
        let said = String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success(), "git {arguments:?}: {said}");
        String::from_utf8_lossy(&done.stdout).trim().to_owned()
    }

    /// A commit with this message. Its name.
    #[track_caller]
    pub(crate) fn commit(&self, message: &str) -> String {
        self.commit_as(message, &[])
    }

    /// A commit by somebody else: further arguments of `git commit`.
    #[track_caller]
    pub(crate) fn commit_as(&self, message: &str, arguments: &[&str]) -> String {
        self.minutes.set(self.minutes.get() + 1);
        let file = self.place.join("message");
        std::fs::write(&file, message).expect("a file");
        let file = file.display().to_string();
        let usual = [
            "commit",
            "-q",
            "--allow-empty",
            "--cleanup=verbatim",
            "-F",
            &file,
        ];
        self.git(&[&usual, arguments].concat());
        self.git(&["rev-parse", "HEAD"])
    }

    pub(crate) fn commits(&self, messages: &[&str]) -> &Self {
        for message in messages {
            self.commit(message);
        }
        self
    }

    /// An annotated tag on `HEAD`.
    pub(crate) fn tag(&self, name: &str) -> &Self {
        self.git(&["tag", "-a", "-m", name, name]);
        self
    }

    /// A file, staged.
    pub(crate) fn file(&self, name: &str, text: &str) -> &Self {
        let path = self.place.join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        std::fs::write(path, text).expect("a file");
        self.git(&["add", "--", name]);
        self
    }

    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.place.join(name)).expect("a text file")
    }

    /// Runs gonogo in it.
    pub(crate) fn run(&self, line: &str) -> Ended {
        self.run_with(line, &[])
    }

    pub(crate) fn run_with(&self, line: &str, variables: &[(&str, &str)]) -> Ended {
        let (out, err) = (Sink::default(), Sink::default());
        let variables = variables
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let world = World {
            clock: Box::new(|| jiff::Timestamp::from_second(BEGIN).expect("an instant")),
            variables: variables.collect(),
            standard_output: Box::new(out.clone()),
            standard_error: Box::new(err.clone()),
            standard_input: Box::new(std::io::empty()),
            directory: self.place.clone(),
            terminal: false,
            patience: Patience::default(),
            timer: Arc::new(RealTime),
        };
        let arguments: Vec<OsString> = line.split_whitespace().map(OsString::from).collect();
        let exit = gonogo::run(world, &arguments);
        Ended {
            exit,
            out: out.text(),
            err: err.text(),
        }
    }

    /// What it prints; it must succeed.
    #[track_caller]
    pub(crate) fn says(&self, line: &str) -> String {
        let ended = self.run(line);
        assert_eq!(ended.exit, 0, "{line}: {}{}", ended.out, ended.err);
        ended.out
    }

    /// The notes as JSON.
    #[track_caller]
    pub(crate) fn notes(&self, line: &str) -> Value {
        let said = self.says(&format!("notes --format json {line}"));
        serde_json::from_str(&said).expect("JSON")
    }

    /// The texts of the entries under each title.
    #[track_caller]
    pub(crate) fn sections(&self, line: &str) -> Vec<(String, Vec<String>)> {
        sections(&self.notes(line))
    }
}

/// The texts of the entries under each title.
pub(crate) fn sections(notes: &Value) -> Vec<(String, Vec<String>)> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let sections = notes["sections"].as_array().expect("sections");
    let of = |section: &Value| {
        let entries = section["entries"].as_array().expect("entries");
        (
            text(&section["title"]),
            entries.iter().map(|entry| text(&entry["text"])).collect(),
        )
    };
    sections.iter().map(of).collect()
}
