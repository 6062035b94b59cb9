//! How long commands take, from start to exit, beside a peer and at three sizes.
//!
//! `cargo bench --bench commands` prints the table of `benches/README.md`. Runs alternate, so that
//! whatever else the machine does falls on all of them; the median counts.

#![expect(
    clippy::disallowed_methods,
    reason = "a benchmark reads the clock and writes its inputs"
)]
#![expect(
    clippy::disallowed_macros,
    clippy::print_stdout,
    reason = "a benchmark prints"
)]
#![allow(missing_docs, reason = "a program of its own")]

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const ROUNDS: usize = 21;

struct Case {
    name: String,
    command: Vec<String>,
}

fn main() {
    let folder = std::env::temp_dir().join(format!("gonogo-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the inputs");
    let cases = cases(&folder);
    let mut times: Vec<Vec<Duration>> = vec![Vec::new(); cases.len()];
    for round in 0..=ROUNDS {
        for (case, times) in cases.iter().zip(&mut times) {
            let took = run(case, &folder);
            // The first round warms the caches.
            if round > 0 {
                times.push(took);
            }
        }
    }
    println!("| what | median | fastest | slowest |\n|---|---|---|---|");
    for (case, times) in cases.iter().zip(&mut times) {
        times.sort_unstable();
        let shown = |duration: Option<&Duration>| {
            duration.map_or_else(String::new, |took| {
                format!("{:.1} ms", took.as_secs_f64() * 1e3)
            })
        };
        let median = times.get(times.len() / 2);
        println!(
            "| {} | {} | {} | {} |",
            case.name,
            shown(median),
            shown(times.first()),
            shown(times.last())
        );
    }
    let _ = std::fs::remove_dir_all(&folder);
}

fn run(case: &Case, folder: &Path) -> Duration {
    let (program, arguments) = case.command.split_first().expect("a program");
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
        matches!(code, Some(0 | 1 | 3)),
        "{} ended with {code:?}",
        case.name
    );
    took
}

fn cases(folder: &Path) -> Vec<Case> {
    let gonogo = env!("CARGO_BIN_EXE_gonogo");
    let case = |name: String, command: &[&str]| Case {
        name,
        command: command.iter().map(|word| (*word).to_owned()).collect(),
    };
    let write = |name: &str, text: String| {
        let path = folder.join(name);
        std::fs::write(&path, text).expect("an input file");
        path.display().to_string()
    };
    let mut cases = vec![
        case("`gonogo demo`, start to exit".to_owned(), &[gonogo, "demo"]),
        case(
            "`node -e 0`, start to exit".to_owned(),
            &["node", "-e", "0"],
        ),
    ];
    for (rules, calendars) in [(50, 12), (100, 25), (200, 50)] {
        let path = write(
            &format!("window-{rules}.yml"),
            window_policy(rules, calendars),
        );
        cases.push(case(
            format!("`gonogo window`, 400 days ahead, {rules} rules, {calendars} calendars"),
            &[
                gonogo,
                "window",
                "--policy",
                &path,
                "--at",
                "2026-11-20T15:04+01:00",
            ],
        ));
    }
    for items in [2_500, 5_000, 10_000] {
        let path = write(&format!("list-{items}.md"), checklist(items));
        cases.push(case(
            format!("`gonogo checklist`, {items} items"),
            &[gonogo, "checklist", &path, "--format", "json"],
        ));
    }
    cases
}

/// Deny rules of every kind; the last `calendars` of them are calendars.
fn window_policy(rules: usize, calendars: usize) -> String {
    let mut text = String::from("timezone: Europe/Paris\ndeny:\n");
    for rule in 0..rules - calendars {
        let day = ["mon", "tue", "wed", "thu", "fri"][rule % 5];
        let minute = rule % 60;
        let _ = writeln!(
            text,
            "  - {{ id: w{rule}, weekly: {{ days: [{day}], from: \"02:{minute:02}\", to: \"03:{minute:02}\" }} }}"
        );
    }
    for calendar in 0..calendars {
        let day = 1 + calendar % 28;
        let _ = writeln!(
            text,
            "  - {{ id: c{calendar}, ical: {{ text: \"BEGIN:VCALENDAR\\nVERSION:2.0\\nPRODID:-//x//y//EN\\n\
             BEGIN:VEVENT\\nUID:{calendar}@x\\nDTSTART;TZID=Europe/Paris:202601{day:02}T040000\\n\
             DURATION:PT1H\\nRRULE:FREQ=WEEKLY;BYDAY=MO,TH\\nEND:VEVENT\\nEND:VCALENDAR\\n\" }} }}"
        );
    }
    text
}

fn checklist(items: usize) -> String {
    let mut text = String::new();
    for item in 0..items {
        if item % 50 == 0 {
            let _ = writeln!(text, "\n## Part {}\n", item / 50);
        }
        let mark = if item % 3 == 0 { 'x' } else { ' ' };
        let _ = writeln!(
            text,
            "- [{mark}] Item {item} with **bold** and a [link](https://x.example) @alice"
        );
    }
    text
}
