//! The five gates of a pull request at once: what they ask GitHub for, and how long that takes.

use std::time::{Duration, Instant};

use super::error_budget::figures::Figures;
use super::error_budget::stage::{now, objective};
use super::events::pushed_to;
use super::npm_audit::project::Project;
use super::runner::{Step, TUESDAY, action};
use super::{acme, ending};
use crate::fake_github::FakeGithub;
use crate::fake_github::wire::log::longest_chain;
use crate::fake_prometheus::FakePrometheus;
use crate::fake_registry::FakeRegistry;

/// How long the model of GitHub takes for each answer.
const LATENCY: Duration = Duration::from_millis(100);

/// So many requests a run may make. Files that are read at the same time are one question.
const MOST: usize = 15;

struct Scene {
    github: FakeGithub,
    registry: FakeRegistry,
    prometheus: FakePrometheus,
}

fn scene() -> Scene {
    let (registry, prometheus) = (FakeRegistry::start(), FakePrometheus::start());
    #[expect(clippy::cast_precision_loss, reason = "seconds since 1970")]
    prometheus.at(now() as f64);
    Figures::of(&prometheus, "api").left(62.1);
    let slo: String = objective("api", "")
        .replace("PROMETHEUS", prometheus.origin())
        .lines()
        .map(|line| format!("    {line}\n"))
        .collect();
    let policy = format!(
        "version: 1\ntimezone: Europe/Paris\ngates:\n  checklist:\n    sources: [pull-request]\n  \
         window:\n    deny:\n      - {{ id: friday, weekly: {{ days: [fri], from: \"00:00\", to: \"24:00\" }} }}\n  \
         npm-audit:\n    registry: {}\n  sign-off:\n    roles:\n      qa: {{ users: [quinn] }}\n  \
         error-budget:\n    slos:\n{slo}",
        registry.origin()
    );
    let github = FakeGithub::start();
    let shop = acme(&github);
    shop.file_on("main", ".github/gonogo.yml", &policy);
    for (path, text) in Project::new().files("") {
        shop.file_on("main", &path, &text);
    }
    github.id_of("quinn");
    shop.open_pull_request(7)
        .by("alice")
        .described("- [x] rollback tried\n")
        .changing("a.txt", "a");
    Scene {
        github,
        registry,
        prometheus,
    }
}

impl Scene {
    fn step(&self) -> Step {
        let hosts = format!("{}\n{}", self.registry.host(), self.prometheus.host());
        action(&self.github, pushed_to(&self.github, 7))
            .at(TUESDAY)
            .input("allow-hosts", &hosts)
    }
}

#[test]
#[expect(clippy::disallowed_macros, reason = "a measurement is shown")]
fn five_gates_wait_for_github_and_for_hardly_anything_else() {
    // What a process reads once, such as certificates, is not measured.
    assert_eq!(ending(&scene().step().run()), (0, "hold"));
    let scene = scene();
    scene.github.answer_after(LATENCY);
    let began = Instant::now();
    let ended = scene.step().run();
    let took = began.elapsed();
    assert_eq!(ending(&ended), (0, "hold"), "{}", ended.everything());
    let requests = scene.github.requests();
    let told: Vec<String> = requests
        .iter()
        .map(|request| format!("{} {}", request.method, request.path))
        .collect();
    let reads = requests
        .iter()
        .take_while(|request| request.method == "GET" || request.path == "/graphql");
    let reads: Vec<_> = reads.cloned().collect();
    let (before, all) = (longest_chain(&reads), longest_chain(&requests));
    let waited = LATENCY * u32::try_from(all).expect("few");
    eprintln!(
        "{} requests, {before} one after the other before writing, {all} with writing: {took:.0?}, \
         {:.2} times the waiting",
        requests.len(),
        took.as_secs_f64() / waited.as_secs_f64(),
    );
    assert!(requests.len() <= MOST, "{told:#?}");
    assert!(before <= 3, "{told:#?}");
    // A busy machine, and a build without optimisation, are slower; the figure above is what is claimed.
    assert!(took < waited * 5, "{took:?} for {waited:?} of waiting");
}

#[test]
fn a_pull_request_of_many_commits_on_which_nobody_spoke_costs_no_more() {
    let scene = scene();
    let shop = acme(&scene.github);
    for number in 0..60 {
        shop.push_to_pull_request(7, &[(&format!("{number}.txt"), "x")]);
    }
    let ended = scene.step().run();
    assert_eq!(ending(&ended), (0, "hold"), "{}", ended.everything());
    let requests = scene.github.requests().len();
    assert!(requests <= MOST, "{requests} requests");
}
