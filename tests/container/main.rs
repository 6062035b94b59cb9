//! The image, built and run the way a runner does it, against a pretended GitHub.
//!
//! `./test` builds the image and says in the environment where it is (see [`buildah`]).

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on ends there"
)]
#![expect(
    clippy::disallowed_methods,
    reason = "tests make and read files, and the image's name is in the environment"
)]

mod action_file;
mod buildah;
mod command_files;
#[path = "../integration/fake_github/mod.rs"]
#[expect(dead_code, reason = "the integration tests use the rest")]
mod fake_github;
mod image;
mod runner;
mod story;

mod figures;
mod image_tests;
mod release_image;
mod run_tests;
mod workflows;
