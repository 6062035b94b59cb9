//! `gonogo notes` and `gonogo next-version` beside `git log` and `git-cliff`, in turns, on the same
//! clones.
//!
//! - `cargo bench --bench notes` makes clones of 2,000, 25,000 and 80,000 commits, and one with 10,000
//!   tags.
//! - `cargo bench --bench notes -- CLONE…` takes real ones.
//!
//! `GIT_CLIFF` names git-cliff's program, or several with `:` between them; without it, git-cliff is
//! left out. Memory is the peak of the process by `/usr/bin/time`; without that program the column is
//! empty.

#![expect(
    clippy::disallowed_methods,
    reason = "a benchmark reads the clock, starts programs and makes clones"
)]
#![expect(
    clippy::disallowed_macros,
    clippy::print_stdout,
    reason = "a benchmark prints"
)]
#![allow(missing_docs, reason = "a program of its own")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

const ROUNDS: usize = 5;

/// Longer no program is waited for, in seconds.
const LIMIT: &str = "400";

const OURS: &str = env!("CARGO_BIN_EXE_gonogo");

/// The exit code of a NO-GO.
const NO_GO: i32 = 1;

/// What takes so long is measured once.
const SLOW: Duration = Duration::from_secs(30);

/// What is measured: a name, and the command.
type Row = (String, Vec<String>);

fn main() {
    let scratch = std::env::temp_dir().join(format!("gonogo-notes-bench-{}", std::process::id()));
    std::fs::create_dir_all(&scratch).expect("a folder for the inputs");
    let arguments = std::env::args().skip(1).filter(|it| it != "--bench");
    let named: Vec<PathBuf> = arguments.map(PathBuf::from).collect();
    let clones = match named.is_empty() {
        true => [(2_000, 100), (25_000, 100), (80_000, 100), (25_000, 10_000)]
            .map(|(commits, tags)| clone(&scratch, commits, tags))
            .to_vec(),
        false => named,
    };
    println!(
        "| clone | work | program | times `git log`, fastest of each | fastest | median | slowest | peak memory | beside `git log` |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    for clone in &clones {
        measure(clone, &scratch);
    }
    let _ = std::fs::remove_dir_all(&scratch);
}

/// One clone, every program in turns.
fn measure(clone: &Path, scratch: &Path) {
    let last = last_tag(clone);
    for (work, range, rows) in [
        ("whole history", "HEAD".to_owned(), whole()),
        ("since the last tag", format!("{last}..HEAD"), unreleased()),
        ("next version", format!("{last}..HEAD"), next()),
    ] {
        let log = words(&["git", "log", "--format=%H%n%an%n%ae%n%B", &range]);
        let mut all: Vec<Row> = vec![("`git log`".to_owned(), log)];
        all.extend(rows);
        let mut times: Vec<Vec<(Duration, u64)>> = vec![Vec::new(); all.len()];
        let mut given_up = vec![false; all.len()];
        for round in 0..=ROUNDS {
            for (number, (_, command)) in all.iter().enumerate() {
                // What takes very long is measured once, and what takes longer than that never ends.
                let is_slow = times[number].first().is_some_and(|it| it.0 >= SLOW);
                if is_slow || given_up[number] {
                    continue;
                }
                // The first round warms what the system keeps of files.
                match run(command, clone, scratch) {
                    Some(took) if round > 0 || took.0 >= SLOW => times[number].push(took),
                    Some(_) => {}
                    None => given_up[number] = true,
                }
            }
        }
        tell(clone, work, &all, times);
    }
}

fn tell(clone: &Path, work: &str, all: &[Row], mut times: Vec<Vec<(Duration, u64)>>) {
    let clone = clone
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let mut log = None;
    for ((name, _), times) in all.iter().zip(&mut times) {
        times.sort_unstable();
        let Some(&(fastest, _)) = times.first() else {
            println!("| {clone} | {work} | {name} | more than {LIMIT} s, or refused | | | | | |");
            continue;
        };
        let seconds = |time: Duration| format!("{:.3} s", time.as_secs_f64());
        let memory = times.iter().map(|it| it.1).min().unwrap_or_default() / 1024;
        let (log, log_memory) = *log.get_or_insert((fastest, memory));
        println!(
            "| {clone} | {work} | {name} | {:.2} | {} | {} | {} | {memory} MB | {:+} MB |",
            fastest.as_secs_f64() / log.as_secs_f64(),
            seconds(fastest),
            seconds(times[times.len() / 2].0),
            times.last().map_or_else(String::new, |it| seconds(it.0)),
            i64::try_from(memory).unwrap_or(i64::MAX) - i64::try_from(log_memory).unwrap_or(0),
        );
    }
}

fn whole() -> Vec<Row> {
    let ours = words(&[OURS, "notes", "--all", "--quiet"]);
    rows("`gonogo notes --all`", ours, &[])
}

fn unreleased() -> Vec<Row> {
    let ours = words(&[OURS, "notes", "--quiet"]);
    rows("`gonogo notes`", ours, &["--unreleased"])
}

fn next() -> Vec<Row> {
    let ours = words(&[OURS, "next-version"]);
    rows("`gonogo next-version`", ours, &["--bumped-version"])
}

fn rows(name: &str, ours: Vec<String>, arguments: &[&str]) -> Vec<Row> {
    let mut rows = vec![(name.to_owned(), ours)];
    let peers = std::env::var("GIT_CLIFF").unwrap_or_default();
    for peer in peers.split(':').filter(|peer| !peer.is_empty()) {
        let version = Command::new(peer).arg("--version").output();
        let version = version.map(|it| String::from_utf8_lossy(&it.stdout).trim().to_owned());
        let mut command = vec![peer.to_owned(), "--offline".to_owned()];
        command.extend(words(arguments));
        rows.push((version.unwrap_or_else(|_| peer.to_owned()), command));
    }
    rows
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// The tag that the peers and we begin at: the highest stable version.
fn last_tag(clone: &Path) -> String {
    let ours = Command::new(OURS)
        .args(["notes", "--quiet", "--format", "json"])
        .current_dir(clone)
        .output()
        .expect("gonogo runs");
    let text = String::from_utf8_lossy(&ours.stdout).into_owned();
    let said: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    said["previous"]
        .as_str()
        .expect("a clone with a version")
        .to_owned()
}

/// Runs a command to its end: how long it took, and its peak memory in KiB; `None` where it failed.
fn run(command: &[String], folder: &Path, scratch: &Path) -> Option<(Duration, u64)> {
    let figures = scratch.join("figures");
    let timer = Path::new("/usr/bin/time");
    let mut whole: Vec<String> = Vec::new();
    if timer.exists() {
        let figures = figures.display().to_string();
        whole.extend(words(&[
            "/usr/bin/time",
            "-f",
            "%M",
            "-o",
            &figures,
            "timeout",
            LIMIT,
        ]));
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
    let memory = std::fs::read_to_string(&figures).unwrap_or_default();
    let memory = memory
        .lines()
        .last()
        .and_then(|line| line.trim().parse().ok());
    // That a version cannot be is an answer, too.
    let is_ours = command.first().is_some_and(|it| it == OURS);
    let answers =
        |status: ExitStatus| status.success() || (is_ours && status.code() == Some(NO_GO));
    status
        .is_ok_and(answers)
        .then(|| (took, memory.unwrap_or(0)))
}

/// A clone with so many commits, an eighth of them merges, and so many tags, made by `git fast-import`.
fn clone(scratch: &Path, commits: usize, tags: usize) -> PathBuf {
    let folder = scratch.join(format!("{commits} commits, {tags} tags"));
    std::fs::create_dir_all(&folder).expect("a folder");
    let git = |arguments: &[&str]| {
        let status = Command::new("git")
            .args(arguments)
            .current_dir(&folder)
            .status();
        assert!(
            status.is_ok_and(|status| status.success()),
            "git {arguments:?}"
        );
    };
    git(&["init", "-q", "--bare", "."]);
    let mut import = Command::new("git")
        .args(["fast-import", "--quiet"])
        .current_dir(&folder)
        .stdin(Stdio::piped())
        .spawn()
        .expect("git is installed");
    let mut input = std::io::BufWriter::new(import.stdin.take().expect("a pipe"));
    let kinds = [
        "feat(cart)",
        "fix",
        "chore",
        "docs",
        "feat!",
        "Plain words about",
        "refactor(api)",
    ];
    let each = (commits / tags).max(1);
    for number in 1..=commits {
        let kind = kinds[number % kinds.len()];
        let message = format!(
            "{kind}: change number {number} of this history (#{number})\n\nWhy it was made, in some words that nobody reads \
             again,\nand in a second line.\n\nSigned-off-by: Somebody <{}@example.com>\n",
            number % 97
        );
        let who = number % 97;
        let at = 1_500_000_000 + number * 600;
        write!(
            input,
            "commit refs/heads/main\nmark :{number}\nauthor Person {who} <{who}@example.com> {at} +0000\ncommitter \
             Person {who} <{who}@example.com> {at} +0000\ndata {}\n{message}",
            message.len()
        )
        .expect("git reads");
        if number > 1 {
            writeln!(input, "from :{}", number - 1).expect("git reads");
        }
        if number > 8 && number % 8 == 0 {
            writeln!(input, "merge :{}", number - 3).expect("git reads");
        }
        writeln!(input, "M 100644 inline file{}\ndata 2\nx\n", number % 50).expect("git reads");
        if number % each == 0 && number + 20 < commits {
            writeln!(
                input,
                "reset refs/tags/v1.{}.0\nfrom :{number}\n",
                number / each
            )
            .expect("git reads");
        }
    }
    drop(input);
    assert!(
        import.wait().is_ok_and(|status| status.success()),
        "fast-import"
    );
    git(&["gc", "-q"]);
    git(&["symbolic-ref", "HEAD", "refs/heads/main"]);
    folder
}
