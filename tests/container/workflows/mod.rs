//! The workflows that users copy, and those of this repository, carried out with their real events.

mod carried;
mod carry_out;
mod expressions;
mod happening;
mod stories;
mod tests;
