//! The client against a server that misbehaves.

mod faults;
mod guarded;
mod redirects;
mod repeats;
mod secrets;
mod secure;
