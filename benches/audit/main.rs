//! `gonogo audit` beside `npm audit` and `audit-ci`, in turns, against the same registry.
//!
//! - `cargo bench --bench audit` makes projects of 250, 1,500 and 3,000 packages and a registry of its
//!   own that knows advisories about a part of them.
//! - `cargo bench --bench audit -- --registry ADDRESS FOLDER…` takes real projects and a registry that
//!   runs already.
//!
//! npm starts with an empty cache each time, as on a CI runner. Memory is the peak of the process (and
//! its children) by `/usr/bin/time`; without that program the column is empty.

#![expect(
    clippy::disallowed_methods,
    reason = "a benchmark reads the clock, starts programs and serves its own registry"
)]
#![expect(
    clippy::disallowed_macros,
    clippy::print_stdout,
    reason = "a benchmark prints"
)]
#![allow(missing_docs, reason = "a program of its own")]

mod registry;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use registry::{project, serve};

const ROUNDS: usize = 5;

/// A program that audits a project.
struct Tool {
    name: &'static str,
    command: fn(&Setting, round: usize) -> Vec<String>,
}

struct Setting {
    registry: String,
    scratch: PathBuf,
    audit_ci: Option<PathBuf>,
}

const TOOLS: [Tool; 4] = [
    Tool {
        name: "`gonogo audit`",
        command: |setting, _| {
            words(
                &[
                    env!("CARGO_BIN_EXE_gonogo"),
                    "audit",
                    "--format",
                    "json",
                    "--registry",
                ],
                setting,
            )
        },
    },
    Tool {
        name: "`gonogo audit --npm-compatible`",
        command: |setting, _| {
            let gonogo = env!("CARGO_BIN_EXE_gonogo");
            words(
                &[
                    gonogo,
                    "audit",
                    "--npm-compatible",
                    "--format",
                    "npm",
                    "--registry",
                ],
                setting,
            )
        },
    },
    Tool {
        name: "`npm audit`",
        command: |setting, round| {
            let mut command = words(&["npm", "audit", "--json", "--registry"], setting);
            command.extend(cache(setting, round));
            command
        },
    },
    Tool {
        name: "`audit-ci`",
        command: |setting, round| {
            let Some(program) = &setting.audit_ci else {
                return Vec::new();
            };
            let program = program.display().to_string();
            let mut command = words(
                &[&program, "--low", "--output-format", "json", "--registry"],
                setting,
            );
            // It starts npm, which reads this variable.
            command.splice(0..0, ["env".to_owned(), cache_variable(setting, round)]);
            command
        },
    },
];

fn words(command: &[&str], setting: &Setting) -> Vec<String> {
    let mut command: Vec<String> = command.iter().map(|word| (*word).to_owned()).collect();
    command.push(setting.registry.clone());
    command
}

/// Our own registry tells each project of its own packages only, by the size in the address.
fn of_project(setting: &Setting, folder: &Path) -> Setting {
    let name = folder
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let size = name
        .as_deref()
        .and_then(|name| name.strip_suffix(" packages"));
    Setting {
        registry: match size {
            Some(size) => format!("{}{size}/", setting.registry),
            None => setting.registry.clone(),
        },
        scratch: setting.scratch.clone(),
        audit_ci: setting.audit_ci.clone(),
    }
}

fn cache(setting: &Setting, round: usize) -> [String; 2] {
    let folder = setting.scratch.join(format!("cache-{round}"));
    ["--cache".to_owned(), folder.display().to_string()]
}

fn cache_variable(setting: &Setting, round: usize) -> String {
    let folder = setting.scratch.join(format!("cache-ci-{round}"));
    format!("npm_config_cache={}", folder.display())
}

fn main() {
    let scratch = std::env::temp_dir().join(format!("gonogo-audit-bench-{}", std::process::id()));
    std::fs::create_dir_all(&scratch).expect("a folder for the inputs");
    let (registry, folders) = projects(&scratch);
    let setting = Setting {
        registry,
        audit_ci: audit_ci(&scratch),
        scratch: scratch.clone(),
    };
    println!(
        "| project | tool | median | fastest | slowest | peak memory | time of `npm audit` | memory of `npm audit` |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    for folder in &folders {
        measure(folder, &setting);
    }
    let _ = std::fs::remove_dir_all(&scratch);
}

/// One project, every tool in turns.
fn measure(folder: &Path, setting: &Setting) {
    let setting = &of_project(setting, folder);
    let mut times: Vec<Vec<(Duration, u64)>> = vec![Vec::new(); TOOLS.len()];
    for round in 0..=ROUNDS {
        for (tool, times) in TOOLS.iter().zip(&mut times) {
            let command = (tool.command)(setting, round);
            if command.is_empty() {
                continue;
            }
            let took = run(&command, folder, setting);
            // The first round warms what the system keeps of files.
            if round > 0 {
                times.push(took);
            }
        }
        for name in [format!("cache-{round}"), format!("cache-ci-{round}")] {
            let _ = std::fs::remove_dir_all(setting.scratch.join(name));
        }
    }
    let median = |times: &mut Vec<(Duration, u64)>| {
        times.sort_unstable();
        times.get(times.len() / 2).copied()
    };
    let npm = times.get_mut(2).and_then(median);
    let project = folder
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    for (tool, times) in TOOLS.iter().zip(&mut times) {
        let Some((time, memory)) = median(times) else {
            println!(
                "| {} | {} | not measured | | | | | |",
                project.clone().unwrap_or_default(),
                tool.name
            );
            continue;
        };
        let seconds = |time: Duration| format!("{:.3} s", time.as_secs_f64());
        let ratio = npm.map_or(String::new(), |(npm, npm_memory)| {
            let time = npm.as_secs_f64() / time.as_secs_f64();
            let memory = npm_memory as f64 / memory.max(1) as f64;
            format!("{time:.0} times | {memory:.0} times")
        });
        println!(
            "| {} | {} | {} | {} | {} | {} MB | {ratio} |",
            project.clone().unwrap_or_default(),
            tool.name,
            seconds(time),
            times.first().map_or_else(String::new, |it| seconds(it.0)),
            times.last().map_or_else(String::new, |it| seconds(it.0)),
            memory / 1024,
        );
    }
}

/// Runs a command to its end: how long it took, and its peak memory in KiB.
fn run(command: &[String], folder: &Path, setting: &Setting) -> (Duration, u64) {
    let figures = setting.scratch.join("figures");
    let timer = Path::new("/usr/bin/time");
    let mut whole: Vec<String> = Vec::new();
    if timer.exists() {
        let words = [
            "/usr/bin/time",
            "-f",
            "%M",
            "-o",
            &figures.display().to_string(),
        ]
        .map(str::to_owned);
        whole.extend(words);
    }
    whole.extend_from_slice(command);
    let (program, arguments) = whole.split_first().expect("a program");
    let start = Instant::now();
    let status = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    let took = start.elapsed();
    let code = status.ok().and_then(|status| status.code());
    assert!(
        matches!(code, Some(0 | 1)),
        "{command:?} ended with {code:?}"
    );
    let memory = std::fs::read_to_string(&figures).unwrap_or_default();
    let memory = memory
        .lines()
        .last()
        .and_then(|line| line.trim().parse().ok());
    (took, memory.unwrap_or(0))
}

/// The registry's address and the projects: those that were named, else our own.
fn projects(scratch: &Path) -> (String, Vec<PathBuf>) {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|it| it != "--bench")
        .collect();
    if let [flag, registry, folders @ ..] = arguments.as_slice()
        && flag == "--registry"
    {
        return (
            registry.clone(),
            folders.iter().map(PathBuf::from).collect(),
        );
    }
    let folders = [250, 1_500, 3_000].map(|size| {
        let folder = scratch.join(format!("{size} packages"));
        std::fs::create_dir_all(&folder).expect("a folder");
        let (manifest, lockfile) = project(size);
        std::fs::write(folder.join("package.json"), manifest).expect("a manifest");
        std::fs::write(folder.join("package-lock.json"), lockfile).expect("a lockfile");
        folder
    });
    (serve(), folders.to_vec())
}

/// `audit-ci` of npm's registry, installed for this run.
fn audit_ci(scratch: &Path) -> Option<PathBuf> {
    let folder = scratch.join("tools");
    std::fs::create_dir_all(&folder).ok()?;
    let status = Command::new("npm")
        .args(["install", "--no-audit", "--no-fund", "--prefix"])
        .arg(&folder)
        .arg("audit-ci@7.1.0")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    let program = folder.join("node_modules/.bin/audit-ci");
    (status.is_ok_and(|status| status.success()) && program.exists()).then_some(program)
}
