//! Work done beside: a second thread for who has much to do with one thing after the other.
//!
//! A run has one thread, since it waits more than it computes. Whole histories are the exception: tens of
//! thousands of messages are read while the walk looks for the next commits, and releases are written
//! while the next are put together. What is done is the same, in the same order, without the thread.

use std::sync::mpsc::{SyncSender, channel, sync_channel};
use std::thread::{Builder, JoinHandle};

/// So often things wait to be taken before whoever hands them over waits, too: memory has a limit.
const WAITING: usize = 4;

/// Work that takes one thing after the other.
pub(crate) trait Work: Send + 'static {
    /// What it takes.
    type Thing: Send + 'static;

    /// So many things go over together: each time wakes somebody up.
    const TOGETHER: usize;

    /// Takes one.
    fn take(&mut self, thing: Self::Thing);
}

/// Work that is done beside once there is more than one thing to do.
pub(crate) struct Beside<W: Work> {
    /// Here until a thread has it.
    work: Option<W>,
    thread: Option<Thread<W>>,
    has_begun: bool,
    /// What goes over next.
    next: Vec<W::Thing>,
}

/// A thread that does the work.
struct Thread<W: Work> {
    things: SyncSender<Vec<W::Thing>>,
    handle: JoinHandle<Option<W>>,
}

impl<W: Work> Beside<W> {
    /// Nothing is done yet.
    pub(crate) fn new(work: W) -> Self {
        Self {
            work: Some(work),
            thread: None,
            has_begun: false,
            next: Vec::new(),
        }
    }

    /// Hands a thing over. The first is done at once: who has only one needs no thread.
    pub(crate) fn give(&mut self, thing: W::Thing) {
        if let Some(work) = self.work.as_mut().filter(|_| !self.has_begun) {
            self.has_begun = true;
            return work.take(thing);
        }
        self.next.push(thing);
        if self.next.len() >= W::TOGETHER {
            if self.thread.is_none() {
                self.begin();
            }
            self.hand_over();
        }
    }

    fn hand_over(&mut self) {
        let things = std::mem::take(&mut self.next);
        match (&self.thread, &mut self.work) {
            // Nobody takes them where the work has panicked, which `done` passes on.
            (Some(thread), _) => drop(thread.things.send(things)),
            (None, Some(work)) => things.into_iter().for_each(|thing| work.take(thing)),
            (None, None) => {}
        }
    }

    /// Begins a thread. Where the machine gives none, the work stays here.
    fn begin(&mut self) {
        let (giver, work) = channel::<W>();
        let (things, taken) = sync_channel::<Vec<W::Thing>>(WAITING);
        let run = move || {
            let mut work = work.recv().ok()?;
            taken.iter().flatten().for_each(|thing| work.take(thing));
            Some(work)
        };
        if let Ok(handle) = Builder::new().spawn(run)
            && let Some(work) = self.work.take()
        {
            drop(giver.send(work));
            self.thread = Some(Thread { things, handle });
        }
    }

    /// The work, once all things are done.
    ///
    /// # Panics
    /// Where the work did.
    pub(crate) fn done(mut self) -> W {
        self.hand_over();
        let done = match self.thread {
            None => self.work,
            Some(Thread { things, handle }) => {
                drop(things);
                let joined = handle.join();
                joined.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            }
        };
        done.expect("the work is here, or a thread was given it")
    }
}

#[cfg(test)]
mod tests {
    use std::thread::{ThreadId, current};

    use super::*;

    #[derive(Default)]
    struct Sums {
        taken: Vec<u32>,
        threads: Vec<ThreadId>,
    }

    impl Work for Sums {
        type Thing = u32;

        const TOGETHER: usize = 3;

        fn take(&mut self, thing: u32) {
            assert_ne!(thing, 113, "unlucky");
            self.taken.push(thing);
            self.threads.push(current().id());
        }
    }

    fn done(things: std::ops::Range<u32>) -> Sums {
        let mut beside = Beside::new(Sums::default());
        things.for_each(|thing| beside.give(thing));
        beside.done()
    }

    #[test]
    fn everything_is_done_once_and_in_order() {
        for count in [0, 1, 2, 3, 4, 5, 100] {
            assert_eq!(done(0..count).taken, (0..count).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_few_things_need_no_thread_and_many_have_one() {
        let here = current().id();
        assert_eq!(done(0..3).threads, [here; 3]);
        let threads = done(0..9).threads;
        assert_eq!(threads[0], here);
        assert!(threads[1..].iter().all(|it| *it != here), "{threads:?}");
    }

    #[test]
    #[should_panic(expected = "unlucky")]
    fn a_panic_is_not_lost() {
        done(100..200);
    }
}
