//! The commands `completions` and `man`: what is written once and read by other programs.

use super::Problem;
use super::outside::Outside;
use crate::cli::{self, Options, Shell};
use crate::exit::Exit;
use crate::locale::Words;

/// Prints the completion script of a shell.
pub(super) fn completions(
    outside: &Outside,
    options: &Options,
    shell: Shell,
) -> Result<Exit, Problem> {
    let script = cli::completions(shell, &Words::new(options.language));
    outside.console.result(&script)?;
    Ok(Exit::Go)
}

/// Prints the manual page.
pub(super) fn manual(outside: &Outside, options: &Options) -> Result<Exit, Problem> {
    outside
        .console
        .result(&cli::manual(&Words::new(options.language)))?;
    Ok(Exit::Go)
}
