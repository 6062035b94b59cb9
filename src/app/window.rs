//! placeholder
use super::Problem;
use super::outside::Outside;
use crate::cli::{Days, Options};
use crate::exit::Exit;
use jiff::Timestamp;
pub(super) fn run(
    _: &Outside,
    _: &Options,
    _: Option<Timestamp>,
    _: Option<Days>,
) -> Result<Exit, Problem> {
    Ok(Exit::Internal)
}
