//! What a bad day of the network may and may not do: every read and every write of an ordinary
//! run, with every fault of the catalogue.

mod again;
mod audited;
mod demands;
mod figures;
mod limits;
mod lockfiles;
mod paths;
mod read;
mod reads;
mod registry;
mod scenarios;
mod signed;
mod versioned;
mod weights;
mod writes;

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How many cases run at once: most of them wait for an answer that never comes.
const AT_ONCE: usize = 12;

/// Runs every case, a few at a time, and fails with all that went wrong.
pub(crate) fn every<Case: Sync>(
    cases: &[Case],
    check: impl Fn(&Case) -> Result<(), String> + Sync,
) {
    let (next, wrong) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                while let Some(case) = cases.get(next.fetch_add(1, Ordering::SeqCst)) {
                    if let Err(fault) = check(case) {
                        wrong.lock().expect("no panic while locked").push(fault);
                    }
                }
            });
        }
    });
    let wrong = wrong.into_inner().expect("no panic while locked");
    assert!(
        wrong.is_empty(),
        "{} of {} cases:\n{}",
        wrong.len(),
        cases.len(),
        wrong.join("\n")
    );
}
