//! How long a request may take once it is its turn. Waiting for a slot costs nothing: it says how
//! much else is asked, and nothing about the server.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, timeout};

/// What is left of a request's time, for all its tries and the pauses between them.
pub(super) struct Patience {
    left: Option<Duration>,
    /// How many answers its origin had given to anybody when it was its turn first.
    heard: Option<u64>,
}

impl Patience {
    /// So long; `None`: without an end.
    pub(super) fn new(longest: Option<Duration>) -> Self {
        Self {
            left: longest,
            heard: None,
        }
    }

    /// Whether there is more than a pause takes.
    pub(super) fn outlasts(&self, pause: Duration) -> bool {
        self.left.is_none_or(|left| pause < left)
    }

    /// The outcome of something that takes time; `None` where it takes more than is left.
    pub(super) async fn within<T>(&mut self, work: impl Future<Output = T>) -> Option<T> {
        let Some(left) = self.left else {
            return Some(work.await);
        };
        let begun = Instant::now();
        let done = timeout(left, work).await.ok();
        self.left = match done {
            Some(_) => Some(left.saturating_sub(begun.elapsed())),
            None => Some(Duration::ZERO),
        };
        done
    }
}

/// What was heard from each origin. Where one let a request's whole time pass without a word to
/// anybody, those that still wait for their turn need not ask it, too: a server that is gone is
/// given up once, and not by one slot full of requests after the other.
#[derive(Default)]
pub(super) struct Heard(Mutex<HashMap<String, Origin>>);

#[derive(Clone, Copy, Default)]
struct Origin {
    answers: u64,
    is_gone: bool,
}

impl Heard {
    fn of<T>(&self, origin: &str, look: impl FnOnce(&mut Origin) -> T) -> T {
        let mut origins = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        look(origins.entry(origin.to_owned()).or_default())
    }

    /// It is a request's turn; `false` where its origin is given up.
    pub(super) fn may_ask(&self, origin: &str, patience: &mut Patience) -> bool {
        self.of(origin, |origin| {
            patience.heard.get_or_insert(origin.answers);
            if origin.is_gone && patience.left.is_some() {
                patience.left = Some(Duration::ZERO);
                return false;
            }
            true
        })
    }

    /// There was an answer.
    pub(super) fn answered(&self, origin: &str) {
        self.of(origin, |origin| {
            origin.answers += 1;
            origin.is_gone = false;
        });
    }

    /// There was none, whether or not there is time left for another try.
    pub(super) fn unanswered(&self, origin: &str, patience: &Patience) {
        let is_over = patience.left.is_some_and(|left| left.is_zero());
        self.of(origin, |origin| {
            origin.is_gone |= is_over && patience.heard == Some(origin.answers);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[tokio::test(start_paused = true)]
    async fn all_that_takes_time_is_taken_from_what_is_left() {
        let mut patience = Patience::new(Some(3 * SECOND));
        let work = |seconds: u32| async move {
            tokio::time::sleep(seconds * SECOND).await;
            seconds
        };
        assert_eq!(patience.within(work(2)).await, Some(2));
        assert!(!patience.outlasts(SECOND) && patience.outlasts(SECOND / 2));
        assert_eq!(patience.within(work(2)).await, None);
        assert!(!patience.outlasts(Duration::ZERO));
        let mut endless = Patience::new(None);
        assert_eq!(endless.within(work(10_000)).await, Some(10_000));
    }

    #[tokio::test(start_paused = true)]
    async fn an_origin_that_says_nothing_to_anybody_is_given_up() {
        let heard = Heard::default();
        let mut first = Patience::new(Some(SECOND));
        let mut second = Patience::new(Some(SECOND));
        assert!(heard.may_ask("a", &mut first) && heard.may_ask("a", &mut second));
        heard.unanswered("a", &first);
        assert!(heard.may_ask("a", &mut first), "there is time left");
        heard.answered("a");
        first.within(std::future::pending::<()>()).await;
        heard.unanswered("a", &first);
        assert!(heard.may_ask("a", &mut second), "others were answered");
        let mut third = Patience::new(Some(SECOND));
        assert!(heard.may_ask("a", &mut third));
        third.within(std::future::pending::<()>()).await;
        heard.unanswered("a", &third);
        assert!(heard.may_ask("b", &mut second), "another origin");
        assert!(heard.may_ask("a", &mut Patience::new(None)));
        assert!(!heard.may_ask("a", &mut second));
        assert!(!second.outlasts(Duration::ZERO), "and not asked again");
        heard.answered("a");
        assert!(heard.may_ask("a", &mut Patience::new(Some(SECOND))));
    }
}
