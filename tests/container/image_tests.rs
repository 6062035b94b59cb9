//! What is in the image, and what is not.

use std::fs;

use crate::buildah::Container;
use crate::image::Image;

#[test]
fn the_image_holds_the_program_and_the_authorities_and_nothing_else() {
    let bundle = [
        "etc/",
        "etc/ssl/",
        "etc/ssl/certs/",
        "etc/ssl/certs/ca-certificates.crt",
    ];
    assert_eq!(Image::read().paths(), [&bundle[..], &["gonogo"]].concat());
}

#[test]
fn the_image_is_a_small_download() {
    let layers = Image::read().layers;
    assert!(layers.len() <= 2, "one layer beside the authorities");
    let size: u64 = layers.iter().map(|layer| layer.compressed_size).sum();
    assert!(size < 15_000_000, "{size} bytes");
}

#[test]
fn the_runner_starts_the_program_with_no_arguments_as_root_in_its_own_folder() {
    let image = Image::read();
    assert_eq!(image.entrypoint(), ["/gonogo"]);
    for setting in ["Cmd", "User", "WorkingDir", "Volumes", "ExposedPorts"] {
        assert!(
            image.config["config"][setting].is_null(),
            "{setting} is set"
        );
    }
}

#[test]
fn there_is_nothing_in_the_image_that_could_run_a_command() {
    let container = Container::create();
    for program in [
        "/bin/sh",
        "/bin/bash",
        "/bin/busybox",
        "/usr/bin/git",
        "/usr/bin/env",
        "sh",
    ] {
        let output = container.run(&[], &[program.to_owned()]);
        assert!(!output.status.success(), "{program} runs");
    }
}

#[test]
fn the_program_runs_as_a_command_too() {
    let program = ["/gonogo", "--version"].map(str::to_owned);
    let output = Container::create().run(&[], &program);
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert_eq!(
        printed.trim(),
        concat!("gonogo ", env!("CARGO_PKG_VERSION"))
    );
}

/// Where the last stage puts files, and what it starts.
fn last_stage(dockerfile: &str) -> Vec<String> {
    let path = format!("{}/{dockerfile}", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(path).unwrap();
    let mut stage = Vec::new();
    for line in text.lines() {
        match line.split_whitespace().collect::<Vec<_>>()[..] {
            ["FROM", "scratch"] => stage = vec!["FROM scratch".to_owned()],
            ["FROM", image, ..] => stage = vec![format!("FROM {image}")],
            ["COPY", .., target] => stage.push(format!("COPY {target}")),
            ["ARG", ..] | [] => {}
            [word, ..] if word.starts_with('#') => {}
            [..] => stage.push(line.to_owned()),
        }
    }
    stage
}

#[test]
fn the_image_built_from_source_is_put_together_like_the_published_one() {
    let published = last_stage("Dockerfile.binary");
    assert_eq!(last_stage("Dockerfile"), published);
    assert_eq!(published.first().map(String::as_str), Some("FROM scratch"));
}
