//! Time as a model: it passes only when all wait for what will never come.

use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use gonogo::Timer;
use tokio::sync::oneshot;

/// The time of a run's requests. It is up for all that are under way once as many of them are met
/// with silence; until then, others get their answers, however long these take to be made.
#[derive(Clone, Default)]
pub(crate) struct ModelTime(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    begun: usize,
    under_way: BTreeMap<usize, oneshot::Sender<()>>,
    silent: usize,
}

impl ModelTime {
    /// A request has come that gets no answer.
    pub(crate) fn falls(&self) {
        let mut state = self.state();
        state.silent += 1;
        state.pass();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().expect("no panic while locked")
    }
}

impl State {
    fn pass(&mut self) {
        if self.silent == 0 || self.silent < self.under_way.len() {
            return;
        }
        self.silent = 0;
        for (_, up) in std::mem::take(&mut self.under_way) {
            // Whoever has gone meanwhile waits no more.
            let _ = up.send(());
        }
    }
}

/// A request under way, until it is dropped.
struct UnderWay {
    time: ModelTime,
    number: usize,
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        let mut state = self.time.state();
        state.under_way.remove(&self.number);
        state.pass();
    }
}

impl Timer for ModelTime {
    fn is_up(&self, _: Duration) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        let (up, is_up) = oneshot::channel();
        let number = {
            let mut state = self.state();
            state.begun += 1;
            let number = state.begun;
            state.under_way.insert(number, up);
            number
        };
        let under_way = UnderWay {
            time: self.clone(),
            number,
        };
        Box::pin(async move {
            let _under_way = under_way;
            let _ = is_up.await;
        })
    }
}
