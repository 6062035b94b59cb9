//! What every fake is: it stands on a local port until it is dropped, and is then held to its rules.

use std::ops::Deref;
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use tokio::sync::oneshot;

use super::answer::Answer;
use super::deliver::Delivery;
use super::exchange::manner_of;
use super::faults::Fault;
use super::server::{self, Answering};

/// Something pretended, as a hand on it that may be copied.
pub(crate) trait Pretended: Answering {
    /// What it is said of, when a rule was broken.
    const BROKEN: &'static str;

    /// It, at this address: scheme, host and port.
    fn at(origin: String) -> Self;

    /// What broke its rules so far; taking it away means it was meant.
    fn violations(&self) -> Vec<String>;

    /// Fails if a rule was broken.
    fn assert_rules(&self) {
        let violations = self.violations();
        let told = violations.join("\n");
        assert!(violations.is_empty(), "{}:\n{told}", Self::BROKEN);
    }
}

/// A running fake; it ends, and is held to its rules, when it is dropped.
pub(crate) struct Standing<Behind: Pretended> {
    behind: Behind,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl<Behind: Pretended> Standing<Behind> {
    /// Starts on any free port.
    pub(crate) fn start() -> Self {
        Self::start_on(0)
    }

    /// Starts on a given port, for programs that must know it beforehand.
    pub(crate) fn start_on(port: u16) -> Self {
        let listener = server::listen(port);
        let address = listener.local_addr();
        let address = address.expect("a bound socket has an address");
        let behind = Behind::at(format!("http://{address}"));
        let (stop, stopped) = oneshot::channel();
        let thread = server::start(listener, behind.clone(), stopped);
        Self {
            behind,
            stop: Some(stop),
            thread: Some(thread),
        }
    }
}

impl<Behind: Pretended> Deref for Standing<Behind> {
    type Target = Behind;

    fn deref(&self) -> &Behind {
        &self.behind
    }
}

impl<Behind: Pretended> Drop for Standing<Behind> {
    fn drop(&mut self) {
        drop(self.stop.take());
        let ended = self.thread.take().map(JoinHandle::join);
        if !std::thread::panicking() {
            assert!(
                !matches!(ended, Some(Err(_))),
                "the fake itself has panicked"
            );
            self.behind.assert_rules();
        }
    }
}

/// What hears that a request gets no answer.
type Heard = dyn Fn() + Send + Sync;

/// Tells one listener that a request has come that gets no answer in any time.
#[derive(Clone, Default)]
pub(crate) struct Silence(Arc<Mutex<Option<Arc<Heard>>>>);

impl Silence {
    /// Calls this from now on.
    pub(crate) fn tell(&self, heard: impl Fn() + Send + Sync + 'static) {
        *self.0.lock().expect("no panic while locked") = Some(Arc::new(heard));
    }

    /// Now one has come.
    pub(super) fn falls(&self) {
        let heard = self.0.lock().expect("no panic while locked").clone();
        if let Some(heard) = heard {
            heard();
        }
    }
}

/// An answer as a fault alters it, which may be none at all.
pub(crate) async fn deliver_with(
    fault: Option<Fault>,
    silence: &Silence,
    answer: impl FnOnce() -> Answer,
) -> Delivery {
    if matches!(fault, Some(Fault::Never)) {
        silence.falls();
        std::future::pending::<()>().await;
    }
    let answer = match &fault {
        Some(fault) => fault.alter(None, answer()),
        None => answer(),
    };
    if matches!(fault, Some(Fault::Drip(_))) {
        silence.falls();
    }
    Delivery {
        answer,
        manner: manner_of(fault.as_ref()),
    }
}
