//! The program: everything is in the library.

use std::process::ExitCode;

/// In place of musl's own, under whose one lock two threads wait for each other.
#[cfg(target_env = "musl")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let (world, arguments) = gonogo::World::real();
    ExitCode::from(gonogo::run(world, &arguments))
}
