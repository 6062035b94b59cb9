//! How long to wait for people, and how often to look.

use jiff::SignedDuration;

use crate::policy::read::PolicyDuration;

/// The first pause.
const FIRST: SignedDuration = SignedDuration::from_secs(30);

/// Pauses grow up to this: a job that waits asks GitHub a dozen times an hour.
const LONGEST: SignedDuration = SignedDuration::from_mins(5);

/// The pauses of one wait. Time is counted by the pauses, not by a clock.
pub(super) struct Waiting {
    left: SignedDuration,
    most: SignedDuration,
    pause: SignedDuration,
}

impl Waiting {
    /// A wait of at most so long.
    pub(super) fn new(most: PolicyDuration) -> Self {
        let most = SignedDuration::from_secs(most.seconds().into());
        Self {
            left: most,
            most,
            pause: FIRST,
        }
    }

    /// The whole wait.
    pub(super) fn most(&self) -> SignedDuration {
        self.most
    }

    /// The next pause; `None` where the wait is over.
    pub(super) fn next(&mut self) -> Option<std::time::Duration> {
        if self.left <= SignedDuration::ZERO {
            return None;
        }
        let pause = self.pause.min(self.left);
        self.left -= pause;
        self.pause = (self.pause * 2).min(LONGEST);
        std::time::Duration::try_from(pause).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(wait: &str, expected: &[u64]) {
        let mut waiting = Waiting::new(wait.parse().unwrap());
        let pauses = std::iter::from_fn(|| waiting.next());
        let seconds: Vec<u64> = pauses.map(|pause| pause.as_secs()).collect();
        assert_eq!(seconds, expected, "{wait}");
    }

    #[test]
    fn pauses_grow_and_end_with_the_wait() {
        check("0s", &[]);
        check("10s", &[10]);
        check("30m", &[30, 60, 120, 240, 300, 300, 300, 300, 150]);
    }
}
