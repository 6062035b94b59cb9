//! Waiting, accounted for: one wait at a time and origin, all waits of the run within one cap.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::options::Pause;

/// Milliseconds that were waited for one origin so far: its clock, which only waiting moves.
type OriginClock = Arc<tokio::sync::Mutex<u64>>;

/// The waiting of a run.
pub(super) struct Pacing {
    pause: Arc<dyn Pause>,
    cap: u64,
    spent: AtomicU64,
    origins: Mutex<HashMap<String, OriginClock>>,
}

/// When a request was sent, by its origin's clock.
pub(super) struct SentAt {
    clock: OriginClock,
    waited: u64,
}

impl Pacing {
    pub(super) fn new(pause: Arc<dyn Pause>, cap: Duration) -> Self {
        Self {
            pause,
            cap: millis(cap),
            spent: AtomicU64::new(0),
            origins: Mutex::default(),
        }
    }

    /// To be called before sending. While somebody waits for this origin's rate limit, so does
    /// this: asking on would make it last longer.
    pub(super) async fn begin(&self, origin: &str) -> SentAt {
        let clock = {
            let mut origins = self.origins.lock().unwrap_or_else(PoisonError::into_inner);
            origins.entry(origin.to_owned()).or_default().clone()
        };
        let waited = *clock.lock().await;
        SentAt { clock, waited }
    }

    /// Waits until `length` has passed since the request was sent, counting what others waited
    /// for the same origin meanwhile. `false`: the run may not wait that long, and nothing was
    /// waited.
    pub(super) async fn wait(&self, sent: SentAt, length: Duration) -> bool {
        let mut clock = sent.clock.lock().await;
        let already = clock.saturating_sub(sent.waited);
        let missing = millis(length).saturating_sub(already);
        let spend = |spent: u64| spent.checked_add(missing).filter(|sum| *sum <= self.cap);
        let reserved = self
            .spent
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, spend);
        if reserved.is_err() {
            return false;
        }
        if missing > 0 {
            self.pause.pause(Duration::from_millis(missing)).await;
            *clock += missing;
        }
        true
    }
}

fn millis(length: Duration) -> u64 {
    u64::try_from(length.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::scripted::RecordedPause;
    use super::*;

    #[tokio::test]
    async fn what_others_waited_for_the_same_origin_counts() {
        let pause = RecordedPause::default();
        let pacing = Pacing::new(Arc::new(pause.clone()), Duration::from_secs(30));
        let first = pacing.begin("https://a.example").await;
        let second = pacing.begin("https://a.example").await;
        assert!(pacing.wait(first, Duration::from_secs(20)).await);
        assert!(pacing.wait(second, Duration::from_secs(25)).await);
        assert_eq!(pause.seconds(), [20.0, 5.0]);
    }

    #[tokio::test]
    async fn the_cap_holds_for_all_origins_together() {
        let pause = RecordedPause::default();
        let pacing = Pacing::new(Arc::new(pause.clone()), Duration::from_secs(30));
        let a = pacing.begin("https://a.example").await;
        let b = pacing.begin("https://b.example").await;
        let c = pacing.begin("https://c.example").await;
        assert!(pacing.wait(a, Duration::from_secs(20)).await);
        assert!(!pacing.wait(b, Duration::from_secs(11)).await);
        assert!(pacing.wait(c, Duration::from_secs(10)).await);
        assert_eq!(pause.seconds(), [20.0, 10.0]);
    }
}
