//! What the stories of this gate share: a shop, a registry that knows one hole, and a policy.

use serde_json::Value;

use super::project::Project;
use crate::fake_github::FakeGithub;
use crate::fake_registry::{Advisory, FakeRegistry, Registry};
use crate::stories::events::{Event, pushed, pushed_to};
use crate::stories::runner::{Ended, Step, TUESDAY, action};
use crate::stories::{acme, ending, status, the_comment};

/// What the registry knows of minimist below 1.2.6.
pub(crate) const HOLE: &str = "GHSA-xvch-5gv4-984h";

/// The hole.
pub(crate) fn hole() -> Advisory {
    Advisory::about("minimist")
        .ghsa(HOLE)
        .below("1.2.6")
        .severity("critical")
}

/// A policy with this gate only: `lines` are those of its section, and `REGISTRY` in them is the
/// registry's address.
pub(crate) fn policy(registry: &Registry, lines: &str) -> String {
    let lines = lines.replace("REGISTRY", registry.origin());
    let lines: String = lines.lines().map(|line| format!("    {line}\n")).collect();
    format!("version: 1\ntimezone: Europe/Paris\ngates:\n  npm-audit:\n{lines}")
}

/// Markdown as it reads where it is shown: numbered characters are characters again.
pub(crate) fn readable(markdown: &str) -> String {
    let mut pieces = markdown.split("&#");
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let letter = piece.split_once(';').and_then(|(number, rest)| {
            let letter = char::from_u32(number.parse().ok()?)?;
            Some((letter, rest))
        });
        match letter {
            Some((letter, rest)) => {
                text.push(letter);
                text.push_str(rest);
            }
            None => {
                text.push_str("&#");
                text.push_str(piece);
            }
        }
    }
    text
}

/// The report of the gate in a decision as JSON.
pub(crate) fn gate(document: &Value) -> &Value {
    let gates = document["gates"].as_array().into_iter().flatten();
    let ours = gates.into_iter().find(|it| it["gate"] == "npm-audit");
    ours.unwrap_or(&Value::Null)
}

/// The shop, the registry, and pull request 7 by alice.
pub(crate) struct Stage {
    pub(crate) github: FakeGithub,
    pub(crate) registry: FakeRegistry,
}

impl Stage {
    /// A policy on `main` with these lines and the registry's address.
    pub(crate) fn new(lines: &str) -> Self {
        Self::bare(&format!("registry: REGISTRY\n{lines}"))
    }

    /// The same where the lines say themselves which registry is asked.
    pub(crate) fn bare(lines: &str) -> Self {
        let registry = FakeRegistry::start();
        registry.advises(hole());
        let github = FakeGithub::start();
        let shop = github.repository("acme/shop");
        shop.file_on("main", ".github/gonogo.yml", &policy(&registry, lines));
        shop.open_pull_request(7).by("alice").described("Ship it");
        Self { github, registry }
    }

    /// The base branch has the project.
    pub(crate) fn on_main(&self, project: &Project) -> &Self {
        for (path, text) in project.files("") {
            acme(&self.github).file_on("main", &path, &text);
        }
        self
    }

    /// The pull request brings the project.
    pub(crate) fn in_pull_request(&self, project: &Project) -> &Self {
        self.in_folder("", project)
    }

    /// The pull request brings the project in a folder.
    pub(crate) fn in_folder(&self, folder: &str, project: &Project) -> &Self {
        let files = project.files(folder);
        self.pushed(&files.each_ref().map(|(path, text)| (&**path, &**text)))
    }

    /// The pull request brings files.
    pub(crate) fn pushed(&self, files: &[(&str, &str)]) -> &Self {
        acme(&self.github).push_to_pull_request(7, files);
        self
    }

    /// What people read under the pull request.
    #[track_caller]
    pub(crate) fn comment(&self) -> String {
        readable(&the_comment(&self.github))
    }

    /// The run is GO, its status green.
    #[track_caller]
    pub(crate) fn is_go(&self, ended: &Ended) {
        assert_eq!(ending(ended), (0, "go"), "{}", ended.everything());
        assert_eq!(status(&self.github), "success");
    }

    /// The run is NO-GO and its log says why.
    #[track_caller]
    pub(crate) fn is_no_go(&self, ended: &Ended, why: &str) {
        assert_eq!(ending(ended), (1, "no-go"), "{}", ended.everything());
        assert_eq!(status(&self.github), "failure");
        assert!(ended.out.contains(why), "{why}: {}", ended.out);
    }

    /// The run is unknown and its log says why, and what would help.
    #[track_caller]
    pub(crate) fn is_unknown(&self, ended: &Ended, why: &str) {
        assert_eq!(ending(ended), (4, "unknown"), "{}", ended.everything());
        assert_eq!(status(&self.github), "error");
        assert!(ended.out.contains(why), "{why}: {}", ended.out);
        assert!(ended.out.contains("→ "), "no remedy: {}", ended.out);
    }

    /// The action on the push, on a Tuesday morning, patient, with the registry allowed.
    pub(crate) fn step(&self) -> Step {
        self.on(pushed_to(&self.github, 7))
    }

    /// The action on an event.
    pub(crate) fn on(&self, event: Event) -> Step {
        let step = action(&self.github, event).at(TUESDAY);
        step.input("allow-hosts", &self.registry.host())
    }

    /// The action on a tag of `main`.
    pub(crate) fn on_tag(&self) -> Step {
        let shop = acme(&self.github);
        shop.move_tag("v1.4.0", "main");
        let commit = shop.head_of("v1.4.0");
        self.on(pushed("refs/tags/v1.4.0", &commit))
    }

    /// Runs the action on the push.
    pub(crate) fn run(&self) -> Ended {
        self.step().run()
    }
}
