//! The program under test, as a person starts it.

use std::path::Path;
use std::process::{Command, Output};

/// Runs it in a folder to its end, with these variables and no others.
pub(crate) fn gonogo(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gonogo"));
    command.current_dir(folder).args(arguments);
    command.env_clear().envs(variables.iter().copied());
    command.output().unwrap()
}
