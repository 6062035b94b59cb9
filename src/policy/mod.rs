//! The policy file: YAML with places -> faults, all at once, or values that cannot be wrong.

pub(crate) mod argument;
pub(crate) mod fault;
mod fault_kind;
pub(crate) mod node;
pub(crate) mod read;
pub(crate) mod source;
mod suggest;
mod syntax;
pub(crate) mod yaml;

#[cfg(test)]
mod yaml_tests;
