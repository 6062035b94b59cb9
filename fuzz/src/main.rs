//! One target under libFuzzer, named by the variable `GONOGO_FUZZ`; `./test fuzz` runs them all.
#![cfg_attr(fuzzing, no_main)]

#[cfg(fuzzing)]
mod fuzzed {
    use std::sync::LazyLock;

    use gonogo::fuzzing::{TARGETS, target};
    use libfuzzer_sys::fuzz_target;

    /// The target, chosen once.
    static TARGET: LazyLock<fn(&[u8])> = LazyLock::new(|| {
        let name = std::env::var("GONOGO_FUZZ").unwrap_or_default();
        target(&name).unwrap_or_else(|| {
            let names = TARGETS.map(|(name, _)| name);
            panic!("GONOGO_FUZZ must be one of {names:?}")
        })
    });

    fuzz_target!(|bytes: &[u8]| TARGET(bytes));
}

/// Without the instruments there is nothing to run.
#[cfg(not(fuzzing))]
#[expect(clippy::disallowed_macros, reason = "a program of its own")]
fn main() {
    eprintln!("the fuzzer is built and run by `./test fuzz`");
}
