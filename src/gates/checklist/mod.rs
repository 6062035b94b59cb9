//! Gate: checklist. Is every item of the release checklist done, truly?
//!
//! [`parse`](parse::parse) reads one Markdown text into items, headings and lints; [`judge`](judge::judge)
//! weighs documents against the policy's rules. Both are pure: texts, the template and what other gates
//! found come in as values, and the verdict leaves as typed reasons without words.

pub(crate) mod compare;
pub(crate) mod document;
pub(crate) mod glyphs;
pub(crate) mod judge;
pub(crate) mod marker;
pub(crate) mod not_applicable;
pub(crate) mod parse;

#[cfg(test)]
mod tests;
