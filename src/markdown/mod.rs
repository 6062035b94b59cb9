//! Walking Markdown the way GitHub reads it: blocks with their place and offsets, and the plain text in them.
//!
//! Shared by everything that reads text written by people. It knows CommonMark and GitHub's extensions
//! (tables, strike-through, footnotes), and nothing of what the text is for. No recursion and no
//! expressions on lines, so neither nesting nor length can exhaust the stack or the clock.

pub(crate) mod blocks;
pub(crate) mod html;
mod html_ends;
pub(crate) mod prose;
pub(crate) mod references;
pub(crate) mod source;
pub(crate) mod strike;
mod walker;

pub(crate) use blocks::{Block, Inline, Place, walk};
pub(crate) use prose::Prose;
pub(crate) use source::{MarkdownError, Source};
