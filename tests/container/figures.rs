//! What a run costs: memory and own time of the image's program, up to its last request, when it has done nearly all.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::time::Duration;

use crate::image::Image;
use crate::story::{DONE, POLICY, Story};

/// The most memory of a process so far, in KiB.
fn most_memory(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmHWM:"))
        .unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// How long the threads of a process have been on a processor, in microseconds.
fn own_time(process: u32) -> u64 {
    let threads = fs::read_dir(format!("/proc/{process}/task")).unwrap();
    let nanoseconds = threads.map(|thread| {
        let path = thread.unwrap().path().join("schedstat");
        let text = fs::read_to_string(path).unwrap();
        text.split_whitespace()
            .next()
            .unwrap()
            .parse::<u64>()
            .unwrap()
    });
    nanoseconds.sum::<u64>() / 1000
}

/// Writes a figure where `./test` shows it.
fn show(line: &str) {
    if let Ok(path) = std::env::var("GONOGO_TEST_FIGURES") {
        let path = format!(
            "{path}/{}",
            line.split(':').next().unwrap().replace(' ', "-")
        );
        fs::write(path, format!("{line}\n")).unwrap();
    }
}

#[test]
fn a_run_on_a_pull_request_takes_little_memory_and_little_time_of_its_own() {
    let story = Story::new(POLICY, DONE);
    // As over a network: what was waited for is not the program's own time.
    story.github.answer_after(Duration::from_millis(100));
    let process = Arc::new(AtomicU32::new(0));
    let (memory, time) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicU64::new(0)));
    let (seen, most, own) = (Arc::clone(&process), Arc::clone(&memory), Arc::clone(&time));
    story
        .github
        .on("POST", "/repos/*/*/statuses/*")
        .before(move |_| {
            let process = seen.load(Ordering::SeqCst);
            most.store(most_memory(process), Ordering::SeqCst);
            own.store(own_time(process), Ordering::SeqCst);
        });
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("gonogo");
    Image::read().take_out("gonogo", &program);
    let finished = story
        .step()
        .run_program(&program, |id| process.store(id, Ordering::SeqCst));
    assert_eq!(finished.exit_code, Some(0), "{}", finished.log);
    let (memory, time) = (memory.load(Ordering::SeqCst), time.load(Ordering::SeqCst));
    show(&format!(
        "a run on a pull request: {memory} KiB, {} ms of its own",
        time / 1000
    ));
    assert!((1..20 * 1024).contains(&memory), "{memory} KiB");
    assert!((1..100_000).contains(&time), "{time} µs");
}

#[test]
fn the_image_is_as_small_as_it_is_said_to_be() {
    let layers = Image::read().layers;
    let size: u64 = layers.iter().map(|layer| layer.compressed_size).sum();
    show(&format!(
        "the image: {size} bytes to download in {} layers",
        layers.len()
    ));
    assert!(size < 15_000_000 && layers.len() <= 2);
}
