//! The policy file: YAML with places -> faults, all at once, or values that cannot be wrong.

pub(crate) mod argument;
pub(crate) mod document;
pub(crate) mod excerpt;
pub(crate) mod fault;
mod fault_kind;
pub(crate) mod node;
pub(crate) mod read;
mod readable;
pub(crate) mod schema;
pub(crate) mod source;
pub(crate) mod suggest;
mod syntax;
mod unusual_space;
mod version;
mod wording;
pub(crate) mod yaml;

#[cfg(test)]
mod document_tests;
#[cfg(test)]
mod excerpt_tests;
#[cfg(test)]
mod schema_tests;
#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests read the source")]
mod wording_tests;
#[cfg(test)]
mod yaml_tests;
