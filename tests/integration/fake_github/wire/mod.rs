//! Everything between the socket and the state: what arrives, what is answered, what is noted
//! down, and what goes wrong on purpose.

pub(crate) mod access;
pub(crate) mod answer;
pub(crate) mod call;
pub(crate) mod deliver;
pub(crate) mod exchange;
pub(crate) mod faults;
pub(crate) mod log;
pub(crate) mod pace;
pub(crate) mod paging;
pub(crate) mod rules;
pub(crate) mod script;
pub(crate) mod server;
pub(crate) mod standing;
