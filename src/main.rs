//! The program: everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    let (world, arguments) = gonogo::World::real();
    ExitCode::from(gonogo::run(world, &arguments))
}
