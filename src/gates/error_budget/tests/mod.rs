//! The gate in its setting, and the rules of the design by name.

mod believed;
mod drawn;
mod fitting;
mod leniency;
mod openslo;
mod reading;
mod recorded;
mod saved;
mod scene;
mod sections;
