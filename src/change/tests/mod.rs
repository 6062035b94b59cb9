//! What a change is: by labels, by messages, by files, and when it cannot be told.

mod labels;
mod mending;
mod range;
mod risk;
mod scene;
mod sections;
mod without_pull;
