//! A planted token, and the places at which it must never be seen.

use super::project::vulnerable;
use super::stage::Stage;
use crate::fake_registry::FakeRegistry;
use crate::stories::acme;
use crate::stories::runner::{Ended, Step};

/// The token.
pub(super) const TOKEN: &str = "npm_PlantedToken00000000000000000000";

/// An `.npmrc` that names a registry, and shows it the token.
pub(super) fn npmrc(registry: &FakeRegistry) -> String {
    format!(
        "registry={}\n//{}/:_authToken=${{NPM_TOKEN}}\n",
        registry.origin(),
        registry.host()
    )
}

/// A foreign host that is allowed, so that only where it is named keeps it from being asked.
pub(super) struct Scene {
    pub(super) stage: Stage,
    pub(super) foreign: FakeRegistry,
}

pub(super) fn scene(lines: &str) -> Scene {
    let scene = Scene {
        stage: Stage::bare(lines),
        foreign: FakeRegistry::start(),
    };
    scene.stage.in_pull_request(&vulnerable());
    scene
}

impl Scene {
    pub(super) fn npmrc_on_main(&self, text: &str) -> &Self {
        acme(&self.stage.github).file_on("main", ".npmrc", text);
        self
    }

    pub(super) fn step(&self) -> Step {
        let hosts = format!("{},{}", self.stage.registry.host(), self.foreign.host());
        self.stage
            .step()
            .input("allow-hosts", &hosts)
            .variable("NPM_TOKEN", TOKEN)
            .input("evidence", "e.json")
            .input("html", "report.html")
            .input("report", "both")
    }

    /// Runs, and looks for the token everywhere it must not be.
    #[track_caller]
    pub(super) fn run(&self) -> Ended {
        let ended = self.step().run();
        self.nowhere(&ended);
        ended
    }

    #[track_caller]
    pub(super) fn nowhere(&self, ended: &Ended) {
        let masks = |line: &&str| !line.starts_with("::add-mask::");
        let out: Vec<&str> = ended.out.lines().filter(masks).collect();
        let shop = acme(&self.stage.github);
        let head = shop.head_of_pull_request(7);
        let mut places = vec![
            out.join("\n"),
            ended.err.clone(),
            ended.summary.clone(),
            format!("{:?}", ended.outputs),
            format!("{:?}", shop.comments(7)),
            format!("{:?}", shop.statuses(&head)),
        ];
        for file in ["e.json", "report.html"] {
            if ended.left_behind().contains(&file.to_owned()) {
                places.push(ended.file(file));
            }
        }
        places.extend(
            shop.check_runs(&head)
                .iter()
                .map(|run| run.output.to_string()),
        );
        places.extend(
            self.stage
                .github
                .requests()
                .iter()
                .map(|it| format!("{it:?}")),
        );
        for text in places {
            let text = super::stage::readable(&text);
            assert!(!text.contains(TOKEN), "{text}");
        }
        for question in self.foreign.asked() {
            assert!(!question.everything.contains(TOKEN), "{question:#?}");
        }
    }
}
