//! What servers of figures answer, and what is made of it.

mod asking;
mod documents;
mod parsing;
mod patience;

/// A body that a server sent once, from `fixtures/metrics`.
macro_rules! sample {
    ($name:literal) => {
        include_bytes!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/fixtures/metrics/",
            $name
        ))
    };
}
use sample;
