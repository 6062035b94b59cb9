//! When answers go out: at once, after a while, or in lockstep.
//!
//! In lockstep answers are held until nothing more arrives, then all go out together. Requests
//! that the client sends without waiting for each other then overlap for certain, however fast the
//! fake is, and the longest chain of the log is the number of round trips.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tokio::time::sleep;

/// How long an answer waits.
#[derive(Clone, Copy, Default)]
pub(crate) enum Pace {
    #[default]
    AtOnce,
    /// So long after the request has come: a network far away.
    After(Duration),
    /// Until nothing has arrived for that long.
    WhenQuietFor(Duration),
}

/// The pace that is set, and the count of arrivals.
#[derive(Default)]
pub(crate) struct Pacemaker {
    pace: Mutex<Pace>,
    arrivals: AtomicU64,
}

impl Pacemaker {
    pub(crate) fn set(&self, pace: Pace) {
        *self.pace.lock().expect("no panic while locked") = pace;
    }

    pub(crate) fn arrived(&self) {
        self.arrivals.fetch_add(1, Ordering::SeqCst);
    }

    /// Returns when the answer may go out.
    pub(crate) async fn wait(&self) {
        let pace = *self.pace.lock().expect("no panic while locked");
        match pace {
            Pace::AtOnce => {}
            Pace::After(delay) => sleep(delay).await,
            Pace::WhenQuietFor(quiet) => loop {
                let before = self.arrivals.load(Ordering::SeqCst);
                sleep(quiet).await;
                if self.arrivals.load(Ordering::SeqCst) == before {
                    break;
                }
            },
        }
    }
}
