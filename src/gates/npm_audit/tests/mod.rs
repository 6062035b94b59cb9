//! The gate in its setting, and the rules of the design by name.

mod allowing;
mod asking;
mod deadlines;
mod judging;
mod properties;
mod scene;
mod sections;
mod unread;
